package import ChassisCore

extension Store {
    private static let newestOfQuery = Query("SELECT MAX(id) FROM activation WHERE prompt = ?")
    private static let addQuery = Query(
        """
        INSERT INTO activation (prompt, version, canary_version, canary_share, at, actor, reason, eval_run, is_forced,
            is_rollback, configured_version, configured, text_hash, canary_text_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """)

    /// Puts a version in force; on disk, and seen by every process that listens, when this returns.
    ///
    /// - Parameters:
    ///   - activation: Its id is given here. `reason` must be masked.
    ///   - changes: What the drift monitor is to know of it.
    ///   - verdicts: Bundles that come into force with it.
    ///   - seen: The newest activation of the prompt that the decision was made on; `nil` for none.
    /// - Throws: `.activationChanged` when there is a newer one: two operators must not undo each other unseen.
    package func addActivation(
        _ activation: Activation, changes: [ChangeRecord] = [], verdicts: [BundleVerdict] = [], after seen: Int64?
    )
        async throws(StoreError) -> Activation
    {
        try await write { transaction in
            let connection = transaction.connection
            let newest = try connection.first(Self.newestOfQuery, [.text(activation.prompt)]) { $0.integerIfAny(0) }
            guard newest.flatMap({ $0 }) == seen else { throw StoreError.activationChanged(activation.prompt) }
            var added = activation
            added.id = try connection.first(Self.addQuery, activation.values) { $0.integer(0) } ?? 0
            for change in changes { try transaction.addChange(change) }
            for verdict in verdicts { try transaction.add(verdict) }
            return added
        }
    }
}
