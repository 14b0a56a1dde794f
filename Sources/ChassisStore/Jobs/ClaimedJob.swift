package import ChassisCore

/// A job leased to a worker, with all that it needs to run it.
package struct ClaimedJob: Sendable {
    @Boxed package var job: Job
    /// Presented with every later write; grows with each claim, so an old holder is refused.
    package var fence: Int64
    /// Empty when the input is no longer kept.
    package var sealedInput: [UInt8]
    package var maxAttempts: Int
    /// What the job is fixed to, whatever the workspace says meanwhile; encrypted. `nil` for a tenant's job.
    package var sealedPin: [UInt8]?
    /// What the client named, where that was a model or a tier.
    package var asked: String?
    /// Attempts before this one whose workers went silent: nobody knows what they spent. The next settlement tells.
    package var lostAttempts: Int

    package var lease: Lease { Lease(id: job.id, fence: fence) }

    package init(
        job: Job, fence: Int64, sealedInput: [UInt8], maxAttempts: Int, sealedPin: [UInt8]? = nil, asked: String? = nil,
        lostAttempts: Int = 0
    ) {
        self.job = job
        self.fence = fence
        self.sealedInput = sealedInput
        self.maxAttempts = maxAttempts
        self.sealedPin = sealedPin
        self.asked = asked
        self.lostAttempts = lostAttempts
    }
}

/// The right to write a job's result.
package struct Lease: Sendable, Hashable {
    package var id: JobID
    package var fence: Int64

    package init(id: JobID, fence: Int64) {
        self.id = id
        self.fence = fence
    }
}

/// What a worker that renews a lease hears of it.
package enum LeaseStatus: Sendable, Hashable {
    case held
    /// Still held; the operator wants the job to stop.
    case cancelRequested
    /// Somebody else has the job, or it has ended: stop, nothing you write will be taken.
    case lost
}
