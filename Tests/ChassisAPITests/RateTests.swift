import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct RateTests {
    private func fixture(_ limits: RateLimits) async throws -> ServerFixture {
        try await ServerFixture(change: { workspace in
            workspace.plans = [Plan(name: "pro", monthlyCredits: Credits(milli: 1_000_000), limits: limits)]
        })
    }

    private func submit(_ fixture: ServerFixture, _ number: Int = 0, key: String? = nil) async throws -> Client.Answer {
        try await fixture.ask(
            "POST", "/v1/jobs", key: key, body: #"{"feature": "answer", "input": "Number \#(number)?"}"#)
    }

    @Test func `two servers together take as many requests a minute as the plan has`() async throws {
        let first = try await fixture(RateLimits(requestsPerMinute: 7))
        let second = try await ServerFixture(beside: first)

        let answers = try await withThrowingTaskGroup(of: Client.Answer.self) { group in
            for number in 0..<40 {
                group.addTask { try await submit(number % 2 == 0 ? first : second, number) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        let refused = answers.filter { $0.status == 429 }
        #expect(answers.count { $0.status == 202 } == 7)
        #expect(refused.count == 33)
        #expect(refused.allSatisfy { $0.error?["code"]?.string == "rate_limit_exceeded" })
        // A minute's seventh part, rounded up.
        #expect(refused.allSatisfy { $0.headers["retry-after-ms"] == "8572" && $0.headers["retry-after"] == "9" })
        #expect(refused.allSatisfy { $0.headers["x-should-retry"] == nil })
        #expect(refused.allSatisfy { $0.headers["x-ratelimit-remaining-requests"] == "0" })
        #expect(try await first.store.verifyLedger().mismatches == [])
    }

    @Test func `what makes no job and takes disk is a request all the same`() async throws {
        let fixture = try await fixture(RateLimits(requestsPerMinute: 2))
        let statuses = try await [
            fixture.ask("POST", "/v1/traces", body: #"{"resourceSpans": []}"#).status, submit(fixture).status,
            fixture.ask("POST", "/v1/traces", body: #"{"resourceSpans": []}"#).status,
        ]

        #expect(statuses == [200, 202, 429])
    }

    @Test func `a limit fills again with the time, and whoever waits as told is taken`() async throws {
        let fixture = try await fixture(RateLimits(requestsPerMinute: 2))
        let first = try await submit(fixture)
        #expect(first.headers["x-ratelimit-limit-requests"] == "2")
        #expect(first.headers["x-ratelimit-remaining-requests"] == "1")
        #expect(first.headers["x-ratelimit-reset-requests"] == "30s")
        #expect(try await submit(fixture).status == 202)
        let refused = try await submit(fixture)
        #expect(refused.status == 429)

        fixture.clock.advance(by: .milliseconds(Int64(refused.headers["retry-after-ms"] ?? "") ?? 0))

        #expect(try await submit(fixture).status == 202)
        #expect(try await submit(fixture).status == 429)
    }

    @Test func `one tenant's limit is nobody else's`() async throws {
        let fixture = try await fixture(RateLimits(requestsPerMinute: 1))
        let other = try await fixture.engine.issueKey(for: "beta").text

        #expect(try await submit(fixture).status == 202)
        #expect(try await submit(fixture).status == 429)
        #expect(try await submit(fixture, key: other).status == 202)
    }

    @Test func `a chat that names no limit does not take the minute of those beside it`() async throws {
        let fixture = try await ServerFixture(change: { workspace in
            workspace.plans[0].limits = RateLimits(tokensPerMinute: 10_000)
            workspace.models[0].maxOutputTokens = 128_000
        })
        func chat(_ more: JSONObject = [:]) async throws -> Client.Answer {
            try await fixture.ask("POST", "/v1/chat/completions", body: ChatRouteTests.body("Hi", more))
        }

        let answers = try await fixture.working {
            async let first = chat()
            async let second = chat()
            return try await [first, second, chat(["max_tokens": 100_000])]
        }

        // What it did ask for is more than is left.
        #expect(answers.map(\.status) == [200, 200, 429])
    }

    @Test func `tokens are taken as expected and given back as used`() async throws {
        // 512 may be answered, and a few are asked.
        let fixture = try await fixture(RateLimits(tokensPerMinute: 600))

        let first = try await submit(fixture)
        let refused = try await submit(fixture)
        _ = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=60") }
        let ended = try await fixture.ask("GET", "/v1/jobs/job_1")

        #expect(first.status == 202 && first.headers["x-ratelimit-limit-tokens"] == "600")
        #expect(refused.status == 429)
        #expect(refused.error?["message"]?.string?.contains("600 tokens a minute: this request needs about 5") == true)
        #expect(refused.error?["message"]?.string?.hasSuffix(" are left.") == true)
        // It took 120.
        #expect(ended.headers["x-ratelimit-remaining-tokens"] == "480")
    }

    @Test(arguments: [
        ("/v1/chat/completions", #"{"model": "first", "messages": [{"role": "user", "content": "Hi"}]}"#),
        ("/v1/responses", #"{"model": "small", "input": "Hi"}"#),
    ])
    func `a client that names no length may use what its model may`(path: String, body: String) async throws {
        let fixture = try await fixture(RateLimits(tokensPerMinute: 100_000))

        let answers = try await fixture.working {
            [try await fixture.ask("POST", path, body: body), try await fixture.ask("GET", "/healthz")]
        }

        #expect(answers.last?.status == 200)
        #expect(answers.first?.headers["x-ratelimit-limit-tokens"] == "100000")
    }

    @Test func `all that a model reads counts, whoever said it`() async throws {
        let fixture = try await fixture(RateLimits(tokensPerMinute: 3000))
        let rules = String(repeating: "Answer in one word. ", count: 500)
        func send() async throws -> Client.Answer {
            try await fixture.ask(
                "POST", "/v1/responses",
                body: #"{"model": "first", "background": true, "instructions": "\#(rules)", "input": "Hi"}"#)
        }

        #expect(try await send().status == 200)
        #expect(try await send().status == 429)
    }

    @Test func `a debt of many minutes is paid with the time, and whoever waits as told is taken`() async throws {
        let fixture = try await ServerFixture(
            script: { _ in
                .json(
                    #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"#
                        + #""usage":{"prompt_tokens":6000,"completion_tokens":20}}"#)
            },
            change: { workspace in workspace.plans[0].limits = RateLimits(tokensPerMinute: 1000) })
        try await fixture.working {
            _ = try await submit(fixture)
            _ = try await fixture.ask("GET", "/v1/jobs/job_1?wait=60")
        }

        let refused = try await submit(fixture, 1)
        let wait = try #require(Int64(refused.headers["retry-after-ms"] ?? ""))
        fixture.clock.advance(by: .milliseconds(wait - 1000))
        let early = try await submit(fixture, 2)
        fixture.clock.advance(by: .milliseconds(1000))

        #expect(refused.status == 429 && wait > 300_000 && wait < 420_000)
        #expect(early.status == 429)
        #expect(try await submit(fixture, 3).status == 202)
    }

    @Test func `a clock that was a day ahead locks nobody out, and fills nothing`() async throws {
        let fixture = try await fixture(RateLimits(requestsPerMinute: 1))
        fixture.clock.putForward(by: .seconds(86_400))
        #expect(try await submit(fixture).status == 202)
        fixture.clock.putForward(by: .seconds(-86_400))

        let early = try await submit(fixture, 1)
        fixture.clock.advance(by: .seconds(61))
        let answers = [try await submit(fixture, 2), try await submit(fixture, 3)]

        #expect(early.status == 429 && answers.map(\.status) == [202, 429])
    }

    @Test func `a cancelled job gives its tokens back`() async throws {
        let fixture = try await fixture(RateLimits(tokensPerMinute: 600))
        _ = try await submit(fixture)

        let cancelled = try await fixture.ask("DELETE", "/v1/jobs/job_1")

        #expect(cancelled.headers["x-ratelimit-remaining-tokens"] == "600")
    }

    @Test func `no more jobs are unfinished at once than the plan has`() async throws {
        let fixture = try await fixture(RateLimits(concurrency: 2))

        let answers = try await withThrowingTaskGroup(of: Client.Answer.self) { group in
            for number in 0..<20 { group.addTask { try await submit(fixture, number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        _ = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=60") }

        #expect(answers.count { $0.status == 202 } == 2)
        #expect(answers.count { $0.status == 429 && $0.headers["retry-after"] != nil } == 18)
        #expect(try await submit(fixture).status == 202)
    }

    @Test func `a client that tries again gets the job that it has, and pays once`() async throws {
        let fixture = try await ServerFixture()
        func send(_ count: String, _ input: String = "Where?") async throws -> Client.Answer {
            try await fixture.ask(
                "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "\#(input)"}"#,
                headers: ["x-stainless-retry-count": count])
        }

        let first = try await send("0")
        let again = try await send("1")
        let other = try await send("1", "When?")
        let same = try await send("0")
        fixture.clock.advance(by: .seconds(1201))
        let late = try await send("2")

        #expect(again.json?["id"] == first.json?["id"] && again.headers["idempotent-replayed"] == "true")
        #expect(Set([first, other, same, late].compactMap { $0.json?["id"]?.string }).count == 4)
        #expect(try await fixture.store.tenantAccounts().first { $0.id == "acme" }?.held == Credits(milli: 4000))
    }
}
