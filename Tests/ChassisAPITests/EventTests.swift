import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct EventTests {
    /// One server-sent event as a client reads it.
    private struct Event {
        var name = ""
        var id = ""
        var data = ""
        var json: JSON? { try? JSON(parsing: data) }

        init?(_ text: String) {
            for line in text.split(separator: "\n") {
                if line.hasPrefix("event: ") { name = String(line.dropFirst(7)) }
                if line.hasPrefix("id: ") { id = String(line.dropFirst(4)) }
                if line.hasPrefix("data: ") { data += (data.isEmpty ? "" : "\n") + line.dropFirst(6) }
            }
            if name.isEmpty { return nil }
        }
    }

    private func submit(_ fixture: ServerFixture) async throws {
        let answer = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?"}"#)
        #expect(answer.status == 202)
    }

    private func read(_ client: Client, until isLast: (Event) -> Bool = { _ in false }) async throws -> [Event] {
        var events: [Event] = []
        while let chunk = try await client.chunk() {
            guard let event = Event(chunk) else { continue }
            events.append(event)
            if isLast(event) { break }
        }
        return events
    }

    private func follow(_ fixture: ServerFixture, after id: String? = nil) async throws -> Client {
        let client = try fixture.client()
        let resumption = id.map { "last-event-id: \($0)\r\n" } ?? ""
        await client.send(
            "GET /v1/jobs/job_1/events HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + resumption + "\r\n")
        let head = try await client.head()
        #expect(head.status == 200)
        #expect(head.headers["content-type"]?.hasPrefix("text/event-stream") == true)
        return client
    }

    @Test func `a client that follows a job gets states and pieces, and the whole at the end`() async throws {
        let fixture = try await ServerFixture { _ in .pieces(["It is ", "under\nSettings."]) }
        try await submit(fixture)
        let client = try await follow(fixture)

        let events = try await fixture.working { try await read(client) }

        #expect(
            events.filter { $0.name == "state" }.map { $0.json?["state"]?.string } == [
                "queued", "running", "completed",
            ])
        #expect(
            events.filter { $0.name == "delta" }.compactMap { $0.json?["text"]?.string }.joined()
                == "It is under\nSettings.")
        #expect(events.last?.json?["job"]?["output"]?.string == "It is under\nSettings.")
    }

    @Test func `a line end in an answer can't end an event or make a header of one`() async throws {
        let evil = "one\r\n\r\nevent: state\rdata: {\"state\":\"completed\"}\n\nid: 9\u{2028}two"
        let fixture = try await ServerFixture { _ in .pieces([evil]) }
        try await submit(fixture)
        let client = try await follow(fixture)

        let events = try await fixture.working { try await read(client) }

        #expect(events.filter { $0.name == "state" }.count == 3)
        #expect(events.filter { $0.name == "delta" }.compactMap { $0.json?["text"]?.string }.joined() == evil)
    }

    @Test func `a client goes on where it was, after the server was another one`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture { _ in
            .eventStreamHead + .pieceEvents(["It is ", "under "]) + Script([.hold(isOpen)])
                + .pieceEvents(["Settings."]) + .endOfPieces
        }
        try await submit(fixture)
        let worker = Task { await WorkerPool(engine: fixture.engine).run(grace: .zero) }
        let first = try await follow(fixture)
        var heard = try await read(first) { $0.name == "delta" }
        try await fixture.stop()
        let next = try await ServerFixture(beside: fixture)
        isOpen.open()

        let second = try await follow(next, after: heard.last?.id)
        heard += try await read(second)
        worker.cancel()
        await worker.value

        #expect(
            heard.filter { $0.name == "delta" }.compactMap { $0.json?["text"]?.string }.joined()
                == "It is under Settings.")
        #expect(
            heard.filter { $0.name == "state" }.map { $0.json?["state"]?.string } == [
                "queued", "running", "completed",
            ])
    }

    @Test func `one tenant's followers take half of all connections at most`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxConnections: 8))
        try await submit(fixture)
        var streams: [Client] = []
        for _ in 0..<3 { streams.append(try await follow(fixture)) }
        let socket = try await SocketClient(fixture)

        let stream = try await fixture.ask("GET", "/v1/jobs/job_1/events")
        let handshake = try await fixture.ask("GET", "/v1/events", headers: SocketClient.handshake)

        #expect([stream.status, handshake.status] == [429, 429])
        #expect(stream.json?["error"]?["code"]?.string == "too_many_followers")
        #expect(stream.headers["retry-after"] == "5")
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1").status == 200)

        streams.removeLast().hangUp()
        var status = 429
        while status == 429 {
            try await Task.sleep(for: .milliseconds(10))
            let client = try fixture.client()
            await client.send(
                "GET /v1/jobs/job_1/events HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n\r\n")
            status = try await client.head().status
        }
        #expect(status == 200)
        withExtendedLifetime((streams, socket)) {}
    }

    @Test func `who has had the last event is told to come back no more`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)
        let events = try await fixture.working { try await read(try await follow(fixture)) }
        let last = try #require(events.last?.id)

        let over = try await fixture.ask("GET", "/v1/jobs/job_1/events", headers: ["last-event-id": last])
        let ahead = try await fixture.ask("GET", "/v1/jobs/job_1/events", headers: ["last-event-id": "99.0"])

        #expect(over.status == 204 && over.body.isEmpty)
        #expect(ahead.status == 400 && ahead.error?["param"] == "last-event-id")
    }

    @Test func `a client that goes away leaves its job alone`() async throws {
        let isOpen = Latch()
        let fixture = try await ServerFixture { _ in Script([.hold(isOpen)]) + .answer("It is there.") }
        try await submit(fixture)
        try await fixture.working {
            let client = try await follow(fixture)
            _ = try await read(client) { $0.json?["state"]?.string == "running" }

            client.hangUp()
            isOpen.open()
            let ended = try await fixture.ask("GET", "/v1/jobs/job_1?wait=60")

            #expect(ended.json?["output"]?.string == "It is there.")
            #expect(ended.json?["usage_state"]?.string == "reported")
        }
    }

    @Test func `an id that is none is refused`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)

        let refused = try await fixture.ask(
            "GET", "/v1/jobs/job_1/events", headers: ["last-event-id": "yesterday"])

        #expect(refused.status == 400 && refused.error?["param"]?.string == "last-event-id")
    }

    @Test func `one socket follows many jobs, and only one's own`() async throws {
        let fixture = try await ServerFixture { _ in .pieces(["Yes", ", it is."]) }
        try await submit(fixture)
        try await submit(fixture)
        let other = try await fixture.engine.issueKey(for: "beta").text
        _ = try await fixture.ask(
            "POST", "/v1/jobs", key: other, body: #"{"feature": "answer", "input": "Mine?"}"#)
        let socket = try await SocketClient(fixture)

        try await socket.send(#"{"subscribe": ["job_1", {"id": "job_2", "after": "1.0"}, "job_3", "job_4"]}"#)
        let messages = try await fixture.working {
            try await socket.messages { messages in
                messages.count { $0["data"]?["state"]?.string == "completed" } == 2
                    && messages.count { $0["error"] != nil } == 2
            }
        }

        func states(_ job: String) -> [String?] {
            messages.filter { $0["job"]?.string == job && $0["event"]?.string == "state" }
                .map { $0["data"]?["state"]?.string }
        }
        #expect(states("job_1") == ["queued", "running", "completed"])
        #expect(states("job_2") == ["running", "completed"])
        let refused = messages.filter { $0["error"] != nil }
        #expect(Set(refused.compactMap { $0["job"]?.string }) == ["job_3", "job_4"])
        #expect(refused.allSatisfy { $0["error"]?["code"]?.string == "job_not_found" })
    }

    @Test func `a socket may follow any number of jobs, one after the other`() async throws {
        let fixture = try await ServerFixture()
        let submissions = (0..<1100).map { Submission(tenant: "acme", feature: "answer", input: Array("\($0)?".utf8)) }
        // As many as a plan takes, twice.
        for part in [submissions.prefix(1000), submissions.suffix(100)] {
            let jobs = await fixture.engine.submit(Array(part)).compactMap { try? $0.get().job.id }
            #expect(jobs.count == part.count)
            _ = try await fixture.engine.cancelJobs(jobs.map { JobTarget(id: $0) })
        }
        let socket = try await SocketClient(fixture)

        for first in stride(from: 1, to: 1100, by: 100) {
            let names = (first..<first + 100).map { "\"job_\($0)\"" }.joined(separator: ",")
            try await socket.send(#"{"subscribe": [\#(names)]}"#)
            let messages = try await socket.messages { messages in
                messages.count { $0["data"]?["state"]?.string == "cancelled" || $0["error"] != nil } == 100
            }
            #expect(messages.allSatisfy { $0["error"] == nil })
        }
    }

    @Test func `a socket opens on a connection that has carried requests, upgrades among them`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)
        let client = try fixture.client()
        #expect(try await client.ask("GET", "/v1/jobs/job_1", key: fixture.key).status == 200)
        let unknown = ["upgrade": "h2c", "connection": "upgrade"]
        #expect(try await client.ask("GET", "/healthz", headers: unknown).status == 200)

        let socket = try await SocketClient(fixture, on: client)
        try await socket.send(#"{"subscribe": ["job_1"]}"#)

        #expect(try await socket.messages { $0.count == 1 }.first?["job"] == "job_1")
    }

    @Test func `what a client says right behind its handshake is heard`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)

        let subscription = SocketClient.frame(0x81, Array(#"{"subscribe": ["job_1"]}"#.utf8))
        let socket = try await SocketClient(fixture, first: subscription)

        #expect(try await socket.messages { $0.count == 1 }.first?["job"] == "job_1")
    }

    @Test func `a socket ends with the key that opened it`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)
        let socket = try await SocketClient(fixture)
        let key = try #require(try await fixture.store.keys(of: "acme").first)
        _ = try await fixture.engine.revokeKey(key.id)
        while try await fixture.ask("GET", "/v1/jobs/job_1").status != 401 {}

        try await socket.send(#"{"subscribe": ["job_1"]}"#)

        // 1008, policy violation.
        #expect(try await socket.closing() == 1008)
    }

    @Test func `a socket whose client reads nothing is closed`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(idleTimeout: .milliseconds(500)))
        let socket = try await SocketClient(fixture)
        // Each name comes back in an answer, far more of it than what lies between the two can hold.
        let message = #"{"subscribe": ["\#(String(repeating: "x", count: 60_000))"]}"#

        // What can't be sent any more is dropped; on a connection that stays, this would wait for ever.
        for _ in 0..<600 { try await socket.send(message) }

        await #expect(throws: (any Error).self) { _ = try await socket.messages { $0.count == 600 } }
    }

    @Test func `a message that is none is refused and the socket stays open`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)
        let socket = try await SocketClient(fixture)

        try await socket.send("hello")
        try await socket.send(#"{"subscribe": ["job_1"]}"#)
        let messages = try await socket.messages { $0.count == 2 }

        #expect(messages.first?["error"]?["code"]?.string == "invalid_request")
        #expect(messages.last?["data"]?["state"]?.string == "queued")
    }

    @Test func `a place that is no text is refused, and not taken for none`() async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)
        let socket = try await SocketClient(fixture)

        try await socket.send(#"{"subscribe": [{"id": "job_1", "after": 5}]}"#)

        #expect(try await socket.messages { $0.count == 1 }.first?["error"]?["param"] == "after")
    }

    @Test(arguments: [
        (#"{"subscribe": ["job_1"], "after": "1.0"}"#, "after"), (#"{"subscribe": [1]}"#, "subscribe"),
        (#"{"subscribe": [{"after": "1.0"}]}"#, "subscribe"), (#"{"unsubscribe": [1]}"#, "unsubscribe"),
    ])
    func `what names no job, or a place for all of them, is refused with the form that is taken`(
        message: String, param: String
    ) async throws {
        let fixture = try await ServerFixture()
        try await submit(fixture)
        let socket = try await SocketClient(fixture)

        try await socket.send(message)
        let refused = try await socket.messages { $0.count == 1 }.first

        #expect(refused?["error"]?["param"]?.string == param && refused?["job"] == .null)
        #expect(refused?["error"]?["message"]?.string?.contains(#"{"id": "job_2", "after": "3.120"}"#) == true)
    }

    @Test(arguments: [nil, "chassis_aaaaaaaaaaaa_" + String(repeating: "a", count: 52)])
    func `a socket without a valid key is refused`(key: String?) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        let refused = try await client.ask("GET", "/v1/events", key: key, headers: SocketClient.handshake)

        #expect(refused.status == 401 && refused.error?["code"]?.string == "invalid_api_key")
    }

    @Test(
        arguments: [
            ("without a mask", [0x81, 2, 0x68, 0x69], 1002),
            ("of an extension that nobody agreed on", SocketClient.frame(0xC1), 1002),
            ("of an unknown kind", SocketClient.frame(0x83), 1002),
            ("going on with nothing", SocketClient.frame(0x80), 1002),
            ("inside another message", SocketClient.frame(0x01, [0x78]) + SocketClient.frame(0x81), 1002),
            (
                "in too many pieces",
                SocketClient.frame(0x01, [0x78]) + (0..<70).flatMap { _ in SocketClient.frame(0x00, [0x78]) }, 1009
            ),
            ("that is a goodbye of one byte", SocketClient.frame(0x88, [0x03]), 1002),
            ("that is a goodbye with a code for nobody", SocketClient.frame(0x88, [0x03, 0xED]), 1002),
            ("that is a goodbye", SocketClient.frame(0x88, [0x0F, 0xA0]), 4000),
            ("that is a goodbye without a code", SocketClient.frame(0x88), 1000),
        ] as [(String, [UInt8], Int)])
    func `a frame is answered as the protocol has it`(what: String, bytes: [UInt8], code: Int) async throws {
        let fixture = try await ServerFixture()
        let socket = try await SocketClient(fixture)

        await socket.send(raw: bytes)

        #expect(try await socket.closing() == code, "\(what)")
    }
}
