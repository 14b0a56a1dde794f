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
        let reading = AnswerReading(answer)
        return of(reading, in: passages.map { ($0.id, reading.shared(with: $0.title + "\n" + $0.text)) }, limit: limit)
    }

    /// - Parameter passages: Their names, and what the answer shares with each.
    package static func of(
        _ answer: AnswerReading, in passages: [(id: String, shared: AnswerReading.Shared)], limit: Int = 30
    ) -> [SentenceSupport] {
        answer.sentences.lazy.filter { !$0.terms.isEmpty }.prefix(limit).map { sentence in
            var best: (id: String?, count: Int) = (nil, 0)
            for passage in passages {
                let count = sentence.terms.intersection(passage.shared.terms).count
                if count > best.count { best = (passage.id, count) }
            }
            return SentenceSupport(
                sentence: String(sentence.text.prefix(160)), passage: best.id,
                share: Double(best.count) / Double(sentence.terms.count))
        }
    }
}
