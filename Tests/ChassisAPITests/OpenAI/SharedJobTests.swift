import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

/// Clients that wait for the same job, under a plan that ends jobs with their clients.
@Suite(.timeLimit(.minutes(2)))
struct SharedJobTests {
    private static let body = ChatRouteTests.body("Hi", ["stream": true])
    private static let key = ["idempotency-key": "k-1"]

    /// Asks for a stream under the key and reads up to its first word.
    private static func begin(_ fixture: ServerFixture) async throws -> Client {
        let client = try fixture.client()
        await client.send(
            "POST /v1/chat/completions HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "idempotency-key: k-1\r\ncontent-type: application/json\r\n"
                + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try await client.head().status == 200)
        while let chunk = try await client.chunk(), !chunk.contains("Hello") {}
        return client
    }

    /// Returns once the server answers nobody but so many, and whoever asks that.
    private static func waitForClients(_ count: Int, _ fixture: ServerFixture) async throws {
        while try await !fixture.ask("GET", "/metrics").body.contains("chassis_http_in_flight \(count + 1)\n") {
            await Task.yield()
        }
    }

    @Test func `a client that leaves does not take the answer from one that waits for the same job`() async throws {
        let latch = Latch()
        let fixture = try await ServerFixture(
            script: { _ in
                .eventStreamHead + .pieceEvents(["Hello "]) + Script([.hold(latch)]) + .pieceEvents(["you"])
                    + .endOfPieces
            }, change: { $0.plans[0].onDisconnect = .cancel })

        try await fixture.working {
            let gone = try await Self.begin(fixture)
            let other = try await Self.begin(fixture)
            gone.hangUp()
            try await Self.waitForClients(1, fixture)
            latch.open()

            var rest = ""
            while let chunk = try await other.chunk() { rest += chunk }
            #expect(rest.contains("you") && rest.contains("[DONE]"))
        }
        #expect(try await fixture.store.job(JobID(1))?.state == .completed)
    }

    @Test func `a key whose job ended with its client begins a new one`() async throws {
        let calls = Mutex(0)
        let fixture = try await ServerFixture(
            script: { _ in
                let isFirst = calls.withLock { calls in
                    calls += 1
                    return calls == 1
                }
                return isFirst ? .eventStreamHead + .pieceEvents(["Hello "]) + .hang : .pieces(["Hello ", "you"])
            }, change: { $0.plans[0].onDisconnect = .cancel })

        try await fixture.working {
            let gone = try await Self.begin(fixture)
            gone.hangUp()
            let cancelled = try await fixture.engine.finished(JobID(1), within: .seconds(60))
            let path = "/v1/chat/completions"
            let again = try await fixture.ask("POST", path, body: Self.body, headers: Self.key)
            let replay = try await fixture.ask("POST", path, body: Self.body, headers: Self.key)

            #expect(cancelled?.state == .cancelled)
            #expect(again.status == 200 && again.headers["x-chassis-job"] == "job_2")
            #expect(replay.headers["x-chassis-job"] == "job_2")
        }
    }
}
