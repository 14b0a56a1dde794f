import ChassisCore
import ChassisStore
import ChassisTestSupport
import Foundation
import Testing

extension StoreFixture {
    /// A run of so many samples; every second one is of category `odd`.
    func evalAdmission(_ samples: Int, epochs: Int = 1, cap: Int64? = nil) -> EvalAdmission {
        let plan = Plan(name: InternalTenant.evals, monthlyCredits: .zero, maxQueuedJobs: .max)
        let wanted = (0..<samples).flatMap { number in
            (1...epochs).map { epoch in
                EvalAdmission.Sample(
                    id: "s\(number)", category: number % 2 == 0 ? "even" : "odd", epoch: epoch,
                    job: Admission(
                        tenant: Tenant(id: InternalTenant.evals, name: "Evals", plan: plan.name), plan: plan,
                        feature: "answer", credits: .zero, promptName: "support", promptVersion: 3, priority: .normal,
                        maxAttempts: 3, deadline: now + .seconds(86_400), requestHash: [],
                        sealedInput: [UInt8(number)], maxQueuedJobs: .max, now: now, queue: .evals),
                    sealedPin: [7, UInt8(number)])
            }
        }
        let run = EvalRun(
            id: EvalRunID(0), suite: "suite", suiteVersion: "v1",
            bundle: BundleReference(feature: "answer", version: 3),
            state: .running, epochs: epochs, total: 0, costCap: cap.map(Money.init(nanoUSD:)), bundleHash: "b1",
            createdAt: now)
        return EvalAdmission(run: run, samples: wanted, now: now)
    }

    func claimEvals(_ limit: Int = 100, lease: Duration = .seconds(15)) async throws -> [ClaimedJob] {
        try await store.claimJobs(
            queue: .evals, owner: "test", limit: limit, lease: lease, now: now)
    }

    func settle(
        _ claimed: ClaimedJob, _ outcome: Settlement.Outcome = .completed, score: Double?, cost: Int64? = nil,
        isUndecided: Bool = false
    ) async throws {
        var settlement = Settlement(lease: claimed.lease, outcome: outcome, model: "first", now: now)
        if let cost {
            let usage = Usage(state: .reported, inputTokens: 1, outputTokens: 1)
            (settlement.usage, settlement.cost) = (usage, Money(nanoUSD: cost))
            settlement.calls = [
                CallRecord(
                    attempt: 1, provider: "p", model: "first", purpose: .first, usage: usage,
                    cost: Money(nanoUSD: cost), timeToFirstChunkMilliseconds: nil, durationMilliseconds: 1)
            ]
        }
        settlement.evaluation = score.map {
            Evaluation(
                score: SampleScore(
                    value: $0, passed: $0 >= 0.5, failure: $0 >= 0.5 || isUndecided ? nil : .generation,
                    isInconclusive: isUndecided),
                latency: .milliseconds(5))
        }
        try await store.settleJob(settlement)
    }

    func run(_ id: EvalRunID) async throws -> EvalRun { try #require(try await store.evalRun(id)) }
}

struct EvalStoreTests {
    @Test func `a run and a job for each of its answers are there at once, each with what it is fixed to`()
        async throws
    {
        let fixture = try StoreFixture()
        let run = try await fixture.store.admitEvalRun(fixture.evalAdmission(3, epochs: 2))

        let claimed = try await fixture.claimEvals()
        let results = try await fixture.store.evalResults(run.id)

        #expect(run.id == EvalRunID(1))
        #expect(run.total == 6)
        #expect(claimed.map { $0.sealedPin?.last } == [0, 0, 1, 1, 2, 2])
        #expect(results.map(\.id.sample) == ["s0", "s0", "s1", "s1", "s2", "s2"])
        #expect(results.map(\.id.epoch) == [1, 2, 1, 2, 1, 2])
        #expect(results.allSatisfy { $0.score == nil })
        #expect(try await fixture.claim(10).isEmpty)
    }

    @Test func `scores are counted with their jobs, and the last one ends the run`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(3)).id
        let jobs = try await fixture.claimEvals()

        try await fixture.settle(jobs[0], score: 1, cost: 100)
        try await fixture.settle(jobs[1], .failed(failure), score: 0, cost: 20)
        let before = try await fixture.run(id)
        try await fixture.settle(jobs[2], score: 0.5, cost: 3)
        let after = try await fixture.run(id)

