package import ChassisCore

/// An alert that is about to be written.
package struct NewDriftAlert: Sendable {
    package var feature: String
    package var metric: DriftMetric
    /// `DriftBucket.number` of the first bucket behind the change.
    package var bucket: Int64
    package var since: Timestamp
    package var before: String
    package var now: String
    package var evidence: Double
    package var cause: ChangeRecord?

    package init(
        feature: String, metric: DriftMetric, bucket: Int64, since: Timestamp, before: String, now: String,
        evidence: Double, cause: ChangeRecord?
    ) {
        self.feature = feature
        self.metric = metric
        self.bucket = bucket
        self.since = since
        self.before = before
        self.now = now
        self.evidence = evidence
        self.cause = cause
    }
}

extension Store {
    /// Writes what a scan has found.
    package func addDriftAlerts(_ alerts: [NewDriftAlert], now: Timestamp) async throws(StoreError) {
        guard !alerts.isEmpty else { return }
        try await write { transaction in for alert in alerts { try transaction.addAlert(alert, at: now) } }
    }
}

extension Transaction {
    private static let addAlertQuery = Query(
        """
        INSERT INTO drift_alert (feature, metric, bucket, at, since, before, now, evidence, cause_at, cause_kind,
            cause_feature, cause_what)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)

    func addAlert(_ alert: NewDriftAlert, at now: Timestamp) throws {
        try connection.run(
            Self.addAlertQuery,
            [
                .text(alert.feature), .text(alert.metric.rawValue), .integer(alert.bucket), Value(now),
                Value(alert.since), .text(alert.before), .text(alert.now), .real(alert.evidence),
                Value(alert.cause?.at), Value(alert.cause?.kind.rawValue), Value(alert.cause?.feature),
                Value(alert.cause?.what),
            ])
    }
}
