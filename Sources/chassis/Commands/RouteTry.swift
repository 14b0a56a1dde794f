import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisStore
import Foundation

/// Explains where an input would go and why, step by step, without asking anybody.
struct RouteTry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract:
            #"{"feature", "input", "tenant"?} → {"bundle", "tier", "models", "reason", "steps", "difficulty", …}"#)

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try global.workspaceValue(pages: false)
        let client = HTTPClient()
        let clock = SystemClock()
        var setup = try Setup(
            workspace,
            providers: makeProviders(workspace.providers, client: client, environment: Environment.value),
            clock: clock, environment: Environment.value)
        // What was spent is known where there is a store; a look must not make one.
        let hasStore = FileManager.default.fileExists(atPath: workspace.storePath)
        let store = hasStore ? try Store.open(at: workspace.storePath) : nil
        if let store { setup = try await setup.following(store) }
        let spend = store.map { SpendWatch(store: $0, clock: clock) }
        // As the processes that ask the models have noted.
        let outages = try await store?.modelOutages() ?? [:]
        await LineByLine.run { [setup] json in
            let name = try LineByLine.text(json, "feature")
            guard let feature = setup.featureInForce(name) else {
                throw EngineError.unknownFeature(name, known: workspace.features.map(\.name))
            }
            // Also under the name that the other stages have for it.
            let input = try LineByLine.text(json, json["input"] == nil && json["text"] != nil ? "text" : "input")
            let tenant = try LineByLine.textIfAny(json, "tenant") ?? ""
            guard tenant.isEmpty || workspace.tenant(tenant) != nil else {
                throw EngineError.unknownTenant(tenant, known: workspace.tenants.map(\.id))
            }
            let question = RouteQuestion(
                feature: feature, input: input, tokens: TokenEstimate.count(input),
                rules: workspace.tenant(tenant)?.rules ?? DataRules(),
                budget: await spend?.state(of: feature, tenant: tenant), now: clock.now(),
                standing: { model in
                    guard let left = outages[model].map({ $0.until - clock.now() }) else { return .closed }
                    return left > .zero ? .open(wait: left) : .halfOpen
                })
            return RouteDecision(question, setup: setup).row(tokens: question.tokens)
                .with("bundle", .string("\(feature.prompt)@\(feature.promptVersion)"))
        }
    }
}

extension RouteDecision {
    fileprivate func row(tokens: Int) -> JSON {
        func list(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
        return [
            "tier": .string(tier.rawValue), "models": list(models.map(\.name)), "reason": .string(reason),
            "skipped": list(skipped), "tokens": .integer(Int64(tokens)),
            "difficulty": .number(difficulty.score),
            "parts": .array(
                difficulty.parts.map {
                    ["name": .string($0.name), "points": .number($0.points), "reason": .string($0.reason)]
                }), "stronger": list(stronger.map(\.name)), "steps": list(steps),
        ]
    }
}
