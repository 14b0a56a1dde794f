import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

/// What others see of breakers that one process opens.
@Suite(.timeLimit(.minutes(2)))
struct ModelOutageTests {
    private let fault = ProviderError(provider: "p", kind: .status(500, "what Ada asked"))

    private func fail(_ engine: Engine, _ times: Int, _ clock: ManualClock) {
        for _ in 0..<times { engine.health.failed("first", fault, at: clock.monotonicNanoseconds()) }
    }

    private func state(_ engine: Engine) async throws -> ModelState? {
        try await engine.modelStates().first { $0.model.name == "first" }
    }

    @Test func `a model that fails is out for whoever looks, and its answer ends that`() async throws {
        let fixture = try await EngineFixture()
        let (engine, began) = (fixture.engine, fixture.clock.now())
        fail(engine, 2, fixture.clock)
        await engine.tellOutages()
        #expect(try await fixture.store.modelOutages().isEmpty)

        fail(engine, 1, fixture.clock)
        await engine.tellOutages()
        let outage = ModelOutage(
            model: "first", since: began, until: began + .seconds(5), failures: 3, reason: "HTTP 500")
        #expect(try await fixture.store.modelOutages() == ["first": outage])
        #expect(try await state(engine)?.word == .out)

        fixture.clock.advance(by: .seconds(6))
        fail(engine, 1, fixture.clock)
        await engine.tellOutages()
        let longer = try #require(try await fixture.store.modelOutages()["first"])
        #expect(longer.since == began)
        #expect(longer.until == began + .seconds(16))

        engine.health.succeeded("first")
        await engine.tellOutages()
        #expect(try await fixture.store.modelOutages().isEmpty)
        #expect(try await state(engine)?.word == .ready)
    }

    @Test func `one that fails and answers between two looks was never out`() async throws {
        let fixture = try await EngineFixture()
        fail(fixture.engine, 3, fixture.clock)
        fixture.engine.health.succeeded("first")

        let news = fixture.engine.health.news(
            at: fixture.clock.monotonicNanoseconds(), fixture.clock.now())

        #expect(news.open.isEmpty && news.closed.isEmpty)
    }

    @Test func `what a process that is gone has noted ends with the first answer to another`() async throws {
        let fixture = try await EngineFixture()
        fail(fixture.engine, 3, fixture.clock)
        await fixture.engine.tellOutages()
        let next = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)

        await next.readOutages()
        await next.tellOutages()
        #expect(try await state(next)?.word == .out)
        next.health.succeeded("first")
        await next.tellOutages()

        #expect(try await fixture.store.modelOutages().isEmpty)
    }

    @Test func `who mends a model's settings ends its outage, and so does who takes it away`() async throws {
        let fixture = try await EngineFixture()
        fail(fixture.engine, 3, fixture.clock)
        await fixture.engine.tellOutages()
        var workspace = fixture.workspace
        workspace.models[0].maxOutputTokens += 1

        try await fixture.engine.use(workspace)
        await fixture.engine.tellOutages()
        #expect(try await fixture.store.modelOutages().isEmpty)

        let stale = ModelOutage(
            model: "removed", since: fixture.clock.now(), until: fixture.clock.now(), failures: 3, reason: "HTTP 500")
        try await fixture.store.noteModelOutages([stale], over: [])
        await fixture.engine.readOutages()
        #expect(try await fixture.store.modelOutages().isEmpty)
    }

    @Test func `an engine that works tells by itself`() async throws {
        let fixture = try await EngineFixture(script: { _ in .failure(500) })
        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            for number in 0..<4 { _ = try await fixture.submit("Question \(number)") }
            while try await fixture.store.modelOutages()["first"] == nil {
                try Task.checkCancellation()
                fixture.clock.advance(by: .milliseconds(100))
                await Task.yield()
            }
        }
    }
}
