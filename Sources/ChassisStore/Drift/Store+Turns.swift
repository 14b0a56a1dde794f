package import ChassisCore

extension Store {
    private static let takeTurnQuery = Query(
        """
        INSERT INTO turn (name, owner, until) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE turn.owner = excluded.owner OR turn.until <= ?
        """)

    /// Whether a process may do what one process does at a time; then nobody else may before `lease` has passed.
    ///
    /// - Parameter owner: The process; who holds the turn already extends it.
    package func takeTurn(
        _ name: String, owner: String, lease: Duration, now: Timestamp
    ) async throws(StoreError) -> Bool {
        try await write { transaction in
            try transaction.connection.run(
                Self.takeTurnQuery, [.text(name), .text(owner), Value(now + lease), Value(now)])
            return transaction.connection.changes > 0
        }
    }
}
