/// The names that OpenTelemetry's conventions for generative AI give, and those of OpenInference, in one place.
///
/// OpenTelemetry's are still "Development" and moved to a repository of their own in 2026; these are the names of that
/// state. Spans are written with OpenTelemetry's names; both are read.
///
/// - SeeAlso: https://github.com/open-telemetry/semantic-conventions-genai, https://github.com/Arize-ai/openinference
package enum GenAI {
    package static let operation = "gen_ai.operation.name"
    /// Values of `operation`.
    package static let (chat, embeddings, retrieval) = ("chat", "embeddings", "retrieval")
    package static let provider = "gen_ai.provider.name"
    /// What `provider` was called before.
    package static let system = "gen_ai.system"
    package static let requestModel = "gen_ai.request.model"
    package static let responseModel = "gen_ai.response.model"
    package static let finishReasons = "gen_ai.response.finish_reasons"
    /// Seconds, as a number.
    package static let timeToFirstChunk = "gen_ai.response.time_to_first_chunk"
    /// Cached tokens are inside.
    package static let inputTokens = "gen_ai.usage.input_tokens"
    package static let outputTokens = "gen_ai.usage.output_tokens"
    package static let cacheReadTokens = "gen_ai.usage.cache_read.input_tokens"
    package static let cacheCreationTokens = "gen_ai.usage.cache_creation.input_tokens"
    package static let reasoningTokens = "gen_ai.usage.reasoning.output_tokens"
    /// As some instrumentation writes them.
    package static let (olderCacheReadTokens, olderCacheCreationTokens) = (
        "gen_ai.usage.cache_read_input_tokens", "gen_ai.usage.cache_creation_input_tokens"
    )
    /// What `inputTokens` and `outputTokens` were called before.
    package static let (promptTokens, completionTokens) = (
        "gen_ai.usage.prompt_tokens", "gen_ai.usage.completion_tokens"
    )
    package static let inputMessages = "gen_ai.input.messages"
    package static let outputMessages = "gen_ai.output.messages"
    package static let systemInstructions = "gen_ai.system_instructions"
    package static let conversation = "gen_ai.conversation.id"
    package static let promptName = "gen_ai.prompt.name"
    package static let agentName = "gen_ai.agent.name"
    package static let toolArguments = "gen_ai.tool.call.arguments"
    package static let toolResult = "gen_ai.tool.call.result"
    package static let retrievalDocuments = "gen_ai.retrieval.documents"
    package static let errorType = "error.type"
    package static let serviceName = "service.name"
}

/// The names that OpenInference's instrumentations give to the same facts.
package enum OpenInference {
    package static let kind = "openinference.span.kind"
    package static let model = "llm.model_name"
    package static let embeddingModel = "embedding.model_name"
    package static let provider = "llm.provider"
    package static let promptTokens = "llm.token_count.prompt"
    package static let completionTokens = "llm.token_count.completion"
    package static let cacheReadTokens = "llm.token_count.prompt_details.cache_read"
    package static let reasoningTokens = "llm.token_count.completion_details.reasoning"
    package static let inputMessages = "llm.input_messages"
    package static let outputMessages = "llm.output_messages"
    package static let input = "input.value"
    package static let output = "output.value"
    package static let toolParameters = "tool.parameters"
    package static let documents = "retrieval.documents"
    package static let session = "session.id"
}

/// The names that Vercel's AI SDK gives to what has none in OpenTelemetry's conventions, or had none.
package enum VercelAI {
    package static let promptTokens = "ai.usage.promptTokens"
    package static let completionTokens = "ai.usage.completionTokens"
    package static let messages = "ai.prompt.messages"
    package static let answer = "ai.response.text"
}
