import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)))
struct EvalComparisonRunTests {
    private static let second = BundleReference(feature: "answer", version: 2)

    /// Version 1 is right, version 2 is wrong on the samples that it says.
    private func fixture(_ count: Int, isWrong: @escaping @Sendable (String) -> Bool) async throws -> EngineFixture {
        try await EngineFixture(golden: .suite(.many(count))) { request in
            .answer(request.body.contains("Prompt version 2.") && isWrong(request.lastMessage) ? "No." : "Yes.")
        }
    }

    @Test func `differences are looked at again five times by both bundles before a verdict`() async throws {
        let fixture = try await fixture(20) { $0.contains("1") }
        let before = try await fixture.evaluate(EvalRequest(suite: "answer")).run

        let (after, results) = try await fixture.evaluate(
            EvalRequest(suite: "answer", bundle: Self.second, baseline: before.id))

        let wrong = results.filter { $0.score?.passed == false }.map(\.id.sample)
        #expect(wrong.count == 11)
        let confirmed = try await fixture.store.confirmations(of: after.id)
        #expect(confirmed.map(\.bundle.version) == [1, 2])
        #expect(confirmed.map(\.done) == [55, 55])
        #expect(confirmed.map(\.passed) == [55, 0])
        let again = try confirmed.reduce(Money.zero) { $0 + (try #require($1.cost)) }
        #expect(again > .zero && after.confirmationCost == again)
        #expect(after.totalCost == after.cost.map { $0 + again } && before.confirmationCost == .zero)
        #expect(fixture.server.requests.count == 20 + 20 + 110)
        #expect(after.verdict == .fail)
        let comparison = try await fixture.engine.compareEvalRuns(before.id, after.id)
        #expect(Set(comparison.regressions) == Set(wrong))
        #expect(comparison.improvements.isEmpty)
    }

    @Test func `a sample whose expected answer was changed between two runs is no regression of the prompt`()
        async throws
    {
        let samples = Mutex([GoldenSample].many(6))
        var golden = GoldenFiles.suite([])
        golden.load = { _ in
            let now = samples.withLock { $0 }
            return GoldenSuite(name: "answer", samples: now, version: "\(now.hashValue)")
        }
        let fixture = try await EngineFixture(golden: golden) { _ in .answer("Yes.") }
        let before = try await fixture.evaluate(EvalRequest(suite: "answer")).run
        samples.withLock { samples in
            samples[0].expected = "No."
            samples[1].options["trace"] = "trace_9"
            samples[2].category = "other"
        }

        let after = try await fixture.evaluate(
            EvalRequest(suite: "answer", bundle: Self.second, baseline: before.id)
        ).run

        #expect(after.passed == 5)
        #expect(after.verdict == .pass)
        let comparison = try await fixture.engine.compareEvalRuns(before.id, after.id)
        #expect(comparison.changed == ["q0"])
        #expect(comparison.regressions.isEmpty)
        #expect(fixture.server.requests.count == 12, "what was changed is not asked again")
    }

    @Test func `one answer that fell since its bundle was edited may be chance, and does not pass`() async throws {
        let fixture = try await EngineFixture(golden: .suite(.many(1))) { request in
            .answer(request.body.contains("second-model") ? "No." : "Yes.")
        }
        let before = try await fixture.evaluate(EvalRequest(suite: "answer")).run
        var workspace = fixture.workspace
        workspace.tiers[.local] = ["second"]
        try await fixture.engine.use(workspace)

        let after = try await fixture.evaluate(EvalRequest(suite: "answer", baseline: before.id)).run

        #expect(!fixture.engine.canBeAskedAgain(before))
        #expect(fixture.engine.canBeAskedAgain(after))
        #expect(after.verdict == .inconclusive)
        #expect(try await fixture.store.confirmations(of: after.id).isEmpty)
    }

    @Test func `what is edited while its run is under way is not asked, and counts neither way`() async throws {
        let fixture = try await EngineFixture(golden: .suite(.many(4))) { _ in .answer("Yes.") }
        let before = try await fixture.evaluate(EvalRequest(suite: "answer")).run
        let started = try await fixture.engine.startEvalRun(EvalRequest(suite: "answer", baseline: before.id))
        var workspace = fixture.workspace
        workspace.tiers[.local] = ["second"]
        try await fixture.engine.use(workspace)

        let (run, results) = try await fixture.follow(started.id)

        #expect(run.state == .completed && run.undecided == 4)
        #expect(run.verdict == .inconclusive)
        #expect(results[0].score?.explanation.contains("answer@1 is not what it was") == true)
        #expect(fixture.server.requests.count == 4)
    }

    @Test func `equal answers pass without a second look`() async throws {
        let fixture = try await fixture(5) { _ in false }
        let before = try await fixture.evaluate(EvalRequest(suite: "answer")).run

        let after = try await fixture.evaluate(
            EvalRequest(suite: "answer", bundle: Self.second, baseline: before.id)
        ).run

        #expect(after.verdict == .pass)
        #expect(fixture.server.requests.count == 10)
    }

    @Test func `a verdict that a dead process owed is given by the next`() async throws {
        let fixture = try await fixture(4) { _ in false }
        let before = try await fixture.evaluate(EvalRequest(suite: "answer")).run
        let run = try await fixture.engine.startEvalRun(
            EvalRequest(suite: "answer", bundle: Self.second, baseline: before.id))
        // Every answer is in and settled by a worker that dies before it compares.
        while let claimed = try await fixture.store.claimJobs(
            queue: .evals, owner: "dying", limit: 1, lease: .seconds(15), now: fixture.clock.now()
        ).first {
            let attempt = JobRun(
                claimed: claimed, engine: fixture.engine, pipeline: fixture.pipeline, cancelFlag: CancelFlag())
            try await fixture.store.settleJob(await attempt.run().settlement)
        }
        #expect(try await fixture.store.evalRun(run.id)?.verdict == nil)

        await fixture.engine.concludeEvalRuns()

        #expect(try await fixture.store.evalRun(run.id)?.verdict == .pass)
    }

    @Test func `the gate runs the suite for both bundles once, and says no to a worse one`() async throws {
        let fixture = try await fixture(20) { _ in true }

        let refused = try await fixture.engine.evalGate(feature: "answer", candidate: Self.second, actor: "test")
        let asked = fixture.server.requests.count
        let again = try await fixture.engine.evalGate(feature: "answer", candidate: Self.second, actor: "test")

        #expect(refused.verdict == .fail)
        #expect(!refused.isOpen)
        #expect(refused.comparison?.regressions.count == 20)
        #expect(again == refused)
        #expect(fixture.server.requests.count == asked)
    }

    @Test func `the gate is open where no suite is there`() async throws {
        let fixture = try await EngineFixture()

        let outcome = try await fixture.engine.evalGate(feature: "answer", candidate: Self.second, actor: "test")

        #expect(outcome.isOpen)
        #expect(outcome.run == nil)
    }

    @Test func `a run that is not there can't be compared`() async throws {
        let fixture = try await EngineFixture(golden: .suite(.many(1))) { _ in .answer("Yes.") }
        let run = try await fixture.evaluate(EvalRequest(suite: "answer")).run

        let error = await #expect(throws: EngineError.self) {
            try await fixture.engine.compareEvalRuns(run.id, EvalRunID(9))
        }

        #expect(error?.code == "eval_run_not_found")
    }
}
