package import ChassisCore

/// How many jobs failed for one reason.
package struct FailureReason: Hashable, Sendable {
    /// The error's code.
    package var code: String
    package var jobs: Int
    /// The latest of them, what its error says, and when it ended.
    package var newest: JobID
    package var message: String
    package var at: Timestamp

    package init(code: String, jobs: Int, newest: JobID, message: String, at: Timestamp) {
        self.code = code
        self.jobs = jobs
        self.newest = newest
        self.message = message
        self.at = at
    }
}

extension Store {
    // Counted within an index of its own, which holds failed jobs alone; only the newest of each reason is read.
    private static let failureReasonQuery = Query(
        """
        SELECT code, jobs, newest, COALESCE(job.error_message, ''), job.finished_at FROM (
            SELECT code, COUNT(*) AS jobs, MAX(id) AS newest FROM (
                SELECT id, COALESCE(error_code, '') AS code FROM job INDEXED BY job_failed_at
                WHERE state = 'failed' AND finished_at >= ?2 AND tenant NOT LIKE '~%'
                ORDER BY finished_at DESC LIMIT ?1)
            GROUP BY code)
        JOIN job ON job.id = newest ORDER BY jobs DESC, code
        """)

    /// Why tenants' jobs failed since a moment, the most frequent reason first.
    ///
    /// - Parameter limit: So many are counted at most, those that failed last; when the counts come to that, there may be
    ///   more.
    /// - Complexity: O(failures since then), at most O(`limit`), however many jobs there are.
    package func failureReasons(since: Timestamp, last limit: Int) async throws(StoreError) -> [FailureReason] {
        try await read { connection in
            try connection.all(
                Self.failureReasonQuery, [.integer(Int64(max(0, limit))), .integer(since.milliseconds)]
            ) {
                FailureReason(
                    code: $0.text(0), jobs: $0.int(1), newest: JobID($0.integer(2)), message: $0.text(3),
                    at: Timestamp(milliseconds: $0.integer(4)))
            }
        }
    }
}
