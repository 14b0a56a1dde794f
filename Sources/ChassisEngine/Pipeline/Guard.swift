import ChassisCore

/// Refuses inputs that try to turn the model against its instructions.
///
/// Stands behind `Mask`, so that an excerpt in a trace holds nothing personal, and before the cache, so that a blocked
/// input is blocked every time.
package struct Guard: Stage {
    package static let name = "guard"

    package func run(_ call: inout Call) async throws(StageError) {
        guard let policy = call.feature.guardPolicy else {
            call.notes["guard"] = "off"
            return
        }
        let texts = call.foreignTexts(policy)
        let verdict = Self.verdict(on: texts + Self.neighbours(texts, in: call.chat), policy)
        call.notes["score"] = String(verdict.rules.score.rounded(to: 3))
        call.notes["rule"] = verdict.rules.rule
        if let learned = verdict.learned {
            call.notes["learned"] = String(learned.score.rounded(to: 3))
            // Words of our table, not of the input, and only where they matter.
            if learned.score >= policy.blockAt { call.notes["learned.words"] = learned.reasons }
        }
        if verdict.score >= policy.blockAt, let rule = verdict.rule { throw .blocked(rule: rule, score: verdict.score) }
    }

    /// The worst verdict on any of the texts; what tools found has no business to give orders.
    private static func verdict(on texts: [GuardModel.Quoted], _ policy: Feature.Guard) -> InjectionGuard.Verdict {
        let verdicts = texts.map {
            InjectionGuard.standard.evaluate(
                $0.text, isForeign: $0.kind == .tools, isLearnedAsked: policy.isLearnedAsked)
        }
        return verdicts.max { $0.score < $1.score } ?? .clean
    }

    /// What follows one another from the same side, as one text: models read an order that is spread over two messages like
    /// one in a single message.
    private static func neighbours(_ texts: [GuardModel.Quoted], in chat: ChatRequest?) -> [GuardModel.Quoted] {
        guard texts.count > 1, let chat else { return [] }
        var runs: [(role: Message.Role, texts: [String])] = []
        for message in chat.messages where message.role != .system {
            if runs.last?.role == message.role {
                runs[runs.count - 1].texts.append(message.content)
            } else {
                runs.append((message.role, [message.content]))
            }
        }
        let kinds = Set(texts.map(\.kind))
        return runs.compactMap { run in
            let kind: Feature.Guard.Part = run.role == .tool ? .tools : .input
            guard run.texts.count > 1, run.role != .assistant, kinds.contains(kind) else { return nil }
            return .init(kind: kind, text: run.texts.joined(separator: "\n"))
        }
    }
}
