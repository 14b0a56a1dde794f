/// Token counts of one or more provider calls, normalised at the adapter to OpenTelemetry's rule:
/// `inputTokens` includes cached ones, `outputTokens` includes reasoning ones.
///
/// Providers disagree (Anthropic's `input_tokens` leaves the cached ones out), so nothing behind the adapter
/// ever sees a provider's own numbers.
package struct Usage: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable {
        /// The provider said so.
        case reported
        /// Counted by us, because the provider said nothing; or reported, and not for all that was called.
        case estimated
        /// Nobody knows anything of it. Not zero.
        case absent
    }

    package var state: State
    package var inputTokens: Int64
    package var outputTokens: Int64
    /// Of `inputTokens`: read from the provider's prompt cache.
    package var cacheReadTokens: Int64
    /// Of `inputTokens`: written to the provider's prompt cache.
    package var cacheCreationTokens: Int64
    /// Of `outputTokens`: spent on reasoning.
    package var reasoningTokens: Int64

    package init(
        state: State, inputTokens: Int64 = 0, outputTokens: Int64 = 0, cacheReadTokens: Int64 = 0,
        cacheCreationTokens: Int64 = 0, reasoningTokens: Int64 = 0
    ) {
        self.state = state
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cacheReadTokens = cacheReadTokens
        self.cacheCreationTokens = cacheCreationTokens
        self.reasoningTokens = reasoningTokens
    }

    package static let absent = Usage(state: .absent)

    /// The sum of what is known: an estimate as soon as a part is one, or is absent; absent when both are.
    package static func + (a: Usage, b: Usage) -> Usage {
        let state = a.state == b.state ? a.state : .estimated
        return Usage(
            state: state, inputTokens: a.inputTokens.addingTamely(b.inputTokens),
            outputTokens: a.outputTokens.addingTamely(b.outputTokens),
            cacheReadTokens: a.cacheReadTokens.addingTamely(b.cacheReadTokens),
            cacheCreationTokens: a.cacheCreationTokens.addingTamely(b.cacheCreationTokens),
            reasoningTokens: a.reasoningTokens.addingTamely(b.reasoningTokens))
    }
}
