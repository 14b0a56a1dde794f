import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Foundation
import Synchronization
import Testing

/// Suites in memory, as the engine is given them.
final class GoldenShelf: Sendable {
    private let suites = Mutex<[String: [GoldenSample]]>([:])

    func samples(_ suite: String) -> [GoldenSample] { suites.withLock { $0[suite] ?? [] } }

    var files: GoldenFiles {
        GoldenFiles(
            names: { self.suites.withLock { $0.keys.sorted() } },
            load: { name in
                guard let samples = self.suites.withLock({ $0[name] }) else {
                    throw GoldenError.unknownSuite(name, known: [])
                }
                return GoldenSuite(name: name, samples: samples, version: "")
            },
            append: { sample, suite in self.suites.withLock { $0[suite, default: []].append(sample) } })
    }
}

/// From a flagged answer to a golden sample.
@Suite(.timeLimit(.minutes(2)))
struct ReviewTests {
    private static let mail = "ada@example.com"
    private static let phone = "+49 30 901820"

    private func fixture(
        _ shelf: GoldenShelf = GoldenShelf(), schema: String? = nil, answer: String = "It is under Settings."
    ) async throws -> EngineFixture {
        try await EngineFixture(
            features: [.answer(schema: schema)], golden: shelf.files, script: { _ in .answer(answer) })
    }

