package import ChassisCore
package import ChassisStore

/// Chooses the models to ask, best first: by the feature's tier, the input's size and difficulty, the day's budget, and
/// how the models have done lately.
///
/// A model whose provider has no key is left out; one whose breaker is open moves behind the others.
package struct Route: Stage {
    package static let name = "route"
    package static let isSkippedOnceAnswered = true
    private let health: ModelHealth
    private let spend: SpendWatch
    private let clock: any WallClock

    package init(health: ModelHealth, store: Store, clock: any WallClock) {
        self.health = health
        self.clock = clock
        spend = SpendWatch(store: store, clock: clock)
    }

    package func run(_ call: inout Call) async throws(StageError) {
        if call.job.error?.code == JobError.unavailableCode, let since = call.job.startedAt {
            call.notes["waited"] = "\((clock.now() - since).milliseconds) ms, for models that failed lately"
        }
        if let name = call.eval?.pin.model {
            try pin(&call, to: name)
            if health.warmth.isActive { try call.mind(health.warmth, at: clock.now()) }
            return
        }
        let texts = call.chat.map(\.texts) ?? [call.input]
        let monotonic = clock.monotonicNanoseconds()
        let tokens = texts.reduce(0) { $0 + TokenEstimate.count($1) }
        var question = RouteQuestion(
            feature: call.feature, input: call.chat == nil ? call.input : texts.last ?? call.input,
            tokens: tokens, rules: call.tenant.rules,
            budget: await spend.state(of: call.feature, tenant: call.tenant.id), now: clock.now(),
            standing: { [health, job = call.job.id] in health.standing(of: $0, for: job, at: monotonic) },
            slowness: { [health] in health.slowness(of: $0) })
        question.answerTokens = call.wantedAnswer
        if let chat = call.chat {
            question.promptTokens = promptTokens(of: chat, call)
            question.offersTools = !chat.options.tools.isEmpty && chat.options.toolChoice != ToolChoice.none
        }
        let decision = RouteDecision(question, setup: call.setup)
        call.route.difficulty = (question.input, decision.difficulty)
        call.route.tier = decision.tier
        call.route.candidates = decision.models
        call.route.stronger = decision.stronger
        call.route.strongerTiers = decision.strongerTiers
        call.notes["tier"] = decision.tier.rawValue
        call.notes["reason"] = decision.reason
        call.notes["difficulty"] = decision.difficulty.text
        if let budget = decision.budget { call.notes["budget"] = budget }
        call.notes["models"] = decision.models.map(\.name).joined(separator: ", ")
        if !decision.stronger.isEmpty {
            call.notes["stronger"] = decision.stronger.map(\.name).joined(separator: ", ")
        }
        if !decision.skipped.isEmpty { call.notes["skipped"] = decision.skipped.joined(separator: "; ") }
        if !call.tenant.rules.isEmpty { call.notes["data rules"] = call.tenant.rules.text }
        if decision.models.isEmpty,
            let largest = decision.tooSmall.max(by: { ($0.contextWindow ?? 0) < ($1.contextWindow ?? 0) })
        {
            throw .contextExceeded(largest, prompt: question.promptTokens, answer: question.answerTokens)
        }
        if decision.models.isEmpty, !decision.kept.isEmpty {
            throw .dataRules(call.tenant.rules.text, refusals: decision.kept)
        }
        if decision.models.isEmpty { throw .noModel(tier: decision.tier, skipped: decision.skipped) }
        if health.warmth.isActive { try call.mind(health.warmth, at: clock.now()) }
    }

    /// About what a chat's prompt will have: what was said, as far as budgets allow, and what is never cut.
    private func promptTokens(of chat: ChatRequest, _ call: Call) -> Int {
        let counter = TokenCounter.estimate
        var said = counter.count(chat.messages)
        if let memory = call.memory {
            // What is remembered will be cut to its budget.
            let own = counter.count(memory.own)
            let names = call.setup.workspace.modelNames(of: call.feature, in: call.feature.tier)
            let room = call.promptRoom(of: names.compactMap { call.setup.workspace.model($0) })
            let fixed = own + counter.count(chat.options.tools) + TokenCounter.frame(of: memory.own)
            said = own + min(max(0, said - own), call.feature.budget.history, max(0, room - fixed))
        }
        if !call.feature.isChat { said = min(said, call.feature.budget.input) }
        return said + counter.count(chat.options.tools)
            + TokenCounter.frame(of: call.memory?.own ?? chat.messages)
    }

    /// The one model that an eval run is about: no other may answer in its place.
    private func pin(_ call: inout Call, to name: String) throws(StageError) {
        call.notes["reason"] = "the eval run's model"
        call.notes["models"] = name
        guard let model = call.setup.workspace.model(name) else {
            throw .noModel(tier: call.route.tier, skipped: ["\(name): it is not there any more"])
        }
        if let why = call.setup.unusable[model.provider] {
            throw .noModel(tier: call.route.tier, skipped: ["\(name): \(why)"])
        }
        call.route.candidates = [model]
    }
}
