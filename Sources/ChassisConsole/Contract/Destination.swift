package import ChassisCore
import ChassisStore

/// Where a drill leads. The way back restores both screens as they were.
package enum Destination: Hashable, Sendable {
    /// - Parameters:
    ///   - filter: In the filter grammar; `nil` keeps the one that is applied.
    ///   - select: The row the cursor goes to, if it is there.
    case jobs(filter: String?, select: JobID?)
    /// - Parameters:
    ///   - among: The rows it was opened from, in their order, for next and previous.
    ///   - list: What they are a part of, where there is more of it.
    case trace(JobID, among: [JobID], of: JobList? = nil)
    case traces(filter: String?)
    case costs
    case overview
    /// - Parameters:
    ///   - run: Opened, if it is there; its suite is shown.
    ///   - sample: Opened in it.
    case evals(run: EvalRunID?, sample: String?)
    /// Opened, if it is there; the open flags when `nil`.
    case review(FlagID?)
    /// The cursor goes to the version in force of this prompt.
    case prompts(name: String?)

    var screen: ScreenName {
        switch self {
        case .jobs: .jobs
        case .trace, .traces: .traces
        case .costs: .costs
        case .overview: .overview
        case .evals: .evals
        case .review: .review
        case .prompts: .prompts
        }
    }
}

/// A list of jobs of which only a part is held.
package struct JobList: Hashable, Sendable {
    var filter: JobFilter
    var sort: JobSort
    /// Rows before the part that is held.
    var offset: Int
    /// Rows of the whole list.
    var total: Int
}

extension Destination {
    /// The place that a screen is to begin at, as it is typed: a job's id, a trace's, a flag's, a run's, a prompt's name.
    ///
    /// - Returns: `nil` for what names nothing on that screen.
    package init?(_ text: String, on screen: ScreenName) {
        switch screen {
        case .jobs:
            guard let id = JobID(text) else { return nil }
            self = .jobs(filter: nil, select: id)
        case .traces:
            guard let id = JobID(text) else { return nil }
            self = .trace(id, among: [id])
        case .review:
            guard let id = FlagID(text) else { return nil }
            self = .review(id)
        case .evals:
            guard let id = EvalRunID(text) else { return nil }
            self = .evals(run: id, sample: nil)
        case .prompts: self = .prompts(name: text)
        case .overview, .costs: return nil
        }
    }

    /// What `--select` takes on a screen, for messages; `nil` where there is nothing to select.
    package static func example(on screen: ScreenName) -> String? {
        switch screen {
        case .jobs: "a job's id, for example job_42"
        case .traces: "a trace's id, for example trace_42"
        case .review: "a flag's id, for example flag_7"
        case .evals: "an eval run's id, for example run_7"
        case .prompts: "a prompt's name"
        case .overview, .costs: nil
        }
    }
}
