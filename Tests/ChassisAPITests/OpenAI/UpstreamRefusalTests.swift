import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What a client is told of a model that gave no answer.
@Suite(.timeLimit(.minutes(2)))
struct UpstreamRefusalTests {
    private static let body = ChatRouteTests.body("Hi", model: "answer")

    private func answer(_ script: Script) async throws -> Client.Answer {
        let fixture = try await ServerFixture(
            script: { _ in script }, change: { $0.features[0].limits.attempts = 1 })
        return try await fixture.working { try await ChatRouteTests.ask(fixture, Self.body) }
    }

    @Test(arguments: [
        #"{"error":{"message":"Your input exceeds the limit.","code":"context_length_exceeded"}}"#,
        #"{"error":{"message":"This model's maximum context length is 8192 tokens."}}"#,
        #"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}}"#,
        #"{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}"#,
    ]) func `a prompt that a service finds too long is told by the code that clients shorten it on`(body: String)
        async throws
    {
        let answer = try await answer(.json(body, status: 400))

        #expect(answer.status == 400)
        #expect(answer.error?["code"] == "context_length_exceeded" && answer.error?["param"] == "messages")
    }

    @Test func `what is too long is named as the route names it`() async throws {
        let refusal = #"{"error":{"message":"Your input exceeds the limit.","code":"context_length_exceeded"}}"#
        let fixture = try await ServerFixture(
            script: { _ in .json(refusal, status: 400) }, change: { $0.features[0].limits.attempts = 1 })

        let answer = try await fixture.working {
            try await fixture.ask("POST", "/v1/responses", body: #"{"model": "answer", "input": "Hello"}"#)
        }

        #expect(answer.status == 400)
        #expect(answer.error?["code"] == "context_length_exceeded" && answer.error?["param"] == "input")
    }

    @Test func `a request that the model's service refuses is the client's, and not to be sent again`() async throws {
        let answer = try await answer(.json(#"{"error":{"message":"messages[1] has no result"}}"#, status: 400))

        #expect(answer.status == 400)
        #expect(answer.error?["code"] == "provider_refused")
        #expect(answer.error?["type"] == "invalid_request_error")
        #expect(answer.headers["x-should-retry"] == "false")
    }

    @Test(arguments: [429, 503])
    func `a wait that the model's service asks for reaches the client`(status: Int) async throws {
        let answer = try await answer(.json("{}", status: status, headers: ["retry-after": "7"]))

        #expect(answer.status == status)
        #expect(answer.headers["retry-after"] == "7")
        #expect(answer.headers["retry-after-ms"] == "7000")
        #expect(answer.headers["x-should-retry"] == nil)
    }

    @Test(arguments: [401, 429, 500])
    func `what a service says of our account is for operators alone`(status: Int) async throws {
        let words = #"{"error":{"message":"Limit reached in organization org-7 on tokens per min"}}"#
        let fixture = try await ServerFixture(
            script: { _ in .json(words, status: status) }, change: { $0.features[0].limits.attempts = 1 })

        let answers = try await fixture.working {
            [
                try await ChatRouteTests.ask(fixture, Self.body),
                try await fixture.ask("GET", "/v1/jobs/job_1"),
                try await fixture.ask("POST", "/v1/responses", body: #"{"model": "answer", "input": "Hello"}"#),
                try await fixture.ask("GET", "/v1/responses/resp_job_2"),
            ]
        }

        for answer in answers {
            #expect(answer.body.contains("The model's provider"))
            #expect(!answer.body.contains("org-7") && !answer.body.contains("hosted"))
        }
        let jobs = try await [fixture.store.job(JobID(1)), fixture.store.job(JobID(2))]
        #expect(jobs.allSatisfy { $0?.error?.message.contains("org-7") == true })
    }

    /// A server whose only model asked to be left alone for 40 s, in answer to a first chat.
    private func brokenOff(_ isMended: Latch = Latch()) async throws -> ServerFixture {
        let fixture = try await ServerFixture(
            script: { _ in
                isMended.isOpen ? .answer("Here.") : .json("{}", status: 503, headers: ["retry-after": "40"])
            }, change: { $0.features[0].limits.attempts = 1 })
        let first = try await fixture.working { try await ChatRouteTests.ask(fixture, Self.body) }
        #expect(first.status == 503)
        return fixture
    }

    @Test(arguments: [false, true])
    func `a chat whose model is not asked for a while is told when to come again`(isStreamed: Bool) async throws {
        let fixture = try await brokenOff()
        let body = isStreamed ? Self.body.dropLast() + #","stream":true}"# : Self.body[...]

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, String(body)) }

        #expect(answer.status == 503)
        #expect(answer.error?["code"] == "model_unavailable")
        #expect(answer.headers["retry-after"] == "40")
        #expect(answer.headers["x-should-retry"] == nil)
        #expect(fixture.upstream.requests.count == 1)
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 1_000_000))
    }

    /// Waits for a commit that leaves the job as wanted.
    private func wait(_ fixture: ServerFixture, for id: JobID, until isWanted: (Job) -> Bool) async throws -> Job {
        let changes = fixture.store.changes()
        if let job = try await fixture.store.job(id), isWanted(job) { return job }
        for await _ in changes {
            if let job = try await fixture.store.job(id), isWanted(job) { return job }
        }
        throw CancellationError()
    }

    @Test func `a job whose model is not asked for a while waits, and says for what and how long`() async throws {
        let isMended = Latch()
        let fixture = try await brokenOff(isMended)
        isMended.open()
        let submitted = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Hi"}"#)
        let path = "/v1/jobs/" + (submitted.json?["id"]?.string ?? "")

        try await fixture.working {
            let job = try await wait(fixture, for: JobID(2)) { $0.isHeldUp }
            let waiting = try await fixture.ask("GET", path)
            #expect(job.attempts == 0)
            #expect(waiting.json?["status"] == "queued")
            #expect(waiting.json?["error"]?["code"] == "model_unavailable")
            #expect(waiting.json?["eta_seconds"] == 40)
            #expect(waiting.json?["position"] == .null)
            #expect(waiting.headers["retry-after"] == "40")

            fixture.clock.advance(by: .seconds(40))
            _ = try await wait(fixture, for: JobID(2)) { $0.state == .completed }
        }

        let ended = try await fixture.ask("GET", path)
        #expect(ended.json?["error"] == .null)
        #expect(ended.headers["retry-after"] == nil)
    }
}
