import ChassisCore

/// `features/NAME.yaml`, with the lines that later checks need.
struct FeatureFile {
    static let keys = [
        "name", "summary", "prompt", "version", "schema", "tier", "escalate_above_tokens", "credits", "retrieval",
        "cache", "guard", "budget", "limits", "parameters", "evals", "structured", "routing", "confidence",
    ]

    var feature: Feature
    let fields: Fields

    /// What other files offer, or `nil` for what can't be known because they can't be read.
    struct Surroundings {
        var prompts: Set<String>
        var schemas: Set<String>
        var guardPolicy: Feature.Guard?
        var models: [String]?
        var cache: Feature.Cache?
        /// Golden datasets.
        var suites: Set<String>
    }

    init?(_ text: String, file: String, name: String, surroundings: Surroundings, log: ProblemLog) {
        guard let node = YAMLReader.read(text, file: file, log: log),
            let fields = Fields(node, keys: Self.keys, log: log)
        else { return nil }
        self.fields = fields
        let stated = fields.text("name", expected: quoted(name))
        if !stated.isEmpty, stated != name {
            fields.wrong("name", "is not the file's name", expected: quoted(name), found: quoted(stated))
        }
        var feature = Feature(
            name: name, prompt: fields.reference("prompt", to: "prompt", among: surroundings.prompts.sorted()))
        feature.summary = fields.has("summary") ? fields.text("summary", or: "", expected: "one sentence") : ""
        feature.promptVersion = fields.integer("version", 1...1_000_000, or: 1)
        if fields.optional("schema") != nil {
            feature.schema = fields.reference("schema", to: "schema", among: surroundings.schemas.sorted())
        }
        feature.tier = fields.word("tier", or: Tier.local) ?? .local
        if fields.optional("escalate_above_tokens") != nil {
            feature.escalateAboveTokens = fields.integer("escalate_above_tokens", 1...100_000_000, or: 1)
        }
        feature.credits = Credits(
            milli: fields.decimal("credits", digits: 3, upTo: 1_000_000_000, unit: "credits", or: 1000))
        feature.retrieval = fields.retrieval()
        feature.guardPolicy = fields.guardPolicy(or: surroundings.guardPolicy, models: surroundings.models)
        feature.cache = fields.cache(or: surroundings.cache)
        feature.budget = fields.budget()
        feature.limits = fields.limits()
        feature.parameters = fields.parameters()
        feature.evals = fields.evals(suites: surroundings.suites)
        fields.readAnswering(into: &feature)
        self.feature = feature
    }
}

extension Fields {
    /// `cache: {ttl: 1h, stale_on_failure: true}`, `cache: off`, or what holds when nothing is said.
    func cache(or fallback: Feature.Cache?) -> Feature.Cache? {
        guard let node = node("cache") else { return fallback }
        if node.isOff { return nil }
        let keys = ["per", "ttl", "stale_on_failure", "semantic"]
        guard let fields = Fields(node, path: label("cache"), keys: keys, log: log) else { return nil }
        var cache = Feature.Cache()
        cache.per = fields.word("per", or: cache.per) ?? cache.per
        cache.ttl = fields.duration("ttl", .seconds(1)...ChassisFile.day * 365, or: cache.ttl)
        cache.staleOnFailure = fields.boolean("stale_on_failure", or: cache.staleOnFailure)
        cache.semantic = fields.semantic()
        return cache
    }

