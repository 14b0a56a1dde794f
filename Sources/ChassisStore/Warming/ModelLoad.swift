package import ChassisCore

/// One load of a model: who runs it, and what came of it.
package struct ModelLoad: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case load
        /// Asked only so that a loaded model stays so.
        case keep
    }

    package enum Outcome: String, Sendable {
        case ready
        case failed
        /// Its process ended before it did.
        case abandoned
    }

    package var id: Int64
    package var model: String
    package var kind: Kind
    package var began: Timestamp
    /// Until then its process is believed alive.
    package var leaseUntil: Timestamp
    package var ended: Timestamp?
    /// `nil` while it runs.
    package var outcome: Outcome?
    /// Why it failed.
    package var message: String?

    /// How long its process may go without a sign of life; renewed at a third of it.
    package static let lease = Duration.seconds(15)

    /// Whether it runs. An end of its lease that a clock wrote which was far ahead is not believed.
    package func isUnderWay(at now: Timestamp) -> Bool {
        ended == nil && leaseUntil > now && leaseUntil - now <= Self.lease + .seconds(60)
    }
}

/// Whether a process may load a model.
package enum LoadGrant: Sendable, Hashable {
    /// It is the one that does.
    case granted(ModelLoad)
    /// Another one does so already.
    case held(ModelLoad)
}

/// What is known of a model's loads.
package struct ModelLoadFigures: Sendable, Hashable {
    package var newest: ModelLoad
    /// Loads that ended well and that did not, of those that are kept.
    package var ready: Int
    package var failed: Int
    /// The median of the last ones that ended well; `nil` before the first.
    package var typical: Duration?
    /// What its loads cost together; `nil` where nobody knows.
    package var cost: Money?
    package var usedAt: Timestamp?

    /// When the last load failed, where the model has answered nobody since.
    package var unansweredFailure: Timestamp? {
        guard newest.outcome == .failed, let ended = newest.ended, usedAt.map({ $0 < ended }) ?? true else {
            return nil
        }
        return ended
    }
}
