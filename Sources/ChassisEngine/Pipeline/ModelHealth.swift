package import ChassisCore
import Synchronization

/// A circuit breaker and a latency watch for each model, as this process sees them; what others see is told apart (`news`).
///
/// Three failures in a row, or a `retry-after`, open a model's breaker: 5 s, doubled with each further failure up to
/// 2 minutes. After that it is half open: exactly one call gets through, and what becomes of it closes or opens it again.
/// A job that failed on a model may be the cause. Other jobs probe first, and its further failures don't lengthen the wait.
package final class ModelHealth: Sendable {
    /// Whether a model may be asked.
    package enum Standing: Hashable, Sendable {
        case closed
        /// One call may try.
        case halfOpen
        /// Nobody may ask for `wait`; while another call tries, that is the most it may take.
        case open(wait: Duration)
    }

    struct Record {
        var failures = 0
        /// Open or half open when set: from then on one call may try.
        var openUntil: Int64?
        /// The call that tries, by when its place is free again if nothing is heard of it.
        var probeUntil: Int64?
        /// Moving means of what a call takes, in milliseconds: of the last few, and of the last hundred or so.
        var recent = 0.0
        var usual = 0.0
        var samples = 0
        /// Jobs that failed since the last success.
        var blamed: Set<JobID> = []
        /// What the last failure was.
        var reason = ""
        /// Whether others think that the breaker is open, and whether they have yet to hear how it stands.
        var isTold = false
        var hasNews = false
    }

    static let failuresToOpen = 3
    /// A probe that nobody hears of again must not keep a model out for good.
    private static let longestProbe: Int64 = 120_000_000_000
    /// For how long a half open model is kept for jobs that have not failed on it.
    private static let precedence: Int64 = 2_000_000_000
    private static let mostBlamed = 1000
    let records = Mutex<[String: Record]>([:])
    /// The schemas that models' services refuse.
    let schemas = SchemaRefusals()
    /// What is loaded. One that is being loaded is well.
    package let warmth = ModelWarmth()

    package init() {}

    /// Of all models.
    func forget() { forget(records.withLock { Array($0.keys) }) }

    /// Of models that are not what they were.
    func forget(_ models: [String]) {
        schemas.forget()
        records.withLock { records in
            for model in models {
                let isTold = records[model]?.isTold == true
                records[model] = isTold ? Record(isTold: true, hasNews: true) : nil
            }
        }
    }

    /// - Parameter now: Monotonic nanoseconds, here and below.
    /// - Parameter job: Who asks; one that has failed on the model lets others try first.
    package func standing(of model: String, for job: JobID? = nil, at now: Int64) -> Standing {
        records.withLock { Self.standing($0[model], job, now) }
    }

    /// Whether a call may be tried. Keeps no place for it, unlike `admit`: for calls that can be done without.
    package func isHealthy(_ model: String, at now: Int64) -> Bool {
        if case .open = standing(of: model, at: now) { false } else { true }
    }

    private static func standing(_ record: Record?, _ job: JobID?, _ now: Int64) -> Standing {
        guard let record, var until = record.openUntil else { return .closed }
        if let job, record.blamed.contains(job) { until += precedence }
        if until > now { return .open(wait: .nanoseconds(until - now)) }
        if let probe = record.probeUntil, probe > now { return .open(wait: .seconds(1)) }
        return .halfOpen
    }

    /// Lets a call through or not. One that is let through must end in `ended`.
    ///
    /// - Returns: What the standing was; after `.halfOpen` all others are kept out until this call has ended.
    package func admit(_ model: String, for job: JobID? = nil, at now: Int64) -> Standing {
        records.withLock { records in
            let standing = Self.standing(records[model], job, now)
            if standing == .halfOpen { records[model]?.probeUntil = now + Self.longestProbe }
            return standing
        }
    }

    /// Says what came of a call; whoever was let through says it here.
    ///
    /// - Parameters:
    ///   - failure: `nil` where it was answered.
    ///   - took: What the call took; `nil` keeps the latency watch out of it.
    ///   - isHurried: Whether the job had less time left than the model usually gets.
    ///   - job: Whose call it was, if it was one job's.
    package func ended(
        _ model: String, _ failure: ProviderError?, took: Duration? = nil, isHurried: Bool = false,
        of job: JobID? = nil, at now: Int64
    ) {
        guard let failure else { return succeeded(model, took: took) }
        if failure.isOfJob(isHurried: isHurried) { released(model) } else { failed(model, failure, of: job, at: now) }
    }

    /// The call told nothing about the model: it was cancelled, or lost a race.
    package func released(_ model: String) {
        records.withLock { $0[model]?.probeUntil = nil }
    }

    /// - Parameter took: What the call took; `nil` keeps the latency watch out of it.
    package func succeeded(_ model: String, took: Duration? = nil) {
        records.withLock { records in
            var record = records[model] ?? Record()
            if record.openUntil != nil || record.isTold { record.hasNews = true }
            (record.failures, record.openUntil, record.probeUntil) = (0, nil, nil)
            record.blamed = []
            if let took {
                let milliseconds = Double(took.milliseconds)
                record.samples += 1
                let share = 1 / Double(record.samples)
                record.recent += (milliseconds - record.recent) * max(share, 0.3)
                record.usual += (milliseconds - record.usual) * max(share, 0.02)
            }
            records[model] = record
        }
    }

    /// What a call's failure says of the model. That it is being loaded is no failure of its, nor that it was asked
    /// something it can't take: one tenant's bad request must not keep the others from it.
    package func failed(_ model: String, _ error: ProviderError, of job: JobID? = nil, at now: Int64) {
        if error.isLoading {
            warmth.toldCold(model, wait: error.retryAfter)
            released(model)
        } else if error.refusesRequest {
            released(model)
        } else {
            failed(model, retryAfter: error.retryAfter, reason: error.gist, of: job, at: now)
        }
    }

    /// - Parameters:
    ///   - retryAfter: As the service asked for it, two minutes at most; opens the breaker at once.
    ///   - reason: For operators.
    package func failed(
        _ model: String, retryAfter: Duration?, reason: String = "", of job: JobID? = nil, at now: Int64
    ) {
        records.withLock { records in
            var record = records[model] ?? Record()
            let hasFailedBefore = job.map { record.blamed.contains($0) } ?? false
            if let job, record.blamed.count < Self.mostBlamed { record.blamed.insert(job) }
            if !hasFailedBefore || record.openUntil == nil { record.failures += 1 }
            record.probeUntil = nil
            if let retryAfter {
                record.openUntil = now + min(retryAfter, .seconds(120)).nanoseconds
            } else if record.failures >= Self.failuresToOpen || record.openUntil != nil {
                let doublings = min(max(0, record.failures - Self.failuresToOpen), 5)
                record.openUntil = now + Int64(min(5 << doublings, 120)) * 1_000_000_000
            }
            record.reason = reason
            record.hasNews = record.hasNews || record.openUntil != nil
            records[model] = record
        }
    }

    /// What a model's calls take lately and usually, when lately is an outlier: three times the usual, and a second
    /// more. `nil` for one that is as quick as ever, or whose calls are too few to say.
    package func slowness(of model: String) -> (recent: Duration, usual: Duration)? {
        records.withLock { records in
            guard let record = records[model], record.samples >= 10, record.recent > 3 * record.usual,
                record.recent > record.usual + 1000
            else { return nil }
            return (.milliseconds(Int64(record.recent)), .milliseconds(Int64(record.usual)))
        }
    }
}

extension ProviderError {
    /// Whether it says nothing of the model: somebody took the call back, or too little time was left, which is the job's
    /// trouble.
    func isOfJob(isHurried: Bool) -> Bool {
        kind == .cancelled || kind == .timedOut(.deadline) || isHurried && kind == .timedOut(.total)
    }
}

extension ProviderError {
    /// In few words and without the service's own, which may repeat what it was asked.
    var gist: String { if case .status(let status, _) = kind { "HTTP \(status)" } else { code } }
}

extension Result where Failure == ProviderError {
    /// Why there is no answer; `nil` where there is one.
    var failure: ProviderError? { if case .failure(let error) = self { error } else { nil } }
}
