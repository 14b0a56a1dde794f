import ChassisCore
import ChassisEngine
import ChassisStore

/// Hands the console's commands to the engine.
extension StoreReading {
    func command(_ command: Command) async -> Answer {
        guard let engine else {
            return .commanded(
                command,
                .refused(
                    Refusal(
                        message: "This console has no engine to act through.",
                        remedy: "open it without --read-only")))
        }
        do throws(EngineError) {
            return .commanded(command, try await result(of: command, engine))
        } catch {
            return .commanded(command, .refused(Refusal(error)))
        }
    }

    private var actor: String { user.isEmpty ? "console" : user }

    private func result(
        of command: Command, _ engine: Engine
    ) async throws(EngineError) -> CommandResult {
        switch command {
        case .flag(let job, let reason, let expected):
            return .flag(
                try await engine.flag(
                    job, reason: reason, expected: expected, reporter: user.isEmpty ? "console" : "console \(user)"))
        case .resolve(let flag, let verdict):
            return .flag(try await engine.resolveFlag(FlagTarget(flag), verdict: verdict))
        case .assign(let flag, let owner):
            return .flag(try await engine.assignFlag(FlagTarget(flag), owner: owner))
        case .note(let flag, let notes): return .flag(try await engine.noteFlag(FlagTarget(flag), notes: notes))
        case .reopen(let flag): return .flag(try await engine.reopenFlag(FlagTarget(flag)))
        case .makeSample(let order):
            return .sample(
                try await engine.makeSample(
                    from: order.job, expected: order.expected, suite: order.suite, category: nil, flag: order.flag))
        case .acknowledge(let alert):
            try await engine.acknowledgeDrift(alert.id)
            return .done
        case .unmask(let job, let reason):
            return .unmasked(try await engine.unmask(job, reason: reason, by: user, isBracketed: true))
        case .startRun(let order):
            return .run(
                try await engine.startEvalRun(
                    EvalRequest(
                        suite: order.suite, bundle: order.bundle, model: order.model, baseline: order.baseline,
                        epochs: engine.setup.workspace.evals.epochs, costCap: order.costCap)))
        case .cancelRun(let run): return .run(try await engine.cancelEvalRun(run.id))
        case .activate(let order):
            return .activation(
                try await engine.activatePrompt(
                    order.prompt, version: order.version, canary: order.share, reason: order.reason, actor: actor,
                    force: order.isForced, seen: order.seen))
        case .rollback(let seen):
            return .activation(try await engine.rollbackPrompt(seen.prompt, reason: "", actor: actor, seen: seen))
        }
    }
}

extension FlagTarget {
    /// A flag as it was seen.
    fileprivate init(_ flag: FlaggedAnswer) { self.init(id: flag.id, version: flag.version) }
}
