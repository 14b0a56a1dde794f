/// Part of a sentence between commas, dashes and "but": whether it says or denies something, and of what.
///
///     "It is free, but not in May."   // ["free", affirmed], ["may", denied]
///
/// Two that share their content words and differ in this say the opposite of each other. A hint for people: what is
/// denied by other means ("free of charge") is not seen.
struct Claim: Hashable, Sendable {
    /// Stems without stop words and placeholders.
    var terms: Set<String> = []
    /// An odd number of negations.
    var isDenied = false

    /// Those of a sentence that have content words.
    ///
    /// - Parameter words: The sentence's.
    static func claims(in text: String, _ words: [Word]) -> [Claim] {
        let bytes = Array(text.utf8)
        var claims: [Claim] = []
        var claim = Claim()
        for (place, word) in words.enumerated() {
            let end = place == 0 ? 0 : words[place - 1].range.upperBound
            let before = end..<word.range.lowerBound
            if turns.contains(word.folded) || bytes[before].contains(where: ends.contains) {
                claims.append(claim)
                claim = Claim()
            }
            if isNegation(at: place, words, bytes) { claim.isDenied.toggle() }
            if word.kind != .placeholder { claim.terms.formUnion(TextAnalysis.terms(of: word)) }
        }
        claims.append(claim)
        return claims.filter { !$0.terms.isEmpty }
    }

    /// "not only" denies nothing, nor does the "No" that answers a question.
    private static func isNegation(at place: Int, _ words: [Word], _ bytes: [UInt8]) -> Bool {
        let word = words[place].folded
        guard negations.contains(word) || word.hasSuffix("n't") else { return false }
        if place + 1 < words.count, restrictions.contains(words[place + 1].folded) { return false }
        let end = words[place].range.upperBound
        let isAlone = place == 0 && end < bytes.count && [0x2C, 0x2E, 0x21, 0x3A, 0x3B].contains(bytes[end])
        return !isAlone
    }

    /// `, ; : ( )` and, as the first byte of a dash, 0xE2; a hyphen within a word is none.
    private static let ends: Set<UInt8> = [0x2C, 0x3B, 0x3A, 0x28, 0x29, 0xE2]
    private static let turns: Set<String> = ["but", "aber", "sondern", "mais", "pero", "ma", "maar", "men", "ale"]
    private static let restrictions: Set<String> = ["only", "just", "nur", "seulement", "solo", "solamente", "alleen"]
    private static let negations: Set<String> = [
        "not", "no", "never", "without", "none", "nobody", "nothing", "neither", "nor", "cannot", "dont", "doesnt",
        "isnt", "wont", "cant", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "ohne", "nie", "niemals", "pas",
        "sans", "jamais", "aucun", "aucune", "sin", "nunca", "ningun", "ninguna", "senza", "mai", "non", "nessun",
        "nessuna", "niet", "geen", "zonder", "nooit", "ikke", "inte", "uten", "utan", "bez", "nigdy",
    ]
}

extension Claim {
    /// What of it a source has in one sentence, when that is enough to compare them.
    struct Shared: Hashable, Sendable {
        /// Of a sentence of the source, those that the answer has too.
        var terms: Set<String>
        var text: String
        var words: [Word]

        /// Read when they are compared: most sentences share too little.
        var claims: [Claim] { Claim.claims(in: text, words) }
    }

    private static let comparedFrom = 0.5

    /// Whether the sentences that share most of it say the opposite, every one of them.
    func isContradicted(by sentences: [Shared]) -> Bool {
        guard terms.count >= 2 else { return false }
        var best = 0
        var isSaid = false
        for sentence in sentences {
            let count = terms.intersection(sentence.terms).count
            guard count >= best, Double(count) >= Self.comparedFrom * Double(terms.count), count > 0 else { continue }
            if count > best { (best, isSaid) = (count, false) }
            let touching = sentence.claims.filter { !$0.terms.isDisjoint(with: terms) }
            if touching.reduce(false, { $0 != $1.isDenied }) == isDenied { isSaid = true }
        }
        return best > 0 && !isSaid
    }
}
