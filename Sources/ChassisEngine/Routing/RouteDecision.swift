package import ChassisCore

/// What decides where a call goes.
package struct RouteQuestion: Sendable {
    package var feature: Feature
    /// What the tenant allows to become of its data.
    package var rules: DataRules
    /// Masked or not; only looked at.
    package var input: String
    /// An estimate, of the whole input.
    package var tokens: Int
    /// Of those, what will be in the prompt at least.
    package var promptTokens: Int
    /// What the answer may have at most; `nil` when nobody said.
    package var answerTokens: Int?
    /// Whether the model may be asked to call functions.
    package var offersTools = false
    package var budget: BudgetState?
    package var standing: @Sendable (_ model: String) -> ModelHealth.Standing
    package var slowness: @Sendable (_ model: String) -> (recent: Duration, usual: Duration)?
    /// For prices.
    package var now: Timestamp

    package init(
        feature: Feature, input: String, tokens: Int, rules: DataRules = .init(), budget: BudgetState? = nil,
        now: Timestamp,
        standing: @escaping @Sendable (String) -> ModelHealth.Standing = { _ in .closed },
        slowness: @escaping @Sendable (String) -> (recent: Duration, usual: Duration)? = { _ in nil }
    ) {
        self.feature = feature
        self.rules = rules
        self.input = input
        self.tokens = tokens
        promptTokens = feature.isChat ? tokens : min(tokens, feature.budget.input)
        answerTokens = feature.parameters.maxOutputTokens == .max ? nil : feature.parameters.maxOutputTokens
        self.budget = budget
        self.now = now
        self.standing = standing
        self.slowness = slowness
    }
}

