import ChassisCore
import ChassisTestSupport
import Testing

/// `tool_choice` that names several tools.
@Suite(.timeLimit(.minutes(2)))
struct AllowedToolsTests {
    private static func function(_ name: String) -> JSON { ["type": "function", "function": ["name": .string(name)]] }

    private static func body(_ choice: JSON) -> String {
        ChatRouteTests.body(
            "Hi", ["tools": ["a", "b", "c"].map(function).json, "tool_choice": choice])
    }

    private func sent(_ fixture: ServerFixture) throws -> JSON {
        try JSON(parsing: try #require(fixture.upstream.requests.last?.body))
    }

    @Test(arguments: ["auto", "required"])
    func `a service that has no word for allowed tools is offered them alone`(mode: String) async throws {
        let fixture = try await ServerFixture()
        let choice: JSON = [
            "type": "allowed_tools",
            "allowed_tools": ["mode": .string(mode), "tools": [Self.function("c"), Self.function("a")]],
        ]

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, Self.body(choice)) }

        #expect(answer.status == 200, "\(answer.body)")
        let names = try sent(fixture)["tools"]?.array?.map { $0["function"]?["name"] }
        #expect(names == ["a", "c"])
        #expect(try sent(fixture)["tool_choice"] == .string(mode))
    }

    @Test func `a response says which tools were allowed, in its own words`() async throws {
        let fixture = try await ServerFixture()
        let choice: JSON = [
            "type": "allowed_tools", "mode": "required", "tools": [["type": "function", "name": "b"]],
        ]
        let tools: JSON = [["type": "function", "name": "a"], ["type": "function", "name": "b"]]
        let body: JSON = ["model": "first", "input": "Hi", "tools": tools, "tool_choice": choice]

        let answer = try await fixture.working { try await fixture.ask("POST", "/v1/responses", body: body.text) }

        #expect(answer.json?["tool_choice"] == choice, "\(answer.body)")
        #expect(try sent(fixture)["tools"]?.array?.count == 1)
    }

    @Test(arguments: [
        (#"{"mode": "auto", "tools": [{"type": "function", "function": {"name": "d"}}]}"#, "tools[0].function.name"),
        (#"{"mode": "none", "tools": [{"type": "function", "function": {"name": "a"}}]}"#, "mode"),
        (#"{"mode": "auto", "tools": []}"#, "tools"), (#"{"mode": "auto"}"#, "tools"), (#"{"tools": []}"#, "mode"),
        (#"{"mode": "auto", "tools": [{"type": "mcp"}]}"#, "tools[0].name"),
    ])
    func `what can't be allowed is refused by its place`(allowed: String, place: String) async throws {
        let fixture = try await ServerFixture()
        let choice: JSON = ["type": "allowed_tools", "allowed_tools": try JSON(parsing: allowed)]

        let answer = try await ChatRouteTests.ask(fixture, Self.body(choice))

        #expect(answer.status == 400)
        #expect(answer.error?["param"] == .string("tool_choice.allowed_tools.\(place)"), "\(answer.body)")
    }
}

extension [JSON] {
    fileprivate var json: JSON { .array(self) }
}
