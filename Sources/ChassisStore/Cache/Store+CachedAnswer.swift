package import ChassisCore

extension Store {
    private static let columns = "tenant, feature, output, model, cost, created_at, expires_at, job, confidence"
    private static let exactQuery = Query("SELECT \(columns) FROM cache_entry WHERE key = ? AND expires_at > ?")
    private static let lastQuery = Query(
        "SELECT \(columns) FROM cache_entry WHERE question = ? ORDER BY created_at DESC LIMIT 1")

    /// The unexpired answer with this key, if any.
    ///
    /// - Throws: `.emptyTenant` for an empty key: a hash without a tenant in it would be shared by all.
    package func cachedAnswer(key: [UInt8], now: Timestamp) async throws(StoreError) -> CachedAnswer? {
        guard !key.isEmpty else { throw .emptyTenant }
        return try look { connection in
            try connection.first(Self.exactQuery, [.blob(key), .integer(now.milliseconds)], Self.answer)
        }
    }

    /// The newest answer to this question, expired or not, for when nothing else can be had.
    package func lastGoodAnswer(question: [UInt8]) async throws(StoreError) -> CachedAnswer? {
        guard !question.isEmpty else { throw .emptyTenant }
        return try look { try $0.first(Self.lastQuery, [.blob(question)], Self.answer) }
    }

    private static func answer(_ row: Row) throws -> CachedAnswer {
        CachedAnswer(
            tenant: row.text(0), feature: row.text(1), output: try Compression.text(row.blob(2)),
            model: row.textIfAny(3), cost: row.integerIfAny(4).map(Money.init(nanoUSD:)),
            confidence: row.realIfAny(8),
            createdAt: Timestamp(milliseconds: row.integer(5)), expiresAt: Timestamp(milliseconds: row.integer(6)),
            job: JobID(row.integer(7)))
    }
}

extension Transaction {
    private static let insertQuery = RowQuery(
        insertInto: "cache_entry",
        suffix: """
            ON CONFLICT (key) DO UPDATE SET question = excluded.question, job = excluded.job, model = excluded.model,
                cost = excluded.cost, confidence = excluded.confidence, created_at = excluded.created_at,
                expires_at = excluded.expires_at,
                output = excluded.output
            """)

    /// - Parameter output: `entry.output`, compressed.
    func write(_ entry: CacheEntry, output: [UInt8], job: JobID, now: Timestamp) throws {
        guard !entry.tenant.isEmpty, !entry.key.isEmpty, !entry.question.isEmpty else { throw StoreError.emptyTenant }
        try connection.run(
            Self.insertQuery,
            [
                ("key", .blob(entry.key)),
                ("question", .blob(entry.question)),
                ("tenant", .text(entry.tenant)),
                ("feature", .text(entry.feature)),
                ("job", Value(job)),
                ("model", Value(entry.model)),
                ("cost", Value(entry.cost)),
                ("confidence", Value(entry.confidence)),
                ("created_at", .integer(now.milliseconds)),
                ("expires_at", .integer(entry.expiresAt.milliseconds)),
                ("output", .blob(output)),
            ])
    }
}
