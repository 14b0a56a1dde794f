package import ChassisCore

extension Store {
    // From one receiver to the next, past all the messages between.
    private static let waitingQuery = Query(
        """
        WITH RECURSIVE waiting (tenant, receiver) AS (
            SELECT * FROM (SELECT tenant, receiver FROM webhook_message WHERE due_at IS NOT NULL
                ORDER BY tenant, receiver LIMIT 1)
            UNION ALL
            SELECT next.tenant, next.receiver FROM waiting JOIN webhook_message AS next ON next.id = (
                SELECT id FROM webhook_message
                WHERE due_at IS NOT NULL AND (tenant, receiver) > (waiting.tenant, waiting.receiver)
                ORDER BY tenant, receiver LIMIT 1))
        SELECT tenant, receiver FROM waiting
        """)
    private static let dueQuery = Query(
        """
        SELECT id, due_at FROM webhook_message
        WHERE tenant = ? AND receiver = ? AND due_at IS NOT NULL AND due_at <= ?
        ORDER BY due_at, id LIMIT ?
        """)
    // A try that was begun before and never ended was broken off with its process, and does not count: the receiver may
    // have answered well. Those that die of a message each time must not go on for ever.
    private static let takeQuery = Query(
        """
        UPDATE webhook_message SET
            attempts = attempts + (CASE WHEN is_open AND interruptions < 20 THEN 0 ELSE 1 END),
            interruptions = interruptions + is_open, is_open = 1, due_at = ?1
        WHERE id = ?2 AND due_at IS NOT NULL AND due_at <= ?3
        RETURNING \(WebhookMessage.columns), (SELECT url FROM job_webhook WHERE job = webhook_message.job), receiver
        """)
    private static let secretsQuery = Query(
        "SELECT secret FROM webhook_secret WHERE tenant = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY id DESC"
    )

    /// Takes messages that are due.
    ///
    /// Each is the caller's for `lease`; after that another may try it again: a message is sent at least once.
    ///
    /// - Parameters:
    ///   - perReceiver: How many of a receiver's can be chosen.
    ///   - choose: Gets what is due, the longest first, and says what is to be taken.
    /// - Complexity: O(receivers with messages that wait · log n).
    package func claimWebhooks(
        perReceiver: Int, lease: Duration, now: Timestamp,
        choose: @Sendable ([WaitingWebhook]) -> [WaitingWebhook]
    ) async throws(StoreError) -> [DueWebhook] {
        // Most of the time nothing is due, which a look can tell without a commit.
        guard let next = try await nextWebhookTime(), next <= now else { return [] }
        let due = try await read { connection in
            let targets = try connection.all(Self.waitingQuery) {
                WebhookTarget(tenant: $0.text(0), receiver: $0.text(1))
            }
            return try targets.flatMap { target in
                let values: [Value] = [
                    .text(target.tenant), .text(target.receiver), .integer(now.milliseconds), Value(perReceiver),
                ]
                return try connection.all(Self.dueQuery, values) {
                    WaitingWebhook(
                        id: $0.integer(0), dueAt: Timestamp(milliseconds: $0.integer(1)), target: target)
                }
            }
        }
        let chosen = choose(due.sorted { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }).map(\.id)
        guard !chosen.isEmpty else { return [] }
        return try await write { transaction in
            let connection = transaction.connection
            return try chosen.compactMap { id in
                let until = Value.integer((now + lease).milliseconds)
                // Another process may have been quicker.
                let found = try connection.first(Self.takeQuery, [until, .integer(id), .integer(now.milliseconds)]) {
                    (message: WebhookMessage($0), url: $0.blob(10), receiver: $0.text(11))
                }
                guard let found else { return nil }
                let secrets = try connection.all(
                    Self.secretsQuery, [.text(found.message.tenant), .integer(now.milliseconds)]
                ) { $0.blob(0) }
                return DueWebhook(
                    message: found.message, sealedURL: found.url, receiver: found.receiver, sealedSecrets: secrets)
            }
        }
    }

    private static let nextQuery = Query("SELECT MIN(due_at) FROM webhook_message WHERE due_at IS NOT NULL")

    /// When the next message is due; `nil` when none waits.
    package func nextWebhookTime() async throws(StoreError) -> Timestamp? {
        try look { try $0.first(Self.nextQuery) { $0.timestamp(0) } ?? nil }
    }

