/// Rules that tell attempts to take over the model from what users ask.
///
/// Each rule is a family of phrases with a weight: how likely a text is an attack when nothing but this rule matches.
/// Rules combine as independent evidence (noisy-or), so one blunt phrase or several weak signs reach the threshold.
/// The text is read normalised, and so is what it carries in base64, hexadecimal, percent codes, rot13 or reversed.
package struct InjectionRules: Sendable {
    struct Rule: Sendable {
        var name: String
        var weight: Double
        /// Whether what it finds may be said to others than the model.
        var mayMissModel: Bool
    }

    /// The built-in rules.
    package static let standard = InjectionRules(InjectionRules.standardFamilies)

    private let rules: [Rule]
    /// Those of the classes come first; the learned layer reads by them too, because the tree is some megabytes.
    let terms: InjectionTerms
    private let patterns: [InjectionPattern]
    private let ruleOfPlace: [Int]
    /// The terms of each pattern's further steps, the rarest first: how many a step has, they, and 0 behind the last.
    private let needs: [Int32]
    /// Where those of each pattern begin.
    private let needStarts: [Int32]
    /// Places of patterns by the terms of their first step.
    private let byFirst: [[Int]]

    /// - Parameter families: Name, weight of 0 to 1, and patterns in the notation of `InjectionPattern`.
    init(_ families: [(name: String, weight: Double, patterns: [String])]) {
        var terms = InjectionTerms(classes: InjectionVocabulary.classes)
        var patterns: [InjectionPattern] = []
        var byFirst: [Int: [Int]] = [:]
        for (number, family) in families.enumerated() {
            for source in family.patterns.flatMap(InjectionPattern.orders) {
                let pattern = InjectionPattern(source, rule: number, terms: &terms)
                for term in pattern.steps.first?.terms ?? [] { byFirst[term, default: []].append(patterns.count) }
                patterns.append(pattern)
            }
        }
        rules = families.map {
            Rule(name: $0.name, weight: $0.weight, mayMissModel: Bystander.rules.contains($0.name))
        }
        self.terms = terms
        self.patterns = patterns
        ruleOfPlace = patterns.map(\.rule)
        var needs: [Int32] = []
        var needStarts: [Int32] = []
        for pattern in patterns {
            needStarts.append(Int32(needs.count))
            for step in pattern.steps.dropFirst().map(\.terms).sorted(by: { $0.count < $1.count }) {
                needs += [Int32(step.count)] + step.map { Int32($0) }
            }
            needs.append(0)
        }
        (self.needs, self.needStarts) = (needs, needStarts)
        self.byFirst = (0...(byFirst.keys.max() ?? 0)).map { byFirst[$0] ?? [] }
    }

    /// How much is judged as one; what stands on the edge of two such windows is in both.
    private static let window = 200_000
    private static let overlap = 4_000

    /// Weak signs count together within so many characters.
    private static let near = 1_000
    /// From here on it is worth a second look whether they do.
    private static let suspicious = 0.5

    /// Judges a text, a long one in windows of 200,000 characters: the worst counts.
    ///
    /// Where no sign is enough by itself, those count together that stand near each other: a long page has some anyway.
    ///
    /// - Parameter isForeign: Whether it comes from a page or a tool. Users may order a reply to their liking; a page
    ///   that does has somebody in mind who is not its reader, so its orders weigh more.
    /// - Complexity: O(length); below a millisecond for 4 KB.
    package func evaluate(_ text: String, isForeign: Bool = false) -> GuardVerdict {
        evaluate(ReadText(text.scalars, terms), isForeign: isForeign)
    }

    func evaluate(_ text: ReadText, isForeign: Bool) -> GuardVerdict {
        guard text.scalars.count > Self.window else { return nearby(text, isForeign) }
        return Self.worst(of: text.scalars, width: Self.window, overlap: Self.overlap) {
            nearby(ReadText($0, terms), isForeign)
        }
    }

    private static func worst(
        of scalars: [Unicode.Scalar], width: Int, overlap: Int, by judge: ([Unicode.Scalar]) -> GuardVerdict
    ) -> GuardVerdict {
        var worst = GuardVerdict.clean
        var start = 0
        while start + overlap < scalars.count {
            let verdict = judge(Array(scalars[start..<min(start + width, scalars.count)]))
            if verdict.score > worst.score { worst = verdict }
            start += width - overlap
        }
        return worst
    }

    private func nearby(_ text: ReadText, _ isForeign: Bool) -> GuardVerdict {
        let (verdict, strongest) = weigh(text, isForeign)
        guard verdict.score >= Self.suspicious, strongest < Self.suspicious, text.scalars.count > Self.near else {
            return verdict
        }
        let worst = Self.worst(of: text.scalars, width: Self.near, overlap: Self.near / 2) {
            weigh(ReadText($0, terms), isForeign).verdict
        }
        return worst.score < verdict.score ? worst : verdict
    }

    /// How much all signs say together, and how much the strongest does alone.
    private func weigh(_ text: ReadText, _ isForeign: Bool) -> (verdict: GuardVerdict, strongest: Double) {
        let scalars = text.scalars
        var hits: [String: (weight: Double, excerpt: String)] = [:]
        collect(text, isForeign, into: &hits)
        for mark in FormatMarks.found(in: scalars) {
            note(mark.rule, mark.weight, scalars[mark.range], in: &hits)
        }
        // Escapes and names in one word are no secret: programs write so too.
        for plain in HiddenText.plain(of: text) { collect(ReadText(plain, terms), isForeign, into: &hits) }
        for hidden in HiddenText.segments(in: text) {
            collect(ReadText(hidden, terms), isForeign, wasHidden: true, into: &hits)
        }
        if !hits.isEmpty { lightenQuoted(in: scalars, isForeign, &hits) }
        // Whoever asks about the world may use an attacker's words.
        let isQuestion = !hits.isEmpty && !isForeign && PlainQuestion.isOne(text)
        let doubts = hits.map {
            Self.doubt($0.key, $0.value.weight, isForeign: isForeign, isQuestion: isQuestion)
        }
        guard let strongest = hits.max(by: { ($0.value.weight, $1.key) < ($1.value.weight, $0.key) }) else {
            return (.clean, 0)
        }
        return (
            GuardVerdict(score: 1 - doubts.reduce(1, *), rule: strongest.key, excerpt: strongest.value.excerpt),
            1 - (doubts.min() ?? 1)
        )
    }

    /// Lets what stands in the quotations of a discussion weigh less than half.
    private func lightenQuoted(
        in scalars: [Unicode.Scalar], _ isForeign: Bool, _ hits: inout [String: (weight: Double, excerpt: String)]
    ) {
        guard let frame = Discussion.frame(of: scalars, isForeign: isForeign) else { return }
        var outside: [String: (weight: Double, excerpt: String)] = [:]
        collect(ReadText(frame, terms), isForeign, into: &outside)
        for (name, hit) in hits where name != "encoded-payload" && name != "exfiltration" {
            hits[name]?.weight = max(hit.weight * 0.4, outside[name]?.weight ?? 0)
        }
    }

    /// The chance that a text with this sign is no attack.
    private static func doubt(_ name: String, _ weight: Double, isForeign: Bool, isQuestion: Bool) -> Double {
        if isQuestion, name != "encoded-payload" { return 1 - weight / 2 }
        return isForeign && ordersToReaders.contains(name) ? 0.85 * (1 - weight) : 1 - weight
    }

    /// Adds the rules that match.
    private func collect(
        _ text: ReadText, _ isForeign: Bool, wasHidden: Bool = false,
        into hits: inout [String: (weight: Double, excerpt: String)]
    ) {
        let (words, terms) = (text.words, text.terms)
        var bystander = Bystander(in: text, isForeign: isForeign)
        var isPresent = [Bool](repeating: false, count: self.terms.count)
        for term in terms.all { isPresent[term] = true }
        var hidden = hits["encoded-payload"]?.weight ?? 0
        var best = [Double](repeating: 0, count: rules.count)
        if !wasHidden, !hits.isEmpty { for rule in rules.indices { best[rule] = hits[rules[rule].name]?.weight ?? 0 } }
        // 0: not asked yet, 1: some step has no word in the text, 2: all have.
        var states = [UInt8](repeating: 0, count: patterns.count)
        for index in words.indices {
            for term in terms.places(at: index).lazy.map({ terms.all[$0] }) where term < byFirst.count {
                for place in byFirst[term] where states[place] != 1 {
                    if states[place] == 0 {
                        states[place] = isPossible(place, isPresent) ? 2 : 1
                        if states[place] == 1 { continue }
                    }
                    let rule = ruleOfPlace[place]
                    if wasHidden ? hidden >= hiddenWeight(rule) : best[rule] >= rules[rule].weight {
                        // Nothing this pattern finds would weigh more.
                        states[place] = 1
                        continue
                    }
                    if patterns[place].atLineStart, !words[index].startsLine { continue }
                    guard let end = patterns[place].end(from: index, in: terms, starts: text.starts) else {
                        continue
                    }
                    let excerpt = text.scalars[words[index].range.lowerBound..<words[end].range.upperBound]
                    if wasHidden {
                        hidden = hiddenWeight(rule)
                        note("encoded-payload", hidden, excerpt, in: &hits)
                    } else {
                        let name = rules[rule].name
                        let share = rules[rule].mayMissModel ? bystander.share(of: index...end, rule: name) : 1
                        let weight = rules[rule].weight * share
                        best[rule] = max(best[rule], weight)
                        note(rules[rule].name, weight, excerpt, in: &hits)
                    }
                }
            }
        }
    }

    /// What was hidden on purpose weighs half as much again as in the open.
    private func hiddenWeight(_ rule: Int) -> Double { rules[rule].weight + (1 - rules[rule].weight) / 2 }

    /// Whether a pattern has a word for each of its steps somewhere in the text: few have, and only they are looked for.
    private func isPossible(_ place: Int, _ isPresent: [Bool]) -> Bool {
        var index = Int(needStarts[place])
        while needs[index] > 0 {
            let next = index + Int(needs[index]) + 1
            var term = index + 1
            while term < next, !isPresent[Int(needs[term])] { term += 1 }
            if term == next { return false }
            index = next
        }
        return true
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
