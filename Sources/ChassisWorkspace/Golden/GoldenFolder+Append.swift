package import ChassisCore
import Foundation
import Glibc

extension GoldenFolder {
    /// What was cut off at the end of a suite is kept beside it, as text, before a new sample takes its place.
    static let asideSuffix = ".torn"

    /// Adds samples to the end of a suite, making its file if need be; on disk when it returns.
    ///
    /// All are added or none. Processes take turns by a lock on the file. The lines are written in one piece behind
    /// what is there, so a reader sees whole samples at any time but for a power failure in the middle; what that
    /// leaves of a line is moved to `SUITE.jsonl.torn` by the next sample.
    ///
    /// - Throws: `GoldenFileError` for an id that is there, a sample that could not be read back, a file that can't be
    ///   written; nothing has changed then.
    package func append(_ samples: [GoldenSample], to suite: String) throws(GoldenFileError) {
        let path = try path(of: suite)
        // Only the workspace's own: a name must not lead out of its folder.
        guard path.isOwn else { throw .badName(suite) }
        var lines: [UInt8] = []
        var ids: Set<String> = []
        for sample in samples {
            lines += try line(for: sample)
            guard ids.insert(sample.id).inserted else { throw .givenTwice(id: sample.id) }
        }
        let file = try LockedGoldenFile(path)
        defer { file.close() }
        let taken = try file.mend()
        if let id = samples.map(\.id).first(where: taken.contains) { throw .duplicate(id: id, suite: path.suite) }
        try file.append(lines)
    }

    private func line(for sample: GoldenSample) throws(GoldenFileError) -> [UInt8] {
        if let problem = sample.problems.first {
            throw .badSample(what: problem.what, expected: problem.expected, found: problem.found)
        }
        let line = Array((sample.json.text + "\n").utf8)
        guard line.count <= GoldenLines.maximumLineSize else {
            throw .badSample(
                what: "the sample is too long", expected: "at most \(GoldenLines.maximumLineSize) bytes",
                found: "\(line.count) bytes")
        }
        return line
    }
}

/// A suite's file, open and ours alone until it is closed.
struct LockedGoldenFile {
    private let path: GoldenPath
    private let descriptor: Int32

    init(_ path: GoldenPath) throws(GoldenFileError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path.folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(file: path.shown, reason: "the folder can't be made")
        }
        while true {
            let descriptor = open(path.path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o644)
            guard descriptor >= 0 else { throw Self.failure(path) }
            var ours = stat()
            var there = stat()
            guard fstat(descriptor, &ours) == 0, ours.st_mode & S_IFMT == S_IFREG else {
                Glibc.close(descriptor)
                throw .cannotWrite(file: path.shown, reason: "it is no plain file")
            }
            do throws(GoldenFileError) {
                try Self.lock(descriptor, path)
            } catch {
                Glibc.close(descriptor)
                throw error
            }
            // An editor may have put another file in its place while we waited.
            if stat(path.path, &there) == 0, there.st_ino == ours.st_ino, there.st_dev == ours.st_dev {
                self.descriptor = descriptor
                return
            }
            Glibc.close(descriptor)
        }
    }

    func close() { Glibc.close(descriptor) }

    private static func lock(_ descriptor: Int32, _ path: GoldenPath) throws(GoldenFileError) {
        for _ in 0..<1000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw failure(path) }
            usleep(5_000)
        }
        throw .locked(file: path.shown)
    }

    private static func failure(_ path: GoldenPath) -> GoldenFileError {
        .cannotWrite(file: path.shown, reason: String(cString: strerror(errno)).lowercased())
    }

    /// Sees to it that the file ends in a whole line, and returns the ids in it.
    func mend() throws(GoldenFileError) -> Set<String> {
        let bytes = try contents()
        var ids: Set<String> = []
        var torn: Range<Int>?
        GoldenLines(file: path.shown, isOwn: true, log: ProblemLog()).forEachLine(of: bytes) { line, range, isEnded in
            do throws(JSONSyntaxError) {
                ids.insert(GoldenLines.id(of: try JSON(parsing: Array(bytes[range])), line: line))
            } catch {
                if !isEnded, GoldenLines.isCutOff(Array(bytes[range]), error) { torn = range }
            }
        }
        if let torn {
            try keepAside(bytes[torn])
            guard ftruncate(descriptor, off_t(torn.lowerBound)) == 0 else { throw Self.failure(path) }
        } else if let last = bytes.last, last != 0x0A {
            try write([0x0A])
        }
        return ids
    }

    func contents() throws(GoldenFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(path) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= GoldenLines.maximumFileSize else {
                throw .cannotWrite(
                    file: path.shown, reason: "it has more than \(GoldenLines.maximumFileSize / 1_000_000) MB")
            }
        }
    }

    private func keepAside(_ bytes: ArraySlice<UInt8>) throws(GoldenFileError) {
        let aside = open(
            path.path + GoldenFolder.asideSuffix, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard aside >= 0 else { throw Self.failure(path) }
        defer { Glibc.close(aside) }
        try Self.write(Array(bytes) + [0x0A], to: aside, path)
        guard fsync(aside) == 0 else { throw Self.failure(path) }
    }

    /// Writes whole lines behind what is there; what could not be written whole is taken back.
    func append(_ lines: [UInt8]) throws(GoldenFileError) {
        let end = lseek(descriptor, 0, SEEK_END)
        do throws(GoldenFileError) {
            try write(lines)
            guard fsync(descriptor) == 0 else { throw Self.failure(path) }
        } catch {
            _ = ftruncate(descriptor, end)
            throw error
        }
        try syncFolder()
    }

    private func write(_ bytes: [UInt8]) throws(GoldenFileError) { try Self.write(bytes, to: descriptor, path) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: GoldenPath) throws(GoldenFileError) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            done += count
        }
    }

    /// Puts another file in its place, whole or not at all.
    func replace(with bytes: [UInt8]) throws(GoldenFileError) {
        let new = "\(path.folder)/.\(path.name).new"
        let file = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw Self.failure(path) }
        defer { Glibc.close(file) }
        do throws(GoldenFileError) {
            try Self.write(bytes, to: file, path)
            guard fsync(file) == 0, rename(new, path.path) == 0 else { throw Self.failure(path) }
        } catch {
            unlink(new)
            throw error
        }
        try syncFolder()
    }

    /// The file's name is only on disk when its folder is.
    private func syncFolder() throws(GoldenFileError) {
        let folder = open(path.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure(path) }
        defer { Glibc.close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure(path) }
    }
}
