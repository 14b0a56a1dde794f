import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

/// What models think aloud, for clients that show it and send it back.
@Suite(.timeLimit(.minutes(2)))
struct ReasoningTests {
    private static let question = "I am mia@example.com"
    private static let thoughts = ["The user is ", "⟦EMA", "IL_1⟧. ", "Say hello."]

    private static func thinking(_ pieces: [String]) -> Script {
        .events(
            pieces.map { #"{"choices":[{"index":0,"delta":{"reasoning_content":\#(JSON.string($0).text)}}]}"# })
    }

    private static let stream =
        Script.eventStreamHead + thinking(thoughts) + .pieceEvents(["Hello ", "⟦EMAIL_1⟧"]) + .endOfPieces

    private static func deltas(_ body: String) throws -> [JSON] {
        try ChatRouteTests.events(body).filter { $0 != "[DONE]" }
            .compactMap { try JSON(parsing: $0)["choices"]?[0]?["delta"] }
    }

    @Test func `an answer brings what the model thought, values put back, and the trace keeps it masked`() async throws
    {
        let fixture = try await ServerFixture(script: { _ in Self.stream })

        let answer = try await fixture.working {
            try await ChatRouteTests.ask(fixture, ChatRouteTests.body(Self.question))
        }

        let message = answer.json?["choices"]?[0]?["message"]
        #expect(message?["content"] == "Hello mia@example.com")
        #expect(message?["reasoning_content"] == "The user is mia@example.com. Say hello.")
        let trace = try #require(try await fixture.store.trace(JobID(1)))
        #expect(
            trace.raw == "<think>\nThe user is ⟦EMAIL_1⟧. Say hello.\n</think>\n\nHello ⟦EMAIL_1⟧")
        #expect(trace.final == "Hello ⟦EMAIL_1⟧")
    }

    @Test func `a stream tells thoughts while they come, before the answer`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(script: { _ in
            .eventStreamHead + Self.thinking(Self.thoughts) + Script([.hold(isOpen)])
                + .pieceEvents(["Hello ", "⟦EMAIL_1⟧"]) + .endOfPieces
        })

        try await fixture.working {
            let body = ChatRouteTests.body(Self.question, ["stream": true])
            let client = try fixture.client()
            await client.send(
                "POST /v1/chat/completions HTTP/1.1\r\nhost: t\r\nauthorization: Bearer \(fixture.key)\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
            _ = try await client.head()
            var told = ""
            // The model has said no word of its answer yet.
            while !told.contains("hello."), let chunk = try await client.chunk() { told += chunk }
            isOpen.open()
            while !told.contains("[DONE]"), let chunk = try await client.chunk() { told += chunk }

            let deltas = try Self.deltas(told)
            let thoughts = deltas.compactMap { $0["reasoning_content"]?.string }
            #expect(thoughts.joined() == "The user is mia@example.com. Say hello.")
            #expect(deltas.compactMap { $0["content"]?.string }.joined() == "Hello mia@example.com")
        }
    }

    @Test(arguments: [false, true])
    func `thoughts that give the system prompt away are told to nobody, and the answer is given`(
        isStreamed: Bool
    ) async throws {
        let fixture = try await ServerFixture(
            script: { request in
                let system = (try? JSON(parsing: request.body))?["messages"]?[0]?["content"]?.string ?? ""
                return .eventStreamHead + Self.thinking(["I was told: ", system]) + .pieceEvents(["Hello."])
                    + .endOfPieces
            })
        let body = ChatRouteTests.body("Where?", model: "answer", ["stream": .bool(isStreamed)])

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, body) }

        #expect(answer.status == 200 && answer.body.contains("Hello."))
        #expect(!answer.body.contains("reasoning_content") && !answer.body.contains("I was told"))
        let trace = try #require(try await fixture.store.trace(JobID(1)))
        #expect(trace.spans.first { $0.name == "guard.output" }?.attributes["reasoning"]?.hasPrefix("left out") == true)
    }

    @Test func `a feature's thoughts that give nothing away are told before its answer's end`() async throws {
        let fixture = try await ServerFixture(script: { _ in Self.stream })
        let body = ChatRouteTests.body(Self.question, model: "answer", ["stream": true])

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, body) }

        let deltas = try Self.deltas(answer.body)
        #expect(
            deltas.compactMap { $0["reasoning_content"]?.string }.joined()
                == "The user is mia@example.com. Say hello.")
        #expect(deltas.compactMap { $0["content"]?.string }.joined() == "Hello mia@example.com")
    }

    @Test(arguments: ["reasoning_content", "reasoning"])
    func `thoughts that a client sends back reach the service masked`(name: String) async throws {
        let fixture = try await ServerFixture()
        let body: JSON = [
            "model": "first",
            "messages": [
                ["role": "user", "content": "Who am I?"],
                .object(
                    JSONObject([
                        ("role", "assistant"), ("content", "Mia."), (name, "That is mia@example.com."),
                    ])),
                ["role": "user", "content": "Sure?"],
            ],
        ]

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, body.text) }

        #expect(answer.status == 200 && answer.headers["x-chassis-warning"] == nil)
        let sent = try JSON(parsing: try #require(fixture.upstream.requests.last).body)
        #expect(sent["messages"]?[1]?["reasoning_content"] == "That is ⟦EMAIL_1⟧.")
    }

    @Test(arguments: ["/v1/chat/completions", "/v1/responses"])
    func `how much is to be thought is said not to be applied where no service takes it`(path: String) async throws {
        let claude = #"{"model":"c","content":[{"type":"text","text":"Yes."}],"stop_reason":"end_turn"}"#
        let script: @Sendable (RecordedRequest) -> Script = {
            $0.path.hasSuffix("/messages") ? .json(claude) : .answer("Yes.")
        }
        let fixture = try await ServerFixture(script: script) { workspace in
            workspace.providers.append(
                ProviderSettings(name: "claude", kind: .anthropic, baseURL: workspace.providers[0].baseURL))
            workspace.models[1].provider = "claude"
        }
        func ask(_ model: String) async throws -> Client.Answer {
            let asked: JSON = [
                "model": .string(model), "input": "?", "messages": [["role": "user", "content": "?"]],
                "reasoning": ["effort": "low"],
            ]
            return try await fixture.ask("POST", path, body: asked.text)
        }

        try await fixture.working {
            let taken = try await ask("first")
            #expect(taken.headers["x-chassis-warning"]?.contains("effort") != true)
            #expect(fixture.upstream.requests.last?.body.contains(#""reasoning_effort":"low""#) == true)
            let left = try await ask("second")
            #expect(left.headers["x-chassis-warning"]?.contains("reasoning.effort") == true)
        }
    }
}
