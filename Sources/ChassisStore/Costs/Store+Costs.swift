package import ChassisCore

extension Store {
    /// What jobs cost and brought between two moments (to the minute), by one dimension, dearest first; days in order.
    ///
    /// - Parameter worth: Whether to tell credits apart by what says their worth as well, and whose jobs a plan's are.
    /// - Complexity: O(rollup rows in the span), independent of the number of jobs.
    package func costs(
        by dimension: CostDimension, since: Timestamp, until: Timestamp, worth: Bool = false
    ) async throws(StoreError) -> [CostRow] {
        let range = RollupRange(since: since, until: until)
        let namesTenants = worth && dimension == .plan
        let sql = """
            SELECT \(dimension.sql), \(worth ? "terms" : "0"),
                \(worth ? "CASE terms WHEN 0 THEN \(PlanSQL.ofNow(in: "rollup")) END" : "NULL"), \(namesTenants ? "tenant" : "''"),
                \(RollupSums.sums())
            FROM rollup WHERE \(range.sql) GROUP BY 1, 2, 3, 4
            """
        let parts = try await read { connection in
            let terms = worth ? try connection.terms() : [:]
            return try connection.all(sql: sql, range.values) { row in
                let credits = Credits(milli: row.integer(10))
                let basis = terms[row.integer(1)].map(CreditBasis.noted) ?? .planOfNow(row.textIfAny(2) ?? "")
                return CostRow(
                    name: dimension == .day ? Self.dayName(row.integer(0)) : row.text(0), jobs: row.integer(4),
                    completed: row.integer(5), failed: row.integer(6), cancelled: row.integer(7),
                    cost: Money(nanoUSD: row.integer(8)), unknownCostCount: row.integer(9),
                    credits: credits, creditsByBasis: worth ? [basis: credits] : [:],
                    tenants: namesTenants ? [row.text(3)] : [],
                    inputTokens: row.integer(11), outputTokens: row.integer(12),
                    cachedTokens: row.integer(13), cacheHits: row.integer(14),
                    avoidedCost: Money(nanoUSD: row.integer(15)), presumedCost: Money(nanoUSD: row.integer(16)))
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
        case .plan: PlanSQL.charged(in: "rollup")
        case .feature: "feature"
        case .model: "model"
        case .prompt: "(prompt_name || '@' || prompt_version)"
        case .day: "(start - start % 86400000)"
        }
    }
}
