import ChassisCore
import ChassisStore
import Synchronization

/// One attempt at one claimed job, from the sealed input to the settlement.
///
/// Opened (what was asked, `JobRun+Opening`), begun (the `Call`), run (the pipeline), settled (`JobRun+Settling`).
struct JobRun: Sendable {
    let claimed: ClaimedJob
    /// What its sealed input holds, where that is known.
    var input: JobInput?
    let engine: Engine
    let pipeline: Pipeline
    /// Set when the operator asked for the job's end; told apart from a process that stops.
    let cancelFlag: CancelFlag

    /// What is to be settled, with the answer for whoever waits for it in this process.
    typealias End = (settlement: Settlement, answer: ChatAnswer?)

    /// Never throws: every end is an outcome.
    func run() async -> End {
        var end: End
        do throws(Unbegun) { end = try await attempt() } catch { end = bare(error.outcome) }
        end.settlement.addPast(of: claimed, in: engine.setup.workspace)
        return end
    }

    private func attempt() async throws(Unbegun) -> End {
        let opened = try open(engine.setup)
        var call = try await begin(opened)
        if claimed.lostAttempts > 0 { await engine.hub.takeBackLost(call.job) }
        let feed = engine.hub.begin(call.job)
        call.feed = feed
        var vectors: [UInt8]?
        var failure: StageError?
        do throws(StageError) {
            if cancelFlag.isRaised { throw .cancelled }
            if let embeddings = opened.input.embeddings {
                vectors = try await EmbeddingRun(engine: engine, request: embeddings).run(&call)
            } else {
                try await pipeline.run(&call)
            }
        } catch { failure = error }
        return await settle(call, failure, vectors, feed)
    }

    /// The pipeline's value, with what was said before in the job's conversation.
    private func begin(_ opened: Opened) async throws(Unbegun) -> Call {
        var chat = opened.input.chat
        let memory = opened.eval == nil ? try await remember(&chat, opened) : nil
        var call: Call
        do throws(SchemaError) {
            call = try Call(
                job: opened.job, tenant: opened.tenant, feature: opened.feature, setup: opened.setup,
                input: chat?.input ?? opened.input.text, chat: chat)
        } catch { throw Unbegun(error) }
        call.eval = opened.eval
        call.asker = await asker(of: opened)
        call.memory = memory
        if let memory { call.masks = memory.masks }
        if call.feature.guardPolicy?.hasCanary == true { call.mark.numbers = engine.vault.canaryNumbers(for: call) }
        return call
    }

    /// Puts the turns before in front of a chat's messages; a turn whose time has not come is put off.
    private func remember(_ chat: inout ChatRequest?, _ opened: Opened) async throws(Unbegun) -> ConversationMemory? {
        guard var remembered = chat, remembered.conversation != nil else { return nil }
        let (job, tenant) = (opened.job, opened.tenant.id)
        let wait: Duration?
        var memory: ConversationMemory?
        do {
            wait = try await engine.wait(of: job, for: remembered, tenant: tenant)
            if wait == nil { memory = try await engine.remember(&remembered, tenant: tenant, before: job.id) }
        } catch let error as ChatRequestError {
            throw Unbegun(StageError.invalidChat(error))
        } catch {
            var why = (error as? any OperatorError)?.message ?? "unknown"
            if why.hasSuffix(".") { why.removeLast() }
            throw Unbegun(StageError.unreadableInput("its conversation: \(why)"))
        }
        if let wait { throw Unbegun(outcome: .postponed(until: engine.clock.now() + wait)) }
        chat = remembered
        return memory
    }

    /// An end before the attempt began.
    private func bare(_ outcome: Settlement.Outcome) -> End {
        var settlement = Settlement(lease: lease, outcome: outcome, now: engine.clock.now())
        if claimed.sealedPin != nil, case .failed(let error) = outcome {
            settlement.evaluation = Evaluation(score: AnswerScorer.unanswered(error), latency: nil)
        }
        return (settlement, nil)
    }

    /// Whether a comparison waits for the job's run.
    var isCompared: Bool { (try? openPin())??.pin.isCompared ?? false }

    var lease: Lease { Lease(id: claimed.job.id, fence: claimed.fence) }

    /// Thrown where an attempt ends before it began.
    struct Unbegun: Error {
        let outcome: Settlement.Outcome

        init(outcome: Settlement.Outcome) { self.outcome = outcome }
        init(_ error: any OperatorError) { outcome = .failed(JobError(error)) }
    }
}

/// A flag that is raised once and read from the job's task.
final class CancelFlag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }
    func raise() { raised.store(true, ordering: .releasing) }
}
