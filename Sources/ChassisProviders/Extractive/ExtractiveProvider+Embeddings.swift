package import ChassisCore

extension ExtractiveProvider: EmbeddingProvider {
    static let embeddingDimensions = 256

    package func embed(
        _ request: EmbeddingRequest, model: String, timeouts: InferenceTimeouts
    ) async throws(ProviderError) -> Embeddings {
        let features = HashedFeatures(dimensions: request.dimensions ?? Self.embeddingDimensions)
        var vectors: [[Float]] = []
        for input in request.inputs {
            if Task.isCancelled { throw ProviderError(provider: name, kind: .cancelled) }
            vectors.append(features.vector(of: input))
            await Task.yield()
        }
        let tokens = request.inputs.reduce(0) { $0 + TokenCount.count($1) }
        return Embeddings(
            vectors: vectors, model: HashedFeatures.name,
            usage: Usage(state: .reported, inputTokens: Int64(tokens)))
    }
}
