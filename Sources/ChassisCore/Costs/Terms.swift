/// What a plan asked for its credits when a job was taken on: so what a credit was worth stays, whatever becomes of the
/// plan and of who is on it.
package struct Terms: Hashable, Sendable {
    /// The plan's name.
    package var plan: String
    package var monthlyPrice: Money
    package var monthlyCredits: Credits

    package init(plan: String, monthlyPrice: Money, monthlyCredits: Credits) {
        self.plan = plan
        self.monthlyPrice = monthlyPrice
        self.monthlyCredits = monthlyCredits
    }

    /// Those of a plan as it is now.
    package init(_ plan: Plan) {
        self.init(plan: plan.name, monthlyPrice: plan.monthlyPrice, monthlyCredits: plan.monthlyCredits)
    }
}

/// What says how much credits were worth.
package enum CreditBasis: Hashable, Sendable {
    /// The terms on which they were charged.
    case noted(Terms)
    /// The plan that their tenant is on now, empty where nobody knows it: they were charged before terms were noted.
    case planOfNow(String)

    /// The plan's name.
    package var plan: String {
        switch self {
        case .noted(let terms): terms.plan
        case .planOfNow(let plan): plan
        }
    }
}
