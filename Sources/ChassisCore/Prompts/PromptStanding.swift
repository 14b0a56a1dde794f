/// What holds of a prompt, and what held before: what an operator sees before changing it, and is held to.
///
/// Two are equal when nobody has put another version in force between them.
package struct PromptStanding: Hashable, Sendable {
    package var prompt: String
    /// The version that jobs get which are not a canary's.
    package var version: Int
    package var canary: Activation.Canary?
    /// The newest activation, followed or not; `nil` before the first.
    package var activation: Int64?
    /// The version that a rollback puts in force; `nil` when nothing held before.
    package var before: Int?

    package init(
        prompt: String, version: Int, canary: Activation.Canary? = nil, activation: Int64? = nil, before: Int? = nil
    ) {
        self.prompt = prompt
        self.version = version
        self.canary = canary
        self.activation = activation
        self.before = before
    }
}
