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
    // The other columns are those of the row with the greatest id (SQLite, "Bare columns in an aggregate query").
    private static let failureReasonQuery = Query(
        """
        SELECT COALESCE(error_code, ''), COUNT(*), MAX(id), COALESCE(error_message, ''), finished_at FROM (
            SELECT id, error_code, error_message, finished_at, tenant FROM job
            WHERE state = 'failed' ORDER BY id DESC LIMIT ?1)
        WHERE finished_at >= ?2 AND tenant NOT LIKE '~%'
        GROUP BY 1 ORDER BY 2 DESC, 1
        """)

    /// Why tenants' jobs failed since a moment, the most frequent reason first.
    ///
    /// - Parameter limit: So many of the newest failed jobs are looked at.
    /// - Complexity: O(`limit`), however many jobs there are.
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
