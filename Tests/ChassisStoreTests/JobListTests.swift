import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct JobListTests {
    /// Jobs in all states, with and without everything that can be absent.
    private func mixed(_ fixture: StoreFixture) async throws {
        var random = Noise(state: 11)
        for index in 0..<60 {
            var admission = fixture.admission(
                tenant: ["acme", "Acme-Corp", "b%_x"][index % 3], feature: ["answer", "triage"][index % 2],
                priority: Priority.allCases[index % 3])
            admission.promptVersion = index % 4
            try await fixture.admit(admission)
            fixture.clock.advance(by: .milliseconds(Int.random(in: 0...4000, using: &random)))
        }
        for claimed in try await fixture.claim(40, lease: .seconds(600)) {
            var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: settlement.outcome = .failed(failure)
            case 1: settlement.outcome = .retry(at: fixture.now + .seconds(900), failure)
            case 2: settlement.outcome = .cancelled
            case 3: continue
            default: settlement.confidence = Double.random(in: 0...1, using: &random)
            }
            if Bool.random(using: &random) {
                settlement.model = "Qwen"
                settlement.provider = "local"
                settlement.tier = .small
                settlement.cache = .exact
                settlement.usage = Usage(state: .reported, inputTokens: .random(in: 0...2000, using: &random))
                settlement.cost = Money(nanoUSD: .random(in: 0...100_000_000, using: &random))
            }
            if Bool.random(using: &random) {
                settlement.calls = ["Qwen", "Judge-9\"b"].map { called($0, cost: settlement.cost) }
            }
            try await fixture.store.settleJob(settlement)
            fixture.clock.advance(by: .seconds(1))
        }
    }

    @Test func `the store and the filter mean the same jobs`() async throws {
        let fixture = try StoreFixture()
        try await mixed(fixture)
        let terms = [
            "acme", "CORP", "%", "_", "b%_x", "timeout", "job_1", "7", "state:failed", "state:retrying,running",
            "state:final", "state:unfinished", "tenant:acme", "tenant:ACME*", "tenant:*c*e*", "tenant:b%*",
            "tenant:*\\*", "model:qwen", "model:\"\"", "model:q*n", "model:judge*", "model:*", "judge", "\"\\\"b\"",
            "model:\"judge-9\\\"b\"", "provider:local", "tier:small", "tier:\"\"",
            "priority:high,low", "error:provider_timeout", "error:*", "cache:exact", "prompt:support@2", "prompt:supp*",
            "prompt:support", "id:>30", "id:7,8", "age:<60s", "age:>=2m", "ended:<60s",
            "ended:>=2m", "latency:>30s", "latency:<=1m", "cost:>0.05", "cost:unknown", "cost:0", "tokens:>1000",
            "tokens:0", "attempts:>0", "confidence:>0.5",
            "confidence:<=1", "feature:triage",
        ]
        var random = Noise(state: 3)
        let all = try await fixture.store.jobs(now: fixture.now)
        try #require(all.count == 60)
        var sizes: Set<Int> = []
        for round in 0..<400 {
            var text = terms[round % terms.count]
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let next = terms.randomElement(using: &random) ?? "acme"
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text = "\(text) \(next)"
                case 1: text = "(\(text)) or \(next)"
                case 2: text = "-(\(text) or \(next))"
                default: text = "\(text) -\(next)"
                }
            }
            let filter = try JobFilter(parsing: text)
            let expected = all.filter { filter.matches($0, now: fixture.now) }

            let found = try await fixture.store.jobs(matching: filter, now: fixture.now)

            try #require(found == expected, "\(text)")
            #expect(try await fixture.store.jobCount(matching: filter, now: fixture.now) == expected.count)
            sizes.insert(expected.count)
        }
        #expect(sizes.count > 20)
    }

    private func called(_ model: String, cost: Money? = .zero) -> CallRecord {
        CallRecord(
            attempt: 1, provider: "local", model: model, purpose: .first, usage: .absent, cost: cost,
            durationMilliseconds: 3)
    }

    @Test func `a job is found by every model that was called for it, over all its attempts`() async throws {
        let fixture = try StoreFixture()
        let other = try await fixture.admit()
        var settlement = Settlement(
            lease: try #require(try await fixture.claim().first).lease, outcome: .completed, now: fixture.now)
        settlement.model = "small"
        try await fixture.store.settleJob(settlement)
        let job = try await fixture.admit()
        let attempts: [(Settlement.Outcome, String?, [String])] = [
            (.retry(at: fixture.now, failure), nil, ["guard", "broken"]),
            (.retry(at: fixture.now, failure), "cascade", ["cascade"]),
            (.completed, "large", ["small", "large", "hedge"]),
        ]
        for (outcome, model, calls) in attempts {
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(lease: claimed.lease, outcome: outcome, model: model, now: fixture.now)
            settlement.calls = calls.map { called($0) }
            try await fixture.store.settleJob(settlement)
        }

        for model in ["guard", "broken", "cascade", "hedge", "large", "LARGE"] {
            let filter = try JobFilter(parsing: "model:\(model)")
            #expect(try await fixture.store.jobs(matching: filter, now: fixture.now).map(\.id) == [job.id], "\(model)")
        }
        let small = try await fixture.store.jobs(matching: JobFilter(parsing: "model:small"), now: fixture.now)
        #expect(small.map(\.id) == [other.id, job.id])
        #expect(small.map(\.otherModels) == [[], ["broken", "cascade", "guard", "hedge", "small"]])
    }

    @Test func `lists are sorted with what is absent at the end, and paged`() async throws {
        let fixture = try StoreFixture()
        try await mixed(fixture)

        let byCost = try await fixture.store.jobs(sort: .cost(ascending: false), now: fixture.now)
        let known = byCost.compactMap(\.cost)
        #expect(known == known.sorted(by: >))
        #expect(byCost.drop { $0.cost != nil }.allSatisfy { $0.cost == nil })
        let newest = try await fixture.store.jobs(
            sort: .created(ascending: false), limit: 10, offset: 5, now: fixture.now)
        #expect(newest.map(\.id.number) == Array((46...55).reversed()))
        #expect(try await fixture.store.jobCount(now: fixture.now) == 60)
    }

    @Test func `every order knows what stands before and after each job, in the list or not`() async throws {
        let fixture = try StoreFixture()
        try await mixed(fixture)
        let filter = try JobFilter(parsing: "-tenant:acme")
        for isAscending in [true, false] {
            let sorts: [JobSort] = [
                .created(ascending: isAscending), .finished(ascending: isAscending), .cost(ascending: isAscending),
                .latency(ascending: isAscending), .tokens(ascending: isAscending), .confidence(ascending: isAscending),
                .model(ascending: isAscending), .state(ascending: isAscending),
            ]
            for sort in sorts {
                let all = try await fixture.store.jobs(sort: sort, now: fixture.now)
                for (place, job) in all.enumerated() {
                    let before = all[..<place].filter { filter.matches($0, now: fixture.now) }
                    let after = all[(place + 1)...].filter { filter.matches($0, now: fixture.now) }

                    let previous = try await fixture.store.neighbour(
                        of: job.id, isAfter: false, matching: filter, sort: sort, now: fixture.now)
                    let next = try await fixture.store.neighbour(
                        of: job.id, isAfter: true, matching: filter, sort: sort, now: fixture.now)
                    let rank = try await fixture.store.jobCount(
                        before: job.id, matching: filter, sort: sort, now: fixture.now)

                    try #require(previous == before.last?.id && next == after.first?.id, "\(sort) \(job.id)")
                    try #require(rank == before.count, "\(sort) \(job.id)")
                }
            }
        }
    }

    @Test func `an action on a row that has changed is refused`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)

        let stale = try await fixture.store.requestCancel(
            [JobTarget(id: job.id, version: job.version), JobTarget(id: JobID(99))], now: fixture.now)
        guard case .refused(.versionChanged(job.id)) = stale[job.id], case .refused(.jobNotFound) = stale[JobID(99)]
        else {
            Issue.record("\(stale)")
            return
        }
        let asked = try await fixture.store.requestCancel(
            [JobTarget(id: job.id, version: claimed.job.version)], now: fixture.now)
        guard case .done(let running) = asked[job.id] else {
            Issue.record("\(asked)")
            return
        }

        #expect(running.isCancelRequested)
        let status = try await fixture.store.renewLeases([claimed.lease], lease: .seconds(15), now: fixture.now)
        #expect(status == [job.id: .cancelRequested])
        try await fixture.settle(claimed, .retry(at: fixture.now, failure))
        #expect(try await fixture.store.job(job.id)?.state == .cancelled)
        #expect(try await fixture.account()?.held == .zero)
    }

    @Test func `a cancelled job gives its credits back at once`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()

        _ = try await fixture.store.requestCancel([JobTarget(id: job.id)], now: fixture.now)

        #expect(try await fixture.store.job(job.id)?.state == .cancelled)
        #expect(try await fixture.store.job(job.id)?.cost == .zero)
        #expect(try await fixture.account()?.held == .zero)
        #expect(try await fixture.claim().isEmpty)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `the summary counts what there is`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<5 { try await fixture.admit() }
        fixture.clock.advance(by: .seconds(10))
        let claimed = try await fixture.claim(3)
        try await fixture.settle(claimed[0])
        try await fixture.settle(claimed[1], .failed(failure))

        let summary = try await fixture.store.queueSummary(now: fixture.now)

        #expect(summary.counts == [.queued: 2, .running: 1, .completed: 1, .failed: 1, .cancelled: 0])
        #expect(summary.oldestQueuedAge == .seconds(10))
        #expect(summary.finishedLastMinute == 2)
        #expect(summary.failedLastHour == 1)
    }

    @Test func `what failed of eval runs is counted apart, by an index of its own`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<4 { try await fixture.admit() }
        let claimed = try await fixture.claim(4)
        for claim in claimed.dropLast() { try await fixture.settle(claim, .failed(failure)) }
        let id = claimed[0].job.id
        _ = try await fixture.store.write { transaction in
            try transaction.connection.run(
                Query("UPDATE job SET queue = ? WHERE id = ?"), [.text(JobQueue.evals.rawValue), Value(id)])
        }

        let summary = try await fixture.store.queueSummary(now: fixture.now)
        let plan = try await fixture.store.read { connection in
            try connection.all(Query("EXPLAIN QUERY PLAN \(Store.failedEvalsQuery.sql)")) { $0.text(3) }
        }

        #expect(summary.failedTraffic == 2 && summary.failedEvals == 1)
        #expect(plan.contains { $0.contains("job_failed_evals") }, "\(plan)")
    }

    @Test func `what eval runs have running and queued is counted apart`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<4 { try await fixture.admit() }
        let claimed = try await fixture.claim(2)
        let waiting = try await fixture.admit()
        for id in [claimed[0].job.id, waiting.id] {
            _ = try await fixture.store.write { transaction in
                try transaction.connection.run(
                    Query("UPDATE job SET queue = ? WHERE id = ?"), [.text(JobQueue.evals.rawValue), Value(id)])
            }
        }

        var summary = try await fixture.store.queueSummary(now: fixture.now)

        #expect(summary.runningEvals == 1 && summary.runningTraffic == 1)
        summary.unfinishedEvals = 2
        #expect(summary.queuedTraffic == 2)
    }
}
