import Dispatch
import Synchronization

/// Tells whoever listens that somebody committed something.
final class StoreWatch: Sendable {
    private struct Listener {
        /// Whether this process's routine is of interest as well.
        var wantsAll: @Sendable () -> Bool
        var sink: AsyncStream<Void>.Continuation
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var next = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let path: String
    private let file = Mutex<FileWatch?>(nil)
    /// Monotonic nanoseconds.
    private let lastOwnWrite = Atomic<UInt64>(0)

    init(path: String) { self.path = path }

    /// - Parameter wantsAll: Whether this process's routine is of interest as well, asked at each commit.
    func stream(wantsAll: @escaping @Sendable () -> Bool) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // Whoever looked before he listened has missed what was committed between.
        continuation.yield()
        let id: Int? = state.withLock { state in
            guard !state.isClosed else { return nil }
            state.next += 1
            state.listeners[state.next] = Listener(wantsAll: wantsAll, sink: continuation)
            return state.next
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.remove(id) }
        // Other processes' commits cost a thread only where somebody listens.
        file.withLock { file in
            if file == nil {
                file = FileWatch(path: path, lastOwnWrite: { [weak self] in self?.ownWrite ?? 0 }) { [weak self] in
                    self?.signal()
                }
            }
        }
        return stream
    }

    /// Says that this process is about to write.
    func noteOwnWrite() { lastOwnWrite.store(DispatchTime.now().uptimeNanoseconds, ordering: .relaxed) }

    private var ownWrite: UInt64 { lastOwnWrite.load(ordering: .relaxed) }

    func signal(isNews: Bool = true) {
        let sinks = state.withLock { state in
            state.listeners.values.compactMap { isNews || $0.wantsAll() ? $0.sink : nil }
        }
        for sink in sinks { sink.yield() }
    }

    /// For tests: returns when other processes' commits from now on will be seen.
    func waitUntilWatching() { file.withLock { $0?.waitUntilStarted() } }

    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.sink.finish() }
        file.withLock { file in
            file?.close()
            file = nil
        }
    }

    private func remove(_ id: Int) {
        state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
}

extension Store {
    /// A stream that yields once at the beginning, and whenever this process or another one has committed something;
    /// several commits may be one.
    ///
    /// Costs nothing while the store is idle. It ends when the store closes. Read again after each value: a
    /// value says that something may have changed, not what.
    package nonisolated func changes() -> AsyncStream<Void> { watch.stream { true } }

    /// As `changes`, without what this process writes and nobody has to act on: jobs that begin as they are admitted, and
    /// that end for good. There are thousands of those a second, and a look at the store for each costs as much.
    package nonisolated func news() -> AsyncStream<Void> { watch.stream { false } }

    /// As `news`, and as `changes` while `wantsAll` says so.
    package nonisolated func news(orAllWhile wantsAll: @escaping @Sendable () -> Bool) -> AsyncStream<Void> {
        watch.stream(wantsAll: wantsAll)
    }
}
