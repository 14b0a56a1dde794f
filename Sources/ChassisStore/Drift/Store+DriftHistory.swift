package import ChassisCore

/// What is known of a feature since its baseline began.
package struct DriftHistory: Sendable {
    package var feature: String
    /// In order; the last one is still filling.
    package var buckets: [DriftBucket]
    /// For metrics that have drifted: the first bucket behind the last change that was told.
    package var told: [DriftMetric: Int64]
}

/// How far a feature has come.
package struct DriftProgress: Sendable, Hashable {
    package var feature: String
    /// Jobs since its baseline began.
    package var jobs: Int64

    package init(feature: String, jobs: Int64) {
        self.feature = feature
        self.jobs = jobs
    }
}

extension Store {
    private static let progressQuery = Query("SELECT feature, jobs FROM drift_stream ORDER BY feature")
    private static let bucketsQuery = Query(
        """
        SELECT bucket, MIN(first_at), MAX(last_at), \(DriftSums.columns.map { "SUM(\($0))" }.joined(separator: ", "))
        FROM drift_bucket WHERE feature = ?1 AND bucket >= (SELECT baseline FROM drift_stream WHERE feature = ?1)
        GROUP BY bucket ORDER BY bucket
        """)
    private static let countsQuery = Query(
        """
        SELECT bucket, metric, label, jobs FROM drift_count
        WHERE feature = ?1 AND bucket >= (SELECT baseline FROM drift_stream WHERE feature = ?1)
        """)
    private static let toldQuery = Query(
        """
        SELECT metric, MAX(bucket) FROM drift_alert
        WHERE feature = ?1 AND bucket >= (SELECT baseline FROM drift_stream WHERE feature = ?1) GROUP BY metric
        """)

    /// The features that jobs have been observed of.
    package func driftProgress() async throws(StoreError) -> [DriftProgress] {
        try look { connection in
            try connection.all(Self.progressQuery) { DriftProgress(feature: $0.text(0), jobs: $0.integer(1)) }
        }
    }

    /// - Returns: `nil` for a feature that no job has been observed of.
    /// - Complexity: O(buckets · labels): a few thousand rows, however many jobs there were.
    package func driftHistory(of feature: String) async throws(StoreError) -> DriftHistory? {
        try await read { connection in
            let name = [Value.text(feature)]
            var buckets = try connection.all(Self.bucketsQuery, name) { row in
                DriftBucket(
                    number: row.integer(0), first: Timestamp(milliseconds: row.integer(1)),
                    last: Timestamp(milliseconds: row.integer(2)), sums: DriftSums(row, from: 3))
            }
            guard !buckets.isEmpty else { return nil }
            let places = Dictionary(uniqueKeysWithValues: buckets.indices.map { (buckets[$0].number, $0) })
            try connection.each(Self.countsQuery, name) { row in
                guard let place = places[row.integer(0)] else { return }
                switch DriftMetric(rawValue: row.text(1)) {
                case .language: buckets[place].sums.languages[row.text(2)] = row.integer(3)
                case .topic: buckets[place].sums.topics[row.text(2)] = row.integer(3)
                default: break
                }
            }
            let told = try connection.all(Self.toldQuery, name) {
                (DriftMetric(rawValue: $0.text(0)) ?? .modelVersion, $0.integer(1))
            }
            return DriftHistory(
                feature: feature, buckets: buckets, told: Dictionary(told, uniquingKeysWith: max))
        }
    }
}
