import ChassisCore
import ChassisEngine
import ChassisTestSupport
import Testing

struct RouteTests {
    private func decide(
        _ feature: Feature = .answer(tier: .small), tokens: Int = 10, environment: [String: String] = [:],
        unhealthy: Set<String> = [], slow: Set<String> = [], input: String = "Hello", budget: BudgetState? = nil,
        offersTools: Bool = false, change: (inout Workspace) -> Void = { _ in }
    ) throws -> RouteDecision {
        var workspace = Workspace.sample(at: "/nowhere", url: "http://127.0.0.1:1/v1", features: [feature])
        change(&workspace)
        let setup = try Setup(workspace, providers: [], clock: ManualClock()) { environment[$0] }
        var question = RouteQuestion(
            feature: feature, input: input, tokens: tokens, budget: budget, now: setup.now()
        ) {
            unhealthy.contains($0) ? .open(wait: .seconds(5)) : .closed
        } slowness: {
            slow.contains($0) ? (.seconds(9), .seconds(2)) : nil
        }
        question.offersTools = offersTools
        return RouteDecision(question, setup: setup)
    }

    @Test func `models are asked in the workspace's order`() throws {
        let decision = try decide()

        #expect(decision.models.map(\.name) == ["first", "second"])
        #expect(decision.reason == "tier 'small' of feature 'answer'")
        #expect(decision.skipped.isEmpty)
    }

