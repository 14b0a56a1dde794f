package import ChassisCore
package import ChassisStore

extension Pipeline {
    /// What happens to a job, in order. Reading this list is reading the product.
    ///
    /// Bill and trace are no stages: usage and spans are gathered on the way.
    package static func standard(store: Store, health: ModelHealth, clock: any WallClock) -> Pipeline {
        Pipeline(
            clock: clock,
            [
                Inspect(),
                Mask(),
                Guard(),
                Cached(store: store, health: health, clock: clock),
                Route(health: health, store: store, clock: clock),
                Retrieve(health: health, clock: clock),
                Quarantine(),
                Window(health: health, clock: clock),
                Compose(),
                PlantCanary(),
                Reserve(store: store, clock: clock),
                AskGuard(health: health, clock: clock),
                Generate(health: health, store: store, clock: clock),
                Unmask(),
                GuardOutput(),
                Score(),
                Evaluate(health: health, clock: clock),
            ])
    }
}
