import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

struct JobLifeTests {
    @Test func `a job is admitted, claimed, settled and charged`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        #expect(try await fixture.account()?.held == Credits(milli: 1000))

        let claimed = try #require(try await fixture.claim().first)
        #expect(claimed.job.id == job.id)
        #expect(claimed.job.state == .running)
        #expect(claimed.job.attempts == 1)
        #expect(claimed.sealedInput == [9, 9, 9])
        var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
        settlement.sealedOutput = [7, 7]
        settlement.model = "m"
        settlement.usage = Usage(state: .reported, inputTokens: 10, outputTokens: 5)
        settlement.cost = Money(nanoUSD: 42)
        try await fixture.store.settleJob(settlement)

        let done = try #require(try await fixture.store.job(job.id))
        #expect(done.state == .completed)
        #expect(done.cost == Money(nanoUSD: 42))
        #expect(done.usage.inputTokens == 10)
        #expect(try await fixture.store.sealedOutput(job.id) == [7, 7])
        let account = try #require(try await fixture.account())
        #expect(account.balance == Credits(milli: 999_000))
        #expect(account.held == .zero)
        #expect(try await fixture.claim().isEmpty)
    }

    @Test func `a trace keeps what each attempt left`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let system = String(repeating: "You answer questions about invoices. ", count: 20)
        let first = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: first.lease, outcome: .retry(at: fixture.now, failure), now: fixture.now)
        settlement.prompt = [Message(.system, system), Message(.user, "Why?")]
        settlement.spans = [Span(name: "generate", attempt: 1, startNanoseconds: 5, durationNanoseconds: 7)]
        settlement.calls = [
            CallRecord(
                attempt: 1, provider: "p", model: "m", purpose: .first, usage: .absent, cost: nil,
                durationMilliseconds: 12, error: "provider_timeout")
        ]
        try await fixture.store.settleJob(settlement)
        let second = try #require(try await fixture.claim().first)
        settlement = Settlement(lease: second.lease, outcome: .completed, now: fixture.now)
        settlement.prompt = [Message(.system, system), Message(.user, "Why, again?")]
        settlement.context = [
            RetrievedDocument(Passage(id: "a", title: "A", text: "Text", score: 1.5), used: true)
        ]
        settlement.raw = "raw ⟦EMAIL_1⟧"
        settlement.final = "final"
        settlement.masked = ["email": 1]
        settlement.spans = [
            Span(
                name: "score", attempt: 2, startNanoseconds: 1, durationNanoseconds: 2, status: .error,
                attributes: ["b": "2", "a": "1"])
        ]
        try await fixture.store.settleJob(settlement)

        let trace = try #require(try await fixture.store.trace(job.id))
        #expect(trace.prompt == [Message(.system, system), Message(.user, "Why, again?")])
        #expect(trace.context == settlement.context)
        #expect(trace.raw == "raw ⟦EMAIL_1⟧")
        #expect(trace.final == "final")
        #expect(trace.masked == ["email": 1])
        #expect(trace.spans.map(\.name) == ["generate", "score"])
        #expect(trace.spans.last?.attributes == ["a": "1", "b": "2"])
        #expect(trace.calls.first?.error == "provider_timeout")
        #expect(trace.job.attempts == 2)
        #expect(trace.job.usage.state == .absent)
        #expect(trace.job.cost == nil)
    }
}
