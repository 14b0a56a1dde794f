import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct FollowTests {
    private static let masked = "Write to ⟦EMAIL_1⟧ or call ⟦PHONE_1⟧, please."
    private static let input = "I am ada@example.org, my number is +49 30 901820."
    private static let answer = "Write to ada@example.org or call +49 30 901820, please."

    /// What a client holds at the end that joins deltas and starts over at each reset.
    private func text(_ events: [JobEvent]) -> String {
        events.reduce(into: "") { text, event in
            switch event.kind {
            case .delta(let piece): text += piece
            case .reset: text = ""
            case .state, .reasoning: break
            }
        }
    }

    private func states(_ events: [JobEvent]) -> [JobState] {
        events.compactMap { if case .state(let state) = $0.kind { state } else { nil } }
    }

    @Test func `whoever follows a job hears its states and its answer, and the answer is whole`() async throws {
        let fixture = try await EngineFixture { _ in .pieces(["It is ", "under ", "Settings."]) }
        let job = try await fixture.submit("Where is it?")

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await events(fixture.engine, job.id)
        }

        #expect(states(heard) == [.queued, .running, .completed])
        #expect(text(heard) == "It is under Settings.")
        #expect(heard.last?.job?.state == .completed)
        #expect(zip(heard, heard.dropFirst()).allSatisfy { $0.position < $1.position })
    }

    @Test func `a masked value is never told in part, wherever the model's text was cut`() async throws {
        let scalars = Array(Self.masked.unicodeScalars)
        for cut in 1..<scalars.count {
            let feed = OutputFeed(job: .sample()) { _ in }
            var map = MaskMap()
            let masker = Masker.standard(Set(PersonalData.allCases))
            _ = masker.mask(Self.input, region: "DE", map: &map)
            feed.begin(map)
            var told: [String] = []

            for piece in [scalars[..<cut], scalars[cut...]] {
                feed.push(piece.reduce(into: "") { $0.unicodeScalars.append($1) })
                told.append(String(decoding: feed.news(after: 0)?.text ?? [], as: UTF8.self))
            }
            feed.finish(Self.answer)
            told.append(String(decoding: feed.news(after: 0)?.text ?? [], as: UTF8.self))

            for part in told {
                #expect(Self.answer.hasPrefix(part) && !part.contains("⟦"), "cut \(cut): \(part)")
                for value in ["ada@example.org", "+49 30 901820"] {
                    let isCut = (1..<value.count).contains { part.hasSuffix(value.prefix($0)) && $0 > 4 }
                    #expect(!isCut, "cut \(cut): \(part)")
                }
            }
            #expect(told.last == Self.answer)
            #expect(feed.base == 0)
        }
    }

    @Test func `what one model began is void once the next one answers`() async throws {
        let fixture = try await EngineFixture(features: [.answer(tier: .small)]) { request in
            request.model == "first-model"
                ? .eventStreamHead + .pieceEvents(["I think that"]) + Script([.close]) : .pieces(["It is ", "there."])
        }
        let job = try await fixture.submit("Where is it?")

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await events(fixture.engine, job.id)
        }

        #expect(text(heard) == "It is there.")
        #expect(heard.contains { $0.kind == .reset } || !heard.contains { $0.kind == .delta("I think that") })
        #expect(try await fixture.output(try #require(heard.last?.job)) == "It is there.")
    }

    @Test func `what an attempt began is void once the job waits for its next`() async throws {
        let hasFailed = Latch()
        let fixture = try await EngineFixture { _ in
            defer { hasFailed.open() }
            return hasFailed.isOpen
                ? .pieces(["It is ", "there."]) : .eventStreamHead + .pieceEvents(["I think that"]) + Script([.close])
        }
        let job = try await fixture.submit("Where is it?")

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            var heard: [JobEvent] = []
            for try await event in fixture.engine.follow(job.id) {
                heard.append(event)
                if event.kind == .state(.queued), heard.count > 1 { fixture.clock.advance(by: .seconds(5)) }
            }
            return heard
        }

        #expect(states(heard) == [.queued, .running, .queued, .running, .completed])
        #expect(text(heard) == "It is there.")
    }

    @Test func `an answer that has to fit a schema is told in one piece, once it does`() async throws {
        let fixture = try await EngineFixture(features: [.answer(schema: "ticket")]) { request in
            request.body.contains("can't be used")
                ? .pieces(["{\"category\": \"billing\",", " \"urgent\": true}"])
                : .pieces(["{\"category\":", " \"x\"}"])
        }
        let job = try await fixture.submit("My bill is wrong")

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await events(fixture.engine, job.id)
        }

        let deltas = heard.filter { if case .delta = $0.kind { true } else { false } }
        #expect(deltas.map(\.kind) == [.delta(#"{"category":"billing","urgent":true}"#)])
        #expect(!heard.contains { $0.kind == .reset })
    }

    @Test func `a client that comes back anywhere has the same in the end`() async throws {
        let fixture = try await EngineFixture { _ in .pieces(["Über ", "die ", "Straße, ", "dann ", "rechts."]) }
        let job = try await fixture.submit("Wo ist es?")
        let all = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await events(fixture.engine, job.id)
        }

        for count in 0...all.count {
            let before = Array(all[..<count])
            let after = try await events(fixture.engine, job.id, after: before.last?.position ?? .start)

            #expect(text(before + after) == "Über die Straße, dann rechts.", "after \(count)")
            #expect(states(before + after) == [.queued, .running, .completed], "after \(count)")
        }
    }

    @Test func `a client that comes back a day later has the same, though another model had begun`() async throws {
        let hasBegun = Latch()
        let fixture = try await EngineFixture(features: [.answer(tier: .small)]) { request in
            request.model == "first-model"
                ? .eventStreamHead + .pieceEvents(["I think that"]) + Script([.hold(hasBegun), .close])
                : .pieces(["It is under ", "Settings, on the left, ", "below Members."])
        }
        let job = try await fixture.submit("Where is it?")
        let all = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            var heard: [JobEvent] = []
            for try await event in fixture.engine.follow(job.id) {
                heard.append(event)
                if text(heard) == "I think that" { hasBegun.open() }
            }
            return heard
        }
        #expect(all.contains { $0.kind == .reset })
        fixture.clock.advance(by: .seconds(86_400))
        try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())

        for count in 0...all.count {
            let before = Array(all[..<count])
            let after = try await events(fixture.engine, job.id, after: before.last?.position ?? .start)

            #expect(text(before + after) == "It is under Settings, on the left, below Members.", "after \(count)")
        }
        fixture.clock.advance(by: .seconds(31 * 86_400))
        try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())
        #expect(try await fixture.store.eventMarks(of: [job.id])[job.id]?.delta == nil)
    }

    @Test func `another process hears a growing answer from the store`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in
            .eventStreamHead + .pieceEvents(["It is ", "under "]) + Script([.hold(isOpen)])
                + .pieceEvents(["Settings."]) + .endOfPieces
        }
        let other = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)
        let job = try await fixture.submit("Where is it?")

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            var heard: [JobEvent] = []
            for try await event in other.follow(job.id) {
                heard.append(event)
                if text(heard) == "It is under" { isOpen.open() }
            }
            return heard
        }

        #expect(text(heard) == "It is under Settings.")
        #expect(states(heard) == [.queued, .running, .completed])
    }

    @Test func `nothing of a growing answer lies in the store in clear`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture { _ in
            .eventStreamHead + .pieceEvents(["Write to ⟦EMAIL_1⟧ now", " or later"]) + Script([.hold(isOpen)])
                + .endOfPieces
        }
        let job = try await fixture.submit(Self.input)

        try await fixture.working(WorkerPool(engine: fixture.engine)) {
            var heard: [JobEvent] = []
            for try await event in fixture.engine.follow(job.id) {
                heard.append(event)
                guard text(heard).hasSuffix("later"), !isOpen.isOpen else { continue }
                let version = event.position.version
                // Written within the next 50 ms; each commit wakes the loop.
                for await _ in fixture.store.changes() {
                    let deltas = try await fixture.store.deltas(of: job.id, version: version, after: 0)
                    if deltas.isEmpty { continue }
                    #expect(deltas.allSatisfy { !String(decoding: $0.sealed, as: UTF8.self).contains("ada@") })
                    break
                }
                isOpen.open()
            }
            #expect(text(heard) == "Write to ada@example.org now or later")
        }
    }

    @Test func `an attempt that follows another begins its answer anew`() async throws {
        let fixture = try await EngineFixture { _ in .pieces(["Yes."]) }
        let job = try await fixture.submit("Is it?")
        let lost = try await fixture.claim()
        let feed = fixture.engine.hub.begin(lost.job)
        feed.begin(MaskMap())
        feed.push("No, that is")
        await fixture.engine.hub.flush([feed])
        fixture.engine.hub.end(job.id)
        fixture.clock.advance(by: .seconds(16))

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await events(fixture.engine, job.id)
        }

        #expect(states(heard) == [.queued, .running, .running, .completed])
        #expect(heard.filter { $0.kind == .reset }.count == 1)
        #expect(text(heard) == "Yes.")
        for _ in ["at once", "once its text is gone"] {
            let counted = try await events(fixture.engine, job.id, .durably)
            #expect(counted.filter { $0.kind == .reset }.map(\.voided) == [2])
            #expect(text(counted) == "Yes.")
            fixture.clock.advance(by: .seconds(86_400))
            try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())
        }
    }

    @Test func `a job that nobody works is waited for no longer than asked`() async throws {
        let fixture = try await EngineFixture()
        let job = try await fixture.submit("Where is it?")

        async let waited = fixture.engine.finished(job.id, within: .seconds(30))
        await fixture.clock.waitForSleepers(1)
        fixture.clock.advance(by: .seconds(30))

        #expect(try await waited?.state == .queued)
        #expect(try await fixture.engine.finished(JobID(99), within: .seconds(30)) == nil)
    }

    @Test(arguments: ["1.4294967295", "2147483647.4294967295"])
    func `a place that no event had ends nothing`(text: String) async throws {
        let fixture = try await EngineFixture { _ in .answer("Under Settings.") }
        let job = try await fixture.submit("Where is it?")
        _ = try await fixture.attempt()

        let place = try #require(EventPosition(text))

        for try await _ in fixture.engine.follow(job.id, after: place) {}
    }

    @Test(arguments: ["0.0", "3.120", "12.0"])
    func `a place reads as it was written`(text: String) throws {
        let place = try #require(EventPosition(text))

        #expect(place.description == text)
        #expect(EventPosition(sequence: place.sequence) == place)
    }

    @Test(arguments: [
        "", "3", "3.", ".3", "-1.2", "1.-2", "1.2.3", "a.b", "1.2\n3", "99999999999999999999.1",
        "1.4294967296", "2147483648.0", "1.9223372036854775807",
    ])
    func `what is no place is refused`(text: String) { #expect(EventPosition(text) == nil) }
}

extension Job {
    static func sample() -> Job {
        let now = Timestamp(milliseconds: 0)
        return Job(
            id: JobID(1), state: .running, tenant: "acme", feature: "answer", createdAt: now, deadline: now, version: 2)
    }
}

extension Script {
    /// A chat completion in pieces, one event each.
    static func pieces(_ pieces: [String]) -> Script { .eventStreamHead + pieceEvents(pieces) + endOfPieces }

    static func pieceEvents(_ pieces: [String]) -> Script {
        .events(
            pieces.map { #"{"id":"c1","choices":[{"index":0,"delta":{"content":\#(JSON.string($0).text)}}]}"# })
    }

    static let endOfPieces =
        Script.events([
            #"{"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
            #"{"id":"c1","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#, "[DONE]",
        ]) + .endOfChunks
}
