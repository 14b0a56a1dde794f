import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Logging
import Synchronization
import Testing

@testable import ChassisConsole

/// A real engine over a real store, and the console's way to both. Its one model answers everything alike.
private struct CommandFixture {
    let folder: TemporaryFolder
    let engine: Engine
    let golden = GoldenShelf()
    let clock = ManualClock(at: ConsoleHarness.noon)

    init() async throws {
        folder = try TemporaryFolder()
        let free = Price(effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 0, output: 0))
        var feature = Feature(name: "answer", prompt: "answer")
        feature.evals.gate = .off
        var workspace = Workspace(
            root: folder.path, name: "Dovetally", storePath: folder.file("chassis.sqlite"),
            providers: [ProviderSettings(name: "same", kind: .extractive)],
            models: [Model(name: "small", provider: "same", id: "small", prices: [free])],
            tiers: [.local: ["small"]], plans: [Plan(name: "pro", monthlyCredits: Credits(milli: 1_000_000))],
            tenants: [Tenant(id: "acme", name: "Acme", plan: "pro")], features: [feature],
            prompts: [1, 2].map { Prompt(name: "answer", version: $0, system: "Version \($0).", user: "{{input}}") })
        workspace.operators = [Operator(name: "ada", roles: [.unmask])]
        engine = try await Engine(
            workspace: workspace, store: try Store.open(at: workspace.storePath),
            vault: try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true), clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, golden: golden.files,
            environment: { _ in nil }, makeProviders: { _ in [SameAnswer()] })
    }

    func reading(as user: String = "ada") -> StoreReading {
        StoreReading(store: engine.store, engine: engine, clock: clock, user: user)
    }

    func result(of command: Command, as user: String = "ada") async throws -> CommandResult {
        guard case .commanded(command, let result) = await reading(as: user).command(command) else {
            throw Unexpected()
        }
        return result
    }

    func flag(_ command: Command) async throws -> FlaggedAnswer {
        guard case .flag(let flag) = try await result(of: command) else { throw Unexpected() }
        return flag
    }

    func refusal(of command: Command, as user: String = "ada") async throws -> ChassisConsole.Refusal {
        guard case .refused(let refusal) = try await result(of: command, as: user) else { throw Unexpected() }
        return refusal
    }

    func outcome(_ action: JobAction, _ target: JobTarget) async throws -> ActionOutcome {
        guard case .outcomes(action, let outcomes) = await reading().act(action, [target]) else { throw Unexpected() }
        return try #require(outcomes[target.id])
    }

    func submitted(_ input: String) async throws -> Job {
        try await engine.submit(Submission(tenant: "acme", feature: "answer", input: Array(input.utf8))).job
    }

    func answered(_ input: String = "How do I export data?") async throws -> Job {
        let id = try await submitted(input).id
        let pool = WorkerPool(engine: engine)
        // Awaited as soon as the job has ended.
        let work = Task { await pool.run(grace: .zero) }
        var ended: Job?
        for await _ in engine.store.changes() {
            ended = try await engine.store.job(id)
            if ended?.state.isFinal == true { break }
        }
        pool.stop()
        await work.value
        return try #require(ended)
    }
}

private struct Unexpected: Error {}

private struct SameAnswer: Provider {
    let name = "same"

    func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        InferenceResponse(
            text: "Under Settings.", model: request.model, finishReason: .stop,
            usage: Usage(state: .reported, inputTokens: 10, outputTokens: 5))
    }

    func probe() async throws(ProviderError) {}
}

/// Suites in memory.
private final class GoldenShelf: Sendable {
    private let suites = Mutex<[String: [GoldenSample]]>([
        "answer": [
            GoldenSample(
                id: "q1", category: "qa", input: "How do I export data?", expected: "Under Settings.", scorer: .exact)
        ]
    ])

    func samples(_ suite: String) -> [GoldenSample] { suites.withLock { $0[suite] ?? [] } }

