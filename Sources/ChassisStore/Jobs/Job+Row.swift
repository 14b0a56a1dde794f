import ChassisCore

extension Job {
    /// The columns that `init(_:Row)` reads, in its order.
    static let columns = """
        id, state, tenant, feature, priority, model, provider, tier, attempts, created_at, started_at, finished_at, \
        retry_at, deadline, usage_state, input_tokens, output_tokens, cache_read_tokens, cache_creation_tokens, \
        reasoning_tokens, cost, credits, cache, confidence, error_code, error_message, error_remedy, prompt_name, \
        prompt_version, cancel_requested, version, error_wait, other_models, finish_reason
        """
    /// The first column after ours.
    static let columnCount: Int32 = 34

    init(_ row: Row) {
        let usage = Usage(
            state: Usage.State(rawValue: row.text(14)) ?? .absent, inputTokens: row.integer(15),
            outputTokens: row.integer(16), cacheReadTokens: row.integer(17), cacheCreationTokens: row.integer(18),
            reasoningTokens: row.integer(19))
        let error = row.textIfAny(24).map {
            JobError(
                code: $0, message: row.text(25), remedy: row.textIfAny(26),
                retryAfter: row.integerIfAny(31).map { .milliseconds($0) })
        }
        self.init(
            id: JobID(row.integer(0)), state: JobState(rawValue: row.text(1)) ?? .failed, tenant: row.text(2),
            feature: row.text(3), priority: Priority(rawValue: row.text(4)) ?? .normal, model: row.textIfAny(5),
            provider: row.textIfAny(6), tier: row.textIfAny(7).flatMap(Tier.init(rawValue:)), attempts: row.int(8),
            createdAt: Timestamp(milliseconds: row.integer(9)), startedAt: row.timestamp(10),
            finishedAt: row.timestamp(11), retryAt: row.timestamp(12),
            deadline: Timestamp(milliseconds: row.integer(13)), usage: usage,
            cost: row.integerIfAny(20).map(Money.init(nanoUSD:)), credits: Credits(milli: row.integer(21)),
            cache: CacheResult(rawValue: row.text(22)) ?? .miss, confidence: row.realIfAny(23), error: error,
            promptName: row.text(27), promptVersion: row.int(28), isCancelRequested: row.integer(29) != 0,
            version: row.integer(30), otherModels: row.otherModels(32),
            finishReason: row.textIfAny(33).flatMap { .init(rawValue: $0) })
    }
}

extension Row {
    func timestamp(_ column: Int32) -> Timestamp? { integerIfAny(column).map(Timestamp.init(milliseconds:)) }

    /// A list of names, in JSON; most jobs have none.
    func otherModels(_ column: Int32) -> [String] {
        textIfAny(column).flatMap { try? JSON(parsing: $0) }?.array?.compactMap(\.string) ?? []
    }
}
