import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

/// How long a switch of versions takes to be in force, here and in another process, while jobs run.
struct PromptBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompts", abstract: "Switches of a prompt's version under load, until they are in force.")

    @Option(help: "Switches.") var switches = 100
    @Option(help: "Jobs submitted each second.") var rate = 500
    @Option(help: "Jobs run at once by each of two engines.") var workers = 4

    func validate() throws {
        guard switches > 0, rate > 0, workers > 0 else { throw ValidationError("Give numbers above 0.") }
    }

    func run() async throws {
        print(Machine.text)
        let bench = try await BenchWorkspace(provider: InstantProvider(), versions: 2)
        // An engine with a store of its own hears of commits as another process does: by the file.
        let other = try await bench.anotherEngine(provider: InstantProvider())
        let pools = [bench.engine, other].map { WorkerPool(engine: $0, workers: workers) }
        var calls = Samples()
        var elsewhere = Samples()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for pool in pools { group.addTask { await pool.run() } }
            group.addTask { try await load(bench.engine) }
            for number in 0..<switches {
                let start = ContinuousClock.now
                let activation = try await bench.engine.activatePrompt(
                    "answer", version: 2 - number % 2, canary: nil, reason: "", actor: "bench", force: false)
                let returned = ContinuousClock.now
                while other.setup.choice(ofPrompt: "answer")?.activation?.id != activation.id {
                    try await Task.sleep(for: .microseconds(200))
                }
                calls.add(Double((returned - start).nanoseconds) / 1e6)
                elsewhere.add(Double((ContinuousClock.now - returned).nanoseconds) / 1e6)
                try await Task.sleep(for: .milliseconds(20))
            }
            for pool in pools { pool.stop() }
            group.cancelAll()
            while await group.nextResult() != nil {}
        }
        print("activate, durable and in force here:       \(calls.text("ms", [0.5, 0.99, 1]))")
        print("after that, in force in another engine:    \(elsewhere.text("ms", [0.5, 0.99, 1]))")
        try await checkTraces(bench.engine)
    }

    /// Submits at the rate until it is cancelled.
    private func load(_ engine: Engine) async throws {
        var number = 0
        let start = ContinuousClock.now
        while !Task.isCancelled {
            let due = Int((ContinuousClock.now - start) / .milliseconds(1)) * rate / 1000
            let batch = (number..<max(number, min(due, number + 200))).map { number in
                Submission(
                    tenant: "tenant-\(number % 8)", feature: "answer",
                    input: Array(BenchWorkspace.question(number).utf8))
            }
            number += batch.count
            if !batch.isEmpty { _ = await engine.submit(batch) }
            do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
        }
    }

    /// Each trace's prompt must be of the version that its job names.
    private func checkTraces(_ engine: Engine) async throws {
        let jobs = try await engine.store.jobs(matching: .all, now: engine.clock.now())
        var checked: [Int: Int] = [:]
        var mixed = 0
        for job in jobs where job.state == .completed && job.cache == .miss {
            guard let text = try await engine.store.trace(job.id)?.prompt.first?.content else { continue }
            checked[job.promptVersion, default: 0] += 1
            if !text.hasPrefix("Version \(job.promptVersion).") { mixed += 1 }
        }
        let counts = checked.sorted { $0.key < $1.key }.map { "\($0.value) of @\($0.key)" }.joined(separator: ", ")
        print("traces whose prompt is of another version: \(mixed) (checked: \(counts))")
        if mixed > 0 { throw ExitCode(1) }
    }
}
