import ChassisCore
import Foundation

/// How near the input is to each worked example, and what the nearest ones vote for.
///
/// Cosine of tf-idf over stemmed words, with two more opinions: character trigrams survive typing errors and
/// inflection, groups of related words survive synonyms and neighbouring languages.
struct ExampleVotes {
    /// Parsed outputs; `nil` for one that is no JSON.
    let outputs: [JSON?]
    let inputs: [String]
    /// 0…1, one for each example.
    let similarities: [Double]

    static let neighbours = 5
    private static let mostExamples = 256

    init(input: String, examples: [PromptExample]) {
        let examples = examples.prefix(Self.mostExamples)
        outputs = examples.map { try? JSON(parsing: $0.output) }
        inputs = examples.map(\.input)
        let words = ([input] + inputs).map { Self.counts(TextAnalysis.terms(in: $0)) }
        let grams = ([input] + inputs).map { Self.counts(Self.trigrams(of: $0)) }
        let byWord = Self.cosines(words)
        let byGram = Self.cosines(grams)
        let topics = ([input] + inputs).map { Self.counts(TextAnalysis.topics(in: $0)) }
        let byTopic = Self.cosines(topics)
        similarities = byWord.indices.map { 0.5 * byWord[$0] + 0.3 * byGram[$0] + 0.2 * byTopic[$0] }
    }

    var best: Double { similarities.max() ?? 0 }

    /// The examples that have a value for a field, nearest first.
    func nearest(_ value: (JSON) -> JSON?) -> [(similarity: Double, value: JSON)] {
        var found: [(index: Int, value: JSON)] = []
        for (index, output) in outputs.enumerated() {
            if let output, let value = value(output) { found.append((index, value)) }
        }
        found.sort { (-similarities[$0.index], $0.index) < (-similarities[$1.index], $1.index) }
        return found.map { (similarities[$0.index], $0.value) }
    }

    private static func counts(_ terms: [String]) -> [String: Double] {
        var counts: [String: Double] = [:]
        for term in terms { counts[term, default: 0] += 1 }
        return counts.mapValues { 1 + log($0) }
    }

    private static func trigrams(of text: String) -> [String] {
        var grams: [String] = []
        for word in TextAnalysis.words(in: text).prefix(4000) where word.kind == .letters {
            // Function words would find the language, not the subject.
            guard !TextAnalysis.terms(of: word).isEmpty else { continue }
            let padded = Array((" " + word.folded + " ").utf8.prefix(40))
            guard padded.count > 4 else { continue }
            for index in 0...(padded.count - 3) {
                grams.append(String(decoding: padded[index..<(index + 3)], as: UTF8.self))
            }
        }
        return grams
    }

    /// The first against each other one.
    private static func cosines(_ texts: [[String: Double]]) -> [Double] {
        let weights = TermWeights(texts.map { Set($0.keys) })
        let vectors = texts.map { counts in
            Dictionary(uniqueKeysWithValues: counts.map { ($0.key, $0.value * weights.weight(of: $0.key)) })
        }
        let norms = vectors.map { vector in vector.values.map { $0 * $0 }.sorted().reduce(0, +).squareRoot() }
        return vectors.indices.dropFirst().map { index in
            guard norms[0] > 0, norms[index] > 0 else { return 0 }
            // Summed in a fixed order, so that equal inputs give equal bits.
            let products = vectors[index].compactMap { term, weight in vectors[0][term].map { $0 * weight } }.sorted()
            return products.reduce(0, +) / (norms[0] * norms[index])
        }
    }
}
