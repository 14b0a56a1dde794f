/// What a gate says of a change before it comes into force.
package struct GateOutcome: Hashable, Sendable {
    package var verdict: EvalVerdict
    /// The run of the candidate; `nil` where there is no suite to run.
    package var run: EvalRunID?
    /// The run it was compared with.
    package var baseline: EvalRunID?
    package var comparison: EvalComparison?
    /// Why, in a sentence.
    package var explanation: String

    package init(
        verdict: EvalVerdict, run: EvalRunID? = nil, baseline: EvalRunID? = nil, comparison: EvalComparison? = nil,
        explanation: String
    ) {
        self.verdict = verdict
        self.run = run
        self.baseline = baseline
        self.comparison = comparison
        self.explanation = explanation
    }

    /// Whether the change may come into force without being forced.
    package var isOpen: Bool { verdict != .fail }
}
