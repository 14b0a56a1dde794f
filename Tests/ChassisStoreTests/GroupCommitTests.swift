import ChassisCore
import ChassisTestSupport
import Foundation
import Synchronization
import Testing

@testable import ChassisStore

struct GroupCommitTests {
    private final class Tally: Sendable {
        let count = Mutex(0)
    }

    /// A third of a hundred writes fail.
    enum Failing: CaseIterable {
        /// Before they change a row, as refusals do.
        case early
        case late
    }

    @Test(arguments: Failing.allCases)
    func `a write that fails leaves its neighbours alone`(_ failing: Failing) async throws {
        let fixture = try StoreFixture()
        let runs = Tally()
        struct Mishap: Error {}
        let results = await withTaskGroup(of: Result<Void, StoreError>.self) { group in
            for index in 0..<100 {
                group.addTask {
                    do throws(StoreError) {
                        try await fixture.store.write { transaction in
                            if failing == .early, index % 3 == 0 { throw Mishap() }
                            runs.count.withLock { $0 += 1 }
                            try transaction.grant(
                                Credits(milli: 1), to: try transaction.meetForTest(fixture.now), key: "k\(index)",
                                at: fixture.now)
                            if index % 3 == 0 { throw Mishap() }
                        }
                        return .success(())
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(results.count { (try? $0.get()) != nil } == 66)
        #expect(try await fixture.account()?.balance == Credits(milli: 66))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
        // Nobody's work is done again for one who changed nothing.
        if failing == .early { #expect(runs.count.withLock(\.self) == 66) }
    }

    @Test func `someone who listens hears of another process's commit, and of nothing before it`() async throws {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        let changes = fixture.store.changes()
        fixture.store.watch.waitUntilWatching()
        // Said once when watching begins, so that nothing before it is missed.
        for await _ in changes { break }
        // Whether the job was there, each time that something was heard.
        async let heard: [Bool] = {
            var heard: [Bool] = []
            for await _ in changes {
                heard.append(try await fixture.store.job(JobID(1)) != nil)
                if heard.last == true { break }
            }
            return heard
        }()

        struct Mishap: Error {}
        await #expect(throws: StoreError.self) { try await other.write { _ in throw Mishap() } }
        let job = try await other.admitJob(fixture.admission()).job

        #expect(try await heard == [true])
        #expect(job.id == JobID(1))
    }

    @Test func `a process that writes without a pause hears of another's commit, and not of its own routine`()
        async throws
    {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        let (news, heard) = (fixture.store.news(), Tally())
        fixture.store.watch.waitUntilWatching()
        let touch = Query("UPDATE totals SET queued = queued")
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in news {
                    heard.count.withLock { $0 += 1 }
                    if (try? await fixture.store.job(JobID(1))) ?? nil != nil { break }
                }
            }
            let writing = Task {
                while !Task.isCancelled {
                    try await fixture.store.write(isRoutine: true) { try $0.connection.run(touch) }
                }
            }
            try? await Task.sleep(for: .milliseconds(400))
            // Told when watching begins, and when it was found that the first writes were this process's own.
            #expect(heard.count.withLock(\.self) < 8)
            _ = try? await other.admitJob(fixture.admission())
            await group.waitForAll()
            writing.cancel()
        }
    }

    @Test func `someone who begins to listen late looks at once`() async throws {
        let fixture = try StoreFixture()
        for await _ in fixture.store.changes() { break }
        fixture.store.watch.waitUntilWatching()
        _ = try await fixture.store.admitJob(fixture.admission())

        var late = fixture.store.news().makeAsyncIterator()

        #expect(await late.next() != nil)
    }

    @Test func `whoever asks does not wait on his thread for another process that writes`() async throws {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        let (isLocked, mayGo) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let holding: Void = other.write { _ in
            isLocked.signal()
            mayGo.wait()
        }
        await Task.detached { Self.wait(isLocked) }.value
        Thread.detachNewThread {
            usleep(200_000)
            mayGo.signal()
        }

        let (here, start) = (Self.thread, ContinuousClock.now)
        let ran = try await fixture.store.write(.committed) { transaction in
            try transaction.grant(
                Credits(milli: 7), to: try transaction.meetForTest(fixture.now), key: "k", at: fixture.now)
            return Self.thread
        }

        #expect(ran != here && ContinuousClock.now - start > .milliseconds(100))
        #expect(try await fixture.account()?.balance == Credits(milli: 7))
        try await holding
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    private static var thread: UInt { UInt(pthread_self()) }
    private static func wait(_ semaphore: DispatchSemaphore) { semaphore.wait() }

    @Test func `a stream of changes ends with the store`() async throws {
        let fixture = try StoreFixture()
        let changes = fixture.store.changes()
        fixture.store.close()

        for await _ in changes {}
    }
}

extension Transaction {
    fileprivate func meetForTest(_ now: Timestamp) throws -> String {
        try meet(
            Tenant(id: "acme", name: "Acme", plan: "pro"), plan: Plan(name: "pro", monthlyCredits: .zero), now: now)
        return "acme"
    }
}

extension Store {
    func limitPages(to pages: Int) async throws {
        let query = Query("PRAGMA max_page_count = \(pages)")
        try await write { try $0.connection.run(query) }
    }
}
