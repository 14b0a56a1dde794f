package import ChassisCore

/// A request that another program made and recorded; every text masked.
package struct ImportedTrace: Sendable {
    package var tenant: String
    /// The trace's id in the program that made it.
    package var foreignID: String
    /// Of its spans, in the program that made it.
    package var spanIDs: [String]
    package var feature: String
    package var promptName: String
    package var start: Timestamp
    package var end: Timestamp
    /// As the program had it, to lay parts that come apart on one line of time.
    package var toldEnd: Timestamp
    package var error: JobError?
    package var model: String?
    package var provider: String?
    package var usage: Usage
    package var cost: Money?
    package var prompt: [Message]
    package var context: [RetrievedDocument]
    package var output: String?
    package var calls: [CallRecord]
    package var spans: [Span]
    package var masked: [String: Int]
    /// Of its tenant's plan: it costs no credits, and its cost is told with what the plan brought; `nil` without a plan.
    package var terms: Terms?

    package init(_ trace: ForeignTrace, tenant: String, terms: Terms?) {
        self.tenant = tenant
        self.terms = terms
        foreignID = trace.id
        spanIDs = trace.spanIDs
        feature = trace.feature
        promptName = trace.promptName
        start = trace.start
        end = trace.end
        toldEnd = trace.end
        error = trace.error
        model = trace.model
        provider = trace.provider
        usage = trace.usage
        cost = trace.cost
        prompt = trace.prompt
        context = trace.context
        output = trace.output
        calls = trace.calls
        spans = trace.spans
        masked = [:]
    }
}

extension Store {
    private static let knownQuery = Query("SELECT job FROM foreign_trace WHERE tenant = ? AND id = ?")
    private static let rememberQuery = Query("INSERT INTO foreign_trace (tenant, id, job) VALUES (?, ?, ?)")
    private static let insertQuery = Query(
        """
        INSERT INTO job (id, queue, state, tenant, feature, priority, weight, max_attempts, attempts, price, credits,
            created_at, deadline, patience, started_at, finished_at, prompt_name, prompt_version, terms,
            counted_model)
        VALUES (?, 'imported', 'completed', ?, ?, 'normal', 1, 1, 1, 0, 0, ?, ?, 0, ?, ?, ?, 0, ?, ?)
        """)
    private static let figuresQuery = Query(
        """
        UPDATE job SET state = ?, started_at = MIN(started_at, ?), finished_at = MAX(finished_at, ?), calls = ?,
            model = ?, other_models = ?, provider = COALESCE(?, provider), usage_state = ?, input_tokens = ?,
            output_tokens = ?, cache_read_tokens = ?, cache_creation_tokens = ?, reasoning_tokens = ?, cost = ?,
            error_code = COALESCE(?, error_code), error_message = COALESCE(?, error_message),
            version = version + 1
        WHERE id = ?
        """)
    private static let knownSpansQuery = Query(
        """
        SELECT id FROM foreign_span
        WHERE job = (SELECT job FROM foreign_trace WHERE tenant = ? AND id = ?) AND id IN (SELECT value FROM json_each(?))
        """)
    private static let rememberSpanQuery = Query(
        "INSERT INTO foreign_span (job, id) VALUES (?, ?) ON CONFLICT DO NOTHING")
    private static let insertTraceQuery = Query("INSERT INTO trace (job, at, data) VALUES (?, ?, ?)")

    /// Which of a trace's spans are kept already.
    package func knownSpans(_ ids: [String], ofTrace trace: String, tenant: String) async throws(StoreError) -> Set<
        String
    > {
        let list = JSON.array(ids.map(JSON.string)).text
        return try await read { connection in
            Set(try connection.all(Self.knownSpansQuery, [.text(tenant), .text(trace), .text(list)]) { $0.text(0) })
        }
    }

    /// Keeps requests that another program recorded, as jobs that are over and cost no credits, so that lists, traces
    /// and figures show them like any other. Spans that come later for a known trace are added to it.
    ///
    /// - Returns: The jobs, in order.
    /// - Throws: `.busy` when some of the spans are being kept by somebody else: a further try knows which.
    /// - Complexity: O(spans), one commit.
    package func importTraces(_ traces: [ImportedTrace]) async throws(StoreError) -> [JobID] {
        guard traces.allSatisfy({ !$0.tenant.isEmpty }) else { throw .emptyTenant }
        let packed = traces.map { ($0, pack(Settlement(imported: $0))) }
        let ids = try await write { [path] transaction in
            try packed.map { try Self.keep($0.0, parts: $0.1, path: path, in: transaction) }
        }
        for (_, parts) in packed { remember(parts.texts) }
        return ids
    }

