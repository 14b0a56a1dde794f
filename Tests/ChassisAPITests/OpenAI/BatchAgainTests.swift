import ChassisCore
import ChassisEngine
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct BatchAgainTests {
    private static func create(
        _ fixture: ServerFixture, _ headers: [String: String], _ more: JSONObject = [:]
    ) async throws -> Client.Answer {
        var body: JSONObject = [
            "input_file_id": "file-1", "endpoint": "/v1/chat/completions", "completion_window": "24h",
        ]
        for member in more.members { body[member.name] = member.value }
        return try await fixture.ask("POST", "/v1/batches", body: JSON.object(body).text, headers: headers)
    }

    @Test(arguments: [
        (["idempotency-key": "k"], ["idempotency-key": "k"], true),
        (["idempotency-key": "k"], ["idempotency-key": "l"], false),
        (["x-stainless-retry-count": "0"], ["x-stainless-retry-count": "1"], true),
        (["x-stainless-retry-count": "0"], ["x-stainless-retry-count": "0"], false), ([:], [:], false),
    ])
    func `a batch that is sent again is the same one, as jobs are`(
        _ first: [String: String], _ second: [String: String], isSame: Bool
    ) async throws {
        let fixture = try await ServerFixture()
        _ = try await BatchTests.upload(fixture, [BatchTests.line("a", "Hi")])

        let began = try await Self.create(fixture, first, ["metadata": ["a": "b"]])
        let again = try await Self.create(fixture, second, ["metadata": ["a": "b"]])

        #expect(began.status == 200 && again.status == 200)
        #expect((began.json?["id"] == again.json?["id"]) == isSame)
        #expect((again.headers["idempotent-replayed"] == "true") == isSame)
        #expect(began.headers["idempotent-replayed"] == nil)
    }

    @Test func `a key with another batch is refused, and what is not known is told`() async throws {
        let fixture = try await ServerFixture()
        _ = try await BatchTests.upload(fixture, [BatchTests.line("a", "Hi")])
        let key = ["idempotency-key": "k"]

        let first = try await Self.create(fixture, key, ["output_expires_after": ["seconds": 3600]])
        let other = try await Self.create(fixture, key, ["endpoint": "/v1/responses"])

        #expect(first.headers["x-chassis-warning"] == "not applied: output_expires_after")
        #expect(other.status == 409 && other.error?["code"] == "idempotency_conflict")
    }

    @Test func `a line that would continue a conversation is refused, not answered without it`() async throws {
        let fixture = try await ServerFixture()
        let line =
            #"{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":"#
            + ChatRouteTests.body("Hi", ["conversation_id": "c-1"]) + "}"

        let batch = try await BatchTests.run(fixture, [line])

        let errors = try await BatchTests.content(fixture, batch["error_file_id"])
        #expect(errors.map { $0["response"]?["body"]?["error"]?["param"] } == ["conversation_id"])
    }

    @Test func `parts of an upload that change nothing are told`() async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()
        let parts = [
            ("purpose", "batch"), ("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "3600"),
            ("file\"; filename=\"in.jsonl", "{}"),
        ].map { "--xyz\r\ncontent-disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        let body = parts.joined() + "--xyz--\r\n"

        await client.send(
            "POST /v1/files HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: multipart/form-data; boundary=xyz\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        )

        let answer = try await client.answer()
        #expect(answer.status == 200)
        #expect(answer.headers["x-chassis-warning"] == "not applied: expires_after")
    }
}
