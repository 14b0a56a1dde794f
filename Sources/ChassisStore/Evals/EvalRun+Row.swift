import ChassisCore

extension EvalRun {
    /// The columns that `init(_:Row)` reads, in its order.
    static let columns = """
        id, suite, suite_version, feature, prompt_version, bundle_hash, model, state, epochs, total, done, passed, cost, \
        unknown_costs, cost_cap, baseline, parent, verdict, purpose, created_at, finished_at, version, \
        undecided, \
        (SELECT COALESCE(SUM(cost), 0) FROM eval_run AS again WHERE again.parent = eval_run.id), \
        (SELECT COALESCE(SUM(unknown_costs), 0) FROM eval_run AS again WHERE again.parent = eval_run.id)
        """

    init(_ row: Row) {
        self.init(
            id: EvalRunID(row.integer(0)), suite: row.text(1), suiteVersion: row.text(2),
            bundle: BundleReference(feature: row.text(3), version: row.int(4)), model: row.textIfAny(6),
            state: EvalRunState(rawValue: row.text(7)) ?? .cancelled, epochs: row.int(8), total: row.int(9),
            done: row.int(10), passed: row.int(11), undecided: row.int(22),
            cost: row.integer(13) == 0 ? Money(nanoUSD: row.integer(12)) : nil,
            confirmationCost: row.integer(24) == 0 ? Money(nanoUSD: row.integer(23)) : nil,
            costCap: row.integerIfAny(14).map(Money.init(nanoUSD:)),
            baseline: row.integerIfAny(15).map(EvalRunID.init), verdict: row.textIfAny(17).flatMap(EvalVerdict.init),
            purpose: EvalPurpose(rawValue: row.text(18)) ?? .manual, parent: row.integerIfAny(16).map(EvalRunID.init),
            bundleHash: row.text(5),
            createdAt: Timestamp(milliseconds: row.integer(19)), finishedAt: row.timestamp(20),
            version: row.integer(21))
    }
}

extension EvalResult {
    static let columns = """
        sample, epoch, category, job, score, passed, failure, explanation, low, high, inconclusive, model, cost, latency, \
        question
        """

    init(_ row: Row) {
        var interval: ClosedRange<Double>?
        if let low = row.realIfAny(8), let high = row.realIfAny(9), low <= high { interval = low...high }
        let score = row.realIfAny(4).map { value in
            SampleScore(
                value: value, passed: row.integer(5) != 0, failure: row.textIfAny(6).flatMap(FailureClass.init),
                explanation: row.text(7), interval: interval, isInconclusive: row.integer(10) != 0)
        }
        self.init(
            id: ID(sample: row.text(0), epoch: row.int(1)), category: row.text(2), question: row.textIfAny(14),
            job: JobID(row.integer(3)),
            score: score, model: row.textIfAny(11), cost: row.integerIfAny(12).map(Money.init(nanoUSD:)),
            latency: row.integerIfAny(13).map { .nanoseconds($0) })
    }
}

extension Value {
    init(_ value: EvalRunID) { self = .integer(value.number) }
    init(_ value: EvalRunID?) { self.init(value?.number) }
}
