/// `evals:` in `chassis.yaml`.
package struct EvalSettings: Hashable, Sendable {
    /// The model that judges answers; `nil` leaves what needs a judge undecided.
    package var judge: String?
    /// How often it is asked about one answer.
    package var judgeRuns: Int
    /// What a run may cost that names no cap of its own; `nil` for no limit.
    package var costCap: Money?
    /// Answers wanted of each sample.
    package var epochs: Int
    /// Whether samples may name programs to be run.
    package var allowsCommands: Bool

    package init(
        judge: String? = nil, judgeRuns: Int = 3, costCap: Money? = nil, epochs: Int = 1, allowsCommands: Bool = false
    ) {
        self.judge = judge
        self.judgeRuns = judgeRuns
        self.costCap = costCap
        self.epochs = epochs
        self.allowsCommands = allowsCommands
    }
}
