package import ChassisCore

/// Keeps a conversation within its budget, and within what the model has room for: the newest turns stay, older ones are
/// summed up by a small model, once each.
///
/// Stands behind `Mask`, because the summary goes to a provider, and before `Compose`. When the budget is passed, half
/// of it is freed, so that not every turn has to sum up: what a conversation costs grows with its turns, not with their
/// square. A summary that can't be had is left out, and what it would have held is told to be dropped.
package struct Window: Stage {
    package static let name = "window"
    package static let isSkippedOnceAnswered = true
    private static let summaryTokens = 400
    private static let patience = Duration.seconds(20)
    private let health: ModelHealth
    private let clock: any WallClock

    package init(health: ModelHealth, clock: any WallClock) {
        self.health = health
        self.clock = clock
    }

    package func isNeeded(by call: Call) -> Bool { call.memory != nil }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let chat = call.chat, let memory = call.memory, memory.range.upperBound <= chat.messages.count else {
            return
        }
        let range = Self.windowed(memory, in: chat)
        let history = Array(chat.messages[range])
        let counter = call.counter
        let bound = counter.count(chat.messages[range.upperBound..<memory.range.upperBound])
        let room = Self.room(call, chat, counter)
        let budget = max(1, min(call.feature.budget.history, room) - bound)
        let before = counter.count(history)
        call.notes["tokens"] = counter.text
        call.notes["history.budget"] = String(budget)
        if room < call.feature.budget.history {
            call.notes["history.room"] = "\(room) tokens, beside what is never cut"
        }
        if bound > 0 { call.notes["history.bound"] = "\(bound) tokens of the turn that called tools" }
        call.notes["history.before"] = "\(history.count) messages, \(before) tokens"
        guard before > budget else {
            call.notes["history.after"] = call.notes["history.before"]
            return
        }
        let window = ConversationWindow(history, tokens: budget / 2, counter)
        var summary = window.summary
        if !window.dropped.isEmpty {
            let most = max(50, min(Self.summaryTokens, budget / 4))
            if let text = await sumUp(window, tokens: most, &call) {
                summary = ConversationWindow.standIn(text)
                call.memory?.summary = text
                call.memory?.through = memory.lastJob(within: window.dropped.count)
            } else {
                call.notes["history.dropped"] = "\(window.dropped.count) messages, not summed up"
            }
        }
        let kept = (summary.map { [$0] } ?? []) + window.kept
        call.chat?.messages.replaceSubrange(range, with: kept)
        call.memory?.range = range.lowerBound..<(memory.range.upperBound - history.count + kept.count)
        call.notes["history.after"] = "\(kept.count) messages, \(counter.count(kept)) tokens"
    }

    /// What the models to be asked have room for beside the answer and all that is never cut.
    private static func room(_ call: Call, _ chat: ChatRequest, _ counter: TokenCounter) -> Int {
        let room = call.promptRoom(of: call.route.candidates)
        guard room < .max else { return room }
        var texts = call.usedPassages.map(\.text)
        if !call.feature.isChat, let prompt = call.setup.prompt(of: call.feature) {
            texts += [prompt.system, prompt.user] + prompt.examples.flatMap { [$0.input, $0.output] }
        }
        if let shape = call.shape { texts.append(shape.text) }
        let fixed = texts.reduce(0) { $0 + counter.count($1) } + counter.count(call.memory?.own ?? [])
        return max(0, room - fixed - counter.count(chat.options.tools) - TokenCounter.frame(of: chat.messages))
    }

    /// What may be summed up of what is remembered: all, unless the client's own messages are results of tools. Those
    /// need the turn that called them.
    private static func windowed(_ memory: ConversationMemory, in chat: ChatRequest) -> Range<Int> {
        guard memory.own.first(where: { $0.role != .system })?.role == .tool else { return memory.range }
        let turn = chat.messages[memory.range].lastIndex { $0.role == .user }
        return memory.range.lowerBound..<(turn ?? memory.range.lowerBound)
    }

    private func sumUp(_ window: ConversationWindow, tokens: Int, _ call: inout Call) async -> String? {
        let setup = call.setup
        let names = (setup.workspace.tiers[.small] ?? []) + (setup.workspace.tiers[.local] ?? [])
        let models = names.compactMap { setup.workspace.model($0) }.filter {
            health.isHealthy($0.name, at: clock.monotonicNanoseconds())
        }
        // The first that the tenant's data may go to.
        let opened = models.lazy.compactMap { [call] model in (try? call.open(model)).map { (model, $0) } }.first
        guard let (model, (provider, settings)) = opened else { return nil }
        let said = ConversationWindow.quoted((window.summary.map { [$0] } ?? []) + window.dropped)
        let time = CallTime(
            settings.timeouts, patience: Self.patience, until: call.job.deadline, now: clock.now())
        let request = InferenceRequest(
            model: model.id, messages: ConversationWindow.summaryPrompt(said, tokens: tokens), temperature: 0,
            maxOutputTokens: tokens,
            stream: false, material: InferenceMaterial(input: said))
        let asking = SideCall(model: model, purpose: .summary, time: time, health: health, clock: clock)
        guard case .success(let response) = await asking.generate(request, at: provider, &call) else { return nil }
        let text = call.setup.masker.maskedAgain(response.text, region: call.tenant.region, map: &call.masks)
        let cut = TokenEstimate.cut(text, to: tokens)
        // Sentences that pass one by one may be an order once they are summed up, and stand in every later prompt.
        if let rule = call.feature.guardPolicy.flatMap({ Guard.rule(blocking: cut, $0) }) {
            call.notes["summary"] = "thrown away: rule '\(rule)' blocks it"
            return nil
        }
        return cut.trimmingSpaces.isEmpty ? nil : cut
    }
}
