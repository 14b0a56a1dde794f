package import ChassisCore

extension Store {
    private static let addBatchQuery = Query(
        """
        INSERT INTO batch (tenant, state, endpoint, input_file, metadata, created_at, expires_at)
        VALUES (?, 'validating', ?, ?, ?, ?, ?)
        """)
    private static let batchQuery = Query("SELECT \(StoredBatch.columns) FROM batch WHERE id = ? AND tenant = ?")
    private static let batchesQuery = Query(
        "SELECT \(StoredBatch.columns) FROM batch WHERE tenant = ? AND id < ? ORDER BY id DESC LIMIT ?")
    private static let openQuery = Query(
        """
        SELECT \(StoredBatch.columns) FROM batch
        WHERE \(StoredBatch.openCondition) ORDER BY id
        """)
    private static let updateBatchQuery = Query(
        """
        UPDATE batch SET state = ?, output_file = ?, error_file = ?, errors = ?, total = ?, next_line = ?, completed = ?,
            failed = ?, times = ?, usage = ?
        WHERE id = ? AND state = ? AND next_line = ?
        """)
    private static let addItemQuery = Query(
        "INSERT INTO batch_item (batch, line, job, refusal) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
    private static let itemsQuery = Query(
        "SELECT line, job, refusal FROM batch_item WHERE batch = ? ORDER BY line")
    private static let linesQuery = Query("SELECT line FROM batch_item WHERE batch = ? AND line >= ?")
    private static let sizeQuery = Query("SELECT COUNT(*) FROM batch_item WHERE batch = ?")
    private static let countQuery = Query(
        """
        SELECT COALESCE(SUM(state = 'completed'), 0),
            COALESCE(SUM(refusal IS NOT NULL OR state IN ('failed', 'cancelled') OR state IS NULL), 0), COUNT(*)
        FROM batch_item LEFT JOIN job ON job.id = batch_item.job WHERE batch = ?
        """)
    private static let usageQuery = Query(
        """
        SELECT COUNT(*), COALESCE(SUM(usage_state = 'estimated'), 0), \(RollupSums.sum("input_tokens")),
            \(RollupSums.sum("output_tokens")), \(RollupSums.sum("cache_read_tokens")),
            \(RollupSums.sum("cache_creation_tokens")), \(RollupSums.sum("reasoning_tokens"))
        FROM batch_item JOIN job ON job.id = batch_item.job WHERE batch = ? AND usage_state <> 'absent'
        """)
    private static let unendedQuery = Query(
        """
        SELECT job FROM batch_item JOIN job ON job.id = batch_item.job
        WHERE batch = ? AND state IN ('queued', 'running') LIMIT 500
        """)

    /// - Parameter mark: When the same was asked for before, that batch is returned.
    package func addBatch(
        _ batch: StoredBatch, mark: BatchMark? = nil
    ) async throws(StoreError) -> (batch: StoredBatch, isExisting: Bool) {
        let (id, known) = try await write { transaction in
            if let mark, let known = try transaction.batch(of: mark, tenant: batch.tenant, at: batch.createdAt) {
                return (known.id, known as StoredBatch?)
            }
            try transaction.connection.run(
                Self.addBatchQuery,
                [
                    .text(batch.tenant), .text(batch.endpoint), .integer(batch.inputFile),
                    Value(batch.sealedMetadata), .integer(batch.createdAt.milliseconds),
                    .integer(batch.expiresAt.milliseconds),
                ])
            let id = try transaction.newestID()
            if let mark { try transaction.noteMark(mark.hash, of: batch.tenant, at: batch.createdAt, subject: id) }
            return (id, nil)
        }
        if let known { return (known, true) }
        var batch = batch
        batch.id = id
        return (batch, false)
    }

    /// `nil` for another tenant's as well.
    package func batch(_ id: Int64, of tenant: String) async throws(StoreError) -> StoredBatch? {
        try await read { try $0.first(Self.batchQuery, [.integer(id), .text(tenant)], StoredBatch.init) }
    }

    /// A tenant's batches older than one, newest first.
    package func batches(of tenant: String, before id: Int64, limit: Int) async throws(StoreError) -> [StoredBatch] {
        try await read {
            try $0.all(Self.batchesQuery, [.text(tenant), .integer(id), Value(limit)], StoredBatch.init)
        }
    }

    /// Those that somebody has to go on with, oldest first.
    package func openBatches() throws(StoreError) -> [StoredBatch] {
        try look { try $0.all(Self.openQuery, [], StoredBatch.init) }
    }

    /// Writes a step of a batch, with what it made, in one transaction.
    ///
    /// - Parameter old: As it was read; when somebody else has gone on since, nothing is written but the items, and
    ///   these only while the batch has not ended: a job that was made for a line is never lost to its batch.
    /// - Parameter noted: The items that an end reckons with; when there are others by now, nothing is written.
    /// - Parameter output: Sealed contents of the files that it ends with.
    /// - Returns: Whether it was written.
    @discardableResult
    package func advance(
        _ old: StoredBatch, to new: StoredBatch, items: [BatchItem] = [], noted: Int? = nil,
        output: (file: StoredFile, sealed: [UInt8])? = nil, errors: (file: StoredFile, sealed: [UInt8])? = nil
    ) async throws(StoreError) -> Bool {
        try await write { transaction in
            let connection = transaction.connection
            var new = new
            let current = try connection.first(
                Self.batchQuery, [.integer(old.id), .text(old.tenant)], StoredBatch.init)
            guard let current, !current.state.isFinal else { return false }
            for item in items {
                try connection.run(
                    Self.addItemQuery,
                    [
                        .integer(old.id), Value(item.line), item.job.map { Value($0) } ?? .null,
                        Value(item.sealedRefusal),
                    ])
            }
            guard current.state == old.state, current.nextLine == old.nextLine else { return false }
            let size = try noted.map { _ in try connection.first(Self.sizeQuery, [.integer(old.id)]) { $0.int(0) } }
            guard noted == nil || size == noted else { return false }
            new.outputFile = try output.map { try transaction.add($0.file, sealed: $0.sealed) } ?? new.outputFile
            new.errorFile = try errors.map { try transaction.add($0.file, sealed: $0.sealed) } ?? new.errorFile
            try connection.run(
                Self.updateBatchQuery,
                [
                    .text(new.state.rawValue), new.outputFile.map { .integer($0) } ?? .null,
                    new.errorFile.map { .integer($0) } ?? .null, new.errors.map { .text($0.text) } ?? .null,
                    Value(new.total), Value(new.nextLine), Value(new.completed), Value(new.failed),
                    .text(JSON.object(new.times).text), Value(try new.usageText), .integer(old.id),
                    .text(old.state.rawValue),
                    Value(old.nextLine),
                ])
            return true
        }
    }

    /// What became of the lines so far, in order.
    package func items(of batch: Int64) async throws(StoreError) -> [BatchItem] {
        try await read {
            try $0.all(Self.itemsQuery, [.integer(batch)]) { row in
                BatchItem(line: row.int(0), job: row.integerIfAny(1).map { JobID($0) }, sealedRefusal: row.blobIfAny(2))
            }
        }
    }

    /// Lines from one on that became jobs or were refused.
    package func notedLines(of batch: Int64, from line: Int) async throws(StoreError) -> Set<Int> {
        try await read { Set(try $0.all(Self.linesQuery, [.integer(batch), Value(line)]) { $0.int(0) }) }
    }

    /// How many lines have an answer, how many have none and won't get one, and how many are noted at all.
    package func counts(ofBatch id: Int64) async throws(StoreError) -> BatchCounts {
        try await read { connection in
            try connection.first(Self.countQuery, [.integer(id)]) {
                BatchCounts(completed: $0.int(0), failed: $0.int(1), noted: $0.int(2))
            } ?? BatchCounts()
        }
    }

    /// What its jobs used together, as far as anybody knows; as uncertain as the least certain of those.
    package func usage(ofBatch id: Int64) async throws(StoreError) -> Usage {
        try await read {
            try $0.first(Self.usageQuery, [.integer(id)]) { row in
                Usage(
                    state: row.integer(0) == 0 ? .absent : row.integer(1) == 0 ? .reported : .estimated,
                    inputTokens: row.integer(2), outputTokens: row.integer(3), cacheReadTokens: row.integer(4),
                    cacheCreationTokens: row.integer(5), reasoningTokens: row.integer(6))
            } ?? .absent
        }
    }

    /// Some of its jobs that have not ended.
    package func unendedJobs(ofBatch id: Int64) async throws(StoreError) -> [JobID] {
        try await read { try $0.all(Self.unendedQuery, [.integer(id)]) { JobID($0.integer(0)) } }
    }
}

extension Transaction {
    private static let markedBatchQuery = Query(
        """
        SELECT \(StoredBatch.columns) FROM batch WHERE tenant = ?1 AND id = (
            SELECT job FROM retry_mark WHERE tenant = ?1 AND hash = ?2 AND at >= ?3)
        """)

    /// The batch that the same request began.
    fileprivate func batch(of mark: BatchMark, tenant: String, at now: Timestamp) throws -> StoredBatch? {
        guard mark.retrying != .first else { return nil }
        let since = mark.retrying == .again ? (now - Retrying.memory).milliseconds : 0
        return try connection.first(
            Self.markedBatchQuery, [.text(tenant), .blob(mark.hash), .integer(since)], StoredBatch.init)
    }
}
