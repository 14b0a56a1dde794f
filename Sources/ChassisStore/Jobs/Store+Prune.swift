package import ChassisCore

extension Store {
    private static let batch = 200

    private static let endedQuery = Query(
        """
        SELECT id, state FROM job WHERE finished_at IS NOT NULL AND finished_at <= ? ORDER BY finished_at LIMIT ?
        """)

    /// Deletes what is past its retention: texts first, rows of jobs later, ledger and rollups never.
    ///
    /// Works in batches of 200 rows, each in a commit of its own, so that nobody waits for long; stops when the task
    /// is cancelled.
    ///
    /// - Returns: Jobs whose rows were deleted.
    @discardableResult
    package func prune(retention: RetentionSettings, now: Timestamp) async throws(StoreError) -> Int {
        try await prunePayloads(before: now - retention.payloads, now: now)
        return try await pruneJobs(before: now - max(retention.traces, retention.payloads))
    }

    private func prunePayloads(before limit: Timestamp, now: Timestamp) async throws(StoreError) {
        let time = Value.integer(limit.milliseconds)
        // A text shared by traces was last used on `used_day` or, unknown to another process, the day after.
        let day = Value.integer(limit.day - 2)
        try await repeatedly(Prune.pins, [time])
        try await repeatedly(Prune.inputs, [time])
        try await repeatedly(Prune.metadata, [time])
        try await repeatedly(Prune.outputs, [time])
        try await repeatedly(Prune.masks, [time])
        try await repeatedly(Prune.searched, [time])
        try await repeatedly(Prune.traces, [time])
        try await repeatedly(Prune.cached, [time])
        try await repeatedly(Prune.vectors, [time])
        try await repeatedly(Prune.turns, [time])
        try await repeatedly(Prune.summaries, [time])
        try await repeatedly(Prune.retries, [time])
        try await repeatedly(Prune.files, [time])
        try await repeatedly(Prune.texts, [day])
        try await repeatedly(Prune.deltas, [.integer((now - .seconds(3600)).milliseconds)])
    }

    private func repeatedly(_ query: Query, _ values: [Value]) async throws(StoreError) {
        while !Task.isCancelled {
            let deleted = try await write { transaction in
                try transaction.connection.run(query, values + [Value(Self.batch)])
                return transaction.connection.changes
            }
            if deleted < Self.batch { return }
        }
    }

    private func pruneJobs(before limit: Timestamp) async throws(StoreError) -> Int {
        var sum = 0
        while !Task.isCancelled {
            let deleted = try await write { transaction in
                let ended = try transaction.connection.all(
                    Self.endedQuery, [.integer(limit.milliseconds), Value(Self.batch)]
                ) { (id: JobID($0.integer(0)), state: JobState(rawValue: $0.text(1)) ?? .failed) }
                for job in ended {
                    for query in Prune.ofJob { try transaction.connection.run(query, [Value(job.id)]) }
                    try transaction.count(from: job.state, to: nil)
                }
                return ended.count
            }
            sum += deleted
            if deleted < Self.batch { break }
        }
        return sum
    }
}

/// Deletions of a batch; `?1` is the time, `?2` the size of the batch.
private enum Prune {
    /// Jobs that ended by then have this number at most, so younger rows are not looked at.
    private static let newest = """
        (SELECT MAX(id) FROM (SELECT id FROM job WHERE finished_at IS NOT NULL AND finished_at <= ?1
            ORDER BY finished_at DESC LIMIT 1000))
        """

    private static func ofEndedJobs(_ table: String, _ key: String) -> Query {
        Query(
            """
            DELETE FROM \(table) WHERE \(key) IN (
                SELECT \(table).\(key) FROM \(table) JOIN job ON job.id = \(table).\(key)
                WHERE \(table).\(key) <= \(newest) AND finished_at IS NOT NULL AND finished_at <= ?1
                ORDER BY \(table).\(key) LIMIT ?2)
            """)
    }

    static let pins = ofEndedJobs("job_pin", "job")
    static let inputs = ofEndedJobs("job_input", "job")
    static let metadata = ofEndedJobs("job_metadata", "job")
    static let outputs = ofEndedJobs("job_output", "job")
    static let masks = ofEndedJobs("job_masks", "job")
    // The whole answer is kept for longer; these are for clients that come back in the middle of it.
    static let deltas = ofEndedJobs("job_delta", "job")
    static let searched = ofEndedJobs("trace_text", "rowid")
    // Traces are written nearly in the order of time, so the first ones tell whether there is anything to do.
    static let traces = Query(
        """
        DELETE FROM trace WHERE id IN (
            SELECT id FROM (SELECT id, at FROM trace ORDER BY id LIMIT ?2) WHERE at <= ?1)
        """)
    static let cached = Query(
        "DELETE FROM cache_entry WHERE key IN (SELECT key FROM cache_entry WHERE created_at <= ?1 LIMIT ?2)")
    static let turns = Query(
        """
        DELETE FROM conversation_turn WHERE (conversation, job) IN (
            SELECT conversation, job FROM conversation_turn WHERE at <= ?1 LIMIT ?2)
        """)
    static let summaries = Query(
        """
        DELETE FROM conversation_summary WHERE conversation IN (
            SELECT conversation FROM conversation_summary WHERE at <= ?1 LIMIT ?2)
        """)
    static let vectors = Query(
        "DELETE FROM cache_vector WHERE id IN (SELECT id FROM cache_vector WHERE created_at <= ?1 LIMIT ?2)")
    static let retries = Query(
        "DELETE FROM retry_mark WHERE (tenant, hash) IN (SELECT tenant, hash FROM retry_mark WHERE at <= ?1 LIMIT ?2)")
    static let files = Query("DELETE FROM file WHERE id IN (SELECT id FROM file WHERE created_at <= ?1 LIMIT ?2)")
    static let texts = Query(
        "DELETE FROM shared_text WHERE hash IN (SELECT hash FROM shared_text WHERE used_day < ?1 LIMIT ?2)")

    static let ofJob = JobTables.deleteTexts + JobTables.deleteFigures + [Query("DELETE FROM job WHERE id = ?")]
}
