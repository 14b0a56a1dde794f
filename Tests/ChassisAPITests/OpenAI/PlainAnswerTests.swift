import ChassisCore
import Testing

@testable import ChassisAPI

struct PlainAnswerTests {
    private static func wire(_ model: String = "first") throws -> ChatWire {
        let chat = try ChatRequest(
            ["model": .string(model), "messages": [["role": "user", "content": "Where?"]]], isContinued: false)
        let now = Timestamp(milliseconds: 1_790_000_000_123)
        let job = Job(
            id: JobID(42), state: .completed, tenant: "acme", feature: "answer", createdAt: now,
            deadline: now + .seconds(60), credits: .zero, version: 3)
        return ChatWire(chat, job)
    }

    private static let usages = [
        Usage.absent, Usage(state: .reported, inputTokens: 0, outputTokens: 0),
        Usage(
            state: .reported, inputTokens: 12, outputTokens: 345, cacheReadTokens: 6, cacheCreationTokens: 7,
            reasoningTokens: 89),
        Usage(state: .estimated, inputTokens: 1_000_000_000, outputTokens: 1),
    ]

    private static let texts =
        [
            "", "Yes.", "\"Yes\" \\ no", "a\nb\r\nc\td", "Für Otto 🐎", "\u{7F}\u{80}\u{2028}\u{FEFF}",
            "e\u{301}\u{301}",
            "</script>", String(repeating: "lorem ipsum ", count: 1000),
        ] + (UInt8(0)..<0x20).map { "a\(Character(Unicode.Scalar($0)))b" }

    @Test(arguments: usages)
    func `an answer that is written at once is the one that the tree makes`(_ usage: Usage) throws {
        let wire = try Self.wire("modèle \"1\"")

        for text in Self.texts {
            for reason in [InferenceResponse.FinishReason.stop, .length, .contentFilter, .other] {
                let answer = ChatAnswer(text: text, finishReason: reason)

                #expect(wire.plain(answer, usage: usage) == wire.whole([.success(answer)], usage: usage).utf8)
            }
        }
    }

    @Test func `nothing is said of a tier that no service told`() throws {
        let whole = try Self.wire().whole([.success(ChatAnswer(text: "Yes."))], usage: .absent)

        #expect(whole["service_tier"] == nil)
        #expect(try Self.wire().chunk([:], at: 0)["service_tier"] == nil)
    }

    @Test func `an answer with more than its text has the tree`() throws {
        let call = ToolCall(id: "1", name: "look", arguments: "{}")
        let others = [
            ChatAnswer(text: "", toolCalls: [call]), ChatAnswer(text: "No.", isRefusal: true),
            ChatAnswer(text: "Yes.", logProbabilities: [["token": "Yes."]]),
            ChatAnswer(text: "Yes.", reasoning: "Well."),
        ]

        for answer in others { #expect(try Self.wire().plain(answer, usage: .absent) == nil) }
    }
}
