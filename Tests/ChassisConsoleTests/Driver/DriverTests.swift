import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisSurface
import ChassisTestSupport
import Foundation
import Testing

@testable import ChassisConsole

/// A real store with some jobs in it, and a console over it.
private struct DriverFixture {
    let folder: TemporaryFolder
    let store: Store
    let clock = ManualClock(at: ConsoleHarness.noon)

    init(jobs: Int) async throws {
        folder = try TemporaryFolder()
        store = try Store.open(at: folder.file("chassis.sqlite"))
        for _ in 0..<jobs { try await submit() }
    }

    var driver: ConsoleDriver { driver(clock) }

    func driver(_ clock: any WallClock) -> ConsoleDriver {
        ConsoleDriver(store: store, engine: nil, clock: clock, options: ConsoleOptions(name: "Dovetally"))
    }

    func submit() async throws {
        let plan = Plan(name: "pro", monthlyCredits: Credits(milli: 1_000_000), weight: 1, maxQueuedJobs: 10_000)
        _ = try await store.admitJob(
            Admission(
                tenant: Tenant(id: "acme", name: "Acme", plan: plan.name), plan: plan, feature: "answer",
                credits: Credits(milli: 1_000), promptName: "support", promptVersion: 2, priority: .normal,
                maxAttempts: 3, deadline: clock.now() + .seconds(300), idempotencyKey: nil, requestHash: [1],
                sealedInput: [9], maxQueuedJobs: 100_000, now: clock.now(), queue: .standard))
    }
}

struct DriverTests {
    @Test func `a snapshot is the console over the store, without a terminal`() async throws {
        let fixture = try await DriverFixture(jobs: 3)

        let surface = try await fixture.driver.snapshot(
            screen: .jobs, width: 80, height: 24, keys: try Key.parse("j j"))

        #expect(surface.text.contains("3 of 3 jobs"))
        #expect(surface.text.contains("▌ ○ queued    job_1"))
        #expect(surface.text.contains("3 queued"))
    }

    @Test func `a snapshot puts the cursor on the job asked for`() async throws {
        let fixture = try await DriverFixture(jobs: 5)

        let surface = try await fixture.driver.snapshot(
            screen: .jobs, width: 80, height: 24, select: .jobs(filter: nil, select: JobID(2)))

        #expect(surface.text.contains("▌ ○ queued    job_2"))
    }

    @Test func `a window moves to where its row is now`() async throws {
        let fixture = try await DriverFixture(jobs: 30)
        let reading = StoreReading(store: fixture.store, engine: nil, clock: fixture.clock)
        let request = JobsRequest(
            filter: .all, sort: .created(ascending: false), offset: 0, limit: 10, around: JobID(5))

        guard case .jobs(let window) = await reading.answer(.jobs(request)) else {
            Issue.record("jobs are answered")
            return
        }

        #expect(window.offset == 20)
        #expect(window.total == 30)
        #expect(window.rows.contains { $0.id == JobID(5) })
    }

    @Test func `a window of another order than that of submission moves to its row too`() async throws {
        let fixture = try await DriverFixture(jobs: 30)
        let reading = StoreReading(store: fixture.store, engine: nil, clock: fixture.clock)
        func window(around id: Int64) async -> TableWindow<Job>? {
            let request = JobsRequest(
                filter: .all, sort: .tenant(ascending: false), offset: 0, limit: 10, around: JobID(id))
            guard case .jobs(let window) = await reading.answer(.jobs(request)) else { return nil }
            return window
        }

        let held = try #require(await window(around: 5))
        let ofNobody = try #require(await window(around: 99))

        #expect(held.offset == 20 && held.rows.contains { $0.id == JobID(5) })
        #expect(ofNobody.offset == 0)
    }

    @Test func `a running console shows new jobs by itself and leaves on q`() async throws {
        let fixture = try await DriverFixture(jobs: 1)
        let (events, keys) = AsyncStream.makeStream(of: ConsoleInput.self)
        let (frames, shown) = AsyncStream.makeStream(of: Surface.self)
        keys.yield(.resize(width: 80, height: 24))
        // It rests between two readings, which no clock that stands still would end.
        let driver = fixture.driver(SystemClock())

        async let run: Void = driver.run(
            events: events, present: { surface, _ in shown.yield(surface) }, wish: { _ in })
        var hasSubmitted = false
        for await frame in frames {
            if frame.text.contains("job_2") { break }
            if frame.text.contains("job_1"), !hasSubmitted {
                hasSubmitted = true
                try await fixture.submit()
            }
        }
        keys.yield(.key(.character("q")))

        try await run
        #expect(hasSubmitted)
    }

    @Test func `a running console finds that its store was moved away, though nobody writes, and that it is back`()
        async throws
    {
        let fixture = try await DriverFixture(jobs: 1)
        let (events, keys) = AsyncStream.makeStream(of: ConsoleInput.self)
        let (frames, shown) = AsyncStream.makeStream(of: Surface.self)
        keys.yield(.resize(width: 120, height: 24))
        let driver = fixture.driver(SystemClock())
        let aside = fixture.folder.file("aside.sqlite")

        async let run: Void = driver.run(
            events: events, present: { surface, _ in shown.yield(surface) }, wish: { _ in })
        var steps: [String] = []
        for await frame in frames {
            if steps.isEmpty, frame.text.contains("job_1") {
                steps.append("shown")
                try FileManager.default.moveItem(atPath: fixture.store.path, toPath: aside)
            } else if steps == ["shown"], frame.text.contains("store gone") {
                steps.append("gone")
                try FileManager.default.moveItem(atPath: aside, toPath: fixture.store.path)
            } else if steps.count == 2, !frame.text.contains("store gone") {
                steps.append("back")
                break
            }
        }
        keys.yield(.key(.character("q")))

        try await run
        #expect(steps == ["shown", "gone", "back"])
    }

    @Test func `a window beyond the end of a list that became shorter is its last one`() async throws {
        let fixture = try await DriverFixture(jobs: 30)
        let reading = StoreReading(store: fixture.store, engine: nil, clock: fixture.clock)
        let request = JobsRequest(
            filter: .all, sort: .created(ascending: true), offset: 25_000, limit: 10, around: nil)

        guard case .jobs(let window) = await reading.answer(.jobs(request)) else { throw CancellationError() }

        #expect(window.offset == 20 && window.total == 30)
        #expect(window.rows.map(\.id.number) == Array(21...30))
    }
}
