import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// A service that holds its model to a schema, and placeholders.
@Suite(.timeLimit(.minutes(2)))
struct SchemaOpeningTests {
    private static let schema: JSON = [
        "type": "object", "required": ["phone", "card"],
        "properties": [
            "phone": ["type": "string", "pattern": "^[+]?[0-9 ]+$", "minLength": 7], "card": ["type": "integer"],
            "mail": ["type": "string", "format": "email"],
        ],
    ]
    private static let question = "I am ada@example.com, phone +49 30 901820, card 4111 1111 1111 1111."

    private func fixture(_ answer: String) async throws -> EngineFixture {
        try await EngineFixture(features: [.answer(schema: "ticket")], script: { _ in .answer(answer) }) {
            $0.schemas["ticket"] = Self.schema
            for index in $0.models.indices { $0.models[index].supportsSchema = true }
        }
    }

    private func sent(_ fixture: EngineFixture) throws -> JSON {
        let body = try JSON(parsing: try #require(fixture.server.requests.last?.body))
        return try #require(body["response_format"]?["json_schema"]?["schema"])
    }

    @Test func `a model that is held to a schema may write placeholders, also where numbers stand`() async throws {
        let fixture = try await fixture(#"{"phone":"⟦PHONE_1⟧","card":"⟦CREDIT_CARD_1⟧","mail":"⟦EMAIL_1⟧"}"#)

        let job = try await fixture.ask(Self.question)

        let properties = try sent(fixture)["properties"]
        #expect(properties?["phone"] == ["type": "string"])
        #expect(properties?["mail"] == ["type": ["string", "null"]])
        let marks: JSON = ["type": "string", "enum": ["⟦CREDIT_CARD_1⟧", "⟦PHONE_1⟧"]]
        #expect(properties?["card"] == ["anyOf": [["type": "integer"], marks]])
        #expect(job.state == .completed, "\(String(describing: job.error))")
        #expect(
            try await fixture.output(job)
                == #"{"phone":"+49 30 901820","card":4111111111111111,"mail":"ada@example.com"}"#)
        let told = try await fixture.trace(job).spans.last { $0.name == "generate" }?.attributes["constrained"]
        for word in ["phone/pattern", "phone/minLength", "card/type", "mail/format"] {
            #expect(told?.contains("/properties/\(word)") == true)
        }
    }

    @Test func `a schema is sent as it is where nothing was masked`() async throws {
        let fixture = try await fixture(#"{"phone":"0123456","card":1}"#)

        _ = try await fixture.ask("Nothing personal.")

        let properties = try sent(fixture)["properties"]
        #expect(properties?["phone"]?["pattern"] == "^[+]?[0-9 ]+$")
        #expect(properties?["mail"]?["format"] == "email")
        #expect(properties?["card"] == ["type": "integer"])
    }

    @Test func `an answer that invents what it could not see is held to the schema all the same`() async throws {
        let fixture = try await fixture(#"{"phone":"call me","card":"⟦CREDIT_CARD_1⟧"}"#)

        let job = try await fixture.ask(Self.question)

        #expect(job.error?.code == "output_invalid")
    }

    @Test func `a client's schema is opened as a feature's is`() async throws {
        let fixture = try await EngineFixture(script: { _ in .answer(#"{"card":"⟦CREDIT_CARD_1⟧"}"#) }) {
            for index in $0.models.indices { $0.models[index].supportsSchema = true }
        }
        var chat = ChatRequest(model: "first", messages: [Message(.user, "Card 4111111111111111, please.")])
        chat.format = .schema(
            name: "pay", ["type": "object", "properties": ["card": ["type": "integer", "minimum": 1]]], summary: nil)

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let job = try await fixture.attempt()

        #expect(
            try sent(fixture)["properties"]?["card"]?["anyOf"]?[1] == [
                "type": "string", "enum": ["⟦CREDIT_CARD_1⟧"],
            ])
        #expect(try await fixture.output(job) == #"{"card":4111111111111111}"#)
    }

    @Test func `a tool that takes a number gets one, in the layout that the model wrote`() async throws {
        let answer =
            #"{"choices":[{"message":{"content":"","tool_calls":[{"id":"c","type":"function","function":{"name":"pay","#
            + #""arguments":"{\"card\": \"⟦CREDIT_CARD_1⟧\", \"note\": \"⟦CREDIT_CARD_1⟧\", \"amount\": 10.50}"}}]},"#
            + #""finish_reason":"tool_calls"}]}"#
        let fixture = try await EngineFixture(script: { _ in .json(answer) })
        var chat = ChatRequest(model: "first", messages: [Message(.user, "Charge my card 4111111111111111.")])
        chat.options.tools = [
            ToolDefinition(
                name: "pay",
                parameters: [
                    "type": "object",
                    "properties": [
                        "card": ["type": "integer"], "note": ["type": "string", "pattern": "^[0-9]{16}$"],
                    ],
                ])
        ]

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let job = try await fixture.attempt()

        // Its service holds the model to the schema, where placeholders stand too.
        let sent = try JSON(parsing: try #require(fixture.server.requests.last?.body))["tools"]?[0]?["function"]
        let members = sent?["parameters"]?["properties"]
        #expect(members?["card"]?["anyOf"]?[1] == ["type": "string", "enum": ["⟦CREDIT_CARD_1⟧"]])
        #expect(members?["note"] == ["type": "string"])
        let calls = try await fixture.engine.answer(of: job).toolCalls
        #expect(
            calls.map(\.arguments) == [#"{"card": 4111111111111111, "note": "4111111111111111", "amount": 10.50}"#])
        #expect(try await fixture.trace(job).spans.allSatisfy { $0.attributes["arguments.pay"] == nil })
    }

    @Test func `the trace says which arguments a tool does not take, and its client gets them`() async throws {
        let answer =
            #"{"choices":[{"message":{"content":"","tool_calls":[{"id":"c","type":"function","function":{"name":"pay","#
            + #""arguments":"{\"mail\": \"⟦EMAIL_1⟧\"}"}}]},"finish_reason":"tool_calls"}]}"#
        let fixture = try await EngineFixture(script: { _ in .json(answer) })
        var chat = ChatRequest(model: "first", messages: [Message(.user, "I am ada@example.com.")])
        chat.options.tools = [
            ToolDefinition(
                name: "pay",
                parameters: ["type": "object", "properties": ["mail": ["type": "string", "maxLength": 3]]])
        ]

        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let job = try await fixture.attempt()

        let calls = try await fixture.engine.answer(of: job).toolCalls
        #expect(calls.map(\.arguments) == [#"{"mail": "ada@example.com"}"#])
        let told = try await fixture.trace(job).spans.compactMap { $0.attributes["arguments.pay"] }
        #expect(told.count == 1 && told[0].contains("mail") && !told[0].contains("ada@"), "\(told)")
    }
}
