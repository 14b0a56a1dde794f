/// Compares answers with golden samples, for every scorer that needs nothing but the two.
package enum AnswerScorer {
    /// Returns the score of an answer, and for a bad one whose fault it is.
    ///
    /// Pure and total: whatever a model wrote gets a score, and no pattern or length makes it hang. An answer that was
    /// never given fails by its error: refusals are `policy`, missing models and time-outs `provider`, answers that
    /// stayed invalid `format`. Where a sample names its `article`, a bad answer is retrieval's fault when a page of
    /// it was not among the passages used, and the model's otherwise. `"not": true` asks for the opposite.
    ///
    ///     let sample = GoldenSample(id: "1", category: "limits", input: "How many lines?", expected: 400, scorer: .numeric)
    ///     AnswerScorer.score(sample, ScoredAnswer(text: "At most 400 lines."))?.passed   // true
    ///
    /// - Returns: `nil` when the engine has to ask somebody else: for `judge` and `command` with an answer to show.
    /// - Complexity: O(answer + expected) for all but `similarity`, which takes O(answer · expected / 64) steps, and
    ///   `regex`, which takes O(answer · pattern).
    package static func score(_ sample: GoldenSample, _ answer: ScoredAnswer) -> SampleScore? {
        if sample.scorer == .retrieval, answer.text != nil || !answer.context.isEmpty {
            return finished(RetrievalScoring.score(sample, answer.context), sample, answer)
        }
        guard let text = answer.text else { return unanswered(answer.error) }
        guard sample.scorer != .judge, sample.scorer != .command else { return nil }
        return finished(finding(sample, answer, text), sample, answer)
    }

    private static func finding(_ sample: GoldenSample, _ answer: ScoredAnswer, _ text: String) -> Finding {
        guard text.contains(where: { !$0.isWhitespace }) else {
            let isWanted = sample.scorer == .exact && sample.expectedTexts.contains("")
            return isWanted ? .whole(true, "nothing, as expected") : .unreadable("the answer is empty")
        }
        if sample.scorer == .json || sample.scorer == .schema { return JSONScoring.score(sample, answer, text) }
        var part = text
        if let field = sample.options["field"]?.string {
            guard let value = JSONScoring.member(field, of: text) else {
                return .unreadable("the answer has no member '\(Excerpt.of(field))'")
            }
            part = value.string ?? value.text
        }
        return asked(sample, answer, part)
    }

    private static func asked(_ sample: GoldenSample, _ answer: ScoredAnswer, _ text: String) -> Finding {
        switch sample.scorer {
        case .exact: TextScoring.exact(sample, text)
        case .contains: TextScoring.contains(sample, text)
        case .regex: TextScoring.regex(sample, text)
        case .choice: ChoiceScoring.score(sample, text)
        case .numeric: NumericScoring.score(sample, text)
        case .similarity: SimilarityScoring.score(sample, text)
        case .groundedness: GroundednessScoring.score(sample, text, answer.context)
        case .json, .schema, .retrieval, .judge, .command: .unreadable("the scorer can't read texts")
        }
    }

    private static func finished(_ finding: Finding, _ sample: GoldenSample, _ answer: ScoredAnswer) -> SampleScore {
        var value = finding.value.isFinite ? min(max(finding.value, 0), 1) : 0
        var passed = finding.passed
        var explanation = finding.explanation
        var failure = finding.failure
        if sample.options["not"]?.bool == true, failure != .format {
            passed.toggle()
            value = 1 - value
            explanation = (passed ? "rightly not: " : "it should not be so: ") + explanation
        }
        if !passed, failure == .generation, let missing = RetrievalScoring.missing(sample, answer.context).first {
            failure = .retrieval
            explanation += "; the page '\(Excerpt.of(missing))' was not among the passages used"
        }
        return SampleScore(value: value, passed: passed, failure: passed ? nil : failure, explanation: explanation)
    }

    /// The score of a sample that got no answer.
    package static func unanswered(_ error: JobError?) -> SampleScore {
        guard let error else {
            return SampleScore(value: 0, passed: false, failure: .provider, explanation: "there is no answer")
        }
        return SampleScore(
            value: 0, passed: false, failure: failure(of: error.code),
            explanation: Excerpt.of(error.message, limit: 200))
    }

    /// Whose fault it is that a job ended with this error code.
    package static func failure(of code: String) -> FailureClass {
        if code.hasPrefix("guard_") || code.hasPrefix("input_") { return .policy }
        if code.hasPrefix("output_") { return .format }
        return refusals.contains(code) ? .policy : .provider
    }

    /// What is refused for money or by a limit.
    private static let refusals: Set<String> = [
        "insufficient_credits", "queue_full", "rate_limited", "idempotency_conflict", "tenant_unknown",
        "unknown_tenant", "feature_unknown", "cost_cap",
    ]
}

/// The start of a text, on one line, for explanations.
enum Excerpt {
    static func of(_ text: String, limit: Int = 80) -> String {
        var out = ""
        var count = 0
        var isSpace = false
        for character in text {
            if character.isWhitespace {
                isSpace = count > 0
                continue
            }
            if count >= limit { return out + "…" }
            if isSpace { out += " " }
            isSpace = false
            out.append(character)
            count += 1
        }
        return out
    }

    /// `a`, `a or b`: what would have done.
    static func of(_ wanted: [String]) -> String {
        let shown = wanted.prefix(3).map { "'\(of($0))'" }.joined(separator: " or ")
        return wanted.count > 3 ? shown + " …" : shown
    }
}

extension GoldenSample {
    /// The texts of which any will do.
    var expectedTexts: [String] {
        switch expected {
        case nil, .null?: []
        case .array(let elements)?: elements.map { $0.string ?? $0.text }
        case .some(let value): [value.string ?? value.text]
        }
    }

    /// A number from 0 to 1 among the options.
    func threshold(or fallback: Double) -> Double {
        guard let value = options["threshold"]?.double, value.isFinite else { return fallback }
        return min(max(value, 0), 1)
    }
}
