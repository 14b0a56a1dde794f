import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

/// `n`: several answers to one request, a job each.
@Suite(.timeLimit(.minutes(2)))
struct ChoicesTests {
    /// Answers in turn; the first is number 0.
    final class Turns: Sendable {
        private let count = Mutex(0)
        func next() -> Int {
            count.withLock { count in
                defer { count += 1 }
                return count
            }
        }
    }

    private static func body(_ count: Int, _ more: JSONObject = [:]) -> String {
        var more = more
        more["n"] = .integer(Int64(count))
        return ChatRouteTests.body("I am mia@example.com", model: "answer", more)
    }

    @Test func `each answer has its index, its values back, and is paid for`() async throws {
        let turns = Turns()
        let fixture = try await ServerFixture(
            script: { _ in .answer("Answer \(turns.next()) for ⟦EMAIL_1⟧.") },
            change: { $0.features[0].cache = .init(ttl: .seconds(60)) })

        let answer = try await fixture.working { try await ChatRouteTests.ask(fixture, Self.body(3)) }

        #expect(answer.status == 200, "\(answer.body)")
        let choices = try #require(answer.json?["choices"]?.array)
        #expect(choices.map { $0["index"] } == [0, 1, 2])
        let texts = choices.compactMap { $0["message"]?["content"]?.string }
        #expect(Set(texts) == Set((0..<3).map { "Answer \($0) for mia@example.com." }))
        #expect(answer.json?["usage"]?["prompt_tokens"] == 300)
        #expect(answer.json?["usage"]?["completion_tokens"] == 60)
        #expect(answer.headers["x-chassis-job"] == "job_1,job_2,job_3")
        #expect(answer.headers["x-chassis-credits-charged"] == "3")
        #expect(answer.headers["x-chassis-credits-left"] == "997")
        #expect(answer.headers["x-chassis-cost-usd"] == "0.0018")
        #expect(try await fixture.store.verifyLedger().mismatches == [])
        let trace = try #require(try await fixture.store.trace(JobID(2)))
        #expect(trace.spans.first { $0.name == "inspect" }?.attributes["choice"] == "2 of 3")
    }

    @Test func `a stream brings all answers by their index, and one end`() async throws {
        let turns = Turns()
        let fixture = try await ServerFixture(script: { _ in .pieces(["Answer ", "\(turns.next()) ", "⟦EMAIL_1⟧"]) })

        let answer = try await fixture.working {
            try await ChatRouteTests.ask(
                fixture, Self.body(2, ["stream": true, "stream_options": ["include_usage": true]]))
        }

        let events = ChatRouteTests.events(answer.body)
        #expect(events.count { $0 == "[DONE]" } == 1 && events.last == "[DONE]")
        let chunks = try events.dropLast().map { try JSON(parsing: $0) }
        #expect(Set(chunks.map { $0["id"]?.string }) == ["chatcmpl-job_1"])
        var texts = ["", ""]
        for choice in chunks.compactMap({ $0["choices"]?[0] }) {
            let index = try #require(choice["index"]?.integer)
            texts[Int(index)] += choice["delta"]?["content"]?.string ?? ""
        }
        #expect(Set(texts) == ["Answer 0 mia@example.com", "Answer 1 mia@example.com"])
        #expect(chunks.count { $0["choices"]?[0]?["finish_reason"] == "stop" } == 2)
        #expect(chunks.last?["usage"]?["total_tokens"] == 240)
    }

