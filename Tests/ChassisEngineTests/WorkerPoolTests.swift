import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Foundation
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)))
struct WorkerPoolTests {
    @Test func `a pool works every job to its end, each once`() async throws {
        let fixture = try await EngineFixture()
        var ids: [JobID] = []
        for number in 0..<60 {
            ids.append(try await fixture.submit("Question \(number)", tenant: number % 3 == 0 ? "beta" : "acme").id)
        }

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            for id in ids { _ = try await fixture.wait(for: id) { $0.state == .completed } }
        }

        #expect(fixture.server.requests.count == 60)
        #expect(try await fixture.account("acme").balance == Credits(milli: 60_000))
        #expect(try await fixture.account("beta").balance == Credits(milli: 80_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a pool that can't write says why until it can, and goes on by itself`() async throws {
        let fixture = try await EngineFixture()
        let id = try await fixture.submit("Question").id
        let (path, aside) = (fixture.store.path, fixture.folder.file("aside"))
        let pool = WorkerPool(engine: fixture.engine)
        try FileManager.default.moveItem(atPath: path, toPath: aside)

        try await fixture.working(pool) {
            try await fixture.passTime { pool.obstacle != nil }
            #expect(pool.obstacle == .replaced(path: path, isGone: true))
            try FileManager.default.moveItem(atPath: aside, toPath: path)
            try await fixture.passTime { pool.obstacle == nil }
            _ = try await fixture.wait(for: id) { $0.state == .completed }
        }

