import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

/// What becomes of limits and waits when the clock is put back.
struct ClockTests {
    private static let hour = Duration.seconds(3600)

    private func isTaken(_ fixture: StoreFixture, _ plan: Plan) async throws -> Bool {
        do {
            var admission = fixture.admission(plan: plan)
            admission.moment = fixture.clock.monotonicNanoseconds() / 1_000_000
            try await fixture.admit(admission)
            return true
        } catch let error as StoreError {
            guard case .rateLimited = error else { throw error }
            return false
        }
    }

    private func plan(_ limit: Int) -> Plan {
        var plan = StoreFixture.plan()
        plan.limits = RateLimits(requestsPerMinute: limit)
        return plan
    }

    @Test func `a limit is filled by no clock that is put back and forward`() async throws {
        let fixture = try StoreFixture()
        let plan = plan(2)
        for _ in 0..<2 { #expect(try await isTaken(fixture, plan)) }

        for step in [-1, 1, -1, 1] {
            fixture.clock.putForward(by: Self.hour * step)
            #expect(try await !isTaken(fixture, plan))
        }

        fixture.clock.advance(by: .seconds(30))
        #expect(try await isTaken(fixture, plan))
        #expect(try await !isTaken(fixture, plan))
    }

    @Test func `behind a clock that was put back a limit fills as ever`() async throws {
        let fixture = try StoreFixture()
        let plan = plan(2)
        for _ in 0..<2 { #expect(try await isTaken(fixture, plan)) }
        fixture.clock.putForward(by: Self.hour * -24)

        for _ in 0..<3 {
            fixture.clock.advance(by: .seconds(30))
            #expect(try await isTaken(fixture, plan))
            #expect(try await !isTaken(fixture, plan))
        }
    }

    @Test func `a retry that was put off before the clock was put back does not wait for the old time`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<2 { try await fixture.admit() }
        let claimed = try await fixture.claim(2)
        try await fixture.settle(claimed[0], .retry(at: fixture.now + .seconds(20), failure))
        fixture.clock.putForward(by: Self.hour * -1)
        try await fixture.settle(claimed[1], .retry(at: fixture.now + .seconds(90), failure))

        #expect(
            try await fixture.store.shortenWaits(queue: .standard, longestWait: .seconds(7200), now: fixture.now) == 1)

        #expect(try await fixture.claim(2).map(\.job.id) == [claimed[0].job.id])
    }

    @Test func `a process that died before the clock was put back keeps its turn from nobody`() async throws {
        let fixture = try StoreFixture()
        #expect(try await fixture.store.takeTurn("drift", owner: "a", lease: .seconds(90), now: fixture.now))
        fixture.clock.putForward(by: Self.hour * -1)

        #expect(try await fixture.store.takeTurn("drift", owner: "b", lease: .seconds(90), now: fixture.now))
        #expect(try await !fixture.store.takeTurn("drift", owner: "a", lease: .seconds(90), now: fixture.now))
    }
}
