import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)))
struct SemanticCacheTests {
    private static let asked = "How do I change my plan for 2 users?"
    private static let reworded = "Hello, what's the way to change my plan for two users, please?"

    private func fixture(
        _ semantic: Feature.Semantic = .init(sample: 0), retrieval: Bool = false,
        script: @escaping @Sendable (RecordedRequest) -> Script = { _ in .answer("It is under Settings.") },
        change: @escaping (inout Workspace) -> Void = { _ in }
    ) async throws -> EngineFixture {
        try await EngineFixture(
            features: [.answer(cache: .init(ttl: .seconds(3600), semantic: semantic))], script: script
        ) { workspace in
            if retrieval { workspace.features[0].retrieval = .init() }
            change(&workspace)
        }
    }

    private func notes(_ fixture: EngineFixture, _ job: Job) async throws -> SpanAttributes {
        try await fixture.trace(job).spans.first { $0.name == "cache" }?.attributes ?? [:]
    }

    @Test func `a question asked in other words gets the stored answer, and its saving stands apart from cost`()
        async throws
    {
        let fixture = try await fixture()
        let first = try await fixture.ask(Self.asked)

        let job = try await fixture.ask(Self.reworded)

        #expect(job.cache == .semantic)
        #expect(job.cost == .zero)
        #expect(try await fixture.output(job) == "It is under Settings.")
        #expect(fixture.server.requests.count == 1)
        let costs = try await fixture.store.costs(
            by: .tenant, since: fixture.clock.now() - .seconds(60), until: fixture.clock.now() + .seconds(60))
        #expect(costs.first?.avoidedCost == first.cost)
        #expect(costs.first?.cost == first.cost)
        let notes = try await notes(fixture, job)
        #expect(notes["semantic.candidate"] == Self.asked)
        #expect(notes["semantic.cosine"].flatMap(Double.init).map { $0 > 0.95 } == true)
        #expect(notes["semantic.refused"] == nil)
    }

