import ChassisAPI
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What clients see whose answer is under way when the server is told to stop.
@Suite(.timeLimit(.minutes(2)))
struct StoppingTests {
    /// A stream of which the first words have come.
    private func begin(_ fixture: ServerFixture, _ path: String, _ body: String) async throws -> Client {
        let client = try fixture.client()
        await client.send(
            "POST \(path) HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try await client.head().status == 200)
        while let chunk = try await client.chunk(), !chunk.contains(" is") {}
        return client
    }

    private func paused(_ latch: Latch) -> Script {
        .eventStreamHead + .pieceEvents(["It is ", "under "]) + Script([.hold(latch)]) + .pieceEvents(["Settings."])
            + .endOfPieces
    }

    private static let ways = [
        (
            "/v1/chat/completions",
            #"{"model": "first", "stream": true, "messages": [{"role": "user", "content": "Where?"}]}"#
        ),
        (
            "/v1/chat/completions",
            #"{"model": "first", "n": 2, "stream": true, "messages": [{"role": "user", "content": "Where?"}]}"#
        ),
        ("/v1/responses", #"{"model": "first", "stream": true, "input": "Where?"}"#),
    ]

    @Test(arguments: ways)
    func `a stream that can't be taken up again goes on to its end`(path: String, body: String) async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture { _ in paused(isOpen) }
        try await fixture.working {
            let client = try await begin(fixture, path, body)

            fixture.server.stop()
            isOpen.open()
            var rest = ""
            while let chunk = try await client.chunk() { rest += chunk }

            #expect(rest.contains("Settings."))
            #expect(rest.contains("[DONE]") || rest.contains("response.completed"))
        }
        try await fixture.stop()
    }

    @Test(arguments: ways)
    func `one that is broken off says so, and does not look whole`(path: String, body: String) async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture(
            script: { _ in paused(isOpen) }, change: { $0.plans[0].onDisconnect = .cancel })
        try await fixture.working {
            let client = try await begin(fixture, path, body)

            fixture.server.stop()
            // The grace passes, long before the call's own two minutes do.
            await fixture.clock.waitForSleeper(of: .seconds(8))
            fixture.clock.advance(by: .seconds(8))
            let rest = await client.rest()

            #expect(rest.contains("server_stopping") && rest.contains("GET /v1/jobs/job_1"), "\(rest)")
            #expect(!rest.contains("[DONE]") && !rest.contains("response.completed"))
            // The last chunk of a whole answer is empty.
            #expect(!rest.contains("\r\n0\r\n\r\n"))
            isOpen.open()
            // It is the server that left.
            let job = try await fixture.engine.finished(JobID(1), within: .seconds(60))
            #expect(job?.state == .completed)
        }
        try await fixture.stop()
    }

    private static let waits = [
        ("/v1/chat/completions", #"{"model": "first", "messages": [{"role": "user", "content": "Where?"}]}"#, 1),
        (
            "/v1/chat/completions", #"{"model": "first", "n": 2, "messages": [{"role": "user", "content": "Where?"}]}"#,
            2
        ),
        (ways[0].0, ways[0].1, 1), (ways[1].0, ways[1].1, 2),
        ("/v1/responses", #"{"model": "first", "input": "Where?"}"#, 1),
        ("/v1/embeddings", #"{"model": "first", "input": "Where?"}"#, 1),
    ]

    @Test(arguments: waits)
    func `who waits for the answer of a job that no worker has begun hears at once that the job lives on`(
        path: String, body: String, jobs: Int
    ) async throws {
        let fixture = try await ServerFixture()
        async let waiting = fixture.ask("POST", path, body: body)
        for await _ in fixture.store.changes() where try await fixture.store.job(JobID(Int64(jobs))) != nil { break }

        try await fixture.stop()

        let answer = try await waiting
        #expect(answer.status == 503, "\(answer.body)")
        #expect(answer.error?["code"] == "server_stopping")
        #expect(answer.headers["retry-after"] == "1")
        #expect(answer.headers["x-should-retry"] == nil)
        #expect(answer.headers["x-chassis-job"] == (1...jobs).map { "job_\($0)" }.joined(separator: ","))
        #expect(try await fixture.store.job(JobID(1))?.state == .queued)
    }

    @Test func `an answer that is still under way when the time is over is given by another server`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture { _ in Script([.hold(isOpen)]) + .answer("It is there.") }
        let body = #"{"model": "first", "messages": [{"role": "user", "content": "Where?"}]}"#
        try await fixture.working {
            async let waiting = fixture.ask("POST", "/v1/chat/completions", body: body)
            await fixture.upstream.wait { $0.requests == 1 }

            fixture.server.stop()
            await fixture.clock.waitForSleeper(of: .seconds(8))
            fixture.clock.advance(by: .seconds(8))

            let answer = try await waiting
            #expect(answer.status == 503 && answer.headers["x-chassis-job"] == "job_1", "\(answer.body)")
            isOpen.open()
            let job = try await fixture.engine.finished(JobID(1), within: .seconds(60))
            #expect(job?.state == .completed)
        }
        try await fixture.stop()
        let other = try await ServerFixture(beside: fixture)

        let again = try await other.ask(
            "POST", "/v1/chat/completions", key: fixture.key, body: body, headers: ["x-stainless-retry-count": "1"])

        #expect(again.status == 200 && again.headers["x-chassis-job"] == "job_1", "\(again.body)")
        #expect(again.body.contains("It is there."))
        try await other.stop()
    }

    @Test func `who waits for a job is told how it stands`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?"}"#)
        let client = try fixture.client()
        await client.send(
            "GET /v1/jobs/job_1?wait=60 HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "expect: 100-continue\r\n\r\n")
        #expect(try await client.head().status == 100)

        try await fixture.stop()

        let answer = await client.rest()
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.contains(#""status":"queued""#))
    }
}
