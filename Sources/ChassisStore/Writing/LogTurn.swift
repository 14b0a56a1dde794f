import CSQLiteLog
import GRDB
import Glibc

/// Who moves the WAL's pages into the store's file: one process at a time, and none where all are there.
///
/// SQLite before 3.51.3 may lose what was committed when a checkpoint begins on a log that has been moved altogether, while
/// another connection's commit begins it anew (https://sqlite.org/wal.html#walresetbug). A log of which something is still
/// to be moved can't begin anew, and stays such a log as long as nobody else moves it.
enum LogTurn {
    enum Outcome: Equatable {
        /// How many frames of the log are in the file by now.
        case moved(Int)
        case nothing
        /// Another process is at it, or it failed.
        case notNow
    }

    /// - Parameter path: Of the store.
    static func move(_ database: Database, path: String) throws -> Outcome {
        // SQLite has no locks on this file, so closing it gives none of them up.
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        guard log >= 0 else { return .notNow }
        defer { close(log) }
        guard flock(log, LOCK_EX | LOCK_NB) == 0 else { return .notNow }
        // A connection knows its log once it has read.
        _ = try Store.version(database)
        guard sl_unmoved_frames(database.sqliteConnection) > 0 else { return .nothing }
        return .moved(try database.checkpoint(.passive).checkpointedFrameCount)
    }
}
