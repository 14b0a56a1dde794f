import ChassisCore

extension ChassisFile {
    private static let planKeys = [
        "monthly_credits", "monthly_price_usd", "weight", "max_queued_jobs", "max_input_characters",
        "models", "chat_credits", "on_disconnect", "refund", "limits",
    ]

    static func plan(_ entry: NamedNode, log: ProblemLog) -> Plan? {
        let path = "plans.\(entry.name)"
        guard let fields = Fields(entry.node, path: path, keys: planKeys, log: log) else { return nil }
        let credits = fields.decimal(
            "monthly_credits", digits: 3, upTo: 1_000_000_000_000, unit: "credits", or: nil)
        var plan = Plan(name: entry.name, monthlyCredits: Credits(milli: credits))
        let price = fields.decimal("monthly_price_usd", digits: 9, upTo: 1_000_000_000_000_000, unit: "USD", or: 0)
        plan.monthlyPrice = Money(nanoUSD: price)
        plan.weight = fields.integer("weight", 1...1000, or: plan.weight)
        plan.maxQueuedJobs = fields.integer("max_queued_jobs", 1...100_000_000, or: plan.maxQueuedJobs)
        plan.maxInputCharacters = fields.integer(
            "max_input_characters", 1...10_000_000, or: plan.maxInputCharacters)
        if fields.optional("models") != nil {
            plan.names = fields.names(
                "models", expected: "a list of features, models and tiers", naming: Naming.models,
                isName: Naming.isModel)
        }
        plan.chatCredits = fields.credits("chat_credits")
        plan.onDisconnect = fields.word("on_disconnect", or: plan.onDisconnect) ?? plan.onDisconnect
        plan.refund = fields.word("refund", or: plan.refund) ?? plan.refund
        plan.limits = limits(fields)
        return plan
    }

    private static func limits(_ fields: Fields) -> RateLimits {
        let keys = ["requests_per_minute", "tokens_per_minute", "concurrency"]
        guard let fields = fields.section("limits", keys: keys) else { return RateLimits() }
        func limit(_ key: String) -> Int? {
            fields.optional(key) == nil ? nil : fields.integer(key, 1...1_000_000_000, or: 1)
        }
        return RateLimits(
            requestsPerMinute: limit(keys[0]), tokensPerMinute: limit(keys[1]), concurrency: limit(keys[2]))
    }

    static func tenant(_ entry: NamedNode, plans: [String], log: ProblemLog) -> Tenant? {
        let path = "tenants.\(entry.name)"
        guard let fields = Fields(entry.node, path: path, keys: ["name", "plan", "region", "data", "limits"], log: log)
        else {
            return nil
        }
        let region = fields.text("region", or: Tenant.usualRegion, expected: "two capital letters such as DE")
        if region.utf8.count != 2 || !region.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            fields.wrong(
                "region", "is not a region", expected: "two capital letters such as DE", found: quoted(region))
        }
        return Tenant(
            id: entry.name, name: fields.text("name", or: entry.name, expected: "the tenant's name", atMost: 200),
            plan: fields.reference("plan", to: "plan", among: plans), region: region, rules: dataRules(fields),
            limits: limits(fields))
    }
}

extension Fields {
    /// Credits, 0 or more, to a thousandth; `nil` when nothing is said.
    func credits(_ key: String) -> Credits? {
        guard optional(key) != nil else { return nil }
        return Credits(milli: decimal(key, digits: 3, upTo: 1_000_000_000, unit: "credits", or: nil))
    }
}
