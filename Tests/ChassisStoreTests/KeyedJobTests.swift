import ChassisCore
@testable import ChassisStore
import Testing

struct KeyedJobTests {
    private static func error(_ code: String) -> JobError { JobError(code: code, message: "No.", remedy: nil) }

    @Test(arguments: [
        (Settlement.Outcome.completed, false), (.cancelled, true), (.failed(error("provider_timeout")), true),
        (.failed(error("output_invalid")), true), (.failed(error("guard_blocked")), false),
        (.failed(error("input_not_text")), false),
    ])
    func `a key whose job brought no answer begins a new one for a request that waits for it`(
        _ outcome: Settlement.Outcome, isBegunAnew: Bool
    ) async throws {
        let fixture = try StoreFixture()
        let first = try await fixture.admit(fixture.admission(key: "k"))
        try await fixture.settle(try #require(try await fixture.claim().first), outcome)
        var awaited = fixture.admission(key: "k")
        awaited.isAwaited = true

        let told = try await fixture.admit(fixture.admission(key: "k"))
        let again = try await fixture.admit(awaited)
        let replay = try await fixture.admit(awaited)

        // Whoever was told an id is told it again.
        #expect(told.id == first.id)
        #expect((again.id != first.id) == isBegunAnew)
        #expect(replay.id == again.id)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a key from a time when keys had no address stands for its job at all of them`() async throws {
        let fixture = try StoreFixture()
        let first = try await fixture.admit(fixture.admission(key: "k"))
        let old = IdempotencyKey("k").hashOfAnyRoute
        try await fixture.store.write { transaction in
            try transaction.connection.run(Query("UPDATE job SET idempotency_key = ?"), [.blob(old)])
        }

        for route in ["/v1/jobs", "/v1/responses"] {
            let key = IdempotencyKey("k", route: route)
            #expect(try await fixture.admit(fixture.admission(key: key)).id == first.id)
            #expect(try await fixture.store.jobs(withKeys: [key], of: "acme") == [key: first.id])
            await #expect(throws: StoreError.idempotencyConflict(first.id)) {
                try await fixture.admit(fixture.admission(key: key, hash: [2]))
            }
        }
    }
}
