package import ChassisCore

extension Workspace {
    /// The built-in feature that serves a chat whose model is no feature; `nil` when it is neither an LLM nor a tier.
    package func chatFeature(for name: String, plan: Plan?) -> Feature? {
        if let tier = Tier(rawValue: name) { return .chat(chat, plan: plan, tier: tier) }
        guard let model = model(name) else { return nil }
        let tier = Tier.allCases.first { tiers[$0]?.contains(model.name) == true }
        return .chat(chat, plan: plan, tier: tier ?? .complex, model: model.name)
    }

    /// What serves a chat: the feature that its model names, or else a built-in one.
    func featureServing(_ name: String, plan: Plan?) -> Feature? { feature(name) ?? chatFeature(for: name, plan: plan) }

    /// The most tokens that an answer for a feature has, whichever of its models gives it; `nil` where there is no model.
    func longestAnswer(of feature: Feature) -> Int? {
        modelNames(of: feature).compactMap { model($0)?.maxOutputTokens }.max()
            .map { min($0, feature.parameters.maxOutputTokens) }
    }

    /// Whether any of a feature's models is of a service that can be told how much to think.
    func mayThink(_ feature: Feature) -> Bool {
        modelNames(of: feature).contains { name in
            providers.contains { $0.name == model(name)?.provider && $0.kind == .openai }
        }
    }

    /// The built-in feature that makes vectors; `nil` when there is no such LLM or its service makes none.
    package func embeddingFeature(for name: String) -> Feature? {
        guard let model = model(name), providers.contains(where: { $0.name == model.provider && $0.kind != .anthropic })
        else { return nil }
        return Feature(
            name: Feature.embeddingsName, prompt: Feature.embeddingsName, promptVersion: 0,
            tier: Tier.allCases.first { tiers[$0]?.contains(name) == true } ?? .local,
            credits: chat.embeddingCredits, guardPolicy: nil,
            limits: Feature.Limits(inputCharacters: 10_000_000, deadline: .seconds(600), attempts: 2))
    }

    /// Of those what a plan's tenants may name.
    package func names(of plan: Plan) -> [String] { chatNames.filter(plan.allows) }

    /// Everything that a chat's `model` may be: features, LLMs, tiers.
    package var chatNames: [String] {
        features.map(\.name) + models.map(\.name) + Tier.allCases.filter { tiers[$0]?.isEmpty == false }.map(\.rawValue)
    }
}
