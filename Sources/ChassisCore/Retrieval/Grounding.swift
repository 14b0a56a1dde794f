/// What an answer says that nothing it was given says: signs of invention, each for a person to look at.
///
///     Grounding(answer: "It costs $49. Ask Mira.", sources: ["The plan costs 39 dollars."]).numbers   // ["49"]
///
/// - Complexity: O(bytes of the answer and the sources).
package struct Grounding: Hashable, Sendable {
    package private(set) var sentences = 0
    /// Sentences of which less than half of the content words stand in the sources, or of which the sources say the
    /// opposite; cut to 160 characters.
    package private(set) var unsupported: [String] = []
    /// Those of which the sources say the opposite: "not", "never" or "without" on one side only.
    package private(set) var contradicted: [String] = []
    /// Numbers of the answer that no source has, each once, in order.
    package private(set) var numbers: [String] = []
    /// Names in the middle of a sentence that no source has, each once, in order.
    package private(set) var names: [String] = []

    private static let supportedFrom = 0.5

    package init(answer: String, sources: [String]) {
        let reading = AnswerReading(answer)
        self.init(reading, sources: sources.map(reading.shared))
    }

    /// - Parameter sources: What the answer shares with each.
    package init(_ answer: AnswerReading, sources: [AnswerReading.Shared]) {
        let known = sources.reduce(AnswerReading.Shared(), +)
        for sentence in answer.sentences where !sentence.terms.isEmpty {
            sentences += 1
            let share = Double(sentence.terms.intersection(known.terms).count) / Double(sentence.terms.count)
            let shown = String(sentence.text.prefix(160))
            let isContradicted = sentence.claims.contains { $0.isContradicted(by: known.sentences) }
            if isContradicted { contradicted.append(shown) }
            if share < Self.supportedFrom || isContradicted { unsupported.append(shown) }
            let bytes = Array(sentence.text.utf8)
            // Whether each is there is said once, whole, however many words it is written with.
            var read: Set<Int> = []
            for number in sentence.numbers {
                read.formUnion(number.words)
                let isKnown = !number.values.isDisjoint(with: known.values)
                if !isKnown, !number.words.allSatisfy({ known.words.contains(sentence.words[$0].folded) }) {
                    Self.append(number.text, to: &numbers)
                }
            }
            for (place, word) in sentence.words.enumerated() where !known.words.contains(word.folded) {
                switch word.kind {
                case .number where !read.contains(place): Self.append(word.folded, to: &numbers)
                case .letters where place > 0 && Self.isName(word, in: bytes):
                    Self.append(String(decoding: bytes[word.range], as: UTF8.self), to: &names)
                default: break
                }
            }
        }
    }

    private static func append(_ text: String, to list: inout [String]) {
        if !list.contains(text) { list.append(text) }
    }

    /// A capital in the middle of a sentence, with a letter behind it. German capitals make this a hint, no more.
    private static func isName(_ word: Word, in bytes: [UInt8]) -> Bool {
        let own = bytes[word.range]
        guard let first = own.first, own.count > 1, (0x41...0x5A).contains(first) || first == 0xC3 else { return false }
        let before = bytes[..<word.range.lowerBound].last { $0 != 0x20 && $0 != 0x22 && $0 != 0x2A && $0 != 0x28 }
        return before.map { ![0x2E, 0x21, 0x3F, 0x3A].contains($0) } ?? false
    }

    /// For answers that are no prose.
    package mutating func keepNumbersOnly() { (sentences, unsupported, contradicted, names) = (0, [], [], []) }

    /// The share of sentences that are supported; 1 for an answer of none.
    package var support: Double {
        sentences == 0 ? 1 : Double(sentences - unsupported.count) / Double(sentences)
    }
}
