import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct AnthropicProviderTests {
    @Test func `a streamed answer arrives piece by piece and whole`() async throws {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic(["Hel", "lo"])) }
        let pieces = Pieces()

        let response = try await call.generate { pieces.add($0) }

        #expect(response.text == "Hello")
        #expect(pieces.all == ["Hel", "lo"])
        #expect(response.model == "claude-x")
        #expect(response.finishReason == .stop)
        #expect(response.usage == Usage(state: .reported, inputTokens: 9, outputTokens: 2))
        #expect(response.timeToFirstChunk != nil)
    }

    @Test func `the system text travels apart from the turns`() async throws {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic()) }

        _ = try await call.generate()

        let sent = try #require(call.server.requests.first)
        #expect(sent.path == "/v1/messages")
        #expect(sent.headers["x-api-key"] == CallFixture.key)
        #expect(sent.headers["anthropic-version"] == "2023-06-01")
        #expect(sent.headers["authorization"] == nil)
        let body =
            #"{"model":"small-model","max_tokens":64,"system":"Be brief.","messages":[{"role":"user","#
            + #""content":"Say hello."}],"temperature":0.5,"stream":true}"#
        #expect(sent.body == body)
    }

    @Test(arguments: ["", "/", "/v1", "/v1/"]) func `the version is put in the path once`(_ path: String) async throws {
        let call = try CallFixture(.anthropic, path: path) { _ in .eventStream(Wire.anthropic()) }

        _ = try await call.generate()
        try? await call.provider.probe()

        #expect(call.server.requests.map(\.path) == ["/v1/messages", "/v1/models"])
    }

    @Test func `instructions alone are said by the user`() async throws {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic()) }

        _ = try await call.generate(InferenceRequest(model: "m", messages: [Message(.system, "Say hello.")]))

        #expect(try call.sentBody()["system"] == nil)
        #expect(try call.sentBody()["messages"]?[0]?["role"]?.string == "user")
        #expect(try call.sentBody()["max_tokens"]?.integer == 4096)
    }

    @Test(arguments: ["max_tokens", "pause_turn"])
    func `an answer in one piece is read, its thinking left out, and that it isn't at its end`(
        reason: String
    ) async throws {
        let body = """
            {"id":"m","type":"message","model":"claude-x","stop_reason":"\(reason)","content":[
            {"type":"thinking","thinking":"Hm"},{"type":"text","text":"Hel"},{"type":"text","text":"lo"}],
            "usage":{"input_tokens":5,"cache_read_input_tokens":100,"cache_creation_input_tokens":20,"output_tokens":7}}
            """
        let call = try CallFixture(.anthropic) { _ in .json(body) }

        let response = try await call.generate(.sample(stream: false))

        #expect(response.text == "Hello")
        #expect(response.finishReason == .length)
        #expect(
            response.usage
                == Usage(
                    state: .reported, inputTokens: 125, outputTokens: 7, cacheReadTokens: 100, cacheCreationTokens: 20))
    }

    @Test func `thinking and tool input are no text`() async throws {
        var events = Wire.anthropic(["Hello"])
        events.insert(
            #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}}"#, at: 2)
        events.insert(
            #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{"}}"#, at: 2)
        let call = try CallFixture(.anthropic) { [events] _ in .eventStream(events) }

        #expect(try await call.generate().text == "Hello")
    }

    @Test func `an error after a good status is the service's`() async throws {
        let start = Array(Wire.anthropic(["Hel"]).prefix(4))
        let error = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
        let call = try CallFixture(.anthropic) { _ in .eventStream(start + [error]) }

        let failure = await call.failure()

        #expect(failure?.kind == .service("Overloaded (overloaded_error)"))
        #expect(failure?.partialText == "Hel")
        #expect(failure?.usage == Usage(state: .estimated, inputTokens: 9, outputTokens: 1))
    }

    @Test func `an overloaded service may be asked again`() async throws {
        let body = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"r"}"#
        let call = try CallFixture(.anthropic) { _ in .json(body, status: 529, headers: ["retry-after": "7"]) }

        let failure = await call.failure()

        #expect(failure?.kind == .status(529, "Overloaded (overloaded_error)"))
        #expect(failure?.retryAfter == .seconds(7))
        #expect(failure?.isTransient == true)
    }

    @Test func `a stream that stops before the model did is cut off`() async throws {
        let call = try CallFixture(.anthropic) { _ in .eventStream(Array(Wire.anthropic(["Hel", "lo"]).prefix(4))) }

        let failure = await call.failure()

        #expect(failure?.kind == .cutOff)
        #expect(failure?.partialText == "Hel")
    }
}
