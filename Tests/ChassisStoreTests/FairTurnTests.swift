import ChassisCore
import ChassisStore
import Testing

/// Whose turn it is, and which of a tenant's jobs takes it.
struct FairTurnTests {
    private let fixture: StoreFixture

    init() throws { fixture = try StoreFixture() }

    private func admit(_ count: Int, of tenant: String, _ priorities: Priority..., plan: Plan = StoreFixture.plan())
        async throws
    {
        let admissions = (0..<count).map { number in
            fixture.admission(tenant: tenant, plan: plan, priority: priorities[number % priorities.count])
        }
        for result in await fixture.store.admitJobs(admissions) { _ = try result.get() }
    }

    /// One claim after the other, as workers do.
    private func claims(_ count: Int) async throws -> [Job] {
        var jobs: [Job] = []
        for _ in 0..<count { jobs += try await fixture.claim().map(\.job) }
        return jobs
    }

    @Test func `claims follow the weights of plans, whatever a tenant calls its jobs`() async throws {
        try await admit(200, of: "light", .normal)
        try await admit(200, of: "heavy", .low, plan: StoreFixture.plan("team", weight: 3))
        try await admit(200, of: "urgent", .high)
        try await admit(201, of: "mixed", .low, .normal, .high)

        let claimed = try await fixture.claim(150).map(\.job.tenant)

        // Weights 1, 3, 1 and 1 of 6.
        for tenant in ["light", "urgent", "mixed"] { #expect((24...26).contains(claimed.count { $0 == tenant })) }
        #expect((73...77).contains(claimed.count { $0 == "heavy" }))
    }

    @Test(arguments: [1, 7])
    func `urgent jobs that come later take their own tenant's turns, and nobody else's`(batch: Int) async throws {
        try await admit(40, of: "acme", .normal)
        try await admit(40, of: "bolt", .normal)
        try await admit(40, of: "acme", .high)

        var order: [Job] = []
        while order.count < 120 { order += try await fixture.claim(batch).map(\.job) }

        #expect(order.prefix(80).count { $0.tenant == "bolt" } == 40)
        let acme = order.filter { $0.tenant == "acme" }
        #expect(
            acme.map(\.priority) == [Priority](repeating: .high, count: 40) + [Priority](repeating: .normal, count: 40))
    }

    @Test func `jobs of one priority stay in their order where others went before them`() async throws {
        try await admit(6, of: "acme", .low, .normal)
        _ = try await fixture.claim()
        try await admit(5, of: "acme", .high, .low, .normal)

        let order = try await claims(10)

        #expect(
            order.map(\.priority.rawValue).reduce(into: []) { if $0.last != $1 { $0.append($1) } } == [
                "high", "normal", "low",
            ])
        for priority in Priority.allCases {
            let ids = order.filter { $0.priority == priority }.map(\.id.number)
            #expect(ids == ids.sorted())
        }
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `an urgent job of a feature that is not wanted now takes no turn`() async throws {
        try await fixture.admit(fixture.admission(priority: .low))
        try await fixture.admit(fixture.admission(feature: "slow", priority: .high))

        let claimed = try await fixture.store.claimJobs(
            queue: .standard, owner: "test", limit: 2, lease: .seconds(15), excluding: ["slow"], now: fixture.now)

        #expect(claimed.map(\.job.priority) == [.low])
        #expect(try await fixture.claim().map(\.job.priority) == [.high])
    }
}
