import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

/// What becomes of the money when a worker goes silent in the middle of an attempt.
@Suite(.timeLimit(.minutes(2)))
struct LostAttemptTests {
    /// A job whose first worker has called the model and died before it could tell.
    private func lose(_ fixture: EngineFixture) async throws -> ClaimedJob {
        _ = try await fixture.submit("Where is it?")
        let lost = try await fixture.claim()
        _ = await JobRun(claimed: lost, engine: fixture.engine, pipeline: fixture.pipeline, cancelFlag: CancelFlag())
            .run()
        fixture.clock.advance(by: .seconds(16))
        return lost
    }

    @Test func `what a lost attempt spent is unknown, not nothing, and its tenant pays once`() async throws {
        let fixture = try await EngineFixture()
        _ = try await lose(fixture)

        let job = try await fixture.attempt()

        #expect(job.state == .completed && job.attempts == 2)
        #expect(job.cost == nil && job.usage.state == .estimated)
        let trace = try await fixture.trace(job)
        #expect(trace.calls.map(\.purpose) == [.lost, .first])
        #expect(trace.calls.map(\.attempt) == [1, 2])
        #expect(trace.calls.map(\.cost) == [nil, Money(nanoUSD: 600_000)])
        let rows = try await fixture.store.costs(
            by: .tenant, since: Timestamp(milliseconds: 0), until: fixture.clock.now() + .seconds(60))
        // What is known was spent all the same.
        #expect(rows.map(\.cost) == [Money(nanoUSD: 600_000)] && rows.map(\.unknownCostCount) == [1])
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a settlement that comes too late leaves the job's cost unknown`() async throws {
        let fixture = try await EngineFixture()
        let late = try await lose(fixture)
        let second = try await fixture.claim()

        await #expect(throws: StoreError.staleFence(late.job.id)) { try await fixture.settle(late) }
        try await fixture.settle(second)

        let job = try #require(try await fixture.store.job(late.job.id))
        #expect(job.state == .completed && job.cost == nil)
    }

    @Test func `an attempt that is given back tells of the lost ones before it`() async throws {
        // What a slow machine wrote down of the answer counts as read, and is not what this is about.
        let fixture = try await EngineFixture(change: { $0.plans[0].refund = .always })
        let lost = try await lose(fixture)
        let ahead = try await fixture.claim()
        var settlement = Settlement(lease: ahead.lease, outcome: .released, now: fixture.clock.now())
        settlement.addPast(of: ahead, in: fixture.workspace)
        try await fixture.store.settleJob(settlement)

        _ = try await fixture.engine.cancelJobs([JobTarget(id: lost.job.id)])

        let job = try #require(try await fixture.store.job(lost.job.id))
        #expect(job.state == .cancelled && job.cost == nil)
        #expect(try await fixture.account().balance == Credits(milli: 100_000))
    }

    @Test func `where no model costs anything a lost attempt cost nothing`() async throws {
        let fixture = try await EngineFixture(change: {
            $0.models = $0.models.filter { $0.name == "extractive" }
            $0.tiers = [.local: ["extractive"]]
        })
        _ = try await lose(fixture)

        let job = try await fixture.attempt()

        #expect(job.state == .completed && job.cost == .zero)
        #expect(try await fixture.trace(job).calls.map(\.purpose) == [.first])
    }

    @Test func `a pool takes up a job whose lease a clock wrote that was years ahead`() async throws {
        let fixture = try await EngineFixture()
        let job = try await fixture.submit("Where is it?")
        let far = fixture.clock.now() + .seconds(5 * 365 * 86_400)
        _ = try await fixture.store.claimJobs(queue: .standard, owner: "far", limit: 1, lease: .seconds(15), now: far)

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            // The claim loop needs no time, the one that renews and the deadline do.
            var isOver = false
            while !isOver {
                fixture.clock.advance(by: .seconds(1))
                try await Task.sleep(for: .milliseconds(20))
                isOver = try await fixture.store.job(job.id)?.state.isFinal == true
            }
        }

        #expect(try await fixture.store.job(job.id)?.state == .completed)
    }
}
