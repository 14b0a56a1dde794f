package import ChassisCore

/// What somebody wants to be evaluated.
package struct EvalRequest: Sendable {
    /// A suite's name, or the path of a JSON-lines file.
    package var suite: String
    /// `nil` for the suite's own feature with the version in force; for a suite without one, `plain@1`.
    package var bundle: BundleReference?
    /// The only model to be asked; `nil` for the bundle's own.
    package var model: String?
    /// The run to compare with.
    package var baseline: EvalRunID?
    /// Answers wanted of each sample.
    package var epochs: Int
    /// `nil` for the workspace's, if it has one.
    package var costCap: Money?
    package var usesCache: Bool
    /// The model that judges; `nil` for the workspace's.
    package var judge: String?
    package var purpose: EvalPurpose

    package init(
        suite: String, bundle: BundleReference? = nil, model: String? = nil, baseline: EvalRunID? = nil,
        epochs: Int = 1, costCap: Money? = nil, usesCache: Bool = false, judge: String? = nil,
        purpose: EvalPurpose = .manual
    ) {
        self.suite = suite
        self.bundle = bundle
        self.model = model
        self.baseline = baseline
        self.epochs = epochs
        self.costCap = costCap
        self.usesCache = usesCache
        self.judge = judge
        self.purpose = purpose
    }
}
