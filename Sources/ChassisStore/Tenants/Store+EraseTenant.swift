import ChassisCore
import GRDB

/// What a tenant has in the store beside its money.
package struct TenantRemains: Sendable, Hashable {
    package var jobs = 0
    package var unfinishedJobs = 0
    package var conversations = 0
    package var cachedAnswers = 0
    package var files = 0
    package var flags = 0
    package var keys = 0
    /// `SUITE/ID` of the golden samples that were made of its answers; they are files of the workspace.
    package var samples: [String] = []
}

extension Store {
    private static let countQueries: [(@Sendable (inout TenantRemains, Int) -> Void, Query)] = [
        ({ $0.jobs = $1 }, Query("SELECT COUNT(*) FROM job WHERE tenant = ?")),
        ({ $0.unfinishedJobs = $1 }, Query("SELECT COUNT(*) FROM job WHERE tenant = ? AND finished_at IS NULL")),
        (
            { $0.conversations = $1 },
            Query("SELECT COUNT(DISTINCT conversation) FROM conversation_turn WHERE tenant = ?")
        ),
        ({ $0.cachedAnswers = $1 }, Query("SELECT COUNT(*) FROM cache_entry WHERE tenant = ?")),
        ({ $0.files = $1 }, Query("SELECT COUNT(*) FROM file WHERE tenant = ?")),
        ({ $0.flags = $1 }, Query("SELECT COUNT(*) FROM flag WHERE tenant = ?")),
        ({ $0.keys = $1 }, Query("SELECT COUNT(*) FROM api_key WHERE tenant = ?")),
    ]
    private static let samplesQuery = Query(
        "SELECT DISTINCT sample FROM flag WHERE tenant = ? AND sample IS NOT NULL ORDER BY sample")
    private static let jobsQuery = Query("SELECT id FROM job WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?")

    /// What there is to erase.
    ///
    /// - Throws: `.unknownTenant` for one that was never there.
    /// - Complexity: O(jobs).
    package func remains(of tenant: String) async throws(StoreError) -> TenantRemains {
        guard !tenant.isEmpty else { throw .emptyTenant }
        guard try await availableCredits(of: tenant) != nil else { throw .unknownTenant(tenant) }
        return try await read { connection in
            var remains = TenantRemains()
            for (put, query) in Self.countQueries {
                put(&remains, try connection.first(query, [.text(tenant)]) { $0.int(0) } ?? 0)
            }
            remains.samples = try connection.all(Self.samplesQuery, [.text(tenant)]) { $0.text(0) }
            return remains
        }
    }

    /// Deletes everything that a tenant said, was answered and is called by; what it paid and used stays.
    ///
    /// Kept are the ledger, sums, rows of jobs without their texts, and who looked behind placeholders. What is deleted is
    /// overwritten in the file, in batches that nobody waits for long; erasing again goes on where a run was stopped.
    ///
    /// - Throws: `.unknownTenant` for one that was never there; `.tenantBusy` while it has unfinished jobs, which would
    ///   write again what was just deleted.
    /// - Returns: Whether the log was emptied as well: not while another process reads an older state. What is in it
    ///   is overwritten by the next writes then.
    package func eraseTenant(_ tenant: String) async throws(StoreError) -> Bool {
        guard !tenant.isEmpty else { throw .emptyTenant }
        try await overwriting { transaction in
            guard var account = try transaction.account(tenant) else { throw StoreError.unknownTenant(tenant) }
            guard account.unfinished == 0 else {
                throw StoreError.tenantBusy(tenant: tenant, jobs: Int(account.unfinished))
            }
            account.name = "erased"
            transaction.change { [account] in $0.set(account, of: tenant) }
            try Erasure.names(of: tenant, in: transaction.connection)
        }
        // While its traces still say which: a run that is stopped here finds them again.
        let texts = try await textsAlone(of: tenant)
        forget(texts)
        for text in texts {
            try await overwriting { try $0.connection.run(Self.deleteTextQuery, [.blob(text)]) }
        }
        var last: Int64 = 0
        while true {
            let after = last
            let jobs = try await read { connection in
                try connection.all(Self.jobsQuery, [.text(tenant), .integer(after), Value(Erasure.batch)]) {
                    $0.integer(0)
                }
            }
            guard let end = jobs.last else { break }
            try await overwriting { transaction in
                for job in jobs {
                    for query in Erasure.ofJob { try transaction.connection.run(query, [.integer(job)]) }
                }
            }
            last = end
        }
        for query in Erasure.ofTenant {
            while try await overwriting({
                try $0.connection.run(query, [.text(tenant), Value(Erasure.batch)])
                return $0.connection.changes
            }) == Erasure.batch {}
        }
        try await mergeSearch()
        return (try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }) != nil
    }

    /// Full text keeps deleted words in its older segments until those are merged.
    private func mergeSearch() async throws(StoreError) {
        try await overwriting { try $0.connection.run(Erasure.beginMerge) }
        for _ in 0..<10_000 {
            let work = try await overwriting { transaction in
                let before = transaction.connection.totalChanges
                try transaction.connection.run(Erasure.goOnMerging)
                return transaction.connection.totalChanges - before
            }
            // As FTS5 documents it: fewer than two changes say that nothing is left to merge.
            if work < 2 { return }
        }
    }

    /// A write whose deletions leave no bytes behind in the file.
    private func overwriting<T: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws(StoreError) -> T {
        try await write { transaction in
            try transaction.connection.run(Erasure.overwrite)
            let result = Result { try body(transaction) }
            try transaction.connection.run(Erasure.justDelete)
            return try result.get()
        }
    }
}

