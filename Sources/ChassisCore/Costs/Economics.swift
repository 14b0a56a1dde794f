/// What consumed credits earn: a plan's monthly price shared out over its monthly credits.
///
/// A tenant that leaves credits unused earns more than this says, and one that buys none earns nothing: these are
/// figures for judging work by, not for book-keeping.
package struct Economics: Sendable {
    /// Of the plans as they are now, by name.
    private let terms: [String: Terms]

    package init(_ workspace: Workspace) { self.init(plans: workspace.plans) }

    /// A name that stands twice means its first one, as in the workspace.
    package init(plans: [Plan]) {
        terms = Dictionary(plans.map { ($0.name, Terms($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Returns: `nil` when nobody knows the terms, or they have no credits to share a price over.
    package func revenue(of credits: Credits, by basis: CreditBasis) -> Money? {
        switch basis {
        case .noted(let terms): Self.revenue(of: credits, on: terms)
        case .planOfNow(let plan): terms[plan].flatMap { Self.revenue(of: credits, on: $0) }
        }
    }

    /// Price × credits ÷ monthly credits, to the nearest nano-dollar, halves away from zero.
    ///
    ///     // 49 dollars for 2,000 credits: 3 credits earn $0.0735
    ///     Economics.revenue(of: Credits(milli: 3_000), on: terms)
    ///
    /// - Returns: `nil` when the plan grants no credits, or the sum would be beyond ±9.2 billion dollars.
    package static func revenue(of credits: Credits, on terms: Terms) -> Money? {
        guard terms.monthlyCredits.milli > 0 else { return nil }
        let divisor = terms.monthlyCredits.milli.magnitude
        let isNegative = (terms.monthlyPrice.nanoUSD < 0) != (credits.milli < 0)
        let product = terms.monthlyPrice.nanoUSD.magnitude.multipliedFullWidth(by: credits.milli.magnitude)
        guard product.high < divisor else { return nil }
        let (quotient, rest) = divisor.dividingFullWidth(product)
        let rounded = quotient.addingReportingOverflow(rest >= divisor - rest ? 1 : 0)
        guard !rounded.overflow, let magnitude = Int64(exactly: rounded.partialValue) else { return nil }
        return Money(nanoUSD: isNegative ? -magnitude : magnitude)
    }

    /// What is left of a revenue; `nil` where a part of the cost is unknown, because unknown is not free.
    package static func margin(revenue: Money?, cost: Money?) -> Money? {
        guard let revenue, let cost else { return nil }
        let (margin, overflow) = revenue.nanoUSD.subtractingReportingOverflow(cost.nanoUSD)
        return overflow ? nil : Money(nanoUSD: margin)
    }
}
