import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct FlagTests {
    private func finished(_ fixture: StoreFixture) async throws -> JobID {
        let job = try await fixture.admit()
        try await fixture.settle(try #require(try await fixture.claim().first))
        return job.id
    }

    private func report(
        _ job: JobID, _ fixture: StoreFixture, reason: String = "It is wrong.", expected: String? = nil
    ) -> FlagReport {
        FlagReport(job: job, reporter: "cli ada", reason: reason, expected: expected, now: fixture.now)
    }

    @Test func `a flag carries what its job was made with`() async throws {
        let fixture = try StoreFixture()
        let job = try await finished(fixture)

        let flag = try await fixture.store.addFlag(report(job, fixture, expected: "Yes"))

        let stored = try #require(try await fixture.store.flag(flag.id))
        #expect(stored == flag)
        #expect(stored.job == job)
        #expect(stored.tenant == "acme")
        #expect(stored.feature == "answer")
        #expect(stored.promptName == "support")
        #expect(stored.promptVersion == 2)
        #expect(stored.expected == "Yes")
        #expect(stored.isOpen)
        #expect(stored.version == 1)
    }

    @Test func `a second flag adds its reason to the open one, once`() async throws {
        let fixture = try StoreFixture()
        let job = try await finished(fixture)
        let first = try await fixture.store.addFlag(report(job, fixture, reason: "Wrong.\nTwice.", expected: "A"))

        let second = try await fixture.store.addFlag(report(job, fixture, reason: "No.", expected: "B"))
        let again = try await fixture.store.addFlag(report(job, fixture, reason: "Wrong.\nTwice.", expected: "B"))

        #expect(second.id == first.id)
        #expect(second.reason == "Wrong.\nTwice.\nExpected at first: A\nNo.")
        #expect(second.expected == "B")
        #expect(second.version == 2)
        #expect(again == second)
    }

    @Test func `reasons have an end, and a refused one leaves the flag as it was`() async throws {
        let fixture = try StoreFixture()
        let job = try await finished(fixture)
        let first = try await fixture.store.addFlag(report(job, fixture, reason: String(repeating: "a", count: 5000)))

        await #expect(throws: StoreError.flag(.full(first.id, limit: Store.flagReasonLimit))) {
            try await fixture.store.addFlag(report(job, fixture, reason: String(repeating: "b", count: 5000)))
        }

        #expect(try await fixture.store.flag(first.id) == first)
    }

    @Test func `a job that is not over can't be flagged`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()

        await #expect(throws: StoreError.wrongState(job.id, .queued, action: "flagged yet")) {
            try await fixture.store.addFlag(report(job.id, fixture))
        }
        await #expect(throws: StoreError.jobNotFound(JobID(99))) {
            try await fixture.store.addFlag(report(JobID(99), fixture))
        }
        #expect(try await fixture.store.flags().isEmpty)
    }

    @Test func `open flags come oldest first, then resolved ones newest first`() async throws {
        let fixture = try StoreFixture()
        var flags: [FlaggedAnswer] = []
        for _ in 0..<4 {
            fixture.clock.advance(by: .seconds(60))
            flags.append(try await fixture.store.addFlag(report(try await finished(fixture), fixture)))
        }
        for flag in flags[...1] {
            fixture.clock.advance(by: .seconds(60))
            _ = try await fixture.store.changeFlag(
                FlagTarget(id: flag.id),
                .resolved(.prompt, notes: nil, expected: nil, sample: nil, at: fixture.now))
        }

        let (a, b, c, d) = (flags[0].id, flags[1].id, flags[2].id, flags[3].id)
        #expect(try await fixture.store.flags().map(\.id) == [c, d, b, a])
        #expect(try await fixture.store.flags(open: true).map(\.id) == [c, d])
        #expect(try await fixture.store.flags(open: false, limit: 1).map(\.id) == [b])
        #expect(try await fixture.store.flags(limit: 3).map(\.id) == [c, d, b])
    }

    @Test func `an action on a flag that has changed since it was shown is refused`() async throws {
        let fixture = try StoreFixture()
        let flag = try await fixture.store.addFlag(report(try await finished(fixture), fixture))
        let seen = FlagTarget(id: flag.id, version: flag.version)
        let assigned = try await fixture.store.changeFlag(seen, .assigned("ada"))
        #expect(assigned.owner == "ada")
        #expect(assigned.version == 2)

        await #expect(throws: StoreError.flag(.changed(flag.id))) {
            try await fixture.store.changeFlag(seen, .noted("late"))
        }
        await #expect(throws: StoreError.flag(.notFound(FlagID(77)))) {
            try await fixture.store.changeFlag(FlagTarget(id: FlagID(77)), .noted("nobody"))
        }
        #expect(try await fixture.store.flag(flag.id) == assigned)
    }

    @Test func `a verdict stays until it is taken back`() async throws {
        let fixture = try StoreFixture()
        let job = try await finished(fixture)
        let flag = try await fixture.store.addFlag(report(job, fixture))
        let target = FlagTarget(id: flag.id)
        func resolve(_ verdict: FlagVerdict) async throws -> FlaggedAnswer {
            try await fixture.store.changeFlag(
                target, .resolved(verdict, notes: "n", expected: nil, sample: "s/flag-1", at: fixture.now))
        }

        let resolved = try await resolve(.policy)
        #expect(resolved.verdict == .policy)
        #expect(try await resolve(.policy) == resolved)
        await #expect(throws: StoreError.flag(.resolved(flag.id, .policy))) { try await resolve(.correct) }

        let open = try await fixture.store.changeFlag(target, .reopened)
        #expect(open.isOpen)
        #expect(open.resolvedAt == nil)
        #expect(open.sample == "s/flag-1")
        await #expect(throws: StoreError.flag(.open(flag.id))) {
            try await fixture.store.changeFlag(target, .reopened)
        }
        #expect(try await resolve(.correct).verdict == .correct)
        let other = try await fixture.store.addFlag(report(job, fixture))
        #expect(other.id != flag.id)
        await #expect(throws: StoreError.flag(.otherOpen(flag.id, other: other.id))) {
            try await fixture.store.changeFlag(target, .reopened)
        }
        #expect(try await fixture.store.flags(of: job).map(\.id) == [other.id, flag.id])
    }

    @Test func `a hundred flags of one job at once make one`() async throws {
        let fixture = try StoreFixture()
        let job = try await finished(fixture)

        let ids = try await withThrowingTaskGroup(of: FlagID.self) { group in
            for number in 0..<100 {
                group.addTask { try await fixture.store.addFlag(report(job, fixture, reason: "R\(number)")).id }
            }
            return try await group.reduce(into: Set<FlagID>()) { $0.insert($1) }
        }

        #expect(ids.count == 1)
        let flag = try #require(try await fixture.store.flags().first)
        #expect(flag.reason.split(separator: "\n").count == 100)
        #expect(flag.version == 100)
    }
}
