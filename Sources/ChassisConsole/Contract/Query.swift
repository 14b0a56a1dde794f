import ChassisCore
import ChassisStore

/// A question to the store. Values only; the driver adds the time.
enum Query: Hashable, Sendable {
    case jobs(JobsRequest)
    case jobsByID([JobID])
    case trace(JobID)
    case searchTraces(words: String, limit: Int)
    case costs(CostDimension, since: Timestamp, until: Timestamp)
    case costSeries(bucket: Duration, since: Timestamp, until: Timestamp, only: CostSlice?)
    case queueSummary
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
    case trace(Trace?)
    case found([JobID])
    case costs([CostRow])
    case costSeries([CostPoint])
    case queueSummary(QueueSummary)
    case outcomes(JobAction, [JobID: ActionOutcome])
    case failed(message: String, remedy: String?)
}

struct CostPoint: Hashable, Sendable {
    var start: Timestamp
    var cost: Money
}
