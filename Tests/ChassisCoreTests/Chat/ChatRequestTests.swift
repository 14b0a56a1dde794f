import ChassisCore
import Testing

struct ChatRequestTests {
    private static let whole = """
        {"model": "small", "messages": [
           {"role": "developer", "content": "Be brief."},
           {"role": "user", "content": [{"type": "text", "text": "Weather in"}, {"type": "text", "text": "Bremen?"}]},
           {"role": "assistant", "content": null, "tool_calls": [
              {"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{\\"city\\":\\"Bremen\\"}"}}]},
           {"role": "tool", "tool_call_id": "call_1", "content": "rain"}],
         "tools": [{"type": "function", "function": {"name": "weather", "description": "Looks out of the window.",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}, "strict": false}}],
         "tool_choice": {"type": "function", "function": {"name": "weather"}}, "parallel_tool_calls": false,
         "response_format": {"type": "json_schema", "json_schema": {"name": "report", "schema": {"type": "object"}}},
         "temperature": 0.5, "max_completion_tokens": 9, "stop": "END", "seed": 3, "top_p": 0.9,
         "frequency_penalty": -1, "presence_penalty": 1, "logprobs": true, "top_logprobs": 2, "stream": true,
         "stream_options": {"include_usage": true}, "user": "u-1", "metadata": {"order": "12"}, "n": 1,
         "logit_bias": {"50256": -100}, "verbosity": "low", "store": null, "service_tier": "auto"}
        """

    @Test func `every member of a request is read`() throws {
        let chat = try ChatRequest(JSON(parsing: Self.whole))

        #expect(chat.messages.map(\.role) == [.system, .user, .assistant, .tool])
        #expect(chat.messages[1].content == "Weather in\nBremen?")
        #expect(chat.messages[2].toolCalls.first?.arguments == #"{"city":"Bremen"}"#)
        #expect(chat.messages[3].toolCallID == "call_1")
        #expect(chat.options.tools.first?.isStrict == false)
        #expect(chat.options.toolChoice == .named("weather"))
        #expect(chat.options.allowsParallelCalls == false)
        #expect(chat.format == .schema(name: "report", ["type": "object"], summary: nil))
        #expect(chat.maxOutputTokens == 9)
        #expect(chat.options.stop == ["END"])
        #expect(chat.options.topLogProbabilities == 2)
        #expect(chat.options.tokenBiases == JSONObject([("50256", -100)]) && chat.options.verbosity == "low")
        #expect(chat.isStreamed && chat.includesUsage)
        #expect(chat.metadata["order"] == "12")
        #expect(chat.input == "Weather in\nBremen?")
        #expect(chat.usesTools)
    }

    @Test func `members that nobody knows are passed over and named`() throws {
        #expect(ChatRequest.ignoredMembers(of: try JSON(parsing: Self.whole)) == [])
        let named: JSON = [
            "messages": [["role": "user", "content": "Hi"], ["role": "user", "content": "x", "name": "Ada"]]
        ]
        #expect(ChatRequest.ignoredMembers(of: named) == ["messages.name"])
        let served: JSON = [
            "model": "m", "messages": [["role": "user", "content": "Hi"]], "service_tier": "priority",
            "prediction": ["type": "content", "content": [["type": "text", "text": "Hi"]]],
        ]
        _ = try ChatRequest(served)
        #expect(ChatRequest.ignoredMembers(of: served) == ["service_tier", "prediction"])
    }

    @Test(
        arguments: [
            (["logit_bias": true], "logit_bias"), (["logit_bias": ["5": 101]], "logit_bias.5"),
            (["logit_bias": ["5": .null]], "logit_bias.5"), (["logit_bias": ["the": 1]], "logit_bias"),
            (["verbosity": "loud"], "verbosity"), (["verbosity": 1], "verbosity"),
            (["service_tier": 5], "service_tier"),
            (["service_tier": "best"], "service_tier"), (["prediction": "Hi"], "prediction"),
            (["prediction": ["type": "content"]], "prediction.content"),
            (["prompt_cache_retention": "1y"], "prompt_cache_retention"),
        ] as [(JSON, String)])
    func `members that change an answer, or only its price and its haste, are of their types`(
        member: JSON, place: String
    ) {
        var body = JSONObject([("model", "m"), ("messages", [["role": "user", "content": "Hi"]])])
        for (name, value) in member.object?.members ?? [] { body[name] = value }

        let error = #expect(throws: ChatRequestError.self) { try ChatRequest(.object(body)) }

        #expect(error?.param == place)
    }

    @Test func `the newer name of an end user stands before the older one, and text alone is what there is`() throws {
        let body: JSON = [
            "model": "m", "messages": [["role": "user", "content": "Hi"]], "user": "old", "safety_identifier": "new",
            "modalities": ["text"], "functions": .null,
        ]

        #expect(try ChatRequest(body).options.user == "new")
        #expect(ChatRequest.ignoredMembers(of: body) == [])
    }

    @Test(
        arguments: [
            (["stream_options": ["include_usage": true]], "stream_options"),
            (["stream": false, "stream_options": ["include_usage": false]], "stream_options"),
            (["max_tokens": 5, "max_completion_tokens": 5], "max_tokens"),
        ] as [(JSON, String)])
    func `members that can't stand together are refused`(members: JSON, place: String) {
        var body = JSONObject([("model", "m"), ("messages", [["role": "user", "content": "Hi"]])])
        for (name, value) in members.object?.members ?? [] { body[name] = value }

        let error = #expect(throws: ChatRequestError.self) { try ChatRequest(.object(body)) }

        #expect(error?.param == place && error?.code == "invalid_parameter_combination")
        #expect(error?.remedy != nil)
    }

