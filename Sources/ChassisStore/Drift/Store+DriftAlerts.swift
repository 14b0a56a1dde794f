package import ChassisCore

extension Store {
    private static let openAlertsQuery = Query(
        """
        SELECT \(DriftAlert.columns) FROM drift_alert WHERE acknowledged_at IS NULL ORDER BY at DESC, id DESC LIMIT ?
        """)
    private static let allAlertsQuery = Query(
        "SELECT \(DriftAlert.columns) FROM drift_alert ORDER BY at DESC, id DESC LIMIT ?")
    private static let seenAlertsQuery = Query(
        """
        SELECT \(DriftAlert.columns) FROM drift_alert WHERE acknowledged_at IS NOT NULL ORDER BY at DESC, id DESC LIMIT ?
        """)
    private static let acknowledgeQuery = Query(
        "UPDATE drift_alert SET acknowledged_at = COALESCE(acknowledged_at, ?) WHERE id = ?")

    /// Alerts, the newest first.
    ///
    /// - Parameter open: Only those that nobody has acknowledged, or only the others; `nil` for both.
    package func driftAlerts(open: Bool? = nil, limit: Int = .max) async throws(StoreError) -> [DriftAlert] {
        let query = open.map { $0 ? Self.openAlertsQuery : Self.seenAlertsQuery } ?? Self.allAlertsQuery
        return try await read { try $0.all(query, [Value(max(0, limit))]) { DriftAlert($0) } }
    }

    /// Notes that somebody has seen an alert. Doing it again changes nothing.
    ///
    /// - Throws: `.alertNotFound`.
    package func acknowledgeDrift(_ id: Int64, now: Timestamp) async throws(StoreError) {
        try await write { transaction in
            try transaction.connection.run(Self.acknowledgeQuery, [Value(now), .integer(id)])
            guard transaction.connection.changes > 0 else { throw StoreError.alertNotFound(id) }
        }
    }
}

extension DriftAlert {
    /// The columns that `init(_:Row)` reads, in its order.
    static let columns = """
        id, feature, metric, at, since, before, now, evidence, acknowledged_at, cause_at, cause_kind, cause_feature, \
        cause_what
        """

    init(_ row: Row) {
        self.init(
            id: row.integer(0), feature: row.text(1), metric: DriftMetric(rawValue: row.text(2)) ?? .modelVersion,
            at: Timestamp(milliseconds: row.integer(3)), since: Timestamp(milliseconds: row.integer(4)),
            before: row.text(5), now: row.text(6), evidence: row.realIfAny(7) ?? 0,
            cause: row.isNull(9) ? nil : ChangeRecord(row, at: 9), acknowledgedAt: row.timestamp(8))
    }
}
