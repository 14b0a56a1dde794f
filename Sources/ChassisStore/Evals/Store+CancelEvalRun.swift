package import ChassisCore

extension Store {
    private static let runQuery = Query("SELECT \(EvalRun.columns) FROM eval_run WHERE id = ?")
    private static let flagQuery = Query(
        """
        UPDATE job SET cancel_requested = 1, version = version + 1
        WHERE state = 'running' AND cancel_requested = 0 AND id IN (SELECT job FROM eval_sample WHERE run = ?)
        """)

    /// Ends a run: jobs that wait are cancelled at once, those that run as soon as their worker hears of it. What is
    /// scored stays.
    ///
    /// - Throws: `.eval` for a run that is not there or has ended.
    package func cancelEvalRun(_ id: EvalRunID, now: Timestamp) async throws(StoreError) -> EvalRun {
        try await write { transaction in
            let connection = transaction.connection
            guard let run = try connection.first(Self.runQuery, [Value(id)], { EvalRun($0) }) else {
                throw StoreError.eval(.notFound(id))
            }
            guard run.state == .running else { throw StoreError.eval(.ended(id, run.state)) }
            try transaction.end(id, as: .cancelled, at: now)
            try connection.run(Self.flagQuery, [Value(id)])
            return try connection.first(Self.runQuery, [Value(id)]) { EvalRun($0) } ?? run
        }
    }
}

extension Transaction {
    private static let waitingQuery = Query(
        """
        SELECT id FROM eval_sample JOIN job ON job.id = eval_sample.job
        WHERE eval_sample.run = ? AND job.finished_at IS NULL AND job.state = 'queued'
        """)
    private static let endQuery = Query("UPDATE eval_run SET state = ?, version = version + 1 WHERE id = ?")

    /// Gives a run that goes on its last state, and cancels its jobs that wait.
    func end(_ run: EvalRunID, as state: EvalRunState, at now: Timestamp) throws {
        try connection.run(Self.endQuery, [.text(state.rawValue), Value(run)])
        for id in try connection.all(Self.waitingQuery, [Value(run)], { JobID($0.integer(0)) }) {
            guard let job = try settledJob(id) else { continue }
            try cancelQueued(job, at: now)
        }
    }
}
