/// Which passage says what a sentence of an answer says.
package struct SentenceSupport: Hashable, Sendable {
    package var sentence: String
    /// The passage that holds most of its content words; `nil` where none holds one.
    package var passage: String?
    /// The share of its content words that stand in that passage, 0…1.
    package var share: Double

    /// For each sentence of an answer that has content words, in order; at most `limit`.
    ///
    /// - Complexity: O(bytes of the answer and the passages).
    package static func of(_ answer: String, in passages: [Passage], limit: Int = 30) -> [SentenceSupport] {
        let known = passages.map { (id: $0.id, terms: Set(TextAnalysis.terms(in: $0.title + "\n" + $0.text))) }
        var found: [SentenceSupport] = []
        for sentence in TextAnalysis.sentences(in: answer) where found.count < limit {
            let words = TextAnalysis.words(in: sentence.text).filter { $0.kind != .placeholder }
            let wanted = Set(words.flatMap(TextAnalysis.terms(of:)))
            guard !wanted.isEmpty else { continue }
            var best: (id: String?, count: Int) = (nil, 0)
            for passage in known {
                let count = wanted.intersection(passage.terms).count
                if count > best.count { best = (passage.id, count) }
            }
            found.append(
                SentenceSupport(
                    sentence: String(sentence.text.prefix(160)), passage: best.id,
                    share: Double(best.count) / Double(wanted.count)))
        }
        return found
    }
}
