/// Names a job for ever. Written `job_42`; read with or without the prefix.
package struct JobID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package var number: Int64

    package init(_ number: Int64) { self.number = number }

    package init?(_ text: some StringProtocol) {
        let digits = text.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
        let isPrefixed = text.hasPrefix("job_") || text.hasPrefix("trace_")
        guard let number = Int64(digits), number > 0, isPrefixed || !text.contains("_") else { return nil }
        self.number = number
    }

    package var description: String { "job_\(number)" }
    /// The trace of a job carries its number: `trace_42`.
    package var trace: String { "trace_\(number)" }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// Where a job stands. One that waits for its next attempt is `queued` with a `retryAt`.
package enum JobState: String, CaseIterable, Sendable, Codable {
    case queued, running, completed, failed, cancelled

    /// Whether nothing more happens by itself; an operator may still retry the job.
    package var isFinal: Bool { self == .completed || self == .failed || self == .cancelled }
}

/// How large a share of the queue a job's flow gets.
package enum Priority: String, CaseIterable, Sendable, Codable { case low, normal, high }

/// Where an answer came from, if not from a model.
package enum CacheResult: String, CaseIterable, Sendable, Codable {
    case miss, exact, semantic
    /// The last good answer, given because nothing else could be had; marked so to the user.
    case stale
}

/// One request for a feature, as lists show it: everything but its texts.
package struct Job: Hashable, Sendable, Identifiable {
    package var id: JobID
    package var state: JobState
    package var tenant: String
    package var feature: String
    package var priority: Priority
    /// The LLM that gave the answer, `nil` until one did.
    package var model: String?
    /// The other LLMs that were called for it: hedges, guards, judges, first tiers, whoever failed before.
    package var otherModels: [String]
    package var provider: String?
    package var tier: Tier?
    /// Executions begun, crashes included.
    package var attempts: Int
    package var createdAt: Timestamp
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    /// When a queued job is next due, if it has been tried before.
    package var retryAt: Timestamp?
    package var deadline: Timestamp
    package var usage: Usage
    /// What we pay; `nil` is unknown, not free.
    package var cost: Money?
    /// What the tenant pays: held while unfinished, charged when completed, 0 when released.
    package var credits: Credits
    package var cache: CacheResult
    /// 0…1, `nil` where nothing is known.
    package var confidence: Double?
    package var error: JobError?
    /// Why the model stopped, where it gave the answer; `nil` where nobody knows.
    package var finishReason: InferenceResponse.FinishReason?
    package var promptName: String
    package var promptVersion: Int
    package var isCancelRequested: Bool
    /// Grows by one with each change of the row; an action on a row presents the version it saw.
    package var version: Int64

    /// Whether its answer reached the most tokens that it could have: what would have followed is missing.
    package var isCutForLength: Bool { state == .completed && finishReason == .length }
    /// Whether it waits for a model to be loaded; `error` says which, `retryAt` when that is thought to be done.
    package var isWarming: Bool { state == .queued && error?.code == JobError.warmingCode }
    /// Whether it waits until a model that failed lately is asked again; `error` says which, `retryAt` when that is.
    package var isHeldUp: Bool { state == .queued && error?.code == JobError.unavailableCode }

    package init(
        id: JobID, state: JobState, tenant: String, feature: String, priority: Priority = .normal,
        model: String? = nil, provider: String? = nil, tier: Tier? = nil, attempts: Int = 0, createdAt: Timestamp,
        startedAt: Timestamp? = nil, finishedAt: Timestamp? = nil, retryAt: Timestamp? = nil, deadline: Timestamp,
        usage: Usage = .absent, cost: Money? = nil, credits: Credits = .zero, cache: CacheResult = .miss,
        confidence: Double? = nil, error: JobError? = nil, promptName: String = "", promptVersion: Int = 0,
        isCancelRequested: Bool = false, version: Int64 = 1, otherModels: [String] = [],
        finishReason: InferenceResponse.FinishReason? = nil
    ) {
        self.finishReason = finishReason
        self.id = id
        self.state = state
        self.tenant = tenant
        self.feature = feature
        self.priority = priority
        self.model = model
        self.otherModels = otherModels
        self.provider = provider
        self.tier = tier
        self.attempts = attempts
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.retryAt = retryAt
        self.deadline = deadline
        self.usage = usage
        self.cost = cost
        self.credits = credits
        self.cache = cache
        self.confidence = confidence
        self.error = error
        self.promptName = promptName
        self.promptVersion = promptVersion
        self.isCancelRequested = isCancelRequested
        self.version = version
    }
}

extension Job {
    /// Whether there is anything to stop; who was asked to stop already is not asked again.
    package var canBeCancelled: Bool { !state.isFinal && !isCancelRequested }
    /// Whether it ended without an answer.
    package var canBeRetried: Bool { state == .failed || state == .cancelled }
}
