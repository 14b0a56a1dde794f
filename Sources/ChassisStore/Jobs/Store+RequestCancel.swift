package import ChassisCore

extension Store {
    private static let flagQuery = Query(
        "UPDATE job SET cancel_requested = 1, version = version + 1 WHERE id = ?")

    /// Cancels queued jobs at once, giving back their holds where nothing of their answers could be read, and asks the
    /// workers of running ones to stop: they hear of the commit, at the latest when they renew the lease.
    package func requestCancel(
        _ targets: [JobTarget], now: Timestamp
    ) async throws(StoreError) -> [JobID: ActionOutcome] {
        try await act(on: targets) { job, transaction in
            switch job.state {
            case .completed, .failed, .cancelled:
                throw StoreError.wrongState(job.id, job.state, action: "cancelled")
            case .running:
                guard !job.isCancelRequested else { return }
                try transaction.connection.run(Self.flagQuery, [Value(job.id)])
            case .queued:
                try transaction.cancelQueued(job, at: now)
            }
        }
    }
}

extension Transaction {
    private static let cancelQuery = Query(
        """
        UPDATE job SET state = 'cancelled', finished_at = ?, vtime = NULL, ready_at = NULL, retry_at = NULL,
            credits = paid + CASE WHEN is_owed THEN price ELSE 0 END, cost = CASE WHEN calls = 0 THEN 0 ELSE cost END,
            error_code = NULL, error_message = NULL, error_remedy = NULL, error_wait = NULL, counted_model = '',
            version = version + 1
        WHERE id = ?
        """)

    func cancelQueued(_ queued: SettledJob, at now: Timestamp) throws {
        var job = queued
        if job.bills == 0 { job.cost = .zero }
        try connection.run(Self.cancelQuery, [.integer(now.milliseconds), Value(job.id)])
        try count(from: .queued, to: .cancelled)
        try settleHold(job.price, of: job.tenant, for: job.id, round: job.round, isCharged: job.isOwed, at: now)
        try postMessage(of: job.id, tenant: job.tenant, state: .cancelled, at: now)
        try settleRates(
            of: job.id, tenant: job.tenant, used: job.bills == 0 ? Usage(state: .reported) : job.usage)
        addRollup(ended: job, state: .cancelled, isCharged: job.isOwed, at: now)
        try endEval(cancelled: job, at: now)
        try addEvent(of: job.id, version: job.version + 1, state: .cancelled, at: now)
    }
}
