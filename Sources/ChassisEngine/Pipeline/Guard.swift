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
        let verdict = Self.verdict(on: call.foreignTexts(policy))
        call.notes["score"] = String((verdict.score * 1000).rounded() / 1000)
        guard let rule = verdict.rule else { return }
        call.notes["rule"] = rule
        if verdict.score >= policy.blockAt { throw .blocked(rule: rule, score: verdict.score) }
    }

    /// The worst verdict on any of the texts; what tools found has no business to give orders.
    private static func verdict(on texts: [GuardModel.Quoted]) -> GuardVerdict {
        let verdicts = texts.map { InjectionRules.standard.evaluate($0.text, isForeign: $0.kind == .tools) }
        return verdicts.max { $0.score < $1.score } ?? InjectionRules.standard.evaluate("")
    }
}
