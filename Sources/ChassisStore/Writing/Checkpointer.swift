import CSQLiteLog
import GRDB
import GRDBSQLite
import Synchronization

/// Moves what the WAL holds into the store's file, beside the writer.
///
/// SQLite does that inside the commit that fills the WAL to its limit, and everybody whose write comes next waits for
/// thousands of pages and two syncs. Here a thread with a connection of its own does it while writing goes on. What is
/// written meanwhile stays in the WAL, which can begin at its start again only when it holds nothing else: once it has
/// grown large, and the thread has left little, the writer moves that rest itself.
final class Checkpointer: Sendable {
    /// In frames of the WAL: a page each.
    struct Limits: Sendable {
        /// As many as may be missing in the file before the thread is woken.
        var enough = 4_000
        /// As many as the WAL may have before the writer moves the rest, once that is little; with twice as many, all.
        var large = 12_000

        /// The writer moves fewer than these; and neither of the two tries again before as many have come.
        fileprivate var little: Int { enough / 8 }
    }

    private struct State {
        /// In the WAL after the last commit.
        var frames = 0
        /// Of those, in the file as well.
        var moved = 0
        /// How many there were when they were last being moved.
        var tried = 0
        /// How many there were when the writer moved the rest.
        var finished = 0
        /// How many there were when `workIfIdle` looked last.
        var seen = 0
        var isRunning = false
    }

    private let path: String
    private let file: OpenFile
    private let limits: Limits
    private let thread = OwnThread(name: "store checkpoint")
    private let state = Mutex(State())
    // Only touched on the thread, and by `close` once that has nothing more to do.
    private nonisolated(unsafe) var database: DatabaseQueue?

    init(path: String, file: OpenFile, limits: Limits) {
        self.path = path
        self.file = file
        self.limits = limits
    }

    /// Takes the place of SQLite's own checkpoints on the writer's connection, which must not outlive this.
    func follow(_ database: Database) {
        let borrowed = Unmanaged.passUnretained(self).toOpaque()
        _ = sqlite3_wal_hook(
            database.sqliteConnection,
            { borrowed, _, _, frames in
                guard let borrowed else { return SQLITE_OK }
                Unmanaged<Checkpointer>.fromOpaque(borrowed).takeUnretainedValue().note(Int(frames))
                return SQLITE_OK
            }, borrowed)
    }

    /// - Parameter frames: How many the WAL has since a commit.
    func note(_ frames: Int) {
        state.withLock { state in
            // It began at its start again.
            if frames < state.frames { (state.moved, state.tried, state.finished) = (0, 0, 0) }
            state.frames = frames
        }
    }

    /// Has moved what there is to move; called by the writer between transactions.
    ///
    /// - Parameter finish: Makes a passive checkpoint on the writer's connection.
    func work(_ finish: () -> LogTurn.Outcome) {
        let (mustRun, mustFinish) = state.withLock { state in
            guard !state.isRunning else { return (false, false) }
            let isLarge = state.frames >= limits.large
            let isMuch = state.frames - state.moved >= (isLarge ? limits.little : limits.enough)
            // A reader's old snapshot keeps frames from being moved, for long maybe: not with every commit then.
            let mayFinish = state.frames - state.finished >= limits.little
            let mayRun = state.frames - state.tried >= limits.little
            let mustFinish = mayFinish && (isLarge && !isMuch || state.frames >= 2 * limits.large)
            if mustFinish { state.finished = state.frames }
            state.isRunning = mayRun && isMuch && !mustFinish
            if state.isRunning || mustFinish { state.tried = state.frames }
            return (state.isRunning, mustFinish)
        }
        if mustRun { thread.wake { self.run() } }
        if mustFinish { note(finish()) }
    }

    /// Has moved all there is when nothing was written since the last call: an idle store's file holds everything.
    func workIfIdle() {
        let mustRun = state.withLock { state in
            defer { state.seen = state.frames }
            guard !state.isRunning, state.frames == state.seen, max(state.tried, state.moved) < state.frames else {
                return false
            }
            state.isRunning = true
            state.tried = state.frames
            return true
        }
        if mustRun { thread.wake { self.run() } }
    }

    private func run() {
        // Another file that lies there by now is not to get this one's log.
        if database == nil, file.misplaced == nil {
            database = try? DatabaseQueue(path: path, configuration: Store.configuration(readOnly: false))
        }
        let outcome = try? database?.inDatabase { database in
            let outcome = try LogTurn.move(database, path: path)
            // Else the writer's would have to wait for all of it. Whether it fails, that one is told as well.
            if case .moved = outcome { _ = sl_sync_file(database.sqliteConnection) }
            return outcome
        }
        note(outcome ?? .notNow)
        state.withLock { $0.isRunning = false }
    }

    /// What could not be moved now is moved with what comes next. Where it was not tried, an idle store tries again.
    private func note(_ outcome: LogTurn.Outcome) {
        state.withLock { state in
            let moved =
                switch outcome {
                case .moved(let frames): frames
                case .nothing: state.tried
                case .notNow: 0
                }
            state.moved = min(max(state.moved, moved), state.frames)
            if case .notNow = outcome { state.tried = max(0, min(state.tried, state.frames - 1)) }
        }
    }

    /// Returns once the thread has nothing more to do, and its connection is closed.
    func close() {
        thread.waitUntilIdle()
        try? database?.close()
        database = nil
    }
}
