import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct ToolCallTests {
    private static let conversation: [Message] = [
        Message(.system, "Be brief."), Message(.user, "Weather in Bremen?"),
        Message(.assistant, "", toolCalls: [ToolCall(id: "c1", name: "weather", arguments: #"{"city":"Bremen"}"#)]),
        Message(.tool, "rain", toolCallID: "c1"), Message(.user, "And tomorrow?"),
    ]

    private static var request: InferenceRequest {
        var options = InferenceOptions()
        options.tools = [ToolDefinition(name: "weather", summary: "Looks.", parameters: ["type": "object"])]
        options.toolChoice = .required
        options.allowsParallelCalls = false
        options.stop = ["END"]
        options.seed = 3
        return InferenceRequest(model: "m", messages: conversation, options: options)
    }

    @Test func `tools, calls and results are sent as Chat Completions has them`() async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate(Self.request)

        let body = try call.sentBody()
        #expect(body["tools"]?[0]?["function"]?["name"] == "weather")
        #expect(body["tool_choice"] == "required")
        #expect(body["parallel_tool_calls"] == false)
        #expect(body["stop"] == ["END"])
        #expect(body["seed"] == 3)
        let messages = try #require(body["messages"]?.array)
        #expect(messages[2]["content"] == .null)
        #expect(messages[2]["tool_calls"]?[0]?["function"]?["arguments"] == #"{"city":"Bremen"}"#)
        #expect(messages[3] == ["role": "tool", "content": "rain", "tool_call_id": "c1"])
    }

    @Test func `calls that come in pieces are put together`() async throws {
        let events = [
            #"{"choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"a","#
                + #""type":"function","function":{"name":"weather","arguments":""}}]}}]}"#,
            #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]}}]}"#,
            #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"time","arguments":"{}"}}]}}]}"#,
            #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Bremen\"}"}}]}}]}"#,
            Wire.finish("tool_calls"), "[DONE]",
        ]
        let call = try CallFixture { _ in .eventStream(events) }

        let response = try await call.generate(Self.request)

        #expect(
            response.toolCalls == [
                ToolCall(id: "a", name: "weather", arguments: #"{"city":"Bremen"}"#),
                ToolCall(id: "b", name: "time", arguments: "{}"),
            ])
        #expect(response.finishReason == .toolCalls)
    }

    private static func piece(_ call: String) -> String {
        #"{"choices":[{"index":0,"delta":{"tool_calls":[\#(call)]}}]}"#
    }

    @Test(arguments: [
        // Without places, and all in the first.
        [
            #"{"id":"a","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}"#,
            #"{"id":"b","function":{"name":"time","arguments":""}}"#,
        ],
        [
            #"{"index":0,"id":"a","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}"#,
            #"{"index":0,"id":"b","function":{"name":"time"}}"#,
        ],
        // With id and name in each piece.
        [
            #"{"index":0,"id":"a","function":{"name":"weather","arguments":"{\"city\":"}}"#,
            #"{"index":0,"id":"a","function":{"name":"weather","arguments":"\"Rome\"}"}}"#,
            #"{"index":1,"id":"b","function":{"name":"time","arguments":" "}}"#,
        ],
    ]) func `calls are told apart however services number them`(_ pieces: [String]) async throws {
        let events = pieces.map(Self.piece) + [Wire.finish("tool_calls"), "[DONE]"]
        let call = try CallFixture { _ in .eventStream(events) }

        let calls = try await call.generate(Self.request).toolCalls

        #expect(
            calls == [
                ToolCall(id: "a", name: "weather", arguments: #"{"city":"Rome"}"#),
                ToolCall(id: "b", name: "time", arguments: "{}"),
            ])
    }

    @Test func `a whole answer with a call that lacks an id is given one`() async throws {
        let body =
            #"{"choices":[{"message":{"content":"","tool_calls":[{"function":{"name":"weather","arguments":{"city":"X"}}}]},"#
            + #""finish_reason":"stop"}]}"#
        let call = try CallFixture { _ in .json(body) }

        let response = try await call.generate(Self.request)

        #expect(response.toolCalls.first?.id.hasPrefix("call_") == true)
        #expect(response.toolCalls.first?.arguments == #"{"city":"X"}"#)
        #expect(response.finishReason == .toolCalls)
    }

    @Test func `log probabilities are handed on to who asked for them`() async throws {
        let event =
            #"{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop","logprobs":"#
            + #"{"content":[{"token":"Hi","logprob":-0.5,"bytes":[72,105],"top_logprobs":[]}]}}]}"#
        let call = try CallFixture { _ in .eventStream([event, "[DONE]"]) }
        var request = Self.request
        request.options.wantsLogProbabilities = true

        let response = try await call.generate(request)

        #expect(response.logProbabilities.first?["token"] == "Hi")
        #expect(try call.sentBody()["logprobs"] == true)
    }

    @Test(arguments: [(true, "any"), (false, "auto")])
    func `Messages, which has no word for allowed tools, is offered them alone`(
        isRequired: Bool, type: String
    ) async throws {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic()) }
        var request = Self.request
        request.options.tools.append(ToolDefinition(name: "tides"))
        request.options.toolChoice = .allowed(["tides"], isRequired: isRequired)

        _ = try await call.generate(request)

        #expect(try call.sentBody()["tools"]?.array?.map { $0["name"] } == ["tides"])
        #expect(try call.sentBody()["tool_choice"]?["type"] == .string(type))
    }

    @Test func `OpenAI is told which tools are allowed`() {
        var options = Self.request.options
        options.toolChoice = .allowed(["weather"], isRequired: true)
        var body = JSONObject()

        options.write(to: &body)

        let allowed: JSON = [
            "mode": "required", "tools": [["type": "function", "function": ["name": "weather"]]],
        ]
        #expect(body["tool_choice"] == ["type": "allowed_tools", "allowed_tools": allowed])
    }

    @Test func `tools, calls and results are sent as Messages has them`() async throws {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic()) }

        _ = try await call.generate(Self.request)

        let body = try call.sentBody()
        #expect(body["system"] == "Be brief.")
        #expect(
            body["tools"]?[0] == ["name": "weather", "description": "Looks.", "input_schema": ["type": "object"]])
        #expect(body["tool_choice"] == ["type": "any", "disable_parallel_tool_use": true])
        #expect(body["stop_sequences"] == ["END"])
        #expect(body["seed"] == nil)
        let messages = try #require(body["messages"]?.array)
        #expect(messages.map { $0["role"]?.string } == ["user", "assistant", "user"])
        #expect(messages[1]["content"]?[0]?["input"] == ["city": "Bremen"])
        #expect(messages[2]["content"]?[0] == ["type": "tool_result", "tool_use_id": "c1", "content": "rain"])
        #expect(messages[2]["content"]?[1]?["text"] == "And tomorrow?")
    }

    @Test func `a streamed use of a tool is a call`() async throws {
        let events = [
            #"{"type":"message_start","message":{"id":"m1","model":"claude-x","content":[],"usage":{"input_tokens":9,"output_tokens":1}}}"#,
            #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
            Wire.anthropicDelta("Let me look."),
            #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"weather","input":{}}}"#,
            #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"city\": "}}"#,
            #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"\"Bremen\"}"}}"#,
            #"{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t2","name":"time","input":{}}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":12}}"#,
            #"{"type":"message_stop"}"#,
        ]
        let call = try CallFixture(.anthropic) { _ in .eventStream(events) }

        let response = try await call.generate(Self.request)

        #expect(response.text == "Let me look.")
        #expect(
            response.toolCalls == [
                ToolCall(id: "t1", name: "weather", arguments: #"{"city": "Bremen"}"#),
                ToolCall(id: "t2", name: "time", arguments: "{}"),
            ])
        #expect(response.finishReason == .toolCalls)
    }

    @Test func `a whole use of a tool is a call`() async throws {
        let body =
            #"{"type":"message","model":"claude-x","stop_reason":"tool_use","content":[{"type":"tool_use","id":"t1","#
            + #""name":"weather","input":{"city":"Bremen"}}],"usage":{"input_tokens":9,"output_tokens":3}}"#
        let call = try CallFixture(.anthropic) { _ in .json(body) }
        var request = Self.request
        request.stream = false

        let response = try await call.generate(request)

        #expect(response.toolCalls == [ToolCall(id: "t1", name: "weather", arguments: #"{"city":"Bremen"}"#)])
    }
}
