package import ChassisCore

/// What an answer is known by that gives its system prompt away; nothing before `PlantCanary`.
package struct PromptMark: Sendable {
    /// In the system prompt of this attempt.
    package var canary: Canary?
    /// What the canary is made of, if one is planted; random where nothing is set.
    var numbers: (UInt64, UInt64)?
    /// Knows a recital of the system prompt; set with `canary`.
    var echo: EchoWatch?
}
