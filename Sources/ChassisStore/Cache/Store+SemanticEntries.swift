package import ChassisCore

extension Store {
    private static let newestVectorQuery = Query("SELECT max(id) FROM cache_vector WHERE scope = ?")
    private static let vectorsQuery = Query(
        "SELECT id, vector FROM cache_vector WHERE scope = ? AND id > ? ORDER BY id LIMIT ?")
    private static let candidateQuery = Query("SELECT key, question FROM cache_vector WHERE id = ?")

    /// The number of the newest vector of a scope; 0 for none.
    ///
    /// - Throws: `.emptyTenant` for an empty scope: it would be everybody's.
    package func newestVector(scope: [UInt8]) async throws(StoreError) -> Int64 {
        guard !scope.isEmpty else { throw .emptyTenant }
        return try look { try $0.first(Self.newestVectorQuery, [.blob(scope)]) { $0.integerIfAny(0) ?? 0 } ?? 0 }
    }

    /// Vectors of a scope behind a number, in order.
    ///
    /// - Throws: `.emptyTenant` for an empty scope.
    package func vectors(
        scope: [UInt8], after id: Int64, limit: Int
    ) async throws(StoreError) -> [(id: Int64, vector: QuantizedVector)] {
        guard !scope.isEmpty else { throw .emptyTenant }
        return try await read { connection in
            try connection.all(Self.vectorsQuery, [.blob(scope), .integer(id), Value(limit)]) { row in
                (id: row.integer(0), vector: QuantizedVector(bytes: row.blob(1)))
            }.compactMap { row in row.vector.map { (id: row.id, vector: $0) } }
        }
    }

    /// The question behind a vector; `nil` once it is pruned or was asked anew.
    package func semanticCandidate(_ id: Int64) async throws(StoreError) -> SemanticCandidate? {
        try look { connection in
            try connection.first(Self.candidateQuery, [.integer(id)]) { row in
                SemanticCandidate(key: row.blob(0), question: try Compression.text(row.blob(1)))
            }
        }
    }
}

extension Transaction {
    private static let forgetVectorQuery = Query("DELETE FROM cache_vector WHERE key = ?")
    private static let insertVectorQuery = Query(
        "INSERT INTO cache_vector (key, scope, created_at, question, vector) VALUES (?, ?, ?, ?, ?)")

    /// A question asked anew gets a new number, so that other processes hear of it.
    func write(_ entry: SemanticEntry, question: [UInt8], key: [UInt8], now: Timestamp) throws {
        guard !entry.scope.isEmpty else { throw StoreError.emptyTenant }
        try connection.run(Self.forgetVectorQuery, [.blob(key)])
        try connection.run(
            Self.insertVectorQuery,
            [
                .blob(key), .blob(entry.scope), .integer(now.milliseconds), .blob(question),
                .blob(entry.vector.bytes),
            ])
    }
}