        #expect(before.state == .running)
        #expect(after.state == .completed)
        #expect(after.finishedAt == fixture.now)
        #expect(after.done == 3)
        #expect(after.passed == 2)
        #expect(after.cost == Money(nanoUSD: 123))
        let sums = try await fixture.store.evalCategories(of: [id])[id]
        #expect(sums?.map(\.name) == ["even", "odd"])
        #expect(sums?.map(\.mean) == [0.75, 0])
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `what nobody could judge is counted apart from what failed`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(3)).id
        let jobs = try await fixture.claimEvals()

        try await fixture.settle(jobs[0], score: 1)
        try await fixture.settle(jobs[1], score: 0, isUndecided: true)
        try await fixture.settle(jobs[2], score: 0)

        let run = try await fixture.run(id)
        #expect((run.done, run.passed, run.undecided, run.decided) == (3, 1, 1, 2))
        #expect(try await fixture.store.evalCategories(of: [id])[id]?.map(\.name) == ["even"])
    }

    @Test func `a cancelled job counts as unscored, and the run ends all the same`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(3)).id
        let jobs = try await fixture.claimEvals(2)
        try await fixture.settle(jobs[0], score: 1)

        let cancelled = try await fixture.store.cancelEvalRun(id, now: fixture.now)
        try await fixture.settle(jobs[1], .cancelled, score: nil)
        let ended = try await fixture.run(id)

        #expect(cancelled.state == .cancelled)
        #expect(cancelled.finishedAt == nil)
        #expect(ended.done == 1)
        #expect(ended.total == 3)
        #expect(ended.finishedAt != nil)
        await #expect(throws: StoreError.eval(.ended(id, .cancelled))) {
            try await fixture.store.cancelEvalRun(id, now: fixture.now)
        }
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `what is spent and what is reserved never pass the cap together`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(40, cap: 1000)).id
        var random = SystemRandomNumberGenerator()
        var open: [(job: ClaimedJob, most: Int64)] = []
        var spent: Int64 = 0
        var waiting = try await fixture.claimEvals()

        while !waiting.isEmpty || !open.isEmpty {
            var mustSettle = waiting.isEmpty || open.count > 4
            if let job = waiting.popLast() {
                let most = Int64.random(in: 1...120, using: &random)
                switch try await fixture.store.reserveEvalCost(job.lease, Money(nanoUSD: most), now: fixture.now) {
                case .granted: open.append((job, most))
                case .refused: try await fixture.settle(job, .cancelled, score: nil)
                case .mustWait:
                    waiting.insert(job, at: 0)
                    mustSettle = true
                }
            }
            #expect(spent + open.reduce(0) { $0 + $1.most } <= 1000)
            if mustSettle, let (job, most) = open.popLast() {
                let cost = Int64.random(in: 0...most, using: &random)
                spent += cost
                try await fixture.settle(job, score: 1, cost: cost)
            }
        }

        let run = try await fixture.run(id)
        #expect(run.cost == Money(nanoUSD: spent))
        #expect(spent <= 1000)
        #expect(run.finishedAt != nil)
        #expect(run.state == .completed || run.state == .capped)
    }

    @Test func `a refusal caps the run and cancels what waits, and what has reserved goes on`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(4, cap: 100)).id
        let jobs = try await fixture.claimEvals(2)
        #expect(
            try await fixture.store.reserveEvalCost(jobs[0].lease, Money(nanoUSD: 60), now: fixture.now) == .granted)

        #expect(
            try await fixture.store.reserveEvalCost(jobs[1].lease, Money(nanoUSD: 60), now: fixture.now) == .mustWait)
        #expect(
            try await fixture.store.reserveEvalCost(jobs[1].lease, Money(nanoUSD: 101), now: fixture.now) == .refused)
        try await fixture.settle(jobs[1], .cancelled, score: nil)
        try await fixture.settle(jobs[0], score: 1, cost: 60)

        let run = try await fixture.run(id)
        #expect(run.state == .capped)
        #expect(run.finishedAt != nil)
        #expect(run.done == 1)
    }

    @Test func `the reservation of a worker that died is replaced, not added to`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(1, cap: 100)).id
        let dead = try await fixture.claimEvals()[0]
        _ = try await fixture.store.reserveEvalCost(dead.lease, Money(nanoUSD: 70), now: fixture.now)
        fixture.clock.advance(by: .seconds(16))

        let next = try await fixture.claimEvals()[0]
        let answer = try await fixture.store.reserveEvalCost(next.lease, Money(nanoUSD: 70), now: fixture.now)
        await #expect(throws: StoreError.staleFence(dead.job.id)) {
            try await fixture.store.reserveEvalCost(dead.lease, Money(nanoUSD: 70), now: fixture.now)
        }
        try await fixture.settle(next, score: 1, cost: 30)

        #expect(answer == .granted)
        #expect(try await fixture.run(id).cost == Money(nanoUSD: 30))
        #expect(try await fixture.run(id).state == .completed)
    }

    @Test func `figures name evals apart, and no list of customers shows who asks them`() async throws {
        let fixture = try StoreFixture()
        _ = try await fixture.store.admitEvalRun(fixture.evalAdmission(1))
        try await fixture.settle(try await fixture.claimEvals()[0], score: 1, cost: 5)

        let since = fixture.now - .seconds(3600)
        let until = fixture.now + .seconds(60)

        #expect(try await fixture.store.costs(by: .feature, since: since, until: until).map(\.name) == ["evals/answer"])
        #expect(
            try await fixture.store.costs(by: .prompt, since: since, until: until).map(\.name) == ["evals/support@3"])
        #expect(try await fixture.store.costs(by: .model, since: since, until: until).map(\.name) == ["first"])
        #expect(try await fixture.store.tenantAccounts().isEmpty)
    }

    @Test func `evals take no customer's place in the queue`() async throws {
        let fixture = try StoreFixture()
        _ = try await fixture.store.admitEvalRun(fixture.evalAdmission(5))

        try await fixture.admit(fixture.admission(maxQueuedJobs: 1))

        await #expect(throws: StoreError.queueFull(limit: 1)) {
            try await fixture.admit(fixture.admission(maxQueuedJobs: 1))
        }
    }

    @Test func `a job of a run can't be retried by itself, because its score is counted`() async throws {
        let fixture = try StoreFixture()
        _ = try await fixture.store.admitEvalRun(fixture.evalAdmission(1))
        let job = try await fixture.claimEvals()[0]
        try await fixture.settle(job, .failed(failure), score: 0)

        let outcome = try await fixture.store.retryJobs([JobTarget(id: job.job.id)], now: fixture.now)

        guard case .refused(let error) = outcome[job.job.id] else {
            Issue.record("it was retried")
            return
        }
        #expect(error == .eval(.jobOfRun(job.job.id)))
    }

    @Test func `retention takes the texts and keeps the scores`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(2)).id
        for job in try await fixture.claimEvals() { try await fixture.settle(job, score: 1) }
        #expect(try await fixture.store.pinnedSamples(of: id).count == 2)
        fixture.clock.advance(by: .seconds(100 * 86_400))

        try await fixture.store.prune(retention: RetentionSettings(), now: fixture.now)

        #expect(try await fixture.store.pinnedSamples(of: id).isEmpty)
        #expect(try await fixture.store.jobCount(now: fixture.now) == 0)
        #expect(try await fixture.store.evalResults(id).compactMap(\.score).count == 2)
        #expect(try await fixture.run(id).passed == 2)
    }

    @Test func `a job that was put off comes back by itself, and the attempt does not count`() async throws {
        let fixture = try StoreFixture()
        _ = try await fixture.store.admitEvalRun(fixture.evalAdmission(1))
        let job = try await fixture.claimEvals()[0]

        try await fixture.settle(job, .postponed(until: fixture.now + .seconds(1)), score: nil)
        let early = try await fixture.claimEvals()
        fixture.clock.advance(by: .seconds(2))
        let later = try await fixture.claimEvals()

        #expect(early.isEmpty)
        #expect(later.first?.job.attempts == 1)
    }

    @Test func `a run is worked while a worker holds one of its jobs, or one waits for its next attempt`() async throws
    {
        let fixture = try StoreFixture()
        let run = try await fixture.store.admitEvalRun(fixture.evalAdmission(2))
        func worked() async throws -> Set<EvalRunID> { try await fixture.store.workedEvalRuns(now: fixture.now) }
        #expect(try await worked().isEmpty)

        let job = try #require(try await fixture.claimEvals(1).first)
        #expect(try await worked() == [run.id])
        try await fixture.settle(job, .postponed(until: fixture.now + .seconds(5)), score: nil)
        #expect(try await worked() == [run.id])
        fixture.clock.advance(by: .seconds(6))
        #expect(try await worked().isEmpty)

        _ = try await fixture.claimEvals(1, lease: .seconds(15))
        fixture.clock.advance(by: .seconds(16))
        #expect(try await worked().isEmpty, "its worker is gone")
    }

    @Test func `the second look at a run's differences is taken once, whoever asks`() async throws {
        let fixture = try StoreFixture()
        let id = try await fixture.store.admitEvalRun(fixture.evalAdmission(1)).id

        let first = try await fixture.store.admitConfirmation(
            of: id, fixture.evalAdmission(1), fixture.evalAdmission(1))
        let second = try await fixture.store.admitConfirmation(
            of: id, fixture.evalAdmission(1), fixture.evalAdmission(1))

        #expect(first.map(\.id) == second.map(\.id))
        #expect(first[1].baseline == first[0].id)
        #expect(try await fixture.store.evalRuns().map(\.id) == [id])
    }
}
