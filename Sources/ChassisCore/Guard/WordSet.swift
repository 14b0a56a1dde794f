/// Words in the spelling of `NormalizedText`; one that ends in a star stands for all that begin so: `forget*`.
struct WordSet: Sendable {
    private let wholes: Set<[UInt8]>
    private let stems: [[UInt8]]

    /// - Parameter words: With blanks between.
    init(_ words: String) {
        let words = words.split(separator: " ")
        wholes = Set(words.filter { !$0.hasSuffix("*") }.map { Array($0.utf8) })
        stems = words.filter { $0.hasSuffix("*") }.map { Array($0.utf8.dropLast()) }
    }

    func contains(_ word: [UInt8]) -> Bool { wholes.contains(word) || stems.contains { word.starts(with: $0) } }
}
