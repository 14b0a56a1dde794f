import ChassisCore

extension Fields {
    /// `structured:`, `routing:` and `confidence:`, once tier, schema and limits are known.
    func readAnswering(into feature: inout Feature) {
        feature.structured = structured(&feature)
        feature.routing = routing(of: feature)
        feature.trust = trust()
    }

    /// `structured: {constrain: true, mend: true, repairs: 1, stronger: complex, last_good: 7d}`
    private func structured(_ feature: inout Feature) -> Feature.Structured {
        var structured = Feature.Structured()
        let keys = ["constrain", "mend", "repairs", "stronger", "last_good"]
        guard let fields = section("structured", keys: keys) else { return structured }
        if feature.schema == nil {
            wrong("structured", "says how answers come to fit a schema", expected: "schema: NAME", found: "no schema")
        }
        structured.constrains = fields.boolean("constrain", or: structured.constrains)
        structured.mends = fields.boolean("mend", or: structured.mends)
        if fields.has("repairs") {
            if case .map(let members)? = node("limits")?.kind, members.contains(where: { $0.name == "repairs" }) {
                fields.wrong(
                    "repairs", "is said twice", expected: "structured.repairs or limits.repairs", found: "both")
            }
            feature.limits.repairs = fields.integer("repairs", 0...10, or: feature.limits.repairs)
        }
        structured.stronger = fields.tier("stronger", above: feature.tier)
        if let node = fields.optional("last_good"), !node.isOff {
            structured.lastGood = fields.duration("last_good", .seconds(1)...ChassisFile.day * 365, or: .seconds(1))
        }
        return structured
    }

    /// `routing: {hard_from: 0.6, easy_to: 0.1, cascade: {to: complex, below_confidence: 0.5}, …}`
    private func routing(of feature: Feature) -> Feature.Routing {
        var routing = Feature.Routing()
        let keys = ["hard_from", "easy_to", "cascade", "budget", "hedge"]
        guard let fields = section("routing", keys: keys) else { return routing }
        routing.hardFrom = fields.optionalFraction("hard_from")
        routing.easyTo = fields.optionalFraction("easy_to")
        if let hard = routing.hardFrom, let easy = routing.easyTo, easy >= hard {
            fields.wrong(
                "easy_to", "is not below hard_from", expected: "less than \(hard)",
                found: fields.node("easy_to")?.found ?? "")
        }
        if let cascade = fields.section("cascade", keys: ["to", "below_confidence"]) {
            if !cascade.has("to") { _ = cascade.required("to", expected: "a tier above '\(feature.tier.rawValue)'") }
            if let to = cascade.tier("to", above: feature.tier) {
                routing.cascade = .init(to: to, below: cascade.fraction("below_confidence", or: 0))
            }
        }
        if let hedge = fields.section("hedge", keys: ["after"]) {
            if !hedge.has("after") { _ = hedge.required("after", expected: "a duration such as 800ms") }
            let range = Duration.milliseconds(1)...ChassisFile.day
            routing.hedge = .init(after: hedge.duration("after", range, or: .seconds(1)))
        }
        routing.budget = fields.dailyBudget()
        return routing
    }

    private func dailyBudget() -> Feature.Routing.Budget? {
        let keys = ["feature_usd_per_day", "tenant_usd_per_day", "cheaper_from"]
        guard let fields = section("budget", keys: keys) else { return nil }
        let limit: Int64 = 1_000_000_000_000_000
        func money(_ key: String) -> Money? {
            fields.optionalDecimal(key, digits: 9, upTo: limit, unit: "US dollars a day").map(Money.init(nanoUSD:))
        }
        let budget = Feature.Routing.Budget(
            feature: money("feature_usd_per_day"), tenant: money("tenant_usd_per_day"),
            cheaperFrom: fields.fraction("cheaper_from", or: 0.8))
        if budget.feature == nil, budget.tenant == nil {
            wrong(
                "budget", "names no budget", expected: "feature_usd_per_day or tenant_usd_per_day", found: "neither")
        }
        return budget
    }

    /// `confidence: {mark_below: 0.5, review_below: 0.3}`
    private func trust() -> Feature.Trust {
        guard let fields = section("confidence", keys: ["mark_below", "review_below"]) else { return Feature.Trust() }
        return Feature.Trust(
            markBelow: fields.optionalFraction("mark_below"), reviewBelow: fields.optionalFraction("review_below"))
    }

    private func optionalFraction(_ key: String) -> Double? { optional(key).map { _ in fraction(key, or: 0) } }

    /// A tier above the feature's; `nil` when the key is missing or names none.
    private func tier(_ key: String, above own: Tier) -> Tier? {
        guard optional(key) != nil, let tier: Tier = word(key, or: Tier.complex) else { return nil }
        let order = Tier.allCases
        if (order.firstIndex(of: tier) ?? 0) <= (order.firstIndex(of: own) ?? 0),
            Tier(rawValue: node(key)?.text ?? "") != nil
        {
            wrong(
                key, "is not above the feature's tier", expected: "a tier above '\(own.rawValue)'",
                found: node(key)?.found ?? "")
        }
        return tier
    }
}
