/// What the scores of eval runs say, and how surely.
package enum EvalStatistics {
    /// How each category of a run fared, in the order of its first sample.
    ///
    /// The mean is over samples, so one that was asked more often doesn't count for more. Its bounds, 95 %, are
    /// Wilson's where each sample passes or fails and Student's where scores lie between; see `Interval`. Answers that
    /// have no score yet, and those of judges who can't agree, count neither way.
    package static func summary(_ results: [EvalResult]) -> [CategoryScore] {
        let samples = SampleAnswers.grouped(results)
        return distinct(samples.map(\.category)).map { name in
            score(name, samples.filter { $0.category == name })
        }
    }

    /// All samples of a run as one category.
    package static func overall(_ results: [EvalResult]) -> CategoryScore {
        score("all", SampleAnswers.grouped(results))
    }

    private static func score(_ name: String, _ samples: [SampleAnswers]) -> CategoryScore {
        let scored = samples.filter { !$0.values.isEmpty }
        let means = scored.map(\.mean)
        guard !means.isEmpty else {
            return CategoryScore(name: name, samples: 0, passed: 0, mean: nil, low: nil, high: nil)
        }
        let mean = means.reduce(0, +) / Double(means.count)
        let bounds =
            means.allSatisfy(SampleAnswers.isBinary)
            ? Interval.wilson(passed: means.count { $0 == 1 }, of: means.count) : Interval.mean(means)
        return CategoryScore(
            name: name, samples: scored.reduce(0) { $0 + $1.values.count },
            passed: scored.reduce(0) { $0 + $1.passed }, mean: mean, low: bounds.lowerBound, high: bounds.upperBound)
    }

    static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
