import ChassisCore
import ChassisStore

/// An eval run with how its categories fared so far.
struct RunFigures: TableRow, Hashable {
    var run: EvalRun
    var categories: [CategorySum]
    /// Whether it has not ended and nobody works it.
    var isStopped = false

    var id: EvalRunID { run.id }
    var version: Int64 { run.version }

    /// Mean of all scores; `nil` while there is none.
    var mean: Double? {
        let samples = categories.reduce(0) { $0 + $1.samples }
        guard samples > 0 else { return nil }
        return categories.reduce(0) { $0 + $1.mean * Double($1.samples) } / Double(samples)
    }

    func category(_ name: String) -> CategorySum? { categories.first { $0.name == name } }
}

/// Every answer of a run, beside those of the run it is compared with.
struct RunDetail: Sendable {
    var run: EvalRun
    /// In the suite's order.
    var results: [EvalResult]
    var baseline: EvalRun?
    var baselineResults: [EvalResult]
    /// How the run's categories fared so far.
    var categories: [CategoryScore]
    /// Whether it has not ended and nobody works it.
    var isStopped = false
    /// `nil` without a baseline, and while one of both still runs.
    var comparison: EvalComparison?
}

/// A golden suite as a list of suites shows it.
struct SuiteSummary: Hashable, Sendable {
    var name: String
    var samples: Int
    /// Features that its samples name, in order.
    var features: [String]
    /// The one that a run asks; `nil` for a suite of several, or of none.
    var feature: String?
    /// Why it can't be used.
    var trouble: String?

    /// Whether samples of a feature belong in it, as far as is known.
    func takes(_ feature: String, in workspace: Workspace?) -> Bool {
        GoldenSuite.takes(feature, named: name, for: self.feature, in: workspace)
    }
}
