import ChassisCore
import ChassisProviders

/// Shortcuts to one call of the embedded model.
enum Extractive {
    static func run(
        _ input: String, schema: JSON? = nil, passages: [Passage] = [], examples: [PromptExample] = [],
        maxOutputTokens: Int? = nil
    ) async throws -> InferenceResponse {
        let material = InferenceMaterial(input: input, passages: passages, examples: examples)
        let request = InferenceRequest(
            model: "extractive", messages: [Message(.user, input)], schema: schema, maxOutputTokens: maxOutputTokens,
            material: material)
        return try await ExtractiveProvider(name: "embedded").generate(request, onDelta: nil)
    }

    static func json(_ input: String, schema: JSON, examples: [PromptExample] = []) async throws -> JSON {
        try JSON(parsing: await run(input, schema: schema, examples: examples).text)
    }
}
