extension Store {
    private static let markQuery = Query("SELECT mark FROM key_mark")
    private static let noteQuery = Query(
        "INSERT INTO key_mark (id, mark) VALUES (1, ?1) ON CONFLICT DO UPDATE SET mark = ?1 WHERE mark = ?2")
    private static let inputsQuery = Query(
        "SELECT tenant, data FROM job JOIN job_input ON job_input.job = job.id ORDER BY job.id DESC LIMIT 3")

    /// What the key is known by that this store's texts are sealed with; `nil` until it is noted.
    package func keyMark() throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.markQuery, []) { $0.blob(0) } }
    }

    /// Notes it, unless another process was first.
    ///
    /// - Parameter old: The mark whose place it takes: of a key that nothing is sealed with any more.
    package func note(keyMark mark: [UInt8], replacing old: [UInt8]?) async throws(StoreError) {
        try await write(isRoutine: true) {
            try $0.connection.run(Self.noteQuery, [.blob(mark), old.map(Value.blob) ?? .null])
        }
    }

    /// A few sealed inputs, the newest ones, by which a key can be tried.
    package func sealedInputs() throws(StoreError) -> [(tenant: String, data: [UInt8])] {
        try look { try $0.all(Self.inputsQuery, []) { ($0.text(0), $0.blob(1)) } }
    }
}