    /// `semantic: {threshold: 0.95, sample: 0.02, …}`, `semantic: true`, or off when nothing is said.
    private func semantic() -> Feature.Semantic? {
        guard let node = node("semantic"), !node.isOff, node.plain != "false" else { return nil }
        var semantic = Feature.Semantic()
        if node.plain == "true" { return semantic }
        let keys = ["threshold", "model", "judge", "sample", "false_hit_budget", "personal", "time_dependent"]
        guard let fields = Fields(node, path: label("semantic"), keys: keys, log: log) else { return nil }
        semantic.threshold = fields.fraction("threshold", or: semantic.threshold)
        if fields.optional("model") != nil {
            semantic.model = fields.text("model", expected: "a model of chassis.yaml")
        }
        if fields.optional("judge") != nil {
            semantic.judge = fields.text("judge", expected: "a model of chassis.yaml")
        }
        semantic.sample = fields.fraction("sample", or: semantic.sample)
        semantic.falseHitBudget = fields.fraction("false_hit_budget", or: semantic.falseHitBudget)
        semantic.personal = fields.boolean("personal", or: semantic.personal)
        semantic.timeDependent = fields.boolean("time_dependent", or: semantic.timeDependent)
        return semantic
    }

    /// `evals: {suite: NAME, gate: off|activate|change}`; `true` and `false` mean `activate` and `off`, as does
    /// `evals: off`.
    fileprivate func evals(suites: Set<String>) -> Feature.Evals {
        var evals = Feature.Evals()
        guard let node = node("evals") else { return evals }
        if node.isOff { return Feature.Evals(gate: .off) }
        guard let fields = Fields(node, path: label("evals"), keys: ["suite", "gate"], log: log) else { return evals }
        if fields.optional("suite") != nil {
            evals.suite = fields.reference("suite", to: "golden suite", among: suites.sorted())
        }
        switch fields.node("gate")?.plain {
        case "true": evals.gate = .activate
        case "false": evals.gate = .off
        default: evals.gate = fields.word("gate", or: Feature.Evals.Gate.activate) ?? .activate
        }
        return evals
    }

    fileprivate func retrieval() -> Feature.Retrieval? {
        guard let node = optional("retrieval"), !node.isOff else { return nil }
        let keys = ["documents", "min_relative_score", "vectors"]
        guard let fields = Fields(node, path: "retrieval", keys: keys, log: log) else { return nil }
        var retrieval = Feature.Retrieval()
        retrieval.documents = fields.integer("documents", 1...100, or: retrieval.documents)
        retrieval.minRelativeScore = fields.fraction("min_relative_score", or: retrieval.minRelativeScore)
        retrieval.vectors = fields.boolean("vectors", or: retrieval.vectors)
        return retrieval
    }

    fileprivate func budget() -> Feature.Budget {
        var budget = Feature.Budget()
        guard let fields = section("budget", keys: ["input", "context", "history"]) else { return budget }
        budget.input = fields.integer("input", 1...10_000_000, or: budget.input)
        budget.context = fields.integer("context", 1...10_000_000, or: budget.context)
        budget.history = fields.integer("history", 1...10_000_000, or: budget.history)
        return budget
    }

    fileprivate func limits() -> Feature.Limits {
        var limits = Feature.Limits()
        let keys = ["input_characters", "deadline", "attempts", "repairs"]
        guard let fields = section("limits", keys: keys) else { return limits }
        limits.inputCharacters = fields.integer("input_characters", 1...10_000_000, or: limits.inputCharacters)
        limits.deadline = fields.duration("deadline", .seconds(1)...ChassisFile.day * 7, or: limits.deadline)
        limits.attempts = fields.integer("attempts", 1...100, or: limits.attempts)
        limits.repairs = fields.integer("repairs", 0...10, or: limits.repairs)
        return limits
    }

    fileprivate func parameters() -> Feature.Parameters {
        var parameters = Feature.Parameters()
        guard let fields = section("parameters", keys: ["temperature", "max_output_tokens"]) else { return parameters }
        let isNull = fields.node("temperature")?.isNull ?? false
        parameters.temperature = isNull ? nil : fields.fraction("temperature", upTo: 2, or: 0)
        parameters.maxOutputTokens = fields.integer("max_output_tokens", 1...1_000_000, or: parameters.maxOutputTokens)
        return parameters
    }
}
