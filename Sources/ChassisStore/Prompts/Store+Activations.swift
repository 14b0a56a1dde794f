package import ChassisCore

extension Store {
    /// A verdict on a bundle changes what is in force as well.
    private static let newestIDQuery = Query(
        """
        SELECT (SELECT COALESCE(MAX(id), 0) FROM activation) + (SELECT COALESCE(MAX(id), 0) FROM bundle_verdict)
        """)
    private static let newestQuery = Query(
        "SELECT \(Activation.columns) FROM activation WHERE id IN (SELECT MAX(id) FROM activation GROUP BY prompt)")
    private static let historyQuery = Query(
        "SELECT \(Activation.columns) FROM activation WHERE prompt = ? ORDER BY id DESC LIMIT ?")
    private static let allQuery = Query("SELECT \(Activation.columns) FROM activation ORDER BY id DESC LIMIT ?")

    /// Activations of one prompt, or of all, newest first. The newest of a prompt is the one that counts.
    package func activations(of prompt: String?, limit: Int) async throws(StoreError) -> [Activation] {
        try await read { connection in
            guard let prompt else { return try connection.all(Self.allQuery, [Value(limit)], Activation.init) }
            return try connection.all(Self.historyQuery, [.text(prompt), Value(limit)], Activation.init)
        }
    }

    /// The newest activation of each prompt that has one, and the number that `newestActivationID` gives.
    package func newestActivations() async throws(StoreError) -> (byPrompt: [String: Activation], newest: Int64) {
        try await read { connection in
            let found = try connection.all(Self.newestQuery, [], Activation.init)
            return (
                Dictionary(found.map { ($0.prompt, $0) }) { first, _ in first },
                try connection.first(Self.newestIDQuery) { $0.integer(0) } ?? 0
            )
        }
    }

    /// Grows with each activation and each gate's verdict; for asking often. Costs two looks at the end of a table.
    package func newestActivationID() async throws(StoreError) -> Int64 {
        try look { try $0.first(Self.newestIDQuery) { $0.integer(0) } ?? 0 }
    }
}
