import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Testing

/// Conversations as clients of Chat Completions keep them, which Messages would refuse word for word.
@Suite(.timeLimit(.minutes(4)))
struct AnthropicHabitTests {
    private static let call = ToolCall(id: "c1", name: "weather", arguments: "")

    private func sent(_ request: InferenceRequest) async throws -> (body: JSON, adaptations: [String]) {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic()) }
        let response = try await call.generate(request)
        return (try call.sentBody(), response.adaptations)
    }

    private func request(_ messages: [Message]) -> InferenceRequest {
        var request = InferenceRequest.sample()
        request.messages = messages
        return request
    }

    @Test func `calls of earlier turns have their tools, which may not be called again`() async throws {
        let (body, _) = try await sent(
            request([
                Message(.user, "Rain?"), Message(.assistant, "", toolCalls: [Self.call]),
                Message(.tool, "yes", toolCallID: "c1"), Message(.user, "Thanks."),
            ]))

        #expect(
            body["tools"] == [["name": "weather", "input_schema": ["type": "object", "properties": [:]]]])
        #expect(body["tool_choice"] == ["type": "none"])
        // A function without parameters is called with nothing, not with an argument.
        #expect(body["messages"]?[1]?["content"]?[0]?["input"] == [:])
    }

    @Test func `turns that say nothing are left out, and an answer to go on with has no end of white space`()
        async throws
    {
        let (body, _) = try await sent(
            request([
                Message(.user, "Hello?"), Message(.assistant, " "), Message(.user, "Go on:"),
                Message(.assistant, "Sure: \n"),
            ]))

        #expect(body["messages"]?.array?.map { $0["content"]?.string } == ["Hello?", "Go on:", "Sure:"])
    }

    @Test func `what Messages has no word for is told`() async throws {
        var request = InferenceRequest.sample()
        request.temperature = 1.5
        request.options.seed = 7
        request.options.stop = [" ", "END"]

        let (body, adaptations) = try await sent(request)

        #expect(body["stop_sequences"] == ["END"])
        #expect(adaptations == ["seed left out", "stop of white space left out", "temperature 1.5 sent as 1"])
    }

    @Test func `a model that takes a temperature or top_p is sent one of them`() async throws {
        let refusal =
            #"{"type":"error","error":{"type":"invalid_request_error","message":"`temperature` and `top_p` cannot both "#
            + #"be specified for this model. Please use only one."}}"#
        let call = try CallFixture(.anthropic) { request in
            request.body.contains("top_p") && request.body.contains("temperature")
                ? .json(refusal, status: 400) : .eventStream(Wire.anthropic())
        }
        var request = InferenceRequest.sample()
        request.options.topP = 0.9

        // Of ours and the client's, the client's.
        #expect(try await call.generate(request).adaptations == ["temperature left out"])
        #expect(call.server.counts.requests == 1)
        request.isTemperatureAsked = true
        #expect(try await call.generate(request).adaptations == ["top_p left out"])
        #expect(try await call.generate(request).text == "Hello")
        #expect(call.server.counts.requests == 4)
    }
}
