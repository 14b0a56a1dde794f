import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct CompactionTests {
    private static let said: JSON = [
        ["role": "user", "content": "I am mia@example.com. Which plan?"],
        ["role": "assistant", "content": "The small one."],
        ["type": "function_call", "call_id": "c1", "name": "price", "arguments": #"{"plan":"small"}"#],
        ["type": "function_call_output", "call_id": "c1", "output": "9 euros"],
        ["role": "user", "content": "Go on."],
    ]

    private static func fixture() async throws -> ServerFixture {
        try await ServerFixture(script: { request in
            .answer(request.body.contains("Sum up") ? "⟦EMAIL_1⟧ takes the small plan at 9 euros." : "Gladly.")
        })
    }

    private static func compact(
        _ fixture: ServerFixture, _ members: JSONObject, key: String? = nil
    ) async throws -> Client.Answer {
        var body: JSONObject = ["model": "first"]
        for member in members.members { body[member.name] = member.value }
        return try await fixture.ask("POST", "/v1/responses/compact", key: key, body: JSON.object(body).text)
    }

    private static func create(_ fixture: ServerFixture, _ input: JSON, key: String? = nil) async throws
        -> Client.Answer
    {
        let body: JSON = ["model": "first", "input": input]
        return try await fixture.ask("POST", "/v1/responses", key: key, body: body.text)
    }

    @Test func `what users said stays, and one closed item stands for the rest`() async throws {
        let fixture = try await Self.fixture()

        let answer = try await fixture.working {
            try await Self.compact(fixture, ["input": Self.said, "instructions": "Be kind.", "prompt_cache_key": "k"])
        }

        let json = try #require(answer.json)
        #expect(json["id"] == "resp_job_1" && json["object"] == "response.compaction")
        #expect(json["created_at"]?.integer != nil)
        let output = try #require(json["output"]?.array)
        #expect(output.map { $0["type"]?.string } == ["message", "message", "compaction"])
        #expect(output[0]["content"]?[0]?["text"] == "I am mia@example.com. Which plan?")
        #expect(output[1]["content"]?[0]?["text"] == "Go on.")
        #expect(output[2]["encrypted_content"]?.string?.contains("euros") == false)
        #expect(json["usage"]?["output_tokens"] == 20)
        #expect(answer.headers["x-chassis-credits-charged"] == "1")
        #expect(answer.headers["x-chassis-warning"] == "not applied: instructions, prompt_cache_key")
        let sent = try #require(fixture.upstream.requests.first?.body)
        #expect(sent.contains("9 euros") && !sent.contains("mia@"))
    }

    @Test func `a plan that names its feature alone needs no tier for it, and opens none`() async throws {
        let fixture = try await ServerFixture(
            script: { _ in .answer("A summary.") }, change: { $0.plans[0].names = ["answer"] })

        try await fixture.working {
            let allowed = try await Self.compact(fixture, ["model": "answer", "input": Self.said])
            #expect(allowed.status == 200, "\(allowed.body)")
            for model in ["first", "small", "ticket"] {
                let refused = try await Self.compact(fixture, ["model": .string(model), "input": Self.said])
                #expect(refused.status == 404, "\(model)")
            }
        }
        // Its own words hold nothing that would be taken for a client's.
        #expect(fixture.upstream.requests.allSatisfy { !$0.body.contains("LITERAL") })
    }

    @Test func `it is read where it is sent again, and summed up once more with what came after it`() async throws {
        let fixture = try await Self.fixture()

        try await fixture.working {
            let first = try #require(try await Self.compact(fixture, ["input": Self.said]).json?["output"]?.array)
            let next: JSON = .array(first + [["role": "user", "content": "What does it cost?"]])
            let answer = try await Self.create(fixture, next)
            let again = try await Self.compact(fixture, ["previous_response_id": "resp_job_2"])

            #expect(answer.json?["output"]?[0]?["content"]?[0]?["text"] == "Gladly.")
            let sent = try JSON(parsing: try #require(fixture.upstream.requests.dropFirst().first?.body))
            let messages = sent["messages"]?.array?.compactMap { $0["content"]?.string } ?? []
            #expect(messages.contains { $0.hasSuffix("⟦EMAIL_1⟧ takes the small plan at 9 euros.") }, "\(messages)")
            #expect(!messages.contains { $0.contains("The small one.") })
            let output = try #require(again.json?["output"]?.array)
            #expect(output.map { $0["type"]?.string } == ["message", "message", "message", "compaction"])
            #expect(fixture.upstream.requests.last?.body.contains("Gladly.") == true)
        }
    }

    @Test func `a feature's conversation is summed up by the small tier, whose answers have no form`() async throws {
        let fixture = try await Self.fixture()

        let answer = try await fixture.working {
            try await Self.compact(fixture, ["model": "ticket", "input": Self.said])
        }

        #expect(answer.status == 200)
        #expect(fixture.upstream.requests.first?.body.contains("urgent") == false)
    }

    @Test func `it opens for its tenant alone, and only as it was made`() async throws {
        let fixture = try await Self.fixture()
        let other = try await fixture.engine.issueKey(for: "beta").text

        try await fixture.working {
            let output = try #require(try await Self.compact(fixture, ["input": Self.said]).json?["output"])
            let foreign = try await Self.create(fixture, output, key: other)
            let forged = try await Self.create(
                fixture, [["type": "compaction", "encrypted_content": "gAAAAABo"], ["role": "user", "content": "Hi"]])

            #expect(foreign.status == 400 && foreign.error?["param"] == "input[2].encrypted_content")
            #expect(forged.status == 400 && forged.error?["param"] == "input[0].encrypted_content")
        }
        #expect(fixture.upstream.counts.requests == 1)
    }

    @Test(arguments: [
        (#"{"model":"first"}"#, 400, "input"), (#"{"model":"gpt-9","input":"Hi"}"#, 404, "model"),
        (#"{"model":"first","previous_response_id":"resp_job_9"}"#, 404, "previous_response_id"),
    ])
    func `what can't be summed up is refused before it costs anything`(body: String, status: Int, param: String)
        async throws
    {
        let fixture = try await Self.fixture()

        let refused = try await fixture.ask("POST", "/v1/responses/compact", body: body)

        #expect(refused.status == status && refused.error?["param"]?.string == param, "\(refused.body)")
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }
}
