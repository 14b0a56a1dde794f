import ChassisCore

extension CostRow {
    /// A row without any figures yet.
    package init(named name: String) { self.init(name: name) }

    /// Adds another row's figures; a sum beyond what a figure can hold stays at the greatest one there is.
    package mutating func add(_ other: CostRow) {
        jobs = jobs.addingTamely(other.jobs)
        completed = completed.addingTamely(other.completed)
        failed = failed.addingTamely(other.failed)
        cancelled = cancelled.addingTamely(other.cancelled)
        cost = Money(nanoUSD: cost.nanoUSD.addingTamely(other.cost.nanoUSD))
        unknownCostCount = unknownCostCount.addingTamely(other.unknownCostCount)
        credits = Credits(milli: credits.milli.addingTamely(other.credits.milli))
        creditsByBasis.merge(other.creditsByBasis) { Credits(milli: $0.milli.addingTamely($1.milli)) }
        tenants.formUnion(other.tenants)
        inputTokens = inputTokens.addingTamely(other.inputTokens)
        outputTokens = outputTokens.addingTamely(other.outputTokens)
        cachedTokens = cachedTokens.addingTamely(other.cachedTokens)
        cacheHits = cacheHits.addingTamely(other.cacheHits)
        avoidedCost = Money(nanoUSD: avoidedCost.nanoUSD.addingTamely(other.avoidedCost.nanoUSD))
        presumedCost = Money(nanoUSD: presumedCost.nanoUSD.addingTamely(other.presumedCost.nanoUSD))
    }
}
