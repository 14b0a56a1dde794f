import Testing

@testable import ChassisCore

struct ForeignTraceTests {
    private static let price = Price(
        effectiveFrom: Timestamp(milliseconds: 0),
        rates: .init(input: 1_000_000, output: 2_000_000, cacheRead: 100_000))

    private func trace(_ spans: ForeignSpan...) -> ForeignTrace {
        ForeignTrace(spans) { model, _ in model == "priced" ? Self.price : nil }
    }

    private func span(
        _ name: String, id: String = "00000000000000a1", parent: String = "", at start: Int64 = 1_000_000_000,
        _ attributes: [String: JSON]
    ) -> ForeignSpan {
        ForeignSpan(
            traceID: String(repeating: "ab", count: 16), spanID: id, parentID: parent, name: name, start: start,
            end: start + 5_000_000, attributes: attributes)
    }

    @Test func `OpenTelemetry's names give prompt, answer, tokens and cost`() {
        let found = trace(
            span(
                "chat priced",
                [
                    "service.name": "shop", "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai",
                    "gen_ai.request.model": "priced", "gen_ai.response.model": "priced-2026",
                    "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 10,
                    "gen_ai.usage.cache_read.input_tokens": 40,
                    "gen_ai.system_instructions": #"[{"type":"text","content":"Be brief."}]"#,
                    "gen_ai.input.messages": #"[{"role":"user","parts":[{"type":"text","content":"How?"}]}]"#,
                    "gen_ai.output.messages":
                        #"[{"role":"assistant","parts":[{"type":"text","content":"Like so."}],"finish_reason":"stop"}]"#,
                ]))

        #expect(found.feature == "shop")
        #expect(found.prompt == [Message(.system, "Be brief."), Message(.user, "How?")])
        #expect(found.output == "Like so.")
        #expect(found.usage.inputTokens == 100)
        #expect(found.usage.cacheReadTokens == 40)
        // 60 at 1,000, 40 at 100, 10 at 2,000 nano-dollars.
        #expect(found.cost == Money(nanoUSD: 84_000))
        #expect(found.spans.first?.attributes["gen_ai.input.messages"] == nil)
    }

