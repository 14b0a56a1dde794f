import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ConfidenceTests {
    private func fixture(
        trust: Feature.Trust = .init(), retrieval: Bool = false, answer: String = "It is under Settings."
    ) async throws -> EngineFixture {
        var feature = Feature.answer()
        feature.trust = trust
        if retrieval { feature.retrieval = .init() }
        return try await EngineFixture(features: [feature]) { _ in .answer(answer) }
    }

    private func score(_ fixture: EngineFixture, _ job: Job) async throws -> SpanAttributes {
        try await fixture.trace(job).spans.last { $0.name == "score" }?.attributes ?? [:]
    }

    @Test func `the trace tells what the confidence is made of, and what nothing supports`() async throws {
        let fixture = try await fixture(
            retrieval: true, answer: "Open the invoice and choose Void within 14 days, says Mira.")

        let job = try await fixture.ask("How do I void an invoice?")

        let notes = try await score(fixture, job)
        #expect(notes["confidence"] == job.confidence.map { String($0) })
        #expect(notes["confidence.from"]?.hasPrefix("model unknown 0.8 × support") == true)
        #expect(notes["confidence.from"]?.hasSuffix("absent number 0.9 × absent name 0.95") == true)
        #expect(notes["absent.numbers"] == "14")
        #expect(notes["absent.names"] == "Mira")
    }

    @Test func `an answer that is given again is trusted as it was`() async throws {
        var feature = Feature.answer()
        feature.retrieval = .init()
        feature.cache = .init()
        let fixture = try await EngineFixture(features: [feature]) { _ in
            .answer("Open the invoice and choose Void within 14 days, says Mira.")
        }

        let first = try await fixture.ask("How do I void an invoice?")
        let again = try await fixture.ask("How do I void an invoice?")

        #expect(again.cache == .exact)
        #expect(first.confidence.map { $0 < 0.7 } == true && again.confidence == first.confidence)
        #expect(try await score(fixture, again)["confidence.from"]?.hasPrefix("given before") == true)
    }

    @Test func `a calibration that was fitted to flags is in force for later answers`() async throws {
        let fixture = try await fixture()
        let before = try await fixture.ask("Where is my plan?")
        let points = [Calibration.Point(raw: 0.8, calibrated: 0.62)]

        try await fixture.store.keepCalibration(
            KeptCalibration(
                feature: "answer", at: fixture.clock.now(), samples: 60, calibration: Calibration(points: points)))
        await fixture.engine.readCalibrations()
        let after = try await fixture.ask("Where is my plan?")
        try await fixture.store.dropCalibration(of: "answer")
        await fixture.engine.readCalibrations()

        #expect((before.confidence, after.confidence) == (0.8, 0.62))
        #expect(try await score(fixture, after)["confidence.raw"] == "0.8")
        #expect(try await fixture.ask("Where is my plan?").confidence == 0.8)
        let samples = try await fixture.store.calibrationSamples(since: Timestamp(milliseconds: 0))
        #expect(samples.map(\.sample.confidence) == [0.8, 0.8, 0.8])
        #expect(samples.map(\.told).sorted() == [0.62, 0.8, 0.8])
    }

    @Test func `an answer is bad when its review said so, and unknown while its flag is open`() async throws {
        let fixture = try await fixture()
        var flags: [FlagID] = []
        for _ in 0..<3 {
            let job = try await fixture.ask("Where is my plan?")
            flags.append(try await fixture.engine.flag(job.id, reason: "Wrong", expected: nil, reporter: "cli").id)
        }
        _ = try await fixture.ask("Where is my plan?")
        _ = try await fixture.engine.resolveFlag(FlagTarget(id: flags[0]), verdict: .hallucination)
        _ = try await fixture.engine.resolveFlag(FlagTarget(id: flags[1]), verdict: .correct)

        let samples = try await fixture.store.calibrationSamples(since: Timestamp(milliseconds: 0), feature: "answer")

        #expect(samples.map(\.sample.isGood).sorted { !$0 && $1 } == [false, true, true])
        #expect(try await fixture.store.calibrationSamples(since: .init(milliseconds: 0), feature: "x").isEmpty)
    }

    @Test func `an answer that is hardly trusted is marked, and goes to review with its settlement`() async throws {
        let fixture = try await fixture(trust: .init(markBelow: 0.9, reviewBelow: 0.85))

        let job = try await fixture.ask("Where is my plan?")

        #expect(job.state == .completed)
        #expect(try await score(fixture, job)["low_confidence"] == "below 0.9")
        let flag = try #require(try await fixture.store.flags(open: true).first)
        #expect((flag.job, flag.reporter, flag.reason) == (job.id, "chassis", "Confidence 0.8 is below 0.85."))
    }

    @Test func `stored calls are priced along other routes`() async throws {
        let fixture = try await fixture()
        _ = try await fixture.ask("Where is my plan?")
        let free = try #require(fixture.workspace.model("extractive"))
        var whatIf = WhatIf([RouteChange(from: .feature("answer"), to: free)])

        try await fixture.store.eachPricedAttempt(since: Timestamp(milliseconds: 0), portion: 1) { attempts in
            for one in attempts {
                whatIf.add(one.calls, job: one.job, feature: one.feature, tier: one.tier, at: one.at)
            }
        }

        #expect(whatIf.rows.map(\.was.nanoUSD) == [600_000])
        #expect(whatIf.rows.map(\.would) == [.zero])
    }
}
