import ChassisCore
import ChassisStore

@testable import ChassisConsole

/// A week's calls of two models, and a workspace with a third that could have answered.
enum WhatIfFixture {
    static func model(_ name: String, input: Int64, output: Int64, isPriced: Bool = true) -> Model {
        Model(
            name: name, provider: "p", id: name,
            prices: isPriced
                ? [
                    Price(
                        effectiveFrom: Timestamp(milliseconds: 0),
                        rates: .init(input: 1000 * input, output: 1000 * output))
                ] : [])
    }

    static let workspace: Workspace = {
        var workspace = TraceFixture.workspace
        workspace.models = [
            model("large", input: 3_000, output: 15_000), model("lean", input: 300, output: 1_500),
            model("lean-2", input: 100, output: 500), model("unpriced", input: 0, output: 0, isPriced: false),
        ]
        workspace.tiers = [.small: ["lean"], .complex: ["large"]]
        workspace.features = [
            Feature(
                name: "support-answer", prompt: "support-answer", promptVersion: 3, tier: .complex,
                credits: Credits(milli: 1_000))
        ]
        return workspace
    }()

    static func attempt(
        _ number: Int64, _ model: String, tenant: String = "acme", cost: Int64? = 4_500_000
    ) -> PricedAttempt {
        let usage = Usage(state: .reported, inputTokens: 1_000, outputTokens: 100)
        let call = CallRecord(
            attempt: 1, provider: "p", model: model, purpose: .first, usage: usage,
            cost: cost.map(Money.init(nanoUSD:)), durationMilliseconds: 800)
        return PricedAttempt(
            job: JobID(number), tenant: tenant, plan: tenant == "cobalt" ? "free" : "growth",
            feature: "support-answer", tier: model == "large" ? .complex : .small,
            at: CostFixture.now - .seconds(3_600), calls: [call])
    }

    /// Ten calls of the large model, four of the lean one, one of which nobody knows the cost.
    static let attempts =
        (1...8).map { attempt($0, "large") } + (9...10).map { attempt($0, "large", tenant: "brightside") }
        + (11...14).map { attempt($0, "lean", tenant: "cobalt", cost: 450_000) } + [attempt(15, "large", cost: nil)]

    /// A console at the costs, with these calls in its store.
    static func console(
        width: Int = 120, height: Int = 40, attempts: [PricedAttempt] = attempts, workspace: Workspace? = workspace
    ) throws -> ConsoleHarness {
        var quality = QualityFixture()
        quality.attempts = attempts
        quality.costs = CostFixture.tenants
        return try ConsoleHarness(
            [], width: width, height: height, screens: [JobsScreen(), CostsScreen()], screen: .costs,
            workspace: workspace, quality: quality)
    }
}
