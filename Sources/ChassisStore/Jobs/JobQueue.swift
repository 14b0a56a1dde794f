/// The queues there are. Each has its own places and its own time; who works decides how they share its slots.
package enum JobQueue: String, CaseIterable, Sendable {
    /// What tenants asked for.
    case standard = "default"
    /// What eval runs ask.
    case evals
}
