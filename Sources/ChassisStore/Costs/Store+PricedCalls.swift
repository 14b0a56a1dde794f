package import ChassisCore

/// The calls of one attempt, with what routes are told apart by.
package struct PricedAttempt: Sendable {
    package var job: JobID
    package var feature: String
    package var tier: Tier?
    package var at: Timestamp
    package var calls: [CallRecord]
}

extension Store {
    private static let attemptsQuery = Query(
        """
        SELECT trace.id, job, feature, tier, trace.at, data FROM trace JOIN job ON job.id = trace.job
        WHERE trace.id > ? AND trace.at >= ? AND queue = ? ORDER BY trace.id LIMIT ?
        """)

    /// The attempts of tenants' jobs since a moment that called a model, oldest first, in portions.
    ///
    /// - Parameter take: Gets each portion; reading goes on behind it.
    package func eachPricedAttempt(
        since: Timestamp, portion: Int = 500, _ take: ([PricedAttempt]) -> Void
    ) async throws(StoreError) {
        var mark: Int64 = 0
        while true {
            let after = mark
            let (attempts, last, count) = try await read { connection in
                var last = after
                var count = 0
                let attempts = try connection.all(
                    Self.attemptsQuery,
                    [
                        .integer(after), .integer(since.milliseconds), .text(JobQueue.standard.rawValue),
                        Value(portion),
                    ]
                ) { row in
                    last = row.integer(0)
                    count += 1
                    return PricedAttempt(
                        job: JobID(row.integer(1)), feature: row.text(2), tier: row.textIfAny(3).flatMap(Tier.init),
                        at: Timestamp(milliseconds: row.integer(4)),
                        calls: try Self.document(row.blob(5), connection).calls)
                }
                return (attempts.filter { !$0.calls.isEmpty }, last, count)
            }
            take(attempts)
            guard count == portion else { return }
            mark = last
        }
    }
}
