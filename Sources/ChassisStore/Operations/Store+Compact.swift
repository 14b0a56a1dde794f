import Foundation
import GRDB

extension Store {
    /// Writes a store's file anew without the pages that deleted rows had. SQLite uses these again, but makes no file smaller
    /// by itself: after a burst, or with a shorter retention, a full disk stays full.
    ///
    /// Needs about the size of what is left in free disk; a crash leaves the store as it was.
    ///
    /// - Returns: The file's size in bytes, before and after.
    /// - Throws: `StoreError`, `.isOpen` while anybody has the store open.
    /// - Complexity: O(bytes of the store).
    package static func compact(at path: String) throws -> (before: Int64, after: Int64) {
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        try refuseForeignBytes(at: path)
        if let user = user(of: path) { throw StoreError.isOpen(path: path, process: user) }
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
            defer { try? database.close() }
            return try database.writeWithoutTransaction { database in
                try checkVersion(database, path: path, isOldFine: true)
                guard try takesAlone(database) else {
                    throw StoreError.isOpen(path: path, process: user(of: path) ?? getpid())
                }
                let before = size(of: path)
                try database.execute(sql: "VACUUM")
                return (before, size(of: path))
            }
        } catch { throw StoreError(error, path: path) }
    }

    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
