import Dispatch
import GRDB
import Synchronization

/// The one writer of this process: writes that arrive while a commit runs share the next transaction and its fsync.
///
/// An idle store starts a write at once; under load the groups grow by themselves, because everything that arrives
/// during an fsync is the next group. Each write has its own savepoint, so one that fails leaves its neighbours alone,
/// and each caller goes on only after the commit it was part of.
final class GroupCommit: Sendable {
    /// Runs inside the transaction, or gets `nil` when there is none; returns what to do after the commit,
    /// given why that failed.
    private typealias Work = @Sendable (Transaction?) -> Completion
    private typealias Completion = (StoreError?) -> Void

    private struct State {
        var waiting: [Work] = []
        var isRunning = false
        var isClosed = false
    }

    /// More would make the first caller of a group wait for long.
    private static let largestGroup = 512

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "chassis.store.writer")
    private let pool: DatabasePool
    private let path: String
    private let writing: @Sendable () -> Void
    private let committed: @Sendable () -> Void
    // Only touched on `queue`, which runs one block at a time.
    private nonisolated(unsafe) var transaction: Transaction?

    /// - Parameters:
    ///   - writing: Called before each commit.
    ///   - committed: Called after each that has changed something.
    init(
        pool: DatabasePool, path: String, writing: @escaping @Sendable () -> Void,
        committed: @escaping @Sendable () -> Void
    ) {
        self.writing = writing
        self.pool = pool
        self.path = path
        self.committed = committed
    }

    /// - Throws: what `body` threw, or why the commit failed: then nothing of the whole group was written.
    func write<T: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws(StoreError) -> T {
        let path = path
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            let isTaken = enqueue { transaction in
                let result = transaction.map { $0.isolated(path: path, body) }
                return { error in
                    continuation.resume(returning: error.map(Result.failure) ?? result ?? .failure(.closed))
                }
            }
            if !isTaken { continuation.resume(returning: .failure(.closed)) }
        }
        return try result.get()
    }

    /// Refuses new writes and returns once those under way are done.
    func close() {
        state.withLock { $0.isClosed = true }
        queue.sync { transaction = nil }
    }

    private func enqueue(_ work: @escaping Work) -> Bool {
        let (isTaken, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.waiting.append(work)
            defer { state.isRunning = true }
            return (true, !state.isRunning)
        }
        if isFirst { queue.async { self.drain() } }
        return isTaken
    }

    private func drain() {
        while let group = nextGroup() { run(group) }
    }

    private func nextGroup() -> [Work]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isRunning = false
                return nil
            }
            let group = Array(state.waiting.prefix(Self.largestGroup))
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    private func run(_ group: [Work]) {
        var completions: [Completion] = []
        completions.reserveCapacity(group.count)
        var failure: StoreError?
        // A claim that found nothing is no news; telling of it would wake the claimer again, for ever.
        var hasChanged = false
        pool.writeWithoutTransaction { database in
            do {
                let transaction = try self.transaction ?? Transaction(Connection(database))
                self.transaction = transaction
                let before = transaction.connection.totalChanges
                try transaction.begin()
                for work in group {
                    completions.append(work(transaction))
                    // SQLite may end a transaction by itself, when the disk is full for example.
                    if let lost = transaction.lost { throw lost }
                }
                writing()
                try transaction.commit()
                hasChanged = transaction.connection.totalChanges != before
            } catch {
                failure = StoreError(error, path: path)
                transaction?.rollback()
            }
        }
        for work in group.dropFirst(completions.count) { completions.append(work(nil)) }
        if failure == nil && hasChanged { committed() }
        for completion in completions { completion(failure) }
    }
}
