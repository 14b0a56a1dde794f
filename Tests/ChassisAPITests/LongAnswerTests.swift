import ChassisCore
import ChassisStore
import ChassisTestSupport
import Foundation
import Testing

@testable import ChassisAPI
@testable import ChassisEngine

/// Long answers over the network: whole for each client, in pieces that wait for it, while others are served.
@Suite(.timeLimit(.minutes(4)))
struct LongAnswerTests {
    /// Some 130 KB, of characters of one to four bytes.
    private static let answer = (0..<5_000).map { "Zeile \($0) für Otto 🐎" }.joined(separator: "\n")

    /// A server whose job 1 has ended with an answer.
    private static func fixture(
        _ answer: String = answer, serve: ServeSettings = .patient
    ) async throws -> ServerFixture {
        let fixture = try await ServerFixture(serve: serve)
        _ = try await fixture.ask(
            "POST", "/v1/responses", body: #"{"model": "first", "input": "Where?", "background": true}"#)
        let claimed = try #require(
            try await fixture.store.claimJobs(
                queue: .standard, owner: fixture.engine.boot, limit: 1, lease: .seconds(15), now: fixture.clock.now()
            ).first)
        var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.clock.now())
        settlement.sealedOutput = try fixture.engine.vault.seal(Array(answer.utf8), for: "acme", as: .output)
        try await fixture.store.settleJob(settlement)
        return fixture
    }

    private static func follow(
        _ fixture: ServerFixture, _ path: String = "/v1/jobs/job_1/events", after id: String? = nil,
        receiveBuffer: Int? = nil
    ) async throws -> Client {
        let client = try fixture.client(receiveBuffer: receiveBuffer)
        let resumption = id.map { "last-event-id: \($0)\r\n" } ?? ""
        await client.send(
            "GET \(path) HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n\(resumption)\r\n")
        return client
    }

    /// What a client of server-sent events makes of them: id and data.
    private static func events(_ body: String) throws -> [(id: String?, data: JSON)] {
        try body.split(separator: "\n\n").compactMap { event in
            let lines = event.split(separator: "\n")
            guard let data = lines.first(where: { $0.hasPrefix("data: ") }), !data.hasSuffix("[DONE]") else {
                return nil
            }
            return (
                lines.first { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) },
                try JSON(parsing: String(data.dropFirst(6)))
            )
        }
    }

    private static func events(_ client: Client) async throws -> [(id: String?, data: JSON)] {
        try events(try await client.answer().body)
    }

    private static func text(_ events: [(id: String?, data: JSON)]) -> String {
        events.compactMap { $0.data["text"]?.string }.joined()
    }

    @Test func `a long answer comes once, in pieces, and its end tells the length alone`() async throws {
        let fixture = try await Self.fixture()

        let client = try await Self.follow(fixture)
        #expect(try await client.head().status == 200)
        var (body, largest) = ("", 0)
        while let chunk = try await client.chunk() {
            largest = max(largest, chunk.utf8.count)
            body += chunk
        }

        let events = try Self.events(body)
        #expect(Self.text(events) == Self.answer)
        #expect(largest < 2 * JobEvent.largestText)
        let job = events.last?.data["job"]
        #expect(job?["status"] == "completed" && job?["output"] == nil)
        #expect(job?["output_bytes"] == .integer(Int64(Self.answer.utf8.count)))
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1").json?["output"]?.string == Self.answer)
    }

    @Test func `whoever comes back to any event, or into the middle of a character, gets the rest once`() async throws {
        let fixture = try await Self.fixture()
        let events = try await Self.events(try await Self.follow(fixture))

        for count in events.indices {
            let rest = try await Self.events(try await Self.follow(fixture, after: events[count].id))
            #expect(Self.text(events[...count] + rest) == Self.answer, "after \(count)")
        }
        let bytes = Array(Self.answer.utf8)
        let version = try #require(events.last { $0.data["text"] != nil }?.id?.split(separator: ".").first)
        let horse = try #require(bytes.indices.first { bytes[$0] == 0xF0 && $0 > 100_000 })
        for offset in horse...horse + 4 {
            let rest = try await Self.events(try await Self.follow(fixture, after: "\(version).\(offset)"))
            let next = offset == horse ? offset : horse + 4
            #expect(Self.text(rest) == String(decoding: bytes[next...], as: UTF8.self), "\(offset)")
        }
    }

    @Test func `a socket gets a long answer in pieces too`() async throws {
        let fixture = try await Self.fixture()
        let socket = try await SocketClient(fixture)

        try await socket.send(#"{"subscribe": ["job_1"]}"#)
        let messages = try await socket.messages { $0.contains { $0["data"]?["state"]?.string == "completed" } }

        #expect(messages.compactMap { $0["data"]?["text"]?.string }.joined() == Self.answer)
        #expect(messages.last?["data"]?["job"]?["output"] == nil)
        #expect(messages.last?["data"]?["job"]?["output_bytes"] == .integer(Int64(Self.answer.utf8.count)))
    }

    @Test func `a chat brings a long answer whole, as a stream and in one`() async throws {
        let fixture = try await ServerFixture(
            script: { _ in .answer(Self.answer) },
            change: { workspace in
                workspace.models[0].maxOutputTokens = 100_000
                workspace.features[0].parameters.maxOutputTokens = 100_000
            })
        func ask(_ more: String) async throws -> Client.Answer {
            try await fixture.ask(
                "POST", "/v1/chat/completions",
                body: #"{"model": "first", \#(more) "messages": [{"role": "user", "content": "Where?"}]}"#)
        }

        try await fixture.working {
            let streamed = try await ask(#""stream": true,"#)
            let whole = try await ask("")

            let deltas = try Self.events(streamed.body).compactMap {
                $0.data["choices"]?[0]?["delta"]?["content"]?.string
            }
            #expect(deltas.joined() == Self.answer)
            #expect(deltas.allSatisfy { $0.utf8.count <= JobEvent.largestText })
            #expect(streamed.body.hasSuffix("data: [DONE]\n\n"))
            #expect(whole.json?["choices"]?[0]?["message"]?["content"]?.string == Self.answer)
        }
    }

    @Test func `a response's stream brings a long answer whole, from whatever number`() async throws {
        let fixture = try await Self.fixture()
        func events(after number: Int? = nil) async throws -> [JSON] {
            let after = number.map { "&starting_after=\($0)" } ?? ""
            return try await Self.events(
                try await Self.follow(fixture, "/v1/responses/resp_job_1?stream=true\(after)")
            ).map(\.data)
        }

        let whole = try await events()

        #expect(whole.compactMap { $0["sequence_number"]?.integer } == Array(0..<Int64(whole.count)))
        #expect(whole.compactMap { $0["delta"]?.string }.joined() == Self.answer)
        let texts = [
            whole[whole.count - 4]["text"], whole[whole.count - 3]["part"]?["text"],
            whole[whole.count - 2]["item"]?["content"]?[0]?["text"],
            whole[whole.count - 1]["response"]?["output"]?[0]?["content"]?[0]?["text"],
        ]
        #expect(texts.allSatisfy { $0?.string == Self.answer })
        for known in [1, 5, 6, whole.count / 2, whole.count - 5, whole.count - 4, whole.count - 1, whole.count] {
            let rest = try await events(after: known - 1)
            #expect(rest.map(\.text) == whole.dropFirst(known).map(\.text), "\(known)")
        }
        let shown = try await fixture.ask("GET", "/v1/responses/resp_job_1")
        #expect(shown.json?["output"]?[0]?["content"]?[0]?["text"]?.string == Self.answer)
    }

    @Test func `no heartbeat comes into an event that is written in pieces`() async throws {
        let (pieces, sink) = AsyncStream.makeStream(of: [UInt8].self)
        let hasBegun = ChassisTestSupport.Latch()
        let writer = StreamWriter { bytes in
            sink.yield(bytes)
            hasBegun.open()
            // As long as a client reads slowly.
            for _ in 0..<100 { await Task.yield() }
        }

        async let event: Void = writer.event(
            LongJSON(of: [HeldAnswer(ChatAnswer(text: Self.answer))]) { .string($0[0].text) }, name: "long")
        while !hasBegun.isOpen { await Task.yield() }
        try await writer.heartbeat()
        try await event
        sink.finish()

        let all = await pieces.reduce(into: []) { $0 += $1 }
        #expect(String(decoding: all, as: UTF8.self) == "event: long\ndata: \(JSON.string(Self.answer).text)\n\n: \n\n")
    }

    @Test(arguments: ["/v1/jobs/job_1/events", "/v1/jobs/job_1", "/v1/responses/resp_job_1"])
    func `fifty who read nothing of a huge answer keep nobody waiting, and leave nothing behind`(path: String)
        async throws
    {
        // Of the models' 12 MB.
        let fixture = try await Self.fixture(String(repeating: "lorem ipsum ", count: 1_000_000))
        let other = try await fixture.engine.issueKey(for: "beta").text
        func serveOthers(_ fixture: ServerFixture) async throws -> Duration {
            let start = ContinuousClock.now
            for _ in 0..<10 {
                #expect(try await fixture.ask("GET", "/healthz").status == 200)
                let answer = try await fixture.ask(
                    "POST", "/v1/chat/completions", key: other,
                    body: #"{"model": "first", "messages": [{"role": "user", "content": "Hi"}]}"#)
                #expect(answer.status == 200)
            }
            return ContinuousClock.now - start
        }

        try await fixture.working {
            _ = try await serveOthers(fixture)
            let alone = try await serveOthers(fixture)
            do {
                var clients: [Client] = []
                for _ in 0..<50 { clients.append(try await Self.follow(fixture, path, receiveBuffer: 4096)) }
                let beside = try await serveOthers(fixture)

                for client in clients { #expect(try await client.head().status == 200) }
                // Where followers hold the threads of all connections, it is thousands of times.
                #expect(beside < alone * 100, "\(alone) alone, \(beside) beside them")
                #expect(fixture.engine.answers.bytes <= 12_000_000)
                for client in clients { client.hangUp() }
            }
            try await Self.wait { fixture.engine.answers.bytes == 0 }
        }
    }

    @Test(arguments: ["/v1/jobs/job_1/events", "/v1/jobs/job_1", "/v1/responses/resp_job_1?stream=true"])
    func `a client that reads nothing of a long answer is closed after its time`(path: String) async throws {
        let fixture = try await Self.fixture(
            String(repeating: "lorem ipsum ", count: 1_000_000), serve: ServeSettings(idleTimeout: .milliseconds(500)))

        let client = try await Self.follow(fixture, path, receiveBuffer: 4096)
        #expect(try await client.head().status == 200)
        // It holds its answer as long as it has a connection.
        try await Self.wait { fixture.engine.answers.bytes > 0 }
        try await Self.wait { fixture.engine.answers.bytes == 0 }

        let read = await client.rest()
        #expect(!read.hasSuffix("0\r\n\r\n") && read.utf8.count < 12_000_000)
    }

    private static func wait(until isSo: () -> Bool) async throws {
        while !isSo() { try await SystemClock().sleep(for: .milliseconds(5)) }
    }
}