private enum Erasure {
    static let batch = 200
    static let overwrite = Query("PRAGMA secure_delete = ON")
    static let justDelete = Query("PRAGMA secure_delete = OFF")
    static let beginMerge = Query("INSERT INTO trace_text (trace_text, rank) VALUES ('merge', -500)")
    static let goOnMerging = Query("INSERT INTO trace_text (trace_text, rank) VALUES ('merge', 500)")

    static let ofJob =
        JobTables.deleteTexts + [
            Query(
                """
                UPDATE job SET idempotency_key = NULL, request_hash = NULL,
                    error_message = CASE WHEN error_code IS NULL THEN NULL ELSE 'Its text is erased.' END,
                    error_remedy = NULL
                WHERE id = ?
                """)
        ]

    /// `?2` is the size of a batch.
    static let ofTenant: [Query] =
        [
            ("cache_vector", "id", "key IN (SELECT key FROM cache_entry WHERE tenant = ?1)"),
            ("cache_entry", "key", "tenant = ?1"), ("file", "id", "tenant = ?1"),
            ("conversation_summary", "conversation", "tenant = ?1"), ("webhook_secret", "id", "tenant = ?1"),
            ("webhook_message", "id", "tenant = ?1"),
        ].map { table, key, condition in
            Query("DELETE FROM \(table) WHERE \(key) IN (SELECT \(key) FROM \(table) WHERE \(condition) LIMIT ?2)")
        } + [
            Query(
                """
                DELETE FROM conversation_turn WHERE (conversation, job) IN (
                    SELECT conversation, job FROM conversation_turn WHERE tenant = ?1 LIMIT ?2)
                """),
            Query(
                """
                DELETE FROM retry_mark WHERE (tenant, hash) IN (
                    SELECT tenant, hash FROM retry_mark WHERE tenant = ?1 LIMIT ?2)
                """),
            Query(
                """
                DELETE FROM foreign_trace WHERE (tenant, id) IN (
                    SELECT tenant, id FROM foreign_trace WHERE tenant = ?1 LIMIT ?2)
                """),
            Query(
                """
                DELETE FROM batch_item WHERE (batch, line) IN (
                    SELECT batch, line FROM batch_item WHERE batch IN (SELECT id FROM batch WHERE tenant = ?1) LIMIT ?2)
                """),
            Query("DELETE FROM batch WHERE id IN (SELECT id FROM batch WHERE tenant = ?1 LIMIT ?2)"),
        ]

    /// First, so that nobody comes in any more while the rest goes.
    static func names(of tenant: String, in connection: Connection) throws {
        for query in namesQueries { try connection.run(query, [.text(tenant)]) }
        try connection.run(bumpKeys)
    }

    private static let bumpKeys = Query("UPDATE key_revision SET value = value + 1 WHERE id = 1")
    private static let namesQueries = [
        Query("DELETE FROM api_key WHERE tenant = ?"), Query("DELETE FROM rate_level WHERE tenant = ?"),
        Query(
            """
            UPDATE flag SET reporter = '', reason = 'erased', expected = NULL, owner = NULL, notes = ''
            WHERE tenant = ?
            """),
    ]
}
