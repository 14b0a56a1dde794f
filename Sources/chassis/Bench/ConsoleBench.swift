import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation

struct ConsoleBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "First paint, key to bytes, and bytes a key, a tick and idle, on a real pseudo-terminal.")

    @Option(help: "Jobs stored.") var jobs = 100_000
    @Option(help: "Starts of the console.") var starts = 5

    func run() async throws {
        print(Machine.text)
        let folder = try ScratchFolder()
        try WorkspaceTemplate.write(to: folder.path + "/ws")
        let workspace = try WorkspaceLoader.load(folder: folder.path + "/ws", environment: Environment.value).workspace
        let engine = try await GlobalOptions.makeEngine(workspace, log: .quiet)
        try await fill(engine, workspace)
        print("120x40, xterm-256color, \(jobs) jobs stored")
        try firstPaint(folder)
        let terminal = try open(folder)
        keys(terminal)
        idle(terminal)
        await ticks(terminal, engine, workspace)
        let (_, memory) = terminal.usage()
        print("resident memory: \(memory) MiB")
        terminal.end()
    }

    private func fill(_ engine: Engine, _ workspace: Workspace) async throws {
        var bar = ProgressBar("storing", total: jobs)
        var stored = 0
        while stored < jobs {
            let count = min(500, jobs - stored)
            try await settle(count, engine, workspace)
            stored += count
            bar.show(stored)
        }
        bar.end()
    }

    /// Admits so many jobs and settles them at once, mostly well.
    private func settle(_ count: Int, _ engine: Engine, _ workspace: Workspace) async throws {
        guard let tenant = workspace.tenants.first, var plan = workspace.plan(tenant.plan),
            let feature = workspace.features.first
        else { return }
        plan.maxQueuedJobs = .max / 2
        let now = engine.clock.now()
        let admission = Admission(
            tenant: tenant, plan: plan, feature: feature.name, credits: .zero, promptName: feature.prompt,
            promptVersion: feature.promptVersion, priority: .normal, maxAttempts: 1, deadline: now + .seconds(600),
            requestHash: [1], sealedInput: [1], maxQueuedJobs: .max / 2, now: now, queue: .standard)
        _ = await engine.store.admitJobs(Array(repeating: admission, count: count))
        let claimed = try await engine.store.claimJobs(
            queue: .standard, owner: "bench", limit: count, lease: .seconds(60), now: now)
        let model = workspace.models.first
        await withTaskGroup(of: Void.self) { group in
            for job in claimed {
                group.addTask {
                    let isBad = job.job.id.number % 17 == 0
                    let usage = Usage(state: .reported, inputTokens: 300 + job.job.id.number % 900, outputTokens: 80)
                    _ = try? await engine.store.settleJob(
                        Settlement(
                            lease: job.lease, outcome: isBad ? .failed(JobError(StageError.emptyInput)) : .completed,
                            model: model?.name, provider: model?.provider, tier: .local, usage: usage,
                            cost: Money(nanoUSD: job.job.id.number % 5_000 * 1_000), confidence: 0.8,
                            now: engine.clock.now()))
                }
            }
        }
    }

    private func arguments(_ folder: ScratchFolder) -> [String] {
        ["/proc/self/exe", "console", "--workspace", folder.path + "/ws", "--no-engine"]
    }

    private func open(_ folder: ScratchFolder) throws -> PseudoTerminal {
        let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let terminal = try PseudoTerminal([executable] + arguments(folder).dropFirst(), width: 120, height: 40)
        _ = terminal.read(quiet: .milliseconds(400), most: .seconds(10))
        return terminal
    }

    private func firstPaint(_ folder: ScratchFolder) throws {
        let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        var first = Samples()
        var rows = Samples()
        var bytes = Samples()
        for _ in 0..<starts {
            let terminal = try PseudoTerminal([executable] + arguments(folder).dropFirst(), width: 120, height: 40)
            let clock = SystemClock()
            var painted: Int64?
            let burst = terminal.read(quiet: .milliseconds(400), most: .seconds(10)) { burst in
                if painted == nil, burst.bytes.count > 300 { painted = clock.monotonicNanoseconds() }
                return String(decoding: burst.bytes, as: UTF8.self).contains("job_")
            }
            rows.add(Double(clock.monotonicNanoseconds() - terminal.start) / 1e6)
            if let painted { first.add(Double(painted - terminal.start) / 1e6) }
            let rest = terminal.read(quiet: .milliseconds(300), most: .seconds(2))
            bytes.add(Double(burst.bytes.count + rest.bytes.count))
            terminal.end()
        }
        print("start to first frame:      \(first.text("ms", [0.5, 1]))")
        print("start to first rows:       \(rows.text("ms", [0.5, 1]))")
        print("bytes of the first paint:  \(bytes.text("B", [0.5, 1]))")
    }

    private func keys(_ terminal: PseudoTerminal) {
        for (name, key, count) in [
            ("cursor down (j)", "j", 200), ("page down (^d)", "\u{04}", 40), ("screen (2, 1)", "", 40),
        ] {
            var latency = Samples()
            var bytes = Samples()
            for number in 0..<count {
                let sent = SystemClock().monotonicNanoseconds()
                terminal.type(key.isEmpty ? (number % 2 == 0 ? "2" : "1") : key)
                let burst = terminal.read(quiet: .milliseconds(25), most: .milliseconds(1000))
                if let first = burst.firstByte { latency.add(Double(first - sent) / 1e6) }
                bytes.add(Double(burst.bytes.count))
            }
            let label = "\(name):".padding(27)
            print(
                "\(label)key to bytes \(latency.text("ms", [0.5, 0.95, 0.99])) · bytes \(bytes.text("B", [0.5, 0.95]))")
        }
    }

    private func idle(_ terminal: PseudoTerminal) {
        // What the keys before asked for has arrived by then.
        _ = terminal.read(quiet: .milliseconds(500), most: .seconds(3))
        let before = terminal.usage().seconds
        let burst = terminal.read(quiet: .seconds(5), most: .seconds(5))
        let used = terminal.usage().seconds - before
        print("idle for 5 s:              \(burst.bytes.count) B, CPU \(Figure.fixed(used / 5 * 100, 2)) %")
    }

    private func ticks(_ terminal: PseudoTerminal, _ engine: Engine, _ workspace: Workspace) async {
        terminal.type("g")
        _ = terminal.read(quiet: .milliseconds(500), most: .seconds(3))
        var bytes = Samples()
        for _ in 0..<20 {
            try? await settle(10, engine, workspace)
            bytes.add(Double(terminal.read(quiet: .milliseconds(450), most: .seconds(2)).bytes.count))
        }
        print("tick of 10 new jobs:       \(bytes.text("B", [0.5, 0.95]))")
    }
}
