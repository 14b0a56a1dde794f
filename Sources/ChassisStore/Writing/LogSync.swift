import Glibc
import Synchronization

/// Brings what was committed to the disk, beside the writer where more is to be written: while one sync runs, the next
/// transaction is made.
///
/// SQLite's `synchronous=FULL` syncs the WAL inside each commit, with the writer waiting. Here the store runs with
/// `NORMAL`, which keeps the file sound (the WAL is synced before and the file after each checkpoint), and this syncs the
/// WAL after the commit, once for all who wait. Whoever waits for a sync that began after his commit is as safe from a
/// power cut as with `FULL`; a process that dies loses nothing in either case, because the kernel has the pages.
///
/// Other processes may see a commit a moment before it is on the disk. What they write about it comes later in the same
/// file, so it is never on the disk without it.
final class LogSync: Sendable {
    typealias Completion = @Sendable (StoreError?) -> Void
    /// Brings a file's bytes to the disk; an `errno`, or 0.
    typealias Flush = @Sendable (_ descriptor: Int32) -> Int32

    static let toDisk: Flush = { fdatasync($0) == 0 ? 0 : errno }

    private struct State {
        var waiting: [Completion] = []
        var isRunning = false
        /// Why a sync failed. What the kernel then has in memory may never reach the disk, and a later sync may say it did.
        var failure: StoreError?
    }

    private let path: String
    private let flush: Flush
    private let thread = OwnThread(name: "store sync")
    private let state = Mutex(State())
    /// Of the WAL, which is there and the same as long as the store is open. Only touched by whoever drains, and by
    /// `close` once nobody does any more.
    private nonisolated(unsafe) var descriptor: Int32 = -1

    /// - Parameter path: Of the store.
    init(path: String, flush: @escaping Flush = toDisk) {
        self.path = path
        self.flush = flush
    }

    /// Why nothing can be kept any more.
    var failure: StoreError? { state.withLock { $0.failure } }

    /// Calls them once all that was committed before is on disk, or could not be brought there.
    ///
    /// - Parameter onThisThread: Whether the caller has time to do it, unless a sync runs already.
    func sync(_ completions: [Completion], onThisThread: Bool = false) {
        guard !completions.isEmpty else { return }
        let isFirst = state.withLock { state in
            state.waiting += completions
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard isFirst else { return }
        if onThisThread { drain() } else { thread.wake { self.drain() } }
    }

    /// Returns once those who wait have been called.
    func close() {
        thread.waitUntilIdle()
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    private func drain() {
        while let group = next() {
            let failure = self.failure ?? sync()
            for completion in group { completion(failure) }
        }
    }

    private func next() -> [Completion]? {
        state.withLock { state in
            state.isRunning = !state.waiting.isEmpty
            guard state.isRunning else { return nil }
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    private func sync() -> StoreError? {
        if descriptor < 0 { descriptor = open(path + "-wal", O_RDONLY | O_CLOEXEC) }
        let code = descriptor < 0 ? errno : flush(descriptor)
        guard code != 0 else { return nil }
        let failure = StoreError.notSynced(path: path, reason: String(cString: strerror(code)))
        state.withLock { $0.failure = failure }
        return failure
    }
}
