package import ChassisCore

extension Store {
    // Both are unbelievable from `?1` on: a lease by its own length, any other wait by `?3`, or when it was written at a
    // time that is still to come. A lease's end from a time when lengths were not written down is held to the longest
    // there can be.
    private static let condition = """
        queue = ?4 AND ready_at > ?1 + 60000
            AND (ready_at > ?1 + 60000 + (CASE state WHEN 'running' THEN COALESCE(lease, ?2) ELSE ?3 END)
                OR state <> 'running'
                    AND EXISTS (
                        SELECT 1 FROM job_event WHERE job = job.id AND version = job.version AND at > ?1 + 60000))
        """
    private static let anyQuery = Query("SELECT 1 FROM job WHERE \(condition) LIMIT 1")
    private static let shortenQuery = Query(
        """
        UPDATE job SET ready_at = ?1 + (CASE state WHEN 'running' THEN COALESCE(lease, ?2) ELSE 0 END),
            retry_at = CASE state WHEN 'running' THEN retry_at ELSE ?1 END
        WHERE \(condition)
        """)

    /// Shortens what a clock wrote that was far ahead: a lease that ends further ahead than it was given for, by more
    /// than a minute, ends its length from now; a wait for a retry that is longer than any, or that began at a time still to
    /// come, is over.
    ///
    /// A worker that lives renews its lease before that, whatever its clock did; one that does not is found silent.
    ///
    /// - Parameter longestWait: The most that a job is put off.
    /// - Returns: How many there were.
    /// - Complexity: O(jobs that come due in more than a minute), over a partial index; a commit only where some are.
    @discardableResult
    package func shortenWaits(
        queue: JobQueue, longestWait: Duration, now: Timestamp
    ) async throws(StoreError) -> Int {
        let longestLease = EngineSettings.longestLease.milliseconds
        let values: [Value] = [
            .integer(now.milliseconds), .integer(longestLease), .integer(longestWait.milliseconds),
            .text(queue.rawValue),
        ]
        guard try await read({ try $0.first(Self.anyQuery, values) { _ in true } ?? false }) else { return 0 }
        return try await write { transaction in
            try transaction.connection.run(Self.shortenQuery, values)
            return Int(transaction.connection.changes)
        }
    }
}
