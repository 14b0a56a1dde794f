import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

/// What a service says it used.
@Suite(.timeLimit(.minutes(2)))
struct UsageRouteTests {
    @Test(arguments: [(1_999, 20, true), (900_000, 20, false), (100, 2_001, false)])
    func `usage far beyond the model's window is not known, and the trace says what was told`(
        input: Int, output: Int, isBelieved: Bool
    ) async throws {
        let fixture = try await ServerFixture(
            script: { _ in
                .json(
                    #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"#
                        + #""usage":{"prompt_tokens":\#(input),"completion_tokens":\#(output)}}"#)
            }, change: { $0.models[0].contextWindow = 1_000 })

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi")) }

        #expect(answer.status == 200)
        let job = try #require(try await fixture.store.job(JobID(1)))
        #expect((job.usage.state == .reported) == isBelieved)
        #expect((job.cost != nil) == isBelieved)
        #expect((answer.json?["usage"] == .null) == !isBelieved)
        let trace = try #require(try await fixture.store.trace(job.id))
        let told = trace.spans.compactMap { $0.attributes["usage.not_believed"] }
        #expect(told == (isBelieved ? [] : ["\(input) in, \(output) out, of a window of 1000"]))
    }
}
