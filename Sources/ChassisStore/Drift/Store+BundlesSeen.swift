package import ChassisCore

extension Store {
    private static let bundlesQuery = Query("SELECT feature, parts FROM bundle_seen")
    private static let insertBundleQuery = Query(
        "INSERT INTO bundle_seen (feature, parts) VALUES (?, ?) ON CONFLICT DO NOTHING")
    private static let replaceBundleQuery = Query(
        "UPDATE bundle_seen SET parts = ? WHERE feature = ? AND parts = ?")

    /// What each feature was made of when any process looked last, as text.
    package func bundlesSeen() async throws(StoreError) -> [String: String] {
        try look { connection in
            let rows = try connection.all(Self.bundlesQuery) { ($0.text(0), $0.text(1)) }
            return Dictionary(rows, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Notes what a feature is made of now, with the record of the change; nothing when another process was first.
    package func replaceBundle(
        of feature: String, old: String?, new: String, change: ChangeRecord?
    ) async throws(StoreError) {
        try await write { transaction in
            if let old {
                try transaction.connection.run(Self.replaceBundleQuery, [.text(new), .text(feature), .text(old)])
            } else {
                try transaction.connection.run(Self.insertBundleQuery, [.text(feature), .text(new)])
            }
            guard transaction.connection.changes > 0, let change else { return }
            try transaction.addChange(change)
        }
    }
}
