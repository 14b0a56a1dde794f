package import ChassisCore

/// Whom a call asks.
package struct ChosenRoute: Sendable {
    /// The feature's own, until a route is chosen or a stronger model has answered.
    package var tier: Tier
    /// Models to ask, in order.
    package var candidates: [Model] = []
    /// Models to ask when an answer does not hold or is not trusted, in order.
    package var stronger: [Model] = []
    /// The tiers of those, by their names.
    package var strongerTiers: [String: Tier] = [:]
    /// The text that it was chosen by, and how hard that looks; `nil` where nothing was chosen.
    package var difficulty: (of: String, Difficulty)?
}
