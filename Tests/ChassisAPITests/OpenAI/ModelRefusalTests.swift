import ChassisCore
import ChassisTestSupport
import Testing

/// A model that says no, in the words that OpenAI's clients know.
@Suite(.timeLimit(.minutes(2)))
struct ModelRefusalTests {
    private static let no = "I can't help with that, mia@example.com."

    private func fixture() async throws -> ServerFixture {
        try await ServerFixture(script: { _ in
            .eventStream(
                ["I can't help ", "with that, ⟦EM", "AIL_1⟧."].map {
                    #"{"choices":[{"index":0,"delta":{"refusal":\#(JSON.string($0).text)}}]}"#
                } + [
                    #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
                    #"{"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#, "[DONE]",
                ])
        })
    }

    @Test func `a refusal is the message's refusal and no content, whole and as a stream`() async throws {
        let fixture = try await fixture()
        let question = "I am mia@example.com"

        let (whole, streamed) = try await fixture.working {
            (
                try await ChatRouteTests.ask(fixture, ChatRouteTests.body(question)),
                try await ChatRouteTests.ask(fixture, ChatRouteTests.body(question, ["stream": true]))
            )
        }

        let choice = whole.json?["choices"]?[0]
        #expect(choice?["message"]?["refusal"]?.string == Self.no)
        #expect(choice?["message"]?["content"] == .null && choice?["finish_reason"] == "stop")
        let events = ChatRouteTests.events(streamed.body)
        #expect(events.last == "[DONE]")
        let choices = try events.dropLast().compactMap { try JSON(parsing: $0)["choices"]?[0] }
        #expect(choices.compactMap { $0["delta"]?["refusal"]?.string }.joined() == Self.no)
        #expect(choices.compactMap { $0["delta"]?["content"]?.string }.joined() == "")
        #expect(choices.last?["finish_reason"] == "stop")
    }

    @Test func `a response tells a refusal by its own events, each piece once`() async throws {
        let fixture = try await fixture()
        let body = #"{"model":"first","input":"I am mia@example.com","stream":true}"#

        let answer = try await fixture.working { try await fixture.ask("POST", "/v1/responses", body: body) }
        let events = try ChatRouteTests.events(answer.body).map { try JSON(parsing: $0) }

        func all(_ type: String) -> [JSON] { events.filter { $0["type"]?.string == type } }
        #expect(all("response.refusal.delta").compactMap { $0["delta"]?.string }.joined() == Self.no)
        #expect(all("response.refusal.done").first?["refusal"]?.string == Self.no)
        #expect(all("response.output_text.delta").isEmpty && all("response.output_text.done").isEmpty)
        #expect(all("response.content_part.added").first?["part"]?["type"] == "refusal")
        let output = all("response.completed").first?["response"]?["output"]?[0]
        #expect(output?["content"]?[0]?["refusal"]?.string == Self.no)
        let numbers = events.compactMap { $0["sequence_number"]?.integer }
        #expect(numbers == numbers.sorted() && Set(numbers).count == events.count)
    }
}
