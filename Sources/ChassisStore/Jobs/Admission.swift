package import ChassisCore

/// All that one accepted request needs to become a job.
package struct Admission: Sendable {
    package var tenant: Tenant
    package var plan: Plan
    /// The feature's name.
    package var feature: String
    /// What the client named, where that was a model or a tier.
    package var asked: String?
    /// Held now, charged when the job completes; 0 or more.
    package var credits: Credits
    package var promptName: String
    package var promptVersion: Int
    package var priority: Priority
    package var maxAttempts: Int
    package var deadline: Timestamp
    package var idempotencyKey: IdempotencyKey?
    /// Tells two requests with the same key apart. Keyed, because short inputs can be guessed from a plain hash.
    package var requestHash: [UInt8]
    /// The input, encrypted.
    package var sealedInput: [UInt8]
    package var webhook: SealedWebhook?
    /// What the client wants back with the job, encrypted.
    package var sealedMetadata: [UInt8]?
    /// Tokens that the job may use, for limits per minute.
    package var estimatedTokens: Int64
    /// Unfinished jobs in the whole workspace; `plan.maxQueuedJobs` holds for the tenant.
    package var maxQueuedJobs: Int
    package var now: Timestamp
    /// Monotonic milliseconds, by which limits fill: the time of day may be put back and forward.
    package var moment: Int64?
    package var queue: JobQueue
    /// For requests whose client may send them again without a key of its own.
    package var retrying: Retrying?
    /// Whether the request waits for the job's answer. Then a key whose job ended without one, through no fault of the
    /// request, starts a new job.
    package var isAwaited = false
    /// Whether it is one of many that nobody waits for: it leaves half of its tenant's limits to those that somebody
    /// waits for.
    package var isBackground = false
    /// A keyed hash of the conversation that the job is a turn of.
    package var conversation: [UInt8]?
    /// Who takes the job at once, when nobody waits for a turn before it.
    package var claimant: Claimant?

    package init(
        tenant: Tenant, plan: Plan, feature: String, credits: Credits, promptName: String, promptVersion: Int,
        priority: Priority, maxAttempts: Int, deadline: Timestamp, idempotencyKey: IdempotencyKey? = nil,
        requestHash: [UInt8], sealedInput: [UInt8], webhook: SealedWebhook? = nil, sealedMetadata: [UInt8]? = nil,
        estimatedTokens: Int64 = 0, maxQueuedJobs: Int, now: Timestamp,
        queue: JobQueue
    ) {
        self.tenant = tenant
        self.plan = plan
        self.feature = feature
        self.credits = credits
        self.promptName = promptName
        self.promptVersion = promptVersion
        self.priority = priority
        self.maxAttempts = maxAttempts
        self.deadline = deadline
        self.idempotencyKey = idempotencyKey
        self.requestHash = requestHash
        self.sealedInput = sealedInput
        self.webhook = webhook
        self.sealedMetadata = sealedMetadata
        self.estimatedTokens = estimatedTokens
        self.maxQueuedJobs = maxQueuedJobs
        self.now = now
        self.queue = queue
    }
}

extension Admission {
    /// How much of a limit of its tenant's is there for it; 1 or more.
    func share(of limit: Int) -> Int { isBackground ? max(1, limit / 2) : limit }
}

/// A worker with a free slot.
package struct Claimant: Sendable {
    /// The process, for people to read.
    package var owner: String
    /// How long it may go without renewing.
    package var lease: Duration
    /// Whether the slot is one that others can't have: then the job passes theirs, if its tenant has no other job.
    package var isGuest: Bool

    package init(owner: String, lease: Duration, isGuest: Bool = false) {
        self.owner = owner
        self.lease = lease
        self.isGuest = isGuest
    }
}

/// The job that a request became, or the one that it was already.
package enum AdmissionOutcome: Sendable {
    case admitted(Job)
    /// Admitted, and leased to the claimant in the same transaction.
    case begun(ClaimedJob)
    /// The same request came before, with the same key; nothing was written.
    case existing(Job)

    /// As it was admitted, begun, or found.
    package var job: Job {
        switch self {
        case .admitted(let job), .existing(let job): job
        case .begun(let claimed): claimed.job
        }
    }
}
