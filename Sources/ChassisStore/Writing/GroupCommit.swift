import GRDB
import Glibc
import Synchronization

/// When a caller goes on after a write.
enum Durability: Sendable {
    /// Once it is on disk.
    case onDisk
    /// Once it is committed: it survives a crash of the process, not a power cut. Only for what nobody is told of before
    /// a later `onDisk` write or `Store.sync`.
    case committed
}

/// The one writer of this process: writes that arrive while a commit runs share the next transaction, and those whose
/// callers wait for the disk share its sync (`LogSync`).
///
/// An idle store starts a write at once; under load the groups grow by themselves, because everything that arrives
/// meanwhile is the next group. One that fails leaves its neighbours alone, and each caller goes on only after the commit
/// it was part of.
///
/// Transactions are made on a thread of the writer's own, because they may wait: for other processes, for the disk. Made by
/// the thread that asks, while the writer idles, they are no sooner done: groups become smaller for it.
final class GroupCommit: Sendable {
    /// Runs inside the transaction, or gets `nil` when there is none; returns what to do after the commit,
    /// given why that failed. May run again, in another transaction, when the first is rolled back.
    private typealias Work = @Sendable (Transaction?) -> Completion

    private struct Completion {
        let durability: Durability
        let call: LogSync.Completion
    }

    private struct State {
        var waiting: [Work] = []
        var isRunning = false
        var isClosed = false
    }

    /// More would make the first caller of a group wait for long.
    private static let largestGroup = 512

    private let state = Mutex(State())
    private let thread = OwnThread(name: "store writer")
    private let pool: DatabasePool
    private let file: OpenFile
    private let path: String
    private let log: LogSync
    private let checkpointer: Checkpointer
    private let writing: @Sendable () -> Void
    private let committed: @Sendable (_ isNews: Bool) -> Void
    // Only touched on the thread, and by `close` once that has nothing more to do.
    private nonisolated(unsafe) var transaction: Transaction?
    /// Whether another process has committed, and nobody was told yet.
    private nonisolated(unsafe) var hasForeignNews = false

    /// - Parameters:
    ///   - writing: Called before each commit.
    ///   - committed: Called after each that has changed something, or found that another process had: that is news.
    init(
        pool: DatabasePool, file: OpenFile, path: String, log: LogSync, checkpoints: Checkpointer.Limits = .init(),
        writing: @escaping @Sendable () -> Void,
        committed: @escaping @Sendable (_ isNews: Bool) -> Void
    ) {
        self.writing = writing
        self.pool = pool
        self.file = file
        self.path = path
        self.log = log
        checkpointer = Checkpointer(path: path, file: file, limits: checkpoints)
        self.committed = committed
    }

    /// - Parameter isRoutine: Whether it is news only when `body` says so (`Transaction.tell`).
    /// - Throws: what `body` threw, or why the commit failed: then nothing of the whole group was written.
    func write<T: Sendable>(
        _ durability: Durability, isRoutine: Bool, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws(StoreError) -> T {
        let path = path
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            let isTaken = enqueue { transaction in
                if !isRoutine { transaction?.tell() }
                let result = transaction.map { $0.step(path: path, body) }
                return Completion(durability: durability) { error in
                    continuation.resume(returning: error.map(Result.failure) ?? result ?? .failure(.closed))
                }
            }
            if !isTaken { continuation.resume(returning: .failure(.closed)) }
        }
        return try result.get()
    }

    /// Returns once all that was committed before is on disk.
    func sync() async throws(StoreError) {
        let failure = await withCheckedContinuation { continuation in
            log.sync([{ continuation.resume(returning: $0) }])
        }
        if let failure { throw failure }
    }

    /// Has the log moved into the store's file when nothing was written since the last call.
    func rest() { checkpointer.workIfIdle() }

    /// Refuses new writes and returns once those under way are done.
    func close() {
        state.withLock { $0.isClosed = true }
        // Who has just found the writer idle may not have woken it yet.
        while state.withLock({ $0.isRunning }) {
            thread.waitUntilIdle()
            usleep(100)
        }
        transaction = nil
        checkpointer.close()
        log.close()
    }

    private func enqueue(_ work: @escaping Work) -> Bool {
        let (isTaken, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.waiting.append(work)
            defer { state.isRunning = true }
            return (true, !state.isRunning)
        }
        if isFirst { thread.wake { self.drain() } }
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
        var failure: StoreError?
        // A claim that found nothing is no news; telling of it would wake the claimer again, for ever.
        var (hasChanged, isNews) = (false, false)
        pool.writeWithoutTransaction { database in
            do {
                if let failure = log.failure ?? file.misplaced { throw failure }
                let transaction = try self.transaction ?? Transaction(Connection(database))
                if self.transaction == nil { checkpointer.follow(database) }
                self.transaction = transaction
                var before = transaction.connection.totalChanges
                completions = try perform(group, in: transaction, hasSavepoints: false)
                if transaction.mustRepeat {
                    transaction.rollback()
                    before = transaction.connection.totalChanges
                    completions = try perform(group, in: transaction, hasSavepoints: true)
                }
                writing()
                try transaction.commit()
                hasChanged = transaction.connection.totalChanges != before
                isNews = transaction.isNews
            } catch {
                failure = StoreError(error, path: path)
                transaction?.rollback()
                completions = group.map { $0(nil) }
            }
        }
        let isForeign = hasForeignNews
        hasForeignNews = false
        if isForeign || failure == nil && hasChanged { committed(isForeign || isNews) }
        for completion in completions where failure != nil || completion.durability == .committed {
            completion.call(failure)
        }
        guard failure == nil else { return }
        // While no job is under way, few come who need the writer: waking another thread would only cost its time.
        let mayWait = transaction?.isWithoutJobs == true && state.withLock { $0.waiting.isEmpty }
        log.sync(completions.compactMap { $0.durability == .onDisk ? $0.call : nil }, onThisThread: mayWait)
        checkpointer.work { (try? pool.writeWithoutTransaction(moveLog)) ?? .notNow }
    }

    private func moveLog(_ database: Database) throws -> LogTurn.Outcome { try LogTurn.move(database, path: path) }

    /// Begins the transaction and does what it can of the group: not the rest once a step has failed that makes it
    /// worthless.
    private func perform(
        _ group: [Work], in transaction: Transaction, hasSavepoints: Bool
    ) throws -> [Completion] {
        var completions: [Completion] = []
        completions.reserveCapacity(group.count)
        if try transaction.begin(hasSavepoints: hasSavepoints) { hasForeignNews = true }
        for work in group {
            completions.append(work(transaction))
            // SQLite may end a transaction by itself, when the disk is full for example.
            if let lost = transaction.lost { throw lost }
            if transaction.mustRepeat { break }
        }
        return completions
    }
}
