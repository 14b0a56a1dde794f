import ChassisCore
@testable import ChassisStore
import ChassisTestSupport
import Foundation
import GRDB
import Testing

struct StoreFileTests {
    @Test func `a new store is its owner's alone, with its log and its index`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store.open(at: folder.file("private.sqlite"))
        defer { store.close() }
        try await store.checkWritable()

        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test func `the log is a WAL that is synced before and after each checkpoint`() async throws {
        let fixture = try StoreFixture()
        let synchronous = try await fixture.store.write { transaction in
            try transaction.connection.all(sql: "PRAGMA synchronous", []) { $0.int(0) }
        }
        let mode = try await fixture.store.read { try $0.all(sql: "PRAGMA journal_mode", []) { $0.text(0) } }

        #expect(synchronous == [1])
        #expect(mode == ["wal"])
    }

    @Test func `asking whether the store takes writes writes, and is no news`() async throws {
        let fixture = try StoreFixture()
        func size() throws -> Int { try #require(FileManager.default.contents(atPath: fixture.path + "-wal")?.count) }
        let before = try size()

        try await fixture.store.checkWritable()

        #expect(try size() > before)
    }

    @Test func `a store that is written anew gives back what deleted rows had, and keeps the rest`() async throws {
        let fixture = try StoreFixture()
        let large = [UInt8](repeating: 7, count: 20_000)
        for index in 0..<100 { try await fixture.admit(fixture.admission(hash: [UInt8(index)], input: large)) }
        #expect(throws: StoreError.self) { try Store.compact(at: fixture.path) }
        fixture.store.close()
        try await DatabaseQueue(path: fixture.path).write {
            try $0.execute(sql: "DELETE FROM job_input WHERE job > 2")
        }

        let size = try Store.compact(at: fixture.path)

        #expect(size.before > 2_000_000)
        #expect(size.after < size.before / 4)
        let again = try Store.open(at: fixture.path)
        defer { again.close() }
        #expect(try await again.sealedInput(JobID(2)) == large)
        #expect(try await again.jobCount(now: fixture.now) == 100)
        #expect(try await again.verifyLedger().mismatches == [])
    }

    @Test func `a store of a later version is refused with a remedy`() throws {
        let fixture = try StoreFixture()
        fixture.store.close()
        let queue = try DatabaseQueue(path: fixture.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }

        let error = #expect(throws: StoreError.self) { try Store.open(at: fixture.path) }

        guard case .newer(_, 99, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.remedy?.contains("update Chassis") == true)
    }

    @Test func `processes that open a new store at once all get it`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("chassis.sqlite")
        let stores = try await withThrowingTaskGroup(of: Store.self) { group in
            for _ in 0..<8 { group.addTask { try Store.open(at: path) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        for store in stores { #expect(try await store.jobCount(now: Timestamp(milliseconds: 0)) == 0) }
    }

    @Test func `a store whose file was moved away takes nothing until it is back`() async throws {
        let fixture = try StoreFixture()
        let files = FileManager.default
        let error = StoreError.replaced(path: fixture.path, isGone: true)
        try await fixture.admit()
        try files.moveItem(atPath: fixture.path, toPath: fixture.folder.file("gone.sqlite"))

        await #expect(throws: error) { try await fixture.admit() }
        await #expect(throws: error) { try await fixture.store.checkWritable() }
        #expect(error.remedy?.contains("put the file back") == true)
        try files.moveItem(atPath: fixture.folder.file("gone.sqlite"), toPath: fixture.path)
        try await fixture.admit()

        #expect(try await fixture.store.jobCount(now: fixture.now) == 2)
    }

    @Test func `a file that was put in a store's place is left alone`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        try FileManager.default.moveItem(atPath: fixture.path, toPath: fixture.folder.file("gone.sqlite"))
        let other = try fixture.folder.write("SQLite format 3\0 of somebody else", to: "chassis.sqlite")

        await #expect(throws: StoreError.replaced(path: fixture.path, isGone: false)) { try await fixture.admit() }
        fixture.store.rest()
        fixture.store.rest()
        fixture.store.close()

        #expect(try String(contentsOfFile: other, encoding: .utf8) == "SQLite format 3\0 of somebody else")
    }

    @Test func `a file that is no database is refused and left as it is`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("this is a letter, not a database", to: "letter.txt")

        #expect(throws: StoreError.notADatabase(path: path)) { try Store.open(at: path) }

        #expect(try String(contentsOfFile: path, encoding: .utf8) == "this is a letter, not a database")
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test func `another program's database is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("other.sqlite")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }

        #expect(throws: StoreError.foreign(path: path)) { try Store.open(at: path) }
    }

    @Test func `a missing folder is named`() throws {
        let folder = try TemporaryFolder()

        let error = #expect(throws: StoreError.self) { try Store.open(at: folder.file("nowhere/chassis.sqlite")) }

        #expect(error?.message.contains("nowhere' does not exist") == true)
    }

    @Test func `looking at a store that is not there makes none`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("chassis.sqlite")

        #expect(throws: StoreError.missing(path: path)) { try Store.open(at: path, readOnly: true) }

        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `who only looks sees the work of others and writes nothing`() async throws {
        let fixture = try StoreFixture()
        let reader = try Store.open(at: fixture.path, readOnly: true)
        let job = try await fixture.admit()

        #expect(try await reader.job(job.id)?.id == job.id)
        await #expect(throws: StoreError.readOnly(path: fixture.path, reason: "it was opened for reading only")) {
            try await reader.admitJob(fixture.admission())
        }
    }

    @Test(
        arguments: [
            (true, nil, false, StoreAccess.shared), (true, 4_000, false, .shared), (false, 4_000, true, .shared),
            (false, 0, true, .shared), (false, nil, false, .unchanging), (false, nil, true, .unchanging),
            (false, 0, false, .unchanging), (false, 4_000, false, .none),
        ] as [(Bool, Int?, Bool, StoreAccess)])
    func `a log without its index is read only where one can be made`(
        canMakeFiles: Bool, logBytes: Int?, hasIndex: Bool, way: StoreAccess
    ) {
        #expect(StoreAccess(canMakeFiles: canMakeFiles, logBytes: logBytes, hasIndex: hasIndex) == way)
    }

    @Test func `a store that can be written is opened for writing by who only looks, and made where it is not`() throws
    {
        let folder = try TemporaryFolder()

        let store = try Store.openToLook(at: folder.file("chassis.sqlite"))

        #expect(!store.isReadOnly)
    }

    @Test func `a full disk refuses the job, loses none, and is over when there is room`() async throws {
        let fixture = try StoreFixture()
        let kept = try await fixture.admit()
        try await fixture.store.limitPages(to: 60)
        let big = fixture.admission(input: [UInt8](repeating: 7, count: 2_000_000))

        await #expect(throws: StoreError.diskFull(path: fixture.path)) { try await fixture.store.admitJob(big) }

        try await fixture.store.limitPages(to: 1_000_000)
        #expect(try await fixture.store.job(kept.id) != nil)
        #expect(try await fixture.account()?.held == Credits(milli: 1000))
        let next = try await fixture.store.admitJob(big).job
        #expect(try await fixture.store.sealedInput(next.id)?.count == 2_000_000)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `nothing is written after the store is closed`() async throws {
        let fixture = try StoreFixture()
        fixture.store.close()

        await #expect(throws: StoreError.closed) { try await fixture.admit() }
        await #expect(throws: StoreError.closed) { try await fixture.store.tenantAccounts() }
    }

    @Test func `keys and long texts do not stand in the file in clear`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit(fixture.admission(key: "ada@example.org"))
        let claimed = try #require(try await fixture.claim().first)
        try await fixture.settle(claimed)

        for suffix in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: fixture.path + suffix))
            #expect(bytes.range(of: Data("ada@example.org".utf8)) == nil)
        }
    }
}
