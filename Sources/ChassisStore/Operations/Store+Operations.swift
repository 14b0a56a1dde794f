package import ChassisCore

/// What was spent and earned on one feature with one model.
package struct SpendRow: Sendable, Hashable {
    package var feature: String
    /// Empty where no model answered.
    package var model: String
    package var completed: Int64
    package var failed: Int64
    package var cancelled: Int64
    package var cost: Money
    package var unknownCosts: Int64
    package var credits: Credits
    package var inputTokens: Int64
    package var outputTokens: Int64
    package var cachedTokens: Int64
    package var cacheHits: Int64
    package var avoidedCost: Money
}

extension Store {
    /// SQLite writes the first page for it though nothing changes; a row that stays the same it would not write at all.
    private static let touchQuery = Query("PRAGMA application_id = \(Migration.applicationID)")
    private static let spendQuery = Query(
        """
        SELECT feature, model, \(RollupSums.sums(RollupSums.columns.filter { $0 != "jobs" }))
        FROM rollup WHERE grain = 'day' AND start >= ? AND start < ? GROUP BY feature, model
        """)
    private static let damageQuery = Query("PRAGMA quick_check(5)")
    private static let webhookCountsQuery = Query("SELECT state, COUNT(*) FROM webhook_message GROUP BY state")

    /// Writes something without changing anything, and returns once that is on disk.
    package func checkWritable() async throws(StoreError) {
        try await write(isRoutine: true) { try $0.connection.run(Self.touchQuery) }
    }

    /// What of the file's pages and rows is no sound database; empty for a sound one. Five at most.
    ///
    /// - Complexity: O(bytes stored), on a snapshot: nobody waits.
    package func damages() async throws(StoreError) -> [String] {
        try await read { try $0.all(Self.damageQuery) { $0.text(0) } }.filter { $0 != "ok" }
    }

    /// Sums over whole days (UTC), by feature and model; from the first day to before the second.
    ///
    /// - Complexity: O(rollup rows of these days).
    package func spend(from first: Timestamp, before last: Timestamp) async throws(StoreError) -> [SpendRow] {
        try await read { connection in
            try connection.all(
                Self.spendQuery,
                [.integer(Grain.day.start(first.milliseconds)), .integer(Grain.day.start(last.milliseconds))]
            ) { row in
                SpendRow(
                    feature: row.text(0), model: row.text(1), completed: row.integer(2), failed: row.integer(3),
                    cancelled: row.integer(4), cost: Money(nanoUSD: row.integer(5)), unknownCosts: row.integer(6),
                    credits: Credits(milli: row.integer(7)), inputTokens: row.integer(8),
                    outputTokens: row.integer(9), cachedTokens: row.integer(10), cacheHits: row.integer(11),
                    avoidedCost: Money(nanoUSD: row.integer(12)))
            }
        }
    }

    /// Messages that are kept, by their state.
    package func webhookCounts() async throws(StoreError) -> [String: Int64] {
        try await read { connection in
            Dictionary(
                try connection.all(Self.webhookCountsQuery) { ($0.text(0), $0.integer(1)) },
                uniquingKeysWith: { $0 + $1 })
        }
    }
}
