import ChassisCore
import ChassisStore

/// What becomes of a call whose stages are over.
extension JobRun {
    /// Seals the answer and says what is to be written: outcome, bill, trace and what is kept for later.
    ///
    /// - Parameters:
    ///   - failure: Of the stage that ended the call; `nil` where all went well.
    ///   - vectors: The bytes of the output, of a job that asked for vectors.
    func settle(
        _ call: Call, _ failure: StageError?, _ vectors: [UInt8]?, _ feed: OutputFeed
    ) async -> End {
        let workspace = call.setup.workspace
        let rule = SettlementRule(
            backoff: Backoff(workspace.engine), now: engine.clock.now(), chance: .random(in: 0...1))
        var outcome = rule.outcome(
            of: failure, job: claimed.job, maxAttempts: claimed.maxAttempts, isCancelRequested: cancelFlag.isRaised,
            isAwaited: call.chat?.isAwaited ?? false)
        var sealed: [UInt8]?
        var answer: ChatAnswer?
        if case .completed = outcome, let output = call.output ?? call.answer.text,
            !feed.admits(output, isRefusal: call.answer.isRefusal)
        {
            // Nobody is left who could have it.
            outcome = .failed(JobError(StageError.answerRestarted))
        }
        if !outcome.isFinal, await !engine.hub.yield(feed, isOurs: failure == .cancelled) {
            outcome = .failed(JobError(failure ?? .answerRestarted))
        }
        if case .completed = outcome, let output = call.output ?? call.answer.text {
            do {
                let bytes = vectors ?? call.chatAnswer?.stored ?? Array(output.utf8)
                sealed = try engine.vault.seal(bytes, for: call.job.tenant, as: .output)
                if vectors == nil { answer = call.chatAnswer ?? ChatAnswer(text: output) }
                // What follows a refusal is told with the job's end, which says that it is one.
                if !call.answer.isRefusal { feed.finish(output) }
                // Where the answer began is not known from the answer.
                if feed.base > 0 { await engine.hub.flush([feed]) }
            } catch { outcome = .failed(JobError(error)) }
        }
        var settlement = rule.settlement(of: call, lease: lease, outcome: outcome, sealedOutput: sealed)
        if workspace.keepsMasked, !call.masks.isEmpty {
            settlement.sealedMasks = try? engine.vault.seal(call.masks.stored, for: call.job.tenant, as: .masks)
        }
        settlement.wasRead = feed.hasGivenOut
        settlement.evaluation = Evaluate.evaluation(of: call, outcome)
        if case .completed = outcome { settlement.turn = try? engine.turn(of: call) }
        return (settlement, answer)
    }
}
