package import ChassisCore
import Synchronization

/// What the jobs cost, or are presumed to have cost, that this process has settled, for whoever can't wait for the next
/// look at the rollups.
///
/// Only differences mean something: it begins at nothing with the process.
package final class FreshSpend: Sendable {
    private struct Sums {
        var features: [String: Money] = [:]
        var tenants: [String: Money] = [:]
    }

    private let sums = Mutex(Sums())

    func add(_ cost: Money, feature: String, tenant: String) {
        guard cost != .zero else { return }
        sums.withLock { sums in
            sums.features[feature, default: .zero] = sums.features[feature, default: .zero] + cost
            sums.tenants[tenant, default: .zero] = sums.tenants[tenant, default: .zero] + cost
        }
    }

    /// By feature or by tenant; nothing by anything else.
    package func costs(by dimension: CostDimension) -> [String: Money] {
        sums.withLock { sums in
            switch dimension {
            case .feature: sums.features
            case .tenant: sums.tenants
            default: [:]
            }
        }
    }
}
