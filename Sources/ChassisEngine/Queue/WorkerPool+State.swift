import ChassisCore
import ChassisStore

/// What a pool knows of the jobs it works.
extension WorkerPool {
    struct Running {
        var queue: JobQueue
        var tenant: String
        var fence: Int64
        /// What its slot is counted under, and since when.
        var key: String
        var begun: Int64
        var cancel: CancelFlag
        var task: Task<Void, Never>?
    }

    /// What a pool has of one queue.
    struct Lane {
        /// Claimed, and waiting for a slot.
        var ahead: [ClaimedJob] = []
        var running = 0
        /// A moving mean of what a job takes, in milliseconds.
        var typicalMilliseconds = 200.0
        /// Why the last claim failed; `nil` when it didn't.
        var obstacle: StoreError?
    }

    struct State {
        var running: [JobID: Running] = [:]
        var standard = Lane()
        var evals = Lane()
        /// Whether jobs are being claimed, which have no slot yet and come before others.
        var isClaiming = false
        var settling = 0
        /// What could not be settled yet, by its fence: answers that wait for the store keep their jobs.
        var unsettled: [JobID: Int64] = [:]
        /// Why the last of these was not taken.
        var settleFailure: StoreError?
        /// When the leases were renewed last.
        var renewed: Timestamp?
        var jump = ClockJump()
        var isStopping = false
        /// When the claim loop last went round, in monotonic nanoseconds.
        var lastRound: Int64?
        /// Holds a slot for each attempt that runs, displaced ones among them, and for each request that is being
        /// admitted to one.
        var bulkhead: Bulkhead
        var models = FirstModels.none
        /// Whether the claim loop waits for jobs alone: it has looked, and a slot that becomes free changes nothing.
        var hasEnoughSlots = false
        /// When to look again for jobs of models that have slots left.
        var nextLook: Int64 = 0
        /// Somebody may have come since the last look.
        var isLookDue = false

        /// Whether any runs or waits here for a slot.
        func hasJobs(of tenant: String) -> Bool {
            running.values.contains { $0.tenant == tenant } || standard.ahead.contains { $0.job.tenant == tenant }
        }

        var obstacle: StoreError? {
            standard.obstacle ?? evals.obstacle ?? (unsettled.isEmpty ? nil : settleFailure)
        }

        subscript(queue: JobQueue) -> Lane {
            get { queue == .standard ? standard : evals }
            set { if queue == .standard { standard = newValue } else { evals = newValue } }
        }
    }
}
