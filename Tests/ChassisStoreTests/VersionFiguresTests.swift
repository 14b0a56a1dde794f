import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct VersionFiguresTests {
    private let fixture: StoreFixture

    init() throws { fixture = try StoreFixture() }

    private func end(
        version: Int, activation: Int64 = 0, confidence: Double? = 0.5, cost: Money? = Money(nanoUSD: 2_000_000_000),
        cache: CacheResult = .miss, outcome: Settlement.Outcome = .completed
    ) async throws -> JobID {
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        let call = CallRecord(
            attempt: 1, provider: "p", model: "m", responseModel: nil, purpose: .first, usage: .absent, cost: cost,
            timeToFirstChunkMilliseconds: nil, durationMilliseconds: 1, error: nil)
        try await fixture.store.settleJob(
            Settlement(
                lease: claimed.lease, outcome: outcome, cost: cost, cache: cache, confidence: confidence,
                spans: [Span(name: "all", attempt: 1, startNanoseconds: 0, durationNanoseconds: 40_000_000)],
                calls: [call], promptUsed: PromptReference(name: "support", version: version), activation: activation,
                now: fixture.now))
        return job.id
    }

    @Test func `each version has its own means, and jobs of the cache count for the time they took alone`() async throws
    {
        _ = try await end(version: 1, confidence: 0.4)
        _ = try await end(version: 1, confidence: 0.6)
        _ = try await end(version: 1, confidence: 0.9, cache: .exact)
        _ = try await end(version: 2, confidence: nil, outcome: .failed(failure))

        let figures = try await fixture.store.versionFigures(since: fixture.now - .seconds(60))

        let first = try #require(figures[PromptReference(name: "support", version: 1)])
        #expect(abs(try #require(first.meanConfidence) - 0.5) < 1e-9)
        #expect(first.meanLatency == .milliseconds(40))
        #expect(figures[PromptReference(name: "support", version: 2)] == VersionFigures())
    }

    @Test func `a trial counts the jobs of its own activation, flags against them, and unknown costs apart`()
        async throws
    {
        var activation = Activation(
            id: 0, prompt: "support", version: 1, canary: .init(version: 2, share: 0.5), at: fixture.now, actor: "t",
            configuredVersion: 1)
        let before = try await end(version: 1)
        fixture.clock.advance(by: .seconds(1))
        activation.at = fixture.now
        activation = try await fixture.store.addActivation(activation, after: nil)
        for _ in 0..<3 { _ = try await end(version: 1, activation: activation.id) }
        let wrong = try await end(version: 2, activation: activation.id, cost: nil)
        _ = try await end(version: 2, activation: activation.id, outcome: .failed(failure))
        _ = try await end(version: 2, activation: activation.id, outcome: .cancelled)
        _ = try await fixture.store.addFlag(
            FlagReport(job: wrong, reporter: "cli", reason: "no", now: fixture.now))
        // Of an answer that was given before the trial began.
        _ = try await fixture.store.addFlag(
            FlagReport(job: before, reporter: "cli", reason: "no", now: fixture.now))

        let trial = try #require(try await fixture.store.trial(of: activation))

        #expect(trial.control.jobs == 3 && trial.control.completed == 3 && trial.control.flagged == 0)
        #expect(trial.control.cost == Moments(count: 3, sum: 6, squares: 12))
        #expect(trial.canary.jobs == 2 && trial.canary.completed == 1 && trial.canary.passed == 0)
        #expect(trial.canary.unknownCostCount == 1 && trial.canary.cost.count == 1)
        activation.canary = nil
        #expect(try await fixture.store.trial(of: activation) == nil)
    }
}
