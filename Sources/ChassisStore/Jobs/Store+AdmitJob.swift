package import ChassisCore

extension Store {
    private static let sameKeyQuery = Query(
        "SELECT \(Job.columns), request_hash FROM job WHERE tenant = ? AND idempotency_key IN (?, ?)")
    private static let insertQuery = RowQuery(insertInto: "job")
    private static let insertMetadataQuery = Query("INSERT INTO job_metadata (job, data) VALUES (?, ?)")
    private static let freeKeyQuery = Query(
        "UPDATE job SET idempotency_key = NULL, request_hash = NULL WHERE id = ?")
    static let insertInputQuery = Query("INSERT INTO job_input (job, data) VALUES (?, ?)")

    /// Makes a job of a request: the month's grant if it is due, the hold on the credits, the row, the sealed input
    /// and the first event, in one transaction that is on disk when this returns, unless it has a claimant.
    ///
    /// A claimant gets the job with it, when no other comes before it in the fair queue, or none can have its slot: that
    /// spares the transaction of a claim. The queue counts it like any other. A claimant works at once, while the
    /// admission goes to the disk; whoever tells the job's id before the job has ended waits for `sync`.
    ///
    /// - Throws: `.insufficientCredits` (the balance never goes below the holds), `.queueFull`, `.tenantQueueFull`,
    ///   `.idempotencyConflict` for a known key with another request.
    /// - Complexity: O(log n).
    package func admitJob(_ admission: Admission) async throws(StoreError) -> AdmissionOutcome {
        let durability: Durability = admission.claimant == nil ? .onDisk : .committed
        return try await write(durability, isRoutine: true) { try Self.admit(admission, in: $0) }
    }

    /// The same for many at once, in one transaction; a refusal leaves the others alone. Results are in order.
    package func admitJobs(_ admissions: [Admission]) async -> [Result<AdmissionOutcome, StoreError>] {
        do {
            return try await write { [path] transaction in
                admissions.map { admission in
                    transaction.isolated(path: path) { try Self.admit(admission, in: $0) }
                }
            }
        } catch {
            return admissions.map { _ in .failure(error) }
        }
    }

    /// The same for jobs that are one request together: all of them, or none.
    ///
    /// - Throws: What the first refused one is refused for; `.insufficientCredits` speaks of all of them.
    package func admitTogether(_ admissions: [Admission]) async throws(StoreError) -> [AdmissionOutcome] {
        try await write { transaction in
            var held = Credits.zero
            return try admissions.map { admission in
                do {
                    let outcome = try Self.admit(admission, in: transaction)
                    if case .existing = outcome { return outcome }
                    held = held + admission.credits
                    return outcome
                } catch StoreError.insufficientCredits(let tenant, _, let available) {
                    let needed = admissions.reduce(.zero) { $0 + $1.credits }
                    throw StoreError.insufficientCredits(
                        tenant: tenant, needed: needed, available: available + held)
                }
            }
        }
    }

    /// The jobs that a tenant's idempotency keys stand for.
    package func jobs(
        withKeys keys: [IdempotencyKey], of tenant: String
    ) async throws(StoreError) -> [IdempotencyKey: JobID] {
        try await read { connection in
            var jobs: [IdempotencyKey: JobID] = [:]
            for key in keys {
                jobs[key] = try connection.first(Self.sameKeyQuery, Self.values(of: key, tenant)) { Job($0).id }
            }
            return jobs
        }
    }

