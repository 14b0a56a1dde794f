import ChassisCore
@testable import ChassisEngine
import ChassisProviders
import ChassisStore
import ChassisTestSupport
import Foundation
import Logging
import Testing

/// An engine over a real store; the models `first` and `second` live on a scripted server, `extractive` in the process.
final class EngineFixture: Sendable {
    let folder: TemporaryFolder
    let server: ScriptedServer
    let clock = ManualClock()
    let engine: Engine

    init(
        features: [Feature] = [.answer()], golden: GoldenFiles = .none,
        script: @escaping @Sendable (RecordedRequest) -> Script = { _ in .answer("It is under Settings.") },
        logger: Logger = Logger(label: "test") { _ in Mute() }, vocabularies: Vocabularies = .none,
        change: (inout Workspace) -> Void = { _ in }
    ) async throws {
        folder = try TemporaryFolder()
        server = try ScriptedServer(script)
        var workspace = Workspace.sample(at: folder.path, url: server.url + "/v1", features: features)
        change(&workspace)
        engine = try await Self.engine(
            workspace, clock: clock, golden: golden, logger: logger, vocabularies: vocabularies)
    }

    deinit { server.stop() }

    static func engine(
        _ workspace: Workspace, clock: ManualClock, golden: GoldenFiles = .none,
        logger: Logger = Logger(label: "test") { _ in Mute() }, vocabularies: Vocabularies = .none
    ) async throws -> Engine {
        let store = try Store.open(at: workspace.storePath)
        KnownKey.write(beside: workspace.storePath)
        let vault = try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true)
        let client = HTTPClient()
        let environment: @Sendable (String) -> String? = { _ in nil }
        return try await Engine(
            workspace: workspace, store: store, vault: vault, clock: clock,
            logger: logger, golden: golden, vocabularies: vocabularies,
            environment: environment,
            makeProviders: { ChassisProviders.makeProviders($0, client: client, environment: environment) })
    }

    var store: Store { engine.store }
    var workspace: Workspace { engine.setup.workspace }
    var pipeline: Pipeline { .standard(store: store, health: engine.health, clock: clock) }

    func submit(_ input: String, tenant: String = "acme", feature: String = "answer") async throws -> Job {
        try await engine.submit(Submission(tenant: tenant, feature: feature, input: Array(input.utf8))).job
    }

    func claim() async throws -> ClaimedJob {
        let claimed = try await store.claimJobs(
            queue: .standard, owner: engine.boot, limit: 1, lease: .seconds(15), now: clock.now())
        return try #require(claimed.first)
    }

    /// Runs one attempt at the next job, without a worker pool, and writes its end.
    @discardableResult
    func attempt() async throws -> Job {
        let claimed = try await claim()
        try await settle(claimed)
        return try #require(try await store.job(claimed.job.id))
    }

    /// Runs one attempt at a job that was claimed, and writes its end.
    func settle(_ claimed: ClaimedJob) async throws {
        let run = JobRun(claimed: claimed, engine: engine, pipeline: pipeline, cancelFlag: CancelFlag())
        try await store.settleJob(await run.run().settlement)
    }

    /// Submits and runs one attempt.
    func ask(_ input: String, tenant: String = "acme", feature: String = "answer") async throws -> Job {
        _ = try await submit(input, tenant: tenant, feature: feature)
        return try await attempt()
    }

    func trace(_ job: Job) async throws -> Trace { try #require(try await store.trace(job.id)) }
    func output(_ job: Job) async throws -> String { try await engine.output(of: job) }

    func account(_ tenant: String = "acme") async throws -> TenantAccount {
        try #require(try await store.tenantAccounts().first { $0.id == tenant })
    }

    /// Waits until the job is as wanted.
    func wait(for id: JobID, until isWanted: (Job) -> Bool) async throws -> Job {
        for await _ in store.changes() {
            if let job = try await store.job(id), isWanted(job) { return job }
        }
        throw CancellationError()
    }

    /// Moves the time on in small steps until something is so.
    ///
    /// A pool always has sleepers, so none of them tells when the next step is due: each gets a moment of real time to do
    /// what it was woken for. While a model is being asked the time stands still: a slow machine cuts no call off.
    func passTime(until isSo: () async throws -> Bool) async throws {
        while try await !isSo() {
            await server.wait { $0.busy == 0 }
            clock.advance(by: .milliseconds(250))
            try await SystemClock().sleep(for: .milliseconds(5))
        }
    }

    /// Runs a pool beside `body` and stops it behind it, with no grace for what still runs.
    func working<T>(_ pool: WorkerPool, _ body: () async throws -> T) async throws -> T {
        // Awaited on both ways out.
        let work = Task { await pool.run(grace: .zero) }
        let result: Result<T, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        pool.stop()
        await work.value
        return try result.get()
    }
}

