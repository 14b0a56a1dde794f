import ChassisCore
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@testable import ChassisEngine

/// Long answers as their followers get them: in pieces, and nothing of them kept for whoever is slow.
@Suite(.timeLimit(.minutes(2)))
struct LongAnswerTests {
    /// Some 270 KB, of characters of one to four bytes.
    private static let answer = (0..<10_000).map { "Zeile \($0) für Otto 🐎" }.joined(separator: "\n")

    private func fixture(_ script: Script) async throws -> EngineFixture {
        try await EngineFixture(
            script: { _ in script },
            change: { workspace in
                workspace.models[0].maxOutputTokens = 200_000
                workspace.features[0].parameters.maxOutputTokens = 200_000
            })
    }

    private func pieces(_ events: [JobEvent]) -> [String] {
        events.compactMap { if case .delta(let text) = $0.kind { text } else { nil } }
    }

    private func expectWhole(_ heard: [JobEvent]) {
        #expect(pieces(heard).joined() == Self.answer)
        #expect(pieces(heard).allSatisfy { $0.utf8.count <= JobEvent.largestText })
        #expect(pieces(heard).count >= 8)
        #expect(zip(heard, heard.dropFirst()).allSatisfy { $0.position < $1.position })
    }

    @Test func `a long answer that has ended is told in pieces, from wherever a client goes on`() async throws {
        let fixture = try await fixture(.answer(Self.answer))
        let job = try await fixture.ask("Where is it?")

        let heard = try await events(fixture.engine, job.id)

        expectWhole(heard)
        #expect(heard.last?.answer?.isLong == true)
        #expect(try await heard.last?.answer?.whole().text == Self.answer)
        for count in heard.indices {
            let rest = try await events(fixture.engine, job.id, after: heard[count].position)
            #expect(pieces(heard[...count] + rest).joined() == Self.answer, "after \(count)")
        }
    }

    @Test func `a client's own number within a character loses nothing behind it`() async throws {
        let fixture = try await fixture(.answer(Self.answer))
        let job = try await fixture.ask("Where is it?")
        let running = try #require(try await events(fixture.engine, job.id).first { $0.kind == .state(.running) })
        let within = try #require(Self.answer.utf8.firstIndex { $0 & 0xC0 == 0x80 })
        let offset = Self.answer.utf8.distance(from: Self.answer.utf8.startIndex, to: within)

        let rest = try await events(
            fixture.engine, job.id,
            after: EventPosition(version: running.position.version, offset: Int64(offset)))

        #expect(pieces(rest).joined() == String(decoding: Self.answer.utf8.dropFirst(offset + 1), as: UTF8.self))
    }

    @Test func `a long answer that grows is told in pieces, however much of it comes at once`() async throws {
        let half = Self.answer.index(Self.answer.startIndex, offsetBy: Self.answer.count / 2)
        let fixture = try await fixture(.pieces([String(Self.answer[..<half]), String(Self.answer[half...])]))
        let job = try await fixture.submit("Where is it?")

        let heard = try await fixture.working(WorkerPool(engine: fixture.engine)) {
            try await events(fixture.engine, job.id)
        }

        expectWhole(heard)
    }

    @Test func `what lies on disk of a growing answer is read a few pieces at a time`() async throws {
        let fixture = try await fixture(.answer("Yes."))
        let job = try await fixture.submit("Is it?")
        let claimed = try await fixture.claim()
        let feed = fixture.engine.hub.begin(claimed.job)
        feed.begin(MaskMap())
        feed.push(Self.answer)
        await fixture.engine.hub.flush([feed])
        fixture.engine.hub.end(job.id)

        for manner in [[], .durably] as [EventHub.Manner] {
            var heard: [JobEvent] = []
            for try await event in fixture.engine.follow(job.id, manner) {
                heard.append(event)
                if pieces(heard).joined().utf8.count >= Self.answer.utf8.count { break }
            }
            expectWhole(heard)
        }
        let rows = try await fixture.store.deltas(of: job.id, version: claimed.job.version, after: 0)
        #expect(rows.allSatisfy { $0.length <= Int64(JobEvent.largestText) })
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.start + $0.length == $1.start })
    }

    @Test(arguments: [EventHub.Manner.standing, .durably, .wholly, .once])
    func `text that is void already is told to nobody who wants what stands`(manner: EventHub.Manner) async throws {
        let fixture = try await fixture(.answer("It is there."))
        let job = try await fixture.submit("Where is it?")
        // One that took back what it said, and one whose worker went silent.
        for isTakenBack in [true, false] {
            let claimed = try await fixture.claim()
            let feed = fixture.engine.hub.begin(claimed.job)
            feed.begin(MaskMap())
            feed.push(Self.answer)
            if isTakenBack { feed.takeBack() }
            await fixture.engine.hub.flush([feed])
            fixture.engine.hub.end(job.id)
            fixture.clock.advance(by: .seconds(16))
        }
        try await fixture.settle(try await fixture.claim())

        let heard = try await events(fixture.engine, job.id, manner)

        #expect(pieces(heard) == ["It is there."])
        let isCounted = !manner.isDisjoint(with: .counted)
        let words = TextPieces.count(in: Self.answer)
        #expect(heard.filter { $0.kind == .reset }.map(\.voided) == (isCounted ? [words, words] : []))
    }

    @Test func `an answer is opened once for all who follow it, and forgotten with the last`() async throws {
        let shelf = AnswerShelf()
        let openings = Atomic(0)
        do {
            let tellers = (0..<20).map { _ in
                shelf.tell(JobID(1)) {
                    openings.add(1, ordering: .relaxed)
                    return .success(ChatAnswer(text: Self.answer))
                }
            }

            try await withThrowingTaskGroup(of: ChatAnswer.self) { group in
                for teller in tellers { group.addTask { try await teller.answer() } }
                for try await answer in group { #expect(answer.text == Self.answer) }
            }

            #expect(openings.load(ordering: .relaxed) == 1)
            #expect(shelf.bytes == Self.answer.utf8.count)
            withExtendedLifetime(tellers) {}
        }
        #expect(shelf.bytes == 0)
    }

    @Test func `answers take no more memory than they may while they are told`() async throws {
        let shelf = AnswerShelf(most: 10)
        let tellers = (1...5 as ClosedRange<Int64>).map { job in
            shelf.tell(JobID(job)) { .success(ChatAnswer(text: "Three.")) }
        }

        for teller in tellers + tellers {
            #expect(try await teller.answer().text == "Three.")
            #expect(shelf.bytes <= 10)
        }
        withExtendedLifetime(tellers) {}
    }

    @Test func `an answer that could not be opened is tried again`() async throws {
        let isThere = Atomic(false)
        let teller = AnswerShelf().tell(JobID(1)) {
            isThere.exchange(true, ordering: .relaxed)
                ? .success(ChatAnswer(text: "Yes.")) : .failure(.noOutput(JobID(1), .completed))
        }

        await #expect(throws: EngineError.self) { try await teller.answer() }

        #expect(try await teller.answer().text == "Yes.")
    }
}