    @Test func `of several calls each is told, and what a further one says again is told once`() {
        func call(_ number: Int64, _ messages: [(String, String)], _ answer: String) -> ForeignSpan {
            var attributes: [String: JSON] = [
                "openinference.span.kind": "LLM", "llm.output_messages.0.message.role": "assistant",
                "llm.output_messages.0.message.content": .string(answer),
            ]
            for (index, message) in messages.enumerated() {
                attributes["llm.input_messages.\(index).message.role"] = .string(message.0)
                attributes["llm.input_messages.\(index).message.content"] = .string(message.1)
            }
            return span("llm", id: "00000000000000c\(number)", at: number * 1_000_000_000, attributes)
        }

        let found = trace(
            call(1, [("user", "Shorten: When does my refund come?")], "refund time"),
            call(2, [("system", "Be brief."), ("user", "refund time?")], "look it up"),
            call(
                3,
                [
                    ("system", "Be brief."), ("user", "refund time?"), ("assistant", "look it up"),
                    ("user", "5 days"),
                ], "Five days."))

        #expect(
            found.prompt.map(\.content) == [
                "Shorten: When does my refund come?", "refund time", "Be brief.", "refund time?", "look it up",
                "5 days",
            ])
        #expect(found.output == "Five days.")
    }

    @Test func `OpenInference's flattened names give messages and documents`() {
        let found = trace(
            span(
                "retrieve", id: "00000000000000b1", parent: "00000000000000a1", at: 1_001_000_000,
                [
                    "openinference.span.kind": "RETRIEVER", "retrieval.documents.0.document.id": "refunds",
                    "retrieval.documents.0.document.content": "Refunds take 5 days.",
                    "retrieval.documents.0.document.score": 0.9,
                ]),
            span(
                "llm", id: "00000000000000b2", parent: "00000000000000a1", at: 1_002_000_000,
                [
                    "openinference.span.kind": "LLM", "llm.model_name": "other", "llm.token_count.prompt": 7,
                    "llm.token_count.completion": 3, "llm.input_messages.0.message.role": "system",
                    "llm.input_messages.0.message.content": "Answer.", "llm.input_messages.1.message.role": "user",
                    "llm.input_messages.1.message.contents.0.message_content.type": "text",
                    "llm.input_messages.1.message.contents.0.message_content.text": "When?",
                    "llm.output_messages.0.message.role": "assistant",
                    "llm.output_messages.0.message.content": "In 5 days.",
                ]),
            span("agent", ["openinference.span.kind": "AGENT", "gen_ai.agent.name": "refund-agent"]))

        #expect(found.feature == "refund-agent")
        #expect(found.context.map(\.passage.id) == ["refunds"])
        #expect(found.prompt.map(\.content) == ["Answer.", "When?"])
        #expect(found.output == "In 5 days.")
        // Nobody priced this model: its cost is unknown, not nothing.
        #expect(found.cost == nil)
        #expect(found.spans.map(\.startNanoseconds) == [0, 1_000_000, 2_000_000])
    }

    @Test(
        arguments: [
            ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced"],
            ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced", "gen_ai.input.messages": "not json {"],
            ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced", "gen_ai.usage.input_tokens": -5],
            ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced", "gen_ai.usage.input_tokens": "many"],
        ] as [[String: JSON]])
    func `a call that doesn't say what it used has absent usage and an unknown cost`(attributes: [String: JSON]) {
        let found = trace(span("chat", attributes))

        #expect(found.usage.state == .absent)
        #expect(found.cost == nil)
    }

    @Test(
        arguments: [
            ["gen_ai.usage.input_tokens": 100], ["gen_ai.usage.output_tokens": 100],
            ["gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 6.5],
            ["gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": -5],
            [
                "gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 5,
                "gen_ai.usage.cache_read_input_tokens": 100,
            ],
        ] as [[String: JSON]])
    func `half of the tokens, or some that can't be, are no usage that a price can be put on`(usage: [String: JSON]) {
        let call: [String: JSON] = ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced"]
        let found = trace(span("chat", call.merging(usage) { $1 }))

        #expect(found.usage.state == .absent)
        #expect(found.cost == nil)
    }

    @Test func `counts come as doubles and as texts too, and a vector has no output`() {
        let call: [String: JSON] = ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced"]
        let said = trace(
            span(
                "chat",
                call.merging([
                    "gen_ai.usage.input_tokens": 55.0, "gen_ai.usage.output_tokens": "7",
                    "gen_ai.usage.cache_read_input_tokens": 50,
                ]) { $1 }))
        let vector = trace(
            span(
                "embeddings",
                [
                    "gen_ai.operation.name": "embeddings", "gen_ai.request.model": "priced",
                    "gen_ai.usage.input_tokens": 9,
                ]))

        #expect(
            said.usage == Usage(state: .reported, inputTokens: 55, outputTokens: 7, cacheReadTokens: 50))
        #expect(vector.usage == Usage(state: .reported, inputTokens: 9))
    }

    @Test func `what was asked and answered stands in events and in Vercel's attributes too`() {
        let events = [
            ForeignSpan.Event(name: "gen_ai.user.message", attributes: ["content": "When?"]),
            ForeignSpan.Event(
                name: "gen_ai.choice", attributes: ["message": #"{"role":"assistant","content":"In 5 days."}"#]),
        ]
        let contents = [
            ForeignSpan.Event(
                name: "gen_ai.content.prompt", attributes: ["gen_ai.prompt": #"[{"role":"user","content":"When?"}]"#]),
            ForeignSpan.Event(
                name: "gen_ai.content.completion",
                attributes: ["gen_ai.completion": #"[{"role":"assistant","content":"In 5 days."}]"#]),
        ]
        let vercel: [String: JSON] = [
            "ai.prompt.messages": #"[{"role":"user","content":[{"type":"text","text":"When?"}]}]"#,
            "ai.response.text": "In 5 days.", "ai.usage.promptTokens": 3, "ai.usage.completionTokens": 4,
        ]
        for (events, more) in [(events, [:]), (contents, [:]), ([], vercel)] {
            var asked = span(
                "chat",
                ["gen_ai.operation.name": "chat", "gen_ai.request.model": "priced"].merging(more) { $1 })
            asked.events = events
            let found = trace(asked)

            #expect(found.prompt == [Message(.user, "When?")])
            #expect(found.output == "In 5 days.")
            #expect(!found.spans.contains { $0.attributes.contains { $0.value.contains("5 days") } })
        }
    }

    @Test func `calls of tools, what tools said, and models that make vectors are told`() {
        let found = trace(
            span(
                "llm",
                [
                    "openinference.span.kind": "LLM", "llm.model_name": "priced",
                    "llm.output_messages.0.message.role": "assistant",
                    "llm.output_messages.0.message.tool_calls.0.tool_call.id": "c1",
                    "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "weather",
                    "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": #"{"city":"Rome"}"#,
                ]),
            span(
                "weather", id: "00000000000000a2", at: 2_000_000_000,
                [
                    "openinference.span.kind": "TOOL", "tool.name": "weather", "input.value": #"{"city":"Rome"}"#,
                    "output.value": "rain",
                ]),
            span(
                "execute_tool", id: "00000000000000a3", at: 3_000_000_000,
                [
                    "gen_ai.operation.name": "execute_tool", "gen_ai.tool.call.arguments": ["a": 1],
                    "gen_ai.tool.call.result": "ok",
                ]),
            span(
                "embed", id: "00000000000000a4", at: 4_000_000_000,
                [
                    "openinference.span.kind": "EMBEDDING", "embedding.model_name": "priced",
                    "llm.token_count.prompt": 10, "embedding.embeddings.0.embedding.text": "Hi",
                ]))

        #expect(found.output == #"weather({"city":"Rome"})"#)
        #expect(found.spans[1].attributes["tool.input"] == #"{"city":"Rome"}"#)
        #expect(found.spans[1].attributes["tool.output"] == "rain")
        #expect(found.spans[2].attributes["tool.input"] == #"{"a":1}"#)
        #expect(found.spans[2].attributes["tool.output"] == "ok")
        #expect(found.calls.map(\.model) == ["priced", "priced"])
        #expect(found.calls.last?.cost == Money(nanoUSD: 10_000))
        #expect(found.spans[3].attributes.allSatisfy { $0.value != "Hi" })
    }

    @Test func `a failed root makes a failed trace that names the error`() {
        var root = span("agent", ["error.type": "timeout"])
        (root.isError, root.statusMessage) = (true, "took too long")

        let found = trace(root)

        #expect(found.error?.code == "timeout")
        #expect(found.error?.message == "took too long")
    }
}
