import CSQLiteLog
import ChassisTestSupport
import Foundation
import GRDBSQLite
import Testing

@testable import ChassisStore

/// Commits that are written to the WAL at once, against SQLite's own way of doing it (the VFS "unix").
@Suite(.timeLimit(.minutes(2)))
struct CommitWritingTests {
    private let folder: TemporaryFolder
    private let ours: RawDatabase
    private var path: String { folder.file("a.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
        try #require(sl_set_up_sqlite() == SQLITE_OK)
        ours = try RawDatabase(at: folder.file("a.sqlite"), vfs: "chassis")
        try ours.run(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE row (id INTEGER PRIMARY KEY, data BLOB)"
        )
        try ours.writeCommitsAtOnce()
    }

    private func logSize() throws -> Int { try Data(contentsOf: URL(filePath: path + "-wal")).count }

    @Test func `a commit's pages are in the file when it is done, and were not written one by one`() throws {
        let (before, calls) = (try logSize(), try Self.writes())
        try ours.run("BEGIN")
        for id in 1...20 { try ours.run("INSERT INTO row VALUES (\(id), randomblob(3000))") }
        try ours.run("COMMIT")
        let used = try Self.writes() - calls

        let written = try logSize() - before
        #expect(written >= 20 * (4096 + 24) && written % (4096 + 24) == 0)
        #expect(used < 5)
        let other = try RawDatabase(at: path, vfs: "unix")
        #expect(try other.text("SELECT COUNT(*) FROM row") == "20")
        #expect(throws: RawDatabase.Failure.self, "a connection of SQLite's own way has no such log") {
            try other.writeCommitsAtOnce()
        }
    }

