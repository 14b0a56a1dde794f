import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct EvalMoneyTests {
    /// What one call of the fixture's model costs: 100 tokens in at $3, 20 out at $15 per million.
    private static let oneCall: Int64 = 600_000
    /// Without repairs a job's worst case is a little more than $0.008.
    private static let feature = Feature.answer(limits: .init(repairs: 0))

    @Test(arguments: [1_000_000, 8_500_000, 12_000_000, 40_000_000] as [Int64])
    func `a run stops before its cost could pass the cap`(cap: Int64) async throws {
        let fixture = try await EngineFixture(features: [Self.feature], golden: .suite(.many(30))) { _ in
            .answer("Yes.")
        }

        let (run, results) = try await fixture.evaluate(
            EvalRequest(suite: "answer", costCap: Money(nanoUSD: cap)), workers: 4)

        let spent = Int64(fixture.server.requests.count) * Self.oneCall
        #expect(spent <= cap)
        #expect(run.cost == Money(nanoUSD: spent))
        #expect(run.state == (run.done == 30 ? .completed : .capped))
        #expect(results.filter { $0.score != nil }.count == run.done)
        // Whether 30 calls fit is known beforehand.
        #expect((run.state == .completed) == (cap == 40_000_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `with a dear worst case held by others, a job waits for room rather than end the run`() async throws {
        // One worst case fits at a time, thirty real calls do.
        let fixture = try await EngineFixture(features: [Self.feature], golden: .suite(.many(12))) { _ in
            .answer("Yes.")
        }

        let (run, _) = try await fixture.evaluate(
            EvalRequest(suite: "answer", costCap: Money(nanoUSD: 24_000_000)), workers: 6)

        #expect(run.state == .completed)
        #expect(run.done == 12)
    }

    @Test(arguments: [false, true])
    func `a cap that a hedged call could pass ends the run before anything is asked`(isHedged: Bool) async throws {
        var feature = Feature.answer(tier: .small, limits: .init(repairs: 0))
        if isHedged { feature.routing.hedge = .init(after: .seconds(1)) }
        let fixture = try await EngineFixture(features: [feature], golden: .suite(.many(1))) { _ in .answer("Yes.") }

        // Two models, one after the other, may cost a little more than $0.016; a second beside the first, half as much again.
        let (run, _) = try await fixture.evaluate(EvalRequest(suite: "answer", costCap: Money(nanoUSD: 20_000_000)))

        #expect(run.state == (isHedged ? .capped : .completed))
        #expect(fixture.server.requests.count == (isHedged ? 0 : 1))
    }

    @Test func `judges are paid under the same cap, and stand in the job's bill`() async throws {
        let sample = GoldenSample.asking("Good?", scorer: .judge)
        let fixture = try await EngineFixture(
            golden: .suite([sample]),
            script: { request in
                request.model == "second-model" ? .answer(#"{"score":0.9,"reason":"Right."}"#) : .answer("Yes.")
            }, change: { $0.evals = EvalSettings(judge: "second") })

        let (run, results) = try await fixture.evaluate(
            EvalRequest(suite: "answer", costCap: Money(nanoUSD: 1_000_000_000)))

        #expect(run.cost == Money(nanoUSD: 4 * Self.oneCall))
        let id = try #require(results.first?.job)
        let job = try #require(try await fixture.store.job(id))
        let trace = try await fixture.trace(job)
        #expect(trace.calls.map(\.purpose) == [.first, .judge, .judge, .judge])
        #expect(job.cost == run.cost)
    }

    @Test func `a cap that the judge alone could pass ends the run before anything is asked`() async throws {
        let fixture = try await EngineFixture(
            golden: .suite([.asking("Good?", scorer: .judge)]), change: { $0.evals = EvalSettings(judge: "second") })

        let (run, _) = try await fixture.evaluate(EvalRequest(suite: "answer", costCap: Money(nanoUSD: 9_000_000)))

        #expect(run.state == .capped)
        #expect(run.cost == .zero)
        #expect(fixture.server.requests.isEmpty)
    }
}
