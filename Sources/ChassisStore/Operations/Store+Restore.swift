import Foundation
import GRDB

extension Store {
    /// Where what was there before stands after a restore.
    package struct SetAside: Hashable, Sendable {
        /// `nil` where there was no store.
        package var store: String?
        package var key: String?
        /// Whether the copy had a key beside it, which now is the store's.
        package var hasNewKey: Bool
    }

    /// The process that has the store open, whatever for; `nil` when none has.
    ///
    /// SQLite keeps a lock for reading on a store with a log as long as it is open. Asking takes none and waits for none.
    package static func user(of path: String) -> Int32? {
        let file = Glibc.open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { Glibc.close(file) }
        // SQLite's bytes for shared locks, at a gigabyte.
        var lock = flock(
            l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0002, l_len: 510, l_pid: 0)
        guard fcntl(file, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return lock.l_pid
    }

    /// Puts a copy that `backUp` made, and its key, in the place of a store.
    ///
    /// The copy is checked before anything is moved. What is there is set aside with its log and its key: a log that is left
    /// beside another file is played into it. A crash leaves either store whole.
    ///
    /// - Parameter name: Put behind the names of what is set aside.
    /// - Throws: `.missing`, `.notADatabase`, `.foreign`, `.newer` or `.damaged` of the copy; `.isOpen` while a process has the
    ///   store open; `.cannotOpen` with the system's reason when a file can't be moved.
    /// - Complexity: O(bytes of the copy).
    package static func restore(from copy: String, to path: String, settingAsideAs name: String) throws -> SetAside {
        guard FileManager.default.fileExists(atPath: copy) else { throw StoreError.missing(path: copy) }
        try refuseForeignBytes(at: copy)
        try refuseUsed(path)
        let new = path + ".restoring"
        defer { for end in ["", "-wal", "-shm", "-journal"] { unlink(new + end) } }
        try checkedCopy(of: copy, at: new)
        let key = copy + ".key"
        let hasNewKey = FileManager.default.fileExists(atPath: key)
        if hasNewKey { try copyPrivately(key, to: path + ".key.restoring") }
        // It may have been opened meanwhile.
        try refuseUsed(path)
        var aside = SetAside(hasNewKey: hasNewKey)
        if FileManager.default.fileExists(atPath: path) {
            aside.store = path + name
            // Under both names until the new one takes the old one's place.
            guard link(path, path + name) == 0 else { throw failure(path + name) }
            for end in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
                try move(path + end, to: path + name + end)
            }
        }
        if hasNewKey, FileManager.default.fileExists(atPath: path + ".key") {
            aside.key = path + name + ".key"
            try move(path + ".key", to: path + name + ".key")
        }
        if hasNewKey { try move(path + ".key.restoring", to: path + ".key") }
        try move(new, to: path)
        syncFolder(of: path)
        return aside
    }

    private static func refuseUsed(_ path: String) throws {
        if let user = user(of: path) { throw StoreError.isOpen(path: path, process: user) }
    }

    /// A copy in one file, with a log that may lie beside it played in, on disk.
    private static func checkedCopy(of copy: String, at new: String) throws {
        var log = stat()
        let hasLog = stat(copy + "-wal", &log) == 0 && log.st_size > 0
        if hasLog {
            let source = try DatabaseQueue(path: copy, configuration: configuration(readOnly: true))
            defer { try? source.close() }
            makePrivate(new)
            do {
                try source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [new]) }
            } catch { throw StoreError(error, path: copy) }
        } else {
            try copyPrivately(copy, to: new)
        }
        do {
            let database = try DatabaseQueue(path: new, configuration: configuration(readOnly: false))
            defer { try? database.close() }
            try database.writeWithoutTransaction { database in
                try checkVersion(database, path: copy, isOldFine: true)
                let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
                guard found == "ok" else {
                    throw StoreError.damaged(path: copy, reason: found ?? "it can't be checked")
                }
            }
        } catch { throw StoreError(error, path: copy) }
        let file = Glibc.open(new, O_RDONLY | O_CLOEXEC)
        defer { Glibc.close(file) }
        guard file >= 0, fsync(file) == 0 else { throw failure(new) }
    }

    private static func copyPrivately(_ source: String, to new: String) throws {
        unlink(new)
        do { try FileManager.default.copyItem(atPath: source, toPath: new) } catch {
            throw StoreError.cannotOpen(path: source, reason: "it can't be copied to \(new)")
        }
        guard chmod(new, 0o600) == 0 else { throw failure(new) }
    }

    private static func move(_ old: String, to new: String) throws {
        guard rename(old, new) == 0 else { throw failure(old) }
    }

    private static func failure(_ path: String) -> StoreError {
        .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
}
