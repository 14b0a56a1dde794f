import ChassisAPI
import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisStore
import ChassisTestSupport
import Foundation
import Logging
import Testing

/// A server over a real store on a free port of loopback; its models live on a scripted server.
final class ServerFixture: Sendable {
    let folder: TemporaryFolder
    let upstream: ScriptedServer
    let clock: ManualClock
    let engine: Engine
    let server: APIServer
    let port: Int
    /// Of the tenant `acme`, to submit and read.
    let key: String
    private let running: Task<Void, any Error>

    convenience init(
        serve: ServeSettings = .patient, host: String = "127.0.0.1", port: Int = 0,
        script: @escaping @Sendable (RecordedRequest) -> Script = { _ in .answer("It is under Settings.") },
        change: (inout Workspace) -> Void = { _ in }, isServed: @escaping @Sendable () -> Bool = { false }
    ) async throws {
        let folder = try TemporaryFolder()
        let upstream = try ScriptedServer(script)
        var workspace = Workspace.sample(at: folder.path, url: upstream.url + "/v1")
        workspace.serve = serve
        change(&workspace)
        try await self.init(
            workspace, folder, upstream, clock: ManualClock(), host: host, port: port, isServed: isServed)
    }

    /// Another server on the same store, as after a restart.
    convenience init(beside other: ServerFixture) async throws {
        try await self.init(other.engine.setup.workspace, other.folder, other.upstream, clock: other.clock)
    }

    private init(
        _ workspace: Workspace, _ folder: TemporaryFolder, _ upstream: ScriptedServer, clock: ManualClock,
        host: String = "127.0.0.1", port: Int = 0, isServed: @escaping @Sendable () -> Bool = { false }
    ) async throws {
        self.folder = folder
        self.upstream = upstream
        self.clock = clock
        engine = try await Self.engine(workspace, clock: clock)
        key = try await engine.issueKey(for: "acme").text
        let server = APIServer(engine: engine, host: host, port: port, isServed: isServed)
        self.server = server
        let (addresses, sink) = AsyncStream.makeStream(of: Int.self)
        // Ended by `stop`, or with the fixture.
        running = Task {
            defer { sink.finish() }
            try await server.run { address in sink.yield(Int(address.split(separator: ":").last ?? "") ?? 0) }
        }
        var iterator = addresses.makeAsyncIterator()
        guard let port = await iterator.next() else {
            // It never listened: its error says why.
            try await running.value
            throw CancellationError()
        }
        self.port = port
    }

    var store: Store { engine.store }

    deinit {
        server.stop()
        upstream.stop()
    }

    /// Stops the server and returns once it has ended.
    func stop() async throws {
        server.stop()
        try await running.value
    }

    static func engine(_ workspace: Workspace, clock: ManualClock) async throws -> Engine {
        let store = try Store.open(at: workspace.storePath)
        KnownKey.write(beside: workspace.storePath)
        let vault = try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true)
        let client = HTTPClient()
        let environment: @Sendable (String) -> String? = { _ in nil }
        return try await Engine(
            workspace: workspace, store: store, vault: vault, clock: clock,
            logger: Logger(label: "test") { _ in Mute() }, environment: environment,
            makeProviders: { ChassisProviders.makeProviders($0, client: client, environment: environment) })
    }

    /// - Parameter receiveBuffer: As in `Client`.
    func client(receiveBuffer: Int? = nil) throws -> Client { try Client(port: port, receiveBuffer: receiveBuffer) }

    /// One request on a connection of its own.
    func ask(
        _ method: String, _ path: String, key: String? = nil, body: String? = nil, headers: [String: String] = [:]
    ) async throws -> Client.Answer {
        try await client().ask(method, path, key: key ?? self.key, body: body, headers: headers)
    }

    /// Runs `body` with workers beside it.
    func working<T>(_ body: () async throws -> T) async throws -> T {
        let pool = WorkerPool(engine: engine)
        // Awaited on both ways out.
        let work = Task { await pool.run(grace: .zero) }
        let result: Result<T, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        pool.stop()
        await work.value
        return try result.get()
    }
}

extension ServeSettings {
    /// Clients of a test wait for a turn of their own on a loaded machine; those that are slow on purpose say how long.
    static let patient = ServeSettings(headerTimeout: .seconds(30), bodyTimeout: .seconds(30))
}

extension Workspace {
    static func sample(at root: String, url: String) -> Workspace {
        let price = Price(effectiveFrom: Timestamp(milliseconds: 0), rates: .init(input: 3_000_000, output: 15_000_000))
        return Workspace(
            root: root, name: "Sample", storePath: root + "/chassis.sqlite", engine: EngineSettings(workers: 4),
            providers: [ProviderSettings(name: "hosted", kind: .openai, baseURL: url)],
            models: [
                Model(name: "first", provider: "hosted", id: "first-model", prices: [price]),
                Model(name: "second", provider: "hosted", id: "second-model", prices: [price]),
            ],
            tiers: [.local: ["first"], .small: ["first", "second"], .complex: ["first"]],
            plans: [Plan(name: "pro", monthlyCredits: Credits(milli: 1_000_000))],
            tenants: [
                Tenant(id: "acme", name: "Acme", plan: "pro", region: "DE"),
                Tenant(id: "beta", name: "Beta", plan: "pro", region: "DE"),
            ],
            features: [
                Feature(name: "answer", prompt: "answer", limits: .init(repairs: 0)),
                Feature(name: "fallback", prompt: "answer", tier: .small, limits: .init(repairs: 0)),
                Feature(name: "ticket", prompt: "answer", schema: "ticket"),
            ],
            prompts: [Prompt(name: "answer", version: 1, system: "Answer.", user: "Question: {{input}}")],
            schemas: [
                "ticket": [
                    "type": "object", "required": ["urgent"], "properties": ["urgent": ["type": "boolean"]],
                ]
            ])
    }
}

extension Script {
    /// A whole chat completion.
    static func answer(_ text: String) -> Script {
        let content = JSON.string(text).text
        return .json(
            #"{"id":"c1","model":"first-2026","choices":[{"index":0,"message":{"role":"assistant","content":\#(content)},"#
                + #""finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
    }

    /// A chat completion in pieces, one event each.
    static func pieces(_ pieces: [String], every pause: Duration = .zero) -> Script {
        .eventStreamHead + pieceEvents(pieces, every: pause) + endOfPieces
    }

    static func pieceEvents(_ pieces: [String], every pause: Duration = .zero) -> Script {
        .events(
            pieces.map { #"{"id":"c1","choices":[{"index":0,"delta":{"content":\#(JSON.string($0).text)}}]}"# },
            every: pause)
    }

    static let endOfPieces =
        Script.events([
            #"{"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
            #"{"id":"c1","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#, "[DONE]",
        ]) + .endOfChunks
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
