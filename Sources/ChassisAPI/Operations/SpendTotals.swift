import ChassisCore
import ChassisStore
import Synchronization

/// Spend since the beginning: past days are summed up every ten minutes at most, today each time.
final class SpendTotals: Sendable {
    private struct Past {
        var day: Timestamp
        var at: Timestamp
        var rows: [SpendRow]
    }

    private let store: Store
    private let past = Mutex<Past?>(nil)

    init(store: Store) { self.store = store }

    func rows(now: Timestamp) async throws(StoreError) -> [SpendRow] {
        let day = Timestamp(milliseconds: now.milliseconds - now.milliseconds % 86_400_000)
        let known = past.withLock { $0 }
        let old: [SpendRow]
        if let known, known.day == day, now - known.at < .seconds(600) {
            old = known.rows
        } else {
            old = try await store.spend(from: Timestamp(milliseconds: 0), before: day)
            past.withLock { $0 = Past(day: day, at: now, rows: old) }
        }
        return Self.together(old + (try await store.spend(from: day, before: day + .seconds(2 * 86_400))))
    }

    /// One row for each feature and model.
    static func together(_ rows: [SpendRow]) -> [SpendRow] {
        var sums: [[String]: SpendRow] = [:]
        for row in rows {
            let key = [row.feature, row.model]
            sums[key] = sums[key].map { $0.adding(row) } ?? row
        }
        return sums.values.sorted { ($0.feature, $0.model) < ($1.feature, $1.model) }
    }
}

extension SpendRow {
    fileprivate func adding(_ other: SpendRow) -> SpendRow {
        var sum = self
        sum.completed += other.completed
        sum.failed += other.failed
        sum.cancelled += other.cancelled
        sum.cost = cost + other.cost
        sum.unknownCosts += other.unknownCosts
        sum.credits = credits + other.credits
        sum.inputTokens = inputTokens.addingTamely(other.inputTokens)
        sum.outputTokens = outputTokens.addingTamely(other.outputTokens)
        sum.cachedTokens = cachedTokens.addingTamely(other.cachedTokens)
        sum.cacheHits += other.cacheHits
        sum.avoidedCost = avoidedCost + other.avoidedCost
        return sum
    }
}
