import ChassisCore
import Synchronization

/// Leaves out passages that read like orders to the model.
///
/// A page of the knowledge base is data, and whoever can write one must not command every answer made from it. The job
/// goes on without the page; the trace says which and why.
package struct Quarantine: Stage {
    package static let name = "guard.documents"
    package static let isSkippedOnceAnswered = true

    package func isNeeded(by call: Call) -> Bool {
        call.feature.guardPolicy?.parts.contains(.documents) == true && call.context.contains(where: \.used)
    }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let policy = call.feature.guardPolicy else { return }
        var leftOut: [String] = []
        for index in call.context.indices where call.context[index].used {
            let passage = call.context[index].passage
            let known = call.setup.passageVerdicts.byLayers(passage)
            let verdict = policy.isLearnedAsked ? known : known.withoutLearned
            guard verdict.score >= policy.blockAt, let rule = verdict.rule else { continue }
            call.context[index].used = false
            leftOut.append("\(passage.id) (\(rule))")
        }
        if !leftOut.isEmpty { call.notes["left_out"] = leftOut.joined(separator: ", ") }
    }
}

/// What was said of passages before: pages are asked for again and again, and do not change within a setup.
final class PassageVerdicts: Sendable {
    private let byLayers = Mutex<[String: InjectionGuard.Verdict]>([:])
    private let byModels = Mutex<[String: GuardModel.Verdict]>([:])
    /// Passages with personal data differ from call to call; they are not to fill the memory.
    private static let limit = 100_000

    /// What rules and learned layer say of it.
    func byLayers(_ passage: Passage) -> InjectionGuard.Verdict {
        let text = Self.text(of: passage)
        if let known = byLayers.withLock({ $0[text] }) { return known }
        let verdict = InjectionGuard.standard.evaluate(text, isForeign: true)
        byLayers.withLock { if $0.count < Self.limit { $0[text] = verdict } }
        return verdict
    }

    func of(_ passage: Passage, by model: String) -> GuardModel.Verdict? {
        byModels.withLock { $0[model + "\n" + Self.text(of: passage)] }
    }

    func remember(_ verdict: GuardModel.Verdict, of passage: Passage, by model: String) {
        byModels.withLock {
            if $0.count < Self.limit { $0[model + "\n" + Self.text(of: passage)] = verdict }
        }
    }

    static func text(of passage: Passage) -> String { passage.title + "\n" + passage.text }
}