    @Test func `without credits for all of them none is begun`() async throws {
        let fixture = try await ServerFixture(change: { workspace in
            workspace.plans = [Plan(name: "pro", monthlyCredits: Credits(milli: 2_000))]
        })

        let answer = try await ChatRouteTests.ask(fixture, Self.body(3))
        #expect(answer.body.contains("has 2 credits available; 3 are needed"), "\(answer.body)")

        #expect(answer.status == 429 && answer.error?["code"] == "insufficient_quota")
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 2_000))
    }

    @Test func `a key stands for all answers, and for their number`() async throws {
        let fixture = try await ServerFixture()
        let key = ["idempotency-key": "k"]

        try await fixture.working {
            let first = try await ChatRouteTests.ask(fixture, Self.body(2), headers: key)
            let again = try await ChatRouteTests.ask(fixture, Self.body(2), headers: key)
            let other = try await ChatRouteTests.ask(fixture, Self.body(3), headers: key)

            #expect(again.json?["id"] == first.json?["id"])
            #expect(again.headers["x-chassis-job"] == "job_1,job_2")
            #expect(other.status == 409)
        }
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 2)
    }

    @Test(arguments: [false, true])
    func `where one answer fails the others are given, and a further try pays for that one alone`(
        isStreamed: Bool
    ) async throws {
        let turns = Turns()
        let fixture = try await ServerFixture(
            script: { _ in turns.next() == 1 ? .json("{}", status: 403) : .answer("Yes.") },
            change: { $0.engine = EngineSettings(workers: 1) })
        let body = Self.body(2, ["stream": .bool(isStreamed)])

        try await fixture.working {
            let partly = try await ChatRouteTests.ask(fixture, body, headers: ["x-stainless-retry-count": "0"])
            let again = try await ChatRouteTests.ask(fixture, body, headers: ["x-stainless-retry-count": "1"])

            #expect(partly.status == 200 && again.status == 200)
            let choices =
                isStreamed
                ? try ChatRouteTests.events(partly.body).dropLast().compactMap { try JSON(parsing: $0)["choices"]?[0] }
                : partly.json?["choices"]?.array ?? []
            let failed = choices.filter { $0["error"] != nil }
            #expect(failed.count == 1 && failed.first?["error"]?["code"] == "provider_status")
            let said = failed.first?[isStreamed ? "delta" : "message"]
            #expect(said?["refusal"] == failed.first?["error"]?["message"] && said?["refusal"]?.string != nil)
            // Strict clients know no other reasons than OpenAI's.
            #expect(choices.count { $0["finish_reason"] == "stop" } == 2)
            #expect(!again.body.contains("provider_status"))
            if isStreamed {
                #expect(partly.body.contains("[DONE]") && again.body.contains("[DONE]"))
            } else {
                #expect(partly.headers["x-chassis-credits-charged"] == "1")
            }
            #expect(again.headers["x-chassis-job"] == "job_1,job_3")
            #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 998_000))
        }
    }

    @Test(arguments: [false, true])
    func `where all answers fail the request does, and costs nothing`(isStreamed: Bool) async throws {
        let fixture = try await ServerFixture(script: { _ in .json("{}", status: 403) })

        let answer = try await fixture.working {
            try await ChatRouteTests.ask(fixture, Self.body(2, ["stream": .bool(isStreamed)]))
        }

        #expect(answer.status == 503, "\(answer.body)")
        #expect(answer.body.contains("provider_status"))
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 1_000_000))
    }

    @Test(arguments: [#"{"n": 0}"#, #"{"n": 129}"#, #"{"n": 1.5}"#, #"{"n": 2, "conversation_id": "c"}"#])
    func `a number of answers that can't be had is refused`(members: String) async throws {
        let fixture = try await ServerFixture()
        let more = try #require(try JSON(parsing: members).object)

        let answer = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi", more))

        #expect(answer.status == 400 && answer.error?["param"] == "n", "\(answer.body)")
    }

    @Test(arguments: [
        RateLimits(requestsPerMinute: 2), RateLimits(requestsPerMinute: 9, concurrency: 2),
    ])
    func `more answers than a plan takes at a time are refused for good`(limits: RateLimits) async throws {
        let fixture = try await ServerFixture(change: { $0.plans[0].limits = limits })

        let refused = try await ChatRouteTests.ask(fixture, Self.body(3))
        let taken = try await fixture.working { try await ChatRouteTests.ask(fixture, Self.body(2)) }

        #expect(refused.status == 400 && refused.error?["param"] == "n", "\(refused.body)")
        #expect(refused.headers["x-should-retry"] == "false")
        #expect(taken.status == 200)
    }

    @Test func `a client that hangs up ends all answers, where its plan has it so`() async throws {
        let fixture = try await ServerFixture(
            script: { _ in .eventStreamHead + .pieceEvents(["Hello "]) + .hang },
            change: { $0.plans[0].onDisconnect = .cancel })
        let body = Self.body(2, ["stream": true])

        try await fixture.working {
            let client = try fixture.client()
            await client.send(
                "POST /v1/chat/completions HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
            #expect(try await client.head().status == 200)
            while let chunk = try await client.chunk(), !chunk.contains("Hello") {}
            client.hangUp()
            for number in 1...2 {
                let job = try await fixture.engine.finished(JobID(Int64(number)), within: .seconds(60))
                #expect(job?.state == .cancelled)
            }
        }
    }
}