    static func admit(_ admission: Admission, in transaction: Transaction) throws -> AdmissionOutcome {
        let tenant = admission.tenant.id
        guard !tenant.isEmpty else { throw StoreError.emptyTenant }
        let key = admission.idempotencyKey
        if let key, let existing = try existing(admission, key: key, in: transaction) { return .existing(existing) }
        if let existing = try transaction.jobOfFirstTry(admission) { return .existing(existing) }

        var totals = try transaction.totals()
        // Evals take no customer's place.
        let evals = try transaction.account(InternalTenant.evals)?.unfinished ?? 0
        guard totals.unfinished - evals < admission.maxQueuedJobs else {
            throw StoreError.queueFull(limit: admission.maxQueuedJobs)
        }
        let id = JobID(totals.nextJob)
        let isOnly = try transaction.account(tenant).map { $0.unfinished == 0 } ?? true
        try hold(admission, for: id, in: transaction)

        let weight = admission.plan.weight.clamped(to: 1...1_000_000)
        let flow = Flow(queue: admission.queue, tenant: tenant, priority: admission.priority)
        let vtime = try transaction.nextPlace(in: flow, weight: weight)
        var job = Job(
            id: id, state: .queued, tenant: tenant, feature: admission.feature, priority: admission.priority,
            createdAt: admission.now, deadline: admission.deadline, credits: admission.credits,
            promptName: admission.promptName, promptVersion: admission.promptVersion)
        let isNext =
            switch admission.claimant {
            case nil: false
            case let claimant? where claimant.isGuest: isOnly
            case _?: try !transaction.hasJobs(before: vtime, admission)
            }
        totals.nextJob += 1
        totals[isNext ? .running : .queued] += 1
        transaction.change { $0.set(totals) }
        let claimant = isNext ? admission.claimant : nil
        if claimant != nil {
            try transaction.advance(queue: admission.queue, to: vtime)
            (job.state, job.version, job.attempts, job.startedAt) = (.running, 2, 1, admission.now)
        }
        try transaction.connection.run(
            insertQuery,
            [
                ("id", Value(job.id)),
                ("queue", .text(admission.queue.rawValue)),
                ("vtime", claimant == nil ? .integer(vtime) : .null),
                ("tenant", .text(job.tenant)),
                ("feature", .text(job.feature)),
                ("priority", .text(job.priority.rawValue)),
                ("weight", Value(weight)),
                ("max_attempts", Value(admission.maxAttempts)),
                ("price", .integer(job.credits.milli)),
                ("credits", .integer(job.credits.milli)),
                ("created_at", .integer(job.createdAt.milliseconds)),
                ("deadline", .integer(job.deadline.milliseconds)),
                ("patience", .integer(max(0, job.deadline.milliseconds - job.createdAt.milliseconds))),
                ("prompt_name", .text(job.promptName)),
                ("prompt_version", Value(job.promptVersion)),
                ("idempotency_key", Value(admission.idempotencyKey?.hash)),
                ("request_hash", admission.idempotencyKey == nil ? .null : .blob(admission.requestHash)),
                ("state", .text(job.state.rawValue)),
                ("version", .integer(job.version)),
                ("fence", claimant == nil ? 0 : 1),
                ("attempts", Value(job.attempts)),
                ("owner", Value(claimant?.owner)),
                ("ready_at", Value(claimant.map { admission.now + $0.lease })),
                ("lease", Value(claimant?.lease.milliseconds)),
                ("started_at", Value(job.startedAt)),
                ("asked", Value(admission.asked)),
                ("terms", .integer(try transaction.number(of: Terms(admission.plan)))),
            ])
        try transaction.connection.run(insertInputQuery, [Value(id), .blob(admission.sealedInput)])
        if let metadata = admission.sealedMetadata {
            try transaction.connection.run(insertMetadataQuery, [Value(id), .blob(metadata)])
        }
        if let webhook = admission.webhook { try transaction.attach(webhook, to: id) }
        if let conversation = admission.conversation { try transaction.queueTurn(id, of: conversation) }
        try transaction.addEvent(of: id, version: 1, state: .queued, at: admission.now)
        try transaction.noteRetryMark(admission, job: id)
        guard claimant != nil else {
            transaction.tell()
            return .admitted(job)
        }
        try transaction.addEvent(of: id, version: job.version, state: .running, at: admission.now)
        return .begun(
            ClaimedJob(
                job: job, fence: 1, sealedInput: admission.sealedInput, maxAttempts: admission.maxAttempts,
                asked: admission.asked))
    }

    private static func existing(
        _ admission: Admission, key: IdempotencyKey, in transaction: Transaction
    ) throws -> Job? {
        let found = try transaction.connection.first(sameKeyQuery, values(of: key, admission.tenant.id)) {
            (job: Job($0), hash: $0.blob(Job.columnCount))
        }
        guard let found else { return nil }
        guard found.hash == admission.requestHash else { throw StoreError.idempotencyConflict(found.job.id) }
        guard admission.isAwaited, found.job.mayBeBegunAnew else { return found.job }
        try transaction.connection.run(freeKeyQuery, [Value(found.job.id)])
        return nil
    }

    private static func values(of key: IdempotencyKey, _ tenant: String) -> [Value] {
        [.text(tenant), .blob(key.hash), .blob(key.hashOfAnyRoute)]
    }

    private static func hold(_ admission: Admission, for id: JobID, in transaction: Transaction) throws {
        let tenant = admission.tenant
        guard admission.credits.milli >= 0 else {
            throw StoreError.invalid("\(admission.credits.text) credits, expected 0 or more")
        }
        try transaction.meet(tenant, plan: admission.plan, now: admission.now)
        guard let account = try transaction.account(tenant.id) else { throw StoreError.unknownTenant(tenant.id) }
        guard account.unfinished < admission.share(of: admission.plan.maxQueuedJobs) else {
            throw StoreError.tenantQueueFull(tenant: tenant.id, limit: admission.plan.maxQueuedJobs)
        }
        try transaction.takeRates(admission, for: id, unfinished: account.unfinished)
        try transaction.hold(admission.credits, of: tenant.id, for: id, round: 1, at: admission.now)
    }
}

extension Job {
    /// Whether it ended without an answer, for a reason that need not hold for the same request now.
    fileprivate var mayBeBegunAnew: Bool {
        state == .cancelled || state == .failed && error?.liesInRequest != true
    }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
