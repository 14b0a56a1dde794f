import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// Whose answer a client gets that sends its request again.
@Suite(.timeLimit(.minutes(2)))
struct RetryTests {
    private static let again = ["x-stainless-retry-count": "1"]
    private static let first = ["x-stainless-retry-count": "0"]

    @Test func `a client that tries again without a key gets the job of its first try`() async throws {
        let fixture = try await ServerFixture()
        let again = ["x-stainless-retry-count": "1"]

        try await fixture.working {
            let first = try await ChatRouteTests.ask(
                fixture, ChatRouteTests.body("Hi"), headers: ["x-stainless-retry-count": "0"])
            let second = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi"), headers: again)
            let other = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Ho"), headers: again)
            let new = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi"))

            #expect(second.headers["x-chassis-job"] == first.headers["x-chassis-job"])
            #expect(second.body == first.body)
            #expect(other.headers["x-chassis-job"] != first.headers["x-chassis-job"])
            #expect(new.headers["x-chassis-job"] != first.headers["x-chassis-job"])
        }
        #expect(fixture.upstream.counts.requests == 3)
    }

    @Test func `a third try gets the first one's job too, however long the second waited`() async throws {
        let fixture = try await ServerFixture()

        try await fixture.working {
            var jobs: Set<String?> = []
            for count in 0..<3 {
                let answer = try await ChatRouteTests.ask(
                    fixture, ChatRouteTests.body("Hi"), headers: ["x-stainless-retry-count": "\(count)"])
                jobs.insert(answer.headers["x-chassis-job"])
                fixture.clock.advance(by: .seconds(608))
            }
            #expect(jobs.count == 1)
        }
    }

    @Test func `a try again attaches to a job that still runs`() async throws {
        let latch = Latch()
        let fixture = try await ServerFixture(script: { _ in Script([.hold(latch)]) + .answer("Late.") })

        try await fixture.working {
            let gone = try fixture.client()
            async let lost: Client.Answer = gone.ask(
                "POST", "/v1/chat/completions", key: fixture.key, body: ChatRouteTests.body("Hi"))
            await fixture.upstream.wait { $0.requests == 1 }
            gone.hangUp()
            async let answer = ChatRouteTests.ask(
                fixture, ChatRouteTests.body("Hi"), headers: ["x-stainless-retry-count": "1"])
            latch.open()

            #expect(try await answer.headers["x-chassis-job"] == "job_1")
            _ = try? await lost
        }
        #expect(fixture.upstream.counts.requests == 1)
    }

    @Test func `who was refused gets an answer of its own, and nobody else's`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(
            script: { _ in Script([.hold(isOpen)]) + .answer("Four.") },
            change: { $0.plans[0].limits = RateLimits(concurrency: 1) })

        try await fixture.working {
            async let other = ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.first)
            await fixture.upstream.wait { $0.requests == 1 }
            let refused = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.first)
            isOpen.open()
            let answered = try await other
            let mine = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.again)
            let lost = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.again)

            #expect(refused.status == 429)
            #expect(answered.headers["x-chassis-job"] == "job_1" && answered.headers["idempotent-replayed"] == nil)
            #expect(mine.headers["x-chassis-job"] == "job_2" && mine.headers["idempotent-replayed"] == nil)
            // That was refused once: whoever comes again now lost an answer.
            #expect(lost.headers["x-chassis-job"] == "job_2" && lost.headers["idempotent-replayed"] == "true")
        }
    }

    @Test func `who was told of a failure gets a new try, though another was answered`() async throws {
        let turns = ChoicesTests.Turns()
        let fixture = try await ServerFixture(script: { _ in
            turns.next() == 0 ? .json("{}", status: 403) : .answer("Four.")
        })

        try await fixture.working {
            let failed = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.first)
            let other = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.first)
            let next = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Roll a die"), headers: Self.again)

            #expect([failed, other, next].map(\.status) == [503, 200, 200])
            #expect(next.headers["x-chassis-job"] == "job_3")
        }
    }

    @Test func `what was deleted is answered anew`() async throws {
        let fixture = try await ServerFixture()

        try await fixture.working {
            _ = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi"), headers: Self.first)
            try await fixture.store.deleteTexts(of: JobID(1))
            let again = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi"), headers: Self.again)

            #expect(again.status == 200 && again.headers["x-chassis-job"] == "job_2")
        }
    }

    @Test(arguments: [(1, 3), (3, 1), (2, 3)])
    func `one key is not for one answer and for several`(_ count: Int, _ other: Int) async throws {
        let fixture = try await ServerFixture()
        func ask(_ count: Int) async throws -> Client.Answer {
            try await ChatRouteTests.ask(
                fixture, ChatRouteTests.body("Hi", count == 1 ? [:] : ["n": .integer(Int64(count))]),
                headers: ["idempotency-key": "review-1"])
        }

        try await fixture.working {
            let first = try await ask(count)
            let refused = try await ask(other)
            let again = try await ask(count)

            #expect([first, refused, again].map(\.status) == [200, 409, 200])
            #expect(again.headers["idempotent-replayed"] == "true")
        }
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == count)
    }

    @Test func `a stream of several goes on where the first of them fails`() async throws {
        let turns = ChoicesTests.Turns()
        let fixture = try await ServerFixture(
            script: { _ in turns.next() == 0 ? .json("{}", status: 403) : .pieces(["Yes."]) },
            change: { $0.engine = EngineSettings(workers: 1) })

        let answer = try await fixture.working {
            try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi", ["n": 2, "stream": true]))
        }

        #expect(answer.status == 200)
        let choices = try ChatRouteTests.events(answer.body).dropLast().compactMap {
            try JSON(parsing: $0)["choices"]?[0]
        }
        #expect(choices.compactMap { $0["delta"]?["content"]?.string }.joined() == "Yes.")
        #expect(choices.filter { $0["error"] != nil }.map { $0["finish_reason"] } == ["stop"])
        #expect(answer.headers["x-chassis-job"] == "job_1,job_2")
    }

    @Test func `a stream of several that all fail names all, and what they cost`() async throws {
        let fixture = try await ServerFixture(script: { _ in .json("{}", status: 403) })

        let answer = try await fixture.working {
            try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Hi", ["n": 2, "stream": true]))
        }

        #expect(answer.status == 503)
        #expect(answer.headers["x-chassis-job"] == "job_1,job_2")
        #expect(answer.headers["x-chassis-credits-charged"] == "0")
    }
}