    @Test(arguments: [
        ("same", CacheResult.semantic, "one question"), ("other", .miss, "two questions"),
        ("maybe", .miss, "no verdict: its answer was none"), ("forged", .miss, "no verdict: its answer was none"),
    ])
    func
        `where only the wording differs a model may say whether it is one question, and nothing but a plain yes counts`(
            says: String, result: CacheResult, note: String
        ) async throws
    {
        let fixture = try await fixture(.init(threshold: 0.3, judge: "second", sample: 0)) { request in
            guard request.model == "second-model" else { return .answer("It is under Settings.") }
            let ticket = says == "forged" ? "000000000000" : request.ticket
            let word = says == "forged" ? "same" : says
            return .answer(#"{"ticket": "\#(ticket)", "verdict": "\#(word)"}"#)
        }
        _ = try await fixture.ask("How do I change my plan for 2 users?")

        let job = try await fixture.ask("How do I alter my plan for 2 users?")

        #expect(job.cache == result)
        #expect(try await notes(fixture, job)["semantic.judge"] == note)
        #expect(try await fixture.trace(job).calls.contains { $0.purpose == .cacheJudge })
    }

    @Test func `a judge that hangs is not asked for long`() async throws {
        let clock = Mutex<ManualClock?>(nil)
        let fixture = try await fixture(
            .init(threshold: 0.3, judge: "second", sample: 0),
            script: { request in
                guard request.model == "second-model" else { return .answer("It is under Settings.") }
                // As long as it may take.
                clock.withLock { $0?.advance(by: .milliseconds(100)) }
                return .hang
            }, change: { $0.providers[0].timeouts.total = .milliseconds(100) })
        clock.withLock { $0 = fixture.clock }
        _ = try await fixture.ask("How do I change my plan for 2 users?")

        var verdicts: [String?] = []
        for word in ["alter", "amend", "adjust", "rework"] {
            let job = try await fixture.ask("How do I \(word) my plan for 2 users?")
            verdicts.append(try await notes(fixture, job)["semantic.judge"])
        }

        let late = "no verdict: provider_timeout"
        #expect(verdicts == [late, late, late, "no verdict: second failed lately"])
    }

    @Test(arguments: [("same", 8, 0), ("other", 0, 0), ("perhaps", 0, 8)])
    func `a model that shall judge is put look-alikes`(says: String, taken: Int, silent: Int) async throws {
        let fixture = try await fixture { request in
            .answer(#"{"ticket": "\#(request.ticket)", "verdict": "\#(says)"}"#)
        }
        let model = try #require(fixture.workspace.model("second"))
        let provider = try #require(fixture.engine.setup.providers[model.provider])

        let trial = await JudgeTrial.run(model, at: provider, clock: fixture.clock)

        #expect((trial.taken.count, trial.silent) == (taken, silent))
        #expect(trial.why == (silent > 0 ? "its answer was none" : nil))
    }

    @Test(arguments: ["How do I alter my plan for 20 users?", "How do I not alter my plan for 2 users?"])
    func `no model is asked where a number or a "not" differs`(question: String) async throws {
        let fixture = try await fixture(.init(threshold: 0.3, judge: "second", sample: 0))
        _ = try await fixture.ask("How do I change my plan for 2 users?")

        let job = try await fixture.ask(question)

        #expect(job.cache == .miss)
        #expect(!fixture.server.requests.contains { $0.model == "second-model" })
    }

    @Test func `a changed number is refused, and the trace says so`() async throws {
        let fixture = try await fixture(.init(threshold: 0.5, sample: 0))
        _ = try await fixture.ask(Self.asked)

        let job = try await fixture.ask("How do I change my plan for 20 users?")

        #expect(job.cache == .miss)
        #expect(try await notes(fixture, job)["semantic.refused"] == "numbers")
    }

    @Test func `nothing is shared between tenants, nor across versions of prompt and knowledge`() async throws {
        let fixture = try await fixture(retrieval: true)
        _ = try await fixture.ask(Self.asked)

        #expect(try await fixture.ask(Self.reworded, tenant: "beta").cache == .miss)
        var workspace = fixture.workspace
        workspace.features[0].promptVersion = 2
        try await fixture.engine.use(workspace)
        #expect(try await fixture.ask(Self.reworded).cache == .miss)
        workspace.features[0].promptVersion = 1
        workspace.knowledge[0].text += " Only owners can do it."
        try await fixture.engine.use(workspace)
        #expect(try await fixture.ask(Self.reworded + " Cheers").cache == .miss)
    }

    @Test func `an answer expires for all who ask alike`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.ask(Self.asked)
        fixture.clock.advance(by: .seconds(3601))

        #expect(try await fixture.ask(Self.reworded).cache == .miss)
    }

    @Test(arguments: [
        ("How does ada@example.com change her plan?", "Hi, how does bob@example.com change her plan?"),
        ("What is due on my plan today?", "Hi, what is due on my plan today?"),
    ])
    func `personal questions and questions of the day are answered anew`(one: String, other: String) async throws {
        let fixture = try await fixture()
        _ = try await fixture.ask(one)

        let job = try await fixture.ask(other)

        #expect(job.cache == .miss)
        #expect(try await notes(fixture, job)["semantic"]?.hasPrefix("off: ") == true)
    }

    @Test func `another engine over the same store finds what the first has answered`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.ask(Self.asked)
        let other = try await EngineFixture.engine(fixture.workspace, clock: fixture.clock)
        let job = try await fixture.submit(Self.reworded)
        let claimed = try await fixture.claim()

        let run = JobRun(
            claimed: claimed, engine: other,
            pipeline: .standard(store: other.store, health: other.health, clock: fixture.clock),
            cancelFlag: CancelFlag())
        try await other.store.settleJob(await run.run().settlement)

        #expect(try await fixture.store.job(job.id)?.cache == .semantic)
    }

    @Test func `samples are asked again, and contradictions turn the cache off until it is reset`() async throws {
        let fixture = try await fixture(.init(sample: 1)) { request in
            .answer(request.lastMessage.contains("Hello") ? "It takes 14 days." : "It takes 3 days.")
        }
        _ = try await fixture.ask(Self.asked)

        let sampled = try await fixture.ask(Self.reworded)
        _ = try await fixture.ask(Self.reworded + " Many thanks.")
        let off = try await fixture.ask("Hi, " + Self.asked)

        #expect(sampled.cache == .miss)
        #expect(try await fixture.output(sampled) == "It takes 14 days.")
        let figures = try await fixture.store.semanticFigures(of: "answer")
        #expect(figures.samples == 2)
        #expect(figures.wrongSamples >= 1)
        guard figures.wrongSamples == 2 else { return }
        #expect(try await notes(fixture, off)["semantic"]?.contains("were wrong") == true)
        try await fixture.store.resetSemanticFigures(of: "answer")
        #expect(try await fixture.store.semanticFigures(of: "answer").overBudget(0.01) == nil)
    }