    private static let isFarQuery = Query("SELECT 1 FROM webhook_message WHERE due_at > ? LIMIT 1")
    private static let shortenQuery = Query("UPDATE webhook_message SET due_at = ? WHERE due_at > ?")

    /// Makes due what a clock wrote that was far ahead: messages that are to wait for longer than any does.
    package func shortenWebhookWaits(longest: Duration, now: Timestamp) async throws(StoreError) {
        let limit = Value.integer((now + longest).milliseconds)
        guard try look({ try $0.first(Self.isFarQuery, [limit]) { _ in true } ?? false }) else { return }
        try await write { try $0.connection.run(Self.shortenQuery, [.integer(now.milliseconds), limit]) }
    }

    private static let endQuery = Query(
        """
        UPDATE webhook_message SET state = ?, due_at = ?, last_status = ?, last_error = ?,
            receiver = COALESCE(?, receiver), rules = COALESCE(?, rules), is_open = 0
        WHERE id = ? AND due_at = ? AND is_open AND state = 'pending'
        """)
    private static let releaseQuery = Query(
        """
        UPDATE webhook_message SET due_at = ?, attempts = attempts - 1, is_open = 0
        WHERE id = ? AND due_at = ? AND is_open AND state = 'pending'
        """)

    /// Writes what became of a try; ignored when somebody else has tried the message since.
    package func endWebhook(
        _ message: WebhookMessage, _ outcome: WebhookOutcome, _ egress: WebhookEgress? = nil
    ) async throws(StoreError) {
        // Its lease's end is what tells this try from those before and after it.
        let place: [Value] = [.integer(message.id), Value(message.dueAt)]
        let query: Query
        var values: [Value]
        func end(_ state: WebhookMessage.State, due: Timestamp?, _ status: Int?, _ error: String?) -> [Value] {
            [
                .text(state.rawValue), Value(due), Value(status.map(Int64.init)), Value(error),
                Value(egress?.receiver), Value(egress?.rules),
            ]
        }
        switch outcome {
        case .delivered(let status): (query, values) = (Self.endQuery, end(.delivered, due: nil, status, nil))
        case .retry(let moment, let status, let error):
            (query, values) = (Self.endQuery, end(.pending, due: moment, status, error))
        case .failed(let status, let error): (query, values) = (Self.endQuery, end(.failed, due: nil, status, error))
        case .released(let moment): (query, values) = (Self.releaseQuery, [Value(moment)])
        }
        values += place
        try await write { [values] in try $0.connection.run(query, values) }
    }

    private static let again = """
        UPDATE webhook_message SET due_at = ?, interruptions = 0, state = 'pending',
            attempts = CASE state WHEN 'failed' THEN 0 ELSE attempts END
        """
    private static let waits = "(state = 'failed' OR state = 'pending' AND NOT is_open)"
    private static let againQuery = Query("\(again) WHERE id = ? AND \(waits)")
    private static let allAgainQuery = Query("\(again) WHERE receiver = ? AND \(waits)")
    private static let messageQuery = Query("SELECT \(WebhookMessage.columns) FROM webhook_message WHERE id = ?")

    /// Makes a message due that was given up or waits for its next try; one given up begins its tries anew.
    ///
    /// - Returns: Whether there was one; not for a message that is delivered, or being sent now.
    package func retryWebhook(_ id: Int64, now: Timestamp) async throws(StoreError) -> Bool {
        try await write { transaction in
            try transaction.connection.run(Self.againQuery, [.integer(now.milliseconds), .integer(id)])
            return transaction.connection.changes == 1
        }
    }

    /// The same for all messages to a host that has been tried; returns how many there were.
    package func retryWebhooks(to receiver: String, now: Timestamp) async throws(StoreError) -> Int {
        try await write { transaction in
            try transaction.connection.run(Self.allAgainQuery, [.integer(now.milliseconds), .text(receiver)])
            return Int(transaction.connection.changes)
        }
    }

    /// `nil` when there is none.
    package func webhook(_ id: Int64) async throws(StoreError) -> WebhookMessage? {
        try look { try $0.first(Self.messageQuery, [.integer(id)]) { WebhookMessage($0) } }
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

    /// Whether one is in force at `now`.
    package func hasWebhookSecret(tenant: String, now: Timestamp) async throws(StoreError) -> Bool {
        try look {
            try $0.first(Self.anySecretQuery, [.text(tenant), .integer(now.milliseconds)]) { _ in true } ?? false
        }
    }
}
