package import ChassisCore

/// The answer, masked, and how it came about.
package struct GivenAnswer: Sendable {
    /// The model that gave it.
    package var model: Model?
    /// The provider's text as it came, with what the model thought before it (`ThoughtText`).
    package var raw: String?
    /// What the model thought aloud; empty where its service tells nothing of it.
    package var reasoning = ""
    /// The checked answer; set by `Cached` or `Generate`.
    package var text: String?
    /// Functions that the model wants called; only a chat's client can.
    package var toolCalls: [ToolCall] = []
    package var finishReason = InferenceResponse.FinishReason.stop
    /// Of its tokens, as the provider told them; empty where the client did not ask.
    package var logProbabilities: [JSON] = []
    package var isRefusal = false
    /// Whether its syntax had to be mended.
    package var wasMended = false
    /// Times that the model was shown what is wrong with its answer.
    package var repairs = 0
    /// Models that failed before.
    package var fallbacks = 0
    /// As the model itself told it, 0…1.
    package var modelConfidence: Double?
    /// As measured, before it was calibrated, 0…1.
    package var rawConfidence: Double?
    /// How far it may be trusted, 0…1; set by `Score`.
    package var confidence: Double?
}
