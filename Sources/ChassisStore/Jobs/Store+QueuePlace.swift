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
        "SELECT COALESCE(SUM(jobs), 0) FROM rollup WHERE grain = 'minute' AND start >= ? AND start < ?")

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

    /// How many jobs ended between two moments, to the minute.
    package func endedJobs(since: Timestamp, until: Timestamp) async throws(StoreError) -> Int {
        try look { connection in
            try connection.first(
                Self.rateQuery,
                [.integer(Grain.minute.start(since.milliseconds)), .integer(until.milliseconds)]
            ) { $0.int(0) } ?? 0
        }
    }
}
