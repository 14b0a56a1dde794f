package import ChassisCore

/// What figures can be told apart by.
package enum CostDimension: String, CaseIterable, Sendable { case tenant, plan, feature, model, prompt, day }

/// The figures of one tenant, plan, feature, model, prompt version or day.
package struct CostRow: Sendable, Hashable {
    /// A name; `NAME@VERSION` for prompts, `2026-11-23` (UTC) for days, empty where no model answered.
    package var name: String
    /// Jobs that ended; one retried by hand counts once, where it ended last.
    package var jobs: Int64 = 0
    package var completed: Int64 = 0
    package var failed: Int64 = 0
    package var cancelled: Int64 = 0
    /// What is known of our cost; `unknownCostCount` says how many jobs cost something more that nobody knows.
    package var cost: Money = .zero
    package var unknownCostCount: Int64 = 0
    /// What tenants were charged.
    package var credits: Credits = .zero
    /// The same by what says their worth; empty where it was not asked for.
    package var creditsByBasis: [CreditBasis: Credits] = [:]
    /// Whose jobs the row is made of; of plans alone, and where the worth of credits was asked for.
    package var tenants: Set<String> = []
    package var inputTokens: Int64 = 0
    package var outputTokens: Int64 = 0
    /// Of the input tokens, those read from a provider's prompt cache.
    package var cachedTokens: Int64 = 0
    /// Jobs answered from our cache.
    package var cacheHits: Int64 = 0
    /// What those would have cost.
    package var avoidedCost: Money = .zero
    /// What those of unknown cost may have cost beside `cost`, by an estimate, as far as their models have prices.
    package var presumedCost: Money = .zero
}

extension CostRow {
    /// A row of nothing, for those who need a row's columns.
    package static let empty = CostRow(name: "")
}
