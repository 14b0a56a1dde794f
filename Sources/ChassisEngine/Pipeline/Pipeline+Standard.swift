package import ChassisCore
package import ChassisStore

extension Pipeline {
    /// What happens to a job, in order. Reading this list is reading the product.
    ///
    /// Before the first stage stand `Engine.submit`, `Store.admitJob` and `Store.claimJobs`; behind the last
    /// `SettlementRule` and `Store.settleJob`. Bill and trace are no stages: usage and spans are gathered on the way.
    package static func standard(store: Store, health: ModelHealth, clock: any WallClock) -> Pipeline {
        Pipeline(
            clock: clock,
            [
                // What was asked, and whether it may be.
                Pinned(),
                Inspect(),
                Mask(),
                Guard(),
                // Who answers: the cache, or which models.
                Cached(store: store, health: health, clock: clock),
                Route(health: health, store: store, clock: clock),
                // What they are shown.
                Retrieve(health: health, clock: clock),
                Quarantine(),
                Window(health: health, clock: clock),
                Compose(),
                PlantCanary(),
                // Whether they are asked, and what they say.
                Reserve(store: store, clock: clock),
                AskGuard(health: health, clock: clock),
                Generate(health: health, store: store, clock: clock),
                // What the user gets, and what it is worth.
                Unmask(),
                GuardOutput(),
                Score(),
                Evaluate(health: health, clock: clock),
            ])
    }
}
