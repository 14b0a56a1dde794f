import ChassisCore
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@testable import ChassisEngine

/// What several processes, one after the other or at once, make of a model's load.
@Suite(.timeLimit(.minutes(2)))
struct WarmProcessesTests {
    private func fixture(_ service: ColdService, warm: WarmPolicy) async throws -> EngineFixture {
        let feature = Feature.answer(limits: .init(deadline: .seconds(86_400)))
        return try await EngineFixture(features: [feature], script: service.answer) { $0.models[0].warm = warm }
    }

    @Test func `two processes that find a model cold load it once`() async throws {
        let service = ColdService(isHeld: true)
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        let other = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)
        var ids: [JobID] = []
        for number in 0..<12 { ids.append(try await fixture.submit("Question \(number)").id) }

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await fixture.working(WorkerPool(engine: other)) {
                for id in ids { _ = try await fixture.wait(for: id) { $0.isWarming } }
                // Each asks for the load, whoever had the jobs.
                other.health.warmth.ask(for: fixture.workspace.models[0])
                fixture.engine.health.warmth.ask(for: fixture.workspace.models[0])
                service.gate.open()
                for id in ids { _ = try await fixture.wait(for: id) { $0.state == .completed } }
            }
        }

        #expect(service.loadCalls.count == 1)
    }

    @Test func `a process that begins when a model was asked a moment ago loads nothing`() async throws {
        let service = ColdService()
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        let first = try await fixture.submit("Where is it?")
        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await fixture.wait(for: first.id) { $0.state == .completed }
        }
        fixture.clock.advance(by: .seconds(100))
        let next = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)
        let second = try await fixture.submit("Where was it?")

        try await fixture.working(WorkerPool(engine: next)) {
            _ = try await fixture.wait(for: second.id) { $0.state == .completed }
        }
        #expect(service.loadCalls.count == 1)

        fixture.clock.advance(by: .seconds(400))
        let last = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)
        let third = try await fixture.submit("Where will it be?")
        try await fixture.working(WorkerPool(engine: last)) {
            _ = try await fixture.wait(for: third.id) { $0.state == .completed }
        }
        #expect(service.loadCalls.count == 2)
    }

    @Test func `a model that another process keeps loaded is ready, and its jobs wait for nothing`() async throws {
        let service = ColdService()
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        _ = try await fixture.store.beginLoad(
            of: "first", kind: .keep, owner: "other", lease: ModelLoad.lease, now: fixture.clock.now())
        let job = try await fixture.submit("Where is it?")

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await fixture.wait(for: job.id) { $0.state == .completed }
        }

        #expect(service.loadCalls.isEmpty)
        #expect(try await fixture.engine.modelStates().first?.word == .ready)
    }

    @Test func `a model that another process asks goes on being ready here`() async throws {
        let service = ColdService()
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        let model = fixture.workspace.models[0]
        let warmth = fixture.engine.health.warmth
        #expect(warmth.standing(of: model, at: fixture.clock.now()) == .cold)
        try await fixture.store.noteModelUses(["first": fixture.clock.now()])

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            while warmth.standing(of: model, at: fixture.clock.now()) != .warm {
                try Task.checkCancellation()
                await Task.yield()
            }
            let job = try await fixture.submit("Where is it?")
            _ = try await fixture.wait(for: job.id) { $0.state == .completed }
        }

        #expect(service.loadCalls.isEmpty)
    }

    @Test func `a load that a clock wrote which was far ahead keeps nobody from loading`() async throws {
        let service = ColdService()
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        let far = fixture.clock.now() + .seconds(365 * 86_400)
        _ = try await fixture.store.beginLoad(
            of: "first", kind: .load, owner: "far", lease: ModelLoad.lease, now: far)
        try await fixture.store.noteModelUses(["first": far])
        await fixture.engine.readModelUses()

        let load = try await fixture.engine.loadModel("first")

        #expect(load.outcome == .ready && load.began == fixture.clock.now())
        #expect(try await fixture.store.modelUses()["first"] == fixture.clock.now())
        #expect(service.loadCalls.count == 1)
    }

    @Test func `a load whose process died is begun again by the next, and its jobs go on`() async throws {
        let service = ColdService()
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        let dead = try await fixture.store.beginLoad(
            of: "first", kind: .load, owner: "dead", lease: .seconds(15), now: fixture.clock.now())
        let job = try await fixture.submit("Where is it?")
        var ended = job

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await fixture.wait(for: job.id) { $0.isWarming }
            #expect(service.loadCalls.isEmpty)
            try await fixture.passTime {
                ended = try #require(try await fixture.store.job(job.id))
                return ended.state.isFinal
            }
        }

        guard case .granted = dead else {
            Issue.record("the first load was not granted")
            return
        }
        #expect(ended.state == .completed)
        #expect(service.loadCalls.count == 1)
    }

    @Test func `whoever waits for another's load takes it over when that process dies`() async throws {
        let service = ColdService()
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        _ = try await fixture.store.beginLoad(
            of: "first", kind: .load, owner: "dead", lease: .seconds(15), now: fixture.clock.now())

        async let load = fixture.engine.loadModel("first")
        // Nothing is committed any more: only the time goes on.
        await fixture.clock.waitForSleepers(1)
        fixture.clock.advance(by: .seconds(16))

        #expect(try await load.outcome == .ready)
        #expect(service.loadCalls.count == 1)
    }

    @Test func `a process that stops while it loads leaves no load behind, and its jobs are the next one's`()
        async throws
    {
        let service = ColdService(isHeld: true)
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300)))
        let job = try await fixture.submit("Where is it?")
        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await fixture.wait(for: job.id) { $0.isWarming }
        }
        let left = try #require(try await fixture.store.modelLoads()["first"]?.newest)
        service.gate.open()
        let next = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)

        try await fixture.working(WorkerPool(engine: next)) {
            _ = try await fixture.wait(for: job.id) { $0.state == .completed }
        }

        #expect(left.outcome == .abandoned)
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
    }

    @Test func `a model is loaded ahead of its hours, kept so through them, and left alone outside`() async throws {
        let service = ColdService()
        // The test's clock begins on a Tuesday at 22:13:20.
        let hours = try #require(WarmHours(parsing: "tue 22:14-23:00"))
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300), hours: [hours]))

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            await fixture.server.wait { $0.requests == 1 }
            let job = try await fixture.submit("Where is it?")
            _ = try await fixture.wait(for: job.id) { $0.state == .completed }
            #expect(service.loadCalls.count == 1)

            fixture.clock.advance(by: .seconds(230))
            await fixture.server.wait { $0.requests == 3 && $0.busy == 0 }
            #expect(service.loadCalls.count == 2)
        }
        fixture.clock.advance(by: .seconds(3600))
        ModelLoader(engine: fixture.engine).wantScheduled()

        let loads = try #require(try await fixture.store.modelLoads()["first"])
        #expect(loads.ready == 1, "a call that keeps it loaded is no load")
        #expect(fixture.engine.health.warmth.records.withLock { $0["first"]?.isWanted } == false)
    }
}