    var files: GoldenFiles {
        GoldenFiles(
            names: { self.suites.withLock { $0.keys.sorted() } },
            load: { GoldenSuite(name: $0, samples: self.samples($0), version: "v1") },
            append: { sample, suite in self.suites.withLock { $0[suite, default: []].append(sample) } })
    }
}

/// Every command of the console, through the engine that it is meant for.
@Suite(.timeLimit(.minutes(2)))
struct EngineCommandTests {
    @Test func `a flag is raised, given away, noted, decided and taken back`() async throws {
        let fixture = try await CommandFixture()
        let job = try await fixture.answered()

        let raised = try await fixture.flag(.flag(job.id, reason: "It is under Files.", expected: "Under Files."))
        let given = try await fixture.flag(.assign(raised, to: "bob"))
        let noted = try await fixture.flag(.note(given, "Asked the writer."))
        let decided = try await fixture.flag(.resolve(noted, .prompt))
        let reopened = try await fixture.flag(.reopen(decided))

        #expect(raised.reporter == "console ada" && raised.expected == "Under Files.")
        #expect(given.owner == "bob")
        #expect(noted.notes == "Asked the writer.")
        #expect(decided.verdict == .prompt)
        #expect(reopened.verdict == nil && reopened.isOpen)
        guard case .flags(let flags) = await fixture.reading().answer(.flags) else { throw Unexpected() }
        #expect(flags == [reopened])
    }

    @Test func `a flag that has changed since it was seen is left as it is`() async throws {
        let fixture = try await CommandFixture()
        let job = try await fixture.answered()
        let seen = try await fixture.flag(.flag(job.id, reason: "Wrong.", expected: nil))
        let changed = try await fixture.flag(.assign(seen, to: "bob"))

        let late: [Command] = [.assign(seen, to: "eve"), .note(seen, "Late."), .resolve(seen, .policy), .reopen(seen)]
        for command in late {
            let refusal = try await fixture.refusal(of: command)
            #expect(refusal.message.contains("\(seen.id)") && !refusal.isGate, "\(command)")
        }

        #expect(try await fixture.engine.store.flag(seen.id) == changed)
    }

    @Test func `a job that hasn't ended, or isn't there, can't be flagged`() async throws {
        let fixture = try await CommandFixture()
        let waiting = try await fixture.submitted("How do I export data?")

        let early = try await fixture.refusal(of: .flag(waiting.id, reason: "Wrong.", expected: nil))
        let unknown = try await fixture.refusal(of: .flag(JobID(99), reason: "Wrong.", expected: nil))

        #expect(early.message.contains("\(waiting.id)"))
        #expect(unknown.message.contains("job_99"))
    }

    @Test func `a flag becomes a sample of its suite, once`() async throws {
        let fixture = try await CommandFixture()
        let job = try await fixture.answered()
        let flag = try await fixture.flag(.flag(job.id, reason: "Wrong.", expected: nil))
        let order = SampleOrder(job: job.id, flag: flag.id, suite: "answer", expected: "Under Files.")

        guard case .sample(let sample) = try await fixture.result(of: .makeSample(order)),
            case .sample(let again) = try await fixture.result(of: .makeSample(order))
        else { throw Unexpected() }

        #expect(sample == again)
        #expect(try await fixture.engine.store.flag(flag.id)?.sample == "answer/\(sample.id)")
        #expect(fixture.golden.samples("answer").map(\.id) == ["q1", sample.id])
        #expect(fixture.golden.samples("answer").last?.expected == "Under Files.")
    }

    @Test func `an eval run is started and cancelled, and cancelled once`() async throws {
        let fixture = try await CommandFixture()
        let order = RunOrder(suite: "answer", bundle: BundleReference(feature: "answer", version: 2))

        guard case .run(let started) = try await fixture.result(of: .startRun(order)),
            case .run(let cancelled) = try await fixture.result(of: .cancelRun(started))
        else { throw Unexpected() }
        let again = try await fixture.refusal(of: .cancelRun(started))

        #expect(started.state == .running && started.bundle == order.bundle && started.total == 1)
        #expect(cancelled.id == started.id && cancelled.state == .cancelled)
        #expect(again.message.contains("\(started.id)"))
    }

