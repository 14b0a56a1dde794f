/// An answer's sentences with their words, and what of these a source says too.
///
/// An answer is short and its sources are long, so it is read once and they are looked through for its words alone:
/// reducing each of their words to its stem would take most of the time.
package struct AnswerReading: Sendable {
    struct Sentence: Sendable {
        let text: String
        let words: [Word]
        /// Stems without stop words and placeholders.
        let terms: Set<String>
        let numbers: [SentenceNumber]
        let claims: [Claim]
    }

    /// A number of a sentence, with all that it may mean, and the words that it is written with.
    struct SentenceNumber: Sendable {
        let text: String
        let values: Set<Double>
        let words: Range<Int>
    }

    /// What an answer and a source have in common.
    package struct Shared: Sendable {
        var terms: Set<String> = []
        /// As they are, folded.
        var words: Set<String> = []
        /// What its numbers may mean, as far as the answer's may mean it too.
        var values: Set<Double> = []
        /// Of sentences that share a term.
        var sentences: [Claim.Shared] = []

        static func + (one: Shared, other: Shared) -> Shared {
            Shared(
                terms: one.terms.union(other.terms), words: one.words.union(other.words),
                values: one.values.union(other.values), sentences: one.sentences + other.sentences)
        }

        /// For what was asked: that claims nothing.
        package var withoutClaims: Shared {
            var shared = self
            shared.sentences = []
            return shared
        }
    }

    let sentences: [Sentence]
    private let terms: Set<String>
    private let words: Set<String>
    private let values: Set<Double>
    /// A bit for each pair of bytes that begins one of the words.
    private let beginnings: [UInt64]

    package init(_ answer: String) {
        sentences = TextAnalysis.sentences(in: answer).map { sentence in
            let words = TextAnalysis.words(in: sentence.text)
            let said = words.filter { $0.kind != .placeholder }
            return Sentence(
                text: sentence.text, words: words, terms: Set(said.flatMap(TextAnalysis.terms(of:))),
                numbers: Self.numbers(in: sentence.text, words), claims: Claim.claims(in: sentence.text, words))
        }
        values = sentences.reduce(into: []) { all, sentence in
            for number in sentence.numbers { all.formUnion(number.values) }
        }
        terms = sentences.reduce(into: []) { $0.formUnion($1.terms) }
        words = sentences.reduce(into: []) { all, sentence in all.formUnion(sentence.words.lazy.map(\.folded)) }
        var beginnings = [UInt64](repeating: 0, count: 1024)
        for word in [terms, words].joined() {
            let pair = Self.beginning(of: word)
            beginnings[pair >> 6] |= 1 << UInt64(pair & 63)
        }
        self.beginnings = beginnings
    }

    /// - Complexity: O(bytes of the source).
    package func shared(with source: String) -> Shared {
        var shared = Shared()
        for sentence in TextAnalysis.sentences(in: source) {
            var terms: Set<String> = []
            let words = TextAnalysis.words(in: sentence.text)
            for word in words where mayBeSaid(word) {
                if self.words.contains(word.folded) { shared.words.insert(word.folded) }
                for term in TextAnalysis.terms(of: word) where self.terms.contains(term) { terms.insert(term) }
            }
            guard !terms.isEmpty else { continue }
            shared.terms.formUnion(terms)
            shared.sentences.append(Claim.Shared(terms: terms, text: sentence.text, words: words))
        }
        if !values.isEmpty {
            for number in NumberFinder.numbers(in: source) {
                for value in number.readings.map(Self.key) where values.contains(value) { shared.values.insert(value) }
            }
        }
        return shared
    }

    /// The numbers of a sentence, and those of its words that are written within each.
    private static func numbers(in text: String, _ words: [Word]) -> [SentenceNumber] {
        guard words.contains(where: { $0.kind == .number }) else { return [] }
        let scalars = Array(text.unicodeScalars)
        // Where each scalar begins, in bytes, and where the text ends.
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + Unicode.UTF8.width(scalar)) }
        return NumberFinder.numbers(in: text).map { number in
            let bytes = offsets[number.range.lowerBound]..<offsets[number.range.upperBound]
            let within = words.indices.filter { words[$0].range.overlaps(bytes) }
            var shown = String.UnicodeScalarView()
            shown.append(contentsOf: scalars[number.range])
            return SentenceNumber(
                text: String(shown), values: Set(number.readings.map(key)),
                words: (within.first ?? 0)..<(within.last.map { $0 + 1 } ?? 0))
        }
    }

    /// Equal for numbers that differ by less than a trillionth of themselves: "2.3 million" is 2,300,000.
    private static func key(_ value: Double) -> Double { Double(bitPattern: (value.bitPattern &+ 0x800) & ~0xFFF) }

    /// Whether a word begins as one of ours does. Stemming keeps the first two bytes but for a y ("dying", "die"), an
    /// elided article ("l'été"), and scripts that are cut into pairs.
    private func mayBeSaid(_ word: Word) -> Bool {
        let pair = Self.beginning(of: word.folded)
        return beginnings[pair >> 6] >> UInt64(pair & 63) & 1 == 1 || pair & 0xFF == 0x79 || word.kind == .ideographs
            || word.folded.utf8.contains(0x27)
    }

    private static func beginning(of word: String) -> Int {
        var bytes = word.utf8.makeIterator()
        return Int(bytes.next() ?? 0) << 8 | Int(bytes.next() ?? 0)
    }
}