    private static func keep(
        _ trace: ImportedTrace, parts: TraceParts, path: String, in transaction: Transaction
    ) throws -> JobID {
        let connection = transaction.connection
        let known = try connection.first(knownQuery, [.text(trace.tenant), .text(trace.foreignID)]) {
            JobID($0.integer(0))
        }
        let id = try known ?? begin(trace, in: transaction)
        guard var job = try transaction.settledJob(id) else { return id }
        for span in trace.spanIDs {
            try connection.run(rememberSpanQuery, [Value(id), .text(span)])
            if connection.changes == 0 { throw StoreError.busy(path: path) }
        }
        let isFirst = known == nil
        let wasKnown = job.isCostKnown
        job.spend(trace.usage, cost: trace.cost, isFree: trace.calls.isEmpty)
        job.add(models: trace.calls.map(\.model), answering: trace.model)
        let state: JobState = trace.error == nil && job.state != .failed ? .completed : .failed
        try transaction.count(from: job.state, to: state)
        // What called no model cost nothing.
        let cost = job.bills == 0 ? Money.zero : job.cost
        try connection.run(
            figuresQuery,
            [
                .text(state.rawValue), Value(trace.start), Value(trace.end), .integer(job.bills), Value(job.model),
                job.otherModelsValue, Value(trace.provider), .text(job.usage.state.rawValue),
                .integer(job.usage.inputTokens),
                .integer(job.usage.outputTokens), .integer(job.usage.cacheReadTokens),
                .integer(job.usage.cacheCreationTokens), .integer(job.usage.reasoningTokens), Value(cost),
                Value(trace.error?.code), Value(trace.error?.message), Value(id),
            ])
        try transaction.write(parts.texts, day: trace.end.day)
        if let data = parts.document {
            try connection.run(insertTraceQuery, [Value(id), Value(trace.toldEnd), .blob(data)])
        }
        transaction.addImported(trace, job: job, wasKnown: wasKnown, state: state, isFirst: isFirst)
        if !isFirst, state != job.state { try transaction.recountAsFailed(job) }
        return id
    }

    private static func begin(_ trace: ImportedTrace, in transaction: Transaction) throws -> JobID {
        var totals = try transaction.totals()
        let id = JobID(totals.nextJob)
        totals.nextJob += 1
        totals.completed += 1
        transaction.change { $0.set(totals) }
        try transaction.connection.run(
            insertQuery,
            [
                Value(id), .text(trace.tenant), .text(trace.feature), Value(trace.start), Value(trace.end),
                Value(trace.start), Value(trace.end), .text(trace.promptName),
                .integer(try trace.terms.map(transaction.number) ?? 0), .text(trace.model ?? ""),
            ])
        try transaction.connection.run(rememberQuery, [.text(trace.tenant), .text(trace.foreignID), Value(id)])
        try transaction.addEvent(of: id, version: 1, state: .completed, at: trace.end)
        return id
    }
}

extension Transaction {
    fileprivate func addImported(
        _ trace: ImportedTrace, job: SettledJob, wasKnown: Bool, state: JobState, isFirst: Bool
    ) {
        var key = RollupKey(
            start: Grain.minute.start(trace.end.milliseconds), tenant: trace.tenant, feature: job.feature,
            model: trace.model ?? "", promptName: trace.promptName, promptVersion: 0, terms: job.terms)
        for call in trace.calls {
            key.model = call.model
            change { $0.add(RollupSums(call.usage, cost: call.cost), to: key) }
        }
        if wasKnown, let unknown = trace.calls.first(where: { $0.cost == nil }) {
            key.model = unknown.model
            change { $0.add(RollupSums(unknownCosts: 1), to: key) }
        }
        guard isFirst else { return }
        key.model = trace.model ?? ""
        change { $0.add(.ended(state, cache: .miss, avoided: nil), to: key) }
    }

    private static let countedQuery = Query(
        """
        SELECT at, counted_model FROM job_event JOIN job ON job.id = job_event.job
        WHERE job_event.job = ? AND job_event.version = 1 AND counted_model IS NOT NULL
        """)

    /// A span that came later says that a request failed which was counted as completed: the first span of a request
    /// often comes last. It is counted anew where it was counted, while that is known.
    fileprivate func recountAsFailed(_ job: SettledJob) throws {
        let key = try connection.first(Self.countedQuery, [Value(job.id)]) { row in
            RollupKey(
                start: Grain.minute.start(row.integer(0)), tenant: job.tenant, feature: job.feature,
                model: row.text(1), promptName: job.promptName, promptVersion: job.promptVersion, terms: job.terms)
        }
        guard let key else { return }
        change { $0.add(RollupSums(completed: -1, failed: 1), to: key) }
    }
}

extension Settlement {
    /// What a trace keeps of it.
    fileprivate init(imported trace: ImportedTrace) {
        self.init(
            lease: Lease(id: JobID(0), fence: 0), outcome: .completed, spans: trace.spans, calls: trace.calls,
            prompt: trace.prompt, context: trace.context, raw: trace.output, final: trace.output,
            maskedInput: trace.prompt.last { $0.role == .user }?.content, masked: trace.masked, now: trace.end)
    }
}
