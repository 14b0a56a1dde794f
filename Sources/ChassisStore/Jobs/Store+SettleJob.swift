package import ChassisCore

extension Store {
    static let settledQuery = Query("SELECT \(SettledJob.columns) FROM job WHERE id = ?")
    private static let updateQuery = Query(
        """
        UPDATE job SET state = ?, vtime = ?, ready_at = ?, retry_at = ?, finished_at = ?, attempts = ?, credits = ?,
            model = ?, other_models = ?, provider = COALESCE(?, provider), tier = COALESCE(?, tier), cache = ?,
            confidence = ?, calls = ?, usage_state = ?, input_tokens = ?, output_tokens = ?, cache_read_tokens = ?,
            cache_creation_tokens = ?, reasoning_tokens = ?, cost = ?, error_code = ?, error_message = ?,
            error_remedy = ?, error_wait = ?, prompt_name = ?, prompt_version = ?, owner = NULL, lost = 0,
            is_owed = ?, cancel_requested = 0, counted_model = ?, counted_activation = ?, version = version + 1
        WHERE id = ?
        RETURNING \(Job.columns)
        """)
    private static let outputQuery = Query(
        "INSERT INTO job_output (job, data) VALUES (?, ?) ON CONFLICT (job) DO UPDATE SET data = excluded.data")
    private static let traceQuery = Query("INSERT INTO trace (job, at, data) VALUES (?, ?, ?)")

    /// Writes how an attempt ended: state, usage and cost, the charge or release of the hold, the trace, the rollups,
    /// the cache entry and the sealed output, in one transaction that is on disk when this returns.
    ///
    /// A job whose cancellation was asked for is cancelled where it would have been queued again.
    ///
    /// - Returns: The job as it is now.
    /// - Throws: `.staleFence` when the lease was lost or the job has ended; then nothing is written.
    /// - Complexity: O(log n) and the compression of the texts, which happens before the writer is taken.
    @discardableResult
    package func settleJob(_ settlement: Settlement) async throws(StoreError) -> Job {
        if let entry = settlement.cacheEntry, entry.tenant.isEmpty { throw .emptyTenant }
        let parts = pack(settlement)
        let settled = try await write(isRoutine: true) { try Self.settle(settlement, parts: parts, in: $0) }
        remember(parts.texts)
        return settled
    }

    private static func settle(_ settlement: Settlement, parts: TraceParts, in transaction: Transaction) throws -> Job {
        let id = settlement.lease.id
        guard var job = try transaction.connection.first(settledQuery, [Value(id)], SettledJob.init),
            job.state == .running, job.fence == settlement.lease.fence
        else { throw StoreError.staleFence(id) }
        // The configuration may have changed while the job waited: figures go to the prompt that was used.
        if let used = settlement.promptUsed { (job.promptName, job.promptVersion) = (used.name, used.version) }
        let wasKnown = job.isCostKnown
        job.spend(settlement.usage, cost: settlement.cost, isFree: settlement.isFree)
        job.isOwed = try transaction.isOwed(job, settlement)
        job.add(models: settlement.calls.map(\.model), answering: settlement.model)
        var ending = Ending(settlement, of: job)
        if !ending.isFinal, settlement.isReleased { ending.vtime = try transaction.vtime(ofQueue: job.queue) }
        // Nobody was called, so the sum is known.
        if ending.isFinal, job.bills == 0 { job.cost = .zero }

        let settled = try update(job, settlement, ending, in: transaction)
        try transaction.count(from: .running, to: ending.state)
        if !ending.isFinal { transaction.tell() }
        if ending.isFinal {
            try transaction.settleHold(
                job.price, of: job.tenant, for: id, round: job.round, isCharged: ending.isCharged, at: settlement.now)
            try transaction.postMessage(of: id, tenant: job.tenant, state: ending.state, at: settlement.now)
            // Where nobody was called, nothing was used.
            let used = job.bills == 0 ? Usage(state: .reported) : job.usage
            try transaction.settleRates(of: id, tenant: job.tenant, used: used)
        }
        transaction.addRollups(
            settlement, job: job, wasKnown: wasKnown, state: ending.state, isCharged: ending.isCharged)
        transaction.addFigures(settlement, job: job, state: ending.state)
        try transaction.settleEval(settlement, job: job, state: ending.state)
        try transaction.observe(settlement, job: job, state: ending.state)
        try transaction.keepConfidence(settlement, state: ending.state)
        if let reason = settlement.review, ending.state == .completed {
            let report = FlagReport(job: id, reporter: "chassis", reason: reason, now: settlement.now)
            // A flag that holds no more must not cost the answer.
            do { _ = try addFlag(report, in: transaction) } catch StoreError.flag(.full) {}
        }
        try transaction.addEvent(of: id, version: job.version + 1, state: ending.state, at: settlement.now)
        try transaction.write(parts.texts, day: settlement.now.day)
        if let trace = parts.document {
            try transaction.connection.run(
                traceQuery, [Value(id), .integer(settlement.now.milliseconds), .blob(trace)])
        }
        if let output = settlement.sealedOutput {
            try transaction.connection.run(outputQuery, [Value(id), .blob(output)])
        }
        try transaction.keepMasks(settlement)
        if let entry = settlement.cacheEntry {
            try transaction.write(entry, output: parts.cachedOutput, job: id, now: settlement.now)
            if let semantic = entry.semantic {
                try transaction.write(semantic, question: parts.cachedQuestion, key: entry.key, now: settlement.now)
            }
        }
        if ending.state == .completed {
            try transaction.countSemantic(settlement, feature: job.feature)
            if let turn = settlement.turn {
                try transaction.write(turn, tenant: job.tenant, job: id, now: settlement.now)
            }
        }
        return settled
    }

