import Glibc

/// The file that a store was opened as, and whether its path still leads to it.
///
/// SQLite goes on writing a file that was moved away or deleted, and the path's `-wal` with it: what is stored then is
/// found by nobody who opens the path, and another file that was put there would be spoilt.
struct OpenFile: Sendable {
    private let path: String
    /// Its device and number; `nil` where the system did not say.
    private let identity: Identity?

    private struct Identity: Equatable, Sendable {
        var device: dev_t
        var number: ino_t

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, number) = (status.st_dev, status.st_ino)
        }
    }

    /// - Parameter path: Of a file that is open.
    init(path: String) {
        self.path = path
        identity = Identity(path)
    }

    /// Why nothing may be written; `nil` while the path leads to the file. Takes a microsecond or so.
    var misplaced: StoreError? {
        guard let identity else { return nil }
        let found = Identity(path)
        return found == identity ? nil : .replaced(path: path, isGone: found == nil)
    }
}
