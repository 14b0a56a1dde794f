/// Rules that tell attempts to take over the model from what users ask.
///
/// Each rule is a family of phrases with a weight: how likely a text is an attack when nothing but this rule matches.
/// Rules combine as independent evidence (noisy-or), so one blunt phrase or several weak signs reach the threshold.
/// The text is read normalised, and so is what it carries in base64, hexadecimal, percent codes, rot13 or reversed.
package struct InjectionRules: Sendable {
    struct Rule: Sendable {
        var name: String
        var weight: Double
    }

    /// The built-in rules.
    package static let standard = InjectionRules(InjectionRules.standardFamilies)

    private let rules: [Rule]
    private let terms: InjectionTerms
    private let patterns: [InjectionPattern]
    /// Places of patterns by the terms of their first step.
    private let byFirst: [[Int]]

    /// - Parameter families: Name, weight of 0 to 1, and patterns in the notation of `InjectionPattern`.
    init(_ families: [(name: String, weight: Double, patterns: [String])]) {
        var terms = InjectionTerms(classes: InjectionVocabulary.classes)
        var patterns: [InjectionPattern] = []
        var byFirst: [Int: [Int]] = [:]
        for (number, family) in families.enumerated() {
            for source in family.patterns {
                let pattern = InjectionPattern(source, rule: number, terms: &terms)
                for term in pattern.steps.first?.terms ?? [] { byFirst[term, default: []].append(patterns.count) }
                patterns.append(pattern)
            }
        }
        rules = families.map { Rule(name: $0.name, weight: $0.weight) }
        self.terms = terms
        self.patterns = patterns
        self.byFirst = (0...(byFirst.keys.max() ?? 0)).map { byFirst[$0] ?? [] }
    }

    /// How much is judged as one; what stands on the edge of two such windows is in both.
    private static let window = 200_000
    private static let overlap = 4_000

    /// Judges a text, a long one in windows of 200,000 characters: the worst counts.
    ///
    /// - Parameter isForeign: Whether it comes from a page or a tool. Users may order a reply to their liking; a page
    ///   that does has somebody in mind who is not its reader, so its orders weigh more.
    /// - Complexity: O(length); below a millisecond for 4 KB.
    package func evaluate(_ text: String, isForeign: Bool = false) -> GuardVerdict {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > Self.window else { return evaluate(scalars, isForeign) }
        var worst = GuardVerdict.clean
        var start = 0
        while start + Self.overlap < scalars.count {
            let verdict = evaluate(Array(scalars[start..<min(start + Self.window, scalars.count)]), isForeign)
            if verdict.score > worst.score { worst = verdict }
            start += Self.window - Self.overlap
        }
        return worst
    }

    private func evaluate(_ scalars: [Unicode.Scalar], _ isForeign: Bool) -> GuardVerdict {
        var hits: [String: (weight: Double, excerpt: String)] = [:]
        let words = collect(scalars, wasHidden: false, into: &hits)
        for mark in FormatMarks.found(in: scalars) {
            note(mark.rule, mark.weight, scalars[mark.range], in: &hits)
        }
        // Escapes and names in one word are no secret: programs write so too.
        for plain in HiddenText.plain(of: scalars) { _ = collect(plain, wasHidden: false, into: &hits) }
        for hidden in HiddenText.segments(in: scalars, words: words) {
            _ = collect(hidden, wasHidden: true, into: &hits)
        }
        // Whoever asks about the world may use an attacker's words.
        let isQuestion = !hits.isEmpty && !isForeign && PlainQuestion.isOne(scalars, words: words)
        let score =
            1
            - hits.reduce(1) { product, hit in
                product * Self.doubt(hit.key, hit.value.weight, isForeign: isForeign, isQuestion: isQuestion)
            }
        guard let strongest = hits.max(by: { ($0.value.weight, $1.key) < ($1.value.weight, $0.key) }) else {
            return .clean
        }
        return GuardVerdict(score: score, rule: strongest.key, excerpt: strongest.value.excerpt)
    }

    /// The chance that a text with this sign is no attack.
    private static func doubt(_ name: String, _ weight: Double, isForeign: Bool, isQuestion: Bool) -> Double {
        if isQuestion, name != "encoded-payload" { return 1 - weight / 2 }
        return isForeign && ordersToReaders.contains(name) ? 0.9 * (1 - weight) : 1 - weight
    }

    /// Adds the rules that match; what was hidden on purpose weighs half as much again as in the open.
    private func collect(
        _ scalars: [Unicode.Scalar], wasHidden: Bool, into hits: inout [String: (weight: Double, excerpt: String)]
    ) -> [NormalizedText.Word] {
        let words = NormalizedText(scalars).words
        let termsOfWords = words.map(terms.terms)
        let possible = possible(termsOfWords)
        for (index, found) in termsOfWords.enumerated() {
            for term in found {
                for place in term < byFirst.count ? byFirst[term] : [] where possible[place] {
                    let pattern = patterns[place]
                    if pattern.atLineStart, !words[index].startsLine { continue }
                    let rule = rules[pattern.rule]
                    let weight = wasHidden ? rule.weight + (1 - rule.weight) / 2 : rule.weight
                    let name = wasHidden ? "encoded-payload" : rule.name
                    if let known = hits[name], known.weight >= weight { continue }
                    guard let end = pattern.end(from: index, in: termsOfWords) else { continue }
                    note(name, weight, scalars[words[index].range.lowerBound..<words[end].range.upperBound], in: &hits)
                }
            }
        }
        return words
    }

    /// Which patterns have a word for each of their steps somewhere in the text: few, and only they are looked for.
    private func possible(_ words: [[Int]]) -> [Bool] {
        var isPresent = [Bool](repeating: false, count: terms.count)
        for found in words { for term in found { isPresent[term] = true } }
        return patterns.map { $0.steps.allSatisfy { $0.terms.contains { isPresent[$0] } } }
    }

    private func note(
        _ name: String, _ weight: Double, _ scalars: ArraySlice<Unicode.Scalar>,
        in hits: inout [String: (weight: Double, excerpt: String)]
    ) {
        if let known = hits[name], known.weight >= weight { return }
        var excerpt = String.UnicodeScalarView()
        excerpt.append(contentsOf: scalars.prefix(80))
        hits[name] = (weight, String(excerpt))
    }
}
