package import ChassisCore

extension Store {
    // From one tenant to the next, past all the messages between.
    private static let waitingQuery = Query(
        """
        WITH RECURSIVE waiting (tenant) AS (
            SELECT MIN(tenant) FROM webhook_message WHERE due_at IS NOT NULL
            UNION ALL
            SELECT (SELECT MIN(tenant) FROM webhook_message WHERE due_at IS NOT NULL AND tenant > waiting.tenant)
            FROM waiting WHERE tenant IS NOT NULL)
        SELECT tenant FROM waiting WHERE tenant IS NOT NULL
        """)
    private static let dueQuery = Query(
        """
        SELECT id, due_at FROM webhook_message WHERE tenant = ? AND due_at IS NOT NULL AND due_at <= ?
        ORDER BY due_at, id LIMIT ?
        """)
    private static let takeQuery = Query(
        """
        UPDATE webhook_message SET attempts = attempts + 1, due_at = ?1
        WHERE id = ?2 AND due_at IS NOT NULL AND due_at <= ?3
        RETURNING \(WebhookMessage.columns), (SELECT url FROM job_webhook WHERE job = webhook_message.job)
        """)
    private static let secretsQuery = Query(
        "SELECT secret FROM webhook_secret WHERE tenant = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY id DESC"
    )

    /// Takes messages that are due, at most so many of one tenant, so that a slow receiver keeps only itself waiting.
    ///
    /// Each is the caller's for `lease`; after that another may try it again: a message is sent at least once.
    package func claimWebhooks(
        limit: Int, busy: [String: Int], perTenant: Int, lease: Duration, now: Timestamp
    ) async throws(StoreError) -> [DueWebhook] {
        guard limit > 0 else { return [] }
        // Most of the time nothing is due, which a look can tell without a commit.
        guard let next = try await nextWebhookTime(), next <= now else { return [] }
        let chosen = try await read { connection in
            var due: [(id: Int64, at: Int64)] = []
            for tenant in try connection.all(Self.waitingQuery, [], { $0.text(0) }) {
                let free = perTenant - busy[tenant, default: 0]
                guard free > 0 else { continue }
                due += try connection.all(
                    Self.dueQuery, [.text(tenant), .integer(now.milliseconds), Value(min(free, limit))]
                ) { ($0.integer(0), $0.integer(1)) }
            }
            return due.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.prefix(limit).map(\.id)
        }
        guard !chosen.isEmpty else { return [] }
        return try await write { transaction in
            let connection = transaction.connection
            return try chosen.compactMap { id in
                let until = Value.integer((now + lease).milliseconds)
                // Another process may have been quicker.
                let found = try connection.first(Self.takeQuery, [until, .integer(id), .integer(now.milliseconds)]) {
                    (message: WebhookMessage($0), url: $0.blob(10))
                }
                guard let found else { return nil }
                let secrets = try connection.all(
                    Self.secretsQuery, [.text(found.message.tenant), .integer(now.milliseconds)]
                ) { $0.blob(0) }
                return DueWebhook(message: found.message, sealedURL: found.url, sealedSecrets: secrets)
            }
        }
    }

    private static let nextQuery = Query("SELECT MIN(due_at) FROM webhook_message WHERE due_at IS NOT NULL")

    /// When the next message is due; `nil` when none waits.
    package func nextWebhookTime() async throws(StoreError) -> Timestamp? {
        try look { try $0.first(Self.nextQuery) { $0.timestamp(0) } ?? nil }
    }

    private static let endQuery = Query(
        """
        UPDATE webhook_message SET state = ?, due_at = ?, last_status = ?, last_error = ?,
            receiver = COALESCE(?, receiver), rules = COALESCE(?, rules)
        WHERE id = ? AND attempts = ? AND state = 'pending'
        """)

    /// Writes what became of a try; ignored when somebody else has tried the message since.
    package func endWebhook(
        _ message: WebhookMessage, _ outcome: WebhookOutcome, _ egress: WebhookEgress? = nil
    ) async throws(StoreError) {
        let (state, due, status, error): (WebhookMessage.State, Timestamp?, Int?, String?) =
            switch outcome {
            case .delivered(let status): (.delivered, nil, status, nil)
            case .retry(let moment, let status, let error): (.pending, moment, status, error)
            case .failed(let status, let error): (.failed, nil, status, error)
            }
        try await write { transaction in
            try transaction.connection.run(
                Self.endQuery,
                [
                    .text(state.rawValue), Value(due), Value(status.map(Int64.init)), Value(error),
                    Value(egress?.receiver), Value(egress?.rules),
                    .integer(message.id), Value(message.attempts),
                ])
        }
    }

    private static let againQuery = Query(
        "UPDATE webhook_message SET state = 'pending', due_at = ?, attempts = 0 WHERE id = ? AND state = 'failed'")

    /// Puts a message that was given up back into the outbox; returns whether there was one.
    package func retryWebhook(_ id: Int64, now: Timestamp) async throws(StoreError) -> Bool {
        try await write { transaction in
            try transaction.connection.run(Self.againQuery, [.integer(now.milliseconds), .integer(id)])
            return transaction.connection.changes == 1
        }
    }

    /// Messages, newest first; of one state only, if said.
    package func webhooks(
        state: WebhookMessage.State? = nil, limit: Int
    ) async throws(StoreError) -> [WebhookMessage] {
        let condition = state.map { "WHERE state = '\($0.rawValue)'" } ?? ""
        let sql = "SELECT \(WebhookMessage.columns) FROM webhook_message \(condition) ORDER BY id DESC LIMIT ?"
        return try await read { try $0.all(sql: sql, [Value(max(0, limit))]) { WebhookMessage($0) } }
    }
}

extension Store {
    private static let expireQuery = Query(
        "UPDATE webhook_secret SET expires_at = ? WHERE tenant = ? AND (expires_at IS NULL OR expires_at > ?)")
    private static let addSecretQuery = Query(
        "INSERT INTO webhook_secret (tenant, secret, created_at) VALUES (?, ?, ?)")
    private static let anySecretQuery = Query(
        "SELECT 1 FROM webhook_secret WHERE tenant = ? AND (expires_at IS NULL OR expires_at > ?) LIMIT 1")

    /// Gives a tenant a new secret to sign with; those before it go on signing beside it for `overlap`.
    package func addWebhookSecret(
        _ sealed: [UInt8], tenant: String, overlap: Duration, now: Timestamp
    ) async throws(StoreError) {
        guard !tenant.isEmpty else { throw .emptyTenant }
        let time = Value.integer(now.milliseconds)
        try await write { transaction in
            let end = Value.integer((now + overlap).milliseconds)
            try transaction.connection.run(Self.expireQuery, [end, .text(tenant), end])
            try transaction.connection.run(Self.addSecretQuery, [.text(tenant), .blob(sealed), time])
        }
    }

    package func hasWebhookSecret(tenant: String, now: Timestamp) async throws(StoreError) -> Bool {
        try look {
            try $0.first(Self.anySecretQuery, [.text(tenant), .integer(now.milliseconds)]) { _ in true } ?? false
        }
    }
}
