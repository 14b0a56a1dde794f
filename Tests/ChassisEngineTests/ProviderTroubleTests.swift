import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What a service can do to a call, and what becomes of the job. `complex` falls back to the embedded model.
@Suite(.timeLimit(.minutes(2)))
struct ProviderTroubleTests {
    enum Trouble: String, CaseIterable, Sendable {
        case rateLimited, broken, denied, silent, garbage, html, empty, reset, halfStream, halfBody, wrongShape

        var script: Script {
            let event = #"{"id":"c1","choices":[{"index":0,"delta":{"content":"Half an ans"}}]}"#
            return switch self {
            case .rateLimited: .failure(429, headers: ["retry-after": "7"])
            case .broken: .failure(503)
            case .denied: .failure(401)
            case .silent: .hang
            case .garbage: .body([0x00, 0xFF, 0x13, 0x37, 0x7B, 0x22], headers: ["content-type": "application/json"])
            case .html: .body(Array("<html>Gateway</html>".utf8), headers: ["content-type": "text/html"])
            case .empty: .json("")
            case .reset: Script([.reset])
            case .halfStream: .eventStreamHead + .events([event]) + .close
            case .halfBody:
                .head(200, ["content-type": "application/json", "content-length": "900"]) + .raw("{\"id\"") + .close
            case .wrongShape: .json(#"{"choices":"none","usage":[1,2,{"prompt_tokens":-4}]}"#)
            }
        }
    }

    private func fixture(
        tier: Tier, cache: Feature.Cache? = nil, attempts: Int = 3, concurrency: Int = 64,
        script: @escaping @Sendable (RecordedRequest) -> Script
    ) async throws -> EngineFixture {
        try await EngineFixture(
            features: [.answer(tier: tier, cache: cache, limits: .init(attempts: attempts))], script: script,
            change: { workspace in
                // So short a patience that a test need not wait, and so long that a loaded machine connects.
                workspace.providers[0].timeouts = .init(
                    connect: .seconds(30), firstByte: .milliseconds(300), total: .seconds(30))
                workspace.providers[0].maxConcurrency = concurrency
            })
    }

    @Test(arguments: Trouble.allCases)
    func `the next model answers when the first one can't`(trouble: Trouble) async throws {
        let fixture = try await fixture(tier: .complex) { _ in trouble.script }

        let job = try await fixture.ask("How do I void an invoice?")
        let trace = try await fixture.trace(job)

        #expect(job.state == .completed)
        #expect(job.model == "extractive")
        #expect(trace.calls.map(\.purpose) == [.first, .fallback])
        #expect(trace.calls.first?.error != nil)
        #expect(trace.spans.first { $0.name == "chat first" }?.status == .error)
        #expect(try await fixture.output(job).isEmpty == false)
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
    }

    @Test(
        arguments: [
            (Trouble.broken, nil), (.rateLimited, .zero), (.denied, .zero), (.silent, nil), (.html, nil),
            // What came of it was counted.
            (.halfStream, Money(nanoUSD: 234_000)),
        ] as [(Trouble, Money?)])
    func `a refused call is free, one that may have been read costs nobody knows what`(
        trouble: Trouble, cost: Money?
    ) async throws {
        let fixture = try await fixture(tier: .complex) { _ in trouble.script }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.cost == cost)
        // Of the call that answered it is known.
        #expect((job.usage.state == .reported) == (cost == .zero))
    }

