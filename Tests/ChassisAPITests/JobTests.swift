import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct JobTests {
    private static let question = #"{"feature": "answer", "input": "Where is it?"}"#

    @Test func `an answer of little confidence is marked where its feature says so`() async throws {
        let fixture = try await ServerFixture(change: { $0.features[0].trust.markBelow = 1 })
        let marked = try await fixture.working {
            _ = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?"}"#)
            return try await fixture.ask("GET", "/v1/jobs/job_1?wait=60")
        }
        let other = try await fixture.working {
            _ = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "fallback", "input": "Where?"}"#)
            return try await fixture.ask("GET", "/v1/jobs/job_2?wait=60")
        }

        let confidence = try #require(marked.json?["confidence"]?.double)
        #expect(marked.json?["low_confidence"] == true)
        #expect(marked.headers["x-chassis-low-confidence"] == String(confidence))
        #expect(other.json?["low_confidence"] == nil && other.headers["x-chassis-low-confidence"] == nil)
    }

    @Test func `a submitted job is stored before it is answered, and its links lead to it`() async throws {
        let fixture = try await ServerFixture()

        let answer = try await fixture.ask(
            "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?", "metadata": {"ticket": "T-1"}}"#)
        let link = try #require(answer.json?["links"]?["self"]?.string)
        let shown = try await fixture.ask("GET", link)

        #expect(answer.status == 202)
        #expect(answer.json?["status"]?.string == "queued")
        #expect(answer.json?["position"]?.integer == 1)
        #expect(answer.headers["location"] == link)
        #expect(answer.headers["x-chassis-job"] == "job_1" && answer.headers["x-chassis-trace"] == "trace_1")
        #expect(answer.headers["x-chassis-credits-left"] == "999")
        #expect(shown.status == 200)
        #expect(shown.json?["id"] == answer.json?["id"])
        #expect(shown.json?["metadata"]?["ticket"]?.string == "T-1")
    }

    @Test func `a queued job is told how long jobs run lately, not how few were asked for`() async throws {
        let fixture = try await ServerFixture()
        func submit(_ input: String) async throws -> JSON? {
            try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "\#(input)"}"#).json
        }
        #expect(try await submit("Where?")?["eta_seconds"] == .null)
        _ = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=60") }
        fixture.clock.advance(by: .seconds(200))

        // Its run took no time on the clock of the test.
        #expect(try await submit("When?")?["eta_seconds"] == 1)
    }

    @Test func `a job ends with its answer, and the headers say what it came to`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)

        let ended = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=60") }

        #expect(ended.json?["status"]?.string == "completed")
        #expect(ended.json?["output"]?.string == "It is under Settings.")
        #expect(ended.headers["x-chassis-cost-usd"] == "0.0006")
        #expect(ended.headers["x-chassis-credits-charged"] == "1")
        #expect(ended.headers["x-chassis-cache"] == "miss")
        #expect(ended.headers["x-chassis-route"] == "local/hosted/first")
        #expect(ended.headers["x-chassis-attempts"] == "1")
    }

    @Test func `waiting for a job ends when the time is up`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)

        async let waited = fixture.ask("GET", "/v1/jobs/job_1?wait=30")
        await fixture.clock.waitForSleepers(1)
        fixture.clock.advance(by: .seconds(30))

        #expect(try await waited.json?["status"]?.string == "queued")
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1?wait=soon").error?["param"]?.string == "wait")
    }

    @Test func `a hundred deliveries of one request make one job and get one answer`() async throws {
        let fixture = try await ServerFixture()

        let answers = try await withThrowingTaskGroup(of: Client.Answer.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    try await fixture.ask("POST", "/v1/jobs", body: Self.question, headers: ["idempotency-key": "k 1"])
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let other = try await fixture.ask(
            "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "When?"}"#, headers: ["idempotency-key": "k 1"])

        #expect(Set(answers.map(\.body)).count == 1)
        #expect(answers.allSatisfy { $0.status == 202 })
        #expect(answers.count { $0.headers["idempotent-replayed"] == "true" } == 99)
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 1)
        #expect(other.status == 409 && other.error?["code"]?.string == "idempotency_conflict")
        #expect(other.headers["x-should-retry"] == "false")
    }

    @Test func `two hundred requests on one credit: one is taken, and the balance is never below nothing`()
        async throws
    {
        let fixture = try await ServerFixture(change: { workspace in
            workspace.plans = [Plan(name: "pro", monthlyCredits: Credits(milli: 1000))]
        })

        let answers = try await withThrowingTaskGroup(of: Client.Answer.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await fixture.ask(
                        "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Number \#(number)?"}"#)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        let refused = answers.filter { $0.status == 429 }
        #expect(answers.count { $0.status == 202 } == 1)
        #expect(refused.count == 199)
        #expect(refused.allSatisfy { $0.error?["code"]?.string == "insufficient_quota" })
        #expect(refused.allSatisfy { $0.headers["x-should-retry"] == "false" })
        let account = try await fixture.store.tenantAccounts().first { $0.id == "acme" }
        #expect(account?.balance == Credits(milli: 1000) && account?.held == Credits(milli: 1000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a tenant sees, cancels, flags and follows its own jobs alone`() async throws {
        let fixture = try await ServerFixture()
        let other = try await fixture.engine.issueKey(for: "beta").text
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)

        for (method, path) in [
            ("GET", "/v1/jobs/job_1"), ("DELETE", "/v1/jobs/job_1"), ("GET", "/v1/jobs/job_1/events"),
            ("POST", "/v1/jobs/job_1/flag"),
        ] {
            let body = method == "POST" ? #"{"reason": "wrong"}"# : nil
            let foreign = try await fixture.ask(method, path, key: other, body: body)
            let missing = try await fixture.ask(
                method, path.replacing("job_1", with: "job_99"), key: other, body: body)
            #expect(foreign.status == 404 && foreign.body == missing.body, "\(method) \(path)")
        }
        #expect(try await fixture.store.job(JobID(1))?.state == .queued)
    }

    @Test(arguments: [Plan.Refund.unanswered, .always])
    func `who cancels an answer that he has read pays for it, unless the plan gives it back`(
        refund: Plan.Refund
    ) async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(
            script: { _ in .eventStreamHead + .pieceEvents(["It is ", "there "]) + Script([.hold(isOpen)]) },
            change: { $0.plans[0].refund = refund })
        _ = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?"}"#)
        try await fixture.working {
            let reader = try fixture.client()
            await reader.send(
                "GET /v1/jobs/job_1/events HTTP/1.1\r\nhost: t\r\nauthorization: Bearer \(fixture.key)\r\n\r\n")
            _ = try await reader.head()
            while let chunk = try await reader.chunk(), !chunk.contains("there") {}
            _ = try await fixture.ask("DELETE", "/v1/jobs/job_1")
            while let chunk = try await reader.chunk(), !chunk.contains(#""state":"cancelled""#) {}
            isOpen.open()

            let ended = try await fixture.ask("GET", "/v1/jobs/job_1")

            #expect(ended.json?["status"]?.string == "cancelled")
            #expect(ended.headers["x-chassis-credits-charged"] == (refund == .always ? "0" : "1"))
            #expect(ended.headers["x-chassis-credits-left"] == (refund == .always ? "1000" : "999"))
        }
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `the same key with another priority is another request`() async throws {
        let fixture = try await ServerFixture()
        func send(_ priority: String) async throws -> Int {
            try await fixture.ask(
                "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?", "priority": "\#(priority)"}"#,
                headers: ["idempotency-key": "k"]
            ).status
        }

        #expect(try await send("high") == 202)
        #expect(try await send("high") == 202)
        #expect(try await send("low") == 409)
    }

    @Test func `a cancellation that comes too late says so`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)
        let claimed = try #require(
            try await fixture.store.claimJobs(
                queue: .standard, owner: "w", limit: 1, lease: .seconds(60), now: fixture.clock.now()
            ).first)

        async let cancelled = fixture.ask("DELETE", "/v1/jobs/job_1")
        while try await fixture.store.job(JobID(1))?.isCancelRequested != true { await Task.yield() }
        // Its worker had the answer by then.
        try await fixture.store.settleJob(
            Settlement(
                lease: Lease(id: claimed.job.id, fence: claimed.fence), outcome: .completed, now: fixture.clock.now()))

        let answer = try await cancelled
        #expect(answer.status == 409 && answer.error?["code"] == "wrong_state")
        #expect(answer.error?["message"]?.string?.contains("is completed") == true)
    }

    @Test func `a job is cancelled once, and its credits come back`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)

        let cancelled = try await fixture.ask("DELETE", "/v1/jobs/job_1")
        let again = try await fixture.ask("DELETE", "/v1/jobs/job_1")

        #expect(cancelled.status == 200 && cancelled.json?["status"]?.string == "cancelled")
        #expect(cancelled.headers["x-chassis-credits-left"] == "1000")
        #expect(again.status == 409 && again.error?["code"]?.string == "wrong_state")
    }

    @Test func `an answer is flagged with what should have been said`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)
        _ = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=60") }

        let flagged = try await fixture.ask(
            "POST", "/v1/jobs/job_1/flag", body: #"{"reason": "There is no such page.", "expected": "It is gone."}"#)
        let empty = try await fixture.ask("POST", "/v1/jobs/job_1/flag", body: "{}")

        #expect(flagged.status == 201 && flagged.json?["state"]?.string == "open")
        let flag = try await fixture.store.flags(open: true, limit: 10).first
        #expect(flag?.expected == "It is gone.")
        #expect(empty.status == 400 && empty.error?["param"]?.string == "reason")
    }

    @Test(arguments: [
        ("", "invalid_json", nil), ("[]", "invalid_json", nil), ("{", "invalid_json", nil),
        ("{}", "invalid_request", "feature"), (#"{"feature": "answer"}"#, "invalid_request", "input"),
        (#"{"feature": "answer", "input": 7}"#, "invalid_request", "input"),
        (#"{"feature": "nothing", "input": "x"}"#, "feature_unknown", "feature"),
        (#"{"feature": "answer", "input": "  "}"#, "input_empty", "input"),
        (#"{"feature": "answer", "input": "x", "priority": "now"}"#, "invalid_request", "priority"),
        (#"{"feature": "answer", "input": "x", "metadata": {"a": 1}}"#, "invalid_request", "metadata"),
        (#"{"feature": "answer", "input": "x", "input": "y"}"#, "invalid_json", nil),
        (
            #"{"feature": "answer", "input": "x", "messages": [{"role": "user", "content": "y"}]}"#, "invalid_request",
            "messages"
        ),
    ])
    func `a request that can't be taken is told what is wrong with it`(
        body: String, code: String, param: String?
    ) async throws {
        let fixture = try await ServerFixture()

        let refused = try await fixture.ask("POST", "/v1/jobs", body: body)

        #expect(refused.status == 400)
        #expect(refused.error?["code"]?.string == code)
        #expect(refused.error?["param"]?.string == param)
        #expect(refused.headers["x-should-retry"] == "false")
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test(arguments: [
        (#"{"reason": ""}"#, 400), (#"{"reason": "   "}"#, 400), (#"{"reason": "wrong", "expected": 5}"#, 400),
        (#"{"reason": "\#(String(repeating: "x", count: 100_000))"}"#, 400),
        (#"{"reason": "wrong", "expected": "\#(String(repeating: "x", count: 200_000))"}"#, 400),
    ])
    func `a flag that can't be kept is the client's mistake`(body: String, status: Int) async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)
        try await fixture.working { _ = try await fixture.ask("GET", "/v1/jobs/job_1?wait=30") }

        let answer = try await fixture.ask("POST", "/v1/jobs/job_1/flag", body: body)

        #expect(answer.status == status)
        #expect(answer.headers["x-should-retry"] == "false")
    }

    @Test func `an address may name the server as well`() async throws {
        let fixture = try await ServerFixture()

        #expect(try await fixture.ask("GET", "http://chassis.test/healthz").status == 200)
        #expect(try await fixture.ask("GET", "http://chassis.test/v1/jobs/job_1").status == 404)
        #expect(try await fixture.ask("GET", "http://chassis.test").status == 404)
    }

    @Test func `a field that nobody knows is taken, and the answer says so`() async throws {
        let fixture = try await ServerFixture()

        let answer = try await fixture.ask(
            "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "x", "colour\r\nx-evil: 1": "red"}"#)

        #expect(answer.status == 202)
        #expect(answer.headers["x-chassis-warning"] == "not applied: colourx-evil: 1")
        #expect(answer.headers["x-evil"] == nil)
    }

    @Test func `many and long names of unknown fields are told in a header that clients take`() async throws {
        let fixture = try await ServerFixture()
        let fields = (0..<500).map { "\"\(String(repeating: "x", count: 1000))\($0)\":1" }.joined(separator: ",")

        let answer = try await fixture.ask(
            "POST", "/v1/jobs", body: #"{"feature":"answer","input":"How?",\#(fields)}"#)

        #expect(answer.status == 202)
        let warning = try #require(answer.headers["x-chassis-warning"])
        #expect(warning.utf8.count < 1000)
        #expect(warning.hasSuffix(" and 490 more"))
    }
}
