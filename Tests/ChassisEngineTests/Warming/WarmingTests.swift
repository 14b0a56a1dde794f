import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

@Suite(.timeLimit(.minutes(2)))
struct WarmingTests {
    /// A workspace whose model `first` is not always loaded, with time enough for its jobs.
    private func fixture(
        _ service: ColdService, warm: WarmPolicy? = WarmPolicy(idle: .seconds(300)), tier: Tier = .local,
        script: (@Sendable (RecordedRequest) -> Script)? = nil
    ) async throws -> EngineFixture {
        let feature = Feature.answer(tier: tier, limits: .init(deadline: .seconds(86_400), attempts: 1))
        return try await EngineFixture(features: [feature], script: script ?? service.answer) { workspace in
            workspace.models[0].warm = warm
            // The clock goes on by 50 seconds a second: a worker that the machine holds up must not count as dead.
            workspace.engine.lease = .seconds(3_600)
        }
    }

    private func warming(_ fixture: EngineFixture, _ id: JobID) async throws -> Job {
        try await fixture.wait(for: id) { $0.isWarming }
    }

    @Test func `jobs that find a model cold cause one load, wait for it in the queue, and are answered after it`()
        async throws
    {
        let service = ColdService(isHeld: true)
        let fixture = try await fixture(service)
        var ids: [JobID] = []
        for number in 0..<20 { ids.append(try await fixture.submit("Question \(number)").id) }
        var jobs: [Job] = []

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            for id in ids {
                let waiting = try await warming(fixture, id)
                #expect(waiting.error?.message.contains("'first' is loading") == true)
                #expect(waiting.attempts == 0)
            }
            service.gate.open()
            for id in ids { jobs.append(try await fixture.wait(for: id) { $0.state.isFinal }) }
        }

        #expect(service.loadCalls == ["first-model"])
        #expect(jobs.allSatisfy { $0.state == .completed && $0.attempts == 1 && $0.error == nil })
        // One call each: the load is nobody's job's.
        #expect(fixture.server.requests.count == 21)
        #expect(jobs.allSatisfy { $0.usage.inputTokens == 100 })
        #expect(try await fixture.account().balance == Credits(milli: 80_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test(arguments: [ColdService.llamaCpp, ColdService.huggingFace])
    func `a service's own word that it loads costs no attempt, no money, and opens no breaker`(refusal: Script)
        async throws
    {
        let service = ColdService(refusals: 6, refusal: refusal)
        let fixture = try await fixture(service, warm: WarmPolicy())
        let job = try await fixture.submit("Where is it?")
        var ended = job

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await fixture.passTime {
                ended = try #require(try await fixture.store.job(job.id))
                return ended.state.isFinal
            }
        }

