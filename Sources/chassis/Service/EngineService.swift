import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Logging

/// An engine at work in this process: workers, hot reload, and the lock that tells other processes.
struct EngineService: Sendable {
    private let pool: WorkerPool
    private let engine: Engine
    private let lock: ServingLock?
    private let webhooks: WebhookSender
    private let exporter: TraceExporter
    private let reload: WorkspaceReload
    /// Raised when changes may wait for their gate.
    private let changes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(engine: Engine, workers: Int?, loaded: LoadedWorkspace) {
        self.engine = engine
        pool = WorkerPool(engine: engine, workers: workers)
        lock = ServingLock(storePath: engine.store.path)
        webhooks = WebhookSender(engine: engine, send: WebhookTransport().send)
        exporter = TraceExporter(engine: engine, send: CollectorTransport().send)
        reload = WorkspaceReload(engine: engine, loaded: loaded)
    }

    /// Works until it is stopped or cancelled.
    ///
    /// - Parameters:
    ///   - onUpdate: Called with each changed workspace once it is in force, and with each that was refused.
    ///   - onNotice: Called with what becomes of changes that a gate examines.
    func run(
        onUpdate: @escaping @Sendable (WorkspaceUpdate) -> Void = { _ in },
        onNotice: @escaping @Sendable (BundleNotice) -> Void = { _ in }
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await reload.run { update in
                    if case .changed = update { changes.continuation.yield() }
                    onUpdate(update)
                }
            }
            group.addTask { await self.examine(onNotice) }
            group.addTask { await self.webhooks.run() }
            group.addTask { await self.exporter.run() }
            await pool.run()
            reload.stop()
            group.cancelAll()
        }
    }

    func stop() { pool.stop() }

    var runningCount: Int { pool.runningCount }
    var isAlive: Bool { pool.isAlive }
    var obstacle: StoreError? { pool.obstacle }

    /// Runs the suites of changes that wait for them; they may take minutes, and nothing waits for this.
    private func examine(_ onNotice: @escaping @Sendable (BundleNotice) -> Void) async {
        changes.continuation.yield()
        for await _ in changes.stream {
            await engine.examineChanges { notice in
                engine.logger.notice("\(notice.text)")
                onNotice(notice)
            }
        }
    }
}
