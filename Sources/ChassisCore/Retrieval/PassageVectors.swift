/// Vectors of passages without a model: hashed words and groups of letters, which forgive spelling and endings.
enum PassageVectors {
    private static let features = HashedFeatures(dimensions: 384)

    static func vector(of text: String) -> [Float] { features.vector(of: text) }

    /// By place; passages without words are left out.
    ///
    /// - Complexity: O(bytes), about ten times what the words alone take.
    static func shelf(_ chunks: [Chunk]) -> VectorShelf {
        var shelf = VectorShelf(dimensions: features.dimensions)
        for (place, chunk) in chunks.enumerated() {
            if let vector = QuantizedVector(vector(of: chunk.title + "\n" + chunk.text)) {
                shelf.add(vector, id: Int64(place))
            }
        }
        return shelf
    }
}
