extension EvalStatistics {
    /// A smaller fall fails nobody: 2 points of 100.
    package static let leastFall = 0.02
    /// The share of comparisons of equal bundles that may fail.
    package static let falseAlarms = 0.05

    /// Says whether the second run is worse than the first, over the samples that both have.
    ///
    /// A category fails when its mean fell by 2 points or more, and a fall as great would come about by chance, if
    /// nothing had changed, at most once in 20 comparisons: `ConditionalTest` for answers that pass or fail,
    /// `PermutationTest` for scores between. The chances are corrected for asking about each category and the whole
    /// (S. Holm, 1979). Nothing is assumed about how flaky samples are. A fall that can't be told from chance is
    /// inconclusive; so is what might hide one: samples that passed before and now have no score, or judges who
    /// disagree. Anything else passes. Samples that were changed between the runs have no part in it.
    ///
    /// Models that answer by chance make some samples differ between any two runs. So let the samples that differ be
    /// answered again by both bundles, some five times each, and hand that in as `confirmation`: for them only the fresh
    /// answers count, and all others count as equal. As the fresh answers had no part in the choice of samples, the
    /// test stays exact, and a real regression of a few samples stands out from many that merely waver.
    ///
    /// - Parameters:
    ///   - confirmation: Fresh answers of both bundles for exactly the samples whose scores differ; `nil` for none.
    ///   - isDeterministic: Both bundles answer the same each time: any fall of 2 points is real, without a test.
    /// - Returns: Categories in the order of their first sample. Regressions are samples whose share of answers that
    ///   pass fell by half or more, those of failed categories first, the largest fall first.
    package static func compare(
        _ before: [EvalResult], _ after: [EvalResult],
        confirmation: (before: [EvalResult], after: [EvalResult])? = nil, isDeterministic: Bool = false
    ) -> EvalComparison {
        let changed = changedSamples(before, after)
        let left = Set(changed)
        let matched = Matched(before.filter { !left.contains($0.id.sample) }, after, confirmation)
        var groups = distinct(matched.categories).map { name in
            Group(
                name: name, pairs: matched.pairs.filter { $0.category == name },
                unknown: matched.unknown.count { $0 == name })
        }
        let all = Group(name: "all", pairs: matched.pairs, unknown: matched.unknown.count)
        // With one category the whole is the same question again.
        if groups.count != 1 { groups.append(all) }
        let chances = holm(groups.map { isDeterministic ? $0.certainty : $0.chanceOfFall })
        var deltas = zip(groups, chances).map { $0.delta(chance: $1, isDeterministic: isDeterministic) }
        let overall = groups.count == 1 ? deltas.first.map { renamed($0, all.name) } : deltas.popLast()
        let verdicts = (deltas + [overall].compactMap(\.self)).map(\.verdict)
        let verdict: EvalVerdict =
            verdicts.contains(.fail)
            ? .fail
            : verdicts.contains(.inconclusive) || matched.pairs.isEmpty ? .inconclusive : .pass
        return EvalComparison(
            verdict: verdict, categories: deltas, overall: matched.pairs.isEmpty ? nil : overall,
            regressions: moved(matched.pairs, deltas, sign: -1), improvements: moved(matched.pairs, deltas, sign: 1),
            changed: changed)
    }

    /// The samples of which two runs were asked different questions, or scored by different rules, in the order of the
    /// first run.
    package static func changedSamples(_ before: [EvalResult], _ after: [EvalResult]) -> [String] {
        let now = Dictionary(after.map { ($0.id.sample, $0) }) { first, _ in first }
        return distinct(before.filter { now[$0.id.sample]?.isChanged(from: $0) == true }.map(\.id.sample))
    }

    /// Chances corrected so that the chance of any false alarm among them stays what it is for one.
    static func holm(_ chances: [Double]) -> [Double] {
        var corrected = chances
        var highest = 0.0
        let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
        for (rank, index) in order.enumerated() {
            highest = max(highest, min(1, Double(chances.count - rank) * chances[index]))
            corrected[index] = highest
        }
        return corrected
    }

    private static func renamed(_ delta: CategoryDelta, _ name: String) -> CategoryDelta {
        var delta = delta
        delta.name = name
        return delta
    }

