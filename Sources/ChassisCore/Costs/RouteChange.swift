/// A change of routing to try on what has happened: what went one way goes another.
package struct RouteChange: Hashable, Sendable {
    package enum From: Hashable, Sendable {
        case feature(String)
        case tier(Tier)
        case model(String)
    }

    package var from: From
    /// The model whose prices count.
    package var to: Model

    package init(from: From, to: Model) {
        self.from = from
        self.to = to
    }

    /// - Parameter tier: Of the call's model.
    package func concerns(_ call: CallRecord, feature: String, tier: Tier?) -> Bool {
        switch from {
        case .feature(let name): feature == name && call.isRouted
        case .tier(let one): tier == one && call.isRouted
        case .model(let name): call.model == name
        }
    }
}

/// Routes to try together: of those that concern a call the first holds.
package struct RouteChanges: Sendable {
    /// What a call cost and what it would have cost; `nil` where nobody can say.
    package struct Judgement: Hashable, Sendable {
        package var was: Money?
        package var would: Money?
        /// The model it would have gone to; `nil` for a call that no change concerns.
        package var to: String?
    }

    private let changes: [RouteChange]
    private let tiers: [Tier: [String]]

    /// - Parameter tiers: The models of each.
    package init(_ changes: [RouteChange], tiers: [Tier: [String]] = [:]) {
        self.changes = changes
        self.tiers = tiers
    }

    /// - Parameters:
    ///   - last: Where the job ended.
    ///   - moment: Decides the prices.
    package func judge(_ call: CallRecord, feature: String, last: Tier?, at moment: Timestamp) -> Judgement {
        let change = changes.first { $0.concerns(call, feature: feature, tier: tier(of: call, last: last)) }
        // A call that was refused cost nothing and would cost nothing.
        let isFree = call.error != nil && call.cost == .zero && call.usage.state == .absent
        let would = isFree ? .zero : change.map { $0.to.price(at: moment)?.cost(of: call.usage) } ?? call.cost
        return Judgement(was: call.cost, would: would, to: change?.to.name)
    }

    /// Where a call was sent. A job may have gone up on its way, so that is not always where it ended.
    private func tier(of call: CallRecord, last: Tier?) -> Tier? {
        if let last, tiers[last]?.contains(call.model) == true { return last }
        return Tier.allCases.first { tiers[$0]?.contains(call.model) == true } ?? last
    }
}
