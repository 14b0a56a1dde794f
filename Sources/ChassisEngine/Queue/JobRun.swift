import ChassisCore
import ChassisStore
import Synchronization

/// One attempt at one claimed job, from the sealed input to the settlement.
struct JobRun: Sendable {
    let claimed: ClaimedJob
    /// What its sealed input holds, where that is known.
    var input: JobInput?
    let engine: Engine
    let pipeline: Pipeline
    /// Set when the operator asked for the job's end; told apart from a process that stops.
    let cancelFlag: CancelFlag
    /// Attempts beyond the feature's limit that a job gets because their workers died.
    private static let toleratedCrashes = 20

    /// Runs the attempt and returns what is to be settled, with the answer for whoever waits for it in this process.
    /// Never throws: every end is an outcome.
    func run() async -> (settlement: Settlement, answer: ChatAnswer?) {
        var (settlement, answer) = await attempt()
        settlement.addPast(of: claimed, in: engine.setup.workspace)
        return (settlement, answer)
    }

    private func attempt() async -> (settlement: Settlement, answer: ChatAnswer?) {
        let setup = engine.setup
        var job = claimed.job
        // A worker that dies with its job each time must not take the queue down with it, wherever it dies.
        if job.attempts > claimed.maxAttempts + Self.toleratedCrashes {
            return bare(.failed(JobError(StageError.crashedTooOften(attempts: job.attempts))))
        }
        let eval: EvalCall?
        let opened: JobInput
        do throws(StageError) {
            eval = try openPin()
            opened = if let input { input } else { try openInput(isEval: eval != nil) }
        } catch { return bare(.failed(JobError(error))) }
        let tenant = eval.map { $0.pin.tenant(in: setup.workspace) } ?? setup.workspace.tenant(job.tenant)
        guard let tenant, let feature = feature(opened, eval, tenant, setup) else {
            let error: StageError =
                tenant == nil ? .unknownTenant(job.tenant) : .unknownFeature(opened.chat?.model ?? job.feature)
            return bare(.failed(JobError(error)))
        }
        // An eval job may wait for days; what counts is the time it takes once it runs.
        if eval != nil { job.deadline = min(job.deadline, engine.clock.now() + feature.limits.deadline) }
        var chat = opened.chat
        var memory: ConversationMemory?
        if eval == nil, chat?.conversation != nil, var remembered = chat {
            do {
                if let wait = try await engine.wait(of: job, for: remembered, tenant: tenant.id) {
                    return bare(.postponed(until: engine.clock.now() + wait))
                }
                memory = try await engine.remember(&remembered, tenant: tenant.id, before: job.id)
            } catch let error as ChatRequestError {
                return bare(.failed(JobError(StageError.invalidChat(error))))
            } catch {
                var why = (error as? any OperatorError)?.message ?? "unknown"
                if why.hasSuffix(".") { why.removeLast() }
                return bare(.failed(JobError(StageError.unreadableInput("its conversation: \(why)"))))
            }
            chat = remembered
        }
        var call: Call
        do throws(SchemaError) {
            call = try Call(
                job: job, tenant: tenant, feature: feature, setup: setup, input: chat?.input ?? opened.text, chat: chat)
        } catch { return bare(.failed(JobError(error))) }
        call.eval = eval
        call.memory = memory
        if let memory { call.masks = memory.masks }
        if feature.guardPolicy?.hasCanary == true {
            call.canaryNumbers = engine.vault.canaryNumbers(for: call)
        }
        var vectors: [UInt8]?
        let feed = engine.hub.begin(job)
        call.feed = feed
        var failure: StageError?
        do throws(StageError) {
            if cancelFlag.isRaised { throw .cancelled }
            if let embeddings = opened.embeddings {
                vectors = try await EmbeddingRun(engine: engine, request: embeddings).run(&call)
            } else {
                try await pipeline.run(&call)
            }
        } catch { failure = error }

        let rule = SettlementRule(
            backoff: Backoff(setup.workspace.engine), now: engine.clock.now(), chance: .random(in: 0...1))
        var outcome = rule.outcome(
            of: failure, job: claimed.job, maxAttempts: claimed.maxAttempts, isCancelRequested: cancelFlag.isRaised,
            isAwaited: opened.chat?.isAwaited ?? false)
        var sealed: [UInt8]?
        var answer: ChatAnswer?
        if case .completed = outcome, let output = call.output ?? call.answer {
            do {
                let bytes = vectors ?? call.chatAnswer?.stored ?? Array(output.utf8)
                sealed = try engine.vault.seal(bytes, for: job.tenant, as: .output)
                if vectors == nil { answer = call.chatAnswer ?? ChatAnswer(text: output) }
                // What follows a refusal is told with the job's end, which says that it is one.
                if !call.isRefusal { feed.finish(output) }
                // Where the answer began is not known from the answer.
                if feed.base > 0 { await engine.hub.flush([feed]) }
            } catch { outcome = .failed(JobError(error)) }
        }
        var settlement = rule.settlement(of: call, lease: lease, outcome: outcome, sealedOutput: sealed)
        if setup.workspace.keepsMasked, !call.masks.isEmpty {
            settlement.sealedMasks = try? engine.vault.seal(call.masks.stored, for: job.tenant, as: .masks)
        }
        settlement.wasRead = feed.hasGivenOut
        settlement.evaluation = Evaluate.evaluation(of: call, outcome)
        if case .completed = outcome { settlement.turn = try? engine.turn(of: call) }
        return (settlement, answer)
    }

    /// Whether a comparison waits for the job's run.
    var isCompared: Bool { (try? openPin())??.pin.isCompared ?? false }

    var lease: Lease { Lease(id: claimed.job.id, fence: claimed.fence) }

    private func openInput(isEval: Bool) throws(StageError) -> JobInput {
        do {
            let bytes = try engine.vault.open(claimed.sealedInput, for: claimed.job.tenant, as: .input)
            return isEval ? JobInput(text: try InputLimits.text(bytes)) : try JobInput(bytes)
        } catch let error as StageError {
            throw error
        } catch {
            throw .unreadableInput("\((error as? any OperatorError)?.message ?? "unknown")")
        }
    }

    /// The feature that an eval is fixed to, or that serves the input.
    private func feature(_ input: JobInput, _ eval: EvalCall?, _ tenant: Tenant, _ setup: Setup) -> Feature? {
        if let eval { return setup.feature(of: eval.pin) }
        return input.feature(of: claimed.job, for: tenant, setup)
    }

    /// What an eval job is fixed to; `nil` for a tenant's job.
    private func openPin() throws(StageError) -> EvalCall? {
        guard let sealed = claimed.sealedPin else { return nil }
        do throws(VaultError) {
            guard let pin = try engine.pin(sealed) else { throw .cannotOpen }
            return EvalCall(pin: pin, lease: lease)
        } catch {
            throw .unreadableInput(error.message)
        }
    }

    /// An end before the attempt began.
    private func bare(_ outcome: Settlement.Outcome) -> (settlement: Settlement, answer: ChatAnswer?) {
        var settlement = Settlement(lease: lease, outcome: outcome, now: engine.clock.now())
        if claimed.sealedPin != nil, case .failed(let error) = outcome {
            settlement.evaluation = Evaluation(score: AnswerScorer.unanswered(error), latency: nil)
        }
        return (settlement, nil)
    }
}

/// A flag that is raised once and read from the job's task.
final class CancelFlag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }
    func raise() { raised.store(true, ordering: .releasing) }
}
