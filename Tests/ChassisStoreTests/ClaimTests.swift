import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

struct ClaimTests {
    @Test func `two processes claiming at once share no job`() async throws {
        let fixture = try StoreFixture()
        let other = try Store.open(at: fixture.path)
        for result in await fixture.store.admitJobs((0..<300).map { _ in fixture.admission() }) { _ = try result.get() }

        let stores = [fixture.store, other]
        let now = fixture.now
        let ids = try await withThrowingTaskGroup(of: [JobID].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var mine: [JobID] = []
                    while true {
                        let claimed = try await stores[worker % 2].claimJobs(
                            queue: .standard, owner: "w\(worker)", limit: 7, lease: .seconds(15), now: now)
                        if claimed.isEmpty { return mine }
                        mine += claimed.map(\.job.id)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(ids.count == 300)
        #expect(Set(ids).count == 300)
    }

    @Test func `a dead worker's job is claimed again once its lease lapses`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let first = try #require(try await fixture.claim(lease: .seconds(15)).first)
        #expect(try await fixture.store.nextReadyTime(queue: .standard) == fixture.now + .seconds(15))
        fixture.clock.advance(by: .seconds(14))
        #expect(try await fixture.claim().isEmpty)

        fixture.clock.advance(by: .seconds(1))
        let second = try #require(try await fixture.claim().first)

        #expect(second.job.id == job.id)
        #expect(second.job.attempts == 2)
        #expect(second.fence > first.fence)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `an attempt whose worker went silent is told to the next until a settlement told of it`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        #expect(try await fixture.claim().first?.lostAttempts == 0)
        fixture.clock.advance(by: .seconds(15))
        #expect(try await fixture.claim().first?.lostAttempts == 1)
        fixture.clock.advance(by: .seconds(15))
        let third = try #require(try await fixture.claim().first)
        #expect(third.lostAttempts == 2)

        try await fixture.settle(third, .retry(at: fixture.now, failure))

        #expect(try await fixture.claim().first?.lostAttempts == 0)
    }

    @Test func `a lease that a clock wrote which was far ahead lapses all the same`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        let far = fixture.now + .seconds(10 * 86_400)
        let silent = try #require(
            try await fixture.store.claimJobs(queue: .standard, owner: "far", limit: 1, lease: .seconds(15), now: far)
                .first)

