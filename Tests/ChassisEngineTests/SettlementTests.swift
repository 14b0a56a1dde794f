import ChassisCore
import ChassisEngine
import ChassisStore
import Testing

struct BackoffTests {
    @Test(arguments: [
        (1, 500), (2, 1000), (3, 2000), (7, 32_000), (8, 60_000), (1000, 60_000), (Int.max, 60_000), (0, 500),
        (Int.min + 1, 500),
    ])
    func `the wait doubles with each attempt, up to the most`(attempt: Int, milliseconds: Int) {
        let wait = Backoff(EngineSettings()).wait(after: attempt, asked: nil, chance: 0.5)

        #expect(wait == .milliseconds(milliseconds))
    }

    @Test(arguments: [(0.0, 800), (0.5, 1000), (1.0, 1200), (-7, 800), (9, 1200)])
    func `chance moves the wait by a fifth at most`(chance: Double, milliseconds: Int) {
        let wait = Backoff(EngineSettings()).wait(after: 2, asked: nil, chance: chance)

        #expect(wait == .milliseconds(milliseconds))
    }

    @Test(arguments: [(100, 1000), (5000, 5000), (100_000_000, 3_600_000)])
    func `a provider's longer wait is kept, up to an hour`(asked: Int, milliseconds: Int) {
        let wait = Backoff(EngineSettings()).wait(after: 2, asked: .milliseconds(asked), chance: 0.5)

        #expect(wait == .milliseconds(milliseconds))
    }
}

struct SettlementRuleTests {
    private static let now = Timestamp(milliseconds: 1_700_000_000_000)
    private static let busy = StageError.modelsFailed(
        last: ProviderError(provider: "hosted", kind: .status(429, "slow down"), retryAfter: .seconds(10)), asked: 1,
        isTransient: true)
    private static let denied = StageError.modelsFailed(
        last: ProviderError(provider: "hosted", kind: .status(401, "who are you")), asked: 1, isTransient: false)

    private func outcome(
        _ failure: StageError?, attempts: Int = 1, deadline: Duration = .seconds(300), isCancelRequested: Bool = false,
        awaitedFor: Duration? = nil
    ) -> Settlement.Outcome {
        let rule = SettlementRule(backoff: Backoff(EngineSettings()), now: Self.now, chance: 0.5)
        let job = Job(
            id: JobID(1), state: .running, tenant: "acme", feature: "answer", attempts: attempts, createdAt: Self.now,
            startedAt: awaitedFor.map { Self.now - $0 }, deadline: Self.now + deadline)
        return rule.outcome(
            of: failure, job: job, maxAttempts: 3, isCancelRequested: isCancelRequested, isAwaited: awaitedFor != nil)
    }

    @Test func `an attempt without a failure completes the job`() {
        #expect(outcome(nil).text == "completed")
    }

    @Test func `an answer that came before the cancellation was seen is kept`() {
        #expect(outcome(nil, isCancelRequested: true).text == "completed")
    }

    @Test(arguments: [
        StageError.emptyInput, .inputTooLong(limit: 1, found: 2, whose: "plan 'pro'"), .notText(offset: 0),
        .blocked(rule: "override", score: 0.9), .noModel(tier: .local, skipped: []), .deadlinePassed(seconds: 5),
        .crashedTooOften(attempts: 30), .unknownFeature("x"), .unknownTenant("x"), .unreadableInput("x"), denied,
        .invalidOutput(model: "first", violations: ["no"], hasTriedMore: true),
    ])
    func `what another attempt can't mend fails at once`(failure: StageError) {
        #expect(outcome(failure).text == "failed \(failure.code)")
    }

    @Test func `a passing failure is tried again after the longer of backoff and the provider's wish`() {
        #expect(outcome(Self.busy).text == "retry in 10000")
        #expect(outcome(.invalidOutput(model: "first", violations: ["no"])).text == "retry in 500")
        #expect(outcome(.invalidOutput(model: "first", violations: ["no"]), attempts: 2).text == "retry in 1000")
    }

    @Test func `the last attempt's failure is final`() {
        #expect(outcome(Self.busy, attempts: 3).text == "failed provider_rate_limited")
        #expect(outcome(Self.busy, attempts: 17).text == "failed provider_rate_limited")
    }

    @Test func `no attempt is planned for a time past the deadline`() {
        #expect(outcome(Self.busy, deadline: .seconds(10)).text == "failed provider_rate_limited")
        #expect(outcome(Self.busy, deadline: .milliseconds(10_001)).text == "retry in 10000")
    }

    @Test func `who waits for models that failed lately is told so`() {
        guard case .postponed(let due, let reason) = outcome(.breakerOpen(model: "first", wait: .seconds(60))) else {
            Issue.record("not put off")
            return
        }
        #expect(due == Self.now + .seconds(60))
        #expect(reason?.code == "model_unavailable")
    }

    @Test(arguments: [(0, 9, true), (0, 10, false), (8, 1, true), (8, 2, false)])
    func `a client's connection is kept for a short wait, and told of a long one`(begun: Int, wait: Int, isKept: Bool) {
        let open = StageError.breakerOpen(model: "first", wait: .seconds(wait))
        let busy = StageError.modelsFailed(
            last: ProviderError(provider: "hosted", kind: .status(503, ""), retryAfter: .seconds(wait)), asked: 1,
            isTransient: true)

        let (putOff, again) = (outcome(open, awaitedFor: .seconds(begun)), outcome(busy, awaitedFor: .seconds(begun)))

        let due = (Self.now + .seconds(wait)).milliseconds
        #expect(putOff.text == (isKept ? "postponed until \(due)" : "failed model_unavailable"))
        #expect(again.text == (isKept ? "retry in \(wait * 1000)" : "failed provider_status"))
        if !isKept, case .failed(let error) = putOff { #expect(error.retryAfter == .seconds(wait)) }
    }

    @Test func `an ended task is a cancellation only if somebody asked for one`() {
        #expect(outcome(.cancelled, isCancelRequested: true).text == "cancelled")
        #expect(outcome(.cancelled).text == "released")
    }

    @Test func `a failure behind a cancellation is a cancellation`() {
        #expect(outcome(Self.busy, isCancelRequested: true).text == "cancelled")
        #expect(outcome(Self.denied, isCancelRequested: true).text == "cancelled")
    }
}

extension Settlement.Outcome {
    fileprivate var text: String {
        switch self {
        case .completed: "completed"
        case .failed(let error): "failed \(error.code)"
        case .postponed(let moment, _): "postponed until \(moment.milliseconds)"
        case .cancelled: "cancelled"
        case .retry(let moment, _): "retry in \((moment - Timestamp(milliseconds: 1_700_000_000_000)).milliseconds)"
        case .released: "released"
        }
    }
}