    @Test func `a flag on a semantic answer counts against the cache until a reviewer finds the answer right`()
        async throws
    {
        let fixture = try await fixture()
        _ = try await fixture.ask(Self.asked)
        let job = try await fixture.ask(Self.reworded)
        let report = FlagReport(job: job.id, reporter: "ada", reason: "not what I asked", now: fixture.clock.now())

        let flag = try await fixture.store.addFlag(report)

        #expect(try await fixture.store.semanticFigures(of: "answer") == SemanticFigures(hits: 1, flagged: 1))
        _ = try await fixture.store.changeFlag(
            FlagTarget(id: flag.id, version: flag.version),
            .resolved(.correct, notes: nil, expected: nil, sample: nil, at: fixture.clock.now()))
        #expect(try await fixture.store.semanticFigures(of: "answer") == SemanticFigures(hits: 1))
    }

    @Test func `vectors may come from an endpoint, which sees no personal data and is billed apart`() async throws {
        let fixture = try await fixture(.init(model: "first", sample: 0, personal: true)) { request in
            guard request.path.hasSuffix("/embeddings") else { return .answer("Done.") }
            return .json(#"{"data":[{"index":0,"embedding":[0.6,0.8]}],"usage":{"prompt_tokens":7}}"#)
        }
        let first = try await fixture.ask("Why did ada@example.com get no mail?")

        let job = try await fixture.ask("Hi, why did bob@example.com get no mail?")

        #expect(job.cache == .semantic)
        #expect(job.cost == Money(nanoUSD: 21_000))
        #expect(first.usage.inputTokens == 107)
        let sent = fixture.server.requests.map(\.body)
        #expect(!sent.contains { $0.contains("@example.com") })
    }

    @Test(arguments: [
        ("What's the way to change my plan for two users?", "0.85,0.527", CacheResult.semantic, String?.none),
        ("What's the way to change my plan for two users?", "0.75,0.661", .miss, nil),
        ("How do I change my plan for 3 users?", "1,0", .miss, "numbers"),
        ("How do I alter my plan for 2 users?", "0.85,0.527", .miss, "cosine"),
        ("How do I alter my plan for 2 users?", "1,0", .miss, "words"),
    ])
    func `what rules prove word by word needs vectors less near than the threshold, and nothing else does`(
        question: String, vector: String, result: CacheResult, refused: String?
    ) async throws {
        let fixture = try await fixture(.init(threshold: 0.95, model: "first", sample: 0)) { request in
            guard request.path.hasSuffix("/embeddings") else { return .answer("Done.") }
            let isFirst = request.body.contains(Self.asked)
            return .json(#"{"data":[{"index":0,"embedding":[\#(isFirst ? "1,0" : vector)]}]}"#)
        }
        _ = try await fixture.ask(Self.asked)

        let job = try await fixture.ask(question)

        #expect(job.cache == result)
        #expect(try await notes(fixture, job)["semantic.refused"] == refused)
    }

    @Test func `an endpoint that fails is a miss, and no more`() async throws {
        let fixture = try await fixture(.init(model: "first", sample: 0)) { request in
            request.path.hasSuffix("/embeddings") ? .failure(500) : .answer("Done.")
        }

        let job = try await fixture.ask(Self.asked)

        #expect(job.state == .completed)
        #expect(try await notes(fixture, job)["semantic"]?.contains("no vector") == true)
    }

    @Test func `an empty scope is an error`() async throws {
        let fixture = try await fixture()

        await #expect(throws: StoreError.emptyTenant) { try await fixture.store.newestVector(scope: []) }
        await #expect(throws: StoreError.emptyTenant) {
            try await fixture.store.vectors(scope: [], after: 0, limit: 1)
        }
    }
}

extension RecordedRequest {
    /// What a judge is told to say beside its verdict.
    fileprivate var ticket: String {
        let system = (try? JSON(parsing: body))?["messages"]?[0]?["content"]?.string ?? ""
        let start = system.firstRange(of: #"{"ticket": ""#)?.upperBound ?? system.endIndex
        return String(system[start...].prefix { $0 != "\"" })
    }
}
