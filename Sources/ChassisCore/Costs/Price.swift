/// What a model costs from a moment on, as its provider bills it.
package struct Price: Hashable, Sendable {
    /// In pico-dollars a token: a million tokens for a dollar are a million of them each. Providers' lists have four decimals
    /// of a dollar for a million tokens, these have six.
    package struct Rates: Hashable, Sendable {
        package var input: Int64
        package var output: Int64
        /// `nil`: as input.
        package var cacheRead: Int64?
        package var cacheCreation: Int64?

        package init(input: Int64, output: Int64, cacheRead: Int64? = nil, cacheCreation: Int64? = nil) {
            self.input = input
            self.output = output
            self.cacheRead = cacheRead
            self.cacheCreation = cacheCreation
        }

        var all: [Int64] { [input, output, cacheRead ?? 0, cacheCreation ?? 0] }
        /// The most that a token sent may cost.
        fileprivate var dearestInput: Int64 { max(input, cacheRead ?? 0, cacheCreation ?? 0) }
    }

    /// What a long prompt costs: all tokens of a call whose input is more than so many.
    package struct Step: Hashable, Sendable {
        package var above: Int64
        package var rates: Rates

        package init(above: Int64, rates: Rates) {
            self.above = above
            self.rates = rates
        }
    }

    /// In force from this moment on, until a later price of the same model.
    package var effectiveFrom: Timestamp
    package var rates: Rates
    /// By their limits, the lowest first.
    package var steps: [Step]

    package init(effectiveFrom: Timestamp, rates: Rates, steps: [Step] = []) {
        self.effectiveFrom = effectiveFrom
        self.rates = rates
        self.steps = steps.sorted { $0.above < $1.above }
    }

    /// Whether nothing costs anything.
    package var isFree: Bool { ([rates] + steps.map(\.rates)).allSatisfy { $0.all.allSatisfy { $0 == 0 } } }

    /// Returns what the provider bills for this usage, or `nil` when nobody can know.
    ///
    /// Cached input is priced apart from the rest, so no token is billed twice; a model without a cache price
    /// bills cached tokens as ordinary input. The sum is rounded to a nano-dollar, its parts are not. More than money holds
    /// is the most it holds.
    ///
    ///     price.cost(of: Usage(state: .reported, inputTokens: 1_000, outputTokens: 50, cacheReadTokens: 800))
    ///     // $0.001590 at $3.00 input, $0.30 cached and $15.00 output per million tokens
    ///
    /// - Parameter usage: Of one call: a long prompt has a price of its own.
    /// - Precondition: the cached tokens are within `inputTokens`; more are counted as all of them.
    package func cost(of usage: Usage) -> Money? {
        guard usage.state != .absent else { return nil }
        let cached = min(usage.cacheReadTokens, usage.inputTokens)
        let written = min(usage.cacheCreationTokens, usage.inputTokens - cached)
        let plain = usage.inputTokens - cached - written
        let rates = rates(forInput: usage.inputTokens)
        return Self.money([
            (plain, rates.input), (cached, rates.cacheRead ?? rates.input),
            (written, rates.cacheCreation ?? rates.input), (usage.outputTokens, rates.output),
        ])
    }

    /// The most that a call may cost whose input and output have so many tokens at most.
    package func mostCost(input: Int, output: Int) -> Money {
        let possible = [rates] + steps.filter { $0.above < input }.map(\.rates)
        return possible.map { Self.money([(Int64(input), $0.dearestInput), (Int64(output), $0.output)]) }.max() ?? .zero
    }

    private func rates(forInput tokens: Int64) -> Rates { steps.last { $0.above < tokens }?.rates ?? rates }

    private static func money(_ parts: [(tokens: Int64, rate: Int64)]) -> Money {
        let pico = parts.reduce(Int128(0)) { $0 + Int128($1.tokens) * Int128($1.rate) }
        let nano = (pico + 500) / 1000
        return Money(nanoUSD: Int64(clamping: nano))
    }
}
