package import ChassisCore

/// Chooses the models to ask, best first: the feature's tier, one tier up for long inputs, healthy ones before others.
///
/// A model whose provider has no key is left out; one that failed lately moves behind the healthy ones, so that a
/// workspace with a single model still tries it.
package struct Route: Stage {
    package static let name = "route"
    package static let isSkippedOnceAnswered = true
    private let health: ModelHealth
    private let clock: any WallClock

    package init(health: ModelHealth, clock: any WallClock) {
        self.health = health
        self.clock = clock
    }

    package func run(_ call: inout Call) async throws(StageError) {
        if let name = call.eval?.pin.model {
            try pin(&call, to: name)
            return
        }
        let decision = Self.decide(
            feature: call.feature, inputTokens: Self.inputTokens(of: call), setup: call.setup,
            isHealthy: { health.isHealthy($0, at: clock.monotonicNanoseconds()) })
        call.tier = decision.tier
        call.candidates = decision.models
        call.notes["tier"] = decision.tier.rawValue
        call.notes["reason"] = decision.reason
        call.notes["models"] = decision.models.map(\.name).joined(separator: ", ")
        if !decision.skipped.isEmpty { call.notes["skipped"] = decision.skipped.joined(separator: "; ") }
        if decision.models.isEmpty { throw .noModel(tier: decision.tier, skipped: decision.skipped) }
    }

    private static func inputTokens(of call: Call) -> Int {
        guard let chat = call.chat else { return TokenEstimate.count(call.input) }
        return chat.texts.reduce(0) { $0 + TokenEstimate.count($1) }
    }

    /// The one model that an eval run is about: no other may answer in its place.
    private func pin(_ call: inout Call, to name: String) throws(StageError) {
        call.notes["reason"] = "the eval run's model"
        call.notes["models"] = name
        guard let model = call.setup.workspace.model(name) else {
            throw .noModel(tier: call.tier, skipped: ["\(name): it is not there any more"])
        }
        if let why = call.setup.unusable[model.provider] {
            throw .noModel(tier: call.tier, skipped: ["\(name): \(why)"])
        }
        call.candidates = [model]
    }

    /// What `Route` decided and why, in words a person can check.
    package struct Decision: Sendable {
        package var tier: Tier
        package var reason: String
        package var models: [Model]
        package var skipped: [String]
    }

    /// - Parameter inputTokens: An estimate; only compared with the feature's threshold.
    package static func decide(
        feature: Feature, inputTokens: Int, setup: Setup, isHealthy: (String) -> Bool
    ) -> Decision {
        var tier = feature.tier
        var reason = "tier '\(tier.rawValue)' of feature '\(feature.name)'"
        if let limit = feature.escalateAboveTokens, inputTokens > limit, tier != .complex {
            tier = tier == .local ? .small : .complex
            reason = "\(inputTokens) input tokens are more than \(limit): one tier up, '\(tier.rawValue)'"
        }
        var skipped: [String] = []
        var healthy: [Model] = []
        var unhealthy: [Model] = []
        if !feature.models.isEmpty {
            tier = feature.tier
            reason =
                feature.isChat
                ? "the client named '\(feature.models.joined(separator: ", "))'"
                : "models of the bundle of feature '\(feature.name)'"
        }
        for name in feature.models.isEmpty ? setup.workspace.tiers[tier] ?? [] : feature.models {
            guard let model = setup.workspace.model(name) else { continue }
            if let why = setup.unusable[model.provider] {
                skipped.append("\(name): \(why)")
            } else if isHealthy(name) {
                healthy.append(model)
            } else {
                skipped.append("\(name): failed lately, asked last")
                unhealthy.append(model)
            }
        }
        return Decision(tier: tier, reason: reason, models: healthy + unhealthy, skipped: skipped)
    }
}
