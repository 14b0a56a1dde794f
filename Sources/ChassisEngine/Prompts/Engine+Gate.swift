package import ChassisCore
import ChassisStore
import Logging

/// What the golden suites of features say of a version before it comes into force.
struct GatePass: Sendable {
    var run: EvalRunID?
    /// Why it passed although the samples can't tell.
    var warnings: [String] = []
}

extension Engine {
    /// Asks the gates of features; throws what one of them refuses.
    func askGates(
        of features: [Feature], for version: Int, actor: String
    ) async throws(EngineError) -> GatePass {
        var pass = GatePass()
        for feature in features where feature.evals.gate != .off {
            let candidate = BundleReference(feature: feature.name, version: version)
            let outcome = try await evalGate(feature: feature.name, candidate: candidate, actor: actor)
            pass.run = outcome.run ?? pass.run
            switch outcome.verdict {
            case .pass: break
            case .inconclusive: pass.warnings.append("gate inconclusive: \(outcome.explanation)")
            case .fail: throw .prompt(.gateRefused(candidate, outcome))
            }
        }
        return pass
    }

    /// Approves the state that the files are in of every gated feature that has none approved yet.
    func approveFirstBundles() async {
        let setup = self.setup
        for feature in setup.workspace.features where feature.evals.gate == .change {
            guard setup.approvals.kept(feature.name) == nil,
                let verdict = setup.verdict(
                    on: feature.name, version: setup.choice(of: feature).version, isApproved: true, actor: "first",
                    at: clock.now())
            else { continue }
            do throws(StoreError) {
                try await store.addBundleVerdict(verdict)
                try await readActivations()
            } catch { logger.error("\(error)") }
        }
    }

    /// Examines the changes that wait for their gate, one by one, and says what became of each.
    ///
    /// Takes as long as the suites do; what is in force stays so meanwhile. A change refused once is not examined
    /// again until it changes again.
    package func examineChanges(_ tell: @Sendable (BundleNotice) -> Void) async {
        for feature in setup.workspace.features where feature.evals.gate == .change {
            let setup = self.setup
            guard let wanted = setup.waiting(feature) else { continue }
            if let refusal = setup.approvals.refusal(of: wanted.hash, feature.name) {
                tell(.refused(wanted.reference, run: refusal.run, explanation: "It was refused before."))
                continue
            }
            tell(.waiting(wanted.reference))
            do throws(EngineError) {
                let outcome = try await evalGate(feature: feature.name, candidate: wanted.reference, actor: "gate")
                // The files may have changed again while the suite ran: then this says nothing of what they say now.
                guard self.setup.waiting(feature)?.hash == wanted.hash else { continue }
                guard
                    let verdict = setup.verdict(
                        on: feature.name, version: wanted.reference.version, isApproved: outcome.isOpen, actor: "gate",
                        at: clock.now(), run: outcome.run)
                else { continue }
                if outcome.isOpen {
                    try await recordPassed(wanted.reference, verdict, in: self.setup)
                } else {
                    do throws(StoreError) {
                        try await store.addBundleVerdict(verdict)
                        try await readActivations()
                    } catch { throw .store(error) }
                }
                logger.info(
                    "gate", metadata: ["bundle": "\(wanted.reference)", "verdict": "\(outcome.verdict.rawValue)"])
                tell(
                    outcome.isOpen
                        ? .passed(wanted.reference, outcome.explanation)
                        : .refused(wanted.reference, run: outcome.run, explanation: outcome.explanation))
            } catch {
                logger.error("gate failed", metadata: ["bundle": "\(wanted.reference)", "error": "\(error.message)"])
                tell(.refused(wanted.reference, run: nil, explanation: error.message))
            }
        }
    }
}

/// What became of a change that a gate guards.
package enum BundleNotice: Hashable, Sendable {
    /// The suite runs; what was in force still is.
    case waiting(BundleReference)
    case passed(BundleReference, String)
    case refused(BundleReference, run: EvalRunID?, explanation: String)

    package var text: String {
        switch self {
        case .waiting(let bundle): "\(bundle) has changed: its suite runs, what was in force still is."
        case .passed(let bundle, let why): "\(bundle) is in force as its files say. \(why)"
        case .refused(let bundle, let run, let why):
            "The gate refused the change of \(bundle)\(run.map { " (\($0))" } ?? ""). \(why)"
        }
    }
}
