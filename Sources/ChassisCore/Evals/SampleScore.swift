/// Whose fault a bad answer is.
package enum FailureClass: String, CaseIterable, Hashable, Sendable, Codable {
    /// The right page was not found.
    case retrieval
    /// The page was there, and the model made a wrong answer of it.
    case generation
    /// The answer can't be read: no JSON, or of another shape than the schema's.
    case format
    /// A guard or a limit refused the question.
    case policy
    /// No model answered: time-outs, errors, missing keys.
    case provider
}

/// What a scorer says of one answer.
package struct SampleScore: Hashable, Sendable {
    /// 0 to 1.
    package var value: Double
    package var passed: Bool
    /// Set when it did not pass.
    package var failure: FailureClass?
    /// A sentence: what was expected, what was found. Masked.
    package var explanation: String
    /// Where a judge was asked several times: bounds of its mean, 95 %.
    package var interval: ClosedRange<Double>?
    /// Whether the judge's answers differ too much to say; such a sample counts neither way.
    package var isInconclusive: Bool

    package init(
        value: Double, passed: Bool, failure: FailureClass? = nil, explanation: String = "",
        interval: ClosedRange<Double>? = nil, isInconclusive: Bool = false
    ) {
        self.value = value
        self.passed = passed
        self.failure = failure
        self.explanation = explanation
        self.interval = interval
        self.isInconclusive = isInconclusive
    }

    /// The value, unless nobody gave one: judges who disagree did, one that could not be asked did not.
    package var known: Double? { isInconclusive && interval == nil ? nil : value }
}
