import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// A job that was taken up and put back before anybody was called.
@Suite(.timeLimit(.minutes(2)))
struct WaitedJobTests {
    private func waited() async throws -> (fixture: EngineFixture, job: Job) {
        let fixture = try await EngineFixture()
        let now = fixture.clock.monotonicNanoseconds()
        fixture.engine.health.failed("first", retryAfter: .seconds(5), at: now)
        let waiting = try await fixture.ask("Where is it?")
        #expect(waiting.state == .queued)
        #expect(waiting.usage.state == .absent)
        fixture.clock.advance(by: .seconds(6))
        return (fixture, try await fixture.attempt())
    }

    @Test func `what it used is what its calls used`() async throws {
        let (_, job) = try await waited()

        #expect(job.state == .completed)
        #expect(job.usage == Usage(state: .reported, inputTokens: 100, outputTokens: 20))
        #expect(job.cost == Money(nanoUSD: 600_000))
    }

    @Test func `its trace lays the wait between the times it was taken up`() async throws {
        let (fixture, job) = try await waited()

        let routes = try await fixture.trace(job).spans.filter { $0.name == "route" }

        #expect(routes.map(\.attempt) == [1, 1])
        let starts = routes.map(\.startNanoseconds)
        #expect(starts[1] - starts[0] >= Duration.seconds(5).nanoseconds, "\(starts)")
    }
}
