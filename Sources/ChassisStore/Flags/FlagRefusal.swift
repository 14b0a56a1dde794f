package import ChassisCore

/// Why a flag was not made or changed; nothing was written.
package enum FlagRefusal: OperatorError, Hashable {
    case notFound(FlagID)
    case changed(FlagID)
    /// It has a verdict already, and another one was given.
    case resolved(FlagID, FlagVerdict)
    case open(FlagID)
    /// Its job has another open flag, so this one can't be opened again.
    case otherOpen(FlagID, other: FlagID)
    /// The reasons of several people are more than a flag holds.
    case full(FlagID, limit: Int)

    package var code: String {
        switch self {
        case .notFound: "flag_not_found"
        case .changed: "version_changed"
        case .resolved, .open, .otherOpen: "wrong_state"
        case .full: "flag_full"
        }
    }

    package var message: String {
        switch self {
        case .notFound(let id): "There is no \(id)."
        case .changed(let id): "\(id) has changed since it was shown."
        case .resolved(let id, let verdict): "\(id) is resolved already, as \(verdict.rawValue)."
        case .open(let id): "\(id) is open already."
        case .otherOpen(let id, let other): "\(id) can't be opened again: \(other) of the same job is open."
        case .full(let id, let limit):
            "\(id) is open for this job, and its reasons fill the \(limit) characters it has."
        }
    }

    package var remedy: String? {
        switch self {
        case .notFound: "list flags with: chassis flags list"
        case .changed: "look at it again, then repeat"
        case .resolved(let id, _): "open it again first: chassis flags reopen \(id)"
        case .open(let id), .full(let id, _): "look at it with: chassis flags show \(id)"
        case .otherOpen(_, let other): "review that one: chassis flags show \(other)"
        }
    }
}