        #expect(
            try await fixture.store.shortenWaits(queue: .standard, longestWait: .seconds(7200), now: fixture.now) == 1)
        #expect(try await fixture.store.nextReadyTime(queue: .standard) == fixture.now + .seconds(15))
        fixture.clock.advance(by: .seconds(15))
        let claimed = try #require(try await fixture.claim().first)

        #expect(claimed.job.id == silent.job.id && claimed.lostAttempts == 1)
    }

    @Test func `a worker that lives keeps its job when its clock is put back`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        let far = fixture.now + .seconds(600)
        let claimed = try #require(
            try await fixture.store.claimJobs(queue: .standard, owner: "far", limit: 1, lease: .seconds(15), now: far)
                .first)
        try await fixture.store.shortenWaits(queue: .standard, longestWait: .seconds(7200), now: fixture.now)

        for _ in 0..<10 {
            fixture.clock.advance(by: .seconds(5))
            #expect(
                try await fixture.store.renewLeases([claimed.lease], lease: .seconds(15), now: fixture.now)
                    == [claimed.job.id: .held])
            #expect(try await fixture.claim().isEmpty)
        }
    }

    @Test func `a wait for a retry that is longer than any is over, and no other is`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<3 { try await fixture.admit() }
        let claimed = try await fixture.claim(3, lease: .seconds(3600))
        try await fixture.settle(claimed[0], .retry(at: fixture.now + .seconds(86_400), failure))
        try await fixture.settle(claimed[1], .retry(at: fixture.now + .seconds(7200), failure))

        #expect(
            try await fixture.store.shortenWaits(queue: .standard, longestWait: .seconds(7200), now: fixture.now) == 1)
        #expect(
            try await fixture.store.shortenWaits(queue: .standard, longestWait: .seconds(7200), now: fixture.now) == 0)

        #expect(try await fixture.claim(3).map(\.job.id) == [claimed[0].job.id])
    }

    @Test func `a worker that outlived its lease is refused`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let old = try #require(try await fixture.claim().first)
        fixture.clock.advance(by: .seconds(20))
        let new = try #require(try await fixture.claim().first)

        await #expect(throws: StoreError.staleFence(job.id)) { try await fixture.settle(old) }
        #expect(
            try await fixture.store.renewLeases([old.lease], lease: .seconds(15), now: fixture.now) == [job.id: .lost])

        try await fixture.settle(new)
        #expect(try await fixture.store.job(job.id)?.state == .completed)
    }

    @Test func `a job is settled once`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        try await fixture.settle(claimed)

        await #expect(throws: StoreError.staleFence(job.id)) { try await fixture.settle(claimed, .failed(failure)) }
        #expect(try await fixture.account()?.balance == Credits(milli: 999_000))
    }

    @Test func `a renewed lease does not lapse`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        for _ in 0..<20 {
            fixture.clock.advance(by: .seconds(10))
            let held = try await fixture.store.renewLeases([claimed.lease], lease: .seconds(15), now: fixture.now)
            #expect(held == [claimed.job.id: .held])
            #expect(try await fixture.claim().isEmpty)
        }
    }

    @Test func `a retry comes due at its time and before the backlog`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        try await fixture.settle(claimed, .retry(at: fixture.now + .seconds(2), failure))
        for _ in 0..<10 { try await fixture.admit() }
        #expect(try await fixture.store.job(job.id)?.retryAt == fixture.now + .seconds(2))
        #expect(try await fixture.store.job(job.id)?.state == .queued)

        let before = try await fixture.claim(3)
        fixture.clock.advance(by: .seconds(2))
        let after = try await fixture.claim(1)

        #expect(!before.map(\.job.id).contains(job.id))
        #expect(after.map(\.job.id) == [job.id])
        #expect(after.first?.job.retryAt == nil)
    }

    @Test func `a released job is first in line and its attempt does not count`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        try await fixture.settle(claimed, .released)
        #expect(try await fixture.store.job(job.id)?.attempts == 0)

        let again = try #require(try await fixture.claim().first)

        #expect(again.job.id == job.id)
        #expect(again.job.attempts == 1)
    }

    @Test func `a job is leased as it is admitted when no other waits for its turn`() async throws {
        let fixture = try StoreFixture()
        var admission = fixture.admission()
        admission.claimant = Claimant(owner: "here", lease: .seconds(15))

        guard case .begun(let first) = try await fixture.store.admitJob(admission) else {
            Issue.record("the first job should have been leased")
            return
        }
        #expect(try await fixture.store.job(first.job.id) == first.job)
        #expect(first.job.state == .running && first.job.attempts == 1)
        #expect(first.sealedInput == admission.sealedInput)
        #expect(try await fixture.store.events(of: first.job.id, after: 0).map(\.state) == [.queued, .running])
        #expect(
            try await fixture.store.renewLeases([first.lease], lease: .seconds(15), now: fixture.now)
                == [first.job.id: .held])

        let waiting = try await fixture.admit(fixture.admission(tenant: "beta"))
        guard case .admitted(let second) = try await fixture.store.admitJob(admission) else {
            Issue.record("nobody may pass a job that waits")
            return
        }
        #expect(try await fixture.claim(5).map(\.job.id) == [waiting.id, second.id])

        try await fixture.settle(first)
        #expect(try await fixture.store.job(first.job.id)?.state == .completed)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a guest passes all that wait, with the only job of its tenant`() async throws {
        let fixture = try StoreFixture()
        for _ in 0..<3 { try await fixture.admit() }
        func begins(_ tenant: String) async throws -> Bool {
            var guest = fixture.admission(tenant: tenant)
            guest.claimant = Claimant(owner: "here", lease: .seconds(15), isGuest: true)
            return if case .begun = try await fixture.store.admitJob(guest) { true } else { false }
        }

        #expect(try await begins("beta"))
        #expect(try await begins("beta") == false)
        #expect(try await begins("acme") == false)
        // Those that it passed keep their places.
        #expect(try await fixture.claim(9).map(\.job.tenant).prefix(2) == ["acme", "acme"])
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `the lease of a job that was leased as it was admitted lapses like any other`() async throws {
        let fixture = try StoreFixture()
        var admission = fixture.admission()
        admission.claimant = Claimant(owner: "dies", lease: .seconds(15))
        let job = try await fixture.store.admitJob(admission).job

        #expect(try await fixture.claim().isEmpty)
        fixture.clock.advance(by: .seconds(16))
        let again = try #require(try await fixture.claim().first)

        #expect(again.job.id == job.id && again.fence == 2 && again.job.attempts == 2)
    }

    @Test func `a tenant whose jobs are leased as they come pays for them with its place`() async throws {
        let fixture = try StoreFixture()
        var admission = fixture.admission()
        admission.claimant = Claimant(owner: "here", lease: .seconds(15))
        for _ in 0..<5 { _ = try await fixture.store.admitJob(admission) }

        // From now on all wait.
        try await fixture.admit(fixture.admission(tenant: "beta"))
        try await fixture.admit()
        try await fixture.admit(fixture.admission(tenant: "beta"))
        try await fixture.admit()

        #expect(try await fixture.claim(4).map(\.job.tenant).sorted() == ["acme", "acme", "beta", "beta"])
    }

    @Test func `a tenant that floods the queue does not keep another waiting`() async throws {
        let fixture = try StoreFixture()
        for result in await fixture.store.admitJobs((0..<500).map { _ in fixture.admission(tenant: "flood") }) {
            _ = try result.get()
        }
        _ = try await fixture.claim(100)
        let job = try await fixture.admit(fixture.admission(tenant: "quiet"))

        let next = try await fixture.claim(2)

        #expect(next.map(\.job.id).contains(job.id))
    }
}