    private static func moved(_ pairs: [AnswerPair], _ deltas: [CategoryDelta], sign: Double) -> [String] {
        let failed = Set(deltas.filter { $0.verdict == .fail }.map(\.name))
        return pairs.enumerated()
            .filter { $0.element.gain * sign >= 0.5 }
            .map { (isLate: !failed.contains($0.element.category), rest: -$0.element.gain * sign, index: $0.offset) }
            .sorted { ($0.isLate ? 1 : 0, $0.rest, $0.index) < ($1.isLate ? 1 : 0, $1.rest, $1.index) }
            .map { pairs[$0.index].id }
    }
}

/// The samples that two runs share, and those about which nothing can be said.
private struct Matched {
    var pairs: [AnswerPair] = []
    /// The categories of samples that passed before and may have fallen unseen.
    var unknown: [String] = []
    /// Of everything above, in the order of the first run.
    var categories: [String] = []

    init(
        _ before: [EvalResult], _ after: [EvalResult],
        _ confirmation: (before: [EvalResult], after: [EvalResult])?
    ) {
        func byID(_ results: [EvalResult]) -> [String: SampleAnswers] {
            Dictionary(SampleAnswers.grouped(results).map { ($0.id, $0) }) { first, _ in first }
        }
        let now = byID(after)
        let fresh = confirmation.map { (before: byID($0.before), after: byID($0.after)) }
        for old in SampleAnswers.grouped(before) {
            guard let new = now[old.id], !old.values.isEmpty else { continue }
            categories.append(new.category)
            guard !new.values.isEmpty else {
                if old.passShare >= 0.5 { unknown.append(new.category) }
                continue
            }
            guard let fresh else {
                pairs.append(AnswerPair(category: new.category, id: old.id, before: old, after: new, counts: true))
                continue
            }
            if let first = fresh.before[old.id], let second = fresh.after[old.id], !first.values.isEmpty,
                !second.values.isEmpty
            {
                pairs.append(
                    AnswerPair(category: new.category, id: old.id, before: first, after: second, counts: true))
            } else if abs(old.mean - new.mean) > 1e-9 || fresh.before[old.id] != nil || fresh.after[old.id] != nil {
                // It differs, and was not asked again to the end.
                unknown.append(new.category)
            } else {
                pairs.append(AnswerPair(category: new.category, id: old.id, before: old, after: new, counts: false))
            }
        }
    }
}

/// Samples that are judged together: a category, or all of them.
private struct Group {
    let name: String
    let pairs: [AnswerPair]
    /// Samples that may have fallen unseen.
    let unknown: Int

    private var sum: Double { pairs.reduce(0) { $0 + $1.difference } }

    var chanceOfFall: Double {
        let counting = pairs.filter(\.counts)
        let isBinary = counting.allSatisfy { pair in
            (pair.before.values + pair.after.values).allSatisfy(SampleAnswers.isBinary)
        }
        return isBinary ? ConditionalTest.chanceOfFall(counting) : PermutationTest.chanceOfFall(counting)
    }

    /// For bundles that always answer the same.
    var certainty: Double { sum < -1e-9 ? 0 : 1 }

    func delta(chance: Double, isDeterministic: Bool) -> CategoryDelta {
        let mean = pairs.isEmpty ? 0 : sum / Double(pairs.count)
        let bounds = Interval.difference(pairs.map(\.difference))
        let worst = (sum - Double(unknown)) / Double(max(1, pairs.count + unknown))
        let verdict: EvalVerdict =
            if Self.isFall(mean) {
                isDeterministic || chance <= EvalStatistics.falseAlarms ? .fail : .inconclusive
            } else {
                unknown > 0 && Self.isFall(worst) ? .inconclusive : .pass
            }
        return CategoryDelta(
            name: name, samples: pairs.count, delta: mean, low: min(mean, bounds.lowerBound),
            high: max(mean, bounds.upperBound), pValue: chance, verdict: verdict)
    }

    private static func isFall(_ mean: Double) -> Bool { mean <= -EvalStatistics.leastFall + 1e-9 }
}
