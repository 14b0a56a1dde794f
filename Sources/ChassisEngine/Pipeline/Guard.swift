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
        Self.dropSummary(policy, &call)
        let verdict = Self.verdict(on: call.foreignTexts(policy) + call.foreignRuns(policy), policy)
        call.notes["score"] = String(verdict.rules.score.rounded(to: 3))
        call.notes["rule"] = verdict.rules.rule
        if let learned = verdict.learned {
            call.notes["learned"] = String(learned.score.rounded(to: 3))
            // Words of our table, not of the input, and only where they matter.
            if learned.score >= policy.blockAt { call.notes["learned.words"] = learned.reasons }
        }
        if verdict.score >= policy.blockAt, let rule = verdict.rule { throw .blocked(rule: rule, score: verdict.score) }
    }

    /// The rule that blocks a summary of what was said earlier; `nil` where it may be read.
    static func rule(blocking summary: String, _ policy: Feature.Guard) -> String? {
        guard policy.parts.contains(.input) else { return nil }
        let verdict = verdict(on: [.init(kind: .input, text: summary)], policy)
        return verdict.score >= policy.blockAt ? verdict.rule : nil
    }

    /// Takes out a remembered summary that gives orders. A model wrote it: who asks now never saw it, and could ask nothing
    /// more in this conversation.
    private static func dropSummary(_ policy: Feature.Guard, _ call: inout Call) {
        guard let range = call.memory?.range, let first = range.first, let message = call.chat?.messages[first],
            ConversationWindow.isStandIn(message), let rule = rule(blocking: message.content, policy)
        else { return }
        call.chat?.messages.remove(at: first)
        call.memory?.range = first..<(range.upperBound - 1)
        call.notes["summary"] = "left out: rule '\(rule)' blocks it"
    }

    /// The worst verdict on any of the texts; what tools found has no business to give orders.
    private static func verdict(on texts: [GuardModel.Quoted], _ policy: Feature.Guard) -> InjectionGuard.Verdict {
        let verdicts = texts.map {
            InjectionGuard.standard.evaluate(
                $0.text, isForeign: $0.kind == .tools, isLearnedAsked: policy.isLearnedAsked)
        }
        return verdicts.max { $0.score < $1.score } ?? .clean
    }
}
