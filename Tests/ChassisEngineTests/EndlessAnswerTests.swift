import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

@testable import ChassisEngine

/// What is billed of answers whose length nobody asked for, and of usage that can't be.
@Suite(.timeLimit(.minutes(2)))
struct EndlessAnswerTests {
    private static let text = String(repeating: "lorem ipsum ", count: 10_000)

    private func call(_ fixture: EngineFixture, _ job: Job) async throws -> (CallRecord, SpanAttributes) {
        let trace = try await fixture.trace(job)
        return (try #require(trace.calls.first), try #require(trace.spans.first { $0.name == "chat first" }).attributes)
    }

    @Test func `an answer far beyond its limit ends there, and costs what came of it`() async throws {
        let fixture = try await EngineFixture { _ in
            .eventStreamHead + .pieceEvents(Array(repeating: Self.text, count: 3)) + .hang
        }

        let job = try await fixture.ask("Hello there")

        let output = try await fixture.output(job)
        #expect(job.state == .completed && output.utf8.count <= 65_536 && output.utf8.count > 60_000)
        #expect(job.usage.state == .estimated && job.usage.outputTokens > 10_000 && job.usage.inputTokens > 0)
        #expect(try #require(job.cost) > Money(nanoUSD: 10_000 * 15_000))
        let (_, attributes) = try await call(fixture, job)
        #expect(attributes["answer.cut_short"]?.hasPrefix("after 65536 bytes") == true)
        #expect(attributes[GenAI.finishReasons] == "length")
        #expect(try await fixture.store.job(JobID(1))?.row["finish_reason"] == "length")
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
    }

    @Test func `a usage far below the answer's length is not believed`() async throws {
        let text = String(Self.text.prefix(20_000))
        let fixture = try await EngineFixture { _ in
            .answer(text, usage: #"{"prompt_tokens":100,"completion_tokens":5}"#)
        }

        let job = try await fixture.ask("Hello there")

        #expect(job.usage.state == .estimated && job.usage.inputTokens == 100)
        #expect(job.usage.outputTokens == Int64(TokenEstimate.count(text)))
        let (record, attributes) = try await call(fixture, job)
        #expect(record.usage == job.usage)
        #expect(attributes["usage.not_believed"] == "5 out, of an answer of 20000 bytes")
    }

    @Test(arguments: [(0, 0), (100, 0)])
    func `a usage of nothing for something is not believed`(input: Int64, output: Int64) async throws {
        let text = String(Self.text.prefix(800))
        let fixture = try await EngineFixture { _ in
            .answer(text, usage: #"{"prompt_tokens":\#(input),"completion_tokens":\#(output)}"#)
        }

        let job = try await fixture.ask("Hello there")

        #expect(job.usage.state == .estimated)
        #expect(job.usage.outputTokens == Int64(TokenEstimate.count(text)))
        #expect(input == 0 ? job.usage.inputTokens > 0 : job.usage.inputTokens == input)
        #expect(try #require(job.cost) > .zero)
    }

    @Test func `a stream that breaks off has used what came of it`() async throws {
        let fixture = try await EngineFixture(features: [.answer(limits: .init(attempts: 1))]) { _ in
            .eventStreamHead + .pieceEvents([String(Self.text.prefix(800))]) + .close
        }

        let job = try await fixture.ask("Hello there")

        #expect(job.state == .failed && job.usage.state == .estimated)
        #expect(job.usage.outputTokens == Int64(TokenEstimate.count(String(Self.text.prefix(800)))))
        #expect(try #require(job.cost) > .zero)
        #expect(try await fixture.account().available == Credits(milli: 100_000))
    }

    @Test(arguments: [(4000, 1), (4096 + 64 * 20, 20), (20_000, 1500)])
    func `a usage that an answer may have is believed`(bytes: Int, tokens: Int64) async throws {
        let fixture = try await EngineFixture { _ in
            .answer(
                String(Self.text.prefix(bytes)), usage: #"{"prompt_tokens":100,"completion_tokens":\#(tokens)}"#)
        }

        let job = try await fixture.ask("Hello there")

        #expect(job.usage == Usage(state: .reported, inputTokens: 100, outputTokens: tokens))
    }
}
