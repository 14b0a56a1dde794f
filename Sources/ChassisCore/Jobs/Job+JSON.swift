/// The JSON rows of the contract, the same from every room: a field may be added, never dropped.
extension Job {
    package var row: JSON {
        [
            "id": .string(id.description), "state": .string(state.rawValue), "tenant": .string(tenant),
            "feature": .string(feature), "priority": .string(priority.rawValue), "model": .init(model),
            "provider": .init(provider), "tier": .init(tier?.rawValue), "attempts": .integer(Int64(attempts)),
            "created_at": .init(createdAt), "started_at": .init(startedAt), "finished_at": .init(finishedAt),
            "retry_at": .init(retryAt), "input_tokens": usage.tokens(usage.inputTokens),
            "output_tokens": usage.tokens(usage.outputTokens), "cached_tokens": usage.tokens(usage.cacheReadTokens),
            "usage_state": .string(usage.state.rawValue), "cost_nano_usd": .init(cost),
            "credits_millicredits": .integer(credits.milli), "cache": .string(cache.rawValue),
            "confidence": confidence.map { .number($0) } ?? .null, "trace": .string(id.trace),
            "error": error?.row ?? .null, "version": .integer(version), "prompt_name": .string(promptName),
            "prompt_version": .integer(Int64(promptVersion)), "deadline": .init(deadline),
            "cancel_requested": .bool(isCancelRequested), "warming": .bool(isWarming),
            "finish_reason": .init(finishReason?.rawValue),
        ]
    }
}

extension Usage {
    /// A count, or null where nobody knows it.
    package func tokens(_ count: Int64) -> JSON { state == .absent ? .null : .integer(count) }

    package var row: JSON {
        [
            "state": .string(state.rawValue), "input_tokens": tokens(inputTokens),
            "output_tokens": tokens(outputTokens), "cache_read_tokens": tokens(cacheReadTokens),
            "cache_creation_tokens": tokens(cacheCreationTokens), "reasoning_tokens": tokens(reasoningTokens),
        ]
    }
}

extension JobError {
    package var row: JSON { ["code": .string(code), "message": .string(message), "remedy": .init(remedy)] }
}

extension JSON {
    package init(_ text: String?) { self = text.map { .string($0) } ?? .null }
    package init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
    package init(_ moment: Timestamp?) { self = moment.map { .string($0.rfc3339) } ?? .null }
    package init(_ money: Money?) { self = money.map { .integer($0.nanoUSD) } ?? .null }

    /// The object with another member.
    package func with(_ name: String, _ value: JSON) -> JSON {
        guard case .object(var object) = self else { return self }
        object[name] = value
        return .object(object)
    }
}
