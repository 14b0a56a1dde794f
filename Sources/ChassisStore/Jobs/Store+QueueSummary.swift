package import ChassisCore

/// How the queue stands.
package struct QueueSummary: Sendable, Hashable {
    /// Jobs that are kept, by state; every state is there.
    package var counts: [JobState: Int]
    /// How long a tenant's longest-waiting queued job has waited; `nil` when none is queued.
    package var oldestQueuedAge: Duration?
    /// Jobs that ended in any state within the last 60 s.
    package var finishedLastMinute: Int
    package var failedLastMinute: Int
    /// Within the last hour, to the minute.
    package var finishedLastHour: Int
    package var failedLastHour: Int

    /// Of the unfinished ones, those of eval runs.
    package var unfinishedEvals = 0
    /// Of those, the ones that are running.
    package var runningEvals = 0
    /// Of the failed ones that are kept, those of eval runs.
    package var failedEvals = 0

    /// What failed of what tenants asked for.
    package var failedTraffic: Int { max(0, counts[.failed, default: 0] - failedEvals) }
    /// What waits and what runs of it.
    package var queuedTraffic: Int { max(0, counts[.queued, default: 0] - max(0, unfinishedEvals - runningEvals)) }
    package var runningTraffic: Int { max(0, counts[.running, default: 0] - runningEvals) }

    /// Of tenants and of eval runs.
    package var unfinished: Int { counts[.queued, default: 0] + counts[.running, default: 0] }
}

extension Store {
    private static let countsQuery = Query("SELECT queued, running, completed, failed, cancelled FROM totals")
    // Two covering partial indexes: neither reads a job's row.
    private static let oldestQuery = Query(
        """
        SELECT MIN(created_at) FROM (
            SELECT MIN(created_at) AS created_at FROM job WHERE queue = 'default' AND vtime IS NOT NULL
            UNION ALL SELECT MIN(created_at) FROM job
                WHERE queue = 'default' AND ready_at IS NOT NULL AND state = 'queued')
        """)
    private static let evalsQuery = Query("SELECT unfinished FROM tenant WHERE id = ?")
    // Those that run have leases: few, by the index of what waits for a time.
    private static let runningEvalsQuery = Query(
        "SELECT COUNT(*) FROM job WHERE queue = 'evals' AND ready_at IS NOT NULL AND state = 'running'")
    // By an index of its own: any other of failed jobs would read tenants' as well.
    static let failedEvalsQuery = Query(
        "SELECT COUNT(*) FROM job INDEXED BY job_failed_evals WHERE state = 'failed' AND queue = 'evals'")
    private static let minuteQuery = Query(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'failed') FROM job WHERE finished_at IS NOT NULL AND finished_at > ?"
    )
    private static let hourQuery = Query(
        "SELECT COALESCE(SUM(jobs), 0), COALESCE(SUM(failed), 0) FROM rollup WHERE grain = 'minute' AND start > ?")

    /// - Complexity: O(unfinished jobs + jobs ended in the last minute + rollup rows of the last hour).
    package func queueSummary(now: Timestamp) async throws(StoreError) -> QueueSummary {
        try await read { connection in
            let counts = try connection.first(Self.countsQuery) { row in
                let states: [JobState] = [.queued, .running, .completed, .failed, .cancelled]
                return Dictionary(uniqueKeysWithValues: zip(states, (0..<5).map { row.int($0) }))
            }
            let oldest = try connection.first(Self.oldestQuery) { $0.timestamp(0) } ?? nil
            let minute = try connection.first(Self.minuteQuery, [.integer((now - .seconds(60)).milliseconds)]) {
                ($0.int(0), $0.int(1))
            }
            let hour = try connection.first(Self.hourQuery, [.integer((now - .seconds(3600)).milliseconds)]) {
                ($0.int(0), $0.int(1))
            }
            let evals = try connection.first(Self.evalsQuery, [.text(InternalTenant.evals)]) { $0.int(0) }
            let runningEvals = try connection.first(Self.runningEvalsQuery) { $0.int(0) }
            let failedEvals = try connection.first(Self.failedEvalsQuery) { $0.int(0) }
            return QueueSummary(
                counts: counts ?? [:], oldestQueuedAge: oldest.map { max(.zero, now - $0) },
                finishedLastMinute: minute?.0 ?? 0, failedLastMinute: minute?.1 ?? 0,
                finishedLastHour: hour?.0 ?? 0, failedLastHour: hour?.1 ?? 0, unfinishedEvals: evals ?? 0,
                runningEvals: runningEvals ?? 0, failedEvals: failedEvals ?? 0)
        }
    }
}
