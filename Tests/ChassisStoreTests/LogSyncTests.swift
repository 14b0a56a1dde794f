import ChassisCore
import ChassisTestSupport
import Foundation
import Synchronization
import Testing

@testable import ChassisStore

@Suite(.timeLimit(.minutes(4)))
struct LogSyncTests {
    /// Stands for a disk that takes as long as the test has it.
    private final class Disk: Sendable {
        private let state = Mutex((asked: 0, syncs: 0, log: [String](), code: Int32(0)))
        private let gate = DispatchSemaphore(value: 0)

        var asked: Int { state.withLock { $0.asked } }
        var syncs: Int { state.withLock { $0.syncs } }
        var log: [String] { state.withLock { $0.log } }

        func flush(_ descriptor: Int32) -> Int32 {
            state.withLock { $0.asked += 1 }
            gate.wait()
            return state.withLock { state in
                state.syncs += 1
                state.log.append("synced")
                // The real one as well: the descriptor must be a file's.
                return state.code == 0 ? LogSync.toDisk(descriptor) : state.code
            }
        }

        func note(_ word: String) { state.withLock { $0.log.append(word) } }
        func fail(_ code: Int32) { state.withLock { $0.code = code } }
        func open(_ times: Int = 1) { for _ in 0..<times { gate.signal() } }
    }

    private let disk = Disk()
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func opened() throws -> Store {
        try Store.open(at: folder.file("chassis.sqlite"), flush: { [disk] in disk.flush($0) })
    }

    /// Has a sync under way, so that the writer needn't wait for the disk itself.
    private func busyDisk(of store: Store) async -> Task<Void, any Error> {
        let sync = Task { try await store.sync() }
        while disk.asked == 0 { await Task.yield() }
        return sync
    }

    @Test func `a write is told of once it is on disk, one that waits for its commit alone before`() async throws {
        let store = try opened()
        let sync = await busyDisk(of: store)
        let write = Task { [disk] in
            try await store.write { _ in }
            disk.note("told")
        }
        try await store.write(.committed) { _ in }
        disk.note("committed")
        disk.open(10)
        try await sync.value
        try await write.value

        // The sync that was under way when the write came may have missed it.
        #expect(disk.log == ["committed", "synced", "synced", "told"])
        store.close()
    }

    @Test func `a write that nobody follows is synced at once, and told of after that`() async throws {
        let store = try opened()
        let write = Task { [disk] in
            try await store.write { _ in }
            disk.note("told")
        }
        while disk.asked == 0 { await Task.yield() }
        #expect(disk.log.isEmpty)
        disk.open()
        try await write.value

        #expect(disk.log == ["synced", "told"])
        store.close()
    }

    @Test func `while a job is under way, the writer does not wait for the disk`() async throws {
        let store = try opened()
        disk.open()
        _ = try await store.admitJob(StoreFixture().admission())
        let write = Task { try await store.write { _ in } }
        while disk.asked < 2 { await Task.yield() }

        try await store.write(.committed) { _ in }

        #expect(disk.syncs == 1)
        disk.open(10)
        try await write.value
        store.close()
    }

    @Test func `writes that come while the disk is busy share its next turn`() async throws {
        let store = try opened()
        let sync = await busyDisk(of: store)
        let query = Query("INSERT INTO queue (name, vtime) VALUES (?, 1)")
        let count = 200
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<count {
                group.addTask { try await store.write { try $0.connection.run(query, [.text("q\(index)")]) } }
            }
            // All are committed while nothing is on disk yet.
            while try await store.read({ try $0.all(sql: "SELECT COUNT(*) FROM queue", []) { $0.int(0) } }) != [count] {
                await Task.yield()
            }
            #expect(disk.syncs == 0)
            disk.open(count)
            try await group.waitForAll()
        }
        try await sync.value

        #expect(disk.syncs < 5)
        store.close()
    }

    @Test func `once the disk has failed nothing more is promised`() async throws {
        let store = try opened()
        disk.fail(EIO)
        disk.open(10)

        for _ in 0..<2 {
            let error = await #expect(throws: StoreError.self) { try await store.write { _ in } }
            #expect(error?.code == "store_not_synced")
        }
        await #expect(throws: StoreError.self) { try await store.write(.committed) { _ in } }
        await #expect(throws: StoreError.self) { try await store.sync() }
        // What is there can be read.
        #expect(try await store.job(JobID(1)) == nil)
        store.close()
    }
}
