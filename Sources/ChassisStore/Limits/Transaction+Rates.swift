package import ChassisCore

extension Transaction {
    private static let setLevelQuery = Query(
        """
        INSERT INTO rate_level (tenant, requests, tokens, at, newest) VALUES (?1, ?2, ?3, ?4, ?4)
        ON CONFLICT (tenant) DO UPDATE SET requests = excluded.requests, tokens = excluded.tokens, at = excluded.at,
            newest = max(COALESCE(newest, at), excluded.newest)
        """)
    private static let reserveQuery = Query("INSERT INTO job_reserve (job, tokens) VALUES (?, ?)")
    private static let freeQuery = Query("DELETE FROM job_reserve WHERE job = ? RETURNING tokens")
    private static let correctQuery = Query("UPDATE rate_level SET tokens = tokens + ? WHERE tenant = ?")

    /// Takes a request's share of its tenant's limits, in the transaction that takes the request: so they hold exactly,
    /// whichever server is asked.
    ///
    /// - Throws: `.rateLimited`; then nothing is taken.
    func takeRates(_ admission: Admission, for id: JobID, unfinished: Int64) throws {
        let limits = admission.plan.limits
        let tenant = admission.tenant.id
        func refuse(_ kind: RateStatus.Kind, _ limit: Int, _ wait: Int64) -> StoreError {
            .rateLimited(
                RateRefusal(tenant: tenant, kind: kind, limit: limit, retryAfter: .milliseconds(max(1, wait))))
        }
        if let most = limits.concurrency, unfinished >= admission.share(of: most) {
            throw refuse(.concurrency, most, 1000)
        }
        guard limits.hasRates else { return }
        var levels = try connection.rateLevels(of: tenant, limits, now: admission.now)
        if levels.requests?.take(1, leavesHalf: admission.isBackground) == false, let level = levels.requests {
            throw refuse(.requests, Int(level.limit), level.wait(for: 1))
        }
        let tokens = admission.estimatedTokens
        if levels.tokens?.take(tokens, leavesHalf: admission.isBackground) == false, let level = levels.tokens {
            throw StoreError.rateLimited(
                RateRefusal(
                    tenant: tenant, kind: .tokens, limit: Int(level.limit),
                    retryAfter: .milliseconds(max(1, level.wait(for: tokens))), needed: tokens,
                    left: Int64(level.status(.tokens).remaining)))
        }
        try connection.run(
            Self.setLevelQuery,
            [
                .text(tenant), Value(levels.requests?.level), Value(levels.tokens?.level),
                .integer(admission.now.milliseconds),
            ])
        guard let level = levels.tokens else { return }
        try connection.run(Self.reserveQuery, [Value(id), .integer(min(tokens, level.limit))])
    }

    /// Corrects what an ended job was expected to use by what it used; unknown use keeps the estimate.
    func settleRates(of id: JobID, tenant: String, used usage: Usage) throws {
        guard let reserved = try connection.first(Self.freeQuery, [Value(id)], { $0.integer(0) }),
            usage.state != .absent
        else { return }
        let used = usage.tamed.inputTokens + usage.tamed.outputTokens
        try connection.run(
            Self.correctQuery,
            [.integer((reserved - min(used, 1_000_000_000)) * RateLevel.unit), .text(tenant)])
    }
}

extension Connection {
    private static let levelQuery = Query(
        "SELECT requests, tokens, at, COALESCE(newest, at) FROM rate_level WHERE tenant = ?")

    fileprivate func rateLevels(
        of tenant: String, _ limits: RateLimits, now: Timestamp
    ) throws -> (requests: RateLevel?, tokens: RateLevel?) {
        let row = try first(Self.levelQuery, [.text(tenant)]) { row in
            (requests: row.integerIfAny(0), tokens: row.integerIfAny(1), at: row.integer(2), newest: row.integer(3))
        }
        let elapsed = row.map { Self.elapsed(at: now.milliseconds, since: $0.at, newest: $0.newest) } ?? 0
        return (
            limits.requestsPerMinute.map { RateLevel(limit: $0, level: row?.requests, elapsed: elapsed) },
            limits.tokensPerMinute.map { RateLevel(limit: $0, level: row?.tokens, elapsed: elapsed) }
        )
    }

    /// A clock that is put back neither fills a bucket nor drains it: it goes on from there, and must pass the latest
    /// time that was seen before the step forward again fills anything.
    private static func elapsed(at now: Int64, since last: Int64, newest: Int64) -> Int64 {
        if now > newest { return now - newest }
        return max(0, now - last)
    }
}

extension Store {
    private static let isAheadQuery = Query("SELECT 1 FROM rate_level WHERE at > ? LIMIT 1")
    private static let putBackQuery = Query(
        "UPDATE rate_level SET newest = max(COALESCE(newest, at), at), at = ?1 WHERE at > ?2")

    /// Lets limits that were last looked at more than a minute from now go on from now, as they stand: they would not fill
    /// before that time came again.
    ///
    /// - Complexity: O(tenants with limits); a commit only where there are some.
    package func putRatesBack(now: Timestamp) async throws(StoreError) {
        let latest = Value.integer(now.milliseconds + 60_000)
        guard try await read({ try $0.first(Self.isAheadQuery, [latest]) { _ in true } ?? false }) else { return }
        try await write { try $0.connection.run(Self.putBackQuery, [.integer(now.milliseconds), latest]) }
    }

    /// How a tenant stands towards its limits per minute; empty where there are none.
    package func rateStatus(
        of tenant: String, limits: RateLimits, now: Timestamp
    ) async throws(StoreError) -> [RateStatus] {
        guard limits.hasRates else { return [] }
        return try look { connection in
            let levels = try connection.rateLevels(of: tenant, limits, now: now)
            return [levels.requests?.status(.requests), levels.tokens?.status(.tokens)].compactMap(\.self)
        }
    }
}
