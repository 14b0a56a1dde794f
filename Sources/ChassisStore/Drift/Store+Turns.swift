package import ChassisCore

extension Store {
    private static let takeTurnQuery = Query(
        """
        INSERT INTO turn (name, owner, until) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE turn.owner = excluded.owner OR turn.until <= ? OR turn.until > excluded.until + 60000
        """)

    private static let endTurnQuery = Query("DELETE FROM turn WHERE name = ? AND owner = ?")

    /// Gives a turn back; nothing when somebody else has it.
    package func endTurn(_ name: String, owner: String) async throws(StoreError) {
        try await write { try $0.connection.run(Self.endTurnQuery, [.text(name), .text(owner)]) }
    }

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
