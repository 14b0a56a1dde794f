package import ChassisCore
package import ChassisStore
import Synchronization

/// What today (UTC) has cost so far, by feature and by tenant: asked of the store every few seconds at most, with what this
/// process has settled since.
///
/// What runs is not in it, nor what other processes settled in those seconds, so a budget is a tide mark for routing, never
/// a limit: limits are the ledger's. Unknown is not free: a call whose cost nobody knows counts by an estimate, and one
/// without a price, which counts as nothing, is told of.
package final class SpendWatch: Sendable {
    private struct Known {
        var at: Timestamp
        var day: Int64
        var rows: [String: CostRow]
        /// What the process had settled before it asked: what it settled while it asked may count twice until it asks again.
        var settled: [String: Money]

        func state(of name: String, settled now: [String: Money], whose: String, limit: Money) -> BudgetState {
            let row = rows[name] ?? CostRow(named: name)
            let since = now[name, default: .zero].nanoUSD - settled[name, default: .zero].nanoUSD
            return BudgetState(
                whose: whose, spent: row.cost + row.presumedCost + Money(nanoUSD: since), limit: limit,
                unknownJobs: row.unknownCostCount, presumed: row.presumedCost)
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
        if let limit = budget.feature, let state = await state(.feature, feature.name, limit) { states.append(state) }
        if let limit = budget.tenant, let state = await state(.tenant, tenant, limit) { states.append(state) }
        return states.max { $0.share < $1.share }
    }

    private func state(_ dimension: CostDimension, _ name: String, _ limit: Money) async -> BudgetState? {
        let whose = "\(dimension.rawValue) '\(name)'"
        let now = clock.now()
        let day = Int64((Double(now.milliseconds) / 86_400_000).rounded(.down))
        if let kept = known.withLock({ $0[dimension] }), kept.day == day,
            (.zero..<Self.freshFor).contains(now - kept.at)
        {
            return kept.state(
                of: name, settled: store.freshSpend.costs(by: dimension), whose: whose, limit: limit)
        }
        let settled = store.freshSpend.costs(by: dimension)
        let start = Timestamp(milliseconds: day * 86_400_000)
        guard let rows = try? await store.costs(by: dimension, since: start, until: now + .seconds(60)) else {
            return nil
        }
        let fresh = Known(
            at: now, day: day, rows: Dictionary(rows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
            settled: settled)
        known.withLock { $0[dimension] = fresh }
        return fresh.state(of: name, settled: settled, whose: whose, limit: limit)
    }
}

/// How much of a day's budget is spent.
package struct BudgetState: Hashable, Sendable {
    package var whose: String
    /// Estimates included.
    package var spent: Money
    package var limit: Money
    /// Jobs with a call whose cost nobody knows, and what those calls are in `spent` with; nothing where no price tells.
    package var unknownJobs: Int64
    package var presumed: Money

    package init(whose: String, spent: Money, limit: Money, unknownJobs: Int64 = 0, presumed: Money = .zero) {
        self.whose = whose
        self.spent = spent
        self.limit = limit
        self.unknownJobs = unknownJobs
        self.presumed = presumed
    }

    /// A budget of nothing is spent from the beginning.
    package var share: Double { share(of: spent) }

    /// For traces: how much is spent, and what of that is not known.
    package var text: String {
        let words = "\(percent(of: spent)) % of the day's budget of \(whose) is spent"
        guard unknownJobs > 0 else { return words }
        let jobs = Int(unknownJobs).of("job")
        guard presumed > .zero else { return words + ", without \(jobs) of unknown cost" }
        return words + ", \(percent(of: presumed)) % by an estimate for \(jobs) of unknown cost"
    }

    private func percent(of money: Money) -> Int {
        Int((min(share(of: money), 99) * 100).rounded(.down))
    }

    private func share(of money: Money) -> Double {
        limit.nanoUSD > 0 ? money.dollars / limit.dollars : 1
    }
}
