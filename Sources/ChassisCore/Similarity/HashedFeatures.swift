/// Vectors without a model: words and groups of letters, each counted where its hash points.
///
/// Texts of like words get like vectors; texts of like meaning in other words don't. Good for finding near duplicates
/// and for trying a program out, and no stand-in for a trained model where meaning matters.
package struct HashedFeatures: Hashable, Sendable {
    package static let name = "hashed-features"

    package let dimensions: Int

    package init(dimensions: Int) { self.dimensions = dimensions }

    /// A vector of length 1, or of nothing but 0 for a text without words.
    package func vector(of text: String) -> [Float] {
        var vector = [Float](repeating: 0, count: dimensions)
        for term in TextAnalysis.terms(in: text) {
            add("w:" + term, weight: 1, to: &vector)
            let letters = Array("^\(term)$".unicodeScalars)
            guard letters.count > 3 else { continue }
            for start in 0...(letters.count - 3) {
                var group = String.UnicodeScalarView()
                group.append(contentsOf: letters[start..<start + 3])
                add("g:" + String(group), weight: 0.3, to: &vector)
            }
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }

    /// The sign comes from the hash as well, so that features which meet in one place cancel out rather than add up.
    private func add(_ feature: String, weight: Float, to vector: inout [Float]) {
        var hash = FNVHash(feature.utf8).value
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
        vector[Int(hash % UInt64(dimensions))] += hash >> 63 == 0 ? weight : -weight
    }
}