    @Test(arguments: [
        (Script.failure(401), true), (.failure(404), true), (.failure(429), true), (.failure(302), true),
        (.failure(500), false), (.failure(502), false), (.failure(408), false), (Trouble.html.script, false),
    ])
    func `what nobody told the usage of has none, and costs nothing only where a refusal proves that`(
        script: Script, isFree: Bool
    ) async throws {
        let fixture = try await fixture(tier: .local, attempts: 1) { _ in script }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.state == .failed)
        #expect(job.usage == .absent)
        #expect(job.cost == (isFree ? .zero : nil))
        let costs = try await fixture.store.costs(
            by: .tenant, since: Timestamp(milliseconds: 0), until: fixture.clock.now() + .seconds(60)
        ).first
        #expect(costs?.unknownCostCount == (isFree ? 0 : 1) && costs?.cost == .zero)
        #expect(try await fixture.account().available == Credits(milli: 100_000))
    }

    @Test(arguments: [(429, true), (500, false)])
    func `an attempt that was refused takes nothing from what the next one knows`(status: Int, isKnown: Bool)
        async throws
    {
        let hasFailed = Latch()
        let fixture = try await fixture(tier: .local) { _ in
            defer { hasFailed.open() }
            return hasFailed.isOpen ? .answer("Under Settings.") : .failure(status)
        }
        let first = try await fixture.ask("How do I void an invoice?")
        fixture.clock.advance(by: .seconds(5))
        _ = try await fixture.attempt()

        let job = try #require(try await fixture.store.job(first.id))
        #expect(job.state == .completed && job.usage.outputTokens > 0)
        #expect((job.usage.state == .reported) == isKnown)
        #expect((job.cost != nil) == isKnown)
    }

    @Test func `an answer that trickles in byte by byte arrives whole`() async throws {
        let text = Script.completion("Slowly, but surely.", usage: #"{"prompt_tokens":5,"completion_tokens":4}"#)
        let fixture = try await EngineFixture { _ in
            .head(200, ["content-type": "application/json", "content-length": "\(text.utf8.count)"])
                + Script([.trickle(Array(text.utf8), every: .milliseconds(1))])
        }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(try await fixture.output(job) == "Slowly, but surely.")
        #expect(job.usage.outputTokens == 4)
    }

    @Test func `with nobody to answer, the attempt is repeated later, and the credits stay held`() async throws {
        let fixture = try await fixture(tier: .small) { _ in .failure(500) }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.state == .queued)
        #expect(job.attempts == 1)
        #expect(job.error?.code == "provider_status")
        #expect(job.error?.message.contains("(model 'second') answered HTTP 500") == true)
        #expect(job.error?.remedy != nil)
        #expect(job.error?.toldToTenant.message.hasSuffix("take the call: 'second' answered HTTP 500.") == true)
        #expect(job.error?.toldToTenant.remedy != nil)
        let wait = try #require(job.retryAt) - fixture.clock.now()
        #expect((400...600).contains(wait.milliseconds))
        #expect(fixture.server.requests.map(\.model) == ["first-model", "second-model"])
        #expect(try await fixture.account().held == Credits(milli: 1000))
        #expect(try await fixture.account().balance == Credits(milli: 100_000))
        // Not due yet: nobody may take it.
        let early = try await fixture.store.claimJobs(
            queue: .standard, owner: "early", limit: 5, lease: .seconds(15),
            now: fixture.clock.now() + .milliseconds(300))
        #expect(early.isEmpty)
    }

    @Test func `a wait that the service asks for is kept`() async throws {
        let fixture = try await fixture(tier: .local) { _ in Trouble.rateLimited.script }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(try #require(job.retryAt) - fixture.clock.now() == .seconds(7))
        #expect(job.error?.code == "provider_rate_limited")
    }

    @Test func `after the last attempt the job fails and the credits are back`() async throws {
        let fixture = try await fixture(tier: .local) { _ in .failure(500) }
        let job = try await fixture.submit("How do I void an invoice?")

        for attempt in 1...3 {
            let after = try await fixture.attempt()
            #expect(after.attempts == attempt)
            #expect(after.state == (attempt < 3 ? .queued : .failed))
            fixture.clock.advance(by: .seconds(5))
        }

        let ended = try #require(try await fixture.store.job(job.id))
        #expect(ended.error?.remedy?.contains("another provider") == true)
        #expect(ended.cost == nil)
        #expect(fixture.server.requests.count == 3)
        #expect(try await fixture.account().available == Credits(milli: 100_000))
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a retried job that is answered at last is charged once`() async throws {
        let isMended = Latch()
        let fixture = try await fixture(tier: .local) { _ in isMended.isOpen ? .answer("Open it.") : .failure(500) }
        _ = try await fixture.ask("How do I void an invoice?")
        isMended.open()
        fixture.clock.advance(by: .seconds(1))

        let job = try await fixture.attempt()

        #expect(job.state == .completed)
        #expect(job.attempts == 2)
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
        #expect(try await fixture.trace(job).calls.map(\.attempt) == [1, 2])
    }

    @Test func `the last good answer is given, marked stale, when nothing better can be had`() async throws {
        let isDown = Latch()
        let fixture = try await fixture(tier: .local, cache: .init(ttl: .seconds(60))) { _ in
            isDown.isOpen ? .failure(500) : .answer("Open the invoice and choose Void.")
        }
        _ = try await fixture.ask("How do I void an invoice?")
        isDown.open()
        fixture.clock.advance(by: .seconds(3600))

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.state == .completed)
        #expect(job.cache == .stale)
        #expect(try await fixture.output(job) == "Open the invoice and choose Void.")
        #expect(try #require(job.confidence) <= 0.5)
    }

    @Test func `a feature that wants no stale answers gets none`() async throws {
        let isDown = Latch()
        let cache = Feature.Cache(ttl: .seconds(60), staleOnFailure: false)
        let fixture = try await fixture(tier: .local, cache: cache) { _ in
            isDown.isOpen ? .failure(500) : .answer("Open the invoice and choose Void.")
        }
        _ = try await fixture.ask("How do I void an invoice?")
        isDown.open()
        fixture.clock.advance(by: .seconds(3600))

        #expect(try await fixture.ask("How do I void an invoice?").state == .queued)
    }

    @Test func `a job past its deadline is not begun`() async throws {
        let fixture = try await EngineFixture(features: [.answer(limits: .init(deadline: .seconds(10)))])
        _ = try await fixture.submit("How do I void an invoice?")
        fixture.clock.advance(by: .seconds(11))

        let job = try await fixture.attempt()

        #expect(job.state == .failed)
        #expect(job.error?.code == "deadline_passed")
        #expect(fixture.server.requests.isEmpty)
        #expect(try await fixture.account().held == .zero)
    }

    @Test func `a call that outlasts the job's deadline is ended with it`() async throws {
        let fixture = try await EngineFixture(
            features: [.answer(tier: .small, limits: .init(deadline: .seconds(20)))]) { _ in .hang }
        _ = try await fixture.submit("How do I void an invoice?")
        async let attempt = fixture.attempt()
        await fixture.server.wait { $0.busy == 1 }

        fixture.clock.advance(by: .seconds(20))

        let job = try await attempt
        #expect(job.state == .failed)
        #expect(job.error?.code == "deadline_passed")
        await fixture.server.wait { $0.hangUps == 1 }
        #expect(fixture.server.requests.count == 1)
    }

    @Test func `a job that waits for its turn at a busy service ends at its deadline too`() async throws {
        let fixture = try await fixture(tier: .local, concurrency: 1) { _ in .hang }
        var workspace = fixture.workspace
        workspace.providers[0].timeouts = .init(connect: .seconds(60), firstByte: .seconds(60), total: .seconds(60))
        try await fixture.engine.use(workspace)
        let first = try await fixture.submit("How do I void an invoice?")
        let second = try await fixture.submit("How do I void two invoices?")

        try await fixture.working(WorkerPool(engine: fixture.engine, workers: 2)) {
            await fixture.server.wait { $0.busy == 1 }
            _ = try await fixture.wait(for: first.id) { $0.state == .running }
            _ = try await fixture.wait(for: second.id) { $0.state == .running }
            fixture.clock.advance(by: .seconds(301))
            for id in [first.id, second.id] {
                let ended = try await fixture.wait(for: id) { $0.state.isFinal }
                #expect(ended.error?.code == "deadline_passed")
            }
        }

        #expect(fixture.server.requests.count == 1)
    }

    /// A service with one place, which a call takes for twenty minutes.
    private func whileBusy(
        prepare: (EngineFixture) async throws -> Void = { _ in }, _ body: (EngineFixture) async throws -> Void
    ) async throws {
        var answer = Feature.answer()
        answer.budget.history = 40
        var holder = Feature.answer(tier: .small, limits: .init(deadline: .seconds(1200)))
        holder.name = "holder"
        let fixture = try await EngineFixture(
            features: [answer, holder],
            script: { $0.lastMessage.contains("Who holds the line?") ? .hang : .answer("They spoke.") },
            change: { workspace in
                workspace.tiers[.local] = ["extractive"]
                workspace.providers[0].timeouts = .init(
                    connect: .seconds(60), firstByte: .seconds(60), total: .seconds(60))
                workspace.providers[0].maxConcurrency = 1
            })
        try await prepare(fixture)
        async let held = fixture.ask("Who holds the line?", feature: "holder")
        await fixture.server.wait { $0.busy == 1 }
        let requests = fixture.server.requests.count

        try await body(fixture)

        #expect(fixture.server.requests.count == requests)
        fixture.clock.advance(by: .seconds(1200))
        #expect(try await held.error?.code == "deadline_passed")
    }

    @Test func `a trace says how long a call waited for its turn at a busy service`() async throws {
        let isOpen = Latch()
        let fixture = try await EngineFixture(
            script: { _ in Script([.hold(isOpen), .pause(.milliseconds(200))]) + .answer("Yes.") },
            change: { workspace in
                workspace.providers[0].timeouts = .init(
                    connect: .seconds(60), firstByte: .seconds(60), total: .seconds(60))
                workspace.providers[0].maxConcurrency = 1
            })
        async let first = fixture.ask("How do I void an invoice?")
        await fixture.server.wait { $0.busy == 1 }
        async let second = fixture.ask("How do I void two invoices?")
        await fixture.clock.waitForSleepers(2)
        isOpen.open()

        let waits = try await [fixture.trace(first), fixture.trace(second)].map { trace in
            trace.spans.first { $0.name == "chat first" }?.attributes["waited"]
        }

        #expect(waits[0] == nil)
        #expect(waits[1]?.hasSuffix(" ms") == true)
    }

    @Test func `vectors that wait for their turn at a busy service end with their job, and cost nothing`() async throws
    {
        try await whileBusy { fixture in
            _ = try await fixture.engine.submit(
                Submission(tenant: "acme", embeddings: EmbeddingRequest(model: "first", inputs: ["void"])))
            async let attempt = fixture.attempt()
            await fixture.clock.waitForSleepers(2)

            fixture.clock.advance(by: .seconds(601))

            let job = try await attempt
            #expect(job.state == .failed)
            #expect(job.error?.code == "deadline_passed")
            #expect(job.cost == .zero)
        }
    }

    @Test func `a summary that waits too long for its turn at a busy service is done without`() async throws {
        func say(_ text: String, _ fixture: EngineFixture) async throws -> Job {
            var submission = Submission(tenant: "acme", feature: "answer", input: Array(text.utf8))
            submission.continueConversation("c")
            _ = try await fixture.engine.submit(submission)
            return try await fixture.attempt()
        }
        try await whileBusy { fixture in
            for turn in 1...3 { _ = try await say("Question \(turn) with enough words to fill a window.", fixture) }
        } _: { fixture in
            async let last = say("Question 4 with enough words to fill a window.", fixture)
            await fixture.clock.waitForSleepers(2)

            fixture.clock.advance(by: .seconds(21))

            let job = try await last
            #expect(job.state == .completed)
            let trace = try await fixture.trace(job)
            #expect(trace.spans.first { $0.name == "window" }?.attributes["history.dropped"] != nil)
            let summary = try #require(trace.calls.last { $0.purpose == .summary })
            #expect(summary.error?.contains("deadline timeout") == true && summary.cost == .zero)
        }
    }
}
