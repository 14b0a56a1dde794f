import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

/// Streams whose model breaks off behind the first words: nobody pays for an answer that can't be had.
@Suite(.timeLimit(.minutes(2)))
struct BrokenStreamTests {
    private static let paid = Credits(milli: 1000)
    private static let granted = Credits(milli: 1_000_000)

    /// A server whose first model breaks off after two words, and answers in these pieces from then on.
    private func fixture(_ pieces: [String], until latch: Latch) async throws -> ServerFixture {
        let calls = Mutex(0)
        return try await ServerFixture(script: { _ in
            let isFirst = calls.withLock { calls in
                calls += 1
                return calls == 1
            }
            guard isFirst else { return .pieces(pieces) }
            return .eventStreamHead + .pieceEvents(["It is ", "under "]) + Script([.hold(latch)]) + .close
        })
    }

    private func begin(
        _ fixture: ServerFixture, _ path: String = "/v1/chat/completions",
        body: String = ChatRouteTests.body("Where?", ["stream": true])
    ) async throws -> Client {
        let client = try fixture.client()
        await client.send(
            "POST \(path) HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try await client.head().status == 200)
        return client
    }

    /// Reads the rest of a stream of which the first words were sent; the model breaks off, and its job is due again once it
    /// waits.
    private func rest(_ client: Client, _ fixture: ServerFixture, _ latch: Latch) async throws -> String {
        var seen = ""
        while !seen.contains(" is"), let chunk = try await client.chunk() { seen += chunk }
        let changes = fixture.store.changes()
        latch.open()
        for await _ in changes {
            guard let state = try await fixture.store.job(JobID(1))?.state, state != .running else { continue }
            if state == .queued { fixture.clock.advance(by: .seconds(5)) }
            break
        }
        while let chunk = try await client.chunk() { seen += chunk }
        return seen
    }

    private func text(_ stream: String) throws -> String {
        try ChatRouteTests.events(stream).filter { $0 != "[DONE]" }.map { try JSON(parsing: $0) }
            .compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }.joined()
    }

    @Test func `an answer that is begun anew in the same words goes on in its stream, and is paid once`() async throws {
        let latch = Latch()
        let fixture = try await fixture(["It ", "is un", "der Settings", "."], until: latch)

        let stream = try await fixture.working { try await rest(try await begin(fixture), fixture, latch) }

        #expect(try text(stream) == "It is under Settings.")
        #expect(ChatRouteTests.events(stream).last == "[DONE]")
        let job = try #require(try await fixture.store.job(JobID(1)))
        #expect(job.state == .completed && job.attempts == 2 && job.credits == Self.paid)
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 999_000))
    }

    @Test(arguments: [["It is ", "elsewhere."], ["It is"]])
    func `one that is begun otherwise ends with its stream, costs nothing, and a repeat is paid once`(
        pieces: [String]
    ) async throws {
        let latch = Latch()
        let fixture = try await fixture(pieces, until: latch)

        let (stream, again) = try await fixture.working {
            let stream = try await rest(try await begin(fixture), fixture, latch)
            let ended = try #require(try await fixture.engine.finished(JobID(1), within: .seconds(60)))
            #expect(ended.state == .failed && ended.error?.code == "answer_restarted")
            #expect(ended.credits == .zero && ended.attempts == 2)
            return (stream, try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Where?", ["stream": true])))
        }

        #expect(try text(stream) == "It is under ")
        let last = try JSON(parsing: try #require(ChatRouteTests.events(stream).last))
        #expect(last["error"]?["code"] == "answer_restarted")
        #expect(try text(again.body) == pieces.joined())
        #expect(again.headers["x-chassis-job"] == "job_2")
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 999_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
        // What it cost us is told all the same.
        let trace = try #require(try await fixture.store.trace(JobID(1)))
        #expect(trace.calls.count == 2)
    }

    @Test(arguments: [
        (["It is under", " Settings."], true), (["It is ", "elsewhere."], false), (["It"], false),
    ]) func `the next model's answer goes on as well where it says the same`(
        pieces: [String], goesOn: Bool
    ) async throws {
        let latch = Latch()
        let fixture = try await fixture(pieces, until: latch)
        let body = ChatRouteTests.body("Where?", model: "small", ["stream": true])

        let stream = try await fixture.working { try await rest(try await begin(fixture, body: body), fixture, latch) }

        let job = try #require(try await fixture.engine.finished(JobID(1), within: .zero))
        #expect(try text(stream) == (goesOn ? pieces.joined() : "It is under "))
        #expect(job.state == (goesOn ? .completed : .failed))
        #expect(job.credits == (goesOn ? Self.paid : .zero))
        #expect(job.attempts == 1)
    }

    @Test func `where somebody else follows the job it goes on for them, and a repeat gets it without a price`()
        async throws
    {
        let latch = Latch()
        let fixture = try await fixture(["Elsewhere", "."], until: latch)

        let (stream, events, again, other) = try await fixture.working {
            let client = try await begin(fixture)
            let follower = try fixture.client()
            await follower.send(
                "GET /v1/jobs/job_1/events HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n\r\n")
            #expect(try await follower.head().status == 200)
            var events = ""
            while !events.contains("under"), let chunk = try await follower.chunk() { events += chunk }
            let stream = try await rest(client, fixture, latch)
            while let chunk = try await follower.chunk() { events += chunk }
            let body = ChatRouteTests.body("Where?", ["stream": true])
            let again = try await ChatRouteTests.ask(fixture, body)
            return (stream, events, again, try await ChatRouteTests.ask(fixture, body))
        }

        #expect(stream.contains("answer_restarted") && stream.contains("/v1/jobs/job_1"))
        #expect(events.contains("event: reset") && events.contains("Elsewhere."))
        #expect(again.headers["x-chassis-job"] == "job_1")
        #expect(try text(again.body) == "Elsewhere.")
        // Once: who asks the same later wants a new answer.
        #expect(other.headers["x-chassis-job"] == "job_2")
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 998_000))
    }

    @Test func `where another process works the job its new answer is the repeat's, and paid once`() async throws {
        let latch = Latch()
        let fixture = try await fixture(["Elsewhere", "."], until: latch)
        let pool = WorkerPool(
            engine: try await ServerFixture.engine(fixture.engine.setup.workspace, clock: fixture.clock))
        // Awaited below.
        let work = Task { await pool.run(grace: .zero) }

        let stream = try await rest(try await begin(fixture), fixture, latch)
        let again = try await ChatRouteTests.ask(fixture, ChatRouteTests.body("Where?", ["stream": true]))
        pool.stop()
        await work.value

        #expect(stream.contains("answer_restarted"))
        #expect(again.headers["x-chassis-job"] == "job_1")
        #expect(try text(again.body) == "Elsewhere.")
        #expect(try await fixture.store.availableCredits(of: "acme") == Credits(milli: 999_000))
    }

    @Test func `a response that its client waits for ends where its model broke off, and costs nothing`() async throws {
        let latch = Latch()
        let fixture = try await fixture(["Elsewhere."], until: latch)
        let body = #"{"model": "first", "input": "Where?", "stream": true}"#

        let stream = try await fixture.working {
            try await rest(try await begin(fixture, "/v1/responses", body: body), fixture, latch)
        }

        let last = try JSON(parsing: try #require(ChatRouteTests.events(stream).last))
        #expect(last["type"] == "response.failed")
        #expect(last["response"]?["error"]?["code"] == "provider_cut_off")
        #expect(try await fixture.store.availableCredits(of: "acme") == Self.granted)
    }
}