    private func bytes(of fixture: EngineFixture) throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted()
            .reduce(into: Data()) { $0 += try Data(contentsOf: URL(filePath: fixture.folder.file($1))) }
    }

    @Test func `what people type is masked with the numbers of the trace, and rests nowhere in clear`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask("I am \(Self.mail), where is my invoice?")

        let flag = try await fixture.engine.flag(
            job.id, reason: "\(Self.mail) asked; call \(Self.phone). ⟦EMAIL_1⟧ is right.",
            expected: "Dear bob@example.com", reporter: "cli ada")
        let noted = try await fixture.engine.noteFlag(FlagTarget(id: flag.id), notes: "Ask \(Self.mail).")

        #expect(flag.reason == "⟦EMAIL_1⟧ asked; call ⟦PHONE_1⟧. ⟦EMAIL_1⟧ is right.")
        #expect(flag.expected == "Dear ⟦EMAIL_2⟧")
        #expect(noted.notes == "Ask ⟦EMAIL_1⟧.")
        let stored = try bytes(of: fixture)
        for value in [Self.mail, Self.phone, "bob@example.com"] {
            #expect(stored.range(of: Data(value.utf8)) == nil, "\(value) is in the store")
        }
    }

    @Test func `in a later turn of a conversation people keep the numbers that they have there`() async throws {
        let fixture = try await fixture()
        for name in ["user1", "user2"] {
            var chat = ChatRequest(
                model: "answer", messages: [Message(.user, "I am \(name)@example.com. Where is it?")])
            chat.conversation = "c1"
            _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
            _ = try await fixture.attempt()
        }

        let flag = try await fixture.engine.flag(
            JobID(2), reason: "user2@example.com got it wrong, user1@example.com is fine", expected: nil,
            reporter: "cli")

        #expect(flag.reason == "⟦EMAIL_2⟧ got it wrong, ⟦EMAIL_1⟧ is fine")
    }

    @Test func `a new value never takes a number that the answer brought in`() async throws {
        let fixture = try await fixture(answer: "Write to desk@example.com.")
        let job = try await fixture.ask("I am \(Self.mail), whom do I ask?")
        #expect(try await fixture.trace(job).final == "Write to ⟦EMAIL_2⟧.")

        let flag = try await fixture.engine.flag(
            job.id, reason: "⟦EMAIL_2⟧ is wrong, it is new@example.com", expected: nil, reporter: "cli")

        #expect(flag.reason == "⟦EMAIL_2⟧ is wrong, it is ⟦EMAIL_3⟧")
    }

    @Test func `a flag becomes a masked sample, once however often it is resolved`() async throws {
        let shelf = GoldenShelf()
        let fixture = try await fixture(shelf)
        let job = try await fixture.ask("I am \(Self.mail), where is my invoice?")
        let flag = try await fixture.engine.flag(
            job.id, reason: "Wrong place.", expected: "ask bob@example.com, \(Self.mail)", reporter: "cli")
        #expect(flag.expected == "ask ⟦EMAIL_2⟧, ⟦EMAIL_1⟧")

        var resolved: FlaggedAnswer?
        for _ in 0..<3 {
            resolved = try await fixture.engine.resolveFlag(
                FlagTarget(id: flag.id), verdict: .hallucination, notes: "Seen.", toGolden: "support")
        }

        #expect(resolved?.verdict == .hallucination)
        #expect(resolved?.sample == "support/flag-1")
        #expect(resolved?.version == 2)
        let sample = try #require(shelf.samples("support").first)
        #expect(shelf.samples("support").count == 1)
        #expect(sample.id == "flag-1")
        #expect(sample.input == "I am ⟦EMAIL_1⟧, where is my invoice?")
        #expect(sample.expected == .string("ask ⟦EMAIL_2⟧, ⟦EMAIL_1⟧"))
        #expect(sample.scorer == .contains)
        #expect(sample.category == "hallucination")
        #expect(sample.options["trace"] == .string(job.id.trace))
        #expect(sample.options["flag"] == .string("flag_1"))
        #expect(sample.options["feature"] == .string("answer"))
    }

    @Test func `an answer that was right is what is expected from then on`() async throws {
        let shelf = GoldenShelf()
        let long = String(repeating: "Open the invoice and choose Void. ", count: 5)
        let fixture = try await fixture(shelf, answer: long)
        let job = try await fixture.ask("How do I void an invoice?")
        let flag = try await fixture.engine.flag(job.id, reason: "Is that so?", expected: nil, reporter: "cli")

        await #expect(throws: EngineError.self) {
            try await fixture.engine.resolveFlag(
                FlagTarget(id: flag.id), verdict: .retrieval, toGolden: "support")
        }
        #expect(try await fixture.store.flag(flag.id)?.isOpen == true)
        try await fixture.engine.resolveFlag(FlagTarget(id: flag.id), verdict: .correct, toGolden: "support")

        let sample = try #require(shelf.samples("support").first)
        #expect(sample.expected == .string(long.trimmed))
        #expect(sample.scorer == .similarity)
    }

    @Test func `a sample of a feature with a schema compares members, masked inside the JSON`() async throws {
        let shelf = GoldenShelf()
        let fixture = try await fixture(
            shelf, schema: "ticket", answer: #"{"category": "billing", "urgent": true}"#)
        let job = try await fixture.ask("My card 4111 1111 1111 1111 is charged twice.")

        await #expect(throws: EngineError.self) {
            try await fixture.engine.makeSample(
                from: job.id, expected: "billing", suite: "tickets", category: nil, flag: nil)
        }
        let sample = try await fixture.engine.makeSample(
            from: job.id, expected: #"{"category": "other", "card": 4111111111111111, "who": "\#(Self.mail)"}"#,
            suite: "tickets", category: "classification", flag: nil)

        #expect(sample.id == "trace-1")
        #expect(sample.category == "classification")
        #expect(sample.scorer == .json)
        #expect(
            sample.expected == ["category": "other", "card": "⟦CREDIT_CARD_1⟧", "who": "⟦EMAIL_1⟧"])
        #expect(shelf.samples("tickets") == [sample])
    }

    @Test(arguments: [true, false])
    func `a turn of a conversation is flagged with the numbers of its trace`(keepsMasks: Bool) async throws {
        let shelf = GoldenShelf()
        let fixture = try await EngineFixture(
            golden: shelf.files,
            change: { $0.operators = keepsMasks ? [Operator(name: "ada", roles: [.unmask])] : [] })
        var job: Job?
        for text in ["I am user1@example.com.", "And is user2@example.com there?"] {
            var submission = Submission(tenant: "acme", feature: "answer", input: Array(text.utf8))
            submission.continueConversation("c")
            _ = try await fixture.engine.submit(submission)
            job = try await fixture.attempt()
        }
        let last = try #require(job)

        let flag = try await fixture.engine.flag(
            last.id, reason: "user1@example.com asked for user2@example.com", expected: "Ask user3@example.com",
            reporter: "cli")
        try await fixture.engine.resolveFlag(
            FlagTarget(id: flag.id), verdict: .hallucination, toGolden: "support")

        #expect(flag.reason == "⟦EMAIL_1⟧ asked for ⟦EMAIL_2⟧")
        let sample = try #require(shelf.samples("support").first)
        #expect(sample.input == "And is ⟦EMAIL_2⟧ there?")
        #expect(sample.expected == .string("Ask ⟦EMAIL_3⟧"))
    }

    @Test func `two people whom one flag brings up are two`() async throws {
        let shelf = GoldenShelf()
        let fixture = try await fixture(shelf, schema: "ticket", answer: #"{"category": "billing", "urgent": true}"#)
        let job = try await fixture.ask("I was charged twice.")

        let flag = try await fixture.engine.flag(
            job.id, reason: "bob@example.com says so", expected: #"{"a": "eve@example.com", "card": 4111111111111111}"#,
            reporter: "cli")
        try await fixture.engine.resolveFlag(FlagTarget(id: flag.id), verdict: .retrieval, toGolden: "support")

        #expect(flag.reason == "⟦EMAIL_1⟧ says so")
        #expect(
            shelf.samples("support").first?.expected == ["a": "⟦EMAIL_2⟧", "card": "⟦CREDIT_CARD_1⟧"])
    }

    @Test func `a corrected answer is not taken for the one that is there, and the same one is`() async throws {
        let shelf = GoldenShelf()
        let fixture = try await fixture(shelf, answer: "300 lines")
        let job = try await fixture.ask("How many lines may I import?")
        let flag = try await fixture.engine.flag(job.id, reason: "Is that so?", expected: nil, reporter: "cli")
        func resolve(_ verdict: FlagVerdict, _ expected: String?) async throws -> FlaggedAnswer {
            try await fixture.engine.resolveFlag(
                FlagTarget(id: flag.id), verdict: verdict, toGolden: "support", expected: expected)
        }
        _ = try await resolve(.correct, nil)
        _ = try await resolve(.correct, "300 lines")
        _ = try await fixture.engine.reopenFlag(FlagTarget(id: flag.id))

        for (verdict, expected) in [(FlagVerdict.retrieval, "400 lines"), (.correct, "400 lines"), (.retrieval, nil)] {
            await #expect(throws: EngineError.self) { try await resolve(verdict, expected) }
        }

        let left = try #require(try await fixture.store.flag(flag.id))
        #expect(left.isOpen && left.expected != "400 lines")
        #expect(shelf.samples("support").map(\.expected) == [.string("300 lines")])
    }

    @Test func `a trace makes its sample once, and another answer or category for it is refused`() async throws {
        let shelf = GoldenShelf()
        let fixture = try await fixture(shelf)
        let job = try await fixture.ask("Where is it?")
        func add(_ expected: String?, _ category: String?) async throws -> GoldenSample {
            try await fixture.engine.makeSample(
                from: job.id, expected: expected, suite: "support", category: category, flag: nil)
        }
        let made = try await add("there", "places")

        for (expected, category) in [("here", "places"), ("there", "things"), (nil, "things")] as [(String?, String?)] {
            await #expect(throws: EngineError.self) { try await add(expected, category) }
        }

        #expect(try await add("there", nil) == made)
        #expect(try await add(nil, nil) == made)
        #expect(shelf.samples("support") == [made])
    }

    @Test func `a sample that is made of a flag is noted on it, open or resolved, whoever changed it meanwhile`()
        async throws
    {
        let shelf = GoldenShelf()
        let fixture = try await fixture(shelf)
        let job = try await fixture.ask("Where is it?")
        let flag = try await fixture.engine.flag(job.id, reason: "Is that so?", expected: "There.", reporter: "cli")
        _ = try await fixture.engine.assignFlag(FlagTarget(id: flag.id), owner: "bob")
        func make() async throws {
            _ = try await fixture.engine.makeSample(
                from: job.id, expected: nil, suite: "support", category: nil, flag: flag.id)
        }

        try await make()

        let noted = try #require(try await fixture.store.flag(flag.id))
        #expect(noted.sample == "support/flag-1" && noted.isOpen && noted.owner == "bob")
        try await make()
        #expect(try await fixture.store.flag(flag.id) == noted && shelf.samples("support").count == 1)
    }

    @Test func `a sample by that name of another job is not taken for this one`() async throws {
        let shelf = GoldenShelf()
        let fixture = try await fixture(shelf)
        let job = try await fixture.ask("Where is it?")
        try shelf.files.append(
            GoldenSample(id: "trace-1", category: "c", input: "Another", scorer: .exact), "support")

        await #expect(throws: EngineError.self) {
            try await fixture.engine.makeSample(
                from: job.id, expected: "there", suite: "support", category: nil, flag: nil)
        }
        #expect(shelf.samples("support").count == 1)
    }

    @Test func `a sample is not put into a suite of another feature, by its name or by its samples`() async throws {
        let shelf = GoldenShelf()
        var (answer, other) = (Feature.answer(), Feature.answer())
        other.name = "other"
        answer.evals.suite = "shared"
        let fixture = try await EngineFixture(features: [answer, other], golden: shelf.files)
        let job = try await fixture.ask("Where is it?")
        for (suite, feature) in [
            ("mine", "answer"), ("theirs", "other"), ("mixed", "answer"), ("mixed", "other"), ("shared", "other"),
        ] {
            try shelf.files.append(
                GoldenSample(
                    id: "\(suite)-\(feature)", category: "c", input: "Another", scorer: .exact,
                    options: JSONObject([("feature", .string(feature))])), suite)
        }
        let flag = try await fixture.engine.flag(job.id, reason: "Wrong.", expected: "there", reporter: "cli")
        func add(to suite: String) async throws {
            try await fixture.engine.resolveFlag(FlagTarget(id: flag.id), verdict: .prompt, toGolden: suite)
        }

        for suite in ["other", "theirs"] {
            let error = await #expect(throws: EngineError.self) { try await add(to: suite) }
            #expect(error?.code == "suite_of_other_feature")
            #expect(error?.message.contains("feature 'other', and job_1 is of 'answer'") == true)
            #expect(error?.remedy == "name a suite of its own: mine, shared")
        }

        #expect(try await fixture.store.flag(flag.id)?.isOpen == true)
        #expect(shelf.samples("other").isEmpty && shelf.samples("theirs").count == 1)
        for suite in ["mine", "mixed", "shared", "new"] { try await add(to: suite) }
        #expect(shelf.samples("mine").count == 2)
    }

    @Test func `a job without an answer can be flagged, one that waits can't`() async throws {
        let fixture = try await EngineFixture(
            features: [.answer(limits: .init(attempts: 1))], script: { _ in .failure(400) })
        let failed = try await fixture.ask("Where is it?")
        let waiting = try await fixture.submit("And this?")

        let flag = try await fixture.engine.flag(failed.id, reason: "No answer.", expected: nil, reporter: "cli")

        #expect(failed.state == .failed)
        #expect(flag.isOpen)
        #expect(await code { try await flagIt(fixture, waiting.id) } == "wrong_state")
        #expect(await code { try await flagIt(fixture, JobID(99)) } == "job_not_found")
    }

    @Test(arguments: [
        ("", "invalid_text"), (" \n\t ", "invalid_text"), (String(repeating: "x", count: 2001), "invalid_text"),
    ])
    func `a reason that says nothing or too much is refused`(reason: String, expected: String) async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask("Where is it?")

        #expect(await code { try await flagIt(fixture, job.id, reason: reason) } == expected)
        #expect(try await fixture.store.flags().isEmpty)
    }

    @Test func `an owner is a name, not somebody's address`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask("Where is it?")
        let flag = try await fixture.engine.flag(job.id, reason: "Wrong.", expected: nil, reporter: "cli")
        let target = FlagTarget(id: flag.id)

        for name in ["  ", Self.mail, "two\nlines", String(repeating: "n", count: 81)] {
            #expect(await code { try await fixture.engine.assignFlag(target, owner: name) } == "invalid_text")
        }
        #expect(try await fixture.engine.assignFlag(target, owner: "ada").owner == "ada")
        #expect(try await fixture.engine.assignFlag(target, owner: nil).owner == nil)
    }

    @Test func `once the input is pruned a flag is still masked, and a sample is refused`() async throws {
        let fixture = try await fixture()
        let job = try await fixture.ask("I am \(Self.mail), where is my invoice?")
        fixture.clock.advance(by: .seconds(40 * 86400))
        try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())

        let flag = try await fixture.engine.flag(
            job.id, reason: "Ask bob@example.com.", expected: "there", reporter: "cli")

        #expect(flag.reason == "Ask ⟦EMAIL_1⟧.")
        let refused = await code {
            try await fixture.engine.resolveFlag(FlagTarget(id: flag.id), verdict: .prompt, toGolden: "support")
        }
        #expect(refused == "input_gone")
        fixture.clock.advance(by: .seconds(80 * 86400))
        try await fixture.store.prune(retention: RetentionSettings(), now: fixture.clock.now())
        #expect(try await fixture.store.job(job.id) == nil)
        let resolved = try await fixture.engine.resolveFlag(FlagTarget(id: flag.id), verdict: .prompt, notes: "Old.")
        #expect(resolved.verdict == .prompt)
    }

    private func flagIt(_ fixture: EngineFixture, _ id: JobID, reason: String = "Wrong.") async throws {
        try await fixture.engine.flag(id, reason: reason, expected: nil, reporter: "cli")
    }

    private func code(_ body: () async throws -> some Sendable) async -> String? {
        do { _ = try await body() } catch { return (error as? any OperatorError)?.code }
        return nil
    }
}
