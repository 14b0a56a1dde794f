package import ChassisCore

extension Store {
    private static let endedBatchQuery = Query(
        """
        SELECT batch FROM batch_item JOIN batch ON batch.id = batch_item.batch
        WHERE job = ? AND NOT \(StoredBatch.openCondition)
        """)
    private static let hasInputQuery = Query("SELECT 1 FROM job_input WHERE job = ?")
    private static let retryQuery = Query(
        """
        UPDATE job SET state = 'queued', vtime = ?, ready_at = NULL, retry_at = NULL, started_at = NULL,
            finished_at = NULL, max_attempts = max_attempts - attempts_before + attempts, attempts_before = attempts,
            round = round + 1, price = price - (credits - paid), paid = credits, credits = paid + price, deadline = ? + patience, cancel_requested = 0, is_owed = 0,
            counted_model = NULL, counted_activation = NULL, error_code = NULL, error_message = NULL,
            error_remedy = NULL, error_wait = NULL, version = version + 1
        WHERE id = ?
        """)

    /// Puts failed and cancelled jobs back in their queue, with a new hold, as many attempts again and as much time as
    /// they had at first. What they spent and tried before stays theirs; in the figures each is one job, which has not
    /// ended yet. One that was charged, because part of its answer could be read, holds no more and is charged no more.
    package func retryJobs(
        _ targets: [JobTarget], now: Timestamp
    ) async throws(StoreError) -> [JobID: ActionOutcome] {
        try await act(on: targets) { job, transaction in
            guard job.state == .failed || job.state == .cancelled else {
                throw StoreError.wrongState(job.id, job.state, action: "retried")
            }
            // Its score is in the run's figures already.
            guard job.queue != .evals else { throw StoreError.eval(.jobOfRun(job.id)) }
            guard try transaction.connection.first(Self.hasInputQuery, [Value(job.id)], { _ in true }) == true else {
                throw StoreError.inputGone(job.id)
            }
            if let batch = try transaction.connection.first(Self.endedBatchQuery, [Value(job.id)], { $0.integer(0) }) {
                throw StoreError.batchEnded(job.id, batch: batch)
            }
            let ended = try transaction.ended(job)
            // As the query takes what was charged off the price.
            let left = job.price - (job.credits - job.paid)
            try transaction.hold(left, of: job.tenant, for: job.id, round: job.round + 1, at: now)
            let vtime = try transaction.nextPlace(in: job.flow, weight: job.weight)
            try transaction.connection.run(
                Self.retryQuery, [.integer(vtime), .integer(now.milliseconds), Value(job.id)])
            try transaction.count(from: job.state, to: .queued)
            try transaction.takeBack(ended)
            try transaction.addEvent(of: job.id, version: job.version + 1, state: .queued, at: now)
        }
    }
}
