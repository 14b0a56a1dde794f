import Foundation

/// What the file system lets this process do with a store.
enum StoreAccess: Equatable {
    /// The log is read as it grows, by SQLite's index of it.
    case shared
    /// There is no log: the file is whole by itself and nobody writes it. Who begins to later isn't seen.
    case unchanging
    /// What was written last is in a log that has no index.
    case none

    /// How a store is read. SQLite makes the index of a log (`-shm`) where there is none; where it can't be made, both have to
    /// be there as whoever writes keeps them, or as who was killed left them.
    ///
    /// - Parameter logBytes: `nil` where there is no log.
    init(canMakeFiles: Bool, logBytes: Int?, hasIndex: Bool) {
        self = canMakeFiles || logBytes != nil && hasIndex ? .shared : (logBytes ?? 0) == 0 ? .unchanging : .none
    }

    /// What SQLite is to open, to read the store at `path`.
    ///
    /// - Throws: `StoreError.unreadableLog`.
    static func readable(_ path: String) throws(StoreError) -> String {
        let files = FileManager.default
        // SQLite looks for the others beside the file that links lead to.
        let file = URL(filePath: path).resolvingSymlinksInPath()
        let logBytes = (try? files.attributesOfItem(atPath: file.path + "-wal"))?[.size] as? Int
        let way = StoreAccess(
            canMakeFiles: access(file.deletingLastPathComponent().path, W_OK) == 0, logBytes: logBytes,
            hasIndex: files.fileExists(atPath: file.path + "-shm"))
        switch way {
        case .shared: return path
        case .unchanging: return file.absoluteString + "?immutable=1"
        case .none: throw .unreadableLog(path: path)
        }
    }

    /// Why this process can't write the store; `nil` where it can, or where there is no folder for one.
    static func obstacle(to path: String) -> String? {
        let file = URL(filePath: path).resolvingSymlinksInPath()
        if access(file.path, W_OK) != 0, errno != ENOENT, errno != ENOTDIR { return obstacle(errno, "it") }
        if access(file.deletingLastPathComponent().path, W_OK) != 0, errno != ENOENT, errno != ENOTDIR {
            return obstacle(errno, "its folder, where SQLite keeps its log,")
        }
        return nil
    }

    private static func obstacle(_ code: Int32, _ what: String) -> String {
        switch code {
        case EROFS: "its file system is mounted for reading only"
        case EACCES, EPERM: "\(what) may not be written by this user"
        default: "\(what): \(String(cString: strerror(code)))"
        }
    }
}

extension Store {
    /// With fewer bytes than this left, jobs may not be stored any more: the log of the next minutes takes them.
    package static let fullBelowBytes: Int64 = 16_000_000

    /// Bytes that can still be written where a store lies; `nil` where the system does not say.
    package static func freeBytes(at path: String) -> Int64? {
        var system = statvfs()
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard statvfs(folder, &system) == 0 else { return nil }
        return Int64(clamping: UInt64(system.f_bavail) &* UInt64(system.f_frsize))
    }

    /// Why nothing more can be written, as far as the file system says; `nil` where it can. Costs a few system calls, so
    /// that it may be asked each second.
    package var obstacle: StoreError? {
        if let misplaced { return misplaced }
        // What is only looked at may lie on a medium that has never had room.
        guard !isReadOnly, Self.freeBytes(at: path) ?? .max < Self.fullBelowBytes else { return nil }
        return .diskFull(path: path)
    }
}
