import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

/// Personal data in every part of a request that could carry some to a provider or into a trace.
@Suite(.timeLimit(.minutes(2)))
struct CarrierTests {
    private static let request = """
        {"model": "first", "messages": [
           {"role": "system", "content": "V"}, {"role": "user", "content": [{"type": "text", "text": "V"}]},
           {"role": "assistant", "content": null, "tool_calls": [{"id": "call_V", "type": "function",
              "function": {"name": "f", "arguments": "{\\"V\\": [\\"V\\"]}"}}]},
           {"role": "tool", "tool_call_id": "call_V", "content": "{\\"V\\": {\\"a\\": \\"V\\"}}"},
           {"role": "user", "content": "V"}],
         "tools": [{"type": "function", "function": {"name": "f", "description": "V", "parameters": {
            "title": "V", "required": ["V"], "$id": "mailto:V", "minimum": "V", "type": ["V"],
            "dependentRequired": {"V": ["V"]}, "$defs": {"V": {"type": "string"}}, "x-owner": {"V": "V"},
            "properties": {"V": {"type": "string", "pattern": "V", "format": "V", "enum": ["V"], "default": "V"}}}}}],
         "response_format": {"type": "json_schema", "json_schema": {"name": "a", "description": "V", "schema": {
            "type": "object", "required": ["V"], "properties": {"V": {"type": "string", "const": "V"}}}}},
         "stop": ["V"], "user": "V", "metadata": {"V": "V"}}
        """

    @Test func `no part of a request carries a value to a provider or into a trace`() async throws {
        let fixture = try await ServerFixture(script: { _ in .answer(#"{"⟦EMAIL_1⟧": "⟦EMAIL_1⟧"}"#) }) {
            for index in $0.models.indices { $0.models[index].supportsSchema = true }
        }
        let body = Self.request.replacing("V", with: "zed.canary@leak.example")

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, body) }

        #expect(answer.status == 200, "\(answer.body)")
        #expect(
            answer.json?["choices"]?[0]?["message"]?["content"]?.string
                == #"{"zed.canary@leak.example":"zed.canary@leak.example"}"#)
        let sent = try #require(fixture.upstream.requests.last)
        #expect(!sent.body.contains("leak.example"))
        #expect(!sent.headers.values.contains { $0.contains("leak.example") })
        let call = try JSON(parsing: sent.body)["messages"]?[2]?["tool_calls"]?[0]?["id"]
        #expect(call?.string?.hasPrefix("EMAIL_") == true)
        #expect(try JSON(parsing: sent.body)["messages"]?[3]?["tool_call_id"] == call)
        let trace = try #require(try await fixture.store.trace(JobID(1)))
        #expect(!String(describing: trace).contains("leak.example"))
    }

    @Test(arguments: ["/v1/chat/completions", "/v1/responses"])
    func `how much a model is to think is one of the words for it`(path: String) async throws {
        let fixture = try await ServerFixture()
        func ask(_ effort: String) async throws -> Client.Answer {
            let asked: JSON = [
                "model": "first", "input": "?", "messages": [["role": "user", "content": "?"]],
                "reasoning_effort": .string(effort), "reasoning": ["effort": .string(effort)],
            ]
            return try await fixture.ask("POST", path, body: asked.text)
        }

        try await fixture.working {
            #expect(try await ask("xhigh").status == 200)
            let refused = try await ask("a1@leak.example")
            #expect(refused.status == 400)
            #expect(refused.json?["error"]?["param"]?.string?.contains("effort") == true)
            #expect(!refused.body.contains("leak.example"))
        }
    }
}
