import ChassisTestSupport
import Foundation
import GRDB
import Testing

@testable import ChassisStore

@Suite(.timeLimit(.minutes(2)))
struct CheckpointerTests {
    private static let make = Query("CREATE TABLE page (number INTEGER PRIMARY KEY, data BLOB) STRICT")
    private static let insert = Query("INSERT INTO page (data) VALUES (zeroblob(4000))")
    private static let count = Query("SELECT COUNT(*) FROM page")
    private static let check = Query("PRAGMA integrity_check")

    private let folder: TemporaryFolder
    private let store: Store
    private var path: String { folder.file("chassis.sqlite") }

    init() async throws {
        folder = try TemporaryFolder()
        store = try Store.open(at: folder.file("chassis.sqlite"), checkpoints: .init(enough: 32, large: 96))
        try await store.write { try $0.connection.run(Self.make) }
    }

    /// How often the WAL has begun anew: the fourth word of its header, by SQLite's file format.
    private func beginnings() throws -> UInt32 {
        let header = try #require(try FileHandle(forReadingFrom: URL(filePath: path + "-wal")).read(upToCount: 32))
        return header[12..<16].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private func pages() async throws -> Int64? {
        try await store.read { try $0.first(Self.count) { $0.integer(0) } }
    }

    /// Writes until the WAL has begun anew so often, and returns how many pages that took.
    private func write(until times: UInt32) async throws -> Int64 {
        let first = try beginnings()
        var written: Int64 = 0
        while try beginnings() < first + times {
            try await store.write { try $0.connection.run(Self.insert) }
            written += 1
        }
        return written
    }

    @Test func `the log begins anew while writing goes on, and nothing is lost`() async throws {
        let written = try await write(until: 3)

        #expect(try await pages() == written)
        // What is in the file and not in the log any more is a sound whole.
        let report = try await store.read { try $0.all(Self.check) { $0.text(0) } }
        #expect(report == ["ok"])
        store.close()
        let again = try Store.open(at: path)
        #expect(try await again.read { try $0.first(Self.count) { $0.integer(0) } } == written)
        again.close()
    }

    @Test func `the writer is kept waiting for little alone, unless the log has grown to twice its size`() {
        // There is no such place, so the thread beside the writer moves nothing, and says so.
        let path = folder.file("none/chassis.sqlite")
        let checkpointer = Checkpointer(path: path, file: OpenFile(path: path), limits: .init(enough: 80, large: 240))
        /// Whether the writer is asked to move the rest when the log has so many frames.
        func isAsked(at frames: Int) -> Bool {
            var isAsked = false
            checkpointer.note(frames)
            checkpointer.work {
                isAsked = true
                return .moved(frames)
            }
            checkpointer.close()
            return isAsked
        }

        #expect((1...479).filter(isAsked).isEmpty)
        #expect(isAsked(at: 480))
        // All of it is in the file by now, and somebody's old snapshot keeps it from beginning anew.
        #expect((481...520).filter(isAsked) == [490, 500, 510, 520])
        // It has begun anew.
        #expect((1...240).filter(isAsked).isEmpty)
    }

    @Test func `one process moves the log at a time, and none where all of it is moved`() async throws {
        // One that moves nothing by itself so soon.
        let path = folder.file("other.sqlite")
        let store = try Store.open(at: path)
        let database = try DatabaseQueue(path: path, configuration: Store.configuration(readOnly: false))
        func move() throws -> LogTurn.Outcome { try database.inDatabase { try LogTurn.move($0, path: path) } }
        try await store.write { try $0.connection.run(Self.make) }

        #expect(try move().frames ?? 0 > 0)
        #expect(try move() == .nothing)
        try await store.write { try $0.connection.run(Self.insert) }
        let log = try #require(FileHandle(forReadingAtPath: path + "-wal"))
        try #require(flock(log.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try move() == .notNow)
        try log.close()
        #expect(try move().frames ?? 0 > 0)
        try database.close()
        store.close()
    }

    @Test func `who looks at an old snapshot keeps it, and the log begins anew after that`() async throws {
        let (isLooking, mayGo) = (Latch(), DispatchSemaphore(value: 0))
        let reading = Task { [store] in
            try await store.read { connection in
                let before = try connection.first(Self.count) { $0.integer(0) }
                isLooking.open()
                mayGo.wait()
                return (before, try connection.first(Self.count) { $0.integer(0) })
            }
        }
        while !isLooking.isOpen { await Task.yield() }
        // A log that was in the file altogether when the reader came may begin anew once beside it.
        for _ in 0..<150 { try await store.write { try $0.connection.run(Self.insert) } }
        let first = try beginnings()
        for _ in 0..<150 { try await store.write { try $0.connection.run(Self.insert) } }
        #expect(try beginnings() == first)
        mayGo.signal()

        let (before, after) = try await reading.value
        #expect(before == after)
        let written = try await write(until: 1)
        #expect(try await pages() == 300 + written)
        store.close()
    }
}

extension LogTurn.Outcome {
    fileprivate var frames: Int? { if case .moved(let frames) = self { frames } else { nil } }
}
