import ChassisCore
@testable import ChassisStore
import ChassisTestSupport
import Testing

struct LedgerTests {
    @Test func `of 200 requests at once on one credit exactly one is admitted`() async throws {
        let fixture = try StoreFixture()
        let plan = StoreFixture.plan(credits: 1000)
        let other = try Store.open(at: fixture.path)
        let outcomes = await withTaskGroup(of: Result<AdmissionOutcome, StoreError>.self) { group in
            for index in 0..<200 {
                let store = index % 2 == 0 ? fixture.store : other
                group.addTask {
                    do throws(StoreError) {
                        return .success(try await store.admitJob(fixture.admission(plan: plan, credits: 1000)))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        let refused = StoreError.insufficientCredits(tenant: "acme", needed: Credits(milli: 1000), available: .zero)
        #expect(outcomes.count { (try? $0.get()) != nil } == 1)
        #expect(outcomes.count { if case .failure(refused) = $0 { true } else { false } } == 199)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `what a process knows of balances and numbers ends with another's commit`() async throws {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        let plan = StoreFixture.plan(credits: 10_000)
        var ids: [JobID] = []
        for turn in 0..<10 {
            let store = [fixture.store, fixture.store, other][turn % 3]
            ids.append(try await store.admitJob(fixture.admission(plan: plan)).job.id)
            #expect(try await fixture.account()?.held == Credits(milli: 1000 * Int64(turn + 1)))
        }
        #expect(ids == (1...10).map { JobID(Int64($0)) })
        for store in [fixture.store, other] {
            await #expect(throws: StoreError.self) { try await store.admitJob(fixture.admission(plan: plan)) }
        }
        #expect(try await other.verifyLedger().mismatches == [])
    }

    @Test func `the same key and request is one job, however often it is sent`() async throws {
        let fixture = try StoreFixture()
        let ids = try await withThrowingTaskGroup(of: JobID.self) { group in
            for _ in 0..<100 { group.addTask { try await fixture.admit(fixture.admission(key: "k")).id } }
            return try await group.reduce(into: Set<JobID>()) { $0.insert($1) }
        }

        let id = try #require(ids.first)
        #expect(ids.count == 1)
        #expect(try await fixture.account()?.held == Credits(milli: 1000))
        await #expect(throws: StoreError.idempotencyConflict(id)) {
            try await fixture.admit(fixture.admission(key: "k", hash: [2]))
        }
        let other = try await fixture.admit(fixture.admission(tenant: "other", key: "k"))
        #expect(other.id != id)
    }

    @Test func `the month's credits come once`() async throws {
        let fixture = try StoreFixture()
        let plan = StoreFixture.plan(credits: 5000)
        let tenant = Tenant(id: "acme", name: "Acme", plan: "pro")
        for _ in 0..<3 { try await fixture.store.syncTenants([tenant], [plan], now: fixture.now) }
        #expect(try await fixture.account()?.balance == Credits(milli: 5000))

        fixture.clock.advance(by: .seconds(32 * 86400))
        try await fixture.admit(fixture.admission(plan: plan))
        try await fixture.store.syncTenants([tenant], [plan], now: fixture.now)

        #expect(try await fixture.account()?.balance == Credits(milli: 10_000))
    }

    @Test func `a bigger plan's credits of this month come at once, once, and a smaller one takes nothing back`()
        async throws
    {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        func sync(_ credits: Int64, _ name: String, _ store: Store) async throws -> Int64? {
            try await store.syncTenants(
                [Tenant(id: "acme", name: "Acme", plan: name)], [StoreFixture.plan(name, credits: credits)],
                now: fixture.now)
            return try await fixture.account()?.balance.milli
        }
        let changes: [(Int64, String, Int64)] = [
            (5_000, "small", 5_000), (20_000, "big", 20_000), (5_000, "small", 20_000), (20_000, "big", 20_000),
            (30_000, "big", 30_000), (0, "none", 30_000),
        ]

        for (credits, name, balance) in changes {
            for store in [fixture.store, other, fixture.store] {
                #expect(try await sync(credits, name, store) == balance, "\(name)")
            }
        }
        async let first = sync(44_000, "huge", fixture.store)
        async let second = sync(44_000, "huge", other)
        _ = try await (first, second)
        #expect(try await fixture.account()?.balance.milli == 44_000)
        fixture.clock.advance(by: .seconds(32 * 86400))
        #expect(try await sync(5_000, "small", fixture.store) == 49_000)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a grant sent twice counts once`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        let before = try #require(try await fixture.account())

        #expect(try await fixture.store.grantCredits(tenant: "acme", Credits(milli: 7), key: "a", now: fixture.now))
        #expect(try await !fixture.store.grantCredits(tenant: "acme", Credits(milli: 7), key: "a", now: fixture.now))

        await #expect(throws: StoreError.grantConflict(tenant: "acme", granted: Credits(milli: 7))) {
            try await fixture.store.grantCredits(tenant: "acme", Credits(milli: 8), key: "a", now: fixture.now)
        }

        #expect(try await fixture.account()?.balance == before.balance + Credits(milli: 7))
        // One that was made before keys were hashed.
        _ = try await fixture.store.write {
            try $0.grant(Credits(milli: 5), to: "acme", key: "grant:old", at: fixture.now)
        }
        #expect(try await !fixture.store.grantCredits(tenant: "acme", Credits(milli: 5), key: "old", now: fixture.now))
        let clear = Query("SELECT 1 FROM ledger WHERE grant_key = 'grant:a'")
        #expect(try await fixture.store.read { try $0.first(clear) { $0.int(0) } } == nil)
        await #expect(throws: StoreError.unknownTenant("nobody")) {
            try await fixture.store.grantCredits(tenant: "nobody", Credits(milli: 7), key: "a", now: fixture.now)
        }
    }

    @Test func `failed and cancelled jobs cost nothing, and a retry by hand holds again`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        try await fixture.settle(claimed, .failed(failure))
        #expect(try await fixture.account()?.held == .zero)
        #expect(try await fixture.store.job(job.id)?.credits == .zero)

        let outcome = try await fixture.store.retryJobs([JobTarget(id: job.id)], now: fixture.now)[job.id]
        guard case .done(let queued) = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        #expect(queued.state == .queued)
        #expect(queued.error == nil)
        #expect(try await fixture.account()?.held == Credits(milli: 1000))
        let again = try #require(try await fixture.claim().first)
        try await fixture.settle(again)

        #expect(try await fixture.account()?.balance == Credits(milli: 999_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a full queue refuses, in the workspace and in the plan`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<3 { try await fixture.admit() }

        await #expect(throws: StoreError.queueFull(limit: 3)) {
            try await fixture.admit(fixture.admission(maxQueuedJobs: 3))
        }
        await #expect(throws: StoreError.tenantQueueFull(tenant: "acme", limit: 3)) {
            try await fixture.admit(fixture.admission(plan: StoreFixture.plan(maxQueuedJobs: 3)))
        }
        _ = try await fixture.admit(fixture.admission(tenant: "other", plan: StoreFixture.plan(maxQueuedJobs: 3)))
    }

    @Test func `every balance adds up after any run of steps`() async throws {
        var random = Noise(state: 7)
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        var leased: [ClaimedJob] = []
        var ids: [JobID] = []
        for step in 0..<400 {
            let store = Bool.random(using: &random) ? fixture.store : other
            let tenant = ["a", "b", "c"].randomElement(using: &random) ?? "a"
            switch Int.random(in: 0..<10, using: &random) {
            case 0...3:
                let price = Int64.random(in: 0...40, using: &random) * 100
                let plan = StoreFixture.plan(credits: 10_000)
                let outcome = try? await store.admitJob(fixture.admission(tenant: tenant, plan: plan, credits: price))
                if let id = outcome?.job.id { ids.append(id) }
            case 4, 5:
                leased += try await store.claimJobs(
                    queue: .standard, owner: "x", limit: 3, lease: .seconds(5), now: fixture.now)
            case 6, 7:
                guard let index = leased.indices.randomElement(using: &random) else { continue }
                let outcomes: [Settlement.Outcome] = [
                    .completed, .failed(failure), .cancelled, .released,
                    .retry(at: fixture.now + .seconds(3), failure),
                ]
                guard let outcome = outcomes.randomElement(using: &random) else { continue }
                // Often stale on purpose: leases lapse and are kept here all the same.
                let settlement = Settlement(lease: leased[index].lease, outcome: outcome, now: fixture.now)
                _ = try? await store.settleJob(settlement)
            case 8:
                guard let id = ids.randomElement(using: &random) else { continue }
                if Bool.random(using: &random) {
                    _ = try await store.requestCancel([JobTarget(id: id)], now: fixture.now)
                } else {
                    _ = try await store.retryJobs([JobTarget(id: id)], now: fixture.now)
                }
            default:
                _ = try? await store.grantCredits(
                    tenant: tenant, Credits(milli: Int64.random(in: -2000...2000, using: &random)), key: "\(step)",
                    now: fixture.now)
                fixture.clock.advance(by: .seconds(2))
            }
            let report = try await fixture.store.verifyLedger()
            try #require(report.mismatches == [], "after step \(step)")
        }
        #expect(ids.count > 30)
    }
}
