import ChassisCore
import ChassisTestSupport
import Testing

/// Services that don't keep to the most tokens that they are asked for, and what is believed of streams that break off.
@Suite(.timeLimit(.minutes(4)))
struct EndlessAnswerTests {
    /// The requests of these tests allow 64 tokens.
    private static let most = 65_536
    private static let words = Array(repeating: String(repeating: "lorem ipsum ", count: 500), count: 40)

    private static func deltas(_ kind: ProviderSettings.Kind) -> [String] {
        kind == .openai ? words.map(Wire.delta) : Wire.anthropic(words).dropLast(3)
    }

    @Test(arguments: [ProviderSettings.Kind.openai, .anthropic])
    func `a stream that goes on and on is broken off, and its beginning is the answer`(
        _ kind: ProviderSettings.Kind
    ) async throws {
        let call = try CallFixture(kind) { _ in .eventStreamHead + .events(Self.deltas(kind)) + .hang }
        let pieces = Pieces()

        let response = try await call.generate { pieces.add($0) }

        #expect(response.text.utf8.count == Self.most)
        #expect(response.isCutShort && response.finishReason == .length)
        #expect(pieces.all.joined() == response.text)
        await call.server.wait { $0.hangUps == 1 }
    }

    @Test func `a character is left out whole where the answer is cut`() async throws {
        let horses = String(repeating: "🐎", count: Self.most / 4)
        let call = try CallFixture { _ in .eventStreamHead + .events([Wire.delta("a" + horses)]) + .hang }

        let text = try await call.generate().text

        #expect(text == "a" + horses.dropLast())
    }

    @Test func `an answer in one piece is cut as well`() async throws {
        let text = JSON.string(Self.words.joined()).text
        let call = try CallFixture { _ in
            .json(#"{"choices":[{"message":{"content":\#(text)},"finish_reason":"stop"}],"usage":{}}"#)
        }

        let response = try await call.generate(.sample(stream: false))

        #expect(response.text.utf8.count == Self.most && response.isCutShort && response.finishReason == .length)
    }

    @Test func `a long answer to whom none was told too long for is whole`() async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI(Self.words)) }
        var request = InferenceRequest.sample()
        request.maxOutputTokens = 50_000

        let response = try await call.generate(request)

        #expect(response.text == Self.words.joined())
        #expect(!response.isCutShort && response.finishReason == .stop)
    }

    @Test func `what a service says beside the tokens of a long answer is no part of it`() async throws {
        let padding = String(repeating: "x", count: 20_000)
        let events = Wire.openAI(Array(repeating: "word ", count: 1000)).map { event in
            event.hasPrefix("{") ? #"{"obfuscation":"\#(padding)","# + event.dropFirst() : event
        }
        let call = try CallFixture { _ in .eventStream(events) }
        var request = InferenceRequest.sample()
        request.maxOutputTokens = 50_000

        #expect(try await call.generate(request).text == String(repeating: "word ", count: 1000))
    }

    @Test func `half a call of a tool is none`() async throws {
        let piece = JSON.string(Self.words[0]).text
        let delta =
            #"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"#
            + piece + "}}]}}]}"
        let call = try CallFixture { _ in .eventStreamHead + .events(Array(repeating: delta, count: 40)) + .hang }

        guard case .garbage(let what) = await call.failure()?.kind else {
            Issue.record("no garbage")
            return
        }
        #expect(what.contains("more than \(Self.most) bytes"))
    }

    @Test func `a message that breaks off has used what came of it, not the guess at its beginning`() async throws {
        let events = Wire.anthropic(Array(repeating: "word and more ", count: 2000)).dropLast(3)
        let call = try CallFixture(.anthropic) { _ in .eventStreamHead + .events(Array(events)) + .close }

        var request = InferenceRequest.sample()
        request.maxOutputTokens = 10_000

        let failure = try #require(await call.failure(request))

        let count = Int64(TokenEstimate.count(failure.partialText))
        #expect(failure.kind == .cutOff && failure.partialText.utf8.count == 28_000)
        #expect(failure.usage == Usage(state: .estimated, inputTokens: 9, outputTokens: count) && count > 5000)
    }

    @Test func `thoughts and arguments of a message that breaks off were used too`() async throws {
        let thought = String(repeating: "Hm, ", count: 1000)
        let events =
            Wire.anthropic([]).prefix(1) + [
                #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"\#(thought)"}}"#,
                #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"\#(thought)"}}"#,
            ]
        let call = try CallFixture(.anthropic) { [events = Array(events)] _ in
            .eventStreamHead + .events(events) + .close
        }

        let failure = await call.failure()

        #expect(failure?.usage == Usage(state: .estimated, inputTokens: 9, outputTokens: 2000))
    }
}
