/// What a row of figures earned.
package enum Revenue: Hashable, Sendable {
    /// By the plans of those who were charged.
    case exact(Money)
    /// The same where a part was charged to tenants whose plan is not known, or has no price for a credit.
    case atLeast(Money)
    case unknown

    /// As far as it is known.
    package var money: Money? {
        switch self {
        case .exact(let money), .atLeast(let money): money
        case .unknown: nil
        }
    }

    /// `nil` unless all of it is known.
    package var exact: Money? { if case .exact(let money) = self { money } else { nil } }
}

extension Economics {
    /// What each of several rows earned by the credits that tenants of each plan were charged in it. Use on a free plan
    /// earns nothing, whatever others pay for the same feature.
    ///
    /// Rounded along the way rather than each for itself: whatever the rows are grouped by, they add up to what all the
    /// credits earned together.
    ///
    /// - Parameter rows: Credits by the name of the plan; a name that no plan has for those whose plan isn't known.
    package func revenues(of rows: [[String: Credits]]) -> [Revenue] {
        var charged: [String: Credits] = [:]
        return rows.map { row in
            var (money, isKnown, isWhole) = (Money.zero, false, true)
            for (plan, credits) in row where credits != .zero {
                let before = charged[plan] ?? .zero
                let after = Credits(milli: before.milli.addingTamely(credits.milli))
                charged[plan] = after
                guard let least = revenue(of: before, plan: plan), let most = revenue(of: after, plan: plan) else {
                    isWhole = false
                    continue
                }
                let part = most.nanoUSD.subtractingReportingOverflow(least.nanoUSD)
                isKnown = true
                isWhole = isWhole && !part.overflow
                if !part.overflow { money = Money(nanoUSD: money.nanoUSD.addingTamely(part.partialValue)) }
            }
            return isWhole ? .exact(money) : isKnown ? .atLeast(money) : .unknown
        }
    }
}
