import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// Whose answers a cache gives to whom.
@Suite(.timeLimit(.minutes(2)))
struct CacheReachTests {
    private static let own = "What is my account balance?"
    private static let shared = "How do I change my plan for 2 users?"

    private func fixture(
        _ cache: Feature.Cache = .init(semantic: .init(sample: 0)),
        script: @escaping @Sendable (RecordedRequest) -> Script = { _ in .answer("4,000 EUR.") }
    ) async throws -> EngineFixture {
        try await EngineFixture(features: [.answer(cache: cache)], script: script)
    }

    private func notes(_ fixture: EngineFixture, _ job: Job) async throws -> SpanAttributes {
        try await fixture.trace(job).spans.first { $0.name == "cache" }?.attributes ?? [:]
    }

    /// What several users are told, one after the other: each the name and the question.
    private func results(_ fixture: EngineFixture, _ asked: [(user: String?, question: String)]) async throws
        -> [CacheResult]
    {
        var results: [CacheResult] = []
        for (user, question) in asked { results.append(try await fixture.chat(question, user: user).cache) }
        return results
    }

    @Test func `nobody gets what another was told of his own things`() async throws {
        let fixture = try await fixture()

        let found = try await results(
            fixture, [("anna", Self.own), ("otto", Self.own), ("otto@example.com", Self.own), (nil, Self.own)])

        #expect(found == [.miss, .miss, .miss, .miss])
        #expect(try await fixture.chat(Self.own, user: "anna").cache == .exact)
    }

    @Test func `two names that are masked alike are two users`() async throws {
        let fixture = try await fixture()

        let found = try await results(
            fixture, [("anna@example.com", Self.own), ("otto@example.com", Self.own), ("anna@example.com", Self.own)])

        #expect(found == [.miss, .miss, .exact])
    }

    @Test func `in other words it is asked anew, whoever asks, and the trace says why`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.chat(Self.own, user: "anna")

        let job = try await fixture.chat("What's my account balance, please?", user: "anna")
        let unnamed = try await fixture.ask("Hi, what is my account balance?")

        #expect(job.cache == .miss && unnamed.cache == .miss)
        let notes = try await notes(fixture, job)
        #expect(notes["semantic"] == "off: about the asker's own things")
        #expect(notes["cache.user"] == "his own: about the asker's own things")
    }

    @Test func `a workspace may let such questions be answered in other words, to the same user alone`() async throws {
        let fixture = try await fixture(.init(semantic: .init(sample: 0, personal: true)))

        let found = try await results(
            fixture,
            [("anna", Self.own), ("anna", "What's my account balance?"), ("otto", "What's my account balance?")])

        #expect(found == [.miss, .semantic, .miss])
    }

    @Test func `how something is done is told to all`() async throws {
        let fixture = try await fixture()

        let found = try await results(
            fixture, [("anna", Self.shared), ("otto", Self.shared), (nil, "Hi, " + Self.shared)])

        #expect(found == [.miss, .exact, .semantic])
    }

    @Test func `a job's metadata says whose it is too`() async throws {
        let fixture = try await fixture()
        var results: [CacheResult] = []
        for user in ["anna", "otto", 7, "anna", .null] as [JSON] {
            var submission = Submission(tenant: "acme", feature: "answer", input: Array(Self.own.utf8))
            submission.metadata = ["user": user]
            _ = try await fixture.engine.submit(submission)
            results.append(try await fixture.attempt().cache)
        }

        #expect(results == [.miss, .miss, .miss, .exact, .miss])
    }

    @Test func `a cache per user shares nothing, and keeps nothing of who is not named`() async throws {
        let fixture = try await fixture(.init(per: .user, semantic: .init(sample: 0)))

        let found = try await results(
            fixture,
            [
                ("anna", Self.shared), ("otto", Self.shared), ("anna", "Hi, " + Self.shared), ("otto", Self.shared),
                (nil, Self.shared), (nil, Self.shared),
            ])

        #expect(found == [.miss, .miss, .semantic, .exact, .miss, .miss])
        let unnamed = try await fixture.ask(Self.shared)
        #expect(try await notes(fixture, unnamed)["cache"] == "off: cache.per is user, and none is named")
    }

    @Test func `nor does anybody get another's when all models are down`() async throws {
        let isDown = Latch()
        let fixture = try await fixture { _ in isDown.isOpen ? .failure(500) : .answer("4,000 EUR.") }
        _ = try await fixture.chat(Self.own, user: "anna")
        fixture.clock.advance(by: .seconds(3601))
        isDown.open()

        #expect(try await fixture.chat(Self.own, user: "otto").state == .queued)
        #expect(try await fixture.chat(Self.own, user: "anna").cache == .stale)
    }

    @Test func `a turn behind one about the asker is his own`() async throws {
        let fixture = try await fixture()
        let turns = [Message(.user, Self.own), Message(.assistant, "4,000 EUR."), Message(.user, "And in dollars?")]

        let found = try await [
            fixture.chat(turns, user: "anna").cache, fixture.chat(turns, user: "otto").cache,
            fixture.chat(turns, user: "anna").cache,
        ]

        #expect(found == [.miss, .miss, .exact])
    }
}

extension EngineFixture {
    fileprivate func chat(_ question: String, user: String?) async throws -> Job {
        try await chat([Message(.user, question)], user: user)
    }

    fileprivate func chat(_ messages: [Message], user: String?) async throws -> Job {
        var options = InferenceOptions()
        options.user = user
        let chat = ChatRequest(model: "answer", messages: messages, options: options)
        let job = try await engine.submit(Submission(tenant: "acme", chat: chat)).job
        _ = try await attempt()
        return try #require(try await store.job(job.id))
    }
}
