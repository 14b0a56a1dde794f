import ChassisCore
import ChassisStore
import Synchronization

/// One attempt at one claimed job, from the sealed input to the settlement.
struct JobRun: Sendable {
    let claimed: ClaimedJob
    let engine: Engine
    let pipeline: Pipeline
    /// Set when the operator asked for the job's end; told apart from a process that stops.
    let cancelFlag: CancelFlag
    /// Attempts beyond the feature's limit that a job gets because their workers died.
    private static let toleratedCrashes = 20

    /// Runs the attempt and returns what is to be settled. Never throws: every end is an outcome.
    func settlement() async -> Settlement {
        let setup = engine.setup
        let job = claimed.job
        let opened: (input: String, chat: ChatRequest?)
        do throws(StageError) { opened = try openInput() } catch { return bare(.failed(JobError(error))) }
        let tenant = setup.workspace.tenant(job.tenant)
        let name = opened.chat?.model ?? job.feature
        let plan = tenant.flatMap { setup.workspace.plan($0.plan) }
        guard let tenant,
            let feature = setup.feature(name, for: job.id)
                ?? opened.chat.flatMap({ setup.workspace.chatFeature(for: $0.model, plan: plan) })
        else {
            let error: StageError = tenant == nil ? .unknownTenant(job.tenant) : .unknownFeature(name)
            return bare(.failed(JobError(error)))
        }
        var call: Call
        do throws(SchemaError) {
            call = try Call(
                job: job, tenant: tenant, feature: feature, setup: setup, input: opened.input, chat: opened.chat)
        } catch { return bare(.failed(JobError(error))) }
        var failure: StageError?
        do throws(StageError) {
            if cancelFlag.isRaised { throw .cancelled }
            // A worker that dies with its job each time must not take the queue down with it.
            if job.attempts > claimed.maxAttempts + Self.toleratedCrashes {
                throw .crashedTooOften(attempts: job.attempts)
            }
            try await pipeline.run(&call)
        } catch { failure = error }

        let rule = SettlementRule(
            backoff: Backoff(setup.workspace.engine), now: engine.clock.now(), chance: .random(in: 0...1))
        var outcome = rule.outcome(
            of: failure, job: job, maxAttempts: claimed.maxAttempts, isCancelRequested: cancelFlag.isRaised)
        var sealed: [UInt8]?
        if case .completed = outcome, let output = call.output {
            do {
                let bytes = call.chatAnswer?.stored ?? Array(output.utf8)
                sealed = try engine.vault.seal(bytes, for: job.tenant, as: .output)
            } catch { outcome = .failed(JobError(error)) }
        }
        return rule.settlement(of: call, lease: lease, outcome: outcome, sealedOutput: sealed)
    }

    var lease: Lease { Lease(id: claimed.job.id, fence: claimed.fence) }

    private func openInput() throws(StageError) -> (input: String, chat: ChatRequest?) {
        do {
            let bytes = try engine.vault.open(claimed.sealedInput, for: claimed.job.tenant, as: .input)
            if let chat = try ChatRequest(stored: bytes) { return (chat.input, chat) }
            return (try InputLimits.text(bytes), nil)
        } catch let error as StageError {
            throw error
        } catch {
            throw .unreadableInput("\((error as? any OperatorError)?.message ?? "unknown")")
        }
    }

    private func bare(_ outcome: Settlement.Outcome) -> Settlement {
        Settlement(lease: lease, outcome: outcome, now: engine.clock.now())
    }
}

/// A flag that is raised once and read from the job's task.
final class CancelFlag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }
    func raise() { raised.store(true, ordering: .releasing) }
}
