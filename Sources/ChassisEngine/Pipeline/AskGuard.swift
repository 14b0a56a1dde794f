package import ChassisCore

/// Asks a second model, which sees nothing but quoted data, about what the rules let pass.
///
/// Stands behind `Guard` and `Cached`, so that neither a blocked nor an answered input costs a call, and behind
/// `Reserve`, so that an eval run's cap holds for it. The input and what tools found are judged together and end the
/// job; a page of the knowledge base is judged once in the life of a setup and left out.
package struct AskGuard: Stage {
    package static let name = "guard.model"
    package static let isSkippedOnceAnswered = true
    private let health: ModelHealth
    private let clock: any WallClock

    package init(health: ModelHealth, clock: any WallClock) {
        self.health = health
        self.clock = clock
    }

    package func isNeeded(by call: Call) -> Bool { call.feature.guardPolicy?.model != nil }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let policy = call.feature.guardPolicy, let name = policy.model else { return }
        let guardModel = GuardModel(name: name, health: health, clock: clock)
        call.notes["model"] = name
        for texts in GuardModel.portions(of: call.foreignTexts(policy)) {
            switch try await guardModel.ask(about: texts, &call) {
            case .allow: continue
            case .block(let reason):
                call.notes["reason"] = reason
                throw .blocked(rule: "guard-model", score: 1)
            case .none(let why, let isTransient):
                call.notes["failed"] = why
                guard policy.onFailure == .allow else {
                    throw .guardFailed(model: name, why: why, isTransient: isTransient)
                }
            case .forbidden(let rules, let refusals):
                call.notes["failed"] = "data rules: " + refusals.joined(separator: "; ")
                guard policy.onFailure == .allow else { throw .dataRules(rules, refusals: refusals) }
            }
        }
        if policy.parts.contains(.documents) { try await askAboutPages(guardModel, policy, &call) }
    }

    private func askAboutPages(
        _ guardModel: GuardModel, _ policy: Feature.Guard, _ call: inout Call
    ) async throws(StageError) {
        var leftOut: [String] = []
        for index in call.context.indices where call.context[index].used {
            let passage = call.context[index].passage
            let verdict: GuardModel.Verdict
            if let known = call.setup.passageVerdicts.of(passage, by: guardModel.name) {
                verdict = known
            } else {
                let text = GuardModel.Quoted(kind: .documents, text: PassageVerdicts.text(of: passage))
                verdict = try await guardModel.ask(about: [text], &call)
            }
            switch verdict {
            case .allow:
                call.setup.passageVerdicts.remember(verdict, of: passage, by: guardModel.name)
                continue
            case .block:
                call.setup.passageVerdicts.remember(verdict, of: passage, by: guardModel.name)
            case .none(let why, _):
                call.notes["failed"] = why
                if policy.onFailure == .allow { continue }
            case .forbidden(_, let refusals):
                call.notes["failed"] = "data rules: " + refusals.joined(separator: "; ")
                if policy.onFailure == .allow { continue }
            }
            call.context[index].used = false
            leftOut.append(passage.id)
        }
        guard !leftOut.isEmpty else { return }
        call.notes["left_out"] = leftOut.joined(separator: ", ")
        // The prompt once more, without them.
        let notes = call.notes
        try await Compose().run(&call)
        if call.mark.canary != nil { try await PlantCanary().run(&call) }
        call.notes = notes
    }

    /// The calls that the guard may make at most, with what each is asked, for `WorstCase`.
    static func worstCase(of call: Call) -> [(model: Model?, messages: [Message])] {
        guard let policy = call.feature.guardPolicy, let name = policy.model else { return [] }
        var questions = GuardModel.portions(of: call.foreignTexts(policy))
        if policy.parts.contains(.documents) {
            questions += call.usedPassages.map { [.init(kind: .documents, text: PassageVerdicts.text(of: $0))] }
        }
        let model = call.setup.workspace.model(name)
        return questions.flatMap { texts in
            repeatElement((model, GuardModel.messages(about: texts, ticket: "")), count: GuardModel.tries)
        }
    }
}

extension Call {
    /// What came from outside and is to be looked at: the user's words and what tools found.
    func foreignTexts(_ policy: Feature.Guard) -> [GuardModel.Quoted] {
        guard let chat else {
            return policy.parts.contains(.input) ? [.init(kind: .input, text: input)] : []
        }
        return chat.messages.compactMap { message in
            Self.part(of: message.role, policy).map { .init(kind: $0, text: message.content) }
        }
    }

    /// What follows one another from the same side, as one text: models read an order that is spread over two messages like
    /// one in a single message.
    func foreignRuns(_ policy: Feature.Guard) -> [GuardModel.Quoted] {
        var runs: [(role: Message.Role, texts: [String])] = []
        for message in chat?.messages ?? [] where message.role != .system {
            if runs.last?.role == message.role {
                runs[runs.count - 1].texts.append(message.content)
            } else {
                runs.append((message.role, [message.content]))
            }
        }
        return runs.filter { $0.texts.count > 1 }.compactMap { run in
            Self.part(of: run.role, policy).map { .init(kind: $0, text: run.texts.joined(separator: "\n")) }
        }
    }

    /// As what the words of a role are looked at; `nil` where they are ours, or the policy leaves them out.
    private static func part(of role: Message.Role, _ policy: Feature.Guard) -> Feature.Guard.Part? {
        guard role == .tool || role == .user else { return nil }
        let part: Feature.Guard.Part = role == .tool ? .tools : .input
        return policy.parts.contains(part) ? part : nil
    }
}
