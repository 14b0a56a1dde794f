import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// Cascade, hedging and breakers, with real calls.
@Suite(.timeLimit(.minutes(2)))
struct RoutingTests {
    private func fixture(
        _ routing: Feature.Routing, tier: Tier = .small, limits: Feature.Limits = .init(),
        script: @escaping @Sendable (RecordedRequest) -> Script
    ) async throws -> EngineFixture {
        var feature = Feature.answer(tier: tier, limits: limits)
        feature.routing = routing
        return try await EngineFixture(features: [feature], script: script) { workspace in
            workspace.tiers[.complex] = ["second"]
        }
    }

    /// An answer whose tokens had these log probabilities.
    private static func answer(_ text: String, logarithm: Double) -> Script {
        .json(
            #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"\#(text)"},"#
                + #""logprobs":{"content":[{"token":"a","logprob":\#(logarithm)}]},"finish_reason":"stop"}],"#
                + #""usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
    }

    @Test func `an answer that is not trusted is asked for once more of a stronger model`() async throws {
        let fixture = try await fixture(.init(cascade: .init(to: .complex, below: 0.6)), tier: .local) { request in
            Self.answer(request.model, logarithm: request.model == "second-model" ? -0.01 : -2)
        }

        let job = try await fixture.ask("How do I void an invoice?")
        let trace = try await fixture.trace(job)

        #expect(try await fixture.output(job) == "second-model")
        #expect((job.model, job.tier) == ("second", .complex))
        #expect(trace.calls.map(\.purpose) == [.first, .stronger])
        #expect(
            trace.spans.last { $0.name == "generate" }?.attributes["steps"]
                == "first first: valid → confidence 0.135 is below 0.6 → up to 'complex' → second stronger: valid")
    }

    @Test func `the small model's answer stands when the stronger one fails or is trusted less`() async throws {
        for script in [Script.failure(500), Self.answer("second-model", logarithm: -4)] {
            let fixture = try await fixture(.init(cascade: .init(to: .complex, below: 0.6)), tier: .local) { request in
                request.model == "second-model" ? script : Self.answer("first-model", logarithm: -2)
            }

            let job = try await fixture.ask("How do I void an invoice?")

            #expect(job.state == .completed)
            #expect(try await fixture.output(job) == "first-model")
            #expect((job.model, job.tier) == ("first", .local))
        }
    }

    @Test func `a trusted answer is not asked for twice`() async throws {
        let fixture = try await fixture(.init(cascade: .init(to: .complex, below: 0.6)), tier: .local) { request in
            Self.answer(request.model, logarithm: -0.1)
        }

        _ = try await fixture.ask("How do I void an invoice?")

        #expect(fixture.server.requests.map(\.model) == ["first-model"])
    }

    /// Works the queued job, whose first model does not answer, past the 800 ms after which a second is asked.
    private func attemptWithHedge(_ fixture: EngineFixture) async throws -> Job {
        async let attempt = fixture.attempt()
        await fixture.server.wait { $0.busy == 1 }
        // The call's own deadline and the hedge's delay.
        await fixture.clock.waitForSleepers(2)
        fixture.clock.advance(by: .milliseconds(800))
        return try await attempt
    }

