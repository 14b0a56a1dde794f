import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ChatRouteTests {
    static func body(_ content: String, model: String = "first", _ more: JSONObject = [:]) -> String {
        var body: JSONObject = [
            "model": .string(model), "messages": [["role": "user", "content": .string(content)]],
        ]
        for member in more.members { body[member.name] = member.value }
        return JSON.object(body).text
    }

    /// The data of a stream's events.
    static func events(_ body: String) -> [String] {
        body.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
    }

    static func ask(_ fixture: ServerFixture, _ body: String, headers: [String: String] = [:]) async throws
        -> Client.Answer
    {
        try await fixture.ask("POST", "/v1/chat/completions", body: body, headers: headers)
    }

    @Test func `a client gets a new answer that asks for one, and keeps one apart that says so`() async throws {
        let fixture = try await ServerFixture(change: { $0.features[0].cache = .init(ttl: .seconds(3600)) })

        let found = try await fixture.working {
            var found: [String?] = []
            for header in ["no-store", nil, nil, "No-Cache, max-age=0", nil] {
                let answer = try await Self.ask(
                    fixture, Self.body("Where?", model: "answer"),
                    headers: header.map { ["cache-control": $0] } ?? [:])
                found.append(answer.headers["x-chassis-cache"])
            }
            return found
        }

        #expect(found == ["miss", "miss", "exact", "miss", "exact"])
        #expect(fixture.upstream.requests.count == 3)
    }

    @Test func `an answer has Chat Completions' shape and says what it cost`() async throws {
        let fixture = try await ServerFixture()

        let answer = try await fixture.working {
            try await Self.ask(
                fixture,
                Self.body("Where?", model: "answer", ["logit_bias": ["5": -1], "verbosity": "low", "store": true]))
        }

        #expect(answer.status == 200)
        let json = try #require(answer.json)
        #expect(json["object"] == "chat.completion")
        #expect(json["model"] == "answer")
        #expect(json["choices"]?[0]?["message"]?["content"] == "It is under Settings.")
        #expect(json["choices"]?[0]?["finish_reason"] == "stop")
        #expect(json["usage"]?["total_tokens"] == 120)
        #expect(answer.headers["x-chassis-job"] == "job_1")
        #expect(answer.headers["x-chassis-trace"] == "trace_1")
        #expect(answer.headers["x-chassis-cost-usd"] == "0.0006")
        #expect(answer.headers["x-chassis-credits-charged"] == "1")
        #expect(answer.headers["x-chassis-credits-left"] == "999")
        #expect(answer.headers["x-chassis-route"] == "local/hosted/first")
        #expect(answer.headers["x-chassis-warning"] == "not applied: store")
        let sent = try JSON(parsing: try #require(fixture.upstream.requests.first).body)
        #expect(sent["logit_bias"] == ["5": -1] && sent["verbosity"] == "low")
    }

    @Test(arguments: ["/v1/chat/completions", "/v1/responses"])
    func `a stream is heard of while its model thinks`(path: String) async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(
            script: { _ in
                .eventStreamHead + Script([.hold(isOpen)]) + .pieceEvents(["Yes."]) + .endOfPieces
            },
            change: { workspace in
                workspace.providers[0].timeouts = InferenceTimeouts(firstByte: .seconds(9000), total: .seconds(9000))
                // Beats are as long as a lease, and time that jumps leaves nobody time to renew one.
                workspace.engine.lease = .seconds(9000)
            })
        let body = #"{"model": "first", "stream": true, "input": "?", "messages": [{"role": "user", "content": "?"}]}"#

        try await fixture.working {
            let client = try fixture.client()
            await client.send(
                "POST \(path) HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
            // A beat until the answer begins, where its status is waited for, and one until it is heard of again.
            for _ in 0..<2 {
                await fixture.clock.waitForSleeper(of: .seconds(15))
                fixture.clock.advance(by: .seconds(15))
            }
            #expect(try await client.head().status == 200)
            while let chunk = try await client.chunk(), chunk != ": \n\n" {}
            isOpen.open()

            var rest = ""
            while let chunk = try await client.chunk() { rest += chunk }
            #expect(rest.contains("Yes."))
            #expect(rest.contains("[DONE]") || rest.contains("response.completed"))
        }
    }

    @Test func `a stream begins with the role, ends with the usage and the mark`() async throws {
        let fixture = try await ServerFixture(script: { _ in .pieces(["Hello ", "⟦EM", "AIL_1⟧", "!"]) })

        let answer = try await fixture.working {
            try await Self.ask(
                fixture,
                Self.body("I am mia@example.com", ["stream": true, "stream_options": ["include_usage": true]]))
        }

        #expect(answer.headers["content-type"]?.hasPrefix("text/event-stream") == true)
        let events = Self.events(answer.body)
        #expect(events.last == "[DONE]")
        let chunks = try events.dropLast().map { try JSON(parsing: $0) }
        #expect(chunks.allSatisfy { $0["object"] == "chat.completion.chunk" })
        #expect(chunks.first?["choices"]?[0]?["delta"]?["role"] == "assistant")
        let text = chunks.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }.joined()
        #expect(text == "Hello mia@example.com!")
        #expect(chunks.last?["choices"] == [])
        #expect(chunks.last?["usage"]?["total_tokens"] == 120)
        #expect(chunks.dropLast().allSatisfy { $0["usage"] == .null })
    }

    @Test func `every stream ends with its mark, at whatever moment its job ends`() async throws {
        let fixture = try await ServerFixture(script: { _ in .pieces(["Hello ", "you"]) })

        let ends = try await fixture.working {
            let client = try fixture.client()
            var ends: [String] = []
            for number in 0..<150 {
                let answer = try await client.ask(
                    "POST", "/v1/chat/completions", key: fixture.key, body: Self.body("\(number)", ["stream": true]))
                ends.append(Self.events(answer.body).last ?? "")
            }
            return ends
        }

        #expect(ends.filter { $0 != "[DONE]" } == [])
    }

    @Test func `a stream whose model fails before a word has an error's status`() async throws {
        let fixture = try await ServerFixture(script: { _ in .json("{}", status: 403) })

        let answer = try await fixture.working {
            try await Self.ask(fixture, Self.body("Hi", ["stream": true]))
        }

        #expect(answer.status == 503)
        #expect(answer.error?["code"] == "provider_status")
        // Whose service it was and what it said, and nothing of the service's own words.
        let message = answer.error?["message"]?.string
        #expect(message == "The model's provider did not take the call: 'first' answered HTTP 403.")
    }

    @Test func `what fails behind the first word is an error in the stream, without the mark`() async throws {
        let latch = Latch()
        let fixture = try await ServerFixture(
            script: { request in
                request.body.contains("first-model")
                    ? .eventStreamHead + .pieceEvents(["Hello "]) + Script([.hold(latch)]) + .close
                    : .pieces(["Another"])
            })

        let rest = try await fixture.working {
            let client = try fixture.client()
            try await Self.beginStream(client, fixture, model: "small")
            latch.open()
            var rest = ""
            while let chunk = try await client.chunk() { rest += chunk }
            return rest
        }

        let events = Self.events(rest)
        #expect(!events.contains("[DONE]"))
        let last = try JSON(parsing: try #require(events.last))
        #expect(last["error"]?["code"] == "answer_restarted")
    }

    @Test func `a refusal says what to do instead`() async throws {
        let fixture = try await ServerFixture()

        let refused = try await Self.ask(fixture, Self.body("Hi", ["functions": [["name": "f"]]]))

        #expect(refused.error?["param"] == "functions")
        #expect(refused.error?["message"] == "'functions' is out of use. Use 'tools'.")
    }

    @Test(arguments: [
        (#"{"model":"first"}"#, 400, "missing_required_parameter", "messages"),
        (#"{"model":"gpt-9","messages":[{"role":"user","content":"Hi"}]}"#, 404, "model_not_found", "model"),
        (#"{"model":"first","messages":[{"role":"user","content":"Hi"}],"n":0}"#, 400, "invalid_value", "n"),
        (#"{"model":"first","messages":[{"role":"user","content":" "}]}"#, 400, "input_empty", "messages"),
        (
            #"{"model":"first","messages":[{"role":"user","content":"a\u0000b"}]}"#, 400, "input_not_text",
            "messages[0].content"
        ),
        (
            #"{"model":"first","messages":[{"role":"user","content":[{"type":"text","text":"\u0000"}]}]}"#, 400,
            "input_not_text", "messages[0].content[0].text"
        ),
        (#"{"model":"answer","messages":[{"role":"system","content":"x"}]}"#, 400, "input_empty", "messages"),
        (
            #"{"model":"first","messages":[{"role":"user","content":"Hi"}],"stop":"\u0000"}"#, 400, "input_not_text",
            "stop"
        ),
        (
            #"{"model":"first","messages":[{"role":"user","content":"Hi"}],"stop":["a","\u0000"]}"#, 400,
            "input_not_text", "stop[1]"
        ),
    ]) func `a request that can't be met is refused by code and place, for good`(
        _ body: String, _ status: Int, _ code: String, _ param: String
    ) async throws {
        let fixture = try await ServerFixture()

        let answer = try await Self.ask(fixture, body)

        #expect(answer.status == status)
        #expect(answer.error?["code"]?.string == code)
        #expect(answer.error?["param"]?.string == param)
        #expect(answer.headers["x-should-retry"] == "false")
    }

    @Test func `what is not done as it is asked is named with its reason`() async throws {
        let fixture = try await ServerFixture(script: { _ in .answer(#"{"urgent":true}"#) })
        let schema: JSON = [
            "type": "json_schema", "json_schema": ["name": "q", "schema": ["type": "object", "properties": [:]]],
        ]

        let answers = try await fixture.working {
            [
                try await Self.ask(fixture, Self.body("Hi", ["max_tokens": 50_000])),
                try await Self.ask(fixture, Self.body("Hi", ["max_completion_tokens": 100])),
                try await Self.ask(fixture, Self.body("Hi", model: "ticket", ["response_format": schema])),
                try await fixture.ask(
                    "POST", "/v1/responses",
                    body: #"{"model":"first","input":"Hi","max_output_tokens":50000,"truncation":"auto"}"#),
            ]
        }

        #expect(answers.map(\.status) == [200, 200, 200, 200])
        #expect(
            answers.map { $0.headers["x-chassis-warning"] } == [
                "not applied: max_tokens above 1024", nil,
                "not applied: response_format (feature 'ticket' has its own)",
                "not applied: truncation, max_output_tokens above 1024",
            ])
    }

    @Test(arguments: [false, true])
    func `a NUL that a model says keeps nobody from going on`(isStreamed: Bool) async throws {
        let fixture = try await ServerFixture(script: { _ in isStreamed ? .pieces(["a\0", "b"]) : .answer("a\0b") })

        try await fixture.working {
            let first = try await fixture.ask("POST", "/v1/responses", body: #"{"model":"first","input":"Hi"}"#)
            let id = first.json?["id"]?.string ?? ""
            let next = try await fixture.ask(
                "POST", "/v1/responses", body: #"{"model":"first","input":"Go on","previous_response_id":"\#(id)"}"#)

            #expect(first.json?["output"]?[0]?["content"]?[0]?["text"] == "a\u{FFFD}b")
            #expect(next.status == 200, "\(next.body)")
        }
    }

    @Test func `a job whose client hangs up goes on and is billed as its provider says`() async throws {
        let latch = Latch()
        let fixture = try await ServerFixture(
            script: { _ in
                .eventStreamHead + .pieceEvents(["Hello "]) + Script([.hold(latch)]) + .pieceEvents(["you"])
                    + .endOfPieces
            })

        let job = try await fixture.working {
            let client = try fixture.client()
            try await Self.beginStream(client, fixture)
            client.hangUp()
            latch.open()
            return try await fixture.engine.finished(JobID(1), within: .seconds(60))
        }

        #expect(job?.state == .completed)
        #expect(job?.usage.state == .reported)
        #expect(job?.usage.outputTokens == 20)
    }

    @Test func `a plan may have the job end with its client, and what it used is estimated`() async throws {
        let fixture = try await ServerFixture(
            script: { _ in .eventStreamHead + .pieceEvents(["Hello "]) + .hang },
            change: { $0.plans[0].onDisconnect = .cancel })

        let job = try await fixture.working {
            let client = try fixture.client()
            try await Self.beginStream(client, fixture)
            client.hangUp()
            return try await fixture.engine.finished(JobID(1), within: .seconds(60))
        }

        #expect(job?.state == .cancelled)
        #expect(job?.usage.state == .estimated)
        #expect(job?.usage.outputTokens == 1)
        // It had the beginning of its answer.
        #expect(job?.credits == Credits(milli: 1000))
    }

    /// Asks for a stream and reads up to its first word.
    private static func beginStream(
        _ client: Client, _ fixture: ServerFixture, model: String = "first"
    ) async throws {
        let body = Self.body("Hi", model: model, ["stream": true])
        await client.send(
            "POST /v1/chat/completions HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try await client.head().status == 200)
        while let chunk = try await client.chunk(), !chunk.contains("Hello") {}
    }

    @Test(arguments: [
        ("/v1/chat/completions", #"{"model": "frist", "messages": [{"role": "user", "content": "Hi"}]}"#, "'first'?"),
        ("/v1/responses", #"{"model": "tickets", "input": "Hi"}"#, "'ticket'?"),
        ("/v1/jobs", #"{"feature": "anwser", "input": "Hi"}"#, "Did you mean 'answer'?"),
        ("/v1/jobs", #"{"feature": "poetry", "input": "Hi"}"#, "There is: answer, fallback, ticket."),
        ("/v1/embeddings", #"{"model": "answer", "input": "Hi"}"#, "first"),
    ]) func `a name that nothing has is answered with one that there is`(path: String, body: String, words: String)
        async throws
    {
        let fixture = try await ServerFixture()

        let message = try await fixture.ask("POST", path, body: body).error?["message"]?.string ?? ""

        #expect(message.contains(words), "\(message)")
    }

    @Test func `models, features and tiers are listed, each name once`() async throws {
        let fixture = try await ServerFixture()

        let list = try #require(try await fixture.ask("GET", "/v1/models").json?["data"]?.array)
        let one = try await fixture.ask("GET", "/v1/models/first")
        let none = try await fixture.ask("GET", "/v1/models/gpt-9")

        let names = list.compactMap { $0["id"]?.string }
        #expect(names == ["answer", "fallback", "ticket", "first", "second", "local", "small", "complex"])
        #expect(one.json?["owned_by"] == "hosted")
        #expect(none.status == 404 && none.error?["code"] == "model_not_found")
    }
}
