package import ChassisCore
import ChassisStore
import Logging

extension Engine {
    /// Runs the suite of a feature for a bundle that is to come into force, and compares it with the one that is.
    ///
    /// A run that put the same questions to the same bundle is used again. Works the jobs itself, beside whoever else
    /// does, and returns with the verdict.
    ///
    /// - Parameter actor: Who wants to know; for the log.
    package func evalGate(
        feature name: String, candidate: BundleReference, actor: String
    ) async throws(EngineError) -> GateOutcome {
        let known: [String]
        do { known = try golden.names() } catch { known = [] }
        guard let feature = setup.workspace.feature(name) else {
            throw .unknownFeature(name, known: setup.workspace.features.map(\.name))
        }
        let suite = feature.evals.suite ?? name
        guard feature.evals.suite != nil || known.contains(suite) else {
            return GateOutcome(
                verdict: .pass, explanation: "There is no golden suite '\(suite)' to try \(candidate) by.")
        }
        let inForce = setup.referenceInForce(feature)
        guard inForce != candidate else {
            return GateOutcome(verdict: .pass, explanation: "\(candidate) is in force already.")
        }
        logger.info("gate", metadata: ["candidate": "\(candidate)", "against": "\(inForce)", "actor": "\(actor)"])
        let baseline = try await gateRun(EvalRequest(suite: suite, bundle: inForce))
        guard baseline.state == .completed else { return Self.unfinished(baseline, baseline: nil) }
        let run = try await gateRun(EvalRequest(suite: suite, bundle: candidate, baseline: baseline.id))
        guard run.state == .completed, let verdict = run.verdict else {
            return Self.unfinished(run, baseline: baseline.id)
        }
        let comparison = try await compareEvalRuns(baseline.id, run.id)
        return GateOutcome(
            verdict: verdict, run: run.id, baseline: baseline.id, comparison: comparison,
            explanation: Self.explanation(verdict, comparison, of: candidate, against: inForce))
    }

    /// The run that a request asks for, settled: one that is there, or a new one.
    private func gateRun(_ request: EvalRequest) async throws(EngineError) -> EvalRun {
        var request = request
        request.epochs = setup.workspace.evals.epochs
        request.purpose = .gate
        let plan = try self.plan(request)
        let wanted = EvalRun(
            id: EvalRunID(0), suite: plan.suite.name, suiteVersion: plan.suite.version, bundle: plan.bundle,
            state: .running, epochs: request.epochs, total: 0, bundleHash: plan.fingerprint, createdAt: clock.now())
        let there: EvalRun?
        do { there = try await store.completeEvalRun(like: wanted) } catch { throw .store(error) }
        if let there, request.baseline == nil || there.baseline == request.baseline && there.verdict != nil {
            return there
        }
        return try await followEvalRun(try await startEvalRun(request).id)
    }

    private static func unfinished(_ run: EvalRun, baseline: EvalRunID?) -> GateOutcome {
        GateOutcome(
            verdict: .inconclusive, run: run.id, baseline: baseline,
            explanation: "\(run.id) of \(run.bundle) is \(run.state.rawValue) with \(run.done) of \(run.total) answers."
        )
    }

    private static func explanation(
        _ verdict: EvalVerdict, _ comparison: EvalComparison, of candidate: BundleReference,
        against baseline: BundleReference
    ) -> String {
        let worse = comparison.categories.filter { $0.verdict == .fail }.map(\.name)
        switch verdict {
        case .pass:
            return "\(candidate) is no worse than \(baseline): \(comparison.improvements.count) better, "
                + "\(comparison.regressions.count) worse."
        case .fail:
            return "\(candidate) is worse than \(baseline)"
                + (worse.isEmpty ? "" : " in \(worse.joined(separator: ", "))")
                + ": \(comparison.regressions.count) samples that passed fail now."
        case .inconclusive:
            return "\(candidate) may be worse than \(baseline), and the samples can't tell: "
                + "\(comparison.regressions.count) worse, \(comparison.improvements.count) better."
        }
    }
}
