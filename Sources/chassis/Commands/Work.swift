import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation
import Logging

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Work the queue until told to stop (SIGTERM, SIGINT).")

    @OptionGroup var global: GlobalOptions
    @Option(help: "Jobs run at once (default: the workspace's).") var workers: Int?

    func validate() throws {
        if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers takes 1 to 1024.") }
    }

    func run() async throws {
        // First, so that whoever says stop meanwhile is heard.
        let stop = StopSignals()
        let log = Logger.standardError(level: .info)
        let loaded = try global.load()
        for warning in loaded.warnings { log.warning("\(warning)") }
        let engine = try await GlobalOptions.makeEngine(try global.applyStore(to: loaded.workspace), log: log)
        let service = EngineService(engine: engine, workers: workers, loaded: loaded)
        log.info("working", metadata: ["workspace": "\(loaded.workspace.root)", "store": "\(engine.store.path)"])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            group.addTask {
                await stop.wait()
                log.info("stopping: running jobs are finished or given back")
                service.stop()
            }
            await group.next()
            stop.cancel()
            group.cancelAll()
        }
        log.info("stopped")
    }
}

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

/// Puts changed files of a workspace in force in this process.
struct WorkspaceReload: Sendable {
    private let engine: Engine
    /// `nil` where files can't be watched: then a change needs a restart.
    private let watcher: WorkspaceWatcher?

    init(engine: Engine, loaded: LoadedWorkspace) {
        self.engine = engine
        do {
            watcher = try WorkspaceWatcher(folder: loaded.workspace.root, current: loaded)
        } catch {
            engine.logger.warning("\(error)")
            watcher = nil
        }
    }

    func stop() { watcher?.stop() }

    /// - Parameter onUpdate: Called with each changed workspace once it is in force, and with each that was refused.
    func run(_ onUpdate: @Sendable (WorkspaceUpdate) -> Void) async {
        guard let watcher else { return }
        for await update in watcher.updates() {
            switch update {
            case .changed(var workspace, let warnings):
                for warning in warnings { engine.logger.warning("\(warning)") }
                // The store can't be moved under a running engine.
                workspace.storePath = engine.setup.workspace.storePath
                do {
                    try await engine.use(workspace)
                    onUpdate(update)
                } catch { engine.logger.error("\(error)") }
            case .rejected(let error):
                for problem in error.problems { engine.logger.error("\(problem)") }
                engine.logger.error("the last good configuration stays in force")
                onUpdate(update)
            }
        }
    }
}

/// SIGTERM and SIGINT as something to wait for.
final class StopSignals: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    // Only kept alive; never touched again.
    private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        (self.stream, self.continuation) = (stream, continuation)
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.activate()
            return source
        }
    }

    func wait() async {
        for await _ in stream { return }
    }

    func cancel() { continuation.finish() }
}
