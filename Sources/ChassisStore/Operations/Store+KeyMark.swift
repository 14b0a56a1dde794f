extension Store {
    private static let markQuery = Query("SELECT mark FROM key_mark")
    private static let noteQuery = Query("INSERT INTO key_mark (id, mark) VALUES (1, ?) ON CONFLICT DO NOTHING")

    /// Whether what is sealed here is sealed with that key; the first one that is asked about is.
    ///
    /// - Parameter mark: Of the key, as `Vault.mark` makes it.
    package func isSealed(byKeyWith mark: [UInt8]) async throws(StoreError) -> Bool {
        if let known = try look({ try $0.first(Self.markQuery, []) { $0.blob(0) } }) { return known == mark }
        guard !isReadOnly else { return true }
        try await write(isRoutine: true) { try $0.connection.run(Self.noteQuery, [.blob(mark)]) }
        // Another process may have been first.
        return try look { try $0.first(Self.markQuery, []) { $0.blob(0) } } == mark
    }
}
