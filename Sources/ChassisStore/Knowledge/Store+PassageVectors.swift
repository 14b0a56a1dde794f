package import ChassisCore

/// Vectors of passages that one call made, and what it cost.
package struct MadePassageVectors: Sendable {
    /// By the hash of what each was made of.
    package var vectors: [(hash: [UInt8], vector: QuantizedVector)]
    /// Whose articles they are of.
    package var tenant: String
    package var model: String
    package var usage: Usage
    /// `nil`: nobody knows.
    package var cost: Money?
    /// Of the tenant's plan; `nil` for who has none.
    package var terms: Terms?

    package init(
        vectors: [(hash: [UInt8], vector: QuantizedVector)], tenant: String, model: String, usage: Usage, cost: Money?,
        terms: Terms? = nil
    ) {
        self.vectors = vectors
        self.tenant = tenant
        self.model = model
        self.usage = usage
        self.cost = cost
        self.terms = terms
    }
}

extension Store {
    /// The feature under which their cost stands.
    private static let feature = "knowledge"
    private static let vectorQuery = Query("SELECT vector FROM passage_vector WHERE hash = ?")
    private static let touchQuery = Query("UPDATE passage_vector SET used_day = ?1 WHERE hash = ?2 AND used_day < ?1")
    private static let keepQuery = Query(
        """
        INSERT INTO passage_vector (hash, used_day, vector) VALUES (?, ?, ?)
        ON CONFLICT (hash) DO UPDATE SET used_day = excluded.used_day, vector = excluded.vector
        """)
    private static let leaseQuery = Query(
        "UPDATE passage_lease SET owner = ?1, until = ?2 WHERE owner = ?1 OR until <= ?3 RETURNING id")
    private static let pruneQuery = Query("DELETE FROM passage_vector WHERE used_day < ?")

    /// The vectors that are there, by place; `nil` for those that are not.
    ///
    /// - Complexity: O(`hashes` · log n).
    package func passageVectors(_ hashes: [[UInt8]]) async throws(StoreError) -> [QuantizedVector?] {
        try await read { connection in
            try hashes.map { hash in
                try connection.first(Self.vectorQuery, [.blob(hash)]) { QuantizedVector(bytes: $0.blob(0)) } ?? nil
            }
        }
    }

    /// Says that vectors are in use today, so that they are kept, and lets those go that were not for `days`.
    package func usePassageVectors(_ hashes: [[UInt8]], now: Timestamp, days: Int64 = 90) async throws(StoreError) {
        try await write { transaction in
            for hash in hashes { try transaction.connection.run(Self.touchQuery, [.integer(now.day), .blob(hash)]) }
            try transaction.connection.run(Self.pruneQuery, [.integer(now.day - days)])
        }
    }

    /// Whether the caller may make vectors until a moment: one process does, so that none is paid for twice.
    package func leasePassages(owner: String, until: Timestamp, now: Timestamp) async throws(StoreError) -> Bool {
        try await write { transaction in
            try transaction.connection.first(
                Self.leaseQuery, [.text(owner), .integer(until.milliseconds), .integer(now.milliseconds)]
            ) { _ in true } ?? false
        }
    }

    /// Keeps vectors with what they cost, in one transaction.
    package func keepPassageVectors(_ made: MadePassageVectors, now: Timestamp) async throws(StoreError) {
        guard !made.tenant.isEmpty else { throw .emptyTenant }
        try await write { transaction in
            for (hash, vector) in made.vectors {
                try transaction.connection.run(
                    Self.keepQuery, [.blob(hash), .integer(now.day), .blob(vector.bytes)])
            }
            var sums = RollupSums(made.usage, cost: made.cost)
            sums.unknownCosts = made.cost == nil ? 1 : 0
            let key = RollupKey(
                start: Grain.minute.start(now.milliseconds), tenant: made.tenant, feature: Self.feature,
                model: made.model, promptName: "", promptVersion: 0,
                terms: try made.terms.map(transaction.number) ?? 0)
            transaction.change { $0.add(sums, to: key) }
        }
    }
}
