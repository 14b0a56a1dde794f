package import ChassisCore

extension Store {
    private static let cachedQuery = Query("SELECT key FROM cache_entry WHERE job = ?")
    private static let uncacheQueries = ["cache_vector", "cache_entry"].map {
        Query("DELETE FROM \($0) WHERE key = ?")
    }
    private static let forgetQueries =
        JobTables.deletePayloads + [
            Query(
                """
                DELETE FROM conversation_turn
                WHERE job = ?1 AND conversation = (SELECT conversation FROM conversation_job WHERE job = ?1)
                """)
        ]

    /// Deletes what was asked and answered in a job that has ended, at its owner's wish: also where the answer waits for
    /// the same question, where a conversation goes on from it, and what stands behind its placeholders.
    ///
    /// Its traces go as well: names and stories stand in them that no mask covers. Its row stays, which its bill is of.
    ///
    /// - Complexity: O(cached answers), on a reader.
    package func deleteTexts(of job: JobID) async throws(StoreError) {
        let keys = try await read { try $0.all(Self.cachedQuery, [Value(job)]) { $0.blob(0) } }
        try await write { transaction in
            for query in Self.forgetQueries { try transaction.connection.run(query, [Value(job)]) }
            for key in keys {
                for query in Self.uncacheQueries { try transaction.connection.run(query, [.blob(key)]) }
            }
        }
    }
}
