import ArgumentParser
import ChassisCore
import ChassisProviders

/// Vectors of a service, for figures that a model has a part in.
struct BenchVectors: ParsableArguments {
    @Option(help: "An OpenAI-compatible service that makes vectors, such as http://127.0.0.1:18081/v1.")
    var endpoint: String?
    @Option(help: "Its model for questions.") var questionModel = "e5-query"
    @Option(help: "Its model for passages.") var passageModel = "e5-passage"

    func questions(_ texts: [String]) async throws -> [[Float]] { try await vectors(texts, model: questionModel) }
    func passages(_ texts: [String]) async throws -> [[Float]] { try await vectors(texts, model: passageModel) }

    private func vectors(_ texts: [String], model: String) async throws -> [[Float]] {
        let settings = ProviderSettings(name: "bench", kind: .openai, baseURL: endpoint ?? "")
        let made = makeProviders([settings], client: HTTPClient(), environment: Environment.value)
        guard let provider = made.first as? any EmbeddingProvider else { throw ExitCode(1) }
        var vectors: [[Float]] = []
        for start in stride(from: 0, to: texts.count, by: 16) {
            let part = Array(texts[start..<min(start + 16, texts.count)])
            let request = EmbeddingRequest(model: model, inputs: part)
            // A small machine takes its time, and here that is nobody's trouble.
            let patience = InferenceTimeouts(firstByte: .seconds(600), total: .seconds(600))
            vectors += try await provider.embed(request, model: model, timeouts: patience).vectors
        }
        return vectors
    }
}
