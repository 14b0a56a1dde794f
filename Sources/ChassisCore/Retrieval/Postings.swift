import Foundation

/// Which passages hold a term, with each one's share of the BM25 score worked out beforehand.
///
/// - SeeAlso: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); k1 1.2, b 0.75,
///   fields weighted before saturation as in BM25F.
struct Postings: Sendable {
    fileprivate var terms: [String: Int32] = [:]
    /// Postings of term `t` are `starts[t]..<starts[t + 1]`.
    fileprivate var starts: [Int32] = []
    fileprivate var passages: [Int32] = []
    fileprivate var impacts: [Float] = []
    fileprivate var count = 0
    fileprivate(set) var vocabulary = WordList([])

    /// Raises each passage's score for one asked term to its own impact or a relative's weighted one, whichever is more.
    ///
    /// - Parameters:
    ///   - scores: One for each passage, all 0.
    ///   - touched: Gets the passages whose score is no longer 0, each once.
    func hit(_ asked: AskedTerm, scores: inout [Float], touched: inout [Int32]) {
        hit(asked.term, weight: 1, &scores, &touched)
        for (term, weight) in asked.alternatives { hit(term, weight: Float(weight), &scores, &touched) }
    }

    func contains(_ term: String) -> Bool { terms[term] != nil }

    private func hit(_ term: String, weight: Float, _ scores: inout [Float], _ touched: inout [Int32]) {
        guard let number = terms[term] else { return }
        for index in Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) {
            let passage = Int(passages[index])
            let impact = weight * impacts[index]
            if scores[passage] == 0 { touched.append(passages[index]) }
            if impact > scores[passage] { scores[passage] = impact }
        }
    }
}

struct PostingsBuilder {
    static let k1 = 1.2
    static let b = 0.75
    let weights: KnowledgeSettings.Weights

    init(_ weights: KnowledgeSettings.Weights) { self.weights = weights }

    private var terms: [String: Int32] = [:]
    /// Folded words to their terms: stemming is done once for each distinct word.
    private var numbers: [String: [Int32]] = [:]
    private var occurrences: [[(passage: Int32, weight: Float)]] = []
    private var lengths: [Double] = []

    mutating func add(_ chunk: Chunk) {
        let passage = Int32(truncatingIfNeeded: lengths.count)
        var length = 0.0
        length += add(chunk.article, weight: Float(weights.title), passage: passage)
        for heading in chunk.headings { length += add(heading, weight: Float(weights.headings), passage: passage) }
        length += add(chunk.text, weight: 1, passage: passage)
        lengths.append(length)
    }

    private mutating func add(_ text: String, weight: Float, passage: Int32) -> Double {
        var length = 0.0
        let words = TextAnalysis.words(in: text)
        for word in words {
            for number in termNumbers(of: word) {
                length += 1
                note(number, weight, passage)
            }
        }
        guard words.contains(where: { $0.kind == .number }) else { return length }
        var text = text
        // Beside its pieces, so that each finds it; a passage is no longer for that.
        for code in text.withUTF8({ TextAnalysis.codes(in: $0, words: words, allowsBlanks: false) }) {
            note(number(of: code.joined), weight, passage)
        }
        return length
    }

    private mutating func note(_ number: Int32, _ weight: Float, _ passage: Int32) {
        let index = Int(number)
        if let last = occurrences[index].last, last.passage == passage {
            occurrences[index][occurrences[index].count - 1].weight += weight
        } else {
            occurrences[index].append((passage, weight))
        }
    }

    private mutating func number(of term: String) -> Int32 {
        if let number = terms[term] { return number }
        let number = Int32(truncatingIfNeeded: terms.count)
        terms[term] = number
        occurrences.append([])
        return number
    }

    private mutating func termNumbers(of word: Word) -> [Int32] {
        if let known = numbers[word.folded] { return known }
        let found = TextAnalysis.terms(of: word).map { number(of: $0) }
        if word.folded.utf8.count <= 32 { numbers[word.folded] = found }
        return found
    }

    func finish() -> Postings {
        var postings = Postings()
        postings.terms = terms
        postings.vocabulary = WordList(terms.keys)
        postings.count = lengths.count
        postings.starts.reserveCapacity(occurrences.count + 1)
        let total = Double(lengths.count)
        let mean = max(1, lengths.reduce(0, +) / max(1, total))
        for list in occurrences {
            postings.starts.append(Int32(truncatingIfNeeded: postings.passages.count))
            let idf = log(1 + (total - Double(list.count) + 0.5) / (Double(list.count) + 0.5))
            for (passage, weight) in list {
                let norm = Self.k1 * (1 - Self.b + Self.b * lengths[Int(passage)] / mean)
                let frequency = Double(weight)
                postings.passages.append(passage)
                postings.impacts.append(Float(idf * frequency * (Self.k1 + 1) / (frequency + norm)))
            }
        }
        postings.starts.append(Int32(truncatingIfNeeded: postings.passages.count))
        return postings
    }
}
