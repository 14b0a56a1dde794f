package import ChassisCore

/// A file that a tenant uploaded, or that a batch made for it; its name and content are sealed.
package struct StoredFile: Sendable, Hashable, Identifiable {
    package var id: Int64
    package var tenant: String
    package var sealedName: [UInt8]
    package var purpose: String
    /// Of the content in clear.
    package var bytes: Int
    package var createdAt: Timestamp

    package init(
        id: Int64 = 0, tenant: String, sealedName: [UInt8], purpose: String, bytes: Int, createdAt: Timestamp
    ) {
        self.id = id
        self.tenant = tenant
        self.sealedName = sealedName
        self.purpose = purpose
        self.bytes = bytes
        self.createdAt = createdAt
    }

    init(_ row: Row) {
        self.init(
            id: row.integer(0), tenant: row.text(1), sealedName: row.blob(2), purpose: row.text(3), bytes: row.int(4),
            createdAt: Timestamp(milliseconds: row.integer(5)))
    }

    static let columns = "id, tenant, name, purpose, bytes, created_at"
}

extension Transaction {
    private static let newestQuery = Query("SELECT last_insert_rowid()")
    private static let addFileQuery = Query(
        "INSERT INTO file (tenant, name, purpose, bytes, created_at, data) VALUES (?, ?, ?, ?, ?, ?)")

    /// - Returns: The new file's id.
    func add(_ file: StoredFile, sealed: [UInt8]) throws -> Int64 {
        try connection.run(
            Self.addFileQuery,
            [
                .text(file.tenant), .blob(file.sealedName), .text(file.purpose), Value(file.bytes),
                .integer(file.createdAt.milliseconds), .blob(sealed),
            ])
        return try newestID()
    }

    /// Of the row that this transaction inserted last.
    func newestID() throws -> Int64 { try connection.first(Self.newestQuery) { $0.integer(0) } ?? 0 }
}

extension Store {
    private static let fileQuery = Query("SELECT \(StoredFile.columns) FROM file WHERE id = ? AND tenant = ?")
    private static let dataQuery = Query("SELECT data FROM file WHERE id = ? AND tenant = ?")
    private static let filesQuery = Query(
        """
        SELECT \(StoredFile.columns) FROM file WHERE tenant = ?1 AND id < ?2 AND (?3 IS NULL OR purpose = ?3)
        ORDER BY id DESC LIMIT ?4
        """)
    private static let deleteFileQuery = Query("DELETE FROM file WHERE id = ? AND tenant = ?")
    private static let openBatchQuery = Query(
        """
        SELECT id FROM batch WHERE \(StoredBatch.openCondition) AND input_file = ? AND tenant = ? LIMIT 1
        """)

    /// - Returns: The file with its id.
    package func addFile(_ file: StoredFile, sealed: [UInt8]) async throws(StoreError) -> StoredFile {
        let id = try await write { try $0.add(file, sealed: sealed) }
        var file = file
        file.id = id
        return file
    }

    /// Without its content; `nil` for another tenant's as well.
    package func file(_ id: Int64, of tenant: String) async throws(StoreError) -> StoredFile? {
        try await read { try $0.first(Self.fileQuery, [.integer(id), .text(tenant)], StoredFile.init) }
    }

    /// The encrypted content, whole; `nil` for another tenant's as well.
    package func sealedFile(_ id: Int64, of tenant: String) async throws(StoreError) -> [UInt8]? {
        try await read { try $0.first(Self.dataQuery, [.integer(id), .text(tenant)]) { $0.blob(0) } }
    }

    /// A tenant's files older than one, newest first.
    ///
    /// - Parameter purpose: Of these alone; `nil` for all.
    package func files(
        of tenant: String, purpose: String? = nil, before id: Int64, limit: Int
    ) async throws(StoreError) -> [StoredFile] {
        try await read {
            try $0.all(
                Self.filesQuery, [.text(tenant), .integer(id), Value(purpose), Value(limit)], StoredFile.init)
        }
    }

    /// - Returns: The batch that still reads it; it is not deleted then.
    package func deleteFile(_ id: Int64, of tenant: String) async throws(StoreError) -> Int64? {
        try await write { transaction in
            let names: [Value] = [.integer(id), .text(tenant)]
            let batch = try transaction.connection.first(Self.openBatchQuery, names) { $0.integer(0) }
            if batch == nil { try transaction.connection.run(Self.deleteFileQuery, names) }
            return batch
        }
    }
}
