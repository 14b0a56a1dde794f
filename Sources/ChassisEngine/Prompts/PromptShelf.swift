import ChassisCore
import Synchronization

/// The words of a setup's system prompts, by template: read for the first job that needs them.
final class PromptShelf: Sendable {
    private let known = Mutex<[String: PromptWords]>([:])

    func of(_ system: String) -> PromptWords {
        if let words = known.withLock({ $0[system] }) { return words }
        let words = PromptWords(system)
        known.withLock { $0[system] = words }
        return words
    }
}