    /// How often this thread has called the kernel to write.
    private static func writes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("syscw: ") })
        return try #require(Int(line.dropFirst(7)))
    }

    @Test func `a transaction larger than what is held is read back by itself and by others`() throws {
        try ours.run("PRAGMA cache_size = 2; BEGIN")
        let before = try logSize()
        for id in 1...300 { try ours.run("INSERT INTO row VALUES (\(id), zeroblob(4000))") }
        #expect(try ours.text("SELECT COUNT(*), SUM(length(data)) FROM row") == "300|1200000")
        // What is undone must not be in the log: nothing would take it back there.
        #expect(try logSize() == before)
        let other = try RawDatabase(at: path, vfs: "unix")
        #expect(try other.text("SELECT COUNT(*) FROM row") == "0")
        try ours.run("COMMIT")
        #expect(try other.text("SELECT COUNT(*), SUM(length(data)) FROM row") == "300|1200000")
    }

    /// A device that is always full (1, 7: `/dev/full`), in the log's place.
    private static func putFull(at path: String) -> Bool { mknod(path, S_IFCHR | 0o600, 0x107) == 0 }

    private static let mayMakeDevices: Bool = {
        let path = FileManager.default.temporaryDirectory.path + "/chassis-full-\(UUID().uuidString)"
        defer { unlink(path) }
        // Where such a device is made and can't be opened, it is of no use either.
        guard putFull(at: path), let file = FileHandle(forWritingAtPath: path) else { return false }
        defer { try? file.close() }
        return write(file.fileDescriptor, path, 1) < 0 && errno == ENOSPC
    }()

    @Test(.enabled(if: mayMakeDevices, "needs the right to make devices"))
    func `a log that has no room refuses the commit, and what was committed stays`() throws {
        let full = folder.file("full.sqlite")
        try RawDatabase(at: full, vfs: "chassis").run(
            "PRAGMA journal_mode = WAL; CREATE TABLE row (id); INSERT INTO row VALUES (1)")
        try #require(Self.putFull(at: full + "-wal"))
        #expect(throws: RawDatabase.Failure(message: "database or disk is full")) {
            let database = try RawDatabase(at: full, vfs: "chassis")
            _ = try database.text("SELECT COUNT(*) FROM row")
            try database.writeCommitsAtOnce()
            try database.run("INSERT INTO row VALUES (2)")
        }
        try? FileManager.default.removeItem(atPath: full + "-wal")
        #expect(try RawDatabase(at: full, vfs: "unix").text("SELECT COUNT(*) FROM row") == "1")
    }

    /// SQLite 3.40 loses all of it where pages of an undone step were given to the log before.
    @Test func `what is committed after a large step was undone survives a crash`() async throws {
        let file = folder.file("store.sqlite")
        let store = try Store.open(at: file)
        func fill(from id: Int, bytes: Int) -> Query {
            Query(
                """
                WITH RECURSIVE n (i) AS (SELECT \(id) UNION ALL SELECT i + 1 FROM n WHERE i < \(id + 1999))
                INSERT OR REPLACE INTO big SELECT i, zeroblob(\(bytes)) FROM n
                """)
        }
        try await store.write { try $0.connection.run(Query("CREATE TABLE big (id INTEGER PRIMARY KEY, data BLOB)")) }
        let (first, undone, again, last) = (
            fill(from: 1, bytes: 2999), fill(from: 3001, bytes: 3000), fill(from: 3001, bytes: 3001),
            fill(from: 6001, bytes: 2000)
        )
        try await store.write { transaction in
            try transaction.connection.run(first)
            let result: Result<Void, StoreError> = transaction.isolated(path: file) {
                try $0.connection.run(undone)
                try $0.connection.run(again)
                throw StoreError.emptyTenant
            }
            #expect(throws: StoreError.emptyTenant) { try result.get() }
            try transaction.connection.run(last)
        }
        try await store.write { try $0.connection.run(Query("INSERT INTO big VALUES (9001, 1)")) }

        #expect(try afterCrash(of: file, "SELECT COUNT(*), MAX(id) FROM big") == "4001|9001")
        store.close()
    }

    /// What a crash would leave at any moment is the last commit, whole.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `whatever is done, others and a crash find the last commit`(seed: UInt64) throws {
        var noise = Noise(state: seed)
        let other = try RawDatabase(at: path, vfs: "unix")
        try ours.run("PRAGMA cache_size = \([2, 5, 50].randomElement(using: &noise)!)")
        let digest =
            "SELECT COUNT(*), COALESCE(SUM(id * length(data)), 0), COALESCE(SUM(id * unicode(hex(data))), 0) FROM row"
        for _ in 0..<60 {
            let committed = try ours.text(digest)
            try ours.run("BEGIN")
            for _ in 0..<Int.random(in: 1...30, using: &noise) {
                let id = Int.random(in: 1...200, using: &noise)
                let size = Int.random(in: 0...9000, using: &noise)
                switch Int.random(in: 0..<8, using: &noise) {
                case 0: try ours.run("DELETE FROM row WHERE id > \(id) AND id < \(id + 10)")
                case 1:
                    try ours.run(
                        "SAVEPOINT a; UPDATE row SET data = randomblob(\(size)) WHERE id < \(id); ROLLBACK TO a")
                case 2: try ours.run("UPDATE row SET data = randomblob(\(size)) WHERE id BETWEEN \(id) AND \(id + 5)")
                case 3: _ = try ours.text(digest)
                default: try ours.run("INSERT OR REPLACE INTO row VALUES (\(id), randomblob(\(size)))")
                }
            }
            #expect(try other.text(digest) == committed)
            #expect(try afterCrash(of: path, digest) == committed)
            if Bool.random(using: &noise) {
                let new = try ours.text(digest)
                try ours.run("COMMIT")
                #expect(try other.text(digest) == new)
                #expect(try afterCrash(of: path, digest) == new)
            } else {
                try ours.run("ROLLBACK")
                #expect(try other.text(digest) == committed)
            }
            if Int.random(in: 0..<6, using: &noise) == 0 { try ours.run("PRAGMA wal_checkpoint(TRUNCATE)") }
        }
        #expect(try other.text("PRAGMA integrity_check") == "ok")
    }

    /// What a new process would find in copies of the files, once it has found them sound.
    private func afterCrash(of path: String, _ query: String) throws -> String {
        let copy = folder.file("copy-\(UUID().uuidString).sqlite")
        for end in ["", "-wal"] {
            try Data(contentsOf: URL(filePath: path + end)).write(to: URL(filePath: copy + end))
        }
        let database = try RawDatabase(at: copy, vfs: "unix")
        #expect(try database.text("PRAGMA integrity_check") == "ok")
        return try database.text(query)
    }
}

/// A connection by SQLite's own interface, which lets its VFS be named.
private final class RawDatabase {
    struct Failure: Error, Equatable { let message: String }

    private var handle: OpaquePointer?

    init(at path: String, vfs: String) throws {
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs)
        guard code == SQLITE_OK else { throw failure }
    }

    deinit { sqlite3_close_v2(handle) }

    func writeCommitsAtOnce() throws {
        guard let handle, sl_write_commits_at_once(handle) == SQLITE_OK else { throw failure }
    }

    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// The first row's values with bars between them, as SQLite's shell prints them.
    func text(_ query: String) throws -> String {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK else { throw failure }
        defer { sqlite3_finalize(statement) }
        guard sqlite3_step(statement) == SQLITE_ROW else { throw failure }
        return (0..<sqlite3_column_count(statement)).map {
            sqlite3_column_text(statement, $0).map { String(cString: $0) } ?? ""
        }.joined(separator: "|")
    }

    private var failure: Failure { Failure(message: String(cString: sqlite3_errmsg(handle))) }
}
