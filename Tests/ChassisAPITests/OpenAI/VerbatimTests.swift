import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisAPI

/// What a model says arrives as it says it: code begins with an indentation, and a client may put an answer behind
/// what it has.
@Suite(.timeLimit(.minutes(4)))
struct VerbatimTests {
    @Test(arguments: ["    x = 1\n    y = 2\n", " continued", "\t\tcell", "\u{3000}全角 ", "a\r\n"])
    func `a chat's answer keeps the white space around it, as a stream and in one`(_ said: String) async throws {
        let fixture = try await ServerFixture(script: { _ in .answer(said) })
        func ask(_ more: String) async throws -> Client.Answer {
            try await fixture.ask(
                "POST", "/v1/chat/completions",
                body: #"{"model": "first", \#(more) "messages": [{"role": "user", "content": "Where?"}]}"#)
        }

        try await fixture.working {
            let streamed = try await ask(#""stream": true,"#)
            let whole = try await ask("")

            let deltas = streamed.body.split(separator: "\n").compactMap { line -> String? in
                guard line.hasPrefix("data: {") else { return nil }
                return try? JSON(parsing: String(line.dropFirst(6)))["choices"]?[0]?["delta"]?["content"]?.string
            }
            #expect(deltas.joined() == said)
            #expect(whole.json?["choices"]?[0]?["message"]?["content"]?.string == said)
        }
    }
}
