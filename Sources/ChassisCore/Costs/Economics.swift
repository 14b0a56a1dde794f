/// What consumed credits earn: a plan's monthly price shared out over its monthly credits.
///
/// A tenant that leaves credits unused earns more than this says, and one that buys none earns nothing: these are
/// figures for judging work by, not for book-keeping.
package struct Economics: Sendable {
    /// The plan of each tenant, and the plans, by name.
    private let planOfTenant: [String: Plan]
    private let plans: [String: Plan]

    package init(_ workspace: Workspace) { self.init(plans: workspace.plans, tenants: workspace.tenants) }

    /// A name that stands twice means its first one, as in the workspace.
    package init(plans: [Plan], tenants: [Tenant]) {
        let byName = Dictionary(plans.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.plans = byName
        planOfTenant = Dictionary(
            tenants.compactMap { tenant in byName[tenant.plan].map { (tenant.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// - Returns: `nil` when the tenant or its plan isn't known, or the plan has no credits to share its price over.
    package func revenue(of credits: Credits, tenant: String) -> Money? {
        planOfTenant[tenant].flatMap { Self.revenue(of: credits, on: $0) }
    }

    /// - Returns: `nil` when there is no such plan, or it has no credits to share its price over.
    package func revenue(of credits: Credits, plan: String) -> Money? {
        plans[plan].flatMap { Self.revenue(of: credits, on: $0) }
    }

    /// The name of a tenant's plan; `nil` when it isn't known.
    package func plan(of tenant: String) -> String? { planOfTenant[tenant]?.name }

    /// The names of the tenants that a plan has, in order.
    package func tenants(on plan: String) -> [String] {
        planOfTenant.filter { $0.value.name == plan }.map(\.key).sorted()
    }

    /// Price × credits ÷ monthly credits, to the nearest nano-dollar, halves away from zero.
    ///
    ///     // 49 dollars for 2,000 credits: 3 credits earn $0.0735
    ///     Economics.revenue(of: Credits(milli: 3_000), on: plan)
    ///
    /// - Returns: `nil` when the plan grants no credits, or the sum would be beyond ±9.2 billion dollars.
    package static func revenue(of credits: Credits, on plan: Plan) -> Money? {
        guard plan.monthlyCredits.milli > 0 else { return nil }
        let divisor = plan.monthlyCredits.milli.magnitude
        let isNegative = (plan.monthlyPrice.nanoUSD < 0) != (credits.milli < 0)
        let product = plan.monthlyPrice.nanoUSD.magnitude.multipliedFullWidth(by: credits.milli.magnitude)
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
