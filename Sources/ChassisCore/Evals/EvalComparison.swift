/// How one category of a run fared.
package struct CategoryScore: Hashable, Sendable {
    package var name: String
    /// Answers that were scored.
    package var samples: Int
    package var passed: Int
    /// Of the scores, 0 to 1; `nil` where there is none.
    package var mean: Double?
    /// Bounds of the mean, 95 %; `nil` where there is none.
    package var low: Double?
    package var high: Double?

    package init(name: String, samples: Int, passed: Int, mean: Double?, low: Double?, high: Double?) {
        self.name = name
        self.samples = samples
        self.passed = passed
        self.mean = mean
        self.low = low
        self.high = high
    }
}

/// How one category differs between two runs, over the samples that both have.
package struct CategoryDelta: Hashable, Sendable {
    package var name: String
    package var samples: Int
    /// Mean of the second run less the first's, −1 to 1.
    package var delta: Double
    /// Bounds of the difference, 95 %.
    package var low: Double
    package var high: Double
    /// Chance of a fall as great as this where nothing has changed, corrected for the number of categories.
    package var pValue: Double
    package var verdict: EvalVerdict

    package init(
        name: String, samples: Int, delta: Double, low: Double, high: Double, pValue: Double, verdict: EvalVerdict
    ) {
        self.name = name
        self.samples = samples
        self.delta = delta
        self.low = low
        self.high = high
        self.pValue = pValue
        self.verdict = verdict
    }
}

/// What has changed between two runs of a suite.
package struct EvalComparison: Hashable, Sendable {
    package var verdict: EvalVerdict
    package var categories: [CategoryDelta]
    /// All samples as one; `nil` when the runs share none.
    package var overall: CategoryDelta?
    /// Samples that passed before and don't now, those of failed categories first.
    package var regressions: [String]
    /// Samples that pass now and did not before.
    package var improvements: [String]
    /// Samples that both runs have, and that were changed between them: what is asked, what is expected or how it is
    /// scored. A difference there says nothing of the bundles, so they have no part in anything above.
    package var changed: [String]

    package init(
        verdict: EvalVerdict, categories: [CategoryDelta], overall: CategoryDelta? = nil, regressions: [String],
        improvements: [String], changed: [String] = []
    ) {
        self.verdict = verdict
        self.categories = categories
        self.overall = overall
        self.regressions = regressions
        self.improvements = improvements
        self.changed = changed
    }
}
