import Foundation
import GRDB

extension Store {
    /// Writes a copy of all that is stored to a new file, while others go on reading and writing. A store of an older
    /// version stays one, and its copy is one.
    ///
    /// The copy is of one moment, whole in its one file, and on disk when this returns; a copy that was cut off leaves
    /// nothing under that name. What is sealed in it opens with this store's key alone.
    ///
    /// - Throws: `StoreError.cannotOpen` when there is a file of that name, or what SQLite finds, `.diskFull` for example.
    /// - Complexity: O(bytes stored).
    package static func backUp(at source: String, to path: String) async throws(StoreError) {
        guard FileManager.default.fileExists(atPath: source) else { throw .missing(path: source) }
        let result: Result<Void, StoreError> = await withCheckedContinuation { continuation in
            let thread = Thread {
                do {
                    try refuseForeignBytes(at: source)
                    let isReadOnly = StoreAccess.obstacle(to: source) != nil
                    let database = try DatabaseQueue(
                        path: isReadOnly ? try StoreAccess.readable(source) : source,
                        configuration: configuration(readOnly: isReadOnly))
                    defer { try? database.close() }
                    try database.writeWithoutTransaction { database in
                        try checkVersion(database, path: source, isOldFine: true)
                        try writeCopy(of: database, to: path)
                    }
                    continuation.resume(returning: .success(()))
                } catch {
                    var failure = StoreError(error, path: path)
                    // It is what is copied that is read.
                    if case .damaged = failure { failure = StoreError(error, path: source) }
                    continuation.resume(returning: .failure(failure))
                }
            }
            thread.name = "store backup"
            thread.start()
        }
        try result.get()
    }

    /// Writes what a connection sees to a new file of one's own.
    static func writeCopy(of database: Database, to path: String) throws {
        let partial = partialBackUp(path)
        makePrivate(partial)
        defer { unlink(partial) }
        try database.execute(sql: "VACUUM INTO ?", arguments: [partial])
        try place(partial, at: path)
    }

    /// Where a backup stands until it is whole.
    package static func partialBackUp(_ path: String) -> String { path + ".partial" }
}

/// Makes an empty file that nobody else can read at any time; whoever writes to it says why there is none.
func makePrivate(_ path: String) {
    unlink(path)
    createPrivately(path)
}

/// Makes an empty file that its owner alone can read, unless there is one; who opens it next says why it can't be.
func createPrivately(_ path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 { close(file) }
}

/// Gives a whole file its name, and returns once that is on disk.
///
/// - Throws: When there is a file of that name.
private func place(_ partial: String, at path: String) throws {
    let file = open(partial, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    // link(2) refuses to replace.
    guard file >= 0, fsync(file) == 0, link(partial, path) == 0 else {
        throw StoreError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    syncFolder(of: path)
}

/// Brings a file's name to the disk, which is there when its folder is.
package func syncFolder(of path: String) {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
}
