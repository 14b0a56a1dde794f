package import ChassisCore

/// What happened within one bucket of time, to jobs of tenants.
package struct ActivityPoint: Hashable, Sendable {
    package var start: Timestamp
    /// Jobs that ended.
    package var jobs: Int64
    package var failed: Int64
    /// Answered from our cache.
    package var cacheHits: Int64
    /// What is known of our cost.
    package var cost: Money
    /// Jobs whose cost nobody knows.
    package var unknownCostCount: Int64
    /// What the answers from our cache would have cost.
    package var avoidedCost: Money

    package init(
        start: Timestamp, jobs: Int64 = 0, failed: Int64 = 0, cacheHits: Int64 = 0, cost: Money = .zero,
        unknownCostCount: Int64 = 0, avoidedCost: Money = .zero
    ) {
        self.start = start
        self.jobs = jobs
        self.failed = failed
        self.cacheHits = cacheHits
        self.cost = cost
        self.unknownCostCount = unknownCostCount
        self.avoidedCost = avoidedCost
    }

    fileprivate mutating func add(_ other: ActivityPoint) {
        jobs = jobs.addingTamely(other.jobs)
        failed = failed.addingTamely(other.failed)
        cacheHits = cacheHits.addingTamely(other.cacheHits)
        cost = Money(nanoUSD: cost.nanoUSD.addingTamely(other.cost.nanoUSD))
        unknownCostCount = unknownCostCount.addingTamely(other.unknownCostCount)
        avoidedCost = Money(nanoUSD: avoidedCost.nanoUSD.addingTamely(other.avoidedCost.nanoUSD))
    }
}

/// How long jobs took from submission to their end.
package struct LatencySummary: Hashable, Sendable {
    /// Completed jobs that were looked at.
    package var jobs: Int
    package var median: Duration?
    package var p95: Duration?
    /// When the oldest of them ended.
    package var since: Timestamp?

    package init(jobs: Int = 0, median: Duration? = nil, p95: Duration? = nil, since: Timestamp? = nil) {
        self.jobs = jobs
        self.median = median
        self.p95 = p95
        self.since = since
    }
}

extension Store {
    /// Jobs that ended in each bucket from `since` to `until`, oldest first, empty ones included; for sparklines.
    ///
    /// Eval runs are left out: their features are named `evals/…`, and they are no work for tenants.
    ///
    /// - Parameter bucket: A minute or more; buckets start at multiples of it.
    /// - Returns: At most 10,000 buckets, the latest.
    /// - Complexity: O(rollup rows in the span).
    package func activity(
        bucket: Duration, since: Timestamp, until: Timestamp
    ) async throws(StoreError) -> [ActivityPoint] {
        let grain = Grain.allCases.last { $0.milliseconds <= bucket.milliseconds } ?? .minute
        let width = max(grain.milliseconds, grain.start(bucket.milliseconds))
        func floor(_ value: Int64) -> Int64 { value - ((value % width) + width) % width }
        let last = floor(until.milliseconds - 1)
        let start = max(floor(since.milliseconds), last - 9999 * width)
        guard start <= last else { return [] }
        let sql = """
            SELECT start, \(RollupSums.sums(["jobs", "failed", "cache_hits", "cost", "unknown_costs", "avoided_cost"]))
            FROM rollup
            WHERE grain = ? AND start >= ? AND start < ? AND feature NOT LIKE 'evals/%' GROUP BY start
            """
        let values: [Value] = [.text(grain.rawValue), .integer(start), .integer(last + width)]
        return try await read { connection in
            var points = (0...Int((last - start) / width)).map {
                ActivityPoint(start: Timestamp(milliseconds: start + Int64($0) * width))
            }
            let rows = try connection.all(sql: sql, values) { row in
                ActivityPoint(
                    start: Timestamp(milliseconds: row.integer(0)), jobs: row.integer(1),
                    failed: row.integer(2), cacheHits: row.integer(3), cost: Money(nanoUSD: row.integer(4)),
                    unknownCostCount: row.integer(5), avoidedCost: Money(nanoUSD: row.integer(6)))
            }
            for row in rows {
                points[Int((row.start.milliseconds - start) / width)].add(row)
            }
            return points
        }
    }

    // The partial index over ended jobs gives them from the newest on. An eval run or an outage in between is passed over.
    private static let latencyQuery = Query(
        """
        SELECT finished_at, finished_at - created_at FROM (
            SELECT finished_at, created_at FROM (
                SELECT finished_at, created_at, state, tenant FROM job
                WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 20 * ?1)
            WHERE state = 'completed' AND tenant NOT LIKE '~%' ORDER BY finished_at DESC LIMIT ?1)
        ORDER BY 2
        """)

    /// How long the last `limit` completed jobs took, eval runs apart; those are looked for among twenty times as many.
    ///
    /// - Complexity: O(`limit` · log `limit`).
    package func latency(last limit: Int) async throws(StoreError) -> LatencySummary {
        try await read { connection in
            let rows = try connection.all(Self.latencyQuery, [.integer(Int64(max(0, limit)))]) {
                (ended: $0.integer(0), took: $0.integer(1))
            }
            guard !rows.isEmpty else { return LatencySummary() }
            func quantile(_ share: Double) -> Duration {
                let place = Int((share * Double(rows.count)).rounded(.up)) - 1
                return .milliseconds(max(0, rows[min(max(0, place), rows.count - 1)].took))
            }
            return LatencySummary(
                jobs: rows.count, median: quantile(0.5), p95: quantile(0.95),
                since: rows.map(\.ended).min().map { Timestamp(milliseconds: $0) })
        }
    }
}
