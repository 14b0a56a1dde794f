import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct BatchTests {
    static func line(_ id: String, _ content: String, model: String = "first") -> String {
        #"{"custom_id":"\#(id)","method":"POST","url":"/v1/chat/completions","body":"#
            + ChatRouteTests.body(content, model: model) + "}"
    }

    static func upload(_ fixture: ServerFixture, _ lines: [String]) async throws -> JSON {
        let content = lines.joined(separator: "\n")
        let body =
            "--xyz\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n"
            + "--xyz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"in.jsonl\"\r\n"
            + "content-type: application/octet-stream\r\n\r\n\(content)\r\n--xyz--\r\n"
        let client = try fixture.client()
        await client.send(
            "POST /v1/files HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: multipart/form-data; boundary=xyz\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        )
        let answer = try await client.answer()
        #expect(answer.status == 200)
        return try #require(answer.json)
    }

    static func begin(
        _ fixture: ServerFixture, _ lines: [String], endpoint: String = "/v1/chat/completions"
    ) async throws -> String {
        let file = try await upload(fixture, lines)
        let body: JSON = [
            "input_file_id": file["id"] ?? .null, "endpoint": .string(endpoint), "completion_window": "24h",
        ]
        let answer = try await fixture.ask("POST", "/v1/batches", body: body.text)
        #expect(answer.status == 200)
        return try #require(answer.json?["id"]?.string)
    }

    /// Waits until a batch is as wanted, looking again at each commit.
    static func wait(_ fixture: ServerFixture, _ id: String, until isWanted: (JSON) -> Bool) async throws -> JSON {
        for await _ in fixture.engine.store.changes() {
            if let batch = try await fixture.ask("GET", "/v1/batches/\(id)").json, isWanted(batch) { return batch }
        }
        throw CancellationError()
    }

    static func isFinal(_ batch: JSON) -> Bool {
        ["completed", "failed", "cancelled", "expired"].contains(batch["status"]?.string ?? "")
    }

    static func run(_ fixture: ServerFixture, _ lines: [String]) async throws -> JSON {
        try await wait(fixture, try await begin(fixture, lines), until: isFinal)
    }

    static func content(_ fixture: ServerFixture, _ file: JSON?) async throws -> [JSON] {
        let text = try await fixture.ask("GET", "/v1/files/\(file?.string ?? "")/content").body
        return try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    @Test func `answers and refusals of a batch come in files of their own`() async throws {
        let fixture = try await ServerFixture(script: { _ in .answer("Hello ⟦EMAIL_1⟧") })

        try await fixture.working {
            let batch = try await Self.run(
                fixture, [Self.line("a", "I am mia@example.com"), Self.line("b", "Hi", model: "gpt-9"), ""])

            #expect(batch["status"] == "completed")
            #expect(batch["request_counts"] == ["total": 2, "completed": 1, "failed": 1])
            #expect(batch["usage"]?["input_tokens"] == 100 && batch["usage"]?["total_tokens"] == 120)
            let output = try await Self.content(fixture, batch["output_file_id"])
            #expect(output.map { $0["custom_id"] } == ["a"])
            #expect(
                output[0]["response"]?["body"]?["choices"]?[0]?["message"]?["content"] == "Hello mia@example.com")
            let errors = try await Self.content(fixture, batch["error_file_id"])
            #expect(errors[0]["custom_id"] == "b")
            #expect(errors[0]["response"]?["status_code"] == 404)
            let job = try await fixture.engine.store.job(JobID(1))
            #expect(job?.priority == .low)
        }
    }

    @Test func `vectors of a batch come as each of its lines asked for them`() async throws {
        let fixture = try await ServerFixture(script: { _ in
            .json(#"{"data":[{"index":0,"embedding":[0.5,2]}],"usage":{"prompt_tokens":3,"total_tokens":3}}"#)
        })
        let lines = [("a", ""), ("b", #","encoding_format":"base64""#), ("c", #","encoding_format":"hex""#)].map {
            #"{"custom_id":"\#($0)","method":"POST","url":"/v1/embeddings","body":{"model":"first","input":"Hi"\#($1)}}"#
        }

        try await fixture.working {
            let id = try await Self.begin(fixture, lines, endpoint: "/v1/embeddings")
            let batch = try await Self.wait(fixture, id, until: Self.isFinal)

            let output = try await Self.content(fixture, batch["output_file_id"])
            let vectors = output.map { $0["response"]?["body"]?["data"]?[0]?["embedding"] }
            #expect(vectors == [[0.5, 2], "AAAAPwAAAEA="])
            let errors = try await Self.content(fixture, batch["error_file_id"])
            #expect(errors.map { $0["response"]?["body"]?["error"]?["param"] } == ["encoding_format"])
            #expect(batch["usage"]?["input_tokens"] == 6)
        }
    }

    @Test func `a file that is no batch is refused with the lines that are wrong`() async throws {
        let fixture = try await ServerFixture()

        let batch = try await Self.run(
            fixture, [Self.line("a", "Hi"), "{", Self.line("a", "Ho"), #"{"custom_id":"c","method":"GET"}"#])

        #expect(batch["status"] == "failed")
        let errors = try #require(batch["errors"]?["data"]?.array)
        #expect(errors.map { $0["line"] } == [2, 3, 4])
        #expect(errors.map { $0["code"] } == ["invalid_json_line", "duplicate_custom_id", "invalid_method"])
    }

    @Test func `more lines than a tenant may have in the queue are taken little by little`() async throws {
        let fixture = try await ServerFixture(change: { $0.plans[0].maxQueuedJobs = 3 })

        try await fixture.working {
            let batch = try await Self.run(fixture, (0..<20).map { Self.line("r\($0)", "Hi \($0)") })

            #expect(batch["request_counts"] == ["total": 20, "completed": 20, "failed": 0])
            let output = try await Self.content(fixture, batch["output_file_id"])
            #expect(output.map { $0["custom_id"]?.string } == (0..<20).map { "r\($0)" })
        }
    }

    @Test func `a batch goes on where a server that died has left it, and makes no job twice`() async throws {
        let fixture = try await ServerFixture()
        let id = try await Self.begin(fixture, [Self.line("a", "Hi"), Self.line("b", "Ho")])
        let seen = try await Self.wait(fixture, id) { $0["status"] == "in_progress" }
        try await fixture.stop()

        let again = try await ServerFixture(beside: fixture)
        let batch = try await again.working { try await Self.wait(again, id, until: Self.isFinal) }

        #expect(seen["request_counts"]?["total"] == 2)
        #expect(batch["request_counts"] == ["total": 2, "completed": 2, "failed": 0])
        #expect(try await again.engine.store.jobCount(now: again.clock.now()) == 2)
    }

    @Test func `an answer that was deleted meanwhile is an error of its line, and the batch ends`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(script: { request in
            request.body.contains("Ho") ? Script([.hold(isOpen)]) + .answer("second") : .answer("first")
        })

        try await fixture.working {
            let id = try await Self.begin(fixture, [Self.line("a", "Hi"), Self.line("b", "Ho")])
            for await _ in fixture.engine.store.changes() {
                if try await fixture.engine.store.job(JobID(1))?.state == .completed { break }
            }
            try await fixture.engine.store.deleteTexts(of: JobID(1))
            isOpen.open()
            let batch = try await Self.wait(fixture, id, until: Self.isFinal)

            #expect(batch["status"] == "completed")
            #expect(try await Self.content(fixture, batch["output_file_id"]).map { $0["custom_id"] } == ["b"])
            let errors = try await Self.content(fixture, batch["error_file_id"])
            #expect(errors.map { $0["custom_id"] } == ["a"])
            #expect(errors[0]["response"]?["status_code"] == 404)
        }
    }

    @Test func `a line in which a name stands twice is refused as it is anywhere else`() async throws {
        let fixture = try await ServerFixture()

        let batch = try await Self.run(
            fixture, [Self.line("a", "Hi").replacing("{\"custom_id\"", with: "{\"custom_id\":\"b\",\"custom_id\"")])

        #expect(batch["status"] == "failed")
        #expect(batch["errors"]?["data"]?[0]?["line"] == 1)
    }

    @Test func `the counts of a batch that was cancelled are those of its lines`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(
            script: { _ in Script([.hold(isOpen)]) + .answer("Yes.") },
            change: { $0.plans[0].limits = RateLimits(concurrency: 4) })

        let batch = try await fixture.working {
            let id = try await Self.begin(fixture, (0..<9).map { Self.line("line-\($0)", "Hi \($0)") })
            await fixture.upstream.wait { $0.requests >= 1 }
            _ = try await fixture.ask("POST", "/v1/batches/\(id)/cancel")
            isOpen.open()
            return try await Self.wait(fixture, id, until: Self.isFinal)
        }

        let counts = try #require(batch["request_counts"])
        let errors = try await Self.content(fixture, batch["error_file_id"])
        #expect(batch["status"] == "cancelled" && counts["total"] == 9)
        #expect(counts["failed"]?.integer == Int64(errors.count))
        #expect((counts["completed"]?.integer ?? 0) + Int64(errors.count) == 9)
    }

    @Test(arguments: [
        // The file that is sent is a request as well.
        (RateLimits(concurrency: 4), 2), (RateLimits(requestsPerMinute: 10), 4), (RateLimits(tokensPerMinute: 2000), 3),
    ]) func `a batch leaves half of its tenant's limits to those who wait for an answer`(
        limits: RateLimits, taken: Int
    ) async throws {
        let fixture = try await ServerFixture(change: { $0.plans[0].limits = limits })
        // Some 290 tokens each.
        let lines = (0..<12).map { index in
            #"{"custom_id":"\#(index)","method":"POST","url":"/v1/chat/completions","body":"#
                + ChatRouteTests.body("Hi \(index)", ["max_tokens": 280]) + "}"
        }
        let id = try await Self.begin(fixture, lines)
        for await _ in fixture.engine.store.changes() {
            if try await fixture.engine.store.jobCount(now: fixture.clock.now()) == taken { break }
        }

        let chat = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Now?"}"#)

        #expect(chat.status == 202, "\(chat.body)")
        _ = try await fixture.ask("POST", "/v1/batches/\(id)/cancel")
        #expect(try await Self.wait(fixture, id, until: Self.isFinal)["status"] == "cancelled")
    }

    @Test func `a batch that has ended is not cancelled any more`() async throws {
        let fixture = try await ServerFixture()

        let (id, answer) = try await fixture.working {
            let id = try await Self.begin(fixture, [Self.line("a", "Hi")])
            _ = try await Self.wait(fixture, id, until: Self.isFinal)
            return (id, try await fixture.ask("POST", "/v1/batches/\(id)/cancel"))
        }

        #expect(answer.status == 409 && answer.error?["code"] == "batch_ended", "\(answer.body)")
        #expect(try await Self.wait(fixture, id, until: Self.isFinal)["status"] == "completed")
    }

    @Test func `a batch that is cancelled gives back what was not done`() async throws {
        let fixture = try await ServerFixture(change: { $0.plans[0].maxQueuedJobs = 1 })
        let id = try await Self.begin(fixture, [Self.line("a", "Hi"), Self.line("b", "Ho")])
        _ = try await Self.wait(fixture, id) { $0["status"] == "in_progress" }

        _ = try await fixture.ask("POST", "/v1/batches/\(id)/cancel")
        let batch = try await Self.wait(fixture, id, until: Self.isFinal)

        #expect(batch["status"] == "cancelled")
        let errors = try await Self.content(fixture, batch["error_file_id"])
        #expect(errors.map { $0["custom_id"] } == ["a", "b"])
        #expect(errors.allSatisfy { $0["response"] == .null && $0["error"]?["code"] == "batch_cancelled" })
        #expect(try await fixture.engine.store.tenantAccounts().first { $0.id == "acme" }?.held == .zero)
    }

    @Test func `a batch that is cancelled loses no job that was taken behind one that had to wait`() async throws {
        let fixture = try await ServerFixture(change: { $0.plans[0].limits = RateLimits(tokensPerMinute: 1000) })
        let lines = [10, 990, 10, 10].enumerated().map { index, most in
            let body = ChatRouteTests.body("Hi \(index)", ["max_tokens": .integer(Int64(most))])
            return #"{"custom_id":"\#(index)","method":"POST","url":"/v1/chat/completions","body":\#(body)}"#
        }
        let id = try await Self.begin(fixture, lines)
        for await _ in fixture.engine.store.changes() {
            if try await fixture.engine.store.jobCount(now: fixture.clock.now()) == 3 { break }
        }

        _ = try await fixture.ask("POST", "/v1/batches/\(id)/cancel")
        let batch = try await Self.wait(fixture, id, until: Self.isFinal)

        #expect(batch["status"] == "cancelled")
        let errors = try await Self.content(fixture, batch["error_file_id"])
        #expect(errors.compactMap { $0["custom_id"]?.string }.sorted() == ["0", "1", "2", "3"])
        let jobs = try await fixture.engine.store.jobs(now: fixture.clock.now())
        #expect(jobs.count == 3 && jobs.allSatisfy { $0.state == .cancelled })
        #expect(try await fixture.engine.store.tenantAccounts().first { $0.id == "acme" }?.held == .zero)
    }

    @Test func `a batch goes with the texts that it was made of`() async throws {
        let fixture = try await ServerFixture()
        let store = fixture.engine.store
        let id = try await fixture.working {
            let id = try await Self.begin(fixture, [Self.line("a", "Hi"), Self.line("b", "Hi", model: "gpt-9")])
            _ = try await Self.wait(fixture, id, until: Self.isFinal)
            return id
        }
        let retention = RetentionSettings()

        try await store.prune(retention: retention, now: fixture.clock.now() + retention.payloads - .seconds(1))
        #expect(try await fixture.ask("GET", "/v1/batches/\(id)").status == 200)
        try await store.prune(retention: retention, now: fixture.clock.now() + retention.payloads)

        #expect(try await fixture.ask("GET", "/v1/batches/\(id)").status == 404)
        #expect(try await store.items(of: 1).isEmpty)
    }

    @Test func `a file that a batch still reads is not deleted`() async throws {
        let fixture = try await ServerFixture()
        let id = try await Self.begin(fixture, ["\u{FEFF}" + Self.line("a", "Hi")])
        let batch = try await Self.wait(fixture, id) { $0["status"] == "in_progress" }
        let file = "/v1/files/\(batch["input_file_id"]?.string ?? "")"

        let early = try await fixture.ask("DELETE", file)
        try await fixture.working { _ = try await Self.wait(fixture, id, until: Self.isFinal) }
        let late = try await fixture.ask("DELETE", file)

        #expect(early.status == 409 && early.error?["code"] == "file_in_use")
        #expect(late.json?["deleted"] == true)
    }

    @Test func `another tenant's files and batches are not there`() async throws {
        let fixture = try await ServerFixture()
        let file = try await Self.upload(fixture, [Self.line("a", "Hi")])
        let stranger = try await fixture.engine.issueKey(for: "beta").text

        let answer = try await fixture.ask("GET", "/v1/files/\(file["id"]?.string ?? "")", key: stranger)
        let list = try await fixture.ask("GET", "/v1/files", key: stranger)

        #expect(answer.status == 404)
        #expect(list.json?["data"] == [])
        #expect(try await fixture.ask("GET", "/v1/files").json?["data"]?[0]?["filename"] == "in.jsonl")
    }

    @Test func `an upload's fields may be named without quotes`() async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()
        let body =
            "--xyz\r\nContent-Disposition: form-data; name=purpose\r\n\r\nbatch\r\n"
            + "--xyz\r\nContent-Disposition: form-data; filename=in.jsonl; name=file\r\n\r\n{}\r\n--xyz--\r\n"

        await client.send(
            "POST /v1/files HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: multipart/form-data; boundary=xyz\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        )

        let answer = try await client.answer()
        #expect(answer.status == 200)
        #expect(answer.json?["filename"] == "in.jsonl" && answer.json?["bytes"] == 2)
    }

    @Test(arguments: ["", "--xyz", "--xyz\r\n\r\n", "--xyz\r\ncontent-disposition: form-data\r\n\r\nx\r\n--xyz--"])
    func `an upload that is not whole is refused`(_ body: String) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(
            "POST /v1/files HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: multipart/form-data; boundary=xyz\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
        )

        let answer = try await client.answer()
        #expect(answer.status == 400)
        #expect(answer.error?["code"] == "invalid_multipart")
    }
}