    @Test func `a second model is asked when the first lets wait, and the loser is our cost alone`() async throws {
        let fixture = try await fixture(.init(hedge: .init(after: .milliseconds(800)))) { request in
            request.model == "first-model" ? .hang : .answer("From the second.")
        }
        _ = try await fixture.submit("How do I void an invoice?")

        let job = try await attemptWithHedge(fixture)

        let trace = try await fixture.trace(job)
        #expect(try await fixture.output(job) == "From the second.")
        #expect(job.model == "second")
        #expect(trace.calls.map(\.purpose) == [.hedgeLoser, .hedge])
        // The winner's usage is the tenant's; the loser's input was read all the same, and is in our cost.
        #expect(job.usage == Usage(state: .reported, inputTokens: 100, outputTokens: 20))
        let loser = try #require(trace.calls.first)
        #expect(loser.usage.state == .estimated && loser.usage.inputTokens > 0)
        #expect(try #require(job.cost) == Money(nanoUSD: 600_000) + (try #require(loser.cost)))
        #expect(try await fixture.account().balance == Credits(milli: 99_000))
        #expect(
            trace.spans.last { $0.name == "generate" }?.attributes["hedge"]
                == "'second' asked after 800 ms; 'second' won")
        await fixture.server.wait { $0.hangUps == 1 }
    }

    @Test func `a bad answer of the race's winner is shown to the winner`() async throws {
        var feature = Feature.answer(schema: "ticket", tier: .small)
        feature.routing = .init(hedge: .init(after: .milliseconds(800)))
        let fixture = try await EngineFixture(features: [feature]) { request in
            if request.model == "first-model" { return .hang }
            return .answer(request.body.contains("can't be used") ? #"{"category":"billing","urgent":true}"# : "no")
        }
        _ = try await fixture.submit("I was charged twice")

        let job = try await attemptWithHedge(fixture)

        #expect(job.state == .completed && job.model == "second")
        #expect(try await fixture.trace(job).calls.map(\.model) == ["first", "second", "second"])
    }

    @Test func `log probabilities are those of the answer that stands`() async throws {
        let fixture = try await fixture(.init(cascade: .init(to: .complex, below: 0.6)), tier: .local) { request in
            Self.answer(request.model, logarithm: request.model == "second-model" ? -4 : -2)
        }
        var chat = ChatRequest(model: "answer", messages: [Message(.user, "Where?")])
        chat.options.wantsLogProbabilities = true
        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))

        let job = try await fixture.attempt()

        let answer = try await fixture.engine.answer(of: job)
        #expect(answer.text == "first-model")
        #expect(answer.logProbabilities.first?["logprob"]?.double == -2)
    }

    @Test func `a quick answer is not hedged, and a quick failure goes to the next model as ever`() async throws {
        for isDown in [false, true] {
            let fixture = try await fixture(.init(hedge: .init(after: .seconds(5)))) { request in
                isDown && request.model == "first-model" ? .failure(500) : .answer("Here.")
            }

            let job = try await fixture.ask("How do I void an invoice?")

            #expect(try await fixture.trace(job).calls.map(\.purpose) == (isDown ? [.first, .fallback] : [.first]))
            #expect(job.state == .completed)
        }
    }

    @Test func `an open breaker spares the model, and what waits for it uses up no attempt`() async throws {
        let isMended = Latch()
        let fixture = try await fixture(.init(), tier: .local, limits: .init(attempts: 1)) { _ in
            isMended.isOpen ? .answer("Here.") : .failure(500)
        }
        for _ in 0..<3 { #expect(try await fixture.ask("How do I void an invoice?").state == .failed) }

        let waiting = try await fixture.ask("How do I void an invoice?")

        #expect((waiting.state, waiting.attempts) == (.queued, 0))
        #expect(waiting.isHeldUp)
        #expect(waiting.error?.message == "'first' failed lately and is not asked for another 5 s.")
        #expect(try #require(waiting.retryAt) - fixture.clock.now() == .seconds(5))
        #expect(fixture.server.requests.count == 3)
        isMended.open()
        fixture.clock.advance(by: .seconds(5))
        let answered = try await fixture.attempt()
        #expect((answered.state, answered.error) == (.completed, nil))
        let route = try await fixture.trace(answered).spans.last { $0.name == Route.name }
        #expect(route?.attributes["waited"] == "5000 ms, for models that failed lately")
        #expect(fixture.server.requests.count == 4)
        #expect(try await fixture.store.verifyLedger().mismatches == [])
    }

    @Test func `a half-open breaker lets exactly one call through`() {
        let health = ModelHealth()
        let second: Int64 = 1_000_000_000
        for _ in 0..<3 { health.failed("first", retryAfter: nil, at: 0) }

        #expect(health.admit("first", at: second) == .open(wait: .seconds(4)))
        #expect(health.admit("first", at: 5 * second) == .halfOpen)
        #expect(health.admit("first", at: 5 * second) == .open(wait: .seconds(1)))
        health.failed("first", retryAfter: nil, at: 6 * second)
        #expect(health.admit("first", at: 7 * second) == .open(wait: .seconds(9)))
        #expect(health.admit("first", at: 16 * second) == .halfOpen)
        health.released("first")
        #expect(health.admit("first", at: 16 * second) == .halfOpen)
        health.succeeded("first")
        #expect(health.admit("first", at: 16 * second) == .closed)
        // A probe that was never heard of again keeps nobody out for good.
        for _ in 0..<3 { health.failed("first", retryAfter: nil, at: 0) }
        #expect(health.admit("first", at: 5 * second) == .halfOpen)
        #expect(health.admit("first", at: 126 * second) == .halfOpen)
    }

    @Test(
        arguments: [
            (nil, true, true), (.status(503, "no"), false, false), (.status(503, "no"), true, false),
            (.timedOut(.total), false, false), (.timedOut(.firstByte), true, false),
            // The job's trouble, or the caller's.
            (.timedOut(.total), true, true), (.timedOut(.deadline), false, true), (.cancelled, false, true),
            (.cancelled, true, true),
            (.status(400, "no"), false, true),
        ] as [(ProviderError.Kind?, Bool, Bool)])
    func `a call that ended for want of the job's time says nothing of its model`(
        kind: ProviderError.Kind?, isHurried: Bool, isWell: Bool
    ) {
        let health = ModelHealth()
        let failure = kind.map { ProviderError(provider: "p", kind: $0) }

        for number in 1...3 {
            health.ended("first", failure, isHurried: isHurried, of: JobID(Int64(number)), at: 0)
        }

        #expect(health.isHealthy("first", at: 1) == isWell)
    }

    @Test(
        arguments: [
            // Seconds: left of the job's time, patience; the call's own time, when it is broken off, whether it is hurried.
            (60, nil, 30, 60, false), (30, nil, 30, 30, true), (10, nil, 10, 10, true),
            // Who waits for so long only waits a second more for the call to be let in.
            (60, 5, 5, 6, false), (10, 5, 5, 6, false), (5.5, 5, 5, 5.5, false), (4, 5, 4, 4, true),
            (-1, 5, 0.001, -1, true),
        ] as [(Double, Double?, Double, Double, Bool)])
    func `a call gets its model's time, its caller's patience or what its job has left`(
        left: Double, patience: Double?, total: Double, end: Double, isHurried: Bool
    ) {
        let now = Timestamp(milliseconds: 0)

        let time = CallTime(
            InferenceTimeouts(total: .seconds(30)), patience: patience.map { .seconds($0) },
            until: now + .seconds(left), now: now)

        #expect(time.timeouts.total == .seconds(total))
        #expect(time.end == now + .seconds(end))
        #expect(time.isHurried == isHurried)
    }

    @Test func `a job that breaks a model keeps others out no longer, and lets them try first`() {
        let health = ModelHealth()
        let second: Int64 = 1_000_000_000
        for number in 1...3 { health.failed("first", retryAfter: nil, of: JobID(Int64(number)), at: 0) }

        #expect(health.admit("first", for: JobID(1), at: 5 * second) == .open(wait: .seconds(2)))
        #expect(health.standing(of: "first", for: JobID(9), at: 5 * second) == .halfOpen)
        #expect(health.admit("first", for: JobID(1), at: 7 * second) == .halfOpen)
        health.failed("first", retryAfter: nil, of: JobID(1), at: 7 * second)
        // Five seconds again, not ten: what it does has been counted.
        #expect(health.admit("first", for: JobID(9), at: 12 * second) == .halfOpen)
        health.succeeded("first")
        #expect(health.admit("first", for: JobID(1), at: 12 * second) == .closed)
    }

    @Test func `a model that is suddenly slow is told from one that is always slow`() {
        let health = ModelHealth()
        for _ in 0..<40 {
            health.succeeded("steady", took: .seconds(6))
            health.succeeded("changed", took: .seconds(1))
        }
        for _ in 0..<8 { health.succeeded("changed", took: .seconds(9)) }

        #expect(health.slowness(of: "steady") == nil)
        #expect(health.slowness(of: "changed") != nil)
        #expect(health.slowness(of: "unknown") == nil)
    }

    @Test func `what a feature spent today sends its calls to cheaper models, and midnight forgets it`() async throws {
        let fixture = try await fixture(
            .init(budget: .init(feature: Money(nanoUSD: 700_000), cheaperFrom: 0.8)), tier: .small
        ) { _ in .answer("Here.") }
        let first = try await fixture.ask("How do I void an invoice?")
        fixture.clock.advance(by: .seconds(6))

        let second = try await fixture.ask("How do I void two invoices?")
        fixture.clock.advance(by: .seconds(86_400))
        let third = try await fixture.ask("How do I void three invoices?")

        #expect([first, second, third].map(\.tier) == [.small, .local, .small])
        let reason = try await fixture.trace(second).spans.first { $0.name == "route" }?.attributes["reason"]
        #expect(
            reason
                == "85 % of the day's budget of feature 'answer' is spent: one tier down, 'local', cheapest first")
    }

    @Test func `what this process has settled counts at once`() async throws {
        let fixture = try await fixture(
            .init(budget: .init(feature: Money(nanoUSD: 2_000_000), cheaperFrom: 0.5)), tier: .small
        ) { _ in .answer("Here.") }
        var tiers: [Tier?] = []
        for number in 1...4 { tiers.append(try await fixture.ask("How do I void \(number) invoices?").tier) }

        #expect(tiers == [.small, .small, .local, .local])
    }

    @Test func `both of a failed race were asked, and neither is asked again`() async throws {
        let latch = Latch()
        let fixture = try await fixture(.init(hedge: .init(after: .milliseconds(800)))) { request in
            request.model == "first-model" ? Script([.hold(latch)]) + .failure(500) : .failure(500)
        }
        _ = try await fixture.submit("How do I void an invoice?")
        async let attempt = fixture.attempt()
        await fixture.server.wait { $0.busy == 1 }
        await fixture.clock.waitForSleepers(2)
        fixture.clock.advance(by: .milliseconds(800))
        await fixture.server.wait { $0.requests == 2 && $0.busy == 1 }
        latch.open()

        let job = try await attempt

        #expect(fixture.server.requests.map(\.model) == ["first-model", "second-model"])
        #expect(job.error?.message.hasPrefix("All 2 models failed.") == true)
    }

    /// Tells log probabilities as services do: when asked.
    private static func telling(_ request: RecordedRequest) -> Script {
        request.body.contains(#""logprobs":true"#)
            ? answer(request.model, logarithm: request.model == "second-model" ? -0.01 : -2.5) : .answer(request.model)
    }

    @Test(arguments: [true, false])
    func `a cascade by confidence asks a model that tells them for log probabilities`(tells: Bool) async throws {
        var feature = Feature.answer()
        feature.routing = .init(cascade: .init(to: .complex, below: 0.5))
        let fixture = try await EngineFixture(features: [feature], script: Self.telling) { workspace in
            workspace.models[0].reportsLogProbabilities = tells
            workspace.tiers[.complex] = ["second"]
        }

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(job.model == (tells ? "second" : "first"))
        let chat = ChatRequest(model: "answer", messages: [Message(.user, "Where?")])
        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        let asked = try await fixture.attempt()
        #expect(try await fixture.engine.answer(of: asked).logProbabilities.isEmpty)
    }

    @Test func `nobody is asked for them where nothing depends on them`() async throws {
        let fixture = try await EngineFixture(
            features: [.answer()], change: { $0.models[0].reportsLogProbabilities = true })

        _ = try await fixture.ask("How do I void an invoice?")

        #expect(fixture.server.requests.last?.body.contains("logprobs") == false)
    }

    @Test func `a cascade weighs what the measured confidence is worth`() async throws {
        let fixture = try await fixture(.init(cascade: .init(to: .complex, below: 0.6)), tier: .local) { request in
            .answer(request.model)
        }
        let points = [Calibration.Point(raw: 0.8, calibrated: 0.3)]
        try await fixture.store.keepCalibration(
            KeptCalibration(
                feature: "answer", at: fixture.clock.now(), samples: 60, calibration: Calibration(points: points)))
        await fixture.engine.readCalibrations()

        let job = try await fixture.ask("How do I void an invoice?")

        #expect(fixture.server.requests.map(\.model) == ["first-model", "second-model"])
        #expect(job.state == .completed)
    }
}