    private static func update(
        _ job: SettledJob, _ settlement: Settlement, _ ending: Ending, in transaction: Transaction
    ) throws -> Job {
        let settled = try transaction.connection.first(
            updateQuery,
            [
                .text(ending.state.rawValue), Value(ending.vtime), Value(ending.retryAt), Value(ending.retryAt),
                ending.isFinal ? .integer(settlement.now.milliseconds) : .null, .integer(ending.attempts),
                .integer(ending.credits.milli), Value(job.model), job.otherModelsValue, Value(settlement.provider),
                Value(settlement.tier?.rawValue), .text(settlement.cache.rawValue), Value(settlement.confidence),
                .integer(job.bills), .text(job.usage.state.rawValue), .integer(job.usage.inputTokens),
                .integer(job.usage.outputTokens), .integer(job.usage.cacheReadTokens),
                .integer(job.usage.cacheCreationTokens), .integer(job.usage.reasoningTokens), Value(job.cost),
                Value(ending.error?.code), Value(ending.error?.message), Value(ending.error?.remedy),
                ending.error?.retryAfter.map { .integer($0.milliseconds) } ?? .null,
                .text(job.promptName), Value(job.promptVersion), Value(job.isOwed),
                ending.isFinal ? .text(settlement.modelInFigures) : .null,
                ending.isFinal ? .integer(settlement.activation) : .null, Value(job.id),
            ]
        ) { Job($0) }
        guard let settled else { throw StoreError.staleFence(job.id) }
        return settled
    }
}

/// Where a settlement leaves the job.
private struct Ending {
    var state: JobState
    var error: JobError?
    var retryAt: Timestamp?
    var vtime: Int64?
    var attempts: Int64
    var credits: Credits
    let isCharged: Bool
    var isFinal: Bool { state.isFinal }

    init(_ settlement: Settlement, of job: SettledJob) {
        attempts = job.attempts
        credits = job.price
        switch settlement.outcome {
        case .completed: state = .completed
        case .failed(let error): (state, self.error) = (.failed, error)
        case .cancelled: state = .cancelled
        case .retry(let moment, let error): (state, self.error, retryAt) = (.queued, error, moment)
        case .released:
            state = .queued
            attempts -= 1
        case .postponed(let moment, let reason):
            (state, retryAt, error) = (.queued, moment, reason)
            attempts -= 1
        }
        if state == .queued, job.isCancelRequested { (state, error, retryAt) = (.cancelled, nil, nil) }
        isCharged = state == .completed || state == .cancelled && job.isOwed
        if state.isFinal, !isCharged { credits = .zero }
    }
}

extension Transaction {
    // Of this round alone: what came before an end is paid for or forgiven.
    private static let hasTextQuery = Query(
        """
        SELECT 1 FROM job_delta WHERE job = ?1 AND version > COALESCE(
            (SELECT MAX(version) FROM job_event WHERE job = ?1 AND state IN ('completed', 'failed', 'cancelled')), 0)
        LIMIT 1
        """)

    /// Whether the job costs its credits if it is cancelled, now or while it waits. What a worker gave out that went
    /// silent is known by what it wrote down for those who follow the job.
    fileprivate func isOwed(_ job: SettledJob, _ settlement: Settlement) throws -> Bool {
        if job.isOwed || !settlement.isOwedOnceRead { return job.isOwed }
        return try settlement.wasRead || connection.first(Self.hasTextQuery, [Value(job.id)]) { _ in true } == true
    }
}

extension Settlement {
    var isReleased: Bool { if case .released = outcome { true } else { false } }
}
