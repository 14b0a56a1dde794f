import ChassisCore

extension Store {
    private static let summaryQuery = Query(
        "SELECT through, data FROM conversation_summary WHERE conversation = ? AND tenant = ?")
    private static let turnsQuery = Query(
        """
        SELECT job, data FROM conversation_turn WHERE conversation = ? AND tenant = ? AND job > ?
        ORDER BY job DESC LIMIT ?
        """)

    /// The summary of a conversation and its turns since, at most `limit`, the newest of them.
    ///
    /// - Throws: `.emptyTenant` for an empty tenant or conversation.
    /// - Complexity: O(turns since the summary).
    package func conversation(
        _ conversation: [UInt8], tenant: String, limit: Int = 200
    ) async throws(StoreError) -> StoredConversation {
        guard !conversation.isEmpty, !tenant.isEmpty else { throw .emptyTenant }
        return try await read { connection in
            let summary = try connection.first(Self.summaryQuery, [.blob(conversation), .text(tenant)]) { row in
                ConversationSummary(through: JobID(row.integer(0)), sealed: row.blob(1))
            }
            let turns = try connection.all(
                Self.turnsQuery,
                [.blob(conversation), .text(tenant), .integer(summary?.through.number ?? 0), Value(limit)]
            ) { row in (job: JobID(row.integer(0)), sealed: row.blob(1)) }
            return StoredConversation(summary: summary, turns: turns.reversed())
        }
    }
}

extension Transaction {
    private static let insertTurnQuery = Query(
        """
        INSERT INTO conversation_turn (conversation, tenant, job, at, data) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (conversation, job) DO UPDATE SET at = excluded.at, data = excluded.data
        """)
    private static let insertSummaryQuery = Query(
        """
        INSERT INTO conversation_summary (conversation, tenant, through, at, data) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (conversation) DO UPDATE SET through = excluded.through, at = excluded.at, data = excluded.data
        WHERE excluded.through > through
        """)

    /// Two jobs of a conversation at once may both sum up; what reaches further stays.
    func write(_ turn: ConversationTurn, tenant: String, job: JobID, now: Timestamp) throws {
        guard !turn.conversation.isEmpty, !tenant.isEmpty else { throw StoreError.emptyTenant }
        let (name, time) = (Value.blob(turn.conversation), Value.integer(now.milliseconds))
        try connection.run(Self.insertTurnQuery, [name, .text(tenant), Value(job), time, .blob(turn.sealed)])
        guard let summary = turn.summary else { return }
        try connection.run(
            Self.insertSummaryQuery, [name, .text(tenant), Value(summary.through), time, .blob(summary.sealed)])
    }
}
