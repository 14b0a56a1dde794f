import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct QueueBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Durable submits/s, no-op jobs/s from submission to settlement, pick-up latency when idle.")

    @Option(help: "Jobs in each part.") var jobs = 20_000
    @Option(help: "Jobs run at once.") var workers = 8
    @Option(help: "Callers that submit at once.") var callers = 64

    func run() async throws {
        print(Machine.text)
        print("SQLite, synced before each answer, one process, \(workers) workers, \(callers) callers")
        try await submits()
        try await endToEnd()
        try await pickUp()
    }

    private func submits() async throws {
        let bench = try await BenchWorkspace(provider: InstantProvider())
        let seconds = await Self.seconds { await submitAll(bench.engine) }
        print("submits, each durable before it returns:   \(Int(Double(jobs) / seconds))/s")
    }

    private func endToEnd() async throws {
        let bench = try await BenchWorkspace(provider: InstantProvider())
        let engine = bench.engine
        let pool = WorkerPool(engine: engine, workers: workers, pipeline: Pipeline(clock: engine.clock, [NoWork()]))
        let seconds = try await Self.seconds {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await pool.run() }
                await submitAll(engine)
                for await _ in engine.store.changes() {
                    let left = try await engine.store.queueSummary(now: engine.clock.now())
                    if (left.counts[.completed] ?? 0) >= jobs { break }
                    // Counting is part of the load; done seldom, it is a small one.
                    try await Task.sleep(for: .milliseconds(50))
                }
                pool.stop()
                try await group.waitForAll()
            }
        }
        print("no-op jobs, submitted, run and settled:    \(Int(Double(jobs) / seconds))/s")
        let report = try await engine.store.verifyLedger()
        print(
            "ledger after it: \(report.mismatches.isEmpty ? "clean" : "\(report.mismatches.count) PROBLEMS"), \(report.entries) entries"
        )
    }

    private func pickUp() async throws {
        let bench = try await BenchWorkspace(provider: InstantProvider())
        let engine = bench.engine
        let started = PickUps()
        let pool = WorkerPool(
            engine: engine, workers: workers, pipeline: Pipeline(clock: engine.clock, [NoteStart(started: started)]))
        var samples = Samples()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await pool.run() }
            for number in 0..<300 {
                try? await Task.sleep(for: .milliseconds(15))
                let outcome = try? await engine.submit(submission(number))
                let returned = engine.clock.monotonicNanoseconds()
                guard let job = outcome?.job else { continue }
                let start = await started.start(of: job.id)
                samples.add(Double(max(0, start - returned)) / 1e6)
            }
            pool.stop()
        }
        print("pick-up when idle, id returned → run:      \(samples.text("ms"))")
    }

    private func submission(_ number: Int) -> Submission {
        Submission(
            tenant: "tenant-\(number % 8)", feature: "answer", input: Array(BenchWorkspace.question(number).utf8))
    }

    private func submitAll(_ engine: Engine) async {
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    for number in stride(from: caller, to: jobs, by: callers) {
                        _ = try? await engine.submit(submission(number))
                    }
                }
            }
        }
    }

    private static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return Double((ContinuousClock.now - start).nanoseconds) / 1e9
    }
}

/// When each job began, told to whoever waits for it.
private actor PickUps {
    private var starts: [JobID: Int64] = [:]
    private var waiting: [JobID: CheckedContinuation<Int64, Never>] = [:]

    func begin(_ id: JobID, at moment: Int64) {
        if let waiter = waiting.removeValue(forKey: id) {
            waiter.resume(returning: moment)
        } else {
            starts[id] = moment
        }
    }

    func start(of id: JobID) async -> Int64 {
        if let moment = starts.removeValue(forKey: id) { return moment }
        return await withCheckedContinuation { waiting[id] = $0 }
    }
}

private struct NoteStart: Stage {
    static let name = "note"
    let started: PickUps

    func run(_ call: inout Call) async throws(StageError) {
        let moment = SystemClock().monotonicNanoseconds()
        await started.begin(call.job.id, at: moment)
        call.answer.text = "done"
        call.output = "done"
    }
}
