import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

/// Tokens with their likelihoods, where the text had values put back.
@Suite(.timeLimit(.minutes(2)))
struct LogProbabilityTests {
    private static let mail = "mia@example.com"

    /// `[` and `]` of a placeholder are letters of three bytes each; services cut them anywhere.
    private static let tokens: [(bytes: [UInt8], logarithm: Double)] = [
        (Array("To ".utf8), -0.5), ([0xE2, 0x9F], -0.25), ([0xA6] + Array("EMA".utf8), -0.5), (Array("IL_1".utf8), -1),
        ([0xE2, 0x9F, 0xA7] + Array("!".utf8), -0.25), (Array(" ⟦".utf8), -2), (Array("x".utf8), -3),
    ]

    private static var wire: JSON {
        .array(
            tokens.map { token in
                [
                    "token": .string(String(decoding: token.bytes, as: UTF8.self)), "logprob": .number(token.logarithm),
                    "bytes": .array(token.bytes.map { .integer(Int64($0)) }),
                    "top_logprobs": [["token": "?", "logprob": -9, "bytes": [63]]],
                ]
            })
    }

    private static let answer: JSON = [
        "choices": [
            [
                "index": 0, "message": ["content": "To ⟦EMAIL_1⟧! ⟦x"], "finish_reason": "stop",
                "logprobs": ["content": wire],
            ]
        ],
        "usage": ["prompt_tokens": 10, "completion_tokens": 7],
    ]

    private func check(_ tokens: JSON?) throws {
        let tokens = try #require(tokens?.array)
        #expect(tokens.map { $0["token"]?.string } == ["To ", Self.mail + "!", " ⟦", "x"])
        #expect(tokens.map { $0["logprob"]?.double } == [-0.5, -2, -2, -3])
        let bytes = tokens.flatMap { $0["bytes"]?.array ?? [] }.compactMap { $0.integer.map { UInt8($0) } }
        #expect(String(decoding: bytes, as: UTF8.self) == "To \(Self.mail)! ⟦x")
        #expect(tokens[1]["top_logprobs"] == [])
        #expect(tokens[0]["top_logprobs"]?.array?.count == 1)
    }

    @Test(arguments: [false, true])
    func `a value that was put back is one token, as likely as its placeholder`(isStreamed: Bool) async throws {
        let fixture = try await ServerFixture(script: { _ in .json(Self.answer.text) })
        let body = ChatRouteTests.body(
            "I am \(Self.mail)", ["logprobs": true, "top_logprobs": 1, "stream": .bool(isStreamed)])

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, body) }

        if isStreamed {
            let chunks = try ChatRouteTests.events(answer.body).dropLast().map { try JSON(parsing: $0) }
            let text = chunks.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }.joined()
            #expect(text == "To \(Self.mail)! ⟦x")
            try check(chunks.compactMap { $0["choices"]?[0]?["logprobs"]?["content"] }.first)
        } else {
            try check(answer.json?["choices"]?[0]?["logprobs"]?["content"])
        }
        let trace = try #require(try await fixture.store.trace(JobID(1)))
        #expect(!String(describing: trace).contains(Self.mail))
    }

    @Test func `a response's tokens are its text's`() async throws {
        let fixture = try await ServerFixture(script: { _ in .json(Self.answer.text) })
        let body: JSON = [
            "model": "first", "input": .string("I am \(Self.mail)"), "include": ["message.output_text.logprobs"],
            "top_logprobs": 1,
        ]

        let answer = try await fixture.working { try await fixture.ask("POST", "/v1/responses", body: body.text) }

        try check(answer.json?["output"]?[0]?["content"]?[0]?["logprobs"])
    }
}