    @Test func `a version is put in force and taken back, by whoever sits at the console`() async throws {
        let fixture = try await CommandFixture()

        guard
            case .activation(let activated) = try await fixture.result(
                of: .activate(ActivationOrder(prompt: "answer", version: 2, reason: "shorter"))),
            let standing = try await fixture.engine.promptStatuses().first?.standing,
            case .activation(let back) = try await fixture.result(of: .rollback(standing), as: "")
        else { throw Unexpected() }
        let late = try await fixture.refusal(of: .rollback(standing))
        let unknown = try await fixture.refusal(of: .activate(ActivationOrder(prompt: "answer", version: 9)))

        #expect((activated.version, activated.actor, activated.reason) == (2, "ada", "shorter"))
        #expect((back.version, back.actor, back.isRollback) == (1, "console", true))
        #expect(unknown.message.contains("9") && unknown.remedy != nil)
        #expect(late.message.contains("has changed since you looked"))
    }

    @Test func `a drift alert is acknowledged, and one that isn't there is not`() async throws {
        let fixture = try await CommandFixture()
        let found = NewDriftAlert(
            feature: "answer", metric: .refusal, bucket: 1, since: fixture.clock.now(), before: "1 %", now: "9 %",
            evidence: 100, cause: nil)
        try await fixture.engine.store.addDriftAlerts([found], now: fixture.clock.now())
        guard case .driftAlerts(let alerts) = await fixture.reading().answer(.driftAlerts) else { throw Unexpected() }
        let alert = try #require(alerts.first)
        var unknown = alert
        unknown.id = 99

        let refusal = try await fixture.refusal(of: .acknowledge(unknown))
        guard case .done = try await fixture.result(of: .acknowledge(alert)),
            case .driftAlerts(let left) = await fixture.reading().answer(.driftAlerts)
        else { throw Unexpected() }

        #expect(refusal.message.contains("99"))
        #expect(left == [])
    }

    @Test func `values are shown to who has the role, and to nobody else`() async throws {
        let fixture = try await CommandFixture()
        let job = try await fixture.answered("I am ada@example.com, where is my invoice?")

        guard case .unmasked(let shown) = try await fixture.result(of: .unmask(job.id, reason: "refund")) else {
            throw Unexpected()
        }
        let refusal = try await fixture.refusal(of: .unmask(job.id, reason: "curious"), as: "mallory")

        #expect(shown.act.by == "ada" && shown.act.isGranted)
        #expect(shown.trace.prompt.last?.content.contains("ada@example.com") == true)
        #expect(refusal.remedy?.contains("mallory") == true)
    }

    @Test func `a job is cancelled and retried as it was seen, and not as it was before`() async throws {
        let fixture = try await CommandFixture()
        let job = try await fixture.submitted("How do I export data?")

        let seen = JobTarget(id: job.id, version: job.version)
        guard case .done(let cancelled) = try await fixture.outcome(.cancel, seen),
            case .refused(let stale) = try await fixture.outcome(.retry, seen),
            case .done(let retried) = try await fixture.outcome(
                .retry, JobTarget(id: job.id, version: cancelled.version))
        else { throw Unexpected() }

        #expect(cancelled.state == .cancelled)
        #expect(stale == .versionChanged(job.id))
        #expect(retried.state == .queued)
    }

    @Test func `a console without an engine says so to every command`() async throws {
        let fixture = try await CommandFixture()
        let reading = StoreReading(store: fixture.engine.store, engine: nil, clock: fixture.clock)

        guard
            case .commanded(_, .refused(let refusal)) = await reading.command(
                .rollback(PromptStanding(prompt: "answer", version: 1))),
            case .failed(let failure) = await reading.act(.cancel, [JobTarget(id: JobID(1))])
        else { throw Unexpected() }

        #expect(refusal.remedy?.contains("--read-only") == true)
        #expect(failure.remedy == refusal.remedy)
    }
}
