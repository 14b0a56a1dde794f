import CSQLiteLog
import ChassisCore
import Foundation
import GRDB
import Synchronization

/// The database of a workspace: every SQL statement of Chassis is behind this door.
///
/// One file in SQLite's WAL mode; several processes may have it open at once. Writes are grouped (`GroupCommit`) and
/// synced beside the writer (`LogSync`), readers use snapshots and never wait for a writer. The store has no clock:
/// callers say what time it is.
package final class Store: Sendable {
    /// The file, as given to `open`.
    package let path: String
    /// What SQLite was told to open.
    let opened: String
    let pool: DatabasePool
    let writer: GroupCommit
    let watch: StoreWatch
    let sharedTexts = Mutex(SharedTexts())
    /// What this process's settlements cost.
    package let freshSpend = FreshSpend()
    private let lookups: LookupReader
    private let file: OpenFile
    /// Whether this process only looks.
    package let isReadOnly: Bool

    private init(
        path: String, opened: String, pool: DatabasePool, log: LogSync, checkpoints: Checkpointer.Limits,
        isReadOnly: Bool
    ) {
        self.path = path
        self.opened = opened
        self.isReadOnly = isReadOnly
        self.pool = pool
        watch = StoreWatch(path: opened)
        lookups = LookupReader(path: opened, configuration: Self.configuration(readOnly: true))
        file = OpenFile(path: path)
        writer = GroupCommit(
            pool: pool, file: file, path: path, log: log, checkpoints: checkpoints,
            writing: { [watch] in watch.noteOwnWrite() },
            committed: { [watch] in watch.signal(isNews: $0) })
    }

    /// Opens the store, making the file and its tables if need be.
    ///
    /// - Parameter readOnly: Whether this process only looks; then the file must be there already and be up to date.
    /// - Throws: `StoreError.newer` when a later version of Chassis made it, `.older` for one that `upgrade` is for,
    ///   `.foreign` or `.notADatabase` when something else did, `.readOnly`, `.diskFull`, `.busy`, `.unreadableLog` or
    ///   `.cannotOpen`.
    package static func open(at path: String, readOnly: Bool = false) throws(StoreError) -> Store {
        try open(at: path, readOnly: readOnly, checkpoints: .init())
    }

    /// Opens the store for who only looks: as `open`, and for reading alone where it can't be written.
    package static func openToLook(at path: String) throws(StoreError) -> Store {
        do throws(StoreError) { return try open(at: path) } catch .readOnly {
            return try open(at: path, readOnly: true)
        }
    }

    static func open(
        at path: String, readOnly: Bool = false, flush: @escaping LogSync.Flush = LogSync.toDisk,
        checkpoints: Checkpointer.Limits = .init()
    ) throws(StoreError) -> Store {
        let patience = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < patience {
            do throws(StoreError) {
                return try openOnce(at: path, readOnly: readOnly, flush: flush, checkpoints)
            } catch .busy {
                // Turning a new file into a WAL one does not wait for others who do the same.
                usleep(20_000)
            }
        }
        return try openOnce(at: path, readOnly: readOnly, flush: flush, checkpoints)
    }

    private static func openOnce(
        at path: String, readOnly: Bool, flush: @escaping LogSync.Flush, _ checkpoints: Checkpointer.Limits
    ) throws(StoreError) -> Store {
        do {
            if readOnly, !FileManager.default.fileExists(atPath: path) { throw StoreError.missing(path: path) }
            // SQLite would open it for reading, without a word.
            if !readOnly, let obstacle = StoreAccess.obstacle(to: path) {
                throw StoreError.readOnly(path: path, reason: obstacle)
            }
            try refuseForeignBytes(at: path)
            // SQLite gives its log and its index the rights of the file.
            if !readOnly { createPrivately(path) }
            let opened = readOnly ? try StoreAccess.readable(path) : path
            let pool = try DatabasePool(path: opened, configuration: configuration(readOnly: readOnly))
            if !readOnly {
                try pool.writeWithoutTransaction { database in
                    // `LogSync` brings commits to the disk.
                    try database.execute(sql: "PRAGMA synchronous = NORMAL")
                    try makeTables(database, path: path)
                    _ = database.sqliteConnection.map(sl_write_commits_at_once)
                }
            }
            try pool.read { try checkVersion($0, path: path) }
            return Store(
                path: path, opened: opened, pool: pool, log: LogSync(path: path, flush: flush),
                checkpoints: checkpoints,
                isReadOnly: readOnly)
        } catch {
            throw openError(error, path: path)
        }
    }

    /// Why nothing is written any more, and nothing read that others write: the path leads no longer to the file that was
    /// opened. `nil` while it does. Takes a microsecond or so.
    package var misplaced: StoreError? { file.misplaced }

    /// Brings the log into the file when nothing was written since the last call; for calls a second or so apart.
    package func rest() { writer.rest() }

    /// Waits for the writes under way and closes the file. Later calls throw `StoreError.closed`.
    ///
    /// The file alone holds all there is then, unless somebody reads what was written before in another process.
    package func close() {
        writer.close()
        watch.close()
        lookups.close()
        try? pool.close()
        // A pool's readers close last, and who only reads can't bring the log into the file.
        guard !isReadOnly, FileManager.default.fileExists(atPath: path), file.misplaced == nil else { return }
        let last = try? DatabaseQueue(path: path, configuration: Self.configuration(readOnly: false))
        _ = try? last?.writeWithoutTransaction { try LogTurn.move($0, path: path) }
        try? last?.close()
    }

    /// Runs `body` in a transaction that it may share with other callers; returns once that is on disk, or committed.
    ///
    /// - Parameter isRoutine: Whether it is no news to others (`news`), unless `body` says so.
    func write<T: Sendable>(
        _ durability: Durability = .onDisk, isRoutine: Bool = false,
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws(StoreError) -> T {
        try await writer.write(durability, isRoutine: isRoutine, body)
    }

    /// Returns once all that this store has committed, and whatever it has read of others' commits, is on disk.
    package func sync() async throws(StoreError) { try await writer.sync() }

    /// Runs one statement that finds a row or a few by index: no transaction around it, compiled once.
    func look<T: Sendable>(_ body: (Connection) throws -> T) throws(StoreError) -> T { try lookups.read(body) }

    /// Runs `body` on a snapshot of the store, beside any writer.
    func read<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws(StoreError) -> T {
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            pool.asyncRead { [path] database in
                do {
                    continuation.resume(returning: .success(try body(try Connection(database.get()))))
                } catch {
                    continuation.resume(returning: .failure(StoreError(error, path: path)))
                }
            }
        }
        return try result.get()
    }
}
