import ChassisCore
import ChassisTestSupport
import Testing

/// What a model says of personal data by itself: nobody changes it, in no spelling.
@Suite(.timeLimit(.minutes(2)))
struct SpellingTests {
    private static let answers = [
        "Call [+49 30 901820](tel:+4930901820) any time.", #""Anna@X.example".lower() gives anna@x.example."#,
        "Try 4111 1111 1111 1111, that is 4111111111111111 without blanks.",
        "DE89 3704 0044 0532 0130 00 = DE89370400440532013000",
        "Write to SUPPORT@acme.example or support@ACME.example.",
    ]

    @Test(arguments: ["How do I reach you?", "I had called +49 (30) 90-18-20 and written to Support@acme.example."])
    func `a value in two spellings comes back in both, streamed or not`(question: String) async throws {
        for wanted in Self.answers {
            let fixture = try await ServerFixture(script: { request in
                request.body.contains(#""stream":true"#)
                    ? .pieces([String(wanted.prefix(9)), String(wanted.dropFirst(9))]) : .answer(wanted)
            })

            let (whole, chat, response) = try await fixture.working {
                (
                    try await ChatRouteTests.ask(fixture, ChatRouteTests.body(question)),
                    try await ChatRouteTests.ask(fixture, ChatRouteTests.body(question, ["stream": true])),
                    try await fixture.ask(
                        "POST", "/v1/responses",
                        body: JSON.object(
                            ["model": "first", "input": .string(question), "stream": true]
                        ).text)
                )
            }

            #expect(whole.json?["choices"]?[0]?["message"]?["content"]?.string == wanted)
            let events = ChatRouteTests.events(chat.body)
            #expect(events.last == "[DONE]")
            let chunks = events.dropLast().compactMap { try? JSON(parsing: $0) }
            #expect(chunks.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }.joined() == wanted)
            #expect(response.body.contains("event: response.completed"))
        }
    }
}
