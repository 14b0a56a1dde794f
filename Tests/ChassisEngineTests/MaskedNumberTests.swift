import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// Numbers that are personal data: masked wherever they rest or go, and numbers again for the user.
@Suite(.timeLimit(.minutes(2)))
struct MaskedNumberTests {
    private static let schema: JSON = [
        "type": "object", "required": ["phone"],
        "properties": ["phone": ["type": "integer"], "label": ["type": "string"]],
    ]

    private func fixture(_ answer: String, schema: JSON = MaskedNumberTests.schema) async throws -> EngineFixture {
        try await EngineFixture(features: [.answer(schema: "ticket")], script: { _ in .answer(answer) }) {
            $0.schemas["ticket"] = schema
        }
    }

    @Test(arguments: [
        (#"{"phone": 2125550143}"#, #"{"phone":2125550143}"#),
        (#"{"phone": 4012888888881881}"#, #"{"phone":4012888888881881}"#),
        ("```json\n{\"phone\": 2125550143, \"label\": \"x\"}\n```", #"{"phone":2125550143,"label":"x"}"#),
        (#"Here: {"phone": 4012888888881881}"#, #"{"phone":4012888888881881}"#),
        (#"{"phone": 1, "label": "4012888888881881"}"#, #"{"phone":1,"label":"4012888888881881"}"#),
    ])
    func `a number that a model gives is one in the answer, and nowhere in the trace`(
        answer: String, wanted: String
    ) async throws {
        let fixture = try await fixture(answer)

        let job = try await fixture.ask("What is the phone number of Bob?")

        #expect(job.state == .completed, "\(String(describing: job.error))")
        #expect(try await fixture.output(job) == wanted)
        let trace = try await fixture.trace(job)
        for text in [trace.raw, trace.final] {
            #expect(text?.contains("0143") == false && text?.contains("1881") == false)
        }
    }

    @Test func `a number of the input that a model repeats by its placeholder is a number again`() async throws {
        let fixture = try await EngineFixture(script: { _ in .answer(#"{"pin":"⟦SECRET_1⟧"}"#) })
        var chat = ChatRequest(model: "first", messages: [Message(.user, #"{"pin": 4711}"#)])
        chat.format = .schema(
            name: "pin", ["type": "object", "properties": ["pin": ["type": "integer"]]], summary: nil)

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let job = try await fixture.attempt()

        #expect(fixture.server.requests.last?.body.contains("4711") == false)
        #expect(try await fixture.output(job) == #"{"pin":4711}"#)
    }

    @Test func `the arguments of a call have numbers where the model wrote them, and texts where the tool takes texts`()
        async throws
    {
        let answer =
            #"{"choices":[{"message":{"content":"","tool_calls":[{"id":"c","type":"function","function":{"name":"pay","#
            + #""arguments":"{\"card\":4012888888881881,\"amount\":5}"}},{"id":"d","type":"function","function":"#
            + #"{"name":"print","arguments":"{\"card\":\"⟦CREDIT_CARD_1⟧\"}"}}]},"finish_reason":"tool_calls"}]}"#
        let fixture = try await EngineFixture(script: { _ in .json(answer) })
        var chat = ChatRequest(model: "first", messages: [Message(.user, "Pay and print.")])
        chat.options.tools = [
            ToolDefinition(name: "pay", summary: nil, parameters: nil),
            ToolDefinition(
                name: "print", summary: nil,
                parameters: ["type": "object", "properties": ["card": ["type": "string"]]]),
        ]

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let job = try await fixture.attempt()

        let calls = try await fixture.engine.answer(of: job).toolCalls
        #expect(calls.map(\.arguments) == [#"{"card":4012888888881881,"amount":5}"#, #"{"card":"4012888888881881"}"#])
        #expect(try await fixture.trace(job).raw?.contains("4012888888881881") == false)
    }

    @Test func `a member that has to be spelled in one way is, beside another that is not`() async throws {
        let answer = #"{"display":"+49 30 901820","e164":"+4930901820"}"#
        let schema: JSON = [
            "type": "object", "properties": ["e164": ["type": "string", "pattern": "^[+][0-9]+$"]],
        ]
        let fixture = try await fixture(answer, schema: schema)

        let job = try await fixture.ask("What is the hotline of the city?")

        #expect(try await fixture.output(job) == answer)
    }

    @Test func `values in two spellings rest with their map, each behind its own placeholder`() throws {
        var map = MaskMap()
        let masker = Masker.standard(Set(PersonalData.allCases))
        let said = masker.maskedAgain("Ann@example.com, ann@example.com", region: "US", map: &map)

        var back = try #require(MaskMap(stored: map.stored))

        #expect(back == map)
        #expect(back.restore(said) == "Ann@example.com, ann@example.com")
        #expect(masker.mask("ann@example.com, ANN@example.com", region: "US", map: &back) == "⟦EMAIL_2⟧, ⟦EMAIL_1⟧")
    }

    @Test func `what a map knows of numbers rests with it`() throws {
        var map = MaskMap()
        let mark = map.placeholder(for: "(212) 555-0143", kind: .phone)
        map.note(number: "2125550143", behind: mark)
        _ = map.placeholder(for: "ann@example.com", kind: .email)

        let back = try #require(MaskMap(stored: map.stored))

        #expect(back == map)
        #expect(
            back.restore(["a": "⟦PHONE_1⟧", "b": "call ⟦PHONE_1⟧", "c": "⟦EMAIL_1⟧"]) == [
                "a": 2_125_550_143, "b": "call (212) 555-0143", "c": "ann@example.com",
            ])
    }
}
