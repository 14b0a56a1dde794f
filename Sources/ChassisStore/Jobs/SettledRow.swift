import ChassisCore

/// What a settlement makes of a job's row.
struct SettledRow {
    /// With what the attempt spent.
    let job: SettledJob
    let settlement: Settlement
    let ending: Ending

    /// Of a job that is over alone.
    private func atEnd(_ value: @autoclosure () -> Value) -> Value { ending.isFinal ? value() : .null }

    static let updateQuery = RowQuery<SettledRow>(
        update: "job",
        [
            Column("state") { .text($0.ending.state.rawValue) },
            Column("vtime") { Value($0.ending.vtime) },
            Column("ready_at") { Value($0.ending.retryAt) },
            Column("retry_at") { Value($0.ending.retryAt) },
            Column("finished_at") { $0.atEnd(.integer($0.settlement.now.milliseconds)) },
            Column("attempts") { .integer($0.ending.attempts) },
            Column("credits") { .integer($0.ending.credits.milli) },
            Column("model") { Value($0.job.model) },
            Column("other_models") { $0.job.otherModelsValue },
            Column("provider", as: "COALESCE(?, provider)") { Value($0.settlement.provider) },
            Column("tier", as: "COALESCE(?, tier)") { Value($0.settlement.tier?.rawValue) },
            Column("cache") { .text($0.settlement.cache.rawValue) },
            Column("confidence") { Value($0.settlement.confidence) },
            Column("calls") { .integer($0.job.bills) },
            Column("usage_state") { .text($0.job.usage.state.rawValue) },
            Column("input_tokens") { .integer($0.job.usage.inputTokens) },
            Column("output_tokens") { .integer($0.job.usage.outputTokens) },
            Column("cache_read_tokens") { .integer($0.job.usage.cacheReadTokens) },
            Column("cache_creation_tokens") { .integer($0.job.usage.cacheCreationTokens) },
            Column("reasoning_tokens") { .integer($0.job.usage.reasoningTokens) },
            Column("cost") { Value($0.job.cost) },
            Column("error_code") { Value($0.ending.error?.code) },
            Column("error_message") { Value($0.ending.error?.message) },
            Column("error_remedy") { Value($0.ending.error?.remedy) },
            Column("error_wait") { Value($0.ending.error?.retryAfter?.milliseconds) },
            Column("prompt_name") { .text($0.job.promptName) },
            Column("prompt_version") { Value($0.job.promptVersion) },
            Column("is_owed") { Value($0.job.isOwed) },
            Column("counted_model") { $0.atEnd(.text($0.settlement.modelInFigures)) },
            Column("counted_activation") { $0.atEnd(.integer($0.settlement.activation)) },
        ],
        fixed: "owner = NULL, lost = 0, cancel_requested = 0, version = version + 1",
        where: Column("id") { Value($0.job.id) }, returning: Job.columns)
}