    @Test func `the cascade's tier is asked before the one that structured output names`() throws {
        var feature = Feature.answer(tier: .local)
        feature.routing = .init(cascade: .init(to: .small, below: 0.6))
        feature.structured.stronger = .complex

        let decision = try decide(feature) { workspace in
            workspace.tiers = [.local: ["first"], .small: ["first", "second"], .complex: ["third", "second"]]
            workspace.models.append(Model(name: "third", provider: workspace.models[0].provider, id: "third-model"))
        }

        #expect(decision.models.map(\.name) == ["first"])
        #expect(decision.stronger.map(\.name) == ["second", "third"])
        #expect(decision.strongerTiers == ["second": .small, "third": .complex])
        #expect(
            decision.steps.contains(
                "an answer that does not hold or has a confidence below 0.6 goes up to 'small': second"))
        #expect(decision.steps.contains("an answer that does not hold goes up to 'complex': third"))
    }

    @Test func `a model that calls no functions is not asked where some are offered`() throws {
        func tiers(_ workspace: inout Workspace) {
            workspace.providers.append(ProviderSettings(name: "embedded", kind: .extractive))
            workspace.models.append(Model(name: "pages", provider: "embedded", id: "extractive"))
            workspace.tiers[.small] = ["pages", "second"]
        }

        let offering = try decide(offersTools: true, change: tiers)

        #expect(try decide(change: tiers).models.map(\.name) == ["pages", "second"])
        #expect(offering.models.map(\.name) == ["second"])
        #expect(offering.skipped == ["pages: calls no functions, and the request offers some"])
    }

    @Test func `a model whose provider has no key is left out, and the reason is said`() throws {
        let decision = try decide { workspace in
            workspace.providers.append(
                ProviderSettings(name: "keyed", kind: .openai, baseURL: "http://127.0.0.1:1", keyVariable: "SOME_KEY"))
            workspace.models.append(Model(name: "best", provider: "keyed", id: "best"))
            workspace.tiers[.small] = ["best", "second"]
        }

        #expect(decision.models.map(\.name) == ["second"])
        #expect(decision.skipped == ["best: SOME_KEY is not set"])
    }

    @Test(arguments: [("", 1), ("secret", 2)])
    func `an empty key is no key`(key: String, count: Int) throws {
        let decision = try decide(environment: ["SOME_KEY": key]) { workspace in
            workspace.providers.append(
                ProviderSettings(name: "keyed", kind: .openai, baseURL: "http://127.0.0.1:1", keyVariable: "SOME_KEY"))
            workspace.models.append(Model(name: "best", provider: "keyed", id: "best"))
            workspace.tiers[.small] = ["best", "second"]
        }

        #expect(decision.models.count == count)
    }

    @Test func `a model that failed lately is asked last, not left out`() throws {
        let decision = try decide(unhealthy: ["first"])

        #expect(decision.models.map(\.name) == ["second", "first"])
        #expect(decision.skipped == ["first: failed lately, asked last"])
    }

    @Test(arguments: [
        (Tier.local, 600, Tier.local), (.local, 601, .small), (.small, 601, .complex), (.complex, 601, .complex),
    ])
    func `a long input goes one tier up`(tier: Tier, tokens: Int, wanted: Tier) throws {
        var feature = Feature.answer(tier: tier)
        feature.escalateAboveTokens = 600

        let decision = try decide(feature, tokens: tokens)

        #expect(decision.tier == wanted)
        #expect(decision.reason.contains("601 input tokens are more than 600") == (wanted != tier))
    }

    @Test func `three failures in a row or a wait asked for make a model unhealthy, a success mends it`() {
        let health = ModelHealth()
        let second: Int64 = 1_000_000_000

        health.failed("first", retryAfter: nil, at: 0)
        health.failed("first", retryAfter: nil, at: 0)
        #expect(health.isHealthy("first", at: 0))
        health.failed("first", retryAfter: nil, at: 0)
        #expect(!health.isHealthy("first", at: 4 * second))
        #expect(health.isHealthy("first", at: 5 * second))
        health.succeeded("first")
        #expect(health.isHealthy("first", at: 0))
        health.failed("first", retryAfter: .seconds(1_000_000), at: 0)
        #expect(!health.isHealthy("first", at: 119 * second))
        #expect(health.isHealthy("first", at: 120 * second))
        #expect(health.isHealthy("second", at: 0))
    }

    @Test func `a hard input goes one tier up and an easy one down, each with the sum that says why`() throws {
        var feature = Feature.answer(tier: .small)
        feature.routing = .init(hardFrom: 0.4, easyTo: 0.1)

        let hard = try decide(feature, input: "Compare both plans step by step, and prove which is cheaper. Why?")
        let easy = try decide(feature, input: "Hello there")
        let middling = try decide(feature, input: "Explain the invoice")

        #expect(hard.tier == .complex)
        #expect(hard.reason.hasPrefix("difficulty 0.46: reasoning 0.46 (why, compare, prove, step); 0.4 or more"))
        #expect((easy.tier, easy.difficulty.score) == (.local, 0))
        #expect(middling.tier == .small)
        #expect(middling.steps.contains { $0.hasSuffix("the tier stays") })
    }

    @Test func `a model that is slow lately is asked after the others`() throws {
        let decision = try decide(slow: ["first"])

        #expect(decision.models.map(\.name) == ["second", "first"])
        #expect(decision.skipped == ["first: slow lately (9.0 s, else 2.0 s)"])
    }

    @Test func `near the end of a budget the cheapest model of the tier below is asked first`() throws {
        var feature = Feature.answer(tier: .complex)
        feature.routing.budget = .init(feature: Money(nanoUSD: 100))
        let state = BudgetState(whose: "feature 'answer'", spent: Money(nanoUSD: 90), limit: Money(nanoUSD: 100))

        let decision = try decide(feature, budget: state) { workspace in
            workspace.models[1].prices[0].rates = .init(input: 1000, output: 1000)
        }

        #expect(decision.tier == .small)
        #expect(decision.models.map(\.name) == ["second", "first"])
    }

    @Test func `the steps tell the whole decision`() throws {
        var feature = Feature.answer(tier: .small)
        feature.routing = .init(cascade: .init(to: .complex, below: 0.5), hedge: .init(after: .milliseconds(800)))

        let decision = try decide(feature)

        #expect(
            decision.steps == [
                "tier 'small' of feature 'answer'", "difficulty 0.00; not asked for",
                "an answer that does not hold or has a confidence below 0.5 goes up to 'complex': extractive",
                "'second' is asked as well after 800 ms without an answer", "asked in this order: first, second",
            ])
    }
}
