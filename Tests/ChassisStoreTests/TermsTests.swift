import ChassisCore
import ChassisTestSupport
import GRDB
import Testing

@testable import ChassisStore

/// What credits were worth when they were charged stays.
struct TermsTests {
    private static func plan(_ name: String, dollars: Int64, credits: Int64 = 1_000) -> Plan {
        var plan = StoreFixture.plan(name, credits: credits * 1000)
        plan.monthlyPrice = Money(nanoUSD: dollars * 1_000_000_000)
        return plan
    }

    /// A job of one credit that is charged.
    private func charge(_ fixture: StoreFixture, _ plan: Plan, tenant: String = "acme", feature: String = "answer")
        async throws
    {
        try await fixture.admit(fixture.admission(tenant: tenant, plan: plan, feature: feature))
        try await fixture.settle(try #require(try await fixture.claim().first))
        fixture.clock.advance(by: .seconds(40_000))
    }

    /// What rows earned by whatever they are grouped, in nano-dollars.
    private func revenues(
        _ fixture: StoreFixture, by dimension: CostDimension, plans: [Plan]
    ) async throws -> [String: Int64?] {
        let rows = try await fixture.store.costs(
            by: dimension, since: Timestamp(milliseconds: 0), until: fixture.now + .seconds(60), worth: true)
        let revenues = Economics(plans: plans).revenues(of: rows.map(\.creditsByBasis))
        return Dictionary(uniqueKeysWithValues: zip(rows.map(\.name), revenues.map(\.exact?.nanoUSD)))
    }

    @Test(arguments: CostDimension.allCases)
    func `an edited plan, a move to another and an erasure leave what was earned before`(
        dimension: CostDimension
    ) async throws {
        let fixture = try StoreFixture()
        let (free, pro) = (Self.plan("free", dollars: 0), Self.plan("pro", dollars: 50))
        try await charge(fixture, free, tenant: "mover", feature: "x")
        try await charge(fixture, pro, tenant: "gone", feature: "y")
        let before = try await revenues(fixture, by: dimension, plans: [free, pro])
        #expect(before.values.reduce(0) { $0 + ($1 ?? 0) } == 50_000_000)

        let dearer = Self.plan("pro", dollars: 400, credits: 2_000)
        let mover = Tenant(id: "mover", name: "Mover", plan: "pro")
        try await fixture.store.syncTenants([mover], [dearer], now: fixture.now)
        _ = try await fixture.store.eraseTenant("gone")

        for plans in [[free, dearer], [free], []] {
            #expect(try await revenues(fixture, by: dimension, plans: plans) == before)
        }
        try await charge(fixture, dearer, tenant: "mover", feature: "x")
        let after = try await revenues(fixture, by: dimension, plans: [])
        #expect(after.values.reduce(0) { $0 + ($1 ?? 0) } == 250_000_000)
    }

    @Test func `by plan, a row is of the plan that was charged`() async throws {
        let fixture = try StoreFixture()
        let (free, pro) = (Self.plan("free", dollars: 0), Self.plan("pro", dollars: 50))
        try await charge(fixture, free)
        try await fixture.store.syncTenants([Tenant(id: "acme", name: "A", plan: "pro")], [pro], now: fixture.now)
        try await charge(fixture, pro)

        #expect(try await revenues(fixture, by: .plan, plans: []) == ["free": 0, "pro": 50_000_000])
        try await charge(fixture, free, tenant: "other")
        let rows = try await fixture.store.costs(
            by: .plan, since: Timestamp(milliseconds: 0), until: fixture.now + .seconds(60), worth: true)
        #expect(rows.map(\.name) == ["free", "pro"])
        #expect(rows.map(\.tenants) == [["acme", "other"], ["acme"]])
    }

    @Test func `a job has the terms of its admission, however it ends and however often it is retried`() async throws {
        let fixture = try StoreFixture()
        let (pro, dearer) = (Self.plan("pro", dollars: 50), Self.plan("pro", dollars: 400))
        let job = try await fixture.admit(fixture.admission(plan: pro))
        try await fixture.settle(try #require(try await fixture.claim().first), .failed(failure))
        let other = try await fixture.admit(fixture.admission(plan: pro))
        _ = try await fixture.store.requestCancel([JobTarget(id: other.id)], now: fixture.now)

        try await fixture.store.syncTenants([Tenant(id: "acme", name: "A", plan: "pro")], [dearer], now: fixture.now)
        for id in [job.id, other.id] {
            _ = try await fixture.store.retryJobs([JobTarget(id: id)], now: fixture.now)
            try await fixture.settle(try #require(try await fixture.claim().first))
        }

        #expect(try await revenues(fixture, by: .tenant, plans: [dearer]) == ["acme": 100_000_000])
        let negative = try await fixture.store.read { connection in
            try connection.all(sql: "SELECT 1 FROM rollup WHERE MIN(jobs, failed, cancelled) < 0", []) { _ in true }
        }
        #expect(negative.isEmpty)
        let rows = try await fixture.store.costs(
            by: .tenant, since: Timestamp(milliseconds: 0), until: fixture.now + .seconds(60))
        #expect(rows.map(\.jobs) == [2] && rows.map(\.completed) == [2])
        let trace = try #require(try await fixture.store.trace(job.id))
        #expect(trace.basis == .noted(Terms(pro)))
    }

    @Test func `terms that a refused admission brought are noted by the next one`() async throws {
        let fixture = try StoreFixture()
        let plan = Self.plan("new", dollars: 10)
        try await fixture.store.write { transaction in
            let undone = transaction.isolated(path: "") { transaction in
                _ = try transaction.number(of: Terms(plan))
                throw StoreError.emptyTenant
            }
            #expect(throws: StoreError.emptyTenant) { try undone.get() }
        }

        let job = try await fixture.admit(fixture.admission(plan: plan))

        #expect(try await fixture.store.trace(job.id)?.basis == .noted(Terms(plan)))
    }

    @Test func `terms have one number in all processes, and are never changed`() async throws {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        let pro = Self.plan("pro", dollars: 50)

        let numbers = [
            try await fixture.store.write { try $0.number(of: Terms(pro)) },
            try await other.write { try $0.number(of: Terms(pro)) },
            try await fixture.store.write { try $0.number(of: Terms(Self.plan("pro", dollars: 51))) },
        ]

        #expect(numbers[0] == numbers[1] && numbers[2] > numbers[1])
        for sql in ["UPDATE terms SET monthly_price = 0", "DELETE FROM terms"] {
            await #expect(throws: StoreError.self) {
                try await fixture.store.write { try $0.connection.run(Query(sql)) }
            }
        }
    }
}

/// A store from before terms were noted.
struct TermsMigrationTests {
    /// With a job that was charged, one that failed, and their figures.
    private func older(_ folder: TemporaryFolder) throws -> (path: String, format: Int) {
        let path = folder.file("chassis.sqlite")
        let step = try #require(Migration.all.firstIndex { $0 == Migration.terms })
        let database = try DatabaseQueue(path: path)
        try database.write { database in
            for sql in Migration.all[..<step].joined() { try database.execute(sql: sql) }
            try database.execute(sql: "INSERT INTO tenant VALUES ('acme', 'Acme', 'pro', 999000, 0, 0, 24319)")
            for (id, state) in [(1, "completed"), (2, "failed")] {
                try database.execute(
                    sql: """
                        INSERT INTO job (id, queue, state, tenant, feature, priority, weight, max_attempts, attempts, price,
                            credits, created_at, deadline, patience, finished_at, prompt_name, prompt_version, counted_model,
                            error_code, error_message)
                        VALUES (?, 'standard', ?, 'acme', 'answer', 'normal', 1, 3, 1, 1000, ?, 0, 1000, 1000, 60000,
                            'support', 2, 'small', ?, 'Late.')
                        """,
                    arguments: [id, state, id == 1 ? 1000 : 0, id == 1 ? nil : "provider_timeout"])
                try database.execute(sql: "INSERT INTO job_input (job, data) VALUES (?, x'01')", arguments: [id])
            }
            for grain in Grain.allCases {
                try database.execute(
                    sql: """
                        INSERT INTO rollup VALUES (?, ?, 'acme', 'answer', 'small', 'support', 2,
                            2, 1, 1, 0, 7000, 1, 1000, 100, 20, 10, 0, 500)
                        """, arguments: [grain.rawValue, grain.start(60_000)])
            }
            try database.execute(sql: "UPDATE totals SET next_job = 3, completed = 1, failed = 1")
            try database.execute(
                sql: "INSERT INTO ledger VALUES (1, 0, 'acme', 'grant', 1000000, 0, NULL, NULL, NULL, 'g')")
            for (id, kind, step, balance, held) in [
                (1, "hold", 1, 0, 1000), (1, "charge", 2, -1000, -1000), (2, "hold", 1, 0, 1000),
                (2, "release", 2, 0, -1000),
            ] {
                try database.execute(
                    sql: """
                        INSERT INTO ledger (at, tenant, kind, balance_change, held_change, job, round, step)
                        VALUES (0, 'acme', ?, ?, ?, ?, 1, ?)
                        """, arguments: [kind, balance, held, id, step])
            }
            try database.execute(sql: "PRAGMA application_id = \(Migration.applicationID)")
            try database.execute(sql: "PRAGMA user_version = \(step)")
        }
        try database.close()
        return (path, step)
    }

    @Test func `its figures are all there, are earned by today's plans, and new ones by their terms`() async throws {
        let folder = try TemporaryFolder()
        let (path, format) = try older(folder)
        #expect(throws: StoreError.older(path: path, found: format, supported: Migration.newest)) {
            try Store.open(at: path)
        }

        _ = try Store.upgrade(at: path, keepsCopy: false)

        let store = try Store.open(at: path)
        let fixture = StoreFixture(folder: folder, store: store)
        let pro = Plan(
            name: "pro", monthlyCredits: Credits(milli: 1_000_000), monthlyPrice: Money(nanoUSD: 50_000_000_000))
        try await fixture.admit(fixture.admission(plan: pro))
        try await fixture.settle(try #require(try await fixture.claim().first))
        var dearer = pro
        dearer.monthlyPrice = Money(nanoUSD: 80_000_000_000)
        for dimension in CostDimension.allCases {
            let rows = try await store.costs(
                by: dimension, since: Timestamp(milliseconds: 0), until: fixture.now + .seconds(60), worth: true)
            let sum = rows.reduce(into: CostRow(named: "")) { $0.add($1) }
            #expect(sum.jobs == 3 && sum.failed == 1 && sum.cost == Money(nanoUSD: 7000), "\(dimension)")
            #expect(sum.inputTokens == 100 && sum.avoidedCost == Money(nanoUSD: 500), "\(dimension)")
            #expect(
                sum.creditsByBasis == [
                    .planOfNow("pro"): Credits(milli: 1000), .noted(Terms(pro)): Credits(milli: 1000),
                ], "\(dimension)")
            let revenues = Economics(plans: [dearer]).revenues(of: rows.map(\.creditsByBasis))
            #expect(revenues.reduce(0) { $0 + ($1.exact?.nanoUSD ?? 0) } == 130_000_000, "\(dimension)")
        }
        #expect(try await store.trace(JobID(1))?.basis == .planOfNow("pro"))
        #expect(try await store.verifyLedger().mismatches == [])
    }

    @Test func `a job of it that is retried by hand is taken out of the row that it was counted in`() async throws {
        let folder = try TemporaryFolder()
        let path = try older(folder).path
        _ = try Store.upgrade(at: path, keepsCopy: false)
        let store = try Store.open(at: path)

        _ = try await store.retryJobs([JobTarget(id: JobID(2))], now: Timestamp(milliseconds: 120_000))

        let rows = try await store.read { connection in
            try connection.all(sql: "SELECT jobs, failed FROM rollup WHERE grain = 'day'", []) {
                [$0.integer(0), $0.integer(1)]
            }
        }
        #expect(rows == [[1, 0]])
    }
}
