/// Names an eval run for ever. Written `run_7`; read with or without the prefix.
package struct EvalRunID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package var number: Int64

    package init(_ number: Int64) { self.number = number }

    package init?(_ text: some StringProtocol) {
        let digits = text.hasPrefix("run_") ? text.dropFirst(4) : text[...]
        guard let number = Int64(digits), number > 0 else { return nil }
        self.number = number
    }

    package var description: String { "run_\(number)" }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// Where an eval run stands.
package enum EvalRunState: String, CaseIterable, Hashable, Sendable, Codable {
    case running, completed, cancelled
    /// Stopped before the next call could have gone over its cost cap.
    case capped

    package var isFinal: Bool { self != .running }
}

/// What a comparison says of a change.
package enum EvalVerdict: String, CaseIterable, Hashable, Sendable, Codable {
    case pass, fail
    /// There may be a difference, and the samples can't tell.
    case inconclusive
}

/// Every sample of a suite answered by one bundle, as lists show it.
package struct EvalRun: Hashable, Sendable, Identifiable {
    package var id: EvalRunID
    package var suite: String
    /// `GoldenSuite.version` when the run began.
    package var suiteVersion: String
    package var bundle: BundleReference
    /// The only model asked; `nil` when the bundle's own models were.
    package var model: String?
    package var state: EvalRunState
    /// Answers wanted of each sample.
    package var epochs: Int
    /// Samples × epochs.
    package var total: Int
    /// Of these, scored or found to be undecided.
    package var done: Int
    package var passed: Int
    /// Of `done`, those about which nobody could say: they count neither way.
    package var undecided: Int
    /// What is known of the cost; `nil` as soon as a part is unknown.
    package var cost: Money?
    /// The same of the runs that looked again at where it differed from its baseline; zero where none did.
    package var confirmationCost: Money?
    package var costCap: Money?
    package var baseline: EvalRunID?
    /// Against the baseline; `nil` without one, and while it runs.
    package var verdict: EvalVerdict?
    package var purpose: EvalPurpose
    /// The run whose differences this one looks at again.
    package var parent: EvalRunID?
    /// A hash of all that the bundle was made of when the run began: equal hashes, equal questions to equal models.
    package var bundleHash: String
    package var createdAt: Timestamp
    package var finishedAt: Timestamp?
    /// Grows with each change.
    package var version: Int64

    package init(
        id: EvalRunID, suite: String, suiteVersion: String, bundle: BundleReference, model: String? = nil,
        state: EvalRunState, epochs: Int = 1, total: Int, done: Int = 0, passed: Int = 0, undecided: Int = 0,
        cost: Money? = .zero, confirmationCost: Money? = .zero, costCap: Money? = nil, baseline: EvalRunID? = nil,
        verdict: EvalVerdict? = nil,
        purpose: EvalPurpose = .manual, parent: EvalRunID? = nil, bundleHash: String = "", createdAt: Timestamp,
        finishedAt: Timestamp? = nil, version: Int64 = 1
    ) {
        self.id = id
        self.suite = suite
        self.suiteVersion = suiteVersion
        self.bundle = bundle
        self.model = model
        self.state = state
        self.epochs = epochs
        self.total = total
        self.done = done
        self.passed = passed
        self.undecided = undecided
        self.cost = cost
        self.confirmationCost = confirmationCost
        self.costCap = costCap
        self.baseline = baseline
        self.verdict = verdict
        self.purpose = purpose
        self.parent = parent
        self.bundleHash = bundleHash
        self.createdAt = createdAt
        self.finishedAt = finishedAt
        self.version = version
    }

    /// Answers that passed or failed.
    package var decided: Int { done - undecided }

    /// All that it led to; `nil` as soon as a part is unknown.
    package var totalCost: Money? {
        guard let cost, let confirmationCost else { return nil }
        return cost + confirmationCost
    }
}

/// One answer of an eval run.
package struct EvalResult: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable {
        package var sample: String
        /// From 1.
        package var epoch: Int

        package init(sample: String, epoch: Int) {
            self.sample = sample
            self.epoch = epoch
        }
    }

    package var id: ID
    package var category: String
    /// Stands for what was asked and how the answer was scored: another one is another question under the same id.
    /// `nil` where it was not kept.
    package var question: String?
    /// The job that answered; its trace has the answer.
    package var job: JobID?
    /// `nil` until it is scored.
    package var score: SampleScore?
    /// The model and the prompt version that answered.
    package var model: String?
    package var cost: Money?
    package var latency: Duration?

    package init(
        id: ID, category: String, question: String? = nil, job: JobID? = nil, score: SampleScore? = nil,
        model: String? = nil, cost: Money? = nil, latency: Duration? = nil
    ) {
        self.id = id
        self.category = category
        self.question = question
        self.job = job
        self.score = score
        self.model = model
        self.cost = cost
        self.latency = latency
    }
}

extension EvalResult {
    /// Whether another run was asked something else under this id, or held its answer to another rule. Of questions that
    /// were not kept nobody knows: they count as the same.
    package func isChanged(from other: EvalResult) -> Bool {
        guard let question, let before = other.question else { return false }
        return question != before
    }
}
