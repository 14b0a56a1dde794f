package import ChassisCore

extension Store {
    private static let summaryQuery = Query(
        "SELECT through, data FROM conversation_summary WHERE conversation = ? AND tenant = ?")
    private static let turnsQuery = Query(
        """
        SELECT job, data FROM conversation_turn WHERE conversation = ? AND tenant = ? AND job > ? AND job < ?
        ORDER BY job DESC LIMIT ?
        """)

    /// The summary of a conversation and its turns since, at most `limit`, the newest of them.
    ///
    /// - Parameter job: Turns from this one on are left out.
    /// - Throws: `.emptyTenant` for an empty tenant or conversation.
    /// - Complexity: O(turns since the summary).
    package func conversation(
        _ conversation: [UInt8], tenant: String, before job: JobID = JobID(.max), limit: Int = 200
    ) async throws(StoreError) -> StoredConversation {
        guard !conversation.isEmpty, !tenant.isEmpty else { throw .emptyTenant }
        return try await read { connection in
            let summary = try connection.first(Self.summaryQuery, [.blob(conversation), .text(tenant)]) { row in
                ConversationSummary(through: JobID(row.integer(0)), sealed: row.blob(1))
            }
            let turns = try connection.all(
                Self.turnsQuery,
                [.blob(conversation), .text(tenant), .integer(summary?.through.number ?? 0), Value(job), Value(limit)]
            ) { row in (job: JobID(row.integer(0)), sealed: row.blob(1)) }
            return StoredConversation(summary: summary, turns: turns.reversed())
        }
    }
}

extension Store {
    private static let earlierTurnQuery = Query(
        """
        SELECT EXISTS (
            SELECT 1 FROM conversation_job JOIN job ON job.id = conversation_job.job
            WHERE conversation = ? AND conversation_job.job < ? AND finished_at IS NULL)
        """)

    /// Whether a conversation has a turn before a job's that has not ended.
    ///
    /// - Complexity: O(turns that were open when the newest was submitted).
    package func hasEarlierTurn(in conversation: [UInt8], before job: JobID) async throws(StoreError) -> Bool {
        guard !conversation.isEmpty else { throw .emptyTenant }
        return try look { connection in
            try connection.first(Self.earlierTurnQuery, [.blob(conversation), Value(job)]) { $0.integer(0) != 0 }
                ?? false
        }
    }
}

extension Transaction {
    private static let endedTurnsQuery = Query(
        """
        DELETE FROM conversation_job WHERE conversation = ?1 AND job IN (
            SELECT job.id FROM conversation_job JOIN job ON job.id = conversation_job.job
            WHERE conversation = ?1 AND finished_at IS NOT NULL)
        """)
    private static let queueTurnQuery = Query("INSERT INTO conversation_job (conversation, job) VALUES (?, ?)")

    /// Makes a job the last turn of a conversation; those that have ended need no place any more.
    func queueTurn(_ job: JobID, of conversation: [UInt8]) throws {
        guard !conversation.isEmpty else { throw StoreError.emptyTenant }
        try connection.run(Self.endedTurnsQuery, [.blob(conversation)])
        try connection.run(Self.queueTurnQuery, [.blob(conversation), Value(job)])
    }
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
