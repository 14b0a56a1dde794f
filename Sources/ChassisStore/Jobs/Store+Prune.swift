package import ChassisCore

extension Store {
    private static let batch = 200

    private static let endedQuery = Query(
        """
        SELECT id, state FROM job WHERE finished_at IS NOT NULL AND finished_at <= ? ORDER BY finished_at LIMIT ?
        """)

    /// Deletes what is past its retention: texts first, rows of jobs later, ledger and rollups of hours and days
    /// never.
    ///
    /// Works in batches of 200 rows, each in a commit of its own, so that nobody waits for long; stops when the task
    /// is cancelled.
    ///
    /// - Returns: Jobs whose rows were deleted.
    @discardableResult
    package func prune(retention: RetentionSettings, now: Timestamp) async throws(StoreError) -> Int {
        try await prunePayloads(before: now - retention.payloads, now: now)
        try await pruneMinutes(now: now)
        return try await pruneJobs(before: now - max(retention.traces, retention.payloads))
    }

    private func prunePayloads(before limit: Timestamp, now: Timestamp) async throws(StoreError) {
        let time = Value.integer(limit.milliseconds)
        // A text shared by traces was last used on `used_day` or, unknown to another process, the day after.
        let day = Value.integer(limit.day - 2)
        for table in Prune.ofPayloads { try await prune(table, endedBefore: limit) }
        try await repeatedly(Prune.cached, [time])
        try await repeatedly(Prune.vectors, [time])
        try await repeatedly(Prune.turns, [time])
        try await repeatedly(Prune.summaries, [time])
        try await repeatedly(Prune.retries, [time])
        try await repeatedly(Prune.files, [time])
        try await repeatedly(Prune.batchItems, [time])
        try await repeatedly(Prune.batches, [time])
        try await repeatedly(Prune.texts, [day])
        // The whole answer is kept for longer; these are for clients that come back in the middle of it. Where it began
        // stays as long as the answer: a client's place counts from there.
        try await prune(Prune.deltas, endedBefore: now - .seconds(3600))
    }

    private static let newestQuery = Query(
        "SELECT MAX(id) FROM job WHERE finished_at IS NOT NULL AND finished_at <= ?")

    /// Deletes rows of jobs that ended by then. What is to go is looked for outside of the write: an old job that was
    /// imported lately may lie behind many young ones.
    private func prune(_ table: Prune.OfJobs, endedBefore limit: Timestamp) async throws(StoreError) {
        let time = Value.integer(limit.milliseconds)
        // Younger rows are not looked at.
        let newest = try await read { try $0.first(Self.newestQuery, [time]) { $0.integer(0) } ?? 0 }
        while !Task.isCancelled {
            let ids = try await read { connection in
                try connection.all(table.find, [time, .integer(newest), Value(Self.batch)]) {
                    JSON.integer($0.integer(0))
                }
            }
            guard !ids.isEmpty else { return }
            try await write { transaction in
                try transaction.connection.run(table.delete, [time, .text(JSON.array(ids).text)])
            }
        }
    }

    /// Runs a deletion until it finds less than a batch; its last place is the size of the batch.
    func repeatedly(_ query: Query, _ values: [Value]) async throws(StoreError) {
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
    /// A table with rows of jobs.
    struct OfJobs {
        /// Jobs that have some and ended by `?1`, of those up to `?2`; `?3` is the size of the batch.
        let find: Query
        /// `?2` is the jobs' numbers; one that goes on meanwhile keeps its rows.
        let delete: Query

        /// - Parameter rows: Which of a job's rows are meant.
        init(_ table: String, _ key: String = "job", rows: String = "TRUE") {
            find = Query(
                """
                SELECT DISTINCT \(table).\(key) FROM \(table) JOIN job ON job.id = \(table).\(key)
                WHERE \(table).\(key) <= ?2 AND \(rows) AND finished_at IS NOT NULL AND finished_at <= ?1
                ORDER BY \(table).\(key) LIMIT ?3
                """)
            delete = Query(
                """
                DELETE FROM \(table) WHERE \(rows) AND \(key) IN (
                    SELECT job.id FROM json_each(?2) JOIN job ON job.id = value
                    WHERE finished_at IS NOT NULL AND finished_at <= ?1)
                """)
        }
    }

    static let ofPayloads = [OfJobs("trace_text", "rowid")] + JobTables.payloads.map { OfJobs($0) }
    static let deltas = OfJobs("job_delta", rows: "is_reset = 0")
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
    static let files = Query(
        """
        DELETE FROM file WHERE id IN (
            SELECT id FROM file WHERE created_at <= ?1 AND id NOT IN (
                SELECT input_file FROM batch WHERE \(StoredBatch.openCondition))
            LIMIT ?2)
        """)
    /// Batches that ended by `?1`; each noted the time of its end under its last state.
    private static let isOver =
        "NOT \(StoredBatch.openCondition) AND COALESCE(json_extract(times, '$.' || state), expires_at) <= ?1"
    /// Refusals and metadata are clients' words, and the files that a batch names are gone by then.
    static let batchItems = Query(
        """
        DELETE FROM batch_item WHERE (batch, line) IN (
            SELECT batch, line FROM batch_item JOIN batch ON batch.id = batch_item.batch
            WHERE \(isOver) LIMIT ?2)
        """)
    static let batches = Query(
        """
        DELETE FROM batch WHERE id IN (
            SELECT id FROM batch WHERE \(isOver)
                AND NOT EXISTS (SELECT 1 FROM batch_item WHERE batch_item.batch = batch.id)
            LIMIT ?2)
        """)
    static let texts = Query(
        "DELETE FROM shared_text WHERE hash IN (SELECT hash FROM shared_text WHERE used_day < ?1 LIMIT ?2)")

    static let ofJob = JobTables.deleteTexts + JobTables.deleteFigures + [Query("DELETE FROM job WHERE id = ?")]
}
