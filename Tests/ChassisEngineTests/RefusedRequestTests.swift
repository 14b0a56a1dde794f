import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What a service doesn't take of one request says nothing about the service.
@Suite(.timeLimit(.minutes(2)))
struct RefusedRequestTests {
    @Test(arguments: [400, 413, 415, 422])
    func `one tenant's bad requests keep nobody else from the model`(status: Int) async throws {
        let fixture = try await EngineFixture(script: { request in
            request.lastMessage.contains("bad") ? .failure(status) : .answer("It is under Settings.")
        })

        for _ in 1...4 {
            let refused = try await fixture.ask("a bad one")
            #expect(refused.state == .failed)
            #expect(refused.error?.code == "provider_refused")
        }
        let good = try await fixture.ask("Where is it?", tenant: "beta")

        #expect(good.state == .completed)
        #expect(fixture.engine.health.standing(of: "first", at: fixture.clock.monotonicNanoseconds()) == .closed)
    }

    @Test(arguments: [401, 404, 500])
    func `a model that fails whatever it is asked is still kept out`(status: Int) async throws {
        let fixture = try await EngineFixture(script: { _ in .failure(status) })

        for _ in 1...3 {
            _ = try await fixture.ask("Where is it?")
            fixture.clock.advance(by: .seconds(4))
        }

        #expect(!fixture.engine.health.isHealthy("first", at: fixture.clock.monotonicNanoseconds()))
    }

    @Test func `a model whose provider was mended is asked at once`() async throws {
        let isMended = Latch()
        let fixture = try await EngineFixture(script: { _ in isMended.isOpen ? .answer("Yes.") : .failure(401) })
        for _ in 1...3 {
            _ = try await fixture.ask("Where is it?")
            fixture.clock.advance(by: .seconds(4))
        }
        let now = fixture.clock.monotonicNanoseconds()
        var workspace = fixture.workspace
        workspace.name = "Another"
        try await fixture.engine.use(workspace)
        #expect(!fixture.engine.health.isHealthy("first", at: now))
        isMended.open()
        workspace.providers[0].timeouts.connect = .seconds(7)

        try await fixture.engine.use(workspace)

        #expect(fixture.engine.health.isHealthy("first", at: now))
        #expect(try await fixture.ask("Where is it now?").state == .completed)
    }

    @Test func `a refused try of a model that failed leaves the next one to try`() {
        let health = ModelHealth()
        for moment in [Int64(0), 1, 2] { health.failed("m", retryAfter: nil, at: moment) }
        let later = Duration.seconds(6).nanoseconds
        #expect(health.admit("m", at: later) == .halfOpen)

        health.failed("m", ProviderError(provider: "p", kind: .status(400, "no")), at: later)

        #expect(health.standing(of: "m", at: later) == .halfOpen)
    }

    @Test func `what a service asks to wait stays with the failed job`() async throws {
        let fixture = try await EngineFixture(
            features: [.answer(limits: .init(attempts: 1))],
            script: { _ in .failure(429, headers: ["retry-after": "7"]) })

        let job = try await fixture.ask("Where is it?")

        #expect(job.state == .failed)
        #expect(job.error?.retryAfter == .seconds(7))
    }
}
