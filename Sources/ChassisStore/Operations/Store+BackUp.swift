import Foundation
import GRDB

extension Store {
    /// Writes a copy of all that is stored to a new file, while others go on reading and writing.
    ///
    /// The copy is of one moment, whole in its one file, and on disk when this returns; a copy that was cut off leaves
    /// nothing under that name. What is sealed in it opens with this store's key alone.
    ///
    /// - Throws: `StoreError.cannotOpen` when there is a file of that name, or what SQLite finds, `.diskFull` for example.
    /// - Complexity: O(bytes stored).
    package func backUp(to path: String) async throws(StoreError) {
        let (source, partial) = (opened, Self.partialBackUp(path))
        let result: Result<Void, StoreError> = await withCheckedContinuation { continuation in
            let thread = Thread { [isReadOnly] in
                do {
                    let database = try DatabaseQueue(
                        path: source, configuration: Self.configuration(readOnly: isReadOnly))
                    defer { try? database.close() }
                    makePrivate(partial)
                    defer { unlink(partial) }
                    try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
                    try place(partial, at: path)
                    continuation.resume(returning: .success(()))
                } catch {
                    continuation.resume(returning: .failure(StoreError(error, path: path)))
                }
            }
            thread.name = "store backup"
            thread.start()
        }
        try result.get()
    }

    /// Where a backup stands until it is whole.
    package static func partialBackUp(_ path: String) -> String { path + ".partial" }
}

/// Makes an empty file that nobody else can read at any time; whoever writes to it says why there is none.
private func makePrivate(_ path: String) {
    unlink(path)
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
