import ChassisCore

extension Transaction {
    private static let attachQuery = Query("INSERT INTO job_webhook (job, url, receiver) VALUES (?, ?, ?)")
    private static let postQuery = Query(
        """
        INSERT INTO webhook_message (job, tenant, type, created_at, due_at, receiver)
        SELECT job, ?, ?, ?, ?, receiver FROM job_webhook WHERE job = ?
        """)

    private static let anyQuery = Query("SELECT 1 FROM job_webhook LIMIT 1")

    func attach(_ webhook: SealedWebhook, to job: JobID) throws {
        found.hasWebhooks = true
        try connection.run(Self.attachQuery, [Value(job), .blob(webhook.url), .text(webhook.receiver)])
    }

    /// Puts a message into the outbox, if the job has a webhook.
    func postMessage(of job: JobID, tenant: String, state: JobState, at now: Timestamp) throws {
        guard try hasAny(\.hasWebhooks, Self.anyQuery) else { return }
        let time = Value.integer(now.milliseconds)
        try connection.run(
            Self.postQuery, [.text(tenant), .text("job.\(state.rawValue)"), time, time, Value(job)])
        if connection.changes > 0 { tell() }
    }
}
