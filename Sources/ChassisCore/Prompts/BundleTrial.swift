/// A canary against the version beside it: what is known of both so far, and whether that is enough.
///
/// Only jobs that a model was asked for count. An answer from the cache says nothing new, and the version with more
/// jobs has the fuller cache.
package struct BundleTrial: Hashable, Sendable {
    /// One version's jobs since the canary began.
    package struct Arm: Hashable, Sendable {
        package var version: Int
        /// Completed or failed.
        package var jobs: Int64
        package var completed: Int64
        /// Answers that somebody calls wrong.
        package var flagged: Int64
        /// Of the completed ones.
        package var confidence: Moments
        /// In dollars, of the jobs whose cost is known.
        package var cost: Moments
        package var unknownCostCount: Int64

        package init(
            version: Int, jobs: Int64 = 0, completed: Int64 = 0, flagged: Int64 = 0, confidence: Moments = Moments(),
            cost: Moments = Moments(), unknownCostCount: Int64 = 0
        ) {
            self.version = version
            self.jobs = jobs
            self.completed = completed
            self.flagged = flagged
            self.confidence = confidence
            self.cost = cost
            self.unknownCostCount = unknownCostCount
        }

        /// Completed and not flagged.
        package var passed: Int64 { max(0, completed - flagged) }
    }

    package enum Metric: String, CaseIterable, Hashable, Sendable {
        /// The share of jobs completed and not flagged.
        case passed
        case confidence
        /// Dollars per job.
        case cost
    }

    package enum Advice: Hashable, Sendable {
        /// Nothing is certain yet.
        case wait
        /// The canary is better, or cheaper and no worse.
        case activate
        case takeBack
        /// Whatever differs is too small to matter.
        case either
    }

    package var prompt: String
    package var control: Arm
    package var canary: Arm

    package init(prompt: String, control: Arm, canary: Arm) {
        self.prompt = prompt
        self.control = control
        self.canary = canary
    }

    /// Of two equal versions, one trial in twenty may ever decide anything; the three figures share that chance.
    package static let error = 0.05
    /// A figure differs for certain from this evidence on.
    package static let decisive = Double(Metric.allCases.count) / error
    /// Differences below these matter to nobody: two points of passed jobs, a twentieth of the cost.
    private static let smallPart = 0.02
    private static let smallCost = 0.05

    /// May be asked at any time and as often as wanted: the evidence holds all the same.
    package func result(_ metric: Metric) -> SequentialTest.Result {
        let error = Self.error / Double(Metric.allCases.count)
        switch metric {
        case .passed:
            return SequentialTest.compare(
                .successes(control.passed, of: control.jobs), .successes(canary.passed, of: canary.jobs), scale: 0.05,
                floor: max(Self.leastVariance(control), Self.leastVariance(canary)), error: error)
        case .confidence:
            return SequentialTest.compare(
                control.confidence, canary.confidence, scale: 0.05, floor: 1e-4, error: error)
        case .cost:
            let mean = max(control.cost.mean ?? 0, canary.cost.mean ?? 0)
            return SequentialTest.compare(
                control.cost, canary.cost, scale: max(0.1 * mean, 1e-12), floor: 1e-4 * mean * mean, error: error)
        }
    }

    /// As if one more job had passed and one more had failed.
    private static func leastVariance(_ arm: Arm) -> Double {
        let share = Double(arm.passed + 1) / Double(arm.jobs + 2)
        return share * (1 - share)
    }

    /// -1 worse, 1 better, 0 not known. A lower cost is better.
    package func decision(_ metric: Metric) -> Int {
        let result = result(metric)
        guard result.evidence >= Self.decisive, let difference = result.difference else { return 0 }
        let isMore = difference > 0
        return isMore == (metric != .cost) ? 1 : -1
    }

    /// What the figures say; nothing is switched by itself.
    package var advice: Advice {
        let quality = [decision(.passed), decision(.confidence)]
        let cost = decision(.cost)
        if quality.contains(-1) { return .takeBack }
        if quality.contains(1) { return cost == -1 ? .wait : .activate }
        let passed = result(.passed).interval
        let isNoWorse = passed.map { $0.lowerBound > -Self.smallPart } ?? false
        if cost == 1 { return isNoWorse ? .activate : .wait }
        if cost == -1 { return .takeBack }
        guard isNoWorse, let passed, passed.upperBound < Self.smallPart, let dollars = result(.cost).interval,
            let mean = control.cost.mean
        else { return .wait }
        let small = Self.smallCost * mean
        return dollars.lowerBound >= -small && dollars.upperBound <= small ? .either : .wait
    }

    /// Whether more jobs would tell nothing that is needed.
    package var mayStop: Bool { advice != .wait }
}
