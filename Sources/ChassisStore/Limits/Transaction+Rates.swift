package import ChassisCore

extension Transaction {
    private static let setLevelQuery = Query(
        """
        INSERT INTO rate_level (tenant, requests, tokens, at, moment, boot) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant) DO UPDATE SET requests = excluded.requests, tokens = excluded.tokens, at = excluded.at,
            moment = excluded.moment, boot = excluded.boot
        """)
    private static let reserveQuery = Query("INSERT INTO job_reserve (job, tokens) VALUES (?, ?)")
    private static let freeQuery = Query("DELETE FROM job_reserve WHERE job = ? RETURNING tokens")
    private static let anyQuery = Query("SELECT 1 FROM job_reserve LIMIT 1")
    private static let correctQuery = Query("UPDATE rate_level SET tokens = tokens + ? WHERE tenant = ?")

    /// Takes a request's share of its tenant's limits, in the transaction that takes the request: so they hold exactly,
    /// whichever server is asked.
    ///
    /// - Throws: `.rateLimited`; then nothing is taken.
    func takeRates(_ admission: Admission, for id: JobID, unfinished: Int64) throws {
        let limits = admission.plan.limits
        let tenant = admission.tenant.id
        if let most = limits.concurrency, unfinished >= admission.share(of: most) {
            throw refusal(of: tenant, .concurrency, most, 1000)
        }
        guard limits.hasRates else { return }
        var levels = try connection.rateLevels(of: tenant, limits, now: admission.now, moment: admission.moment)
        if levels.requests?.take(1, leavesHalf: admission.isBackground) == false, let level = levels.requests {
            throw refusal(of: tenant, .requests, Int(level.limit), level.wait(for: 1))
        }
        let tokens = admission.estimatedTokens
        if levels.tokens?.take(tokens, leavesHalf: admission.isBackground) == false, let level = levels.tokens {
            throw refusal(
                of: tenant, .tokens, Int(level.limit), level.wait(for: tokens), needed: tokens,
                left: Int64(level.status(.tokens).remaining))
        }
        try set(levels, of: tenant, moment: admission.moment)
        guard let level = levels.tokens else { return }
        found.hasReserves = true
        try connection.run(Self.reserveQuery, [Value(id), .integer(min(tokens, level.limit))])
    }

    /// Takes one request of a tenant's limit for what makes no job.
    ///
    /// - Throws: `.rateLimited`; then nothing is taken.
    fileprivate func takeRequest(of tenant: String, _ limits: RateLimits, now: Timestamp, moment: Int64?) throws {
        var levels = try connection.rateLevels(of: tenant, limits, now: now, moment: moment)
        if levels.requests?.take(1) == false, let level = levels.requests {
            throw refusal(of: tenant, .requests, Int(level.limit), level.wait(for: 1))
        }
        try set(levels, of: tenant, moment: moment)
    }

    private func set(
        _ levels: (requests: RateLevel?, tokens: RateLevel?, at: Timestamp), of tenant: String, moment: Int64?
    ) throws {
        try connection.run(
            Self.setLevelQuery,
            [
                .text(tenant), Value(levels.requests?.level), Value(levels.tokens?.level),
                .integer(levels.at.milliseconds), Value(moment), .text(MachineStart.id),
            ])
    }

    /// - Parameter wait: In milliseconds.
    private func refusal(
        of tenant: String, _ kind: RateStatus.Kind, _ limit: Int, _ wait: Int64, needed: Int64? = nil,
        left: Int64? = nil
    ) -> StoreError {
        .rateLimited(
            RateRefusal(
                tenant: tenant, kind: kind, limit: limit, retryAfter: .milliseconds(max(1, wait)), needed: needed,
                left: left))
    }

    /// Corrects what an ended job was expected to use by what it used; unknown use keeps the estimate.
    func settleRates(of id: JobID, tenant: String, used usage: Usage) throws {
        guard try hasAny(\.hasReserves, Self.anyQuery),
            let reserved = try connection.first(Self.freeQuery, [Value(id)], { $0.integer(0) }), usage.state != .absent
        else { return }
        let used = usage.tamed.inputTokens + usage.tamed.outputTokens
        try connection.run(
            Self.correctQuery,
            [.integer((reserved - min(used, 1_000_000_000)) * RateLevel.unit), .text(tenant)])
    }
}

extension Connection {
    private static let levelQuery = Query("SELECT requests, tokens, at, moment, boot FROM rate_level WHERE tenant = ?")

    /// - Parameter moment: Monotonic milliseconds; without them the time of day has to do.
    fileprivate func rateLevels(
        of tenant: String, _ limits: RateLimits, now: Timestamp, moment: Int64?
    ) throws -> (requests: RateLevel?, tokens: RateLevel?, at: Timestamp) {
        var row = try first(Self.levelQuery, [.text(tenant)]) { row in
            (
                requests: row.integerIfAny(0), tokens: row.integerIfAny(1), at: row.integer(2),
                moment: row.textIfAny(4) == MachineStart.id ? row.integerIfAny(3) : nil
            )
        }
        var (at, elapsed) = (now.milliseconds, Int64(0))
        if let moment, let last = row?.moment {
            // Whatever became of the time of day.
            elapsed = max(0, moment - last)
        } else {
            // Ignore a level written under a clock far ahead: it would block the tenant until then.
            if let at = row?.at, at - now.milliseconds > 60_000 { row = nil }
            // A clock that was put back neither fills the bucket nor drains it.
            at = max(at, row?.at ?? 0)
            elapsed = at - (row?.at ?? at)
        }
        return (
            limits.requestsPerMinute.map { RateLevel(limit: $0, level: row?.requests, elapsed: elapsed) },
            limits.tokensPerMinute.map { RateLevel(limit: $0, level: row?.tokens, elapsed: elapsed) },
            Timestamp(milliseconds: at)
        )
    }
}

extension Store {
    /// Counts a request that makes no job, such as a file that is sent: it takes disk all the same.
    ///
    /// - Parameter moment: Monotonic milliseconds.
    /// - Throws: `.rateLimited`; then nothing is counted.
    package func takeRequest(
        of tenant: String, limits: RateLimits, now: Timestamp, moment: Int64?
    ) async throws(StoreError) {
        guard limits.requestsPerMinute != nil else { return }
        try await write(.committed, isRoutine: true) {
            try $0.takeRequest(of: tenant, limits, now: now, moment: moment)
        }
    }

    /// How a tenant stands towards its limits per minute; empty where there are none.
    ///
    /// - Parameter moment: Monotonic milliseconds.
    package func rateStatus(
        of tenant: String, limits: RateLimits, now: Timestamp, moment: Int64?
    ) async throws(StoreError) -> [RateStatus] {
        guard limits.hasRates else { return [] }
        return try look { connection in
            let levels = try connection.rateLevels(of: tenant, limits, now: now, moment: moment)
            return [levels.requests?.status(.requests), levels.tokens?.status(.tokens)].compactMap(\.self)
        }
    }
}
