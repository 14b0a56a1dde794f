import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// The numbers of a response's events, by which clients that were cut off go on.
@Suite(.timeLimit(.minutes(2)))
struct ResponseNumberTests {
    private static func numbers(_ events: [JSON]) -> [Int64] { events.compactMap { $0["sequence_number"]?.integer } }

    private static func text(_ events: [JSON]) -> String {
        events.filter { $0["type"] == "response.output_text.delta" }.compactMap { $0["delta"]?.string }.joined()
    }

    private static func events(_ body: String) throws -> [JSON] {
        try ChatRouteTests.events(body).map { try JSON(parsing: $0) }
    }

    private static func events(_ fixture: ServerFixture, after number: Int64? = nil) async throws -> [JSON] {
        let after = number.map { "&starting_after=\($0)" } ?? ""
        return try events(try await fixture.ask("GET", "/v1/responses/resp_job_1?stream=true\(after)").body)
    }

    private static func create(_ fixture: ServerFixture, _ members: String) async throws -> Client.Answer {
        try await fixture.ask("POST", "/v1/responses", body: #"{"model": "first", "input": "Where?", \#(members)}"#)
    }

    @Test(arguments: [#""stream": true"#, #""stream": true, "background": true"#])
    func `events are numbered 0, 1, 2 without a gap, and the same for who comes back anywhere`(members: String)
        async throws
    {
        let fixture = try await ServerFixture(script: { _ in .pieces(["It is un", "der Settings, on", " the left."]) })

        try await fixture.working {
            let whole = try Self.events(try await Self.create(fixture, members).body)
            #expect(Self.numbers(whole) == Array(0..<Int64(whole.count)))
            #expect(Self.text(whole) == "It is under Settings, on the left.")
            for count in 0...whole.count {
                let known = Array(whole[..<count])
                let rest = try await Self.events(fixture, after: known.isEmpty ? nil : Int64(count - 1))
                #expect((known + rest).map(\.text) == whole.map(\.text), "after \(count)")
            }
        }
    }

    @Test func `a number that no event has yet is refused, and the last one is named`() async throws {
        let fixture = try await ServerFixture()
        _ = try await Self.create(fixture, #""background": true"#)

        let early = try await fixture.ask("GET", "/v1/responses/resp_job_1?stream=true&starting_after=99999")
        _ = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=30") }
        let last = try #require(Self.numbers(try await Self.events(fixture)).last)
        let late = try await fixture.ask("GET", "/v1/responses/resp_job_1?stream=true&starting_after=\(last + 1)")

        #expect(early.status == 400 && early.error?["param"] == "starting_after")
        #expect(early.error?["message"]?.string?.contains("has the number 1.") == true, "\(early.body)")
        #expect(late.status == 400 && late.error?["message"]?.string?.contains("number \(last).") == true)
        #expect(try await Self.events(fixture, after: last) == [])
    }

    /// Reads a stream in the background until the first words are there.
    private static func begin(_ fixture: ServerFixture) async throws -> (client: Client, seen: String) {
        let body = #"{"model": "first", "input": "Where?", "stream": true, "background": true}"#
        let client = try fixture.client()
        await client.send(
            "POST /v1/responses HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(try await client.head().status == 200)
        var seen = ""
        while !seen.contains(#"" is""#), let chunk = try await client.chunk() { seen += chunk }
        return (client, seen)
    }

    /// The first answer breaks off behind two words, once the latch is open; the next says otherwise.
    private static func turn(_ hold: Latch, _ hasFailed: Latch) -> Script {
        defer { hasFailed.open() }
        return hasFailed.isOpen
            ? .pieces(["Another ", "answer."])
            : .eventStreamHead + .pieceEvents(["It is ", "under"]) + Script([.hold(hold)]) + .close
    }

    @Test func `an answer that is begun anew is numbered on, for who had its beginning and who had not`() async throws {
        let (isSeen, hasFailed) = (Latch(), Latch())
        let fixture = try await ServerFixture(script: { _ in Self.turn(isSeen, hasFailed) })

        try await fixture.working {
            var (client, seen) = try await Self.begin(fixture)
            let changes = fixture.store.changes()
            isSeen.open()
            for await _ in changes where try await fixture.store.job(JobID(1))?.state == .queued { break }
            fixture.clock.advance(by: .seconds(5))
            while let chunk = try await client.chunk() { seen += chunk }
            _ = try await fixture.ask("GET", "/v1/jobs/job_1?wait=30")

            // Three to begin with, two before the text, "It" and " is", and that both are void.
            let void = try Self.events(seen)
            #expect(Self.numbers(void) == Array(0...7))
            #expect(void.last?["code"] == "answer_restarted")
            for when in ["at once", "a day later"] {
                let fresh = try await Self.events(fixture)
                #expect(Self.numbers(fresh) == Array(8..<8 + Int64(fresh.count)), "\(when)")
                #expect(fresh.first?["type"] == "response.created" && fresh.last?["type"] == "response.completed")
                #expect(Self.text(fresh) == "Another answer.")
                #expect(try await Self.events(fixture, after: 7).map(\.text) == fresh.map(\.text), "\(when)")
                #expect(try await Self.events(fixture, after: 2).map(\.text) == fresh.map(\.text), "\(when)")
                for number in Int64(8)..<8 + Int64(fresh.count) {
                    let rest = try await Self.events(fixture, after: number)
                    #expect(Self.numbers(rest) == Array((number + 1)..<8 + Int64(fresh.count)), "\(when)")
                }
                for number in Int64(4)...6 {
                    #expect(try await Self.events(fixture, after: number).last?["code"] == "answer_restarted")
                }
                fixture.clock.advance(by: .seconds(86_400))
                try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())
            }
        }
    }

    @Test func `a stream goes on by its number at the next server, whose model says otherwise`() async throws {
        let (hold, hasFailed) = (Latch(), Latch())
        let fixture = try await ServerFixture(script: { _ in Self.turn(hold, hasFailed) })
        let seen = try await fixture.working { try await Self.begin(fixture).seen }
        try await fixture.stop()
        hold.open()

        let again = try await ServerFixture(beside: fixture)
        try await again.working {
            let last = try #require(Self.numbers(try Self.events(seen)).last)
            let rest = try await Self.events(again, after: last)
            let whole = try await Self.events(again, after: last + Int64(rest.count))

            #expect(Self.numbers(try Self.events(seen)) == Array(0...6))
            #expect(rest.map { $0["code"] } == ["answer_restarted"])
            #expect(Self.numbers(rest) == [7])
            #expect(Self.text(whole) == "Another answer.")
            #expect(Self.numbers(whole) == Array(8..<8 + Int64(whole.count)))
        }
    }
}
