import ChassisCore
import Synchronization

/// What a service, or one model of it, has turned out not to take.
struct Quirks: Hashable, Sendable {
    /// Older services know of no usage in streams.
    var lacksStreamOptions = false
    /// By which name the limit of tokens is taken; `nil` for the one that its address lets expect.
    var limitName: String?
    /// Reasoning models take their own temperature alone.
    var lacksTemperature = false
    /// Services that are strict about messages don't take back what their models thought.
    var lacksReasoning = false

    /// The temperature to send.
    func temperature(of request: InferenceRequest) -> Double? {
        lacksTemperature && !request.isTemperatureAsked ? nil : request.temperature
    }

    /// In words, for a trace.
    func adaptations(of request: InferenceRequest, limitName usual: String, takesReasoning: Bool) -> [String] {
        var words: [String] = []
        if let limitName, request.maxOutputTokens != nil { words.append("\(usual) sent as \(limitName)") }
        if request.temperature != nil, temperature(of: request) == nil { words.append("temperature left out") }
        if !takesReasoning, request.messages.contains(where: { $0.reasoning != nil }) {
            words.append("reasoning_content left out")
        }
        return words
    }
}

/// What a service's answers have taught of it; forgotten with the process.
final class KnownQuirks: Sendable {
    private struct State {
        var lacksStreamOptions = false
        var models: [String: Quirks] = [:]
    }

    /// Names come from the workspace, so there are few; a request may not fill the memory all the same.
    private static let mostModels = 1000
    private let state = Mutex(State())

    func known(of model: String) -> Quirks {
        state.withLock { state in
            var quirks = state.models[model] ?? Quirks()
            quirks.lacksStreamOptions = state.lacksStreamOptions
            return quirks
        }
    }

    /// - Returns: Whether the error says something that was not known: asked so, the service may answer.
    func learn(from error: ProviderError, _ request: InferenceRequest, limitName: String) -> Bool {
        guard let words = error.words else { return false }
        return state.withLock { state in
            if request.stream, !state.lacksStreamOptions, words.contains("stream_options") {
                // Better no usage than no answer.
                state.lacksStreamOptions = true
                return true
            }
            var quirks = state.models[request.model] ?? Quirks()
            let name = quirks.limitName ?? limitName
            if request.maxOutputTokens != nil, quirks.limitName == nil, Self.refuses(words, name) {
                quirks.limitName = name == Self.newer ? Self.older : Self.newer
            } else if quirks.temperature(of: request) != nil, !request.isTemperatureAsked,
                Self.refuses(words, "temperature")
            {
                quirks.lacksTemperature = true
            } else if !quirks.lacksReasoning, request.messages.contains(where: { $0.reasoning != nil }),
                Self.refusesReasoning(words)
            {
                quirks.lacksReasoning = true
            } else {
                return false
            }
            guard state.models[request.model] != nil || state.models.count < Self.mostModels else { return false }
            state.models[request.model] = quirks
            return true
        }
    }

    private static let newer = "max_completion_tokens"
    private static let older = "max_tokens"

    /// Whether a service says that messages may not bring reasoning: "property 'reasoning_content' is unsupported", "Please
    /// remove the reasoning_content"; or that they bring something it doesn't know: "Extra inputs are not permitted". That
    /// it wants the reasoning back is another matter.
    private static func refusesReasoning(_ words: String) -> Bool {
        if words.contains("extra inputs") || words.contains("additional propert") { return true }
        return refuses(words, "reasoning_content") || words.contains("remove the reasoning_content")
    }

    /// Whether a service says that it doesn't take the member at all, or not with a value of ours: "Unsupported parameter:
    /// 'max_tokens' is not supported with this model", "Unknown parameter", "does not support 0 with this model". A value
    /// out of range is another matter.
    private static func refuses(_ words: String, _ name: String) -> Bool {
        guard words.contains("'\(name)'") || words.contains("\"\(name)\"") || words.contains("`\(name)`") else {
            return false
        }
        return ["unsupported", "not support", "unknown", "unrecognized", "not permitted", "deprecated"].contains {
            words.contains($0)
        }
    }
}

extension ProviderError {
    /// What a service said of a request that it doesn't take.
    fileprivate var words: String? {
        switch kind {
        case .status(400, let text), .status(422, let text): text.lowercased()
        default: nil
        }
    }
}
