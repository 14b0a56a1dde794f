import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct OpenAIProviderTests {
    @Test func `a streamed answer arrives piece by piece and whole`() async throws {
        let usage = #"{"prompt_tokens":12,"completion_tokens":2,"total_tokens":14}"#
        let call = try CallFixture { _ in .eventStream(Wire.openAI(["Hel", "lo", " 🐎"], usage: usage)) }
        let pieces = Pieces()

        let response = try await call.generate { pieces.add($0) }

        #expect(response.text == "Hello 🐎")
        #expect(pieces.all == ["Hel", "lo", " 🐎"])
        #expect(response.model == "small-model-2026")
        #expect(response.finishReason == .stop)
        #expect(response.usage == Usage(state: .reported, inputTokens: 12, outputTokens: 2))
        #expect(response.timeToFirstChunk != nil)
        #expect(response.confidence == nil)
    }

    @Test func `the request says what was asked for and nothing else`() async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate()

        let sent = try #require(call.server.requests.first)
        #expect(sent.path == "/v1/chat/completions")
        #expect(sent.headers["authorization"] == "Bearer \(CallFixture.key)")
        #expect(sent.headers["content-type"] == "application/json")
        let body =
            #"{"model":"small-model","messages":[{"role":"system","content":"Be brief."},"#
            + #"{"role":"user","content":"Say hello."}],"temperature":0.5,"max_tokens":64,"stream":true,"#
            + #""stream_options":{"include_usage":true}}"#
        #expect(sent.body == body)
    }

    @Test(arguments: [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("https://eu.api.openai.com/v1", "max_completion_tokens"),
        ("HTTPS://API.OpenAI.com:443/v1", "max_completion_tokens"),
        ("https://shop.openai.azure.com/openai/v1", "max_completion_tokens"),
        ("https://notapi.openai.com.example/v1", "max_tokens"), ("http://127.0.0.1:11434/v1", "max_tokens"),
    ]) func `OpenAI's own hosts get the limit of tokens by the name that they take`(url: String, name: String) {
        #expect(OpenAIProvider.limitName(at: url) == name)
    }

    @Test func `a schema becomes a response format with an allowed name`() async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate(.sample(schema: ["type": "object"], schemaName: "ticket triage/é"))

        let format = try call.sentBody()["response_format"]
        #expect(format?["type"]?.string == "json_schema")
        #expect(format?["json_schema"]?["name"]?.string == "ticket_triage__")
        #expect(format?["json_schema"]?["schema"]?["type"]?.string == "object")
    }

    @Test(arguments: [
        (
            #"{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}"#,
            true
        ),
        (#"{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}"#, false),
        (#"{"type":"object","properties":{"a":{}},"required":[],"additionalProperties":false}"#, false),
        (#"{"type":"array","items":{"type":["object","null"],"properties":{"a":{}}}}"#, false),
        (#"{"type":"string","enum":["object"],"default":{"type":"object"}}"#, true),
    ]) func `strict mode is asked for only where it is allowed`(_ schema: String, _ isStrict: Bool) async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate(.sample(schema: try JSON(parsing: schema)))

        let format = try call.sentBody()["response_format"]?["json_schema"]
        #expect(format?["strict"]?.bool == isStrict)
        #expect(format?["name"]?.string == "answer")
    }

    @Test func `an answer in one piece is read`() async throws {
        let body = """
            {"id":"c","object":"chat.completion","model":"m","choices":[{"index":0,"finish_reason":"length",
            "message":{"role":"assistant","content":"Hello"}}],"usage":{"prompt_tokens":3,"completion_tokens":0}}
            """
        let call = try CallFixture { _ in .json(body) }

        let response = try await call.generate(.sample(stream: false))

        #expect(response.text == "Hello")
        #expect(response.finishReason == .length)
        #expect(response.usage == Usage(state: .reported, inputTokens: 3, outputTokens: 0))
        #expect(response.timeToFirstChunk == nil)
        #expect(try call.sentBody()["stream"]?.bool == false)
        #expect(try call.sentBody()["stream_options"] == nil)
    }

    @Test func `a service that doesn't stream is heard all the same`() async throws {
        let call = try CallFixture { _ in
            .json(#"{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}"#)
        }
        let pieces = Pieces()

        let response = try await call.generate { pieces.add($0) }

        #expect(response.text == "Hello")
        #expect(pieces.all.isEmpty)
    }

    @Test func `an older service is asked again without stream options, and only once`() async throws {
        let refusal = #"{"error":{"message":"Unrecognized request argument supplied: stream_options"}}"#
        let call = try CallFixture { request in
            request.body.contains("stream_options") ? .json(refusal, status: 400) : .eventStream(Wire.openAI())
        }

        #expect(try await call.generate().text == "Hello")
        #expect(try await call.generate().usage == .absent)
        #expect(call.server.counts.requests == 3)
    }

    @Test func `empty, null and reasoning deltas are no text`() async throws {
        let events = [
            #"{"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#,
            #"{"choices":[{"index":0,"delta":{"reasoning_content":"Let me think"}}]}"#,
            #"{"choices":[{"index":0,"delta":{"content":""}}]}"#,
            #"{"choices":[{"index":1,"delta":{"content":"another choice"}}]}"#,
            #"{"choices":[{"index":0,"delta":{"content":"Hello"}}],"usage":null}"#,
            Wire.finish(), "[DONE]",
        ]
        let call = try CallFixture { _ in .eventStream(events) }
        let pieces = Pieces()

        let response = try await call.generate { pieces.add($0) }

        #expect(response.text == "Hello")
        #expect(pieces.all == ["Hello"])
    }

    @Test func `a stream without an end mark is whole when the model has stopped`() async throws {
        let call = try CallFixture { _ in .eventStream([Wire.delta("Hello"), Wire.finish()]) }

        #expect(try await call.generate().text == "Hello")
    }

    @Test func `a connection that breaks after the model has stopped costs no answer`() async throws {
        let call = try CallFixture { _ in .eventStreamHead + .events([Wire.delta("Hello"), Wire.finish()]) + .close }

        #expect(try await call.generate().text == "Hello")
    }

    @Test func `a stream with neither end mark nor finish reason is cut off`() async throws {
        let call = try CallFixture { _ in .eventStream([Wire.delta("Hel"), Wire.delta("lo")]) }

        let error = await call.failure()

        #expect(error?.kind == .cutOff)
        #expect(error?.partialText == "Hello")
    }

    @Test func `an error inside a good stream is the service's`() async throws {
        let error = #"{"error":{"message":"The model is overloaded","type":"server_error","code":503}}"#
        let call = try CallFixture { _ in .eventStream([Wire.delta("Hel"), error, "[DONE]"]) }

        let failure = await call.failure()

        #expect(failure?.kind == .service("The model is overloaded (server_error)"))
        #expect(failure?.partialText == "Hel")
        #expect(failure?.isTransient == true)
    }

    @Test func `log probabilities become a confidence when asked for`() async throws {
        let event =
            #"{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop","logprobs":"#
            + #"{"content":[{"token":"H","logprob":0},{"token":"i","logprob":-0.6931471805599453}]}}]}"#
        let call = try CallFixture(wantsLogProbabilities: true) { _ in .eventStream([event, "[DONE]"]) }

        let confidence = try #require(try await call.generate().confidence)

        #expect(abs(confidence - 0.75) < 1e-9)
        #expect(try call.sentBody()["logprobs"]?.bool == true)
    }

    @Test func `a refusal counts as filtered content`() async throws {
        let event = #"{"choices":[{"index":0,"delta":{"refusal":"I can't."},"finish_reason":"stop"}]}"#
        let call = try CallFixture { _ in .eventStream([event, "[DONE]"]) }

        #expect(try await call.generate().finishReason == .contentFilter)
    }

    @Test func `a provider without a key variable sends no key`() async throws {
        let call = try CallFixture(keyVariable: nil) { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate()

        #expect(call.server.requests.first?.headers["authorization"] == nil)
    }

    @Test func `a probe asks for the list of models`() async throws {
        let call = try CallFixture { _ in .json(#"{"object":"list","data":[]}"#) }

        try await call.provider.probe()

        #expect(call.server.requests.map(\.method) == ["GET"])
        #expect(call.server.requests.map(\.path) == ["/v1/models"])
    }

    @Test(arguments: ["/v1/", "/v1", "/v1//"]) func `slashes at the end of the base URL do no harm`(
        _ path: String
    ) async throws {
        let call = try CallFixture(path: path) { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate()

        #expect(call.server.requests.first?.path == "/v1/chat/completions")
    }
}
