import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Logging
import Synchronization
import Testing

/// Says which version of the prompt it was given, and fails or gives no JSON now and then.
private struct EchoProvider: Provider {
    let name = "echo"
    private static let count = Atomic(0)

    func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
        // The call outlives a swap as often as not.
        for _ in 0..<(number % 7) { await Task.yield() }
        if number % 11 == 0 { throw ProviderError(provider: name, kind: .unreachable("out of order")) }
        let versions = request.messages.map(\.content).joined(separator: " ").split(separator: "version=").dropFirst()
        let named = Set(versions.map { String($0.prefix(1)) })
        return InferenceResponse(
            text: "answered by " + named.sorted().joined(separator: "+"), model: request.model, finishReason: .stop,
            usage: Usage(state: .reported, inputTokens: 10, outputTokens: 5))
    }

    func probe() async throws(ProviderError) {}
}

@Suite(.timeLimit(.minutes(3)))
struct HotSwapTests {
    private static let jobs = 2400

    private static func engine(in folder: TemporaryFolder, clock: ManualClock) async throws -> Engine {
        let price = Price(effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 1_000_000, output: 1_000_000))
        var feature = Feature(name: "answer", prompt: "answer", cache: .init(ttl: .seconds(3600)))
        feature.limits.deadline = .seconds(3600)
        let workspace = Workspace(
            root: folder.path, name: "Swap", storePath: folder.file("chassis.sqlite"),
            engine: EngineSettings(workers: 8, backoff: .milliseconds(1), maxBackoff: .milliseconds(1)),
            providers: [ProviderSettings(name: "echo", kind: .openai)],
            models: [Model(name: "echo", provider: "echo", id: "echo", prices: [price])], tiers: [.local: ["echo"]],
            plans: [Plan(name: "pro", monthlyCredits: Credits(milli: 1_000_000_000), maxQueuedJobs: 100_000)],
            tenants: [Tenant(id: "acme", name: "Acme", plan: "pro")], features: [feature],
            prompts: (1...3).map {
                Prompt(
                    name: "answer", version: $0, system: "version=\($0)", user: "version=\($0) {{input}}",
                    bundle: PromptBundle(maxOutputTokens: 100 * $0))
            })
        return try await Engine(
            workspace: workspace, store: try Store.open(at: workspace.storePath),
            vault: try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true), clock: clock,
            logger: Logger(label: "test") { _ in Mute() }, environment: { _ in nil },
            makeProviders: { _ in [EchoProvider()] })
    }

    private func submit(_ engine: Engine, _ numbers: Range<Int>) async throws -> [JobID] {
        // Every third question was asked before, so that some are answered from the cache.
        let many = numbers.map { number in
            Submission(tenant: "acme", feature: "answer", input: Array("Question \(number - number % 3)".utf8))
        }
        return try await engine.submit(many).map { try $0.get().job.id }
    }

    /// Waits for a job's end while the clock goes on, so that retries come due.
    private func end(_ id: JobID, _ engine: Engine, _ clock: ManualClock) async throws -> Job {
        while true {
            try Task.checkCancellation()
            if let job = try await engine.store.job(id), job.state.isFinal { return job }
            clock.advance(by: .milliseconds(5))
            await Task.yield()
        }
    }

    @Test func `under load every trace is of exactly one version, and a switch holds for all jobs claimed after it`()
        async throws
    {
        let folder = try TemporaryFolder()
        let clock = ManualClock()
        let engine = try await Self.engine(in: folder, clock: clock)
        let pool = WorkerPool(engine: engine, workers: 8)
        // Awaited below.
        let work = Task { await pool.run(grace: .zero) }
        var ids: [JobID] = []
        var after: [(id: JobID, allowed: Set<Int>)] = []

        for round in 0..<24 {
            ids += try await submit(engine, (round * 100)..<(round * 100 + 99))
            var allowed: Set<Int>
            switch round % 4 {
            case 0, 1:
                let version = round % 3 + 1
                _ = try await engine.activatePrompt(
                    "answer", version: version, canary: nil, reason: "", actor: "t", force: false)
                allowed = [version]
            case 2:
                let present = try #require(engine.setup.features(ofPrompt: "answer").first)
                let stable = engine.setup.choice(of: present).version
                _ = try await engine.activatePrompt(
                    "answer", version: stable % 3 + 1, canary: 0.5, reason: "", actor: "t", force: false)
                allowed = [stable, stable % 3 + 1]
            default:
                let back = try await engine.rollbackPrompt("answer", reason: "", actor: "t")
                allowed = [back.version]
            }
            let last = try await submit(engine, (round * 100 + 99)..<(round * 100 + 100))
            after.append((last[0], allowed))
            // Its first attempt begins under this round's word; only then may the next come.
            _ = try await end(last[0], engine, clock)
            ids += last
        }
        for id in ids { _ = try await end(id, engine, clock) }
        pool.stop()
        await work.value

        #expect(ids.count == Self.jobs)
        for (id, allowed) in after {
            #expect(allowed.contains(try #require(try await engine.store.job(id)).promptVersion))
        }
        try await checkTraces(ids, engine)
        try await checkFigures(ids, engine, clock)
    }

    /// Prompt text, the model's echo and the version column say one version, for cache hits and failures too.
    private func checkTraces(_ ids: [JobID], _ engine: Engine) async throws {
        var kinds: Set<String> = []
        for id in ids {
            let trace = try #require(try await engine.store.trace(id))
            let version = trace.job.promptVersion
            kinds.insert(trace.job.state == .failed ? "failed" : trace.job.cache.rawValue)
            #expect((1...3).contains(version))
            for message in trace.prompt { #expect(message.content.hasPrefix("version=\(version)")) }
            // A stale answer is the last good one of whichever version, and is marked so.
            if let answer = trace.final, trace.job.cache != .stale { #expect(answer == "answered by \(version)") }
            if trace.job.cache == .miss, trace.job.state == .completed { #expect(trace.prompt.count == 2) }
        }
        #expect(kinds.isSuperset(of: ["miss", "exact"]))
    }

    private func checkFigures(_ ids: [JobID], _ engine: Engine, _ clock: ManualClock) async throws {
        var jobs: [String: Int64] = [:]
        var completed: [String: Int64] = [:]
        for id in ids {
            let job = try #require(try await engine.store.job(id))
            jobs["answer@\(job.promptVersion)", default: 0] += 1
            if job.state == .completed { completed["answer@\(job.promptVersion)", default: 0] += 1 }
        }
        let rows = try await engine.store.costs(
            by: .prompt, since: clock.now() - .seconds(86_400), until: clock.now() + .seconds(60))
        let statuses = try await engine.promptStatuses()

        #expect(Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.jobs) }) == jobs)
        #expect(Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.completed) }) == completed)
        #expect(statuses.reduce(0) { $0 + $1.jobs } == Int64(ids.count))
        #expect(try await engine.store.verifyLedger().mismatches == [])
    }
}
