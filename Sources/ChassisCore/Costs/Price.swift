/// What a provider bills for a model from a day on, in nano-dollars a token.
///
/// $3.00 per million tokens is 3,000 nano-dollars a token. `nil` means that the price is not known, which is not free.
package struct Price: Hashable, Sendable, Codable {
    /// In force from this moment on, until a later price of the same model.
    package var effectiveFrom: Timestamp
    package var input: Int64
    package var output: Int64
    package var cacheRead: Int64?
    package var cacheCreation: Int64?

    package init(
        effectiveFrom: Timestamp, input: Int64, output: Int64, cacheRead: Int64? = nil, cacheCreation: Int64? = nil
    ) {
        self.effectiveFrom = effectiveFrom
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheCreation = cacheCreation
    }

    /// Returns what the provider bills for this usage, or `nil` when nobody can know.
    ///
    /// Cached input is priced apart from the rest, so no token is billed twice; a model without a cache price
    /// bills cached tokens as ordinary input. Exact: nothing is rounded. More than money holds is the most it holds.
    ///
    ///     price.cost(of: Usage(state: .reported, inputTokens: 1_000, outputTokens: 50, cacheReadTokens: 800))
    ///     // $0.001590 at $3.00 input, $0.30 cached and $15.00 output per million tokens
    ///
    /// - Precondition: the cached tokens are within `inputTokens`; more are counted as all of them.
    package func cost(of usage: Usage) -> Money? {
        guard usage.state != .absent else { return nil }
        let cached = min(usage.cacheReadTokens, usage.inputTokens)
        let written = min(usage.cacheCreationTokens, usage.inputTokens - cached)
        let plain = usage.inputTokens - cached - written
        let parts = [
            (plain, input), (cached, cacheRead ?? input), (written, cacheCreation ?? input),
            (usage.outputTokens, output),
        ]
        return parts.reduce(.zero) { $0 + Money(nanoUSD: $1.0.multipliedTamely(by: $1.1)) }
    }
}
