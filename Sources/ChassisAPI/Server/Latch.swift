import ChassisCore
import Synchronization

/// Something that happens once and that any number of tasks may wait for.
final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var next = 0
        var actions: [Int: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    var isOpen: Bool { state.withLock { $0.isOpen } }

    func open() {
        let actions = state.withLock { state in
            state.isOpen = true
            defer { state.actions = [:] }
            return Array(state.actions.values)
        }
        for action in actions { action() }
    }

    /// Returns once it is open, or the task is cancelled.
    func wait() async { try? await cancelling { try await SystemClock().sleep(for: .seconds(1 << 30)) } }

    /// Runs `operation`, cancelled as soon as the latch opens.
    func cancelling<T: Sendable>(_ operation: @escaping @Sendable () async throws -> T) async throws -> T {
        // Awaited on the lines below, whatever happens.
        let task = Task(executorPreference: Place.executor) { try await operation() }
        let id = add { task.cancel() }
        defer { remove(id) }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Runs `operation`, which says itself how it is to be ended when the latch opens: that spares it a task of its own.
    func ending<T>(
        _ operation: (_ offer: (@escaping @Sendable () -> Void) -> Void) async throws -> T
    ) async rethrows -> T {
        var id = 0
        defer { remove(id) }
        return try await operation { id = add($0) }
    }

    private func add(_ action: @escaping @Sendable () -> Void) -> Int {
        let id: Int? = state.withLock { state in
            guard !state.isOpen else { return nil }
            state.next += 1
            state.actions[state.next] = action
            return state.next
        }
        guard let id else {
            action()
            return 0
        }
        return id
    }

    private func remove(_ id: Int) { state.withLock { _ = $0.actions.removeValue(forKey: id) } }
}