        #expect(fixture.server.requests.count == 1 && pool.obstacle == nil)
    }

    @Test func `no more jobs run at once than there are workers`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        var ids: [JobID] = []
        for number in 0..<9 { ids.append(try await fixture.submit("Question \(number)").id) }
        let pool = WorkerPool(engine: fixture.engine, workers: 3)

        try await fixture.working(pool) {
            await fixture.server.wait { $0.busy == 3 }
            #expect(pool.runningCount == 3)
            isOpen.open()
            for id in ids { _ = try await fixture.wait(for: id) { $0.state.isFinal } }
        }

        #expect(fixture.server.counts.peakBusy == 3)
    }

    @Test func `a pool that slept past its leases takes no job away from itself`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        let first = try await fixture.submit("Question 1").id

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            await fixture.server.wait { $0.busy == 1 }
            // The claim loop, the one that renews and a call's limit; more than the lease in one step.
            await fixture.clock.waitForSleepers(2)
            fixture.clock.advance(by: .seconds(60))
            let second = try await fixture.submit("Question 2").id
            await fixture.server.wait { $0.busy == 2 }
            isOpen.open()
            for id in [first, second] { _ = try await fixture.wait(for: id) { $0.state == .completed } }
        }

        #expect(fixture.server.requests.count == 2)
        #expect(try await fixture.store.job(first)?.attempts == 1)
    }

    @Test func `a pool whose machine slept leaves others time to renew, and no more than that`() async throws {
        let fixture = try await EngineFixture()
        let theirs = try await fixture.submit("Question 1").id
        let claimed = try await fixture.claim()

        let pool = WorkerPool(engine: fixture.engine)

        try await fixture.working(pool) {
            while pool.state.withLock({ $0.renewed == nil }) { await Task.yield() }
            fixture.clock.putForward(by: .seconds(60))
            let ours = try await fixture.submit("Question 2").id
            _ = try await fixture.wait(for: ours) { $0.state == .completed }
            #expect(try await fixture.store.job(theirs)?.attempts == 1)
            #expect(
                try await fixture.store.renewLeases([claimed.lease], lease: .seconds(15), now: fixture.clock.now())
                    == [theirs: .held])

            // Its worker dies after all. A pool may wait for five seconds of real time before it looks: the job's deadline
            // must not pass meanwhile.
            while try await fixture.store.job(theirs)?.state.isFinal == false {
                fixture.clock.advance(by: .milliseconds(250))
                try await Task.sleep(for: .milliseconds(20))
            }
        }

        let ended = try await fixture.store.job(theirs)
        #expect(ended?.state == .completed && ended?.attempts == 2)
    }

    @Test func `an awaited job gets a free slot at once, and none when all are taken`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        let pool = WorkerPool(engine: fixture.engine, workers: 2)
        var awaited = Submission(tenant: "acme", feature: "answer", input: Array("Question".utf8))
        awaited.isAwaited = true

        try await fixture.working(pool) {
            while fixture.engine.seating.openPool == nil { await Task.yield() }
            var jobs: [Job] = []
            for number in 0..<4 {
                awaited.input = Array("Question \(number)".utf8)
                jobs.append(try await fixture.engine.submit(awaited).job)
            }
            #expect(jobs.map(\.state) == [.running, .running, .queued, .queued])
            #expect(pool.runningCount == 2)
            await fixture.server.wait { $0.busy == 2 }
            isOpen.open()
            for job in jobs { _ = try await fixture.wait(for: job.id) { $0.state == .completed } }
        }

        #expect(fixture.server.counts.peakBusy == 2)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a tenant that has no slot gets one beside another that fills them all`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        let pool = WorkerPool(engine: fixture.engine, workers: 4)
        var awaited = Submission(tenant: "acme", feature: "answer", input: [])
        awaited.isAwaited = true

        try await fixture.working(pool) {
            while fixture.engine.seating.openPool == nil { await Task.yield() }
            var jobs: [Job] = []
            for (number, tenant) in (Array(repeating: "acme", count: 12) + ["beta", "beta"]).enumerated() {
                awaited.tenant = tenant
                awaited.input = Array("Question \(number)".utf8)
                jobs.append(try await fixture.engine.submit(awaited).job)
            }
            let running = jobs.indices.filter { jobs[$0].state == .running }
            #expect(running == [0, 1, 2, 3, 12])
            #expect(pool.runningCount == 5)
            isOpen.open()
            for job in jobs { _ = try await fixture.wait(for: job.id) { $0.state == .completed } }
        }

        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a refused request leaves its slot to others`() async throws {
        let fixture = try await EngineFixture()
        let pool = WorkerPool(engine: fixture.engine, workers: 1)
        var awaited = Submission(tenant: "acme", feature: "answer", input: Array("Question".utf8))
        (awaited.isAwaited, awaited.idempotencyKey) = (true, "one")

        try await fixture.working(pool) {
            let first = try await fixture.engine.submit(awaited).job
            _ = try await fixture.wait(for: first.id) { $0.state == .completed }
            // The same again is answered by the same job, and another with its key is refused.
            #expect(try await fixture.engine.submit(awaited).job.id == first.id)
            awaited.input = Array("Another question".utf8)
            await #expect(throws: EngineError.self) { try await fixture.engine.submit(awaited) }
            awaited.idempotencyKey = nil
            let last = try await fixture.engine.submit(awaited).job
            _ = try await fixture.wait(for: last.id) { $0.state == .completed }
        }

        #expect(pool.runningCount == 0)
    }

    @Test func `a queued job that is cancelled never runs`() async throws {
        let fixture = try await EngineFixture()
        let job = try await fixture.submit("Hello there")

        _ = try await fixture.engine.cancelJobs([JobTarget(id: job.id, version: job.version)])

        #expect(try await fixture.store.job(job.id)?.state == .cancelled)
        let left = try await fixture.store.claimJobs(
            queue: .standard, owner: "test", limit: 5, lease: .seconds(15), now: fixture.clock.now() + .seconds(3600))
        #expect(left.isEmpty)
        #expect(try await fixture.account().held == .zero)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `cancelling a running job closes its transfer, ends it and gives the credits back`() async throws {
        let fixture = try await EngineFixture { _ in .hang }
        let job = try await fixture.submit("Hello there")

        let ended = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            await fixture.server.wait { $0.busy == 1 }
            _ = try await fixture.engine.cancelJobs([JobTarget(id: job.id)])
            await fixture.server.wait { $0.hangUps == 1 }
            return try await fixture.wait(for: job.id) { $0.state.isFinal }
        }

        #expect(ended.state == .cancelled)
        // The service had the request: nobody knows what it bills.
        #expect(ended.cost == nil)
        #expect(try await fixture.account().available == Credits(milli: 100_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a job that a process gives back at its end is finished by the next, the attempt not counted`()
        async throws
    {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        let job = try await fixture.submit("Hello there")
        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            await fixture.server.wait { $0.busy == 1 }
        }
        let givenBack = try #require(try await fixture.store.job(job.id))
        let next = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)
        isOpen.open()

        let ended = try await fixture.working(WorkerPool(engine: next)) {
            try await fixture.wait(for: job.id) { $0.state.isFinal }
        }

        #expect(givenBack.state == .queued)
        #expect(givenBack.attempts == 0)
        #expect(ended.state == .completed)
        #expect(ended.attempts == 1)
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a pool that is told to stop lets running jobs finish within the grace`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        let job = try await fixture.submit("Hello there")
        let pool = WorkerPool(engine: fixture.engine)
        let work = Task { await pool.run(grace: .seconds(8)) }
        await fixture.server.wait { $0.busy == 1 }

        pool.stop()
        isOpen.open()
        await work.value

        #expect(try await fixture.store.job(job.id)?.state == .completed)
    }

    @Test func `the end of an attempt whose lease was lost is refused, and nothing of it is written`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.submit("Hello there")
        let slow = try await fixture.claim()
        let late = await JobRun(
            claimed: slow, engine: fixture.engine, pipeline: fixture.pipeline, cancelFlag: CancelFlag()
        ).run().settlement
        fixture.clock.advance(by: .seconds(16))
        let ended = try await fixture.attempt()
        let balance = try await fixture.account().balance

        await #expect(throws: StoreError.staleFence(slow.job.id)) { try await fixture.store.settleJob(late) }

        #expect(ended.state == .completed)
        #expect(ended.attempts == 2)
        #expect(try await fixture.account().balance == balance)
        #expect(try await fixture.trace(ended).calls.map(\.purpose) == [.lost, .first])
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a machine that slept over its leases still counts, renews and ends its jobs`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in Script([.hold(isOpen)]) + .answer("Yes.") }
        let job = try await fixture.submit("Hello there")
        let pool = WorkerPool(engine: fixture.engine, workers: 4)

        try await fixture.working(pool) {
            await fixture.server.wait { $0.busy == 1 }
            // Another process takes the job and dies: when the machine wakes, the pool's own lease is an old one.
            let thief = try await fixture.store.claimJobs(
                queue: .standard, owner: "thief", limit: 1, lease: .milliseconds(1),
                now: fixture.clock.now() + .seconds(60))
            #expect(thief.count == 1)
            fixture.clock.advance(by: .seconds(61))
            await fixture.server.wait { $0.requests == 2 }
            isOpen.open()
            _ = try await fixture.wait(for: job.id) { $0.state == .completed }
        }

        #expect(pool.runningCount == 0)
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a job whose workers die each time is given up at last`() async throws {
        let fixture = try await EngineFixture(features: [.answer(limits: .init(deadline: .seconds(3600)))])
        _ = try await fixture.submit("Hello there")
        for _ in 0..<23 {
            _ = try await fixture.claim()
            fixture.clock.advance(by: .seconds(16))
        }

        let ended = try await fixture.attempt()

        #expect(ended.state == .failed)
        #expect(ended.error?.code == "crashed_too_often")
        #expect(fixture.server.requests.isEmpty)
        #expect(try await fixture.account().held == .zero)
    }
}

@Suite(.timeLimit(.minutes(2)))
struct HotReloadTests {
    @Test func `a call keeps the prompt version it began with, however often the workspace changes`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture(features: [.answer(schema: "ticket")]) { request in
            request.lastMessage.contains("can't be used")
                ? .answer(#"{"category":"other","urgent":false}"#) : Script([.hold(isOpen)]) + .answer("No JSON.")
        }
        let job = try await fixture.submit("Hello there")
        let ended = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            await fixture.server.wait { $0.busy == 1 }
            var workspace = fixture.workspace
            workspace.features[0].promptVersion = 2
            try await fixture.engine.use(workspace)
            isOpen.open()
            return try await fixture.wait(for: job.id) { $0.state.isFinal }
        }

        #expect(ended.state == .completed)
        #expect(fixture.server.requests.count == 2)
        for request in fixture.server.requests {
            #expect(request.body.contains("Prompt version 1."))
            #expect(!request.body.contains("Prompt version 2."))
        }
        #expect(try await fixture.trace(ended).job.promptVersion == 1)
    }

    @Test func `while versions change under load, each trace is of exactly one, and names it`() async throws {
        let fixture = try await EngineFixture()
        var ids: [JobID] = []
        for number in 0..<40 { ids.append(try await fixture.submit("Question \(number)").id) }

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            for (number, id) in ids.enumerated() {
                if number % 5 == 0 {
                    var workspace = fixture.workspace
                    workspace.features[0].promptVersion = 2 - (number / 5) % 2
                    try await fixture.engine.use(workspace)
                }
                _ = try await fixture.wait(for: id) { $0.state.isFinal }
            }
        }

        for id in ids {
            let trace = try #require(try await fixture.store.trace(id))
            let sent = trace.prompt.map(\.content).joined()
            #expect(sent.contains("Prompt version 1.") != sent.contains("Prompt version 2."))
            #expect(sent.contains("Prompt version \(trace.job.promptVersion)."))
        }
    }

    @Test func `a workspace that does not compile leaves the old one in force`() async throws {
        let fixture = try await EngineFixture()
        var workspace = fixture.workspace
        workspace.schemas["ticket"] = ["type": "nonsense"]

        await #expect(throws: SchemaError.self) { try await fixture.engine.use(workspace) }

        #expect(try await fixture.ask("Hello there").state == .completed)
    }
}
