import ChassisConsole
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Synchronization

/// The engine beside a console: it works the queue where nobody else does, also once whoever did has gone.
final class ConsoleEngine: Sendable {
    private let engine: Engine
    private let loaded: LoadedWorkspace
    private let mayWork: Bool
    private let values: Mutex<Values>

    private struct Values {
        var service: EngineService?
        var told: EngineState?
        var isStopped = false
    }

    /// Begins to work at once where nobody does.
    ///
    /// - Parameter mayWork: `false` for a console that only looks.
    init(engine: Engine, loaded: LoadedWorkspace, mayWork: Bool) {
        self.engine = engine
        self.loaded = loaded
        self.mayWork = mayWork
        let works = mayWork && !ServingLock.isServed(storePath: engine.store.path)
        values = Mutex(Values(service: works ? EngineService(engine: engine, workers: nil, loaded: loaded) : nil))
    }

    /// Who works the queue now.
    var state: EngineState {
        if let service = values.withLock({ $0.service }) {
            return service.obstacle.map { .stuck($0) } ?? .working(service.runningCount)
        }
        return ServingLock.isServed(storePath: engine.store.path) ? .elsewhere : .none
    }

    /// Stands by while another process works the queue, and works it from then on, until it is stopped or cancelled.
    ///
    /// - Parameters:
    ///   - onUpdate: Called with each changed workspace, whoever works.
    ///   - onNotice: Called with what becomes of changes that a gate examines, while this process works.
    ///   - onState: Called when somebody else works the queue than before, this process works another number of jobs, or
    ///     it can't any more or can again.
    func run(
        onUpdate: @escaping @Sendable (WorkspaceUpdate) -> Void, onNotice: @escaping @Sendable (BundleNotice) -> Void,
        onState: @escaping @Sendable (EngineState) -> Void
    ) async {
        if values.withLock({ $0.service == nil }) { await standBy(onUpdate, onState) }
        guard !Task.isCancelled, let service = takeOver() else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // An engine that can't write commits nothing that would tell of it.
                while !Task.isCancelled {
                    self.tell(onState)
                    do { try await self.engine.clock.sleep(for: .seconds(1)) } catch { return }
                }
            }
            group.addTask {
                for await _ in self.engine.store.changes() {
                    self.tell(onState)
                    do { try await self.engine.clock.sleep(for: .milliseconds(500)) } catch { return }
                }
            }
            await service.run(onUpdate: onUpdate, onNotice: onNotice)
            group.cancelAll()
        }
    }

    /// Jobs that run are finished or given back, and no other is begun.
    func stop() {
        let service = values.withLock { values in
            values.isStopped = true
            return values.service
        }
        service?.stop()
    }

    /// Until nobody works the queue any more and this process may.
    private func standBy(
        _ onUpdate: @escaping @Sendable (WorkspaceUpdate) -> Void, _ onState: @escaping @Sendable (EngineState) -> Void
    ) async {
        // Whoever works elsewhere reads changed files and activations for himself alone.
        let reload = WorkspaceReload(engine: engine, loaded: loaded)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await reload.run(onUpdate) }
            group.addTask { await self.engine.followActivations() }
            // A process that is killed writes nothing: its end shows at its lock alone.
            while !Task.isCancelled {
                if tell(onState) == .none, mayWork { break }
                do { try await engine.clock.sleep(for: .seconds(1)) } catch { break }
            }
            reload.stop()
            group.cancelAll()
        }
    }

    private func takeOver() -> EngineService? {
        values.withLock { values in
            guard !values.isStopped else { return nil }
            if values.service == nil {
                values.service = EngineService(engine: engine, workers: nil, loaded: loaded)
            }
            return values.service
        }
    }

    @discardableResult
    private func tell(_ onState: (EngineState) -> Void) -> EngineState {
        let state = state
        let isNew = values.withLock { values in
            defer { values.told = state }
            return values.told != state
        }
        if isNew { onState(state) }
        return state
    }
}
