import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation

/// Walks the unhappy paths of a workspace's own features: in a scratch store, with a model of its own in place of every
/// provider, so that nothing is spent, sent or kept.
struct Audit {
    let workspace: Workspace
    let engine: Engine
    let model: AuditModel.Shared
    /// As the workspace has it.
    let lease: Duration
    private let folder: ScratchFolder
    static let tenant = "audit"
    /// Has exactly what one answer costs.
    static let poor = "audit-poor"
    /// Another customer with the same plan.
    static let neighbour = "audit-neighbour"

    init(_ original: Workspace) async throws {
        let model = AuditModel.Shared(clock: AuditClock())
        lease = original.engine.lease
        let folder = try ScratchFolder()
        self.model = model
        self.folder = folder
        workspace = Self.prepared(original, in: folder.path)
        engine = try await Engine(
            workspace: workspace, store: try Store.open(at: workspace.storePath),
            vault: try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true), clock: model.clock,
            logger: .quiet, environment: { _ in nil },
            makeProviders: { $0.map { AuditModel(name: $0.name, shared: model) } })
    }

    /// The workspace as it is, but for its store, its keys, and the tenants that the audit asks as.
    private static func prepared(_ original: Workspace, in folder: String) -> Workspace {
        var workspace = original
        workspace.storePath = folder + "/audit.sqlite"
        // The clock is put on now and then, and no worker dies here.
        workspace.engine.lease = .seconds(7 * 86_400)
        workspace.engine.backoff = .milliseconds(5)
        workspace.engine.maxBackoff = .milliseconds(20)
        for index in workspace.providers.indices { workspace.providers[index].keyVariable = nil }
        workspace.knowledge += pages
        let cost = original.features.map(\.credits).max() ?? Credits(milli: 1000)
        workspace.plans += [
            Plan(name: tenant, monthlyCredits: Credits(milli: 1_000_000_000), maxInputCharacters: 1_000_000),
            Plan(name: poor, monthlyCredits: cost),
        ]
        let region = original.tenants.first?.region ?? "US"
        workspace.tenants += [
            Tenant(id: tenant, name: "Audit", plan: tenant, region: region),
            Tenant(id: neighbour, name: "Audit", plan: tenant, region: region),
            Tenant(id: poor, name: "Audit", plan: poor, region: region),
        ]
        return workspace
    }

    /// - Parameter onLine: Told of each promise as soon as it was examined.
    func run(_ onLine: @escaping (AuditCard.Line) -> Void = { _ in }) async throws -> AuditCard {
        var card = AuditCard(onLine: onLine)
        let pool = WorkerPool(engine: engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await pool.run(grace: .zero) }
            for feature in workspace.features {
                // What one feature's outage has shown of the models is not the next one's fault.
                engine.forgetModelFailures()
                try await examine(feature, &card)
            }
            engine.forgetModelFailures()
            try await examineWorkspace(&card)
            pool.stop()
            try await group.waitForAll()
        }
        return card
    }

    func submit(
        _ input: [UInt8], to feature: String, tenant: String = Audit.tenant, key: IdempotencyKey? = nil
    ) async -> Result<Job, EngineError> {
        await submit(Submission(tenant: tenant, feature: feature, input: input, idempotencyKey: key))
    }

    func submit(_ submission: Submission) async -> Result<Job, EngineError> {
        do throws(EngineError) { return .success(try await engine.submit(submission).job) } catch {
            return .failure(error)
        }
    }

    /// The job once it has ended, or as it is after a minute.
    func ended(_ result: Result<Job, EngineError>) async throws -> Job {
        let job = try result.get()
        return try await engine.finished(job.id, within: .seconds(60)) ?? job
    }

    /// Which of some texts are in any byte that the store has written.
    func written(_ texts: [String]) -> Set<String> {
        var found: Set<String> = []
        for suffix in ["", "-wal"] {
            let data = (try? Data(contentsOf: URL(filePath: workspace.storePath + suffix))) ?? Data()
            data.withUnsafeBytes { bytes in
                for text in texts where Self.holds(bytes, Array(text.utf8)) { found.insert(text) }
            }
        }
        return found
    }

    /// By memchr and memcmp: a store is megabytes, and is looked through for each feature.
    private static func holds(_ bytes: UnsafeRawBufferPointer, _ text: [UInt8]) -> Bool {
        guard var place = bytes.baseAddress, let first = text.first else { return false }
        let end = place + bytes.count
        while end - place >= text.count, let found = memchr(place, Int32(first), end - place - text.count + 1) {
            if memcmp(found, text, text.count) == 0 { return true }
            place = UnsafeRawPointer(found) + 1
        }
        return false
    }
}