extension Workspace {
    static func sample(at root: String, url: String, features: [Feature]) -> Workspace {
        let price = Price(effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 3_000_000, output: 15_000_000))
        let free = Price(effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 0, output: 0))
        return Workspace(
            root: root, name: "Sample", storePath: root + "/chassis.sqlite", engine: EngineSettings(workers: 2),
            providers: [
                ProviderSettings(name: "hosted", kind: .openai, baseURL: url),
                ProviderSettings(name: "embedded", kind: .extractive),
            ],
            models: [
                Model(name: "first", provider: "hosted", id: "first-model", prices: [price]),
                Model(name: "second", provider: "hosted", id: "second-model", prices: [price]),
                Model(name: "unpriced", provider: "hosted", id: "unpriced-model"),
                Model(name: "extractive", provider: "embedded", id: "extractive", prices: [free]),
            ],
            tiers: [.local: ["first"], .small: ["first", "second"], .complex: ["first", "extractive"]],
            plans: [Plan(name: "pro", monthlyCredits: Credits(milli: 100_000))],
            tenants: [
                Tenant(id: "acme", name: "Acme", plan: "pro", region: "DE"),
                Tenant(id: "beta", name: "Beta", plan: "pro", region: "DE"),
            ],
            features: features,
            prompts: [1, 2].map {
                Prompt(
                    name: "answer", version: $0, system: "Prompt version \($0). Pages: {{context}}",
                    user: "Question: {{input}}")
            },
            schemas: ["ticket": try! JSON(parsing: Self.ticket)],
            knowledge: [
                KnowledgeDocument(
                    id: "void", title: "Void an invoice",
                    text: "To void an invoice, open the invoice and choose Void. A voided invoice keeps its number.")
            ])
    }

    private static let ticket = """
        {"type": "object", "additionalProperties": false, "required": ["category", "urgent"],
         "properties": {"category": {"enum": ["billing", "other"]}, "urgent": {"type": "boolean"}}}
        """
}

extension Feature {
    static func answer(
        schema: String? = nil, tier: Tier = .local, cache: Cache? = nil, limits: Limits = .init()
    ) -> Feature {
        Feature(name: "answer", prompt: "answer", schema: schema, tier: tier, cache: cache, limits: limits)
    }
}

extension Script {
    /// A whole chat completion; the usage is 100 tokens in, 20 out unless another is given.
    static func answer(_ text: String, usage: String? = #"{"prompt_tokens":100,"completion_tokens":20}"#) -> Script {
        .json(completion(text, usage: usage))
    }

    static func completion(_ text: String, usage: String? = nil) -> String {
        #"{"id":"c1","model":"first-2026","choices":[{"index":0,"message":{"role":"assistant","content":"#
            + JSON.string(text).text + #"},"finish_reason":"stop"}]"# + (usage.map { #","usage":\#($0)"# } ?? "") + "}"
    }

    static func failure(_ status: Int, headers: [String: String] = [:]) -> Script {
        .json(#"{"error":{"message":"out of order"}}"#, status: status, headers: headers)
    }
}

extension RecordedRequest {
    /// The provider's name of the model that was asked.
    var model: String { (try? JSON(parsing: body))?["model"]?.string ?? "" }
    /// The last message.
    var lastMessage: String { (try? JSON(parsing: body))?["messages"]?.array?.last?["content"]?.string ?? "" }
}

/// A logger that says nothing.
struct Mute: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .critical
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set { _ = newValue }
    }
    func log(event: LogEvent) {}
}
