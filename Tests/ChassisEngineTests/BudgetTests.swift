import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

/// What a day's budget counts, and what it says of the rest.
@Suite(.timeLimit(.minutes(2)))
struct BudgetTests {
    private func fixture(
        limit: Int64, tier: Tier = .complex, script: Script, change: (inout Feature) -> Void = { _ in }
    ) async throws -> EngineFixture {
        var feature = Feature.answer(tier: tier, limits: .init(attempts: 1))
        feature.routing.budget = .init(feature: Money(nanoUSD: limit), tenant: Money(nanoUSD: 10 * limit))
        change(&feature)
        return try await EngineFixture(features: [feature], script: { _ in script })
    }

    private func state(_ fixture: EngineFixture) async throws -> BudgetState {
        let spend = SpendWatch(store: fixture.store, clock: fixture.clock)
        let feature = try #require(fixture.workspace.feature("answer"))
        return try #require(await spend.state(of: feature, tenant: "acme"))
    }

    private static let longAnswer = String(repeating: "It is under Settings, below the last of the menus. ", count: 40)

    @Test(arguments: [
        Script.failure(503), .body(Array("<html>".utf8), headers: ["content-type": "text/html"]),
        .answer(longAnswer, usage: nil),
    ])
    func `a call whose cost nobody knows counts with an estimate, and in no other figure`(script: Script) async throws {
        let fixture = try await fixture(limit: 1_000_000_000, tier: .local, script: script)

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.cost == nil)
        let state = try await state(fixture)
        // A short prompt at 3 dollars a million tokens; the long answer at 15.
        #expect(state.presumed > Money(nanoUSD: job.state == .completed ? 4_000_000 : 30_000))
        #expect(state.presumed < Money(nanoUSD: job.state == .completed ? 20_000_000 : 1_000_000))
        #expect(state.spent == state.presumed && state.unknownJobs == 1)
        #expect(state.text.hasSuffix("% by an estimate for 1 job of unknown cost"), "\(state.text)")
        let row = try await fixture.store.costs(
            by: .tenant, since: Timestamp(milliseconds: 0), until: fixture.clock.now() + .seconds(60)
        ).first
        #expect(row?.cost == .zero && row?.unknownCostCount == 1)
    }

    @Test func `what was settled since the last look is there at once`() async throws {
        let fixture = try await fixture(limit: 1_000_000_000, tier: .local, script: .failure(503))
        let spend = SpendWatch(store: fixture.store, clock: fixture.clock)
        let feature = try #require(fixture.workspace.feature("answer"))
        #expect(await spend.state(of: feature, tenant: "acme")?.spent == .zero)

        _ = try await fixture.ask("How do I void an invoice?")

        #expect(await spend.state(of: feature, tenant: "acme")?.spent == (try await state(fixture)).spent)
        #expect(try await state(fixture).spent > .zero)
    }

    @Test func `what eval runs cost is in no feature's budget, also where an attempt did not end its job`() async throws
    {
        let fixture = try await fixture(limit: 1_000_000_000, script: .failure(503))
        let tenant = Tenant(id: InternalTenant.evals, name: "Evals", plan: InternalTenant.evals)
        let plan = Plan(name: InternalTenant.evals, monthlyCredits: .zero)
        let admission = Admission(
            tenant: tenant, plan: plan, feature: "answer", credits: .zero, promptName: "answer", promptVersion: 1,
            priority: .normal, maxAttempts: 3, deadline: fixture.clock.now() + .seconds(300), requestHash: [1],
            sealedInput: [1], maxQueuedJobs: 10, now: fixture.clock.now(), queue: .evals)
        _ = try await fixture.store.admitJob(admission)
        let claimed = try await fixture.store.claimJobs(
            queue: .evals, owner: "test", limit: 1, lease: .seconds(15), now: fixture.clock.now())
        let late = JobError(code: "provider_timeout", message: "Late.", remedy: nil)
        var settlement = Settlement(
            lease: try #require(claimed.first).lease, outcome: .retry(at: fixture.clock.now(), late),
            now: fixture.clock.now())
        (settlement.usage, settlement.cost) = (Usage(state: .reported, inputTokens: 5), Money(nanoUSD: 7))

        _ = try await fixture.store.settleJob(settlement)

        #expect(fixture.store.freshSpend.costs(by: .feature)["answer"] == nil)
    }

    @Test func `calls of unknown cost make the next ones cheaper, and the trace says why`() async throws {
        let fixture = try await fixture(limit: 10_000, script: .answer("Under Settings.", usage: nil))

        let first = try await fixture.ask("How do I void an invoice?")
        let second = try await fixture.ask("How do I print an invoice?")

        #expect(first.tier == .complex && second.tier == .small)
        let notes = try #require(try await fixture.trace(second).spans.first { $0.name == Route.name }?.attributes)
        let budget = try #require(notes["budget"])
        #expect(budget.contains("of the day's budget of feature 'answer' is spent"), "\(budget)")
        #expect(budget.hasSuffix("by an estimate for 1 job of unknown cost"), "\(budget)")
        #expect(notes["reason"]?.hasPrefix(budget) == true, "\(notes["reason"] ?? "")")
    }

    @Test func `a model without a price counts as nothing, and the trace says that`() async throws {
        let fixture = try await fixture(limit: 10_000, script: .answer("Under Settings.", usage: nil)) {
            $0.models = ["unpriced"]
        }

        _ = try await fixture.ask("How do I void an invoice?")
        let second = try await fixture.ask("How do I print an invoice?")

        let notes = try #require(try await fixture.trace(second).spans.first { $0.name == Route.name }?.attributes)
        #expect(
            notes["budget"] == "0 % of the day's budget of feature 'answer' is spent, without 1 job of unknown cost; "
                + "what 'unpriced' costs is not in it: no price is in force")
    }
}
