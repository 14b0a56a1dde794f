/// What a row of figures earned.
package enum Revenue: Hashable, Sendable {
    /// By the terms on which it was charged.
    case exact(Money)
    /// The same where a part was charged on terms that nobody knows, or that have no price for a credit.
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
    /// What each of several rows earned by the credits that were charged in it. Use on a free plan earns nothing, whatever
    /// others pay for the same feature.
    ///
    /// Rounded along the way rather than each for itself: whatever the rows are grouped by, they add up to what all the
    /// credits earned together.
    ///
    /// - Parameter rows: Credits by what says their worth.
    package func revenues(of rows: [[CreditBasis: Credits]]) -> [Revenue] {
        var charged: [CreditBasis: Credits] = [:]
        return rows.map { row in
            var (money, isKnown, isWhole) = (Money.zero, false, true)
            for (basis, credits) in row where credits != .zero {
                let before = charged[basis] ?? .zero
                let after = Credits(milli: before.milli.addingTamely(credits.milli))
                charged[basis] = after
                guard let least = revenue(of: before, by: basis), let most = revenue(of: after, by: basis) else {
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
