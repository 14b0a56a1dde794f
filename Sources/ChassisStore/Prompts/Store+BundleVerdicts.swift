package import ChassisCore

extension Store {
    private static let hashesQuery = Query(
        "SELECT id, feature, version, hash, is_approved, at, actor, eval_run FROM bundle_verdict ORDER BY id")
    private static let contentQuery = Query(
        """
        SELECT id, content FROM bundle_verdict
        WHERE id IN (SELECT MAX(id) FROM bundle_verdict WHERE is_approved = 1 GROUP BY feature)
        """)

    /// What gates said of bundles, oldest first; the newest approved one of each feature with its content.
    package func bundleVerdicts() async throws(StoreError) -> [BundleVerdict] {
        try await read { connection in
            var contents: [Int64: BundleContent] = [:]
            try connection.each(Self.contentQuery) { row in
                contents[row.integer(0)] = (try? JSON(parsing: row.text(1))).flatMap { BundleContent($0) }
            }
            return try connection.all(Self.hashesQuery) { row in
                BundleVerdict(
                    id: row.integer(0), feature: row.text(1), version: row.int(2), hash: row.text(3),
                    isApproved: row.integer(4) != 0, at: Timestamp(milliseconds: row.integer(5)), actor: row.text(6),
                    run: row.integerIfAny(7).map { EvalRunID($0) }, content: contents[row.integer(0)])
            }
        }
    }

    /// Keeps what a gate said; the same said again is not kept twice.
    package func addBundleVerdict(_ verdict: BundleVerdict) async throws(StoreError) {
        try await write { try $0.add(verdict) }
    }
}

extension Transaction {
    private static let newestQuery = Query(
        "SELECT hash, is_approved FROM bundle_verdict WHERE feature = ? ORDER BY id DESC LIMIT 1")
    private static let addQuery = Query(
        """
        INSERT INTO bundle_verdict (feature, version, hash, is_approved, at, actor, eval_run, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)

    func add(_ verdict: BundleVerdict) throws {
        let newest = try connection.first(Self.newestQuery, [.text(verdict.feature)]) {
            (hash: $0.text(0), isApproved: $0.integer(1) != 0)
        }
        if let newest, newest == (verdict.hash, verdict.isApproved) { return }
        try connection.run(
            Self.addQuery,
            [
                .text(verdict.feature), Value(verdict.version), .text(verdict.hash), Value(verdict.isApproved),
                .integer(verdict.at.milliseconds), .text(verdict.actor), Value(verdict.run?.number),
                .text(verdict.isApproved ? verdict.content?.json.text ?? "" : ""),
            ])
    }
}
