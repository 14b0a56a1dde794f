import ChassisCore
import Testing

struct PriceTests {
    /// $1.25, $0.0375 cached and $10 per million tokens; twice that for prompts of more than 200,000.
    private static let price = Price(
        effectiveFrom: Timestamp(milliseconds: 0),
        rates: .init(input: 1_250_000, output: 10_000_000, cacheRead: 37_500),
        steps: [
            .init(above: 1_000_000, rates: .init(input: 5_000_000, output: 40_000_000)),
            .init(above: 200_000, rates: .init(input: 2_500_000, output: 20_000_000)),
        ])

    @Test(
        arguments: [
            (Usage(state: .reported, inputTokens: 1000, outputTokens: 10), 1_350_000),
            (Usage(state: .reported, inputTokens: 1000, cacheReadTokens: 1000), 37_500),
            // Half a nano-dollar and more is one, of the sum and not of each part.
            (Usage(state: .reported, inputTokens: 13, cacheReadTokens: 13), 488),
            (Usage(state: .reported, inputTokens: 1, cacheReadTokens: 1), 38),
            (Usage(state: .reported, inputTokens: 200_000), 250_000_000),
            // A long prompt's tokens all have its price.
            (Usage(state: .reported, inputTokens: 200_001, outputTokens: 1), 500_022_500),
            (Usage(state: .reported, inputTokens: 1_000_001, cacheReadTokens: 1_000_000), 5_000_005_000),
            // No provider's mistake may overflow.
            (Usage(state: .reported, inputTokens: .max, outputTokens: .max), .max),
        ] as [(Usage, Int64)])
    func `a call costs what its provider's list says`(usage: Usage, nanoUSD: Int64) {
        #expect(Self.price.cost(of: usage)?.nanoUSD == nanoUSD)
    }

    @Test func `unknown usage costs nobody knows what, and the most that a call may cost is known before`() {
        #expect(Self.price.cost(of: .absent) == nil)
        #expect(Self.price.mostCost(input: 1000, output: 10).nanoUSD == 1_350_000)
        #expect(Self.price.mostCost(input: 300_000, output: 0).nanoUSD == 750_000_000)
        #expect(!Self.price.isFree)
        #expect(Price(effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 0, output: 0)).isFree)
    }
}
