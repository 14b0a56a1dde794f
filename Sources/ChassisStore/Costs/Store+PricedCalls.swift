package import ChassisCore

/// The calls of one attempt, with what routes are told apart by.
package struct PricedAttempt: Sendable {
    package var job: JobID
    package var tenant: String
    /// That the job was taken on by, or its tenant's of now where that was not noted; empty where nobody knows.
    package var plan: String
    package var feature: String
    package var tier: Tier?
    package var at: Timestamp
    package var calls: [CallRecord]

    package init(
        job: JobID, tenant: String, plan: String, feature: String, tier: Tier?, at: Timestamp, calls: [CallRecord]
    ) {
        self.job = job
        self.tenant = tenant
        self.plan = plan
        self.feature = feature
        self.tier = tier
        self.at = at
        self.calls = calls
    }
}

/// A part of a span's attempts.
package struct PricedPortion: Sendable {
    /// Oldest first; those that called no model are left out.
    package var attempts: [PricedAttempt]
    /// The first trace that was looked at, and the newest of the store: between them lies what there is to read.
    package var first: Int64?
    package var newest: Int64
    /// Where to go on; `nil` when nothing is left.
    package var next: Int64?

    package init(attempts: [PricedAttempt], first: Int64?, newest: Int64, next: Int64?) {
        self.attempts = attempts
        self.first = first
        self.newest = newest
        self.next = next
    }
}

extension Store {
    private static let attemptsQuery = Query(
        """
        SELECT trace.id, job, tenant, feature, tier, trace.at, data, \(PlanSQL.charged(in: "job"))
        FROM trace JOIN job ON job.id = trace.job
        WHERE trace.id > ? AND trace.at >= ? AND queue = ? ORDER BY trace.id LIMIT ?
        """)
    private static let newestTraceQuery = Query("SELECT COALESCE(MAX(id), 0) FROM trace")

    /// The attempts of tenants' jobs since a moment that called a model, oldest first.
    ///
    /// - Parameters:
    ///   - mark: `next` of the portion before; 0 for the first.
    ///   - limit: Traces that are looked at.
    /// - Complexity: O(`limit`) documents, and a look at the moment of each trace before the first one.
    package func pricedAttempts(
        since: Timestamp, after mark: Int64 = 0, limit: Int
    ) async throws(StoreError) -> PricedPortion {
        try await read { connection in
            var first: Int64?
            var last = mark
            var count = 0
            let attempts = try connection.all(
                Self.attemptsQuery,
                [
                    .integer(mark), .integer(since.milliseconds), .text(JobQueue.standard.rawValue), Value(limit),
                ]
            ) { row in
                last = row.integer(0)
                first = first ?? last
                count += 1
                return PricedAttempt(
                    job: JobID(row.integer(1)), tenant: row.text(2), plan: row.text(7), feature: row.text(3),
                    tier: row.textIfAny(4).flatMap(Tier.init), at: Timestamp(milliseconds: row.integer(5)),
                    calls: try Self.document(row.blob(6), connection).calls)
            }
            let newest = try connection.first(Self.newestTraceQuery, []) { $0.integer(0) } ?? 0
            return PricedPortion(
                attempts: attempts.filter { !$0.calls.isEmpty }, first: first, newest: newest,
                next: count == limit ? last : nil)
        }
    }

    /// All of them, in portions.
    ///
    /// - Parameter take: Gets each portion; reading goes on behind it.
    package func eachPricedAttempt(
        since: Timestamp, portion: Int = 500, _ take: ([PricedAttempt]) -> Void
    ) async throws(StoreError) {
        var mark: Int64? = 0
        while let after = mark {
            let part = try await pricedAttempts(since: since, after: after, limit: portion)
            take(part.attempts)
            mark = part.next
        }
    }
}
