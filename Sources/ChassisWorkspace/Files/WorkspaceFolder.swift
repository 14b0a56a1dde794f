import Foundation
import Glibc

/// Reads a workspace's files, and nothing that only looks like one: no pipes, no endless links, no giants.
struct WorkspaceFolder {
    static let maximumFileSize = 5_000_000
    static let maximumFiles = 20_000
    private static let maximumDepth = 32

    /// Absolute, without a trailing slash.
    let root: String
    let log: ProblemLog

    struct Entry: Hashable {
        /// Relative to the workspace's folder.
        let path: String
        let isFolder: Bool
        var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    }

    /// The visible entries of a folder by name; none when it isn't there.
    func entries(of folder: String) -> [Entry] {
        guard let stream = opendir(root + "/" + folder) else {
            if errno != ENOENT {
                log.error(
                    Place(folder), "the folder can't be read", expected: "a readable folder", found: Self.reason())
            }
            return []
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let item = readdir(stream) {
            let bytes = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                let shown = quoted(String(decoding: bytes, as: UTF8.self))
                log.error(Place(folder), "a file name is not UTF-8", expected: "a name in UTF-8", found: shown)
                continue
            }
            guard Self.isVisible(name) else { continue }
            let path = folder + "/" + name
            guard let status = Self.status(root + "/" + path) else {
                log.error(
                    Place(path), "the file can't be read", expected: "a file or folder",
                    found: errno == ENOENT ? "a link to nothing" : Self.reason())
                continue
            }
            entries.append(Entry(path: path, isFolder: status.st_mode & S_IFMT == S_IFDIR))
        }
        return entries.sorted { $0.path < $1.path }
    }

    /// The files of a folder and the folders in it that have an extension, by path.
    func files(below folder: String, extension suffix: String) -> [Entry] {
        var files: [Entry] = []
        collect(folder, suffix: suffix, above: [], into: &files)
        if files.count > Self.maximumFiles {
            log.error(
                Place(folder), "too many files", expected: "at most \(Self.maximumFiles)", found: "\(files.count)")
            files.removeLast(files.count - Self.maximumFiles)
        }
        return files
    }

    private func collect(_ folder: String, suffix: String, above: [Inode], into files: inout [Entry]) {
        guard let status = Self.status(root + "/" + folder), files.count <= Self.maximumFiles else { return }
        let inode = Inode(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        guard !above.contains(inode) else {
            log.error(Place(folder), "a link leads back to a folder above it", expected: "no loops", found: "a loop")
            return
        }
        guard above.count < Self.maximumDepth else {
            log.error(
                Place(folder), "folders are nested too deeply", expected: "at most \(Self.maximumDepth) levels",
                found: "more")
            return
        }
        for entry in entries(of: folder) {
            if entry.isFolder {
                collect(entry.path, suffix: suffix, above: above + [inode], into: &files)
            } else if entry.name.hasSuffix(suffix) {
                files.append(entry)
            }
        }
    }

    /// The text of a file, with `\n` as its only line break and without a byte order mark.
    ///
    /// Reports and returns `nil` when it isn't there, no plain file, too large, not UTF-8, or empty.
    func text(of path: String, limit: Int = maximumFileSize, isMissing: (() -> Void)? = nil) -> String? {
        guard let bytes = bytes(of: path, limit: limit, isMissing: isMissing) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            reportInvalid(bytes, path)
            return nil
        }
        let plain = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        // On scalars: to Swift "\r\n" is one character, and "\n" is not in it.
        let lines = plain.utf8.contains(0x0D) ? plain.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : plain
        guard lines.contains(where: { !$0.isWhitespace }) else {
            log.error(Place(path), "the file is empty", expected: "some content", found: "nothing")
            return nil
        }
        return lines
    }

    /// The bytes of a plain file, at most `limit`; reported and `nil` when there are none to be had.
    func bytes(of path: String, limit: Int = maximumFileSize, isMissing: (() -> Void)? = nil) -> [UInt8]? {
        // O_NONBLOCK: opening a pipe must not wait for a writer.
        let descriptor = open(root + "/" + path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if let isMissing, errno == ENOENT {
                isMissing()
            } else {
                log.error(Place(path), "the file can't be read", expected: "a readable file", found: Self.reason())
            }
            return nil
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            log.error(Place(path), "not a file", expected: "a plain file", found: "something else")
            return nil
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                log.error(Place(path), "the file can't be read", expected: "a readable file", found: Self.reason())
                return nil
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
        log.error(
            Place(path), "the file is too large", expected: "at most \(limit / 1_000_000) MB",
            found: "\(max(Int(status.st_size), bytes.count)) bytes")
        return nil
    }

    private func reportInvalid(_ bytes: [UInt8], _ path: String) {
        // Repaired text has U+FFFD where the first bad byte was; real ones are three bytes EF BF BD.
        var line = 1
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { if scalar == "\n" { line += 1 } }
        log.error(Place(path, line: line), "not UTF-8 text", expected: "UTF-8", found: "bytes that are none")
    }

    private struct Inode: Hashable {
        let device: UInt64
        let number: UInt64
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func reason() -> String { String(cString: strerror(errno)).lowercased() }

    /// Hidden files and the backups that editors leave are no part of a workspace.
    static func isVisible(_ name: String) -> Bool {
        !name.hasPrefix(".") && !name.hasSuffix("~") && !(name.hasPrefix("#") && name.hasSuffix("#"))
    }
}
