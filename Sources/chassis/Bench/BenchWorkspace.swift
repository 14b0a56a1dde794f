import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisStore
import Logging

/// A small workspace made in memory, over a real store in a scratch folder.
struct BenchWorkspace {
    let folder: ScratchFolder
    let engine: Engine

    /// - Parameters:
    ///   - provider: Answers every call; its time is what the figures leave out.
    ///   - versions: Of the prompt.
    init(provider: any Provider, versions: Int = 1, golden: GoldenFiles = .none) async throws {
        folder = try ScratchFolder()
        let free = Price(
            effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 100_000, output: 400_000))
        let plan = Plan(
            name: "bench", monthlyCredits: Credits(milli: 1_000_000_000_000), maxQueuedJobs: 10_000_000,
            maxInputCharacters: 1_000_000)
        let workspace = Workspace(
            root: folder.path, name: "bench", storePath: folder.path + "/bench.sqlite",
            engine: EngineSettings(workers: 8, maxQueuedJobs: 10_000_000),
            providers: [ProviderSettings(name: provider.name, kind: .openai)],
            models: [Model(name: "instant", provider: provider.name, id: "instant", prices: [free])],
            tiers: [.local: ["instant"]], plans: [plan],
            tenants: (0..<8).map { Tenant(id: "tenant-\($0)", name: "Tenant \($0)", plan: "bench") },
            features: [
                Feature(
                    name: "answer", prompt: "answer", retrieval: .init(), cache: .init(),
                    limits: .init(deadline: .seconds(3600)))
            ],
            prompts: (1...versions).map { version in
                Prompt(
                    name: "answer", version: version,
                    system: "Version \(version). You answer questions from the pages given, briefly and truthfully.\n"
                        + "{{context}}",
                    user: "Question: {{input}}")
            },
            knowledge: Self.articles)
        engine = try await Self.engine(workspace, provider, golden)
    }

    /// Another engine over the same store file.
    func anotherEngine(provider: any Provider) async throws -> Engine {
        try await Self.engine(engine.setup.workspace, provider, .none)
    }

    private static func engine(
        _ workspace: Workspace, _ provider: any Provider, _ golden: GoldenFiles
    ) async throws -> Engine {
        try await Engine(
            workspace: workspace, store: try Store.open(at: workspace.storePath),
            vault: try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true), clock: SystemClock(),
            logger: .quiet, golden: golden, environment: { _ in nil }, makeProviders: { _ in [provider] })
    }

    /// Two hundred short articles, so that retrieval has something to weigh.
    private static var articles: [KnowledgeDocument] {
        let topics = ["invoices", "quotes", "refunds", "reminders", "taxes", "currencies", "exports", "users"]
        return (0..<200).map { number in
            let topic = topics[number % topics.count]
            return KnowledgeDocument(
                id: "page-\(number)", title: "About \(topic) \(number)",
                text: "To change \(topic) open Settings and choose \(topic) number \(number). "
                    + "A change takes effect at once and is kept for \(number % 30 + 1) days. "
                    + "Only an administrator may remove \(topic).")
        }
    }

    /// A question like those of a help desk, different for each number, with something to mask in every fourth.
    static func question(_ number: Int) -> String {
        let contact = number % 4 == 0 ? " My address is user\(number)@example.com." : ""
        return "How do I change reminders for invoice \(number) and who may remove it?\(contact)"
    }
}

/// Answers at once, in memory.
struct InstantProvider: Provider {
    let name = "instant"

    func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        InferenceResponse(
            text: "Open Settings, choose reminders, and save. Only an administrator may remove them.",
            model: request.model,
            finishReason: .stop, usage: Usage(state: .reported, inputTokens: 200, outputTokens: 20))
    }

    func probe() async throws(ProviderError) {}
}

/// Ends a job without doing anything: what remains is the queue's own cost.
struct NoWork: Stage {
    static let name = "no-op"

    func run(_ call: inout Call) async throws(StageError) {
        call.answer.text = "done"
        call.output = "done"
    }
}