/// What was decided and why, in words a person can check. Pure: the same question gets the same decision.
package struct RouteDecision: Sendable {
    package private(set) var tier: Tier
    /// The step that settled the tier.
    package private(set) var reason: String
    /// To ask in this order.
    package private(set) var models: [Model] = []
    /// To ask when an answer does not hold or is not trusted, tier after tier.
    package private(set) var stronger: [Model] = []
    /// Of those, by their names.
    package private(set) var strongerTiers: [String: Tier] = [:]
    package private(set) var difficulty: Difficulty
    /// How much of the budget is spent, as far as that can be seen; `nil` without one.
    package private(set) var budget: String?
    package private(set) var skipped: [String] = []
    /// Providers that the tenant's rules keep its data from, and why.
    package private(set) var kept: [String] = []
    /// Models that are there, and too small for prompt and answer.
    package private(set) var tooSmall: [Model] = []
    /// Everything that was weighed, in order.
    package private(set) var steps: [String] = []

    package init(_ question: RouteQuestion, setup: Setup) {
        let feature = question.feature
        difficulty = Difficulty(question.input, tokens: question.tokens)
        tier = feature.tier
        reason = "tier '\(tier.rawValue)' of feature '\(feature.name)'"
        steps.append(reason)
        raiseForSize(question)
        weighDifficulty(question)
        var cheapestFirst = false
        if let budget = question.budget { cheapestFirst = lowerForBudget(budget, feature) }
        if !feature.models.isEmpty {
            tier = feature.tier
            reason =
                feature.isChat
                ? "the client named '\(feature.models.joined(separator: ", "))'"
                : "models of the bundle of feature '\(feature.name)'"
            steps.append(reason)
        }
        models = usable(setup.workspace.modelNames(of: feature, in: tier), question, setup, isMain: true)
        if cheapestFirst { models = cheapestFirstOrder(models, at: question.now) }
        for to in feature.strongerTiers where to != tier { climb(to, question, setup) }
        if budget != nil { noteUnpriced(at: question.now) }
        if models.isEmpty, !tooSmall.isEmpty, let to = stronger.first.flatMap({ strongerTiers[$0.name] }) {
            models = stronger.filter { strongerTiers[$0.name] == to }
            stronger.removeFirst(models.count)
            tier = to
            reason = "no model below is large enough: '\(to.rawValue)'"
            steps.append(reason)
        }
        if let hedge = feature.routing.hedge, models.count > 1 {
            steps.append("'\(models[1].name)' is asked as well after \(hedge.after.milliseconds) ms without an answer")
        }
        steps.append("asked in this order: " + (models.isEmpty ? "nobody" : models.map(\.name).joined(separator: ", ")))
    }

    /// Adds a tier's models to those that are asked when an answer does not hold.
    private mutating func climb(_ to: Tier, _ question: RouteQuestion, _ setup: Setup) {
        let known = Set((models + stronger).map(\.name))
        let more = usable(setup.workspace.tiers[to] ?? [], question, setup, isMain: false)
            .filter { !known.contains($0.name) }
        stronger += more
        for model in more { strongerTiers[model.name] = to }
        let cascade = question.feature.routing.cascade
        let below = cascade?.to == to ? cascade?.below ?? 0 : 0
        let trust = below > 0 ? " or has a confidence below \(below)" : ""
        steps.append(
            "an answer that does not hold\(trust) goes up to '\(to.rawValue)': "
                + (more.isEmpty ? "no other model there" : more.map(\.name).joined(separator: ", ")))
    }

    private mutating func raiseForSize(_ question: RouteQuestion) {
        guard let limit = question.feature.escalateAboveTokens else { return }
        guard question.tokens > limit, tier != .complex else {
            steps.append(
                "\(question.tokens) input tokens "
                    + (question.tokens > limit
                        ? "are more than \(limit), and no tier is higher" : "are at most \(limit)"))
            return
        }
        tier = tier.above
        reason = "\(question.tokens) input tokens are more than \(limit): one tier up, '\(tier.rawValue)'"
        steps.append(reason)
    }

    private mutating func weighDifficulty(_ question: RouteQuestion) {
        let routing = question.feature.routing
        let score = difficulty.score
        if let from = routing.hardFrom, score >= from, tier == question.feature.tier, tier != .complex {
            tier = tier.above
            reason = "difficulty \(difficulty.text); \(from) or more: one tier up, '\(tier.rawValue)'"
            steps.append(reason)
        } else if let to = routing.easyTo, score <= to, tier == question.feature.tier, tier != .local {
            tier = tier.below
            reason = "difficulty \(difficulty.text); \(to) or less: one tier down, '\(tier.rawValue)'"
            steps.append(reason)
        } else {
            let isWeighed = routing.hardFrom != nil || routing.easyTo != nil
            steps.append("difficulty \(difficulty.text)" + (isWeighed ? "; the tier stays" : "; not asked for"))
        }
    }

    /// Returns whether the budget is nearly spent.
    private mutating func lowerForBudget(_ budget: BudgetState, _ feature: Feature) -> Bool {
        let from = feature.routing.budget?.cheaperFrom ?? 1
        let words = budget.text
        self.budget = words
        guard budget.share >= from else {
            steps.append("\(words); the tier stays")
            return false
        }
        if tier != .local {
            tier = tier.below
            reason = "\(words): one tier down, '\(tier.rawValue)', cheapest first"
        } else {
            reason = "\(words): cheapest first"
        }
        steps.append(reason)
        return true
    }

    /// Says which models the budget will not see: nobody knows what they cost.
    private mutating func noteUnpriced(at now: Timestamp) {
        let unpriced = (models + stronger).filter { $0.price(at: now) == nil }.map { "'\($0.name)'" }
        guard !unpriced.isEmpty else { return }
        let words = "what \(unpriced.joined(separator: ", ")) costs is not in it: no price is in force"
        budget = budget.map { "\($0); \(words)" }
        steps.append("of the budget: \(words)")
    }

    /// Ready ones first, then slow ones, then those whose breaker is open.
    private mutating func usable(
        _ names: [String], _ question: RouteQuestion, _ setup: Setup, isMain: Bool
    ) -> [Model] {
        var (ready, slow, open): ([Model], [Model], [Model]) = ([], [], [])
        for name in names {
            guard let model = setup.workspace.model(name) else { continue }
            if let why = setup.unusable[model.provider] {
                note("\(name): \(why)", isMain)
                continue
            }
            if let why = setup.settings(of: model.provider).flatMap({ question.rules.refusal(of: $0) }) {
                kept.append("\(name): \(why)")
                note("\(name): the tenant's data rules (\(question.rules.text)) forbid it, \(why)", isMain)
                continue
            }
            let isExtractive = setup.settings(of: model.provider)?.kind == .extractive
            if isExtractive, question.offersTools {
                note("\(name): calls no functions, and the request offers some", isMain)
                continue
            }
            if !isExtractive,
                model.room(besidePrompt: question.promptTokens, wanted: question.answerTokens) == nil
            {
                if isMain { tooSmall.append(model) }
                let answer = question.answerTokens.map { " and an answer of \(min($0, model.maxOutputTokens))" } ?? ""
                note(
                    "\(name): about \(question.promptTokens) tokens\(answer) don't fit into its context window of "
                        + "\(model.contextWindow ?? 0)", isMain)
                continue
            }
            switch question.standing(name) {
            case .open:
                note("\(name): failed lately, asked last", isMain)
                open.append(model)
            case .closed, .halfOpen:
                if let times = question.slowness(name) {
                    note(
                        "\(name): slow lately (\(Self.seconds(times.recent)), else \(Self.seconds(times.usual)))",
                        isMain)
                    slow.append(model)
                } else {
                    ready.append(model)
                }
            }
        }
        return ready + slow + open
    }

    private mutating func note(_ words: String, _ isMain: Bool) {
        if isMain { skipped.append(words) }
        steps.append(words)
    }

    private static func seconds(_ time: Duration) -> String { "\(Double(time.milliseconds / 100) / 10) s" }

    /// By what a thousand tokens in and two hundred out cost; a model without a price stands last.
    private func cheapestFirstOrder(_ models: [Model], at now: Timestamp) -> [Model] {
        func cost(_ model: Model) -> Int64 {
            model.price(at: now)?.mostCost(input: 1000, output: 200).nanoUSD ?? .max
        }
        return models.enumerated().sorted { (cost($0.element), $0.offset) < (cost($1.element), $1.offset) }
            .map(\.element)
    }
}
