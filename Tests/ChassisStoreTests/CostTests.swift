import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct CostTests {
    /// Runs jobs over three days, some by two models, some at an unknown price.
    private func run(_ fixture: StoreFixture) async throws {
        for index in 0..<60 {
            fixture.clock.advance(by: .seconds(4321))
            try await fixture.admit(
                fixture.admission(tenant: ["a", "b"][index % 2], feature: ["x", "y", "z"][index % 3]))
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(
                lease: claimed.lease, outcome: index % 7 == 0 ? .failed(failure) : .completed, now: fixture.now)
            settlement.model = ["small", "large"][index % 2]
            settlement.usage = Usage(
                state: .reported, inputTokens: 100, outputTokens: Int64(index), cacheReadTokens: 10)
            settlement.cost = index % 10 == 3 ? nil : Money(nanoUSD: 1_000_000 + Int64(index))
            settlement.calls = [
                CallRecord(
                    attempt: 1, provider: "p", model: "small", purpose: .first, usage: settlement.usage,
                    cost: settlement.cost, durationMilliseconds: 1)
            ]
            try await fixture.store.settleJob(settlement)
        }
    }

    @Test func `figures that are more than 64 bits hold take no report with them`() async throws {
        let fixture = try StoreFixture()
        let start = fixture.now
        for index in 0..<24 {
            try await fixture.admit(fixture.admission(feature: "f\(index % 12)"))
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
            settlement.usage = Usage(state: .reported, inputTokens: .max, outputTokens: .max)
            settlement.cost = Money(nanoUSD: .max)
            try await fixture.store.settleJob(settlement)
        }

        let end = fixture.now + .seconds(1)
        for dimension in CostDimension.allCases {
            #expect(try await fixture.store.costs(by: dimension, since: start, until: end).count > 0)
        }
        let spent = try await fixture.store.costs(by: .tenant, since: start, until: end)
        #expect(spent.first?.cost == Money(nanoUSD: .max))
        #expect(spent.first?.jobs == 24)
        _ = try await fixture.store.spend(from: start, before: end + .seconds(86_400))
        _ = try await fixture.store.activity(bucket: .seconds(60), since: start, until: end)
        let series = try await fixture.store.costSeries(bucket: .seconds(60), since: start, until: end)
        #expect(series.map(\.1.nanoUSD).max() == .max)
    }

    @Test(arguments: CostDimension.allCases)
    func `the sums of the rollups are the sums of the jobs`(dimension: CostDimension) async throws {
        let fixture = try StoreFixture()
        let start = fixture.now
        try await run(fixture)
        let jobs = try await fixture.store.jobs(now: fixture.now)

        let rows = try await fixture.store.costs(by: dimension, since: start, until: fixture.now + .seconds(1))

        #expect(rows.reduce(0) { $0 + $1.jobs } == 60)
        #expect(rows.reduce(0) { $0 + $1.failed } == Int64(jobs.count { $0.state == .failed }))
        #expect(rows.reduce(.zero) { $0 + $1.cost } == jobs.reduce(.zero) { $0 + ($1.cost ?? .zero) })
        #expect(rows.reduce(0) { $0 + $1.unknownCostCount } == Int64(jobs.count { $0.cost == nil }))
        #expect(rows.reduce(.zero) { $0 + $1.credits } == jobs.reduce(.zero) { $0 + $1.credits })
        #expect(rows.reduce(0) { $0 + $1.outputTokens } == jobs.reduce(0) { $0 + $1.usage.outputTokens })
        #expect(rows.reduce(0) { $0 + $1.cachedTokens } == 600)
    }

    @Test(arguments: CostDimension.allCases)
    func `credits are told apart by the plans of those who were charged`(dimension: CostDimension) async throws {
        let fixture = try StoreFixture()
        let start = fixture.now
        for index in 0..<12 {
            fixture.clock.advance(by: .seconds(9_000))
            let tenant = ["paying", "paying", "free"][index % 3]
            var plan = StoreFixture.plan()
            plan.name = tenant + "-plan"
            try await fixture.admit(
                fixture.admission(tenant: tenant, plan: plan, feature: ["x", "y"][index % 2]))
            let claimed = try #require(try await fixture.claim().first)
            try await fixture.store.settleJob(
                Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now))
        }
        let end = fixture.now + .seconds(60)

        let rows = try await fixture.store.costs(by: dimension, since: start, until: end, worth: true)
        let plain = try await fixture.store.costs(by: dimension, since: start, until: end)

        let charged = rows.reduce(into: CostRow(named: "")) { $0.add($1) }
        #expect(charged.credits > .zero)
        let byPlan = Dictionary(uniqueKeysWithValues: charged.creditsByBasis.map { ($0.key.plan, $0.value) })
        #expect(byPlan["paying-plan"] == Credits(milli: charged.credits.milli / 12 * 8))
        #expect(byPlan["free-plan"] == Credits(milli: charged.credits.milli / 12 * 4))
        #expect(plain.allSatisfy { $0.creditsByBasis.isEmpty })
        #expect(plain.map(\.name) == rows.map(\.name) && plain.map(\.credits) == rows.map(\.credits))
    }

    @Test func `old figures lose their minutes alone`() async throws {
        let fixture = try StoreFixture()
        let start = Timestamp(milliseconds: Grain.day.start(fixture.now.milliseconds))
        try await run(fixture)
        let end = start + .seconds(5 * 86_400)
        let before = try await fixture.store.costs(by: .tenant, since: start, until: end)
        try await fixture.store.pruneMinutes(now: end)
        let young = try await fixture.store.activity(bucket: .seconds(60), since: start, until: end)

        try await fixture.store.pruneMinutes(now: end + Store.minutesKept)

        #expect(young.reduce(0) { $0 + $1.jobs } == 60)
        #expect(try await fixture.store.costs(by: .tenant, since: start, until: end) == before)
        let minutes = try await fixture.store.activity(bucket: .seconds(60), since: start, until: end)
        #expect(minutes.allSatisfy { $0.jobs == 0 })
    }

    @Test func `any span of time counts the jobs that ended in it`() async throws {
        let fixture = try StoreFixture()
        let start = fixture.now
        try await run(fixture)
        let jobs = try await fixture.store.jobs(now: fixture.now)
        var random = Noise(state: 5)
        let minutes = (fixture.now - start).milliseconds / 60_000
        for _ in 0..<50 {
            let bounds = [Int64.random(in: 0...minutes, using: &random), .random(in: 0...minutes, using: &random)]
                .sorted()
            let base = Grain.minute.start(start.milliseconds)
            let since = Timestamp(milliseconds: base + bounds[0] * 60_000)
            let until = Timestamp(milliseconds: base + bounds[1] * 60_000)

            let rows = try await fixture.store.costs(by: .tenant, since: since, until: until)

            let expected = jobs.count { job in job.finishedAt.map { $0 >= since && $0 < until } ?? false }
            #expect(rows.reduce(0) { $0 + $1.jobs } == Int64(expected))
        }
    }

    @Test func `a series has every bucket, and their sum is the cost`() async throws {
        let fixture = try StoreFixture()
        let start = fixture.now
        try await run(fixture)
        let all = try await fixture.store.costs(by: .day, since: start, until: fixture.now + .seconds(60))
            .reduce(Money.zero) { $0 + $1.cost }
        for bucket in [Duration.seconds(1800), .seconds(3600), .seconds(86400)] {
            let series = try await fixture.store.costSeries(
                bucket: bucket, since: start, until: fixture.now + .seconds(60))
            #expect(series.reduce(.zero) { $0 + $1.1 } == all)
            #expect(zip(series, series.dropFirst()).allSatisfy { $1.0 - $0.0 == bucket })
        }
        let one = try await fixture.store.costSeries(
            bucket: .seconds(86400), since: start, until: fixture.now + .seconds(60), only: (.model, "nothing"))
        #expect(one.allSatisfy { $0.1 == .zero })
    }

    @Test func `an attempt that called nobody costs nothing; an unknown one makes the sum unknown`() async throws {
        let fixture = try StoreFixture()
        let blocked = try await fixture.admit()
        try await fixture.settle(try #require(try await fixture.claim().first), .failed(failure))
        #expect(try await fixture.store.job(blocked.id)?.cost == .zero)

        let job = try await fixture.admit()
        for cost in [Money(nanoUSD: 5), nil] {
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(
                lease: claimed.lease, outcome: .retry(at: fixture.now, failure), now: fixture.now)
            settlement.usage = Usage(state: .reported, inputTokens: 10)
            settlement.cost = cost
            try await fixture.store.settleJob(settlement)
            #expect(try await fixture.store.job(job.id)?.cost == cost)
        }
        #expect(try await fixture.store.job(job.id)?.usage.inputTokens == 20)
    }

    private func call(
        _ model: String, _ cost: Money?, purpose: CallPurpose = .first, usage: Usage = .absent
    ) -> CallRecord {
        CallRecord(
            attempt: 1, provider: "p", model: model, purpose: purpose, usage: usage, cost: cost, durationMilliseconds: 1
        )
    }

    private func settle(_ fixture: StoreFixture, _ calls: [CallRecord], cost: Money?, usage: Usage) async throws {
        try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
        (settlement.calls, settlement.cost, settlement.usage) = (calls, cost, usage)
        settlement.model = "good"
        try await fixture.store.settleJob(settlement)
    }

    private func byModel(_ fixture: StoreFixture) async throws -> [String: CostRow] {
        let rows = try await fixture.store.costs(
            by: .model, since: fixture.now - .seconds(60), until: fixture.now + .seconds(60))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
    }

    @Test func `an unknown cost is that of the model which it is unknown of`() async throws {
        let fixture = try StoreFixture()
        let usage = Usage(state: .reported, inputTokens: 100, outputTokens: 20)
        let calls = [call("silent", nil), call("good", Money(nanoUSD: 7), purpose: .fallback, usage: usage)]

        try await settle(fixture, calls, cost: nil, usage: .absent + usage)
        let rows = try await byModel(fixture)

        #expect(rows["silent"]?.unknownCostCount == 1)
        #expect(rows["good"]?.unknownCostCount == 0)
        #expect(rows["good"]?.cost == Money(nanoUSD: 7))
        #expect(rows["good"]?.outputTokens == 20)
    }

    @Test func `a job of several calls at prices that nobody knows is unknown once`() async throws {
        let fixture = try StoreFixture()
        let calls = ["silent", "mute", "silent", "good"].map { call($0, nil) }

        try await settle(fixture, calls, cost: nil, usage: .absent)

        for dimension in CostDimension.allCases {
            let rows = try await fixture.store.costs(
                by: dimension, since: fixture.now - .seconds(60), until: fixture.now + .seconds(60))
            #expect(rows.reduce(0) { $0 + $1.unknownCostCount } == 1, "by \(dimension)")
        }
        #expect(try await byModel(fixture)["silent"]?.unknownCostCount == 1)
    }

    @Test func `who lost a race has the money of its call, and no tokens that the tenant used`() async throws {
        let fixture = try StoreFixture()
        let usage = Usage(state: .reported, inputTokens: 100, outputTokens: 20)
        let calls = [
            call(
                "slow", Money(nanoUSD: 51_000), purpose: .hedgeLoser,
                usage: Usage(state: .estimated, inputTokens: 17)),
            call("good", Money(nanoUSD: 600), purpose: .hedge, usage: usage),
        ]

        try await settle(fixture, calls, cost: Money(nanoUSD: 51_600), usage: usage)
        let rows = try await byModel(fixture)

        #expect(rows["slow"]?.cost == Money(nanoUSD: 51_000))
        #expect(rows["good"]?.cost == Money(nanoUSD: 600))
        #expect(rows.values.reduce(0) { $0 + $1.inputTokens } == 100)
    }

    @Test func `a job whose calls are unknown again and again counts once`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        for isLast in [false, false, true] {
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(
                lease: claimed.lease, outcome: isLast ? .failed(failure) : .retry(at: fixture.now, failure),
                now: fixture.now)
            settlement.calls = [call("silent", nil)]
            try await fixture.store.settleJob(settlement)
        }

        #expect(try await fixture.store.job(job.id)?.cost == nil)
        #expect(try await byModel(fixture).mapValues(\.unknownCostCount) == ["silent": 1])
    }

    @Test(arguments: CostDimension.allCases)
    func `a job that is retried by hand is one job, where it ended last, with all that it cost`(
        dimension: CostDimension
    ) async throws {
        let fixture = try StoreFixture()
        let start = fixture.now
        let job = try await fixture.admit()
        for outcome in [Settlement.Outcome.failed(failure), .failed(failure), .completed] {
            // The first time it is no job to be retried, and nothing happens.
            _ = try await fixture.store.retryJobs([JobTarget(id: job.id)], now: fixture.now)
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(lease: claimed.lease, outcome: outcome, now: fixture.now)
            settlement.calls = [call("first", Money(nanoUSD: 7))]
            settlement.cost = Money(nanoUSD: 7)
            try await fixture.store.settleJob(settlement)
            fixture.clock.advance(by: .seconds(90_000))
        }
        let ended = try #require(try await fixture.store.job(job.id))

        let all = try await fixture.store.costs(by: dimension, since: start, until: fixture.now)
        let last = try await fixture.store.costs(
            by: dimension, since: fixture.now - .seconds(100_000), until: fixture.now)

        #expect(all.reduce(0) { $0 + $1.jobs } == 1)
        #expect(all.reduce(0) { $0 + $1.failed } == 0)
        #expect(all.reduce(0) { $0 + $1.completed } == 1)
        #expect(all.reduce(.zero) { $0 + $1.cost } == Money(nanoUSD: 21))
        #expect(all.reduce(.zero) { $0 + $1.credits } == ended.credits)
        #expect(last.reduce(0) { $0 + $1.jobs } == 1)
        #expect(ended.attempts == 3)
        #expect(ended.cost == Money(nanoUSD: 21))
    }

    @Test func `while it waits again, a job is none of those that ended, and of no version's figures`() async throws {
        let fixture = try StoreFixture()
        let failed = try await fixture.admit()
        try await fixture.settle(try #require(try await fixture.claim().first), .failed(failure))
        let cancelled = try await fixture.admit()
        _ = try await fixture.store.requestCancel([JobTarget(id: cancelled.id)], now: fixture.now)

        _ = try await fixture.store.retryJobs([failed.id, cancelled.id].map { JobTarget(id: $0) }, now: fixture.now)

        #expect(try await byModel(fixture).values.allSatisfy { $0.jobs == 0 && $0.failed == 0 && $0.cancelled == 0 })
        let sums = try await fixture.store.read { connection in
            try connection.all(sql: "SELECT SUM(made), SUM(cost_count) FROM prompt_figure", []) {
                [$0.integer(0), $0.integer(1)]
            }
        }
        #expect(sums == [[0, 0]])
    }

    @Test func `a job that is retried by hand may be tried as often as at first`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        var most: [Int] = []
        for _ in 0..<3 {
            let claimed = try #require(try await fixture.claim().first)
            most.append(claimed.maxAttempts - claimed.job.attempts)
            try await fixture.settle(claimed, .failed(failure))
            _ = try await fixture.store.retryJobs([JobTarget(id: job.id)], now: fixture.now)
        }

        #expect(most == [2, 2, 2])
    }
}
