package import ChassisCore

extension Store {
    // A job that a worker holds, or that waits for its next attempt, has its moment in `ready_at`.
    private static let workedQuery = Query(
        """
        SELECT DISTINCT eval_sample.run FROM job JOIN eval_sample ON eval_sample.job = job.id
        WHERE job.queue = 'evals' AND job.ready_at > ?
        """)

    /// The runs of which a worker holds a job at this moment, or of which one waits for its next attempt. Nobody works the
    /// others unless somebody claims from the queue `evals`.
    ///
    /// - Complexity: O(such jobs · log n).
    package func workedEvalRuns(now: Timestamp) async throws(StoreError) -> Set<EvalRunID> {
        try await read { connection in
            Set(try connection.all(Self.workedQuery, [.integer(now.milliseconds)]) { EvalRunID($0.integer(0)) })
        }
    }
}
