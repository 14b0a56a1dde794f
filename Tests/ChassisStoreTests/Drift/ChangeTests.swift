import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

struct ChangeTests {
    @Test func `changes come back the newest first`() async throws {
        let fixture = try StoreFixture()
        let old = ChangeRecord(at: fixture.now, kind: .prompt, feature: "answer", what: "answer@2 activated")
        let new = ChangeRecord(at: fixture.now + .seconds(60), kind: .model, feature: "", what: "m now answers as m-2")

        try await fixture.store.addChange(old)
        try await fixture.store.addChange(new)

        #expect(try await fixture.store.changeRecords(since: fixture.now) == [new, old])
        #expect(try await fixture.store.changeRecords(since: new.at) == [new])
        #expect(try await fixture.store.changeRecords(since: new.at + .milliseconds(1)).isEmpty)
    }

    @Test func `a turn is one process's until it lapses`() async throws {
        let fixture = try StoreFixture()
        func take(_ owner: String) async throws -> Bool {
            try await fixture.store.takeTurn("drift", owner: owner, lease: .seconds(90), now: fixture.now)
        }

        #expect(try await take("a"))
        #expect(try await !take("b"))
        fixture.clock.advance(by: .seconds(60))
        #expect(try await take("a"))
        fixture.clock.advance(by: .seconds(60))
        #expect(try await !take("b"))
        fixture.clock.advance(by: .seconds(30))
        #expect(try await take("b"))
        #expect(try await !take("a"))
        try await fixture.store.endTurn("drift", owner: "a")
        #expect(try await !take("a"))
        try await fixture.store.endTurn("drift", owner: "b")
        #expect(try await take("a"))
    }

    @Test func `an alert that is not there can't be acknowledged`() async throws {
        let fixture = try StoreFixture()

        await #expect(throws: StoreError.alertNotFound(3)) {
            try await fixture.store.acknowledgeDrift(3, now: fixture.now)
        }
        #expect(try await fixture.store.driftAlerts().isEmpty)
    }
}
