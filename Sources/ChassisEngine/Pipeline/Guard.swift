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

    /// The worst verdict on any of the texts; what tools found has no business to give orders.
    private static func verdict(on texts: [GuardModel.Quoted], _ policy: Feature.Guard) -> InjectionGuard.Verdict {
        let verdicts = texts.map {
            InjectionGuard.standard.evaluate(
                $0.text, isForeign: $0.kind == .tools, isLearnedAsked: policy.isLearnedAsked)
        }
        return verdicts.max { $0.score < $1.score } ?? .clean
    }
}
