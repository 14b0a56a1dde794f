import ChassisCore
import ChassisStore
import ChassisSurface

/// The order of the list, as an operator thinks of it.
struct JobOrder: Hashable, Sendable {
    enum Key: String, CaseIterable, Sendable {
        case created, finished, state, tenant, feature, model, tokens, cost, latency, attempts, confidence

        var name: String {
            switch self {
            case .created: "time submitted"
            case .finished: "time finished"
            default: rawValue
            }
        }

        /// What one looks for first: the newest, the dearest, the slowest, the least sure; names from A.
        var startsAscending: Bool {
            switch self {
            case .state, .tenant, .feature, .model, .confidence: true
            default: false
            }
        }
    }

    var key: Key
    var isAscending: Bool

    init(key: Key = .created) {
        self.key = key
        isAscending = key.startsAscending
    }

    var inverted: JobOrder {
        var order = self
        order.isAscending.toggle()
        return order
    }

    var sort: JobSort {
        switch key {
        case .created: .created(ascending: isAscending)
        case .finished: .finished(ascending: isAscending)
        case .state: .state(ascending: isAscending)
        case .tenant: .tenant(ascending: isAscending)
        case .feature: .feature(ascending: isAscending)
        case .model: .model(ascending: isAscending)
        case .tokens: .tokens(ascending: isAscending)
        case .cost: .cost(ascending: isAscending)
        case .latency: .latency(ascending: isAscending)
        case .attempts: .attempts(ascending: isAscending)
        case .confidence: .confidence(ascending: isAscending)
        }
    }

    /// `newest first`, `by cost, highest first`.
    var text: SafeText {
        switch key {
        case .created: isAscending ? "oldest first" : "newest first"
        case .finished: isAscending ? "by end, earliest first" : "by end, latest first"
        case .state, .tenant, .feature, .model: SafeText("by \(key.name), \(isAscending ? "A to Z" : "Z to A")")
        default: SafeText("by \(key.name), \(isAscending ? "lowest" : "highest") first")
        }
    }
}
