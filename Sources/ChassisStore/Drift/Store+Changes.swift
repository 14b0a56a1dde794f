package import ChassisCore

extension Store {
    private static let changesQuery = Query(
        "SELECT at, kind, feature, what FROM change_record WHERE at >= ? ORDER BY at DESC, id DESC")

    /// Remembers that something was changed which answers depend on.
    package func addChange(_ change: ChangeRecord) async throws(StoreError) {
        try await write { try $0.addChange(change) }
    }

    /// What was changed since a moment, the newest first.
    package func changeRecords(since: Timestamp) async throws(StoreError) -> [ChangeRecord] {
        try await read { try $0.all(Self.changesQuery, [Value(since)]) { ChangeRecord($0, at: 0) } }
    }
}

extension Transaction {
    private static let addChangeQuery = Query(
        "INSERT INTO change_record (at, kind, feature, what) VALUES (?, ?, ?, ?)")

    func addChange(_ change: ChangeRecord) throws {
        try connection.run(
            Self.addChangeQuery,
            [Value(change.at), .text(change.kind.rawValue), .text(change.feature), .text(change.what)])
    }
}

extension ChangeRecord {
    /// Reads `at, kind, feature, what` from a column on.
    init(_ row: Row, at column: Int32) {
        self.init(
            at: Timestamp(milliseconds: row.integer(column)),
            kind: Kind(rawValue: row.text(column + 1)) ?? .configuration, feature: row.text(column + 2),
            what: row.text(column + 3))
    }
}
