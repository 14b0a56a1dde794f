/// Tells an order to the model from what is said to somebody else, or of somebody else's words.
///
/// Customers and staff forget, ignore and override too: what they said themselves (`forget what I said about the discount`)
/// or what a third party did (`previous instructions from our bank`), and mostly they say who is to do it (`my boss told me
/// to ignore the rules`, `how do I make git forget`). Who speaks of `you` in that sentence is not believed.
struct Bystander {
    let text: ReadText
    /// Whether the text comes from a page or a tool: what its `I` said before nobody has heard.
    let isForeign: Bool
    private var looked = 0

    init(in text: ReadText, isForeign: Bool) { (self.text, self.isForeign) = (text, isForeign) }

    var words: [NormalizedText.Word] { text.words }

    /// The rules on which it bears: of instructions and limits that are to count no more.
    static let rules: Set<String> = thingRules.union(instructionRules)

    private static let instructionRules: Set<String> = [
        "override-instructions", "override-above", "override-user", "rules-end", "rules-broken", "policy-broken",
        "evade-policy", "broken-free", "inner-gone", "drops-all",
    ]

    /// How much of such a rule's weight is left: 1, or half of it, as somebody may only play the bystander; of what is
    /// about things in their own right, a third.
    ///
    /// - Parameter match: Places of the words that the rule found.
    mutating func share(of match: ClosedRange<Int>, rule: String) -> Double {
        // No text says it so often, unless to keep the guard busy.
        guard looked < Self.most else { return 1 }
        looked += 1
        if isOfThings(match, rule: rule) { return 0.33 }
        return Self.instructionRules.contains(rule) && isOne(match) ? 0.5 : 1
    }

    private static let most = 100
    /// So many words before and behind are looked at.
    private static let reach = 60

    /// Whether what was found is none of the model's business.
    private func isOne(_ match: ClosedRange<Int>) -> Bool {
        let sentence = sentence(around: match)
        let verb = match.first { fits($0, Self.verbs) }
        if let noun = match.last(where: { fits($0, Self.nouns) }) {
            // `my last order and all your instructions`: each must be somebody else's.
            let nouns = (match.lowerBound..<sentence.upperBound).filter { fits($0, Self.nouns) }
            if !isSpokenTo(sentence, verb: verb, noun: noun), nouns.allSatisfy({ isOthers($0, in: sentence) }) {
                return true
            }
        } else if let verb, !isForeign, isOwnSaying(from: verb, in: sentence) {
            return true
        }
        guard let verb, !sentence.contains(where: { fits($0, Self.you) }) else { return false }
        return isForOthers(verb, in: sentence)
    }

    func sentence(around match: ClosedRange<Int>) -> Range<Int> {
        var first = match.lowerBound
        while first > 0, !text.starts[first], match.lowerBound - first < Self.reach { first -= 1 }
        var end = match.upperBound + 1
        while end < words.count, !text.starts[end], end - match.upperBound <= Self.reach { end += 1 }
        return first..<end
    }

    func fits(_ index: Int, _ set: WordSet) -> Bool { set.contains(Array(text.plainLetters(at: index))) }
}

/// Whose words they are.
extension Bystander {
    /// Whether the sentence speaks of `you` other than in `the instructions I gave you` and `vergessen Sie`.
    private func isSpokenTo(_ sentence: Range<Int>, verb: Int?, noun: Int) -> Bool {
        sentence.contains { index in
            guard fits(index, Self.you), index - 1 != verb else { return false }
            return !((noun + 2...noun + 5).contains(index) && isGiven(noun, in: sentence))
        }
    }

    /// `… that I gave you`.
    private func isGiven(_ noun: Int, in sentence: Range<Int>) -> Bool {
        let clause = noun + 1..<min(noun + 8, sentence.upperBound)
        return clause.prefix(4).contains { fits($0, Self.speakers) } && clause.contains { fits($0, Self.sayings) }
    }

    /// Whether instructions are the speaker's own (`my …`, `… that we gave`) or a third party's (`… from our bank`).
    private func isOthers(_ noun: Int, in sentence: Range<Int>) -> Bool {
        for index in (max(sentence.lowerBound, noun - 4)..<noun).reversed() {
            if fits(index, Self.openDeterminers) { break }
            if fits(index, Self.people) || !isForeign && fits(index, Self.possessives) { return true }
        }
        var behind = noun + 1..<min(noun + 6, sentence.upperBound)
        if !isForeign, isGiven(noun, in: sentence) { return true }
        // `given to my branch`.
        if let next = behind.first, fits(next, Self.sayings) { behind = behind.dropFirst() }
        guard let link = behind.first, fits(link, Self.links) else { return false }
        let owner = behind.dropFirst()
        guard let first = owner.first, !owner.contains(where: { fits($0, Self.makers) }) else { return false }
        return fits(first, Self.determiners) || owner.prefix(3).contains { fits($0, Self.people) }
    }

    /// `what I said before`, `alles, was ich schrieb`.
    private func isOwnSaying(from verb: Int, in sentence: Range<Int>) -> Bool {
        let clause = verb..<min(verb + 6, sentence.upperBound)
        guard let speaker = clause.first(where: { fits($0, Self.speakers) }),
            clause.contains(where: { $0 > speaker && fits($0, Self.sayings) })
        else { return false }
        return !(verb..<speaker).contains { fits($0, Self.you) && $0 != verb + 1 }
    }
}

/// Who is to do it.
extension Bystander {
    private func isForOthers(_ verb: Int, in sentence: Range<Int>) -> Bool {
        let before = sentence.lowerBound..<verb
        guard let last = before.last else { return false }
        if isQuestion(sentence) { return true }
        if fits(last, Self.to) {
            let told = max(before.lowerBound, last - 4)..<last
            if let how = told.last, fits(how, Self.how) { return false }
            return told.contains { fits($0, Self.objects) || fits($0, Self.people) }
                || before.contains { fits($0, Self.speakers) }
        }
        if before.suffix(2).contains(where: { fits($0, Self.modals) }) {
            return before.contains { fits($0, Self.people) || fits($0, Self.subjects) }
        }
        return before.count > 1 && fits(last - 1, Self.causatives) && !fits(last, Self.speakers)
    }

    /// `How do I …?`, `Why does the parser …?`, but not `Why don't we …?`.
    private func isQuestion(_ sentence: Range<Int>) -> Bool {
        guard let last = sentence.last, fits(sentence.lowerBound, Self.askers) else { return false }
        if let next = sentence.dropFirst().first, fits(next, Self.suggestions) { return false }
        let end = last + 1 < words.count ? words[last + 1].range.lowerBound : text.scalars.count
        return text.scalars[words[last].range.upperBound..<end].contains { $0 == "?" || $0 == "？" }
    }
}
