package import ChassisCore

extension Store {
    private static let placeQuery = Query(
        """
        SELECT COUNT(*) FROM (
            SELECT 1 FROM job AS other, (SELECT queue, vtime, created_at, id FROM job WHERE id = ?1) AS own
            WHERE own.vtime IS NOT NULL AND other.vtime IS NOT NULL AND other.queue = own.queue
                AND (other.vtime, other.created_at, other.id) < (own.vtime, own.created_at, own.id)
            LIMIT ?2)
        """)
    private static let waitsQuery = Query("SELECT 1 FROM job WHERE id = ? AND vtime IS NOT NULL")
    private static let rateQuery = Query(
        """
        SELECT COALESCE(SUM(jobs), 0) FROM rollup
        WHERE grain = 'minute' AND start >= ? AND start < ? AND feature NOT LIKE 'evals/%'
        """)

    // The partial index over ended jobs gives them from the newest on.
    private static let runQuery = Query(
        """
        SELECT AVG(finished_at - started_at) FROM (
            SELECT started_at, finished_at, state FROM job
            WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT ?)
        WHERE state = 'completed' AND started_at IS NOT NULL
        """)

    /// How many jobs are before a queued one in the fair queue; more than `limit` are not counted. `nil` for one that
    /// does not wait for its turn.
    ///
    /// Jobs that come later may still be put before it: those of tenants with a larger share.
    ///
    /// - Complexity: O(`limit`) over a covering partial index.
    package func jobsAhead(of id: JobID, limit: Int) async throws(StoreError) -> Int? {
        try look { connection in
            guard try connection.first(Self.waitsQuery, [Value(id)], { _ in true }) == true else { return nil }
            return try connection.first(Self.placeQuery, [Value(id), Value(limit)]) { $0.int(0) } ?? 0
        }
    }

    /// How many jobs of tenants ended in a second of the last `span`, whose beginning is cut down to its minute.
    package func endedPerSecond(in span: Duration, until now: Timestamp) async throws(StoreError) -> Double {
        let since = Grain.minute.start((now - span).milliseconds)
        let ended = try look { connection in
            try connection.first(Self.rateQuery, [.integer(since), .integer(now.milliseconds)]) { $0.int(0) } ?? 0
        }
        return Double(ended) * 1000 / Double(now.milliseconds - since)
    }

    /// How long the completed ones of the last `limit` ended jobs ran, from the first start to the end; `nil` without any.
    ///
    /// - Complexity: O(`limit`).
    package func meanRun(last limit: Int) async throws(StoreError) -> Duration? {
        try look { connection in
            try connection.first(Self.runQuery, [Value(limit)]) { $0.integerIfAny(0) }.flatMap(\.self)
                .map { .milliseconds(max(0, $0)) }
        }
    }
}
