import ChassisCore

/// The transaction that a group of writes shares.
///
/// Rows that nearly every write changes (balances, counters, places in the queue, rollups) are read once, changed in
/// memory and written back just before the commit. So a thousand jobs of one tenant write its row once. Each change
/// can be undone alone, which keeps the memory in step with the savepoints.
///
/// Used on the writer's queue only.
final class Transaction {
    let connection: Connection
    /// Rows changed since the transaction began.
    private(set) var kept = KeptRows()
    /// Rows as they were when it began.
    var found = FoundRows()
    /// What providers are known to answer as: rows that are on disk and never change.
    var knownResponses: Set<ResponseModel> = []
    /// The numbers of terms: of rows that never change either.
    var knownTerms: [Terms: Int64] = [:]
    /// Whether somebody may have to act on it.
    private(set) var isNews = false
    /// Why SQLite ended the transaction by itself, if it did.
    private(set) var lost: (any Error)?
    /// Whether a step failed that has changed something and can't be undone alone.
    private(set) var mustRepeat = false
    private var hasSavepoints = false
    /// Of the file, as other connections left it; `nil` before the first transaction.
    private var version: Int64?

    private static let versionQuery = Query("PRAGMA data_version")
    private static let beginQuery = Query("BEGIN IMMEDIATE")
    private static let commitQuery = Query("COMMIT")
    private static let rollbackQuery = Query("ROLLBACK")
    private static let savepointQuery = Query("SAVEPOINT step")
    private static let releaseQuery = Query("RELEASE step")
    private static let undoQuery = Query("ROLLBACK TO step")

    init(_ connection: Connection) { self.connection = connection }

    /// - Parameter hasSavepoints: Whether each `step` has one.
    /// - Returns: Whether another process has committed since the last transaction.
    func begin(hasSavepoints: Bool) throws -> Bool {
        self.hasSavepoints = hasSavepoints
        kept = KeptRows()
        lost = nil
        mustRepeat = false
        isNews = false
        try connection.run(Self.beginQuery)
        let before = version
        version = try connection.first(Self.versionQuery) { $0.integer(0) }
        guard before != version else { return false }
        found = FoundRows()
        return before != nil
    }

    func commit() throws {
        try flush()
        try connection.run(Self.commitQuery)
        found.take(kept)
    }

    func rollback() {
        forgetKnown()
        found = FoundRows()
        if connection.isInTransaction { try? connection.run(Self.rollbackQuery) }
    }

    /// Runs one caller's part, so that a failure leaves the others' alone: either nothing is left of it, or `mustRepeat`
    /// says that all of it is to be rolled back and done again with savepoints.
    ///
    /// SQLite copies each page that is changed under a savepoint, which costs as much as a good part of the change. What
    /// is refused is refused before it changes a row, nearly always.
    func step<T>(path: String, _ body: (Transaction) throws -> T) -> Result<T, StoreError> {
        guard !hasSavepoints else { return isolated(path: path, body) }
        let (mark, changes) = (kept.mark, connection.totalChanges)
        do { return .success(try body(self)) } catch {
            kept.undo(to: mark)
            if !connection.isInTransaction { lost = error }
            mustRepeat = connection.totalChanges != changes
            return .failure(StoreError(error, path: path))
        }
    }

    /// Runs `body` so that a failure undoes what it did and nothing else. May be nested.
    func isolated<T>(path: String, _ body: (Transaction) throws -> T) -> Result<T, StoreError> {
        do {
            try connection.run(Self.savepointQuery)
            let mark = kept.mark
            do {
                let value = try body(self)
                try connection.run(Self.releaseQuery)
                return .success(value)
            } catch {
                kept.undo(to: mark)
                forgetKnown()
                guard connection.isInTransaction else { throw error }
                try connection.run(Self.undoQuery)
                try connection.run(Self.releaseQuery)
                return .failure(StoreError(error, path: path))
            }
        } catch {
            lost = error
            return .failure(StoreError(error, path: path))
        }
    }

    /// Rows that were just written are undone: none is sure to be there.
    private func forgetKnown() {
        knownResponses = []
        knownTerms = [:]
    }

    /// Whether it is known that no job waits or runs; after the commit.
    var isWithoutJobs: Bool { found.totals?.unfinished == 0 }

    /// Says that somebody may have to act on what is written.
    func tell() { isNews = true }

    func change<T>(_ body: (inout KeptRows) throws -> T) rethrows -> T { try body(&kept) }
}
