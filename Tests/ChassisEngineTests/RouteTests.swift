import ChassisCore
import ChassisEngine
import ChassisTestSupport
import Testing

struct RouteTests {
    private func decide(
        _ feature: Feature = .answer(tier: .small), tokens: Int = 10, environment: [String: String] = [:],
        unhealthy: Set<String> = [], change: (inout Workspace) -> Void = { _ in }
    ) throws -> Route.Decision {
        var workspace = Workspace.sample(at: "/nowhere", url: "http://127.0.0.1:1/v1", features: [feature])
        change(&workspace)
        let setup = try Setup(workspace, providers: [], clock: ManualClock()) { environment[$0] }
        return Route.decide(feature: feature, inputTokens: tokens, setup: setup) { !unhealthy.contains($0) }
    }

    @Test func `models are asked in the workspace's order`() throws {
        let decision = try decide()

        #expect(decision.models.map(\.name) == ["first", "second"])
        #expect(decision.reason == "tier 'small' of feature 'answer'")
        #expect(decision.skipped.isEmpty)
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
}
