import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct DriftFiguresTests {
    private func settle(
        _ fixture: StoreFixture, _ observation: DriftObservation? = .init(inputLength: 100, language: "en"),
        tenant: String = "acme", outcome: Settlement.Outcome = .completed, response: String? = nil
    ) async throws {
        try await fixture.admit(fixture.admission(tenant: tenant))
        let claimed = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: claimed.lease, outcome: outcome, model: "m", now: fixture.now)
        settlement.observation = observation
        if let response {
            settlement.calls = [
                CallRecord(
                    attempt: 1, provider: "p", model: "m", responseModel: response, purpose: .first,
                    usage: Usage(state: .reported), cost: .zero, durationMilliseconds: 1)
            ]
        }
        try await fixture.store.settleJob(settlement)
    }

    @Test func `finished jobs fill buckets, each with what its jobs said`() async throws {
        let fixture = try StoreFixture()
        for number in 0..<60 {
            fixture.clock.advance(by: .seconds(1))
            try await settle(
                fixture,
                DriftObservation(
                    inputLength: 100, language: number % 3 == 0 ? "de" : "en", topic: "billing",
                    isRefusal: number % 10 == 0, confidence: 0.5, latency: .milliseconds(900),
                    cost: number < 30 ? Money(nanoUSD: 5000) : nil))
        }

        let history = try #require(try await fixture.store.driftHistory(of: "answer"))
        #expect(history.buckets.map(\.sums.jobs) == [25, 25, 10])
        #expect(history.buckets.map(\.number) == [0, 1, 2])
        let first = history.buckets[0]
        #expect(first.sums.languages == ["de": 9, "en": 16])
        #expect(first.sums.topics == ["billing": 25])
        #expect(first.sums.refusals == Tally(hits: 3, count: 25))
        #expect(first.sums.confidence.mean == 0.5)
        #expect(first.sums.schemaFailures.count == 0)
        #expect(history.buckets[1].sums.cost.count == 5)
        #expect(first.last - first.first == .seconds(24))
        #expect(try await fixture.store.driftProgress() == [DriftProgress(feature: "answer", jobs: 60)])
    }

    @Test func `what goes on, was cancelled or is an eval says nothing`() async throws {
        let fixture = try StoreFixture()
        try await settle(fixture, outcome: .cancelled)
        try await settle(fixture, tenant: "~evals")
        try await settle(fixture, nil)

        #expect(try await fixture.store.driftHistory(of: "answer") == nil)
        #expect(try await fixture.store.driftProgress().isEmpty)
    }

    @Test func `a refused settlement leaves no figures`() async throws {
        let fixture = try StoreFixture()
        try await settle(fixture)
        try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        var stale = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
        stale.lease.fence += 1
        stale.observation = DriftObservation(inputLength: 9)

        await #expect(throws: StoreError.self) { try await fixture.store.settleJob(stale) }

        #expect(try await fixture.store.driftHistory(of: "answer")?.buckets.first?.sums.jobs == 1)
    }

    @Test func `a model that answers under another name is told once`() async throws {
        let fixture = try StoreFixture()
        for response in ["m-1", "m-1", "m-2", "m-2", "m-1", "m-2"] {
            fixture.clock.advance(by: .seconds(60))
            try await settle(fixture, response: response)
        }

        let alerts = try await fixture.store.driftAlerts()
        let alert = try #require(alerts.first)
        #expect(alerts.count == 1)
        #expect(alert.metric == .modelVersion)
        #expect(alert.feature == "answer")
        #expect(alert.before == "m-1")
        #expect(alert.now == "m-2")
        #expect(alert.cause?.kind == .model)
        #expect(alert.cause?.what == "m now answers as m-2")
        #expect(try await fixture.store.changeRecords(since: alert.at) == [alert.cause])
    }

    @Test func `accepting begins a baseline where the drift began, and forgets what was before`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<80 { try await settle(fixture) }
        try await fixture.store.addDriftAlerts(
            [
                NewDriftAlert(
                    feature: "answer", metric: .confidence, bucket: 2, since: fixture.now, before: "0.9", now: "0.5",
                    evidence: 5000, cause: nil)
            ], now: fixture.now)
        #expect(try await fixture.store.driftHistory(of: "answer")?.told == [.confidence: 2])

        let kept = try await fixture.store.acceptDrift(of: "answer", now: fixture.now)

        #expect(kept == 30)
        #expect(try await fixture.store.driftHistory(of: "answer")?.buckets.map(\.number) == [2, 3])
        #expect(try await fixture.store.driftAlerts(open: true).isEmpty)
        #expect(try await fixture.store.driftAlerts(open: false).count == 1)
        try await settle(fixture)
        #expect(try await fixture.store.driftProgress() == [DriftProgress(feature: "answer", jobs: 31)])
    }

    @Test func `accepting without a drift begins with the next job`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<30 { try await settle(fixture) }

        let kept = try await fixture.store.acceptDrift(of: "answer", now: fixture.now)
        #expect(kept == 0)
        #expect(try await fixture.store.driftHistory(of: "answer") == nil)
        try await settle(fixture)

        #expect(try await fixture.store.driftHistory(of: "answer")?.buckets.map(\.sums.jobs) == [1])
        await #expect(throws: StoreError.self) {
            try await fixture.store.acceptDrift(of: "nothing", now: fixture.now)
        }
    }
}
