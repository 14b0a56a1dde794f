import ChassisCore

/// What the jobs of an eval run do to it.
extension Transaction {
    private static let sampleQuery = Query("SELECT run, reserved FROM eval_sample WHERE job = ?")
    private static let scoreQuery = Query(
        """
        UPDATE eval_sample SET reserved = 0, score = ?, passed = ?, failure = ?, explanation = ?, low = ?, high = ?,
            inconclusive = ?, model = ?, cost = ?, latency = ?
        WHERE job = ?
        """)
    private static let releaseQuery = Query("UPDATE eval_sample SET reserved = 0, cost = ? WHERE job = ?")
    private static let countQuery = Query(
        """
        UPDATE eval_run SET reserved = reserved - ?, spent = spent + ?, cost = cost + ?,
            unknown_costs = unknown_costs + ?, done = done + ?, passed = passed + ?, undecided = undecided + ?,
            unfinished = unfinished - ?, version = version + 1
        WHERE id = ?
        """)
    private static let finishQuery = Query(
        """
        UPDATE eval_run SET state = CASE state WHEN 'running' THEN 'completed' ELSE state END, finished_at = ?
        WHERE id = ? AND unfinished = 0 AND finished_at IS NULL
        """)

    /// Gives back what an attempt had reserved, adds what it spent, and writes the score of an answer that is final.
    func settleEval(_ settlement: Settlement, job: SettledJob, state: JobState) throws {
        guard job.queue == .evals, let place = try place(of: job.id) else { return }
        let evaluation = state == .cancelled || !state.isFinal ? nil : settlement.evaluation
        if let evaluation {
            try write(evaluation, of: job, model: settlement.model)
        } else {
            try connection.run(Self.releaseQuery, [Value(job.bills == 0 ? nil : job.cost), Value(job.id)])
        }
        let cost = settlement.isFree ? Money.zero : settlement.cost?.tamed
        try connection.run(
            Self.countQuery,
            [
                .integer(place.reserved), .integer(cost?.nanoUSD ?? place.reserved), .integer(cost?.nanoUSD ?? 0),
                Value(cost == nil), Value(evaluation != nil), Value(evaluation?.score.passed == true),
                Value(evaluation?.score.isInconclusive == true), Value(state.isFinal), Value(place.run),
            ])
        try finish(place.run, at: settlement.now)
    }

    /// Takes out of its run a job that ended without an attempt.
    func endEval(cancelled job: SettledJob, at now: Timestamp) throws {
        guard job.queue == .evals, let place = try place(of: job.id) else { return }
        try connection.run(Self.releaseQuery, [Value(job.bills == 0 ? nil : job.cost), Value(job.id)])
        try connection.run(
            Self.countQuery, [.integer(place.reserved), 0, 0, 0, 0, 0, 0, 1, Value(place.run)])
        try finish(place.run, at: now)
    }

    func place(of job: JobID) throws -> (run: EvalRunID, reserved: Int64)? {
        try connection.first(Self.sampleQuery, [Value(job)]) { (EvalRunID($0.integer(0)), $0.integer(1)) }
    }

    private func finish(_ run: EvalRunID, at now: Timestamp) throws {
        try connection.run(Self.finishQuery, [.integer(now.milliseconds), Value(run)])
    }

    private func write(_ evaluation: Evaluation, of job: SettledJob, model: String?) throws {
        let score = evaluation.score
        try connection.run(
            Self.scoreQuery,
            [
                .real(score.value), Value(score.passed), Value(score.failure?.rawValue), .text(score.explanation),
                Value(score.interval?.lowerBound), Value(score.interval?.upperBound), Value(score.isInconclusive),
                Value(model), Value(job.cost), Value(evaluation.latency?.nanoseconds), Value(job.id),
            ])
    }
}
