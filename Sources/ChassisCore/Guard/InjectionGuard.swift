/// The two layers of the guard that ask nobody: the rules, and what was learned from labelled texts.
///
/// A text is as bad as the worse of them says: neither takes back what the other found.
package struct InjectionGuard: Sendable {
    package struct Verdict: Sendable {
        package var rules: GuardVerdict
        /// `nil` where the layer is off, or wasn't asked.
        package var learned: LearnedGuard.Verdict?

        package static let clean = Verdict(rules: .clean)

        package var score: Double { max(rules.score, learned?.score ?? 0) }

        /// The strongest rule, or `learned` where that layer says more; `nil` where nothing was found.
        package var rule: String? {
            guard let learned, learned.isFinding, learned.score > rules.score else { return rules.rule }
            return LearnedGuard.name
        }

        /// As if the learned layer had not been asked.
        package var withoutLearned: Verdict { Verdict(rules: rules) }
    }

    package static let standard = InjectionGuard(rules: .standard, learned: .standard)

    private let rules: InjectionRules
    private let learned: LearnedGuard

    package init(rules: InjectionRules, learned: LearnedGuard) {
        self.rules = rules
        self.learned = learned
    }

    /// - Parameters:
    ///   - isForeign: Whether the text comes from a page or a tool, which have no business to give orders.
    ///   - isLearnedAsked: Whether the learned layer is.
    /// - Complexity: O(length); below a millisecond for 4 KB.
    package func evaluate(_ text: String, isForeign: Bool = false, isLearnedAsked: Bool = true) -> Verdict {
        let read = ReadText(text.scalars, rules.terms)
        return Verdict(
            rules: rules.evaluate(read, isForeign: isForeign),
            learned: isLearnedAsked ? learned.evaluate(read, isForeign: isForeign) : nil)
    }
}