    @Test func `members that are null stand together with anything`() throws {
        let body: JSON = [
            "model": "m", "messages": [["role": "user", "content": "Hi"]], "stream_options": .null, "max_tokens": .null,
            "max_completion_tokens": 5,
        ]

        #expect(try ChatRequest(body).maxOutputTokens == 5)
    }

    @Test func `a refusal is what an assistant said, beside an empty content too`() throws {
        let said: JSON = ["role": "assistant", "content": "", "refusal": "I can't."]
        let chat = try ChatRequest(["model": "m", "messages": [said, ["role": "user", "content": "Why?"]]])

        #expect(chat.messages[0].content == "I can't.")
    }

    @Test func `several answers are asked for by requests that differ, and come back from the store`() throws {
        var chat = try ChatRequest(JSON(parsing: Self.whole))
        chat.choice.count = 2

        let choices = chat.choices

        #expect(choices.map(\.options.seed) == [3, 4])
        #expect(Set(choices.map(\.stored)).count == 2)
        #expect(try choices.map { try ChatRequest(stored: $0.stored) } == choices)
    }

    @Test func `a request comes back from the store as it went in`() throws {
        let chat = try ChatRequest(JSON(parsing: Self.whole))

        #expect(try ChatRequest(stored: chat.stored) == chat)
    }

    @Test func `no text that a user sends is taken for a stored request`() throws {
        let chat = try ChatRequest(JSON(parsing: Self.whole))

        #expect(try ChatRequest(stored: Array(chat.json.text.utf8)) == nil)
        #expect(try ChatRequest(stored: []) == nil)
        #expect(throws: ChatRequestError.self) { try ChatRequest(stored: Array("\0chassis.chat/9\n{}".utf8)) }
    }

    @Test func `an answer comes back from the store as it went in`() {
        let answer = ChatAnswer(
            text: "Rain.", toolCalls: [ToolCall(id: "c", name: "f", arguments: "{")], finishReason: .toolCalls,
            logProbabilities: [["token": "Rain"]], isRefusal: true)

        #expect(ChatAnswer(stored: answer.stored) == answer)
        #expect(ChatAnswer(stored: Array("plain".utf8)) == ChatAnswer(text: "plain"))
    }

    @Test func `one user message alone is a plain text`() throws {
        let plain = try ChatRequest(["model": "m", "messages": [["role": "user", "content": "Hi"]], "user": "u"])
        let hot = try ChatRequest(["model": "m", "messages": [["role": "user", "content": "Hi"]], "temperature": 1])

        #expect(plain.isPlain)
        #expect(!hot.isPlain)
    }

    @Test(arguments: [
        (#"[]"#, "body", ChatRequestError.Fault.wrongType),
        (#"{"messages": []}"#, "model", .missing),
        (#"{"model": 1}"#, "model", .wrongType),
        (#"{"model": "m"}"#, "messages", .missing),
        (#"{"model": "m", "messages": []}"#, "messages", .wrongValue),
        (#"{"model": "m", "messages": ["Hi"]}"#, "messages[0]", .wrongType),
        (#"{"model": "m", "messages": [{"content": "Hi"}]}"#, "messages[0].role", .missing),
        (#"{"model": "m", "messages": [{"role": "robot", "content": "Hi"}]}"#, "messages[0].role", .wrongValue),
        (#"{"model": "m", "messages": [{"role": "user"}]}"#, "messages[0].content", .missing),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": [{"type": "image_url"}]}]}"#,
            "messages[0].content[0].type", .unsupported
        ),
        (
            #"{"model": "m", "messages": [{"role": "tool", "tool_call_id": "x", "content": ""}]}"#,
            "messages[0].tool_call_id", .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "assistant", "function_call": {"name": "f", "arguments": "{}"}}]}"#,
            "messages[0].function_call", .unsupported
        ),
        (
            #"{"model": "m", "messages": [{"role": "assistant", "audio": {"id": "a"}}]}"#, "messages[0].audio",
            .unsupported
        ),
        (#"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "n": 0}"#, "n", .wrongValue),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "functions": [{"name": "f"}]}"#,
            "functions", .unsupported
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "modalities": ["text", "audio"]}"#,
            "modalities", .unsupported
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "web_search_options": {}}"#,
            "web_search_options", .unsupported
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "tool_choice": "required"}"#,
            "tool_choice", .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "temperature": 3}"#, "temperature",
            .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "top_logprobs": 3}"#, "top_logprobs",
            .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "tools": [{"type": "web_search"}]}"#,
            "tools[0].type", .unsupported
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "tool_choice": {"name": "f"}}"#,
            "tool_choice", .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "response_format": {"type": "json_schema", "#
                + #""json_schema": {"name": "a b", "schema": {}}}}"#, "response_format.json_schema.name", .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "response_format": {"type": "json_schema", "#
                + #""json_schema": {"name": "a", "schema": {"type": "nonsense"}}}}"#,
            "response_format.json_schema.schema", .wrongValue
        ),
        (
            #"{"model": "m", "messages": [{"role": "user", "content": "Hi"}], "metadata": {"a": 1}}"#, "metadata.a",
            .wrongType
        ),
    ]) func `a fault is named with its place`(_ body: String, _ param: String, _ fault: ChatRequestError.Fault) throws {
        let json = try JSON(parsing: body)

        let error = try #require(throws: ChatRequestError.self) { try ChatRequest(json) }

        #expect(error.param == param)
        #expect(error.fault == fault)
        #expect(error.message.contains(param))
    }
}
