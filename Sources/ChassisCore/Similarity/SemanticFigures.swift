/// What is known of a feature's semantic hits: how many there were, and how many were looked into.
package struct SemanticFigures: Hashable, Sendable {
    package var hits: Int
    /// Hits that were asked again to compare the answers.
    package var samples: Int
    /// Samples whose answers contradict each other.
    package var wrongSamples: Int
    /// Hits whose answer somebody flagged.
    package var flagged: Int

    package init(hits: Int = 0, samples: Int = 0, wrongSamples: Int = 0, flagged: Int = 0) {
        self.hits = hits
        self.samples = samples
        self.wrongSamples = wrongSamples
        self.flagged = flagged
    }

    /// Why no further hit may be given, or `nil` while the share of wrong ones keeps within the budget.
    ///
    /// One wrong answer may be chance; from two on, it is over as soon as the share is above the budget with 90 %
    /// certainty (the lower end of Wilson's interval at 80 %).
    package func overBudget(_ budget: Double) -> String? {
        for (wrong, all, what) in [(wrongSamples, samples, "sampled"), (flagged, hits, "given")] {
            guard wrong >= 2, all > 0, Self.lowerEnd(min(wrong, all), of: all) > budget else { continue }
            return "\(wrong) of \(all) \(what) answers were wrong, more than the budget of \(budget * 100) % allows"
        }
        return nil
    }

    private static func lowerEnd(_ wrong: Int, of all: Int) -> Double {
        let (z, n) = (1.2816, Double(all))
        let share = Double(wrong) / n
        let middle = share + z * z / (2 * n)
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return (middle - spread) / (1 + z * z / n)
    }
}

/// Whether two answers to what was taken for one question contradict each other.
package enum SameAnswer {
    /// Answers are worded differently each time, so only what can't be wording counts: other numbers, a yes for a no,
    /// or hardly a word in common.
    package static func contradict(_ one: String, _ other: String) -> Bool {
        if one == other { return false }
        let (a, b) = (QuestionWord.words(in: one), QuestionWord.words(in: other))
        if let first = a.first?.text, let second = b.first?.text, first != second,
            ["yes", "no"].contains(first), ["yes", "no"].contains(second)
        {
            return true
        }
        let (numbers, others) = (numbers(in: a), numbers(in: b))
        if !numbers.isEmpty, !others.isEmpty, numbers.isDisjoint(with: others) { return true }
        let (terms, otherTerms) = (Set(TextAnalysis.terms(in: one)), Set(TextAnalysis.terms(in: other)))
        let shared = terms.intersection(otherTerms).count
        return Double(shared) < 0.2 * Double(min(terms.count, otherTerms.count))
    }

    private static func numbers(in words: [QuestionWord]) -> Set<String> {
        Set(words.lazy.filter { $0.kind == .number }.map(\.text))
    }
}
