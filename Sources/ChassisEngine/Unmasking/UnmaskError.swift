package import ChassisCore

/// Why nobody was shown the values of a trace.
package enum UnmaskError: OperatorError, Hashable {
    /// The workspace gives this account no role that allows it.
    case noRole(String)
    case nothingMasked(JobID)
    /// They were not kept, or are past their retention.
    case notKept(JobID, since: Bool)

    package var code: String {
        switch self {
        case .noRole: "role_missing"
        case .nothingMasked: "nothing_masked"
        case .notKept: "values_not_kept"
        }
    }

    package var message: String {
        switch self {
        case .noRole(let name): "Operator '\(name)' may not unmask."
        case .nothingMasked(let id): "Nothing in \(id.trace) is masked."
        case .notKept(let id, _): "The values behind the placeholders of \(id.trace) are not kept."
        }
    }

    package var remedy: String? {
        switch self {
        case .noRole(let name):
            "who may is said in chassis.yaml: operators: {\(name): {roles: [unmask]}}"
        case .nothingMasked: nil
        case .notKept(_, since: true):
            "they are kept of jobs that run while an operator has the role, for as long as retention: payloads says"
        case .notKept: "they are kept while chassis.yaml names who may see them: operators: {NAME: {roles: [unmask]}}"
        }
    }
}
