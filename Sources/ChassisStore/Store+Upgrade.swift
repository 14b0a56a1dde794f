import Foundation
import GRDB

/// What was done to a store of an older version.
package struct StoreUpgrade: Hashable, Sendable {
    package let from: Int
    package let to: Int
    /// The store as it was; `nil` where none was wanted.
    package let copy: String?

    package var message: String {
        "the store was converted from format \(from) to \(to), and older versions of Chassis can't read it any more"
            + (copy.map { "; as it was it lies in \($0)" } ?? "")
    }
}

extension Store {
    /// Brings a store of an older version up to today's tables, and keeps a copy of what it was.
    ///
    /// Looking never does this, and nobody does it beneath a process that has the file open: an older one would go on
    /// writing what it doesn't know.
    ///
    /// - Returns: `nil` for a store that needs nothing, or is not there yet.
    /// - Throws: `.inUse` while another process has it open, `.diskFull` when the copy finds no room; nothing is changed
    ///   then.
    /// - Complexity: O(bytes stored), for the copy.
    package static func upgrade(at path: String, keepsCopy: Bool = true) throws(StoreError) -> StoreUpgrade? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            try refuseForeignBytes(at: path)
            guard try isOlder(path) else { return nil }
            if let obstacle = StoreAccess.obstacle(to: path) {
                throw StoreError.readOnly(path: path, reason: obstacle)
            }
            let database = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
            defer { try? database.close() }
            return try database.writeWithoutTransaction { try upgrade($0, path, keepsCopy: keepsCopy) }
        } catch {
            throw openError(error, path: path)
        }
    }

    private static func isOlder(_ path: String) throws -> Bool {
        let database = try DatabaseQueue(
            path: try StoreAccess.readable(path), configuration: configuration(readOnly: true))
        defer { try? database.close() }
        return try database.read { database in
            try checkVersion(database, path: path, isOldFine: true)
            let found = try version(database)
            return found > 0 && found < Migration.newest
        }
    }

    private static func upgrade(
        _ database: Database, _ path: String, keepsCopy: Bool
    ) throws -> StoreUpgrade? {
        let found = try version(database)
        // Another process may have been quicker.
        guard found > 0, found < Migration.newest else { return nil }
        let inUse = StoreError.inUse(path: path, found: found, supported: Migration.newest)
        guard try takesAlone(database) else { throw inUse }
        let copy = keepsCopy ? try keep(database, path, format: found) : nil
        do {
            try database.inTransaction(.immediate) {
                try runSteps(database, after: found)
                return .commit
            }
        } catch {
            if let copy { unlink(copy) }
            throw error
        }
        return StoreUpgrade(from: found, to: Migration.newest, copy: copy)
    }

    /// Shuts everybody else out of a store until its file is closed, with all of it in the one file.
    ///
    /// - Returns: Whether nobody else has it open.
    static func takesAlone(_ database: Database) throws -> Bool {
        do {
            // Only who is alone with a store can leave its log mode.
            guard try journalMode(database, "= DELETE") == "delete" else { return false }
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            // Whom this lets in stays alone until the file is closed.
            try database.inTransaction(.exclusive) { .commit }
            return try journalMode(database) == "delete"
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY { return false }
    }

    private static func journalMode(_ database: Database, _ change: String = "") throws -> String? {
        try String.fetchOne(database, sql: "PRAGMA journal_mode \(change)")
    }

    private static func keep(_ database: Database, _ path: String, format: Int) throws -> String {
        var copy = path + ".format-\(format)"
        var number = 1
        while FileManager.default.fileExists(atPath: copy) {
            number += 1
            copy = path + ".format-\(format)-\(number)"
        }
        try writeCopy(of: database, to: copy)
        return copy
    }
}
