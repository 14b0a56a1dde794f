/// Why a route to try can't be read, with the names that could have stood there.
package enum RouteChangeError: OperatorError, Hashable {
    case noPair(String)
    case unknownFrom(String, known: [String])
    case unknownTo(String, known: [String])
    case unpriced(String, priced: [String])

    package var code: String { "bad_route" }

    package var message: String {
        switch self {
        case .noPair(let text): "'\(text)' is not FROM=TO."
        case .unknownFrom(let name, _): "'\(name)' is no feature, tier or model of the workspace."
        case .unknownTo(let name, _): "'\(name)' is no model or tier of the workspace."
        case .unpriced(let name, _): "'\(name)' has no price."
        }
    }

    package var remedy: String? {
        switch self {
        case .noPair: "FROM is a feature, tier or model, TO a model or tier: complex=small"
        case .unknownFrom(let name, let known), .unknownTo(let name, let known): Self.offer(known, insteadOf: name)
        case .unpriced(_, let priced):
            priced.isEmpty
                ? "give models their prices in chassis.yaml"
                : "give it one in chassis.yaml, or use one of: \(priced.joined(separator: ", "))"
        }
    }

    private static func offer(_ known: [String], insteadOf name: String) -> String {
        let near = Nearest.name(to: name, among: known).map { "did you mean '\($0)'? " } ?? ""
        return near + "there are: \(known.joined(separator: ", "))"
    }
}

extension RouteChange {
    /// Reads `FROM=TO`: FROM a feature, tier or model; TO a model, or a tier for its first model with a price.
    ///
    /// - Parameter now: The price in force then must be known; what was called before may be older than it.
    package init(parsing text: String, in workspace: Workspace, at now: Timestamp) throws(RouteChangeError) {
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { throw .noPair(text) }
        guard let from = From(parts[0], in: workspace) else {
            throw .unknownFrom(parts[0], known: Self.sources(in: workspace))
        }
        let names = Tier(rawValue: parts[1]).map { workspace.tiers[$0] ?? [] } ?? [parts[1]]
        let models = names.compactMap { workspace.model($0) }
        let targets = Self.targets(in: workspace, at: now)
        guard !models.isEmpty else { throw .unknownTo(parts[1], known: targets) }
        guard let to = models.first(where: { $0.price(at: now) != nil }) else {
            throw .unpriced(parts[1], priced: targets)
        }
        self.init(from: from, to: to)
    }

    /// What may stand on the left of a route: models first, as those are swapped most.
    package static func sources(in workspace: Workspace) -> [String] {
        workspace.models.map(\.name) + tiers(of: workspace) + workspace.features.map(\.name)
    }

    /// What may stand on its right.
    package static func targets(in workspace: Workspace, at now: Timestamp) -> [String] {
        let priced = workspace.models.filter { $0.price(at: now) != nil }.map(\.name)
        let known = Set(priced)
        return priced
            + tiers(of: workspace).filter { name in
                Tier(rawValue: name).flatMap { workspace.tiers[$0] }?.contains { known.contains($0) } == true
            }
    }

    private static func tiers(of workspace: Workspace) -> [String] {
        Tier.allCases.filter { workspace.tiers[$0] != nil }.map(\.rawValue)
    }
}

extension RouteChange.From {
    fileprivate init?(_ name: String, in workspace: Workspace) {
        if workspace.feature(name) != nil {
            self = .feature(name)
        } else if let tier = Tier(rawValue: name) {
            self = .tier(tier)
        } else if workspace.model(name) != nil {
            self = .model(name)
        } else {
            return nil
        }
    }
}