        #expect(ended.state == .completed)
        #expect(ended.attempts == 1)
        let calls = try await fixture.trace(ended).calls
        #expect(calls.filter { $0.error != nil }.allSatisfy { $0.cost == .zero })
        #expect(ended.cost == calls.last?.cost)
        #expect(fixture.engine.health.isHealthy("first", at: fixture.clock.monotonicNanoseconds()))
        #expect(fixture.engine.health.standing(of: "first", at: fixture.clock.monotonicNanoseconds()) == .closed)
        let loads = try #require(try await fixture.store.modelLoads()["first"])
        #expect((loads.ready, loads.failed) == (1, 0))
        // 5 words of "not yet" with a second or more between them: the job's own call had the sixth.
        #expect(try #require(loads.typical) >= .seconds(4))
    }

    @Test func `the trace tells the time spent waiting for a load from the model's own`() async throws {
        let service = ColdService(isHeld: true)
        let fixture = try await fixture(service)
        let job = try await fixture.submit("Where is it?")
        var ended = job

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await warming(fixture, job.id)
            // The load has begun.
            await fixture.server.wait { $0.requests == 1 }
            fixture.clock.advance(by: .seconds(7))
            service.gate.open()
            ended = try await fixture.wait(for: job.id) { $0.state.isFinal }
        }

        let spans = try await fixture.trace(ended).spans
        let route = try #require(spans.last { $0.name == "route" })
        #expect(route.attributes["warming.waited"] == "7000 ms")
        #expect(route.attributes["warming.load"] == "first 7000 ms")
        #expect(spans.contains { $0.name == "route" && $0.attributes["warming"]?.contains("is loading") == true })
        #expect(try #require(spans.last { $0.name == "chat first" }).durationNanoseconds < 7_000_000_000)
    }

    @Test func `cancelling a job that waits does not end the load that others wait for`() async throws {
        let service = ColdService(isHeld: true)
        let fixture = try await fixture(service)
        let first = try await fixture.submit("Where is it?")
        let second = try await fixture.submit("Where was it?", tenant: "beta")

        let ended = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await warming(fixture, first.id)
            _ = try await warming(fixture, second.id)
            _ = try await fixture.engine.cancelJobs([JobTarget(id: first.id)])
            #expect(try await fixture.store.job(first.id)?.state == .cancelled)
            #expect(fixture.server.counts.hangUps == 0)
            service.gate.open()
            return try await fixture.wait(for: second.id) { $0.state.isFinal }
        }

        #expect(ended.state == .completed)
        #expect(service.loadCalls.count == 1)
        #expect(try await fixture.account("acme").available == Credits(milli: 100_000))
        #expect(try await fixture.account("beta").balance == Credits(milli: 99_000))
    }

    @Test func `a deadline that passes while a model loads ends the job, not the load, and charges nothing`()
        async throws
    {
        let service = ColdService(isHeld: true)
        // The load's own patience is longer than the job's.
        let warm = WarmPolicy(timeout: .seconds(200_000), idle: .seconds(300))
        let fixture = try await fixture(service, warm: warm)
        let job = try await fixture.submit("Where is it?")
        var ended = job

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await warming(fixture, job.id)
            await fixture.server.wait { $0.requests == 1 }
            fixture.clock.advance(by: .seconds(86_400))
            ended = try await fixture.wait(for: job.id) { $0.state.isFinal }
            #expect(fixture.server.counts.hangUps == 0)
            service.gate.open()
        }

        #expect(ended.state == .failed)
        #expect(ended.error?.code == "deadline_passed" || ended.error?.code == "model_warming")
        #expect(try await fixture.account().available == Credits(milli: 100_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `where the policy is to spill over, the next model answers while the first is loaded`() async throws {
        let service = ColdService(isHeld: true)
        let warm = WarmPolicy(idle: .seconds(300), whileWarming: .spill)
        let fixture = try await fixture(service, warm: warm, tier: .small)
        let job = try await fixture.submit("Where is it?")
        var (meanwhile, later) = (job, job)

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            meanwhile = try await fixture.wait(for: job.id) { $0.state.isFinal }
            await fixture.server.wait { $0.busy == 1 }
            service.gate.open()
            for await _ in fixture.store.changes() {
                if try await fixture.store.modelLoads()["first"]?.ready == 1 { break }
            }
            later = try await fixture.wait(for: try await fixture.submit("And now?").id) { $0.state.isFinal }
        }

        #expect(meanwhile.model == "second")
        #expect(later.model == "first")
        #expect(service.loadCalls == ["first-model"])
        let route = try #require(try await fixture.trace(meanwhile).spans.first { $0.name == "route" })
        #expect(route.attributes["skipped"] == "first: loading, asked last")
        #expect(route.attributes["models"] == "second, first")
    }

    @Test func `where nobody else is left to spill over to, the job waits`() async throws {
        let service = ColdService(isHeld: true)
        let fixture = try await fixture(service, warm: WarmPolicy(idle: .seconds(300), whileWarming: .spill))
        let job = try await fixture.submit("Where is it?")

        let ended = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            _ = try await warming(fixture, job.id)
            service.gate.open()
            return try await fixture.wait(for: job.id) { $0.state.isFinal }
        }

        #expect(ended.state == .completed)
    }

    @Test func `a model that can't be loaded is asked like any other, so that its error shows and others follow`()
        async throws
    {
        let service = ColdService()
        let fixture = try await fixture(service, tier: .small) { request in
            request.model == "first-model" ? .failure(404) : .answer("It is under Settings.")
        }
        let job = try await fixture.submit("Where is it?")

        let ended = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await fixture.wait(for: job.id) { $0.state.isFinal }
        }

        #expect(ended.state == .completed)
        #expect(ended.model == "second")
        let loads = try #require(try await fixture.store.modelLoads()["first"])
        #expect((loads.ready, loads.failed) == (0, 1))
        #expect(loads.newest.message?.contains("404") == true)
        #expect(try await fixture.engine.modelStates().first?.word == .failed)
    }

    @Test func `a load that takes longer than its limit has failed`() async throws {
        let service = ColdService(refusals: 1_000_000)
        let fixture = try await fixture(service, warm: WarmPolicy(timeout: .seconds(20), idle: .seconds(300)))

        async let load = fixture.engine.loadModel("first")
        try await fixture.passTime { try await fixture.store.modelLoads()["first"]?.failed == 1 }
        let ended = try? await load

        #expect(ended == nil)
        let newest = try #require(try await fixture.store.modelLoads()["first"]?.newest)
        #expect(newest.outcome == .failed)
        #expect(newest.message == "It was not loaded within 20 s.")
    }
}
