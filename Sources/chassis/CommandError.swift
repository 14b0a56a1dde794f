import ChassisCore

/// What commands themselves find wrong.
enum CommandError: OperatorError {
    case noWorkspace(String)
    case unknownStore(String)
    case unknownJob(String)
    case unknownTrace(String)
    /// The job is there; its trace is not.
    case noTrace(Job)
    case badFile(String, String)
    case badLine(String)
    case jobEnded(JobID, JobState, JobError?)
    case refused(String, remedy: String)
    case noTerminal(String, String?)

    var code: String {
        switch self {
        case .noWorkspace: "no_workspace"
        case .unknownStore: "unknown_store"
        case .unknownJob: "unknown_job"
        case .unknownTrace: "unknown_trace"
        case .noTrace: "no_trace"
        case .badFile: "bad_file"
        case .badLine: "bad_line"
        case .jobEnded(_, _, let error): error?.code ?? "job_ended"
        case .refused: "refused"
        case .noTerminal: "no_terminal"
        }
    }

    var message: String {
        switch self {
        case .noWorkspace(let here): "There is no chassis.yaml in \(here) or above it."
        case .unknownStore(let url): "The store '\(url)' is not one that Chassis knows; it takes sqlite:PATH."
        case .unknownJob(let id): "There is no job '\(id)'."
        case .unknownTrace(let id): "There is no trace '\(id)'."
        case .noTrace(let job):
            "The trace of \(job.id) is not there any more: it is past its retention."
        case .badFile(let path, let why): "\(path) can't be read: \(why)."
        case .badLine(let what): what
        case .jobEnded(let id, let state, let error):
            "\(id) is \(state.rawValue)." + (error.map { " \($0.message)" } ?? "")
        case .refused(let what, _), .noTerminal(let what, _): what
        }
    }

    var remedy: String? {
        switch self {
        case .noWorkspace: "make one: chassis init DIR — or name one: --workspace DIR"
        case .unknownStore: "for example: --store sqlite:/var/lib/chassis/chassis.sqlite"
        case .unknownJob: "list them: chassis jobs list"
        case .unknownTrace: "list them: chassis traces list"
        case .noTrace(let job): "see how the job stands: chassis jobs show \(job.id)"
        case .badFile(_, "no such file"): "name a file that is there"
        case .badFile(_, "no permission"): "let this user read it: chmod, or another user"
        case .badFile, .badLine: nil
        case .jobEnded(let id, _, let error): error?.remedy ?? "see what happened: chassis traces show \(id.trace)"
        case .refused(_, let remedy): remedy
        case .noTerminal(_, let remedy): remedy
        }
    }
}
