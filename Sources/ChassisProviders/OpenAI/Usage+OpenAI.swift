import ChassisCore

extension Usage {
    /// Reads a `usage` object; `nil` when it doesn't say how many tokens went in and came out.
    ///
    /// `prompt_tokens` includes cached ones. `completion_tokens` includes reasoning ones at OpenAI; services that count
    /// those apart (xAI, Gemini) betray it by their `total_tokens`, which is what they bill. A subset larger than its whole
    /// is not believed where that would make the call cheaper, and cut to it otherwise.
    init?(openAI usage: JSON) {
        // A count that nobody can believe makes the others no better than it.
        let isCredible = ["prompt_tokens", "completion_tokens"].allSatisfy { name in
            usage[name].map { $0 == .null || $0.tokenCount != nil } ?? true
        }
        guard usage.object != nil, isCredible else { return nil }
        let total = usage["total_tokens"]?.tokenCount
        var input = usage["prompt_tokens"]?.tokenCount
        var output = usage["completion_tokens"]?.tokenCount
        if input == nil, let output, let total { input = max(0, total - output) }
        if output == nil, let input, let total { output = max(0, total - input) }
        guard let input, var output else { return nil }

        var reasoning = usage["completion_tokens_details"]?["reasoning_tokens"]?.tokenCount
        let apart = (total ?? 0) - input - output
        if apart > 0, reasoning == nil || reasoning == apart {
            output += apart
            reasoning = apart
        }
        let details = usage["prompt_tokens_details"]
        let cached =
            details?["cached_tokens"]?.tokenCount ?? usage["prompt_cache_hit_tokens"]?.tokenCount
            ?? usage["cached_tokens"]?.tokenCount ?? 0
        let read = cached > input ? 0 : cached
        self.init(
            state: .reported, inputTokens: input, outputTokens: output, cacheReadTokens: read,
            cacheCreationTokens: min(details?["cache_write_tokens"]?.tokenCount ?? 0, input - read),
            reasoningTokens: min(reasoning ?? 0, output))
    }
}
