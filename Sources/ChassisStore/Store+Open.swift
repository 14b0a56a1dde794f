import CSQLiteLog
import Foundation
import GRDB
import GRDBSQLite

extension Store {
    /// Before the first connection; where it fails, SQLite works as it does by itself.
    private static let setUpOnce: Void = { _ = sl_set_up_sqlite() }()

    /// How every process opens the file; the defaults of SQLite and GRDB fail as soon as two processes write.
    static func configuration(readOnly: Bool) -> Configuration {
        setUpOnce
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.label = "chassis.store"
        configuration.maximumReaderCount = 6
        // SQLite's own handler sleeps up to 100 ms at a time, which a busy neighbour makes very long.
        configuration.busyMode = .callback { tries in
            usleep(tries < 20 ? 100 : 1000)
            return tries < 5000
        }
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            // Kibibytes. Each of a handful of readers may fill its own.
            let cache = database.configuration.readonly ? 2_000 : 4_000
            try database.execute(sql: "PRAGMA cache_size = -\(cache)")
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        return configuration
    }

    /// Refuses a file that is no SQLite database before SQLite touches it: it would start writing beside it.
    static func refuseForeignBytes(at path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { return }
        defer { try? handle.close() }
        let start = try handle.read(upToCount: 16) ?? Data()
        guard start.isEmpty || start == Data("SQLite format 3\0".utf8) else {
            throw StoreError.notADatabase(path: path)
        }
    }

    /// Makes the tables of a new store; safe when several processes start at once. One of an older version is left as it
    /// is: `upgrade` is for who works it.
    static func makeTables(_ database: Database, path: String) throws {
        guard try version(database) == 0 else { return }
        try database.inTransaction(.immediate) {
            try checkVersion(database, path: path, isOldFine: true)
            if try version(database) == 0 { try runSteps(database, after: 0) }
            return .commit
        }
    }

    static func runSteps(_ database: Database, after done: Int) throws {
        for step in Migration.all.dropFirst(done) { for sql in step { try database.execute(sql: sql) } }
        try database.execute(sql: "PRAGMA application_id = \(Migration.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(Migration.newest)")
    }

    static func checkVersion(_ database: Database, path: String, isOldFine: Bool = false) throws {
        let found = try version(database)
        let application = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        guard application == Migration.applicationID || (found == 0 && tables == 0) else {
            throw StoreError.foreign(path: path)
        }
        guard found <= Migration.newest else {
            throw StoreError.newer(path: path, found: found, supported: Migration.newest)
        }
        guard isOldFine || found == Migration.newest else {
            throw StoreError.older(path: path, found: found, supported: Migration.newest)
        }
    }

    static func version(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// SQLite says "unable to open" and "read-only" for many reasons; the file system tells which.
    static func openError(_ error: any Error, path: String) -> StoreError {
        let mapped = StoreError(error, path: path)
        let files = FileManager.default
        let folder = URL(filePath: path).deletingLastPathComponent().path
        switch mapped {
        // What SQLite lays beside the file has no room either, which it calls an I/O error.
        case .failed(Int(SQLITE_IOERR), _) where freeBytes(at: path) ?? .max < 1_000_000:
            return .diskFull(path: path)
        case .cannotOpen, .readOnly, .failed: break
        default: return mapped
        }
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            return .cannotOpen(path: path, reason: "the folder '\(folder)' does not exist")
        }
        if files.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            return .cannotOpen(path: path, reason: "it is a folder")
        }
        return StoreAccess.obstacle(to: path).map { .readOnly(path: path, reason: $0) } ?? mapped
    }
}
