package import ChassisCore

extension Store {
    private static let firstOpenQuery = Query(
        """
        SELECT MIN(bucket) FROM drift_alert
        WHERE feature = ?1 AND metric <> 'model_version' AND acknowledged_at IS NULL
            AND bucket >= (SELECT baseline FROM drift_stream WHERE feature = ?1)
        """)
    private static let acceptedJobsQuery = Query(
        "SELECT COALESCE(SUM(jobs), 0) FROM drift_bucket WHERE feature = ? AND bucket >= ?")
    private static let acceptAlertsQuery = Query(
        "UPDATE drift_alert SET acknowledged_at = ? WHERE feature = ? AND acknowledged_at IS NULL")
    private static let forgetQueries = [
        Query("DELETE FROM drift_bucket WHERE feature = ? AND bucket < ?"),
        Query("DELETE FROM drift_count WHERE feature = ? AND bucket < ?"),
    ]

    /// Makes the present of a feature its baseline, and acknowledges its alerts.
    ///
    /// Where something has drifted, the jobs since then are the present; else the next job is its first. What came before
    /// is forgotten.
    ///
    /// - Returns: Jobs that the new baseline has already.
    /// - Throws: `.invalid` for a feature that no job has been observed of.
    package func acceptDrift(of feature: String, now: Timestamp) async throws(StoreError) -> Int64 {
        try await write { transaction in
            var stream = try transaction.driftStream(feature)
            guard stream.jobs > 0 else { throw StoreError.invalid("no job of feature '\(feature)' has been observed") }
            let connection = transaction.connection
            let since = try connection.first(Self.firstOpenQuery, [.text(feature)]) { $0.integerIfAny(0) } ?? nil
            if let since {
                stream.baseline = since
            } else {
                stream.baseline = stream.bucket + 1
                (stream.bucket, stream.filled) = (stream.baseline, 0)
            }
            let place: [Value] = [.text(feature), .integer(stream.baseline)]
            stream.jobs = try connection.first(Self.acceptedJobsQuery, place) { $0.integer(0) } ?? 0
            // What this transaction keeps is not in the tables yet.
            for (key, figures) in transaction.kept.drift.figures
            where key.feature == feature && key.bucket >= stream.baseline { stream.jobs += figures.sums.jobs }
            for query in Self.forgetQueries { try connection.run(query, place) }
            try connection.run(Self.acceptAlertsQuery, [Value(now), .text(feature)])
            transaction.change { kept in kept.change { $0.set(stream, of: feature) } }
            return stream.jobs
        }
    }
}
