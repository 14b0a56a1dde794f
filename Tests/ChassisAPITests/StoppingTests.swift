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
        while let chunk = try await client.chunk(), !chunk.contains("under") {}
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
