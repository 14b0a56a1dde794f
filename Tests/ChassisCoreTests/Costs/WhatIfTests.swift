import ChassisCore
import Testing

struct WhatIfTests {
    private let start = Timestamp(rfc3339: "2026-10-31T12:00:00Z")!

    private func model(_ name: String, input: Int64, output: Int64) -> Model {
        Model(
            name: name, provider: "p", id: name,
            prices: [
                Price(
                    effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 1000 * input, output: 1000 * output))
            ])
    }

    private func call(
        _ model: String, cost: Int64?, purpose: CallPurpose = .first, error: String? = nil
    ) -> CallRecord {
        let usage = error == nil ? Usage(state: .reported, inputTokens: 100, outputTokens: 10) : .absent
        return CallRecord(
            attempt: 1, provider: "p", model: model, purpose: purpose, usage: usage,
            cost: cost.map(Money.init(nanoUSD:)), durationMilliseconds: 1, error: error)
    }

    @Test func `calls are priced along the other route, by feature and month`() {
        var whatIf = WhatIf([RouteChange(from: .model("large"), to: model("small", input: 1, output: 2))])

        whatIf.add([call("large", cost: 1000)], job: JobID(1), feature: "answer", tier: .complex, at: start)
        whatIf.add(
            [call("large", cost: 1000), call("other", cost: 7)], job: JobID(2), feature: "answer", tier: .complex,
            at: start + .seconds(86_400))
        whatIf.add([call("other", cost: 7)], job: JobID(3), feature: "triage", tier: .small, at: start)

        #expect(
            whatIf.rows.map { "\($0.month) \($0.feature)" } == ["2026-10 answer", "2026-10 triage", "2026-11 answer"])
        #expect(whatIf.rows.map(\.was.nanoUSD) == [1000, 7, 1007])
        #expect(whatIf.rows.map(\.would.nanoUSD) == [120, 7, 127])
        #expect(whatIf.rows.map(\.moved) == [1, 0, 1])
    }

    @Test func `what nobody can price is counted and not taken for nothing`() {
        var whatIf = WhatIf([
            RouteChange(from: .feature("answer"), to: Model(name: "unpriced", provider: "p", id: "u"))
        ])

        whatIf.add(
            [call("large", cost: 1000), call("large", cost: nil), call("large", cost: 0, error: "refused")],
            job: JobID(1), feature: "answer", tier: .complex, at: start)

        #expect(whatIf.rows.map(\.unknown) == [2])
        #expect(whatIf.rows.map(\.was) == [.zero])
        #expect(whatIf.rows.map(\.calls) == [3])
    }

    @Test func `guards, judges and vectors stay where they are when a route changes`() {
        for from in [RouteChange.From.feature("answer"), .tier(.small)] {
            var whatIf = WhatIf([RouteChange(from: from, to: model("big", input: 10, output: 0))])
            let calls = [
                call("cheap", cost: 100), call("cheap", cost: 5, purpose: .guard),
                call("cheap", cost: 5, purpose: .embedding), call("cheap", cost: 5, purpose: .cacheJudge),
            ]

            whatIf.add(calls, job: JobID(1), feature: "answer", tier: .small, at: start)

            #expect(whatIf.rows.map(\.moved) == [1])
            #expect(whatIf.rows.map(\.would.nanoUSD) == [1015])
        }
    }

    @Test func `a job that went up has its first call in the tier where it began`() {
        var whatIf = WhatIf(
            [RouteChange(from: .tier(.small), to: model("tiny", input: 1, output: 0))],
            tiers: [.small: ["cheap"], .complex: ["large"]])

        whatIf.add(
            [call("cheap", cost: 500), call("large", cost: 900, purpose: .stronger)], job: JobID(1), feature: "answer",
            tier: .complex, at: start)

        #expect(whatIf.rows.map(\.moved) == [1])
        #expect(whatIf.rows.map(\.would.nanoUSD) == [1000])
    }

    @Test func `a job of several attempts counts once, and the first change that concerns a call holds`() {
        var whatIf = WhatIf([
            RouteChange(from: .tier(.complex), to: model("small", input: 1, output: 0)),
            RouteChange(from: .feature("answer"), to: model("free", input: 0, output: 0)),
        ])

        for _ in 0..<2 {
            whatIf.add([call("large", cost: 1000)], job: JobID(1), feature: "answer", tier: .complex, at: start)
        }

        #expect(whatIf.rows.map(\.jobs) == [1])
        #expect(whatIf.rows.map(\.would.nanoUSD) == [200])
    }
}
