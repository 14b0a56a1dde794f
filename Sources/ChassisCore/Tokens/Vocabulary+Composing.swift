import Foundation

extension Vocabulary {
    /// The text as the vocabulary wants it.
    func normal(_ text: String) -> String {
        guard composes, text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return text.precomposedStringWithCanonicalMapping
    }
}
