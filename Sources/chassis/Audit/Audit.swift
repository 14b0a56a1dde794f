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
    private let folder: ScratchFolder
    static let tenant = "audit"
    /// Has exactly what one answer costs.
    static let poor = "audit-poor"

    init(_ original: Workspace) async throws {
        let model = AuditModel.Shared()
        let folder = try ScratchFolder()
        self.model = model
        self.folder = folder
        workspace = Self.prepared(original, in: folder.path)
        engine = try await Engine(
            workspace: workspace, store: try Store.open(at: workspace.storePath),
            vault: try Vault.open(keyFile: workspace.storePath + ".key", mayCreate: true), clock: SystemClock(),
            logger: .quiet, environment: { _ in nil },
            makeProviders: { $0.map { AuditModel(name: $0.name, shared: model) } })
    }

    /// The workspace as it is, but for its store, its keys, and the tenants that the audit asks as.
    private static func prepared(_ original: Workspace, in folder: String) -> Workspace {
        var workspace = original
        workspace.storePath = folder + "/audit.sqlite"
        workspace.engine.backoff = .milliseconds(5)
        workspace.engine.maxBackoff = .milliseconds(20)
        for index in workspace.providers.indices { workspace.providers[index].keyVariable = nil }
        let cost = original.features.map(\.credits).max() ?? Credits(milli: 1000)
        workspace.plans += [
            Plan(name: tenant, monthlyCredits: Credits(milli: 1_000_000_000), maxInputCharacters: 1_000_000),
            Plan(name: poor, monthlyCredits: cost),
        ]
        let region = original.tenants.first?.region ?? "US"
        workspace.tenants += [
            Tenant(id: tenant, name: "Audit", plan: tenant, region: region),
            Tenant(id: poor, name: "Audit", plan: poor, region: region),
        ]
        return workspace
    }

    /// - Parameter progress: Called before each feature, with its name.
    func run(_ progress: (String) -> Void = { _ in }) async throws -> AuditCard {
        var card = AuditCard()
        let pool = WorkerPool(engine: engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await pool.run(grace: .zero) }
            for feature in workspace.features {
                progress(feature.name)
                try await examine(feature, &card)
            }
            progress("workspace")
            try await examineWorkspace(&card)
            pool.stop()
            try await group.waitForAll()
        }
        return card
    }

    func submit(
        _ input: [UInt8], to feature: String, tenant: String = Audit.tenant, key: String? = nil
    ) async -> Result<Job, EngineError> {
        do throws(EngineError) {
            return .success(
                try await engine.submit(
                    Submission(tenant: tenant, feature: feature, input: input, idempotencyKey: key)
                ).job)
        } catch { return .failure(error) }
    }

    /// The job once it has ended, or as it is after a minute.
    func ended(_ result: Result<Job, EngineError>) async throws -> Job {
        let job = try result.get()
        return try await engine.finished(job.id, within: .seconds(60)) ?? job
    }

    /// Every byte that the store has written.
    var written: Data {
        ["", "-wal"].reduce(into: Data()) { data, suffix in
            data += (try? Data(contentsOf: URL(filePath: workspace.storePath + suffix))) ?? Data()
        }
    }
}
