import ChassisAPI
import ChassisStore
import Foundation

/// Whether the place of a store lets this user write there: file system, folder, and the store's files.
///
/// SQLite opens a file that it can't write and says so at the first write, without saying why. A store that is opened for
/// writing gives the first reason alone; here are all of them, with whose the files are and what to do.
struct StoreGround {
    private(set) var problems: [(what: String, remedy: String)] = []
    /// That there is little room left; `nil` where there is enough.
    private(set) var shortage: String?
    /// Whether it is so little that the next job may not be stored.
    private(set) var isFull = false

    init(_ path: String) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        // What is not there, opening says.
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else { return }
        var system = statvfs()
        if statvfs(folder, &system) == 0, system.f_flag & UInt(ST_RDONLY) != 0 {
            problems.append(
                (
                    "the file system of \(folder) is mounted read-only",
                    "mount it for writing, or name another place: store: in chassis.yaml"
                ))
            return
        }
        if let free = Store.freeBytes(at: path), free < ProcessFigures.leastFreeBytes {
            isFull = free < Store.fullBelowBytes
            shortage = "only \(free / 1_000_000) MB are free at \(folder)"
        }
        check(folder, needing: W_OK | X_OK)
        for file in [path, path + "-wal", path + "-shm"] where FileManager.default.fileExists(atPath: file) {
            check(file, needing: R_OK | W_OK)
        }
    }

    private mutating func check(_ path: String, needing access: Int32) {
        guard Foundation.access(path, access) != 0, errno == EACCES || errno == EPERM else { return }
        var facts = stat()
        guard stat(path, &facts) == 0 else { return }
        let owner = Self.name(of: facts.st_uid)
        let (me, mode) = (Self.name(of: geteuid()), String(facts.st_mode & 0o777, radix: 8))
        problems.append(
            (
                "\(path) belongs to \(owner) (mode \(mode)), and \(me) can't write it",
                facts.st_uid == geteuid() ? "chmod u+rw \(path)" : "chown \(me) \(path), or run Chassis as \(owner)"
            ))
    }

    private static func name(of user: uid_t) -> String {
        getpwuid(user).map { String(cString: $0.pointee.pw_name) } ?? "user \(user)"
    }
}
