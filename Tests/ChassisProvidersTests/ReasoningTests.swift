import ChassisCore
import ChassisTestSupport
import Synchronization
import Testing

/// What models think aloud, as services tell it, and as they take it back.
@Suite(.timeLimit(.minutes(4)))
struct ReasoningTests {
    private static func delta(_ member: String) -> String { #"{"choices":[{"index":0,"delta":{\#(member)}}]}"# }

    private static func thinking() -> InferenceRequest {
        var request = InferenceRequest.sample()
        request.messages = [
            Message(.user, "What is due?"), Message(.assistant, "Soon.", reasoning: "Let me think."),
            Message(.user, "When?"),
        ]
        return request
    }

    @Test(arguments: [
        #""reasoning_content":"@""#, #""reasoning":"@""#, #""reasoning_content":"@","reasoning":"@""#,
        #""reasoning":"@","reasoning_details":[{"type":"reasoning.text","text":"@"}]"#,
        #""reasoning_details":[{"type":"reasoning.summary","summary":"@"},{"type":"reasoning.encrypted","data":"x"}]"#,
    ])
    func `thoughts are told apart from the text, by whichever name, once, and piece by piece`(
        form: String
    ) async throws {
        let call = try CallFixture { _ in
            .eventStream(
                ["First, ", "then."].map { Self.delta(form.replacing("@", with: $0)) } + Wire.openAI(["Yes."]))
        }
        let pieces = Mutex<[String]>([])
        var request = InferenceRequest.sample()
        request.onReasoning = { piece in pieces.withLock { $0.append(piece) } }

        let response = try await call.generate(request)

        #expect(response.text == "Yes.")
        #expect(response.reasoning == "First, then.")
        #expect(pieces.withLock { $0 } == ["First, ", "then."])
    }

    @Test func `thoughts of an answer in one piece are told with it`() async throws {
        let call = try CallFixture { _ in
            .json(
                #"{"choices":[{"index":0,"message":{"content":"Yes.","reasoning_content":"Well."},"finish_reason":"stop"}]}"#
            )
        }

        let response = try await call.generate()

        #expect(response.text == "Yes." && response.reasoning == "Well.")
    }

    @Test func `Anthropic's thinking is told in the same way`() async throws {
        let thought =
            #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Well."}}"#
        let call = try CallFixture(.anthropic, path: "") { _ in
            var events = Wire.anthropic(["Yes."])
            events.insert(thought, at: 1)
            return .eventStream(events)
        }

        let response = try await call.generate(Self.thinking())

        #expect(response.text == "Yes." && response.reasoning == "Well.")
        // Its own would need a signature, which nobody brings back.
        #expect(try !call.sentBody().text.contains("Let me think."))
        #expect(response.adaptations == ["reasoning_content left out"])
    }

    @Test func `a model that thinks on and on is stopped`() async throws {
        let long = String(repeating: "Let me see. ", count: 1000)
        let call = try CallFixture { _ in
            .eventStream(Array(repeating: Self.delta(#""reasoning_content":"\#(long)""#), count: 10) + Wire.openAI())
        }

        let response = try await call.generate()

        #expect(response.isCutShort && response.finishReason == .length)
        #expect(response.reasoning.utf8.count < 100_000)
    }

    @Test func `thoughts of earlier turns go back to the service`() async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI()) }

        let response = try await call.generate(Self.thinking())

        #expect(try call.sentBody()["messages"]?[1]?["reasoning_content"] == "Let me think.")
        #expect(response.adaptations == [])
    }

    @Test(arguments: [
        #"{"error":{"message":"'messages.1' : property 'reasoning_content' is unsupported"}}"#,
        #"{"error":{"message":"Please remove the reasoning_content from your message"}}"#,
        #"{"detail":[{"loc":["body","messages",1,"reasoning_content"],"msg":"Extra inputs are not permitted"}]}"#,
    ])
    func `a service that doesn't take them is asked without, and from then on`(refusal: String) async throws {
        let call = try CallFixture { request in
            request.body.contains("Let me think.") ? .json(refusal, status: 400) : .eventStream(Wire.openAI())
        }

        let response = try await call.generate(Self.thinking())
        _ = try await call.generate(Self.thinking())

        #expect(response.adaptations == ["reasoning_content left out"])
        #expect(call.server.counts.requests == 3)
    }

    @Test func `a service that misses them is not asked without them`() async throws {
        let call = try CallFixture { _ in
            .json(
                #"{"error":{"message":"The `reasoning_content` in the thinking mode must be passed back to the API."}}"#,
                status: 400)
        }

        #expect(await call.failure(Self.thinking())?.refusesRequest == true)
        #expect(call.server.counts.requests == 1)
    }
}
