package import ChassisCore

extension Store {
    static let settledQuery = Query("SELECT \(SettledJob.columns) FROM job WHERE id = ?")
    private static let updateQuery = RowQuery(
        update: "job", where: "id",
        fixed: "owner = NULL, lost = 0, cancel_requested = 0, version = version + 1")
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
        try await settle(settlement).job
    }

    /// The same, with what the tenant's next jobs can be paid from: known there anyway, and a look-up after it is not.
    package func settle(
        _ settlement: Settlement
    ) async throws(StoreError) -> (job: Job, creditsLeft: Credits?) {
        if let entry = settlement.cacheEntry, entry.tenant.isEmpty { throw .emptyTenant }
        let parts = pack(settlement)
        let settled = try await write(isRoutine: true) { try Self.settle(settlement, parts: parts, in: $0) }
        remember(parts.texts)
        // What eval runs cost is in no budget, and attempts of theirs that did not end the job have no evaluation either.
        if settled.job.tenant != InternalTenant.evals {
            // Of a cost that is not known, what of it is, and the rest as it is presumed to be.
            let cost = settlement.cost ?? settlement.calls.compactMap(\.cost).reduce(settlement.presumedCost, +)
            freshSpend.add(cost, feature: settled.job.feature, tenant: settled.job.tenant)
        }
        return settled
    }

    private static func settle(
        _ settlement: Settlement, parts: TraceParts, in transaction: Transaction
    ) throws -> (job: Job, creditsLeft: Credits?) {
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
        job.provider = settlement.provider ?? job.provider
        job.tier = settlement.tier ?? job.tier
        var ending = Ending(settlement, of: job)
        if !ending.isFinal, settlement.isReleased { ending.vtime = try transaction.vtime(ofQueue: job.queue) }
        // Nobody was called, so the sum is known.
        if ending.isFinal, job.bills == 0 { job.cost = .zero }

        try update(job, settlement, ending, in: transaction)
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
        let left = try transaction.account(job.tenant).map { Credits(milli: $0.available) }
        return (Job(job, settlement, ending), left)
    }

    private static func update(
        _ job: SettledJob, _ settlement: Settlement, _ ending: Ending, in transaction: Transaction
    ) throws {
        try transaction.connection.run(
            updateQuery,
            [
                ("state", .text(ending.state.rawValue)),
                ("vtime", Value(ending.vtime)),
                ("ready_at", Value(ending.retryAt)),
                ("retry_at", Value(ending.retryAt)),
                ("finished_at", ending.isFinal ? .integer(settlement.now.milliseconds) : .null),
                ("attempts", .integer(ending.attempts)),
                ("credits", .integer(ending.credits.milli)),
                ("model", Value(job.model)),
                ("other_models", job.otherModelsValue),
                ("provider", Value(job.provider)),
                ("tier", Value(job.tier?.rawValue)),
                ("cache", .text(settlement.cache.rawValue)),
                ("confidence", Value(settlement.confidence)),
                ("finish_reason", Value(ending.finishReason?.rawValue)),
                ("calls", .integer(job.bills)),
                ("usage_state", .text(job.usage.state.rawValue)),
                ("input_tokens", .integer(job.usage.inputTokens)),
                ("output_tokens", .integer(job.usage.outputTokens)),
                ("cache_read_tokens", .integer(job.usage.cacheReadTokens)),
                ("cache_creation_tokens", .integer(job.usage.cacheCreationTokens)),
                ("reasoning_tokens", .integer(job.usage.reasoningTokens)),
                ("cost", Value(job.cost)),
                ("error_code", Value(ending.error?.code)),
                ("error_message", Value(ending.error?.message)),
                ("error_remedy", Value(ending.error?.remedy)),
                ("error_wait", Value(ending.error?.retryAfter?.milliseconds)),
                ("prompt_name", .text(job.promptName)),
                ("prompt_version", Value(job.promptVersion)),
                ("is_owed", Value(job.isOwed)),
                ("counted_model", ending.isFinal ? .text(settlement.modelInFigures) : .null),
                ("counted_activation", ending.isFinal ? .integer(settlement.activation) : .null),
                ("id", Value(job.id)),
            ])
    }
}

extension Job {
    /// The row as `update` leaves it.
    fileprivate init(_ job: SettledJob, _ settlement: Settlement, _ ending: Ending) {
        let error = ending.error.map {
            JobError(
                code: $0.code, message: $0.message, remedy: $0.remedy,
                retryAfter: $0.retryAfter.map { .milliseconds($0.milliseconds) })
        }
        self.init(
            id: job.id, state: ending.state, tenant: job.tenant, feature: job.feature, priority: job.priority,
            model: job.model, provider: job.provider, tier: job.tier, attempts: Int(ending.attempts),
            createdAt: job.createdAt, startedAt: job.startedAt, finishedAt: ending.isFinal ? settlement.now : nil,
            retryAt: ending.retryAt, deadline: job.deadline, usage: job.usage, cost: job.cost,
            credits: ending.credits, cache: settlement.cache, confidence: settlement.confidence, error: error,
            promptName: job.promptName, promptVersion: job.promptVersion, version: job.version + 1,
            otherModels: job.otherModels,
            finishReason: ending.finishReason)
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
