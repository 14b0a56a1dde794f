/// How much a text looks like an attempt to take over the model, and by which rule.
package struct GuardVerdict: Hashable, Sendable {
    /// From 0, nothing found, to 1. Texts of 0.5 and more are blocked by default.
    package var score: Double
    /// The name of the strongest rule that matched, such as `override-instructions`; nil when none did.
    package var rule: String?
    /// Where it matched: at most 80 characters of the text, or of what was decoded from it; empty when nothing did.
    ///
    /// It quotes the text as given: mask it before it is shown or stored.
    package var excerpt: String

    package static let clean = GuardVerdict(score: 0, rule: nil, excerpt: "")

    package init(score: Double, rule: String?, excerpt: String) {
        self.score = score
        self.rule = rule
        self.excerpt = excerpt
    }
}
