package import ChassisCore

extension Store {
    private static let columns = "id, at, operator, job, tenant, reason, kinds, granted"
    private static let addQuery = Query(
        """
        INSERT INTO unmasking (at, operator, job, tenant, reason, kinds, granted) VALUES (?, ?, ?, ?, ?, ?, ?)
        RETURNING \(columns)
        """)
    private static let listQuery = Query("SELECT \(columns) FROM unmasking ORDER BY id DESC LIMIT ?")
    private static let masksQuery = Query("SELECT data FROM job_masks WHERE job = ?")

    /// Writes that somebody is about to see values, or was refused; on disk when this returns.
    ///
    /// - Parameter unmasking: Its id is given here.
    package func addUnmasking(_ unmasking: Unmasking) async throws(StoreError) -> Unmasking {
        try await write { transaction in
            let counts = unmasking.kinds.sorted { $0.key < $1.key }
            let kinds = JSONObject(counts.map { ($0.key, .integer(Int64($0.value))) })
            let values: [Value] = [
                Value(unmasking.at), .text(unmasking.by), Value(unmasking.job), .text(unmasking.tenant),
                .text(unmasking.reason), .text(JSON.object(kinds).text), Value(unmasking.isGranted),
            ]
            guard let written = try transaction.connection.first(Self.addQuery, values, Self.unmasking) else {
                throw StoreError.damaged(path: "", reason: "an act of unmasking that was written can't be read")
            }
            return written
        }
    }

    /// All acts of unmasking, the newest first; they outlive their jobs.
    package func unmaskings(limit: Int = .max) async throws(StoreError) -> [Unmasking] {
        try await read { try $0.all(Self.listQuery, [Value(max(0, limit))], Self.unmasking) }
    }

    /// What stood behind a trace's placeholders, sealed; `nil` where nothing was kept.
    package func sealedMasks(_ job: JobID) async throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.masksQuery, [Value(job)]) { $0.blob(0) } }
    }

    private static func unmasking(_ row: Row) -> Unmasking {
        var kinds: [String: Int] = [:]
        for member in (try? JSON(parsing: row.text(6)))?.object?.members ?? [] {
            kinds[member.name] = member.value.integer.map(Int.init)
        }
        return Unmasking(
            id: UnmaskingID(row.integer(0)), at: Timestamp(milliseconds: row.integer(1)), by: row.text(2),
            job: JobID(row.integer(3)), tenant: row.text(4), reason: row.text(5), kinds: kinds,
            isGranted: row.integer(7) != 0)
    }
}

extension Transaction {
    private static let keepMasksQuery = Query(
        "INSERT INTO job_masks (job, data) VALUES (?, ?) ON CONFLICT (job) DO UPDATE SET data = excluded.data")
    private static let keepFirstMasksQuery = Query(
        "INSERT INTO job_masks (job, data) VALUES (?, ?) ON CONFLICT (job) DO NOTHING")

    /// The trace shows the texts of the last attempt that had any: so the values kept are that attempt's.
    func keepMasks(_ settlement: Settlement) throws {
        guard let sealed = settlement.sealedMasks else { return }
        let hasTexts = !settlement.prompt.isEmpty || settlement.raw != nil || settlement.final != nil
        try connection.run(
            hasTexts ? Self.keepMasksQuery : Self.keepFirstMasksQuery, [Value(settlement.lease.id), .blob(sealed)])
    }
}
