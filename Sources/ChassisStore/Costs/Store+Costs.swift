package import ChassisCore

extension Store {
    /// What jobs cost and brought between two moments (to the minute), by one dimension, dearest first; days in order.
    ///
    /// - Parameter plans: Whether to tell credits apart by plan as well, which says what they earned.
    /// - Complexity: O(rollup rows in the span), independent of the number of jobs.
    package func costs(
        by dimension: CostDimension, since: Timestamp, until: Timestamp, plans: Bool = false
    ) async throws(StoreError) -> [CostRow] {
        let range = RollupRange(since: since, until: until)
        let sql = """
            SELECT \(dimension.sql) AS name, \(plans ? CostDimension.plan.sql : "''") AS plan, \(RollupSums.sums())
            FROM rollup WHERE \(range.sql) GROUP BY 1, 2
            """
        let parts = try await read { connection in
            try connection.all(sql: sql, range.values) { row in
                let credits = Credits(milli: row.integer(8))
                return CostRow(
                    name: dimension == .day ? Self.dayName(row.integer(0)) : row.text(0), jobs: row.integer(2),
                    completed: row.integer(3), failed: row.integer(4), cancelled: row.integer(5),
                    cost: Money(nanoUSD: row.integer(6)), unknownCostCount: row.integer(7),
                    credits: credits, creditsByPlan: plans ? [row.text(1): credits] : [:],
                    inputTokens: row.integer(9), outputTokens: row.integer(10),
                    cachedTokens: row.integer(11), cacheHits: row.integer(12),
                    avoidedCost: Money(nanoUSD: row.integer(13)))
            }
        }
        let rows = Dictionary(grouping: parts, by: \.name).map { name, parts in
            parts.reduce(into: CostRow(named: name)) { $0.add($1) }
        }
        return rows.sorted { a, b in
            dimension == .day || a.cost == b.cost ? a.name < b.name : a.cost > b.cost
        }
    }

    /// The known cost in each bucket from `since` to `until`, oldest first, zeros included; for sparklines.
    ///
    /// - Parameters:
    ///   - bucket: A minute or more; buckets start at multiples of it. Days are read from day rows, hours from hour
    ///     rows.
    ///   - value: Only what belongs to this tenant, feature, model, ….
    /// - Returns: At most 10,000 buckets, the latest.
    package func costSeries(
        bucket: Duration, since: Timestamp, until: Timestamp,
        only value: (dimension: CostDimension, name: String)? = nil
    ) async throws(StoreError) -> [(Timestamp, Money)] {
        let grain = Grain.allCases.last { $0.milliseconds <= bucket.milliseconds } ?? .minute
        let width = max(grain.milliseconds, grain.start(bucket.milliseconds))
        let last = until.milliseconds - 1 - floorRemainder(until.milliseconds - 1, width)
        var first = since.milliseconds - floorRemainder(since.milliseconds, width)
        guard first <= last else { return [] }
        first = max(first, last - 9999 * width)
        let start = first
        var sql = "SELECT start, \(RollupSums.sum("cost")) FROM rollup WHERE grain = ? AND start >= ? AND start < ?"
        var values: [Value] = [.text(grain.rawValue), .integer(start), .integer(last + width)]
        if let value {
            sql += " AND \(value.dimension.sql) = ?"
            values.append(.text(value.name))
        }
        let bound = values
        let query = sql + " GROUP BY start"
        return try await read { connection in
            var sums = [Int64](repeating: 0, count: Int((last - start) / width) + 1)
            for (at, cost) in try connection.all(sql: query, bound, { ($0.integer(0), $0.integer(1)) }) {
                let index = Int((at - start) / width)
                sums[index] = sums[index].addingTamely(cost)
            }
            return sums.enumerated().map { (Timestamp(milliseconds: start + Int64($0) * width), Money(nanoUSD: $1)) }
        }
    }

    private static func dayName(_ start: Int64) -> String {
        String(Timestamp(milliseconds: start).rfc3339.prefix(10))
    }
}

/// The remainder that is never negative.
private func floorRemainder(_ value: Int64, _ width: Int64) -> Int64 {
    let rest = value % width
    return rest < 0 ? rest + width : rest
}

extension CostDimension {
    fileprivate var sql: String {
        switch self {
        case .tenant: "tenant"
        case .plan: "COALESCE((SELECT plan FROM tenant AS t WHERE t.id = rollup.tenant), '')"
        case .feature: "feature"
        case .model: "model"
        case .prompt: "(prompt_name || '@' || prompt_version)"
        case .day: "(start - start % 86400000)"
        }
    }
}
