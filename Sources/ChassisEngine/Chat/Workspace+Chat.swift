package import ChassisCore

extension Workspace {
    /// The built-in feature that serves a chat whose model is no feature; `nil` when it is neither an LLM nor a tier.
    package func chatFeature(for name: String, plan: Plan?) -> Feature? {
        if let tier = Tier(rawValue: name) { return .chat(chat, plan: plan, tier: tier) }
        guard let model = model(name) else { return nil }
        let tier = Tier.allCases.first { tiers[$0]?.contains(model.name) == true }
        return .chat(chat, plan: plan, tier: tier ?? .complex, model: model.name)
    }

    /// Everything that a chat's `model` may be: features, LLMs, tiers.
    package var chatNames: [String] {
        features.map(\.name) + models.map(\.name) + Tier.allCases.filter { tiers[$0]?.isEmpty == false }.map(\.rawValue)
    }
}
