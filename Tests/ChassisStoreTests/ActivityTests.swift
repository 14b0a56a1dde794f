import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct ActivityTests {
    private static let minute = Duration.seconds(60)

    @Test func `each bucket counts the jobs that ended in it, and empty ones are there`() async throws {
        let fixture = try StoreFixture()
        for index in 0..<4 {
            try await fixture.end(failed: index == 3, cost: 1_000)
            fixture.clock.advance(by: index == 1 ? .seconds(180) : .seconds(1))
        }
        let now = fixture.clock.now()

        let points = try await fixture.store.activity(bucket: Self.minute, since: now - .seconds(600), until: now)

        #expect(points.count == 11 || points.count == 10)
        #expect(points.map(\.jobs).reduce(0, +) == 4)
        #expect(points.map(\.failed).reduce(0, +) == 1)
        #expect(points.map(\.cost.nanoUSD).reduce(0, +) == 4_000)
        #expect(points.contains { $0.jobs == 0 })
        #expect(zip(points, points.dropFirst()).allSatisfy { $1.start - $0.start == Self.minute })
    }

    @Test func `a span without an end, or backwards, has no buckets`() async throws {
        let fixture = try StoreFixture()
        let now = fixture.clock.now()

        #expect(try await fixture.store.activity(bucket: Self.minute, since: now, until: now - .seconds(600)).isEmpty)
        #expect(try await fixture.store.activity(bucket: .zero, since: now - .seconds(600), until: now).count <= 11)
    }

    @Test func `latency is told of completed jobs alone, by rank`() async throws {
        let fixture = try StoreFixture()
        #expect(try await fixture.store.latency(last: 1_000) == LatencySummary())
        for took in [100, 200, 300, 400, 5_000] as [Int64] {
            try await fixture.end(took: .milliseconds(took))
        }
        // An outage longer than what is looked at.
        for _ in 0..<4 { try await fixture.end(took: .milliseconds(60_000), failed: true) }

        let all = try await fixture.store.latency(last: 1_000)
        let newest = try await fixture.store.latency(last: 3)

        #expect(all.jobs == 5 && all.median == .milliseconds(300) && all.p95 == .milliseconds(5_000))
        #expect(newest.jobs == 3 && newest.median == .milliseconds(400))
    }
}

extension ActivityTests {
    @Test func `reasons of failures are counted since a moment, each with its newest job`() async throws {
        let fixture = try StoreFixture()
        let before = fixture.clock.now()
        #expect(try await fixture.store.failureReasons(since: before, last: 100).isEmpty)
        for code in ["provider_timeout", "guard_blocked", "provider_timeout"] {
            try await fixture.end(failed: true, code: code)
        }
        try await fixture.end()
        let all = try await fixture.store.failureReasons(since: before, last: 100)

        #expect(all.map(\.code) == ["provider_timeout", "guard_blocked"] && all.map(\.jobs) == [2, 1])
        #expect(all.map(\.newest) == [JobID(3), JobID(2)])
        #expect(all[0].message == failure.message && all[0].at > all[1].at)
        #expect(try await fixture.store.failureReasons(since: all[0].at, last: 100).map(\.jobs) == [1])
        #expect(try await fixture.store.failureReasons(since: before, last: 1).map(\.code) == ["provider_timeout"])
    }

    @Test func `what failed before, or of eval runs, takes no place among the reasons that are counted`() async throws {
        let fixture = try StoreFixture()
        try await fixture.end(failed: true, code: "deadline")
        fixture.clock.advance(by: .seconds(7_200))
        let since = fixture.clock.now()
        for code in ["guard_blocked", "guard_blocked", "output_invalid"] {
            try await fixture.end(failed: true, code: code)
        }
        try await fixture.store.write { transaction in
            try transaction.connection.run(
                Query("UPDATE job SET tenant = '~evals' WHERE error_code = 'output_invalid'"))
        }

        let reasons = try await fixture.store.failureReasons(since: since, last: 2)

        #expect(reasons.map(\.code) == ["guard_blocked"] && reasons.map(\.jobs) == [2])
    }
}

extension StoreFixture {
    /// A job that took so long from submission to its end.
    fileprivate func end(
        took: Duration = .milliseconds(20), failed: Bool = false, code: String? = nil, cost: Int64? = nil
    ) async throws {
        try await admit()
        let claimed = try await claim()[0]
        clock.advance(by: took)
        let error = JobError(code: code ?? failure.code, message: failure.message, remedy: nil)
        var settlement = Settlement(lease: claimed.lease, outcome: failed ? .failed(error) : .completed, now: now)
        settlement.cost = cost.map { Money(nanoUSD: $0) }
        settlement.model = "small"
        if let cost {
            settlement.calls = [
                CallRecord(
                    attempt: 1, provider: "p", model: "small", purpose: .first, usage: .absent,
                    cost: Money(nanoUSD: cost), durationMilliseconds: 1)
            ]
        }
        try await store.settleJob(settlement)
    }
}
