import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

/// What a long conversation costs, turn by turn: with the window it grows with the turns, not with their square.
struct ContextBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "context",
        abstract: "The prompts of a long conversation, with what they would be without a window.")

    @Option(help: "Turns.") var turns = 200

    func validate() throws {
        guard turns >= 10 else { throw ValidationError("--turns takes a number of 10 or more.") }
    }

    func run() async throws {
        print(Machine.text)
        let bench = try await BenchWorkspace(provider: InstantProvider())
        let engine = bench.engine
        let pool = WorkerPool(engine: engine, workers: 1)
        // Awaited below, behind the stop.
        let work = Task { await pool.run() }
        var sums: [Int] = []
        var unbounded = 0
        var (history, summaries, sent, wouldBe) = (0, 0, 0, 0)
        for turn in 1...turns {
            let text =
                BenchQuestions.text(turn) + " I have asked before about "
                + (0..<8).map { BenchQuestions.text(turn * 31 + $0) }.joined(separator: " ")
            var submission = Submission(tenant: "tenant-0", feature: "answer", input: Array(text.utf8))
            submission.continueConversation("bench")
            let job = try await finished(try await engine.submit(submission).job.id, engine)
            guard job.state == .completed, let trace = try await engine.store.trace(job.id) else { throw ExitCode(1) }
            let prompt = trace.prompt.reduce(0) { $0 + TokenEstimate.count($1.content) }
            summaries += trace.calls.count { $0.purpose == .summary }
            sent += prompt
            wouldBe += prompt - Self.history(of: trace) + history
            unbounded = history
            history += TokenEstimate.count(text) + TokenEstimate.count(trace.final ?? "")
            sums.append(sent)
            if [1, turns / 8, turns / 4, turns / 2, turns].contains(turn) {
                print("turn \(turn): prompt \(prompt) tokens, \(unbounded) tokens said before; all prompts \(sent)")
            }
        }
        pool.stop()
        await work.value
        let (half, whole) = (Double(sums[turns / 2 - 1]), Double(sums[turns - 1]))
        print("\(summaries) summaries; all prompts together \(sent) tokens, without a window \(wouldBe) (estimates)")
        print("twice the turns cost \(Figure.fixed(whole / half, 2)) times as much (2 is linear, 4 a square)")
        if whole / half > 2.5 { throw ExitCode(1) }
    }

    private static func history(of trace: Trace) -> Int {
        let notes = trace.spans.last { $0.name == "prompt" }?.attributes
        return notes?["tokens.history"].flatMap(Int.init) ?? 0
    }

    private func finished(_ id: JobID, _ engine: Engine) async throws -> Job {
        for await _ in engine.store.changes() {
            if let job = try await engine.store.job(id), job.state.isFinal { return job }
        }
        throw CancellationError()
    }
}
