import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// Clients that close their side of the connection: to say that nothing more will come, or because they go.
@Suite(.timeLimit(.minutes(2)))
struct HalfCloseTests {
    private static func send(
        _ client: Client, _ fixture: ServerFixture, isStream: Bool = false, version: String = "HTTP/1.1"
    ) async {
        let body = ChatRouteTests.body("Hi", isStream ? ["stream": true] : [:])
        await client.send(
            "POST /v1/chat/completions \(version)\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    private static func fixture(_ script: Script) async throws -> ServerFixture {
        try await ServerFixture(script: { _ in script }, change: { $0.plans[0].onDisconnect = .cancel })
    }

    @Test func `a client that says that nothing more will come gets its answer, and the connection's end`()
        async throws
    {
        let latch = Latch()
        let fixture = try await Self.fixture(Script([.hold(latch)]) + .answer("Late."))

        let (answer, rest) = try await fixture.working {
            let client = try fixture.client()
            await Self.send(client, fixture)
            await fixture.upstream.wait { $0.requests == 1 }
            client.finishSending()
            // It is asked whether it has gone.
            #expect(try await client.head().status == 100)
            latch.open()
            return (try await client.answer(), await client.rest())
        }

        #expect(answer.status == 200)
        #expect(answer.json?["choices"]?[0]?["message"]?["content"] == "Late.")
        #expect(answer.headers["connection"] == "close")
        #expect(rest == "")
    }

    @Test func `a stream goes on to such a client as well`() async throws {
        let latch = Latch()
        let fixture = try await Self.fixture(
            .eventStreamHead + .pieceEvents(["Hello "]) + Script([.hold(latch)]) + .pieceEvents(["you"]) + .endOfPieces)

        let rest = try await fixture.working {
            let client = try fixture.client()
            await Self.send(client, fixture, isStream: true)
            #expect(try await client.head().status == 200)
            while let chunk = try await client.chunk(), !chunk.contains("Hello") {}
            client.finishSending()
            while let chunk = try await client.chunk(), chunk != ": \n\n" {}
            latch.open()
            return await client.rest()
        }

        #expect(rest.contains("you"))
        #expect(rest.contains("data: [DONE]"))
    }

    @Test(arguments: ["GET /healthz HTTP/1.1\r\nhost: test\r\n\r\n", "GET /healthz HTTP/1.0\r\n\r\n"])
    func `a request that comes in one piece with the end of its client's side is answered`(request: String)
        async throws
    {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(request)
        client.finishSending()

        #expect(try await client.answer().json?["status"] == "ok")
    }

    @Test(arguments: [("HTTP/1.1", false), ("HTTP/1.1", true), ("HTTP/1.0", false), ("HTTP/1.0", true)])
    func `a client that has gone before its answer began ends its job, where its plan has it so`(
        version: String, isStream: Bool
    ) async throws {
        let fixture = try await Self.fixture(.hang)

        let job = try await fixture.working {
            let client = try fixture.client()
            await Self.send(client, fixture, isStream: isStream, version: version)
            await fixture.upstream.wait { $0.requests == 1 }
            client.hangUp()
            return try await fixture.engine.finished(JobID(1), within: .seconds(60))
        }

        #expect(job?.state == .cancelled)
    }
}
