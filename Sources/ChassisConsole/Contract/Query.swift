import ChassisCore
import ChassisStore

/// A question to the store. Values only; the driver adds the time.
enum Query: Hashable, Sendable {
    case jobs(JobsRequest)
    case jobsByID([JobID])
    /// The job after another one in a list, or the one before it.
    case neighbour(of: JobID, isAfter: Bool, JobFilter, JobSort)
    case trace(JobID)
    case searchTraces(words: String, limit: Int)
    case costs(CostDimension, since: Timestamp, until: Timestamp)
    case costSeries(bucket: Duration, since: Timestamp, until: Timestamp, only: CostSlice?)
    /// What tenants' jobs called, oldest first, from behind a trace on; how many traces to look at.
    case pricedAttempts(since: Timestamp, after: Int64, limit: Int)
    case queueSummary
    /// Jobs that ended, and how, over time.
    case activity(bucket: Duration, since: Timestamp, until: Timestamp)
    /// Of the last jobs that ended; how many of them to look at.
    case latency(last: Int)
    /// Of tenants' jobs that failed since then; how many of the newest to look at.
    case failureReasons(since: Timestamp, last: Int)
    /// The open ones, and the newest resolved.
    case flags
    /// The newest of every suite, newest first.
    case evalRuns
    case evalRun(EvalRunID, against: EvalRunID?)
    case suites
    case suite(String)
    /// Every version of every prompt.
    case promptVersions
    /// Of every prompt, newest first.
    case activations
    /// The open ones.
    case driftAlerts
    /// Of models that are not always loaded.
    case modelLoads
    /// The models that are asked last because they fail.
    case modelOutages
}

/// A window of a list of jobs.
struct JobsRequest: Hashable, Sendable {
    var filter: JobFilter
    var sort: JobSort
    /// Rows before the window.
    var offset: Int
    var limit: Int
    /// The window is moved so that this job is in it, when its place can be told.
    var around: JobID?
}

struct CostSlice: Hashable, Sendable {
    var dimension: CostDimension
    var name: String
}

/// What the store said.
enum Answer: Sendable {
    case jobs(TableWindow<Job>)
    /// Those that exist, in no order.
    case jobsByID([JobID: Job])
    /// `nil` where the list ends.
    case neighbour(JobID?)
    case trace(Trace?)
    case found([JobID])
    case costs([CostRow])
    case costSeries([CostPoint])
    case priced(PricedPortion)
    case queueSummary(QueueSummary)
    case activity([ActivityPoint])
    case latency(LatencySummary)
    case failureReasons([FailureReason])
    case flags([FlaggedAnswer])
    case evalRuns([RunFigures])
    case evalRun(RunDetail?)
    case suites([SuiteSummary])
    case suite(GoldenSuite?)
    case promptVersions([PromptVersionStatus])
    case activations([Activation])
    case driftAlerts([DriftAlert])
    case modelLoads([String: ModelLoadFigures])
    case modelOutages([String: ModelOutage])
    case commanded(Command, CommandResult)
    case outcomes(JobAction, [JobID: ActionOutcome])
    case failed(Failure)
}

/// Why a question has no answer: the two parts of every operator error.
struct Failure: Hashable, Sendable {
    var message: String
    var remedy: String?
}

struct CostPoint: Hashable, Sendable {
    var start: Timestamp
    var cost: Money
}

extension Answer {
    /// Whether it says what became of an action: such an answer always arrives, whatever was asked since.
    var isOfAction: Bool {
        switch self {
        case .outcomes, .commanded: true
        default: false
        }
    }
}
