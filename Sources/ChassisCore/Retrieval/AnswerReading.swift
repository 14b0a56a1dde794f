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
    }

    /// What an answer and a source have in common.
    package struct Shared: Sendable {
        var terms: Set<String> = []
        /// As they are, folded.
        var words: Set<String> = []

        static func + (one: Shared, other: Shared) -> Shared {
            Shared(terms: one.terms.union(other.terms), words: one.words.union(other.words))
        }
    }

    let sentences: [Sentence]
    private let terms: Set<String>
    private let words: Set<String>
    /// A bit for each pair of bytes that begins one of the words.
    private let beginnings: [UInt64]

    package init(_ answer: String) {
        sentences = TextAnalysis.sentences(in: answer).map { sentence in
            let words = TextAnalysis.words(in: sentence.text)
            let said = words.filter { $0.kind != .placeholder }
            return Sentence(text: sentence.text, words: words, terms: Set(said.flatMap(TextAnalysis.terms(of:))))
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
        for word in TextAnalysis.words(in: source) where mayBeSaid(word) {
            if words.contains(word.folded) { shared.words.insert(word.folded) }
            for term in TextAnalysis.terms(of: word) where terms.contains(term) { shared.terms.insert(term) }
        }
        return shared
    }

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
