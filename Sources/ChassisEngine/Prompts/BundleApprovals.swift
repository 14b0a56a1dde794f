import ChassisCore

/// What gates have said of the bundles of features whose every change is examined. (`gate: change`)
struct BundleApprovals: Sendable {
    private var approved: [String: Set<String>] = [:]
    private var refused: [String: BundleVerdict] = [:]
    /// Of each feature, what was approved last: it holds while a change is not approved.
    private var kept: [String: BundleVerdict] = [:]

    init(_ verdicts: [BundleVerdict] = []) {
        for verdict in verdicts {
            if verdict.isApproved {
                approved[verdict.feature, default: []].insert(verdict.hash)
                if verdict.content != nil { kept[verdict.feature] = verdict }
                if refused[verdict.feature]?.hash == verdict.hash { refused[verdict.feature] = nil }
            } else {
                refused[verdict.feature] = verdict
                approved[verdict.feature]?.remove(verdict.hash)
            }
        }
    }

    func isApproved(_ hash: String, _ feature: String) -> Bool { approved[feature]?.contains(hash) ?? false }

    /// The last refusal of a feature, if it was of this state.
    func refusal(of hash: String, _ feature: String) -> BundleVerdict? {
        refused[feature].flatMap { $0.hash == hash ? $0 : nil }
    }

    func kept(_ feature: String) -> BundleVerdict? { kept[feature] }

    /// Those that may have to be asked: one for each feature.
    var all: [BundleVerdict] { Array(kept.values) }
}
