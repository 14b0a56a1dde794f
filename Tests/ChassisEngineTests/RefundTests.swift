import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

/// Which cancelled jobs cost their credits: those of which part of an answer could be read, where the plan says so.
@Suite(.timeLimit(.minutes(2)))
struct RefundTests {
    /// Says something and breaks off the first time, and nothing but "Yes." from then on.
    private func fixture(_ refund: Plan.Refund = .unanswered) async throws -> EngineFixture {
        let hasFailed = Latch()
        return try await EngineFixture(
            script: { _ in
                defer { hasFailed.open() }
                return hasFailed.isOpen
                    ? .pieces(["Yes."]) : .eventStreamHead + .pieceEvents(["I think that"]) + Script([.close])
            }, change: { $0.plans[0].refund = refund })
    }

    /// A job that waits for its second attempt, of whose first somebody could read the beginning.
    private func waiting(_ fixture: EngineFixture) async throws -> Job {
        _ = try await fixture.submit("Where is it?")
        let job = try await fixture.attempt()
        #expect(job.state == .queued && job.retryAt != nil)
        return job
    }

    private func cancelled(_ job: Job, _ fixture: EngineFixture) async throws -> Job {
        let flag = CancelFlag()
        flag.raise()
        let run = JobRun(
            claimed: try await fixture.claim(), engine: fixture.engine, pipeline: fixture.pipeline, cancelFlag: flag)
        try await fixture.store.settleJob(await run.run().settlement)
        let job = try #require(try await fixture.store.job(job.id))
        #expect(job.state == .cancelled)
        return job
    }

    private func check(_ job: Job, charged credits: Int64, _ fixture: EngineFixture) async throws {
        let account = try await fixture.account()
        #expect(job.credits.milli == credits)
        #expect(account.balance.milli == 100_000 - credits && account.held == .zero)
        let rows = try await fixture.store.costs(
            by: .tenant, since: Timestamp(milliseconds: 0), until: fixture.clock.now() + .seconds(60))
        #expect(rows.reduce(0) { $0 + $1.credits.milli } == credits)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test(arguments: [(Plan.Refund.unanswered, Int64(1000)), (.always, 0)])
    func `a job that is cancelled before its second attempt says anything`(
        refund: Plan.Refund, credits: Int64
    ) async throws {
        let fixture = try await fixture(refund)
        let job = try await waiting(fixture)
        fixture.clock.advance(by: .seconds(2))

        try await check(try await cancelled(job, fixture), charged: credits, fixture)
    }

    @Test(arguments: [(Plan.Refund.unanswered, Int64(1000)), (.always, 0)])
    func `a job that is cancelled while it waits for its second attempt`(
        refund: Plan.Refund, credits: Int64
    ) async throws {
        let fixture = try await fixture(refund)
        let job = try await waiting(fixture)

        _ = try await fixture.engine.cancelJobs([JobTarget(id: job.id)])

        try await check(try #require(try await fixture.store.job(job.id)), charged: credits, fixture)
    }

    @Test(arguments: [false, true])
    func `a job that was paid for and is begun anew by hand is not paid for twice`(isAnswered: Bool) async throws {
        let fixture = try await fixture()
        let job = try await waiting(fixture)
        _ = try await fixture.engine.cancelJobs([JobTarget(id: job.id)])
        _ = try await fixture.engine.retryJobs([JobTarget(id: job.id)])
        let waiting = try #require(try await fixture.store.job(job.id))

        let again = try await isAnswered ? fixture.attempt() : cancelled(job, fixture)

        #expect(waiting.credits == Credits(milli: 1000))
        #expect(again.credits == Credits(milli: 1000))
        #expect(try await fixture.account().held == .zero)
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test(arguments: [("I think that", Int64(1000)), ("", 0)])
    func `a job whose worker went silent counts as read by what it wrote down`(
        text: String, credits: Int64
    ) async throws {
        let fixture = try await fixture()
        let job = try await fixture.submit("Where is it?")
        let feed = fixture.engine.hub.begin(try await fixture.claim().job)
        feed.begin(MaskMap())
        feed.push(text)
        await fixture.engine.hub.flush([feed])
        fixture.engine.hub.end(job.id)
        fixture.clock.advance(by: .seconds(16))

        try await check(try await cancelled(job, fixture), charged: credits, fixture)
    }
}
