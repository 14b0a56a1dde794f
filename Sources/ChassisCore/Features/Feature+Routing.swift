extension Feature {
    /// Which tier a call goes to, beyond the feature's own, and what is done when it does not do. (`routing:`)
    package struct Routing: Hashable, Sendable {
        /// Inputs of this difficulty or more go one tier up; `nil` for never. 0…1.
        package var hardFrom: Double?
        /// Inputs of this difficulty or less go one tier down; `nil` for never. 0…1.
        package var easyTo: Double?
        package var cascade: Cascade?
        package var budget: Budget?
        package var hedge: Hedge?

        /// The feature's own tier first, a stronger one when the answer does not hold or is not trusted.
        package struct Cascade: Hashable, Sendable {
            package var to: Tier
            /// Answers of less confidence are asked for again there; 0 for those that do not hold alone.
            package var below: Double

            package init(to: Tier, below: Double = 0) {
                self.to = to
                self.below = below
            }
        }

        /// What a day (UTC) may cost us before calls go to cheaper models.
        package struct Budget: Hashable, Sendable {
            /// Of the whole feature; `nil` for no end.
            package var feature: Money?
            /// Of one tenant, over all features.
            package var tenant: Money?
            /// The share of a budget from which calls go one tier down, cheapest model first. 0…1.
            package var cheaperFrom: Double

            package init(feature: Money? = nil, tenant: Money? = nil, cheaperFrom: Double = 0.8) {
                self.feature = feature
                self.tenant = tenant
                self.cheaperFrom = cheaperFrom
            }
        }

        /// The next model is asked as well when the first has not answered after a while; who answers first wins.
        package struct Hedge: Hashable, Sendable {
            package var after: Duration

            package init(after: Duration) { self.after = after }
        }

        package init(
            hardFrom: Double? = nil, easyTo: Double? = nil, cascade: Cascade? = nil, budget: Budget? = nil,
            hedge: Hedge? = nil
        ) {
            self.hardFrom = hardFrom
            self.easyTo = easyTo
            self.cascade = cascade
            self.budget = budget
            self.hedge = hedge
        }
    }

    /// The tiers that are asked, one after the other, when an answer does not hold: the cascade's, then the one that
    /// `structured` names.
    package var strongerTiers: [Tier] {
        let (first, second) = (routing.cascade?.to, structured.stronger)
        return [first, second == first ? nil : second].compactMap(\.self)
    }
}

extension Tier {
    /// One step up; the highest stays.
    package var above: Tier { self == .local ? .small : .complex }
    /// One step down; the lowest stays.
    package var below: Tier { self == .complex ? .small : .local }
}
