package import ChassisCore

/// Why the store refused or failed, as facts.
package enum StoreError: OperatorError, Hashable {
    /// The file can't be opened; the reason is SQLite's or the system's.
    case cannotOpen(path: String, reason: String)
    case missing(path: String)
    case notADatabase(path: String)
    /// Another program's SQLite file.
    case foreign(path: String)
    case newer(path: String, found: Int, supported: Int)
    /// Of an earlier version of Chassis, and not converted.
    case older(path: String, found: Int, supported: Int)
    /// It can't be converted, because another process has it open.
    case inUse(path: String, found: Int, supported: Int)
    /// Why it can't be written.
    case readOnly(path: String, reason: String)
    /// It can't be written, and SQLite can't read its log without.
    case unreadableLog(path: String)
    case diskFull(path: String)
    /// Another process held the write lock for five seconds.
    case busy(path: String)
    /// A process has it open, and what is to be done can't be done beside it.
    case isOpen(path: String, process: Int32)
    case damaged(path: String, reason: String)
    /// `fsync` failed: what is on disk is unknown until the file is opened again.
    case notSynced(path: String, reason: String)
    /// The path leads to another file than the one that is open, or to none.
    case replaced(path: String, isGone: Bool)
    case closed

    case jobNotFound(JobID)
    case versionChanged(JobID)
    case wrongState(JobID, JobState, action: String)
    /// The lease was lost, or the job has ended: nothing was written.
    case staleFence(JobID)
    case inputGone(JobID)
    /// The job is an item of a batch that has its output already.
    case batchEnded(JobID, batch: Int64)
    case flag(FlagRefusal)
    case alertNotFound(Int64)
    /// Somebody activated another version of the prompt meanwhile.
    case activationChanged(String)
    case eval(EvalRefusal)

    case insufficientCredits(tenant: String, needed: Credits, available: Credits)
    /// More was to be taken back than the tenant has beside its holds.
    case overdrawn(tenant: String, taken: Credits, available: Credits)
    case rateLimited(RateRefusal)
    case queueFull(limit: Int)
    case tenantQueueFull(tenant: String, limit: Int)
    case idempotencyConflict(JobID)
    /// The key of a grant was used before for another amount.
    case grantConflict(tenant: String, granted: Credits)
    case emptyTenant
    case unknownTenant(String)
    /// What is to be erased would be written again by jobs that still run.
    case tenantBusy(tenant: String, jobs: Int)
    case invalid(String)
    case failed(code: Int, reason: String)

    package var code: String {
        switch self {
        case .cannotOpen, .missing, .notADatabase, .foreign, .unreadableLog: "store_cannot_open"
        case .newer: "store_newer"
        case .older: "store_older"
        case .inUse, .isOpen: "store_in_use"
        case .readOnly: "store_read_only"
        case .diskFull: "store_disk_full"
        case .busy: "store_busy"
        case .damaged: "store_damaged"
        case .notSynced: "store_not_synced"
        case .replaced: "store_replaced"
        case .closed: "store_closed"
        case .jobNotFound: "job_not_found"
        case .versionChanged, .activationChanged: "version_changed"
        case .wrongState: "wrong_state"
        case .staleFence: "stale_fence"
        case .inputGone: "input_gone"
        case .batchEnded: "batch_ended"
        case .flag(let refusal): refusal.code
        case .alertNotFound: "alert_not_found"
        case .eval(let refusal): refusal.code
        case .insufficientCredits, .overdrawn: "insufficient_credits"
        case .rateLimited: "rate_limit_exceeded"
        case .queueFull, .tenantQueueFull: "queue_full"
        case .idempotencyConflict: "idempotency_conflict"
        case .grantConflict: "grant_conflict"
        case .emptyTenant, .unknownTenant: "unknown_tenant"
        case .tenantBusy: "tenant_busy"
        case .invalid: "invalid_value"
        case .failed: "store_failed"
        }
    }

    package var message: String {
        switch self {
        case .cannotOpen(let path, let reason): "The store '\(path)' can't be opened: \(reason)."
        case .missing(let path): "The store '\(path)' does not exist."
        case .notADatabase(let path): "'\(path)' is not a SQLite database."
        case .foreign(let path): "'\(path)' is a SQLite database of another program."
        case .newer(let path, let found, let supported):
            "The store '\(path)' has format \(found); this version of Chassis reads up to \(supported)."
        case .older(let path, let found, let supported):
            "The store '\(path)' has format \(found), of an older version of Chassis; this one works with \(supported), and "
                + "looking converts nothing."
        case .inUse(let path, let found, let supported):
            "The store '\(path)' has format \(found) and another process has it open, maybe an older version of Chassis: it "
                + "is not converted to \(supported) beneath that."
        case .readOnly(let path, let reason): "The store '\(path)' can't be written: \(reason)."
        case .unreadableLog(let path):
            "The store '\(path)' can't be read where nothing can be written: what was written last is in '\(path)-wal', and "
                + "the '\(path)-shm' that SQLite reads it by is missing."
        case .diskFull(let path): "The disk is full: the store '\(path)' could not grow. Nothing was written."
        case .isOpen(let path, let process): "Process \(process) has the store '\(path)' open."
        case .busy(let path): "Another process kept the store '\(path)' locked for 5 seconds."
        case .damaged(let path, let reason): "The store '\(path)' is damaged: \(reason)."
        case .notSynced(let path, let reason):
            "The disk failed to keep what was written to the store '\(path)': \(reason)."
        case .replaced(let path, let isGone):
            isGone
                ? "The store '\(path)' was moved away or deleted while it was in use. Nothing was written."
                : "Another file was put in the place of the store '\(path)' while it was in use. Nothing was written."
        case .closed: "The store is closed."
        case .jobNotFound(let id): "There is no \(id)."
        case .versionChanged(let id): "\(id) has changed since it was shown."
        case .activationChanged(let prompt): "Another version of the prompt '\(prompt)' was activated meanwhile."
        case .wrongState(let id, let state, let action): "\(id) is \(state.rawValue) and can't be \(action)."
        case .staleFence(let id): "The lease of \(id) was lost, so its result was not written."
        case .inputGone(let id): "The input of \(id) is not kept: its retention is over, or another program had it."
        case .batchEnded(let id, let batch): "\(id) belongs to batch_\(batch), whose output is written already."
        case .flag(let refusal): refusal.message
        case .alertNotFound(let id): "There is no drift alert \(id)."
        case .eval(let refusal): refusal.message
        case .overdrawn(let tenant, let taken, let available):
            "Tenant '\(tenant)' has \(available.text) credits that no job holds; \(taken.text) can't be taken back."
        case .insufficientCredits(let tenant, let needed, let available):
            "Tenant '\(tenant)' has \(available.text) credits available; \(needed.text) are needed."
        case .rateLimited(let refusal):
            "Tenant '\(refusal.tenant)' has reached its limit of \(refusal.limit) \(refusal.kind.words)"
                + refusal.reason + "."
        case .queueFull(let limit): "The queue is full: \(limit) unfinished jobs."
        case .tenantQueueFull(let tenant, let limit):
            "Tenant '\(tenant)' has as many unfinished jobs as its plan allows: \(limit)."
        case .idempotencyConflict(let id): "This idempotency key was used before for another request, \(id)."
        case .grantConflict(let tenant, let granted):
            "This key granted tenant '\(tenant)' \(granted.text) credits before; another amount is another grant."
        case .emptyTenant: "A tenant is needed and none was given."
        case .unknownTenant(let tenant): "There is no tenant '\(tenant)' in the store."
        case .tenantBusy(let tenant, let jobs):
            "Nothing of tenant '\(tenant)' is erased yet: \(jobs) of its jobs still run; they are asked to stop."
        case .invalid(let what): "The store refused a value: \(what)."
        case .failed(let code, let reason): "The store failed (SQLite error \(code)): \(reason)."
        }
    }

    package var remedy: String? {
        switch self {
        case .cannotOpen: "check the path and its permissions: chassis check"
        case .missing: "check the path, or make a workspace: chassis init"
        case .notADatabase, .foreign: "name another file in chassis.yaml (store:) or with --store"
        case .newer: "update Chassis, or name another store with --store"
        case .older: "stop what works it, then: chassis upgrade (serve and work convert it too; each keeps a copy)"
        case .inUse: "stop every process that has it open, then do the same again"
        case .readOnly:
            "give this user write access to the file and its folder; without, only look: jobs list, traces, costs, "
                + "console --read-only"
        case .unreadableLog(let path):
            "copy '\(path)' and '\(path)-wal' into a folder that can be written, and name the copy: --store sqlite:PATH"
        case .diskFull: "free disk space; Chassis goes on by itself"
        case .busy: "find the process that holds it: fuser the file; then try again"
        case .isOpen: "stop it (serve, work, the console), then try again"
        case .damaged: "chassis restore BACKUP, which sets the damaged file and its -wal aside"
        case .notSynced: "look after the disk, then start Chassis again: nothing is written until then"
        case .replaced:
            "put the file back beside its -wal file, and Chassis goes on by itself; to use what is there instead, start "
                + "Chassis again"
        case .closed, .staleFence: nil
        case .jobNotFound: "list jobs with: chassis jobs list"
        case .versionChanged: "look at it again, then repeat"
        case .activationChanged(let prompt): "look at it, then repeat: chassis prompts history \(prompt)"
        case .wrongState(let id, _, _): "look at it with: chassis jobs show \(id)"
        case .inputGone: "submit it again"
        case .batchEnded: "send its request again, by itself or in a new batch"
        case .flag(let refusal): refusal.remedy
        case .alertNotFound: "list alerts with: chassis drift list"
        case .eval(let refusal): refusal.remedy
        case .overdrawn(let tenant, _, let available):
            "take back at most those: chassis tenants grant \(tenant) -\(available.text)"
        case .insufficientCredits(let tenant, _, _): "grant credits: chassis tenants grant \(tenant) CREDITS"
        case .rateLimited: "wait a moment, or raise the limits of the tenant's plan"
        case .queueFull: "wait until jobs have ended, add workers, or raise engine: max_queued_jobs"
        case .tenantQueueFull: "wait until jobs have ended, or raise the plan's max_queued_jobs"
        case .idempotencyConflict: "use a new key for a new request"
        case .grantConflict: "use a new key for a new grant"
        case .emptyTenant, .unknownTenant: "name a tenant of chassis.yaml"
        case .tenantBusy(let tenant, _): "wait a moment and repeat: chassis tenants erase \(tenant)"
        case .invalid: nil
        case .failed: "try again; if it stays: chassis check"
        }
    }
}

extension RateStatus.Kind {
    fileprivate var words: String {
        switch self {
        case .requests: "requests a minute"
        case .tokens: "tokens a minute"
        case .concurrency: "unfinished jobs at once"
        }
    }
}
