package import ChassisCore
package import ChassisStore
import Synchronization

/// What today (UTC) has cost so far, by feature and by tenant: asked of the store every few seconds at most, with what this
/// process has settled since.
///
/// What runs is not in it, nor what other processes settled in those seconds, so a budget is a tide mark for routing, never
/// a limit: limits are the ledger's.
package final class SpendWatch: Sendable {
    private struct Known {
        var at: Timestamp
        var day: Int64
        var costs: [String: Money]
        /// What the process had settled before it asked: what it settled while it asked may count twice until it asks again.
        var settled: [String: Money]

        func cost(of name: String, settled now: [String: Money]) -> Money {
            let since = now[name, default: .zero].nanoUSD - settled[name, default: .zero].nanoUSD
            return costs[name, default: .zero] + Money(nanoUSD: since)
        }
    }

    private static let freshFor = Duration.seconds(5)
    private let store: Store
    private let clock: any WallClock
    private let known = Mutex<[CostDimension: Known]>([:])

    package init(store: Store, clock: any WallClock) {
        self.store = store
        self.clock = clock
    }

    /// The share of a feature's budgets that is spent, the larger of the two, in words; `nil` without a budget, or when
    /// the store can't say.
    package func state(of feature: Feature, tenant: String) async -> BudgetState? {
        guard let budget = feature.routing.budget else { return nil }
        var states: [BudgetState] = []
        if let limit = budget.feature, let spent = await spent(.feature, feature.name) {
            states.append(BudgetState(whose: "feature '\(feature.name)'", spent: spent, limit: limit))
        }
        if let limit = budget.tenant, let spent = await spent(.tenant, tenant) {
            states.append(BudgetState(whose: "tenant '\(tenant)'", spent: spent, limit: limit))
        }
        return states.max { $0.share < $1.share }
    }

    private func spent(_ dimension: CostDimension, _ name: String) async -> Money? {
        let now = clock.now()
        let day = Int64((Double(now.milliseconds) / 86_400_000).rounded(.down))
        if let kept = known.withLock({ $0[dimension] }), kept.day == day,
            (.zero..<Self.freshFor).contains(now - kept.at)
        {
            return kept.cost(of: name, settled: store.freshSpend.costs(by: dimension))
        }
        let settled = store.freshSpend.costs(by: dimension)
        let start = Timestamp(milliseconds: day * 86_400_000)
        guard let rows = try? await store.costs(by: dimension, since: start, until: now + .seconds(60)) else {
            return nil
        }
        let costs = Dictionary(rows.map { ($0.name, $0.cost) }, uniquingKeysWith: +)
        known.withLock { $0[dimension] = Known(at: now, day: day, costs: costs, settled: settled) }
        return costs[name] ?? .zero
    }
}

/// How much of a day's budget is spent.
package struct BudgetState: Hashable, Sendable {
    package var whose: String
    package var spent: Money
    package var limit: Money

    package init(whose: String, spent: Money, limit: Money) {
        self.whose = whose
        self.spent = spent
        self.limit = limit
    }

    /// A budget of nothing is spent from the beginning.
    package var share: Double { limit.nanoUSD > 0 ? spent.dollars / limit.dollars : 1 }
}
