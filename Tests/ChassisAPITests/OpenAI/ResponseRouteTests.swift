import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ResponseRouteTests {
    private static func create(_ fixture: ServerFixture, _ members: JSONObject) async throws -> Client.Answer {
        var body: JSONObject = ["model": "first", "input": "I am mia@example.com"]
        for member in members.members { body[member.name] = member.value }
        return try await fixture.ask("POST", "/v1/responses", body: JSON.object(body).text)
    }

    private static func events(_ answer: Client.Answer) throws -> [JSON] {
        try ChatRouteTests.events(answer.body).map { try JSON(parsing: $0) }
    }

    private static func text(_ events: [JSON]) -> String {
        events.filter { $0["type"] == "response.output_text.delta" }.compactMap { $0["delta"]?.string }.joined()
    }

    @Test func `a response has its text, its usage and its id`() async throws {
        let fixture = try await ServerFixture(script: { _ in .answer("Hello ⟦EMAIL_1⟧") })

        try await fixture.working {
            let answer = try await Self.create(fixture, ["instructions": "Be brief.", "metadata": ["a": "b"]])
            let json = try #require(answer.json)
            let again = try await fixture.ask("GET", "/v1/responses/resp_job_1").json

            #expect(json["id"] == "resp_job_1")
            #expect(json["status"] == "completed")
            #expect(json["output"]?[0]?["content"]?[0]?["text"] == "Hello mia@example.com")
            #expect(json["usage"]?["output_tokens"] == 20)
            #expect(json["metadata"] == ["a": "b"])
            #expect(again == json)
        }
    }

    @Test func `what could not be read back is refused before it costs anything`() async throws {
        let fixture = try await ServerFixture()
        let item: JSON = ["role": "user", "content": "x"]
        let call: JSON = ["type": "function_call", "call_id": "c", "name": "my.tool", "arguments": "{}"]

        let long = try await Self.create(fixture, ["input": .array(Array(repeating: item, count: 2049))])
        let named = try await Self.create(fixture, ["input": [item, call]])

        #expect(long.status == 400 && long.error?["param"] == "input")
        #expect(named.status == 400 && named.error?["param"] == "input[1].name")
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test func `a conversation that has become too long to keep is refused before it costs anything`() async throws {
        let fixture = try await ServerFixture()
        let item: JSON = ["role": "user", "content": "x"]

        let answers = try await fixture.working {
            let first = try await Self.create(fixture, ["input": .array(Array(repeating: item, count: 2047))])
            return [first, try await Self.create(fixture, ["previous_response_id": "resp_job_1"])]
        }

        #expect(answers.map(\.status) == [200, 400])
        #expect(answers[1].error?["param"] == "input")
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 1)
    }

    @Test func `a stream is the same however often it is cut and taken up again`() async throws {
        let fixture = try await ServerFixture(script: { _ in .pieces(["Hello ", "⟦EMAIL_1⟧", ", how ", "are you?"]) })

        try await fixture.working {
            let whole = try Self.events(try await Self.create(fixture, ["stream": true]))
            let numbers = whole.compactMap { $0["sequence_number"]?.integer }

            #expect(whole.first?["type"] == "response.created")
            #expect(whole.last?["type"] == "response.completed")
            #expect(numbers == Set(numbers).sorted())
            #expect(Self.text(whole) == "Hello mia@example.com, how are you?")
            for (index, number) in numbers.enumerated() {
                let rest = try Self.events(
                    try await fixture.ask("GET", "/v1/responses/resp_job_1?stream=true&starting_after=\(number)"))
                let known = Array(whole[...index])
                #expect(Self.text(known) + Self.text(rest) == "Hello mia@example.com, how are you?")
                #expect(rest.allSatisfy { ($0["sequence_number"]?.integer ?? 0) > number })
                // What is no piece of text comes once, in the same place.
                let types = (known + rest).compactMap { $0["type"]?.string }.filter { !$0.hasSuffix("text.delta") }
                #expect(types == whole.compactMap { $0["type"]?.string }.filter { !$0.hasSuffix("text.delta") })
            }
        }
    }

    @Test func `a response in the background outlives its server, and its stream goes on at the next`() async throws {
        let fixture = try await ServerFixture()
        let begun = try await Self.create(fixture, ["background": true])
        #expect(begun.json?["status"] == "queued")
        try await fixture.stop()

        let again = try await ServerFixture(beside: fixture)
        try await again.working {
            let events = try Self.events(
                try await again.ask("GET", "/v1/responses/resp_job_1?stream=true&starting_after=1"))

            #expect(events.first?["type"] == "response.in_progress")
            #expect(Self.text(events) == "It is under Settings.")
            #expect(events.last?["response"]?["status"] == "completed")
        }
    }

    @Test func `a conversation goes on from the response before, without its instructions`() async throws {
        let fixture = try await ServerFixture()

        try await fixture.working {
            _ = try await Self.create(fixture, ["instructions": "Be brief."])
            let next = try await Self.create(
                fixture, ["input": "And now?", "previous_response_id": "resp_job_1"])

            #expect(next.json?["previous_response_id"] == "resp_job_1")
        }
        let sent = try JSON(parsing: try #require(fixture.upstream.requests.last).body)
        #expect(
            sent["messages"]?.array?.compactMap { $0["content"]?.string }
                == ["I am ⟦EMAIL_1⟧", "It is under Settings.", "And now?"])
    }

    @Test func `references stand for what earlier responses said, of this tenant alone`() async throws {
        let call =
            #"{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c1","type":"function","function":"#
            + #"{"name":"mail","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"#
        let fixture = try await ServerFixture(
            script: {
                $0.body.contains(#""tools":"#) && !$0.body.contains(#""role":"tool""#) ? .json(call) : .answer("Yes.")
            })
        let tools: JSON = [["type": "function", "name": "mail", "parameters": ["type": "object"]]]

        try await fixture.working {
            _ = try await Self.create(fixture, ["input": "Hello"])
            _ = try await Self.create(fixture, ["input": "Mail it", "tools": tools])
            let next = try await Self.create(
                fixture,
                [
                    "tools": tools,
                    "input": [
                        ["role": "user", "content": "Hello"], ["type": "item_reference", "id": "msg_job_1"],
                        ["role": "user", "content": "Mail it"], ["type": "item_reference", "id": "fc_job_2_0"],
                        ["type": "function_call_output", "call_id": "c1", "output": "sent"],
                    ],
                ])
            #expect(next.json?["status"] == "completed")
            let foreign = try await fixture.ask(
                "POST", "/v1/responses", key: try await fixture.engine.issueKey(for: "beta").text,
                body: #"{"model":"first","input":[{"type":"item_reference","id":"msg_job_1"}]}"#)
            #expect(foreign.error?["code"] == "item_not_found")
        }
        let sent = try JSON(parsing: try #require(fixture.upstream.requests.last).body)
        #expect(
            sent["messages"]?.array?.map { $0["role"]?.string ?? "" } == [
                "user", "assistant", "user", "assistant", "tool",
            ])
        #expect(sent["messages"]?[3]?["tool_calls"]?[0]?["id"] == "c1")
    }

    @Test func `a conversation's earlier responses are no part of what its client may send at once`() async throws {
        let fixture = try await ServerFixture(change: { workspace in
            for index in workspace.plans.indices { workspace.plans[index].maxInputCharacters = 30 }
        })

        try await fixture.working {
            for turn in 1...4 {
                let before: JSON = turn == 1 ? .null : .string("resp_job_\(turn - 1)")
                let answer = try await Self.create(
                    fixture, ["input": .string("And now, the turn \(turn)?"), "previous_response_id": before])
                #expect(answer.status == 200)
            }
            let long = try await Self.create(
                fixture, ["input": .string(String(repeating: "x", count: 31)), "previous_response_id": "resp_job_4"])
            #expect(long.status == 413)
        }
    }

    @Test func `a call of a function is an item, and what it found goes on from it`() async throws {
        let call =
            #"{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c1","type":"function","function":"#
            + #"{"name":"mail","arguments":"{\"to\":\"⟦EMAIL_1⟧\"}"}}]},"finish_reason":"tool_calls"}]}"#
        let fixture = try await ServerFixture(
            script: { $0.body.contains(#""role":"tool""#) ? .answer("Sent.") : .json(call) })
        let tools: JSON = [["type": "function", "name": "mail", "parameters": ["type": "object"]]]

        try await fixture.working {
            let first = try await Self.create(fixture, ["tools": tools])
            let item = try #require(first.json?["output"]?[0])
            let streamed = try Self.events(
                try await fixture.ask("GET", "/v1/responses/resp_job_1?stream=true"))
            let second = try await Self.create(
                fixture,
                [
                    "previous_response_id": "resp_job_1", "tools": tools,
                    "input": [["type": "function_call_output", "call_id": "c1", "output": "ok"]],
                ])
            let orphan = try await Self.create(
                fixture, ["input": [["type": "function_call_output", "call_id": "c9", "output": "ok"]]])
            let unanswered = try await Self.create(fixture, ["previous_response_id": "resp_job_1", "input": "hello"])

            #expect(item["type"] == "function_call")
            #expect(item["arguments"] == #"{"to":"mia@example.com"}"#)
            #expect(streamed.contains { $0["type"] == "response.function_call_arguments.done" })
            #expect(second.json?["output"]?[0]?["content"]?[0]?["text"] == "Sent.")
            #expect(orphan.status == 400)
            #expect(unanswered.status == 400)
            #expect(unanswered.error?["message"]?.string?.contains("c1") == true)
        }
    }

    @Test func `a response tells the form that its feature has of its own`() async throws {
        let fixture = try await ServerFixture(script: { _ in .answer(#"{"urgent": true}"#) })
        let body: JSON = [
            "model": "ticket", "input": "Hi",
            "text": ["format": ["type": "json_schema", "name": "mine", "schema": ["type": "object"]]],
        ]

        let answer = try await fixture.working { try await fixture.ask("POST", "/v1/responses", body: body.text) }

        let format = answer.json?["text"]?["format"]
        #expect(format?["type"] == "json_schema" && format?["name"] == "ticket")
        #expect(format?["schema"]?["required"] == ["urgent"])
    }

    @Test func `a response is cancelled, then deleted, then not there`() async throws {
        let fixture = try await ServerFixture()
        _ = try await Self.create(fixture, ["background": true])

        let early = try await fixture.ask("DELETE", "/v1/responses/resp_job_1")
        let cancelled = try await fixture.ask("POST", "/v1/responses/resp_job_1/cancel")
        let deleted = try await fixture.ask("DELETE", "/v1/responses/resp_job_1")
        let gone = try await fixture.ask("GET", "/v1/responses/resp_job_1")

        #expect(early.error?["code"] == "response_running")
        #expect(cancelled.json?["status"] == "cancelled" && cancelled.headers["x-chassis-job"] == "job_1")
        #expect(deleted.json?["deleted"] == true)
        #expect(gone.status == 404 && gone.error?["code"] == "response_not_found")
    }

    @Test func `only a response in the background is cancelled`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.working { try await Self.create(fixture, [:]) }

        let refused = try await fixture.ask("POST", "/v1/responses/resp_job_1/cancel")

        #expect(refused.status == 400 && refused.error?["code"] == "response_not_background")
    }

    @Test func `the tokens of a request are counted before it is sent, and it becomes no job`() async throws {
        let fixture = try await ServerFixture()

        func count(_ body: String) async throws -> Client.Answer {
            try await fixture.ask("POST", "/v1/responses/input_tokens", body: body)
        }

        let rules = String(repeating: "Be brief. ", count: 100)
        let short = try await count(#"{"model":"first","input":"Hi"}"#)
        let long = try await count(#"{"model":"small","instructions":"\#(rules)","input":"Hi"}"#)
        let none = try await count(#"{"model":"gpt-9","input":"Hi"}"#)

        #expect(short.json?["object"] == "response.input_tokens")
        #expect((5...12).contains(short.json?["input_tokens"]?.integer ?? 0), "\(short.body)")
        #expect((200...400).contains(long.json?["input_tokens"]?.integer ?? 0), "\(long.body)")
        #expect(none.status == 404)
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test func `an answer that was cut off is a message that is not complete`() async throws {
        let fixture = try await ServerFixture(script: { _ in
            .json(#"{"choices":[{"message":{"content":"It is"},"finish_reason":"length"}]}"#)
        })

        let json = try await fixture.working { try await Self.create(fixture, [:]).json }

        #expect(json?["status"] == "incomplete" && json?["output"]?[0]?["status"] == "incomplete")
        #expect(json?["incomplete_details"] == ["reason": "max_output_tokens"])
    }

    @Test func `log probabilities come with the text where they are asked for`() async throws {
        let token: JSON = ["token": "Hi", "logprob": -0.5, "bytes": [72, 105], "top_logprobs": []]
        let fixture = try await ServerFixture(script: { _ in
            .json(
                #"{"choices":[{"message":{"content":"Hi"},"finish_reason":"stop","#
                    + #""logprobs":{"content":[\#(token.text)]}}]}"#)
        })
        let include: JSONObject = ["include": ["message.output_text.logprobs"], "top_logprobs": 2]

        let (whole, events) = try await fixture.working {
            var streamed = include
            streamed["stream"] = true
            return (try await Self.create(fixture, include), try Self.events(try await Self.create(fixture, streamed)))
        }

        #expect(whole.json?["output"]?[0]?["content"]?[0]?["logprobs"] == [token])
        #expect(whole.headers["x-chassis-warning"] == nil)
        let done = events.first { $0["type"] == "response.output_text.done" }
        #expect(done?["logprobs"] == [token])
        let sent = try JSON(parsing: try #require(fixture.upstream.requests.first).body)
        #expect(sent["logprobs"] == true && sent["top_logprobs"] == 2)
    }

    @Test func `what was sent can be listed, and only by who sent it`() async throws {
        let fixture = try await ServerFixture()
        _ = try await Self.create(
            fixture,
            [
                "background": true,
                "input": [
                    ["role": "user", "content": "One"],
                    ["role": "user", "content": [["type": "input_text", "text": "Two"]]],
                ],
            ])
        let stranger = try await fixture.engine.issueKey(for: "beta").text

        let items = try await fixture.ask("GET", "/v1/responses/resp_job_1/input_items?order=asc&limit=1")
        let next = try await fixture.ask(
            "GET", "/v1/responses/resp_job_1/input_items?order=asc&after=item_job_1_0")
        let foreign = try await fixture.ask("GET", "/v1/responses/resp_job_1", key: stranger)

        for query in ["limit=0", "limit=x", "limit=1e1", "order=up", "after=item_job_9_0"] {
            let refused = try await fixture.ask("GET", "/v1/responses/resp_job_1/input_items?\(query)")
            #expect(refused.status == 400, "\(query)")
            #expect(refused.error?["param"]?.string == query.split(separator: "=").first.map(String.init))
        }
        #expect(items.json?["data"]?[0]?["content"]?[0]?["text"] == "One")
        #expect(items.json?["has_more"] == true)
        #expect(next.json?["data"]?[0]?["content"]?[0]?["text"] == "Two")
        #expect(foreign.status == 404)
    }

    @Test func `a job that is no response is none, nor is one that was not to be kept`() async throws {
        let fixture = try await ServerFixture()

        try await fixture.working {
            _ = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi"))
            _ = try await Self.create(fixture, ["store": false])
        }

        #expect(try await fixture.ask("GET", "/v1/responses/resp_job_1").status == 404)
        #expect(try await fixture.ask("GET", "/v1/responses/resp_job_2").status == 404)
    }

    @Test(arguments: [
        (#"{"input":5}"#, "input"), (#"{"input":[]}"#, "input"),
        (#"{"previous_response_id":"resp_job_9"}"#, "previous_response_id"),
        (#"{"tools":[{"type":"web_search"}]}"#, "tools[0].type"),
        (#"{"input":[{"type":"image_generation_call","id":"x"}]}"#, "input[0].type"),
        (#"{"input":[{"type":"item_reference","id":"x"}]}"#, "input[0].id"),
        (#"{"input":[{"type":"item_reference","id":"msg_job_9"}]}"#, "input[0].id"),
        (#"{"background":true,"store":false}"#, "store"),
        (
            #"{"input":[{"role":"user","content":"x"},{"type":"function_call_output","call_id":"c","output":"1"}]}"#,
            "input[1].call_id"
        ),
        (
            #"{"input":[{"type":"function_call","call_id":"c","name":"f","arguments":"{}"},"#
                + #"{"type":"function_call_output","call_id":"c","output":[{"type":"input_image","image_url":"x"}]}]}"#,
            "input[1].output[0].type"
        ),
        (#"{"truncation":"some"}"#, "truncation"), (#"{"max_tool_calls":"2"}"#, "max_tool_calls"),
        (#"{"text":{"verbosity":"loud"}}"#, "text.verbosity"), (#"{"service_tier":1}"#, "service_tier"),
        (#"{"conversation":"conv_1"}"#, "conversation"), (#"{"prompt":{"id":"pmpt_1"}}"#, "prompt"),
    ]) func `a fault is named with its place`(_ members: String, _ param: String) async throws {
        let fixture = try await ServerFixture()

        let answer = try await Self.create(fixture, try #require(try JSON(parsing: members).object))

        #expect((400...404).contains(answer.status))
        #expect(answer.error?["param"]?.string == param)
    }
}
