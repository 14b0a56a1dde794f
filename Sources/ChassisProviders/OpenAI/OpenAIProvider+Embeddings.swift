package import ChassisCore

extension OpenAIProvider: EmbeddingProvider {
    package func embed(
        _ request: EmbeddingRequest, model: String, timeouts: InferenceTimeouts
    ) async throws(ProviderError) -> Embeddings {
        var body = JSONObject([
            ("model", .string(model)), ("input", .array(request.inputs.map(JSON.string))),
            ("encoding_format", "float"),
        ])
        if let dimensions = request.dimensions { body["dimensions"] = .integer(Int64(dimensions)) }
        if let user = request.user { body["user"] = .string(user) }
        let (json, waited) = try await post("/embeddings", .object(body), timeouts: timeouts)
        guard let vectors = Self.vectors(in: json, count: request.inputs.count) else {
            throw ProviderError(provider: name, kind: .garbage("no vector for each of the texts"))
        }
        var made = Embeddings(
            vectors: vectors, model: json["model"]?.modelName,
            usage: json["usage"]?["prompt_tokens"]?.tokenCount.map { Usage(state: .reported, inputTokens: $0) }
                ?? .absent)
        made.waited = waited
        return made
    }

    /// By `index`, because services may answer in any order.
    private static func vectors(in json: JSON, count: Int) -> [[Float]]? {
        var vectors = [[Float]?](repeating: nil, count: count)
        for (place, entry) in (json["data"]?.array ?? []).enumerated() {
            let index = Int(entry["index"]?.integer ?? Int64(place))
            guard vectors.indices.contains(index), let numbers = entry["embedding"]?.array else { return nil }
            let vector = numbers.compactMap { $0.double.map { Float($0) } }
            guard vector.count == numbers.count, !vector.isEmpty, vector.allSatisfy(\.isFinite) else { return nil }
            vectors[index] = vector
        }
        let whole = vectors.compactMap { $0 }
        return whole.count == count ? whole : nil
    }
}
