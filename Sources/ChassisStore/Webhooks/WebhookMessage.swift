package import ChassisCore

/// One message about an ended job, in the outbox until its receiver has taken it.
package struct WebhookMessage: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, CaseIterable { case pending, delivered, failed }

    package var id: Int64
    package var job: JobID
    package var tenant: String
    /// `job.completed`, `job.failed` or `job.cancelled`.
    package var type: String
    package var createdAt: Timestamp
    package var state: State
    /// Tries so far, the one under way included; those that their process broke off don't count.
    package var attempts: Int
    /// When it is tried next; `nil` once it is over.
    package var dueAt: Timestamp?
    package var lastStatus: Int?
    package var lastError: String?

    /// Stays the same over all tries, so that a receiver can tell a repetition.
    package var name: String { "msg_\(id)" }

    static let columns = "id, job, tenant, type, created_at, state, attempts, due_at, last_status, last_error"

    init(_ row: Row) {
        id = row.integer(0)
        job = JobID(row.integer(1))
        tenant = row.text(2)
        type = row.text(3)
        createdAt = Timestamp(milliseconds: row.integer(4))
        state = State(rawValue: row.text(5)) ?? .failed
        attempts = row.int(6)
        dueAt = row.timestamp(7)
        lastStatus = row.integerIfAny(8).map(Int.init)
        lastError = row.textIfAny(9)
    }
}

/// A message that this process is to send now, with what it needs for that.
package struct DueWebhook: Sendable {
    package var message: WebhookMessage
    package var sealedURL: [UInt8]
    /// Its host; empty for messages of earlier versions.
    package var receiver: String
    /// Those in force, newest first; each signs the message.
    package var sealedSecrets: [[UInt8]]

    package var target: WebhookTarget { WebhookTarget(tenant: message.tenant, receiver: receiver) }
}

/// What became of one try.
package enum WebhookOutcome: Sendable, Hashable {
    case delivered(status: Int)
    /// To be tried again then.
    case retry(at: Timestamp, status: Int?, error: String)
    case failed(status: Int?, error: String)
    /// Broken off by us, and to be made again then: the try does not count.
    case released(at: Timestamp)
}
