/// The seam to the network: one service that runs LLMs.
package protocol Provider: Sendable {
    /// As configured in `chassis.yaml`, unique in a workspace.
    var name: String { get }

    /// Runs one inference and returns its whole answer.
    ///
    /// Cancelling the task ends the transfer at once and throws `.cancelled`.
    ///
    /// - Parameter onDelta: Called with each piece of text as it arrives, in order, when the service streams; never
    ///   called after the function has returned, and not at all for an answer that comes whole. The pieces joined are
    ///   `InferenceResponse.text`, or what of it stands before a refusal.
    func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse

    /// Asks the service whether it is there, cheaply; for `chassis check`.
    func probe() async throws(ProviderError)
}

/// Everything a provider needs for one call. Holds masked text only.
package struct InferenceRequest: Sendable {
    /// The provider's own name of the model.
    package var model: String
    package var messages: [Message]
    /// The output's JSON Schema, when the feature has one: providers with a native mode constrain to it.
    package var schema: JSON?
    package var schemaName: String?
    package var temperature: Double?
    /// Whether a client asked for that temperature: it is told when a model doesn't take one, others do without.
    package var isTemperatureAsked = false
    package var maxOutputTokens: Int?
    package var stream: Bool
    package var timeouts: InferenceTimeouts
    /// What a client asked for beyond that.
    package var options: InferenceOptions
    /// What the messages were made from; only the embedded extractive model reads it.
    package var material: InferenceMaterial
    /// Called with each piece of what the model thinks aloud, as `onDelta` is with its text; the pieces joined are
    /// `InferenceResponse.reasoning`.
    package var onReasoning: (@Sendable (String) -> Void)?

    package init(
        model: String, messages: [Message], schema: JSON? = nil, schemaName: String? = nil, temperature: Double? = nil,
        maxOutputTokens: Int? = nil, stream: Bool = true, timeouts: InferenceTimeouts = .init(),
        options: InferenceOptions = .init(), material: InferenceMaterial = .init()
    ) {
        self.model = model
        self.messages = messages
        // A `nil` written where `JSON` is meant is its `null`, and no schema either.
        self.schema = schema == JSON.null ? .none : schema
        self.schemaName = schemaName
        self.temperature = temperature
        self.maxOutputTokens = maxOutputTokens
        self.stream = stream
        self.timeouts = timeouts
        self.options = options
        self.material = material
    }
}

/// Three different patiences: for a connection, for the first byte of the answer, for all of it.
package struct InferenceTimeouts: Hashable, Sendable {
    package var connect: Duration
    package var firstByte: Duration
    package var total: Duration

    package init(
        connect: Duration = .seconds(5), firstByte: Duration = .seconds(30), total: Duration = .seconds(120)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.total = total
    }
}

/// The parts a prompt was rendered from, masked: input, retrieved passages, worked examples.
package struct InferenceMaterial: Sendable {
    package var input: String
    package var passages: [Passage]
    package var examples: [PromptExample]

    package init(input: String = "", passages: [Passage] = [], examples: [PromptExample] = []) {
        self.input = input
        self.passages = passages
        self.examples = examples
    }
}

/// What came back from one inference.
package struct InferenceResponse: Sendable {
    package enum FinishReason: String, Sendable, Codable {
        case stop, length, other
        case contentFilter = "content_filter"
        case toolCalls = "tool_calls"
    }

    package var text: String
    /// What the model thought aloud, where its service tells it apart from the text; empty otherwise.
    package var reasoning = ""
    /// Functions that the model wants called, in its order.
    package var toolCalls: [ToolCall]
    /// The model that the provider says it ran; may differ from the one asked for.
    package var model: String?
    package var finishReason: FinishReason
    package var usage: Usage
    /// From sending the request to the first piece of text; `nil` when the answer came whole.
    package var timeToFirstChunk: Duration?
    /// Before anything was sent, for a place at the service.
    package var waited = Duration.zero
    /// Mean probability of the answer's tokens, 0…1, when the provider reported log probabilities or the model knows.
    package var confidence: Double?
    /// The tokens with their log probabilities as the service sent them, where a client asked for them.
    package var logProbabilities: [JSON]
    /// Whether the text says that the model won't answer.
    package var isRefusal: Bool
    /// Whether the call was broken off because the answer went on far beyond the most tokens that were asked for.
    package var isCutShort: Bool
    /// What of the request was said otherwise or left out, because the service takes it no other way.
    package var adaptations: [String] = []

    package init(
        text: String, toolCalls: [ToolCall] = [], model: String?, finishReason: FinishReason, usage: Usage,
        timeToFirstChunk: Duration? = nil, confidence: Double? = nil, logProbabilities: [JSON] = [],
        isRefusal: Bool = false, isCutShort: Bool = false
    ) {
        self.text = text
        self.toolCalls = toolCalls
        self.model = model
        self.finishReason = finishReason
        self.usage = usage
        self.timeToFirstChunk = timeToFirstChunk
        self.confidence = confidence
        self.logProbabilities = logProbabilities
        self.isRefusal = isRefusal
        self.isCutShort = isCutShort
    }
}

/// What took too long of a call.
package enum TimeoutPhase: String, Hashable, Sendable {
    case connect
    case firstByte = "first byte"
    /// The whole answer, within the provider's own limit.
    case total
    /// The whole answer, within what was left of the time of whoever asked; waiting for a place at the service counts.
    case deadline
}

/// Why a call to a provider brought no whole answer.
package struct ProviderError: OperatorError, Hashable {
    package enum Kind: Hashable, Sendable {
        /// Connection refused, name not found, TLS failure: the request did not get there.
        case unreachable(String)
        case timedOut(TimeoutPhase)
        /// An HTTP status other than 200, with the service's own words, at most 300 characters.
        case status(Int, String)
        /// The answer could not be read: not JSON, no choices, an unknown shape.
        case garbage(String)
        /// The stream ended before the answer did.
        case cutOff
        /// An error that the service sent inside a good HTTP answer.
        case service(String)
        /// No key where one is needed; the name of the environment variable.
        case missingKey(String)
        /// A key that no header can hold; the name of the environment variable.
        case unusableKey(String)
        case cancelled
    }

    package var provider: String
    /// Of the workspace, where a model was called and whoever called it has said so.
    package var model: String?
    package var kind: Kind
    /// What the service asked us to wait, from `retry-after` or `retry-after-ms`.
    package var retryAfter: Duration?
    /// What the failed call is billed all the same, if known.
    package var usage: Usage
    /// The text that had arrived when it failed.
    package var partialText: String
    /// Before anything was sent, for a place at the service.
    package var waited = Duration.zero
    /// Whether it was waiting for that still: nothing of it was sent.
    package var wasWaiting = false

    package init(
        provider: String, kind: Kind, retryAfter: Duration? = nil, usage: Usage = .absent, partialText: String = ""
    ) {
        self.provider = provider
        self.kind = kind
        self.retryAfter = retryAfter
        self.usage = usage
        self.partialText = partialText
    }

    /// Whether the same call may succeed later: time-outs, 408, 409, 429, 5xx, connections and broken streams.
    package var isTransient: Bool {
        switch kind {
        case .unreachable, .timedOut, .cutOff, .service, .garbage: true
        case .status(let status, _): status == 408 || status == 409 || status == 429 || status >= 500
        case .missingKey, .unusableKey, .cancelled: false
        }
    }

    /// Whether the service doesn't take what this request says; that tells nothing about the next one.
    package var refusesRequest: Bool {
        if case .status(let status, _) = kind { [400, 413, 414, 415, 422].contains(status) } else { false }
    }

    /// Whether a service doesn't take the schema that its model was to be held to. Their codes differ, the member's name
    /// stands in all their words.
    package var refusesSchema: Bool {
        guard case .status(let status, let text) = kind, status == 400 || status == 422 else { return false }
        let words = text.lowercased()
        return ["response_format", "json_schema", "output_config", "output_format", "invalid schema"].contains {
            words.contains($0)
        }
    }

    /// That prompt and answer don't fit into a model's context window, whoever finds it.
    package static let tooLongCode = "context_length_exceeded"

    /// Whether a service's words say that the prompt is too long. Their codes differ more than their words do.
    private static func isOfLength(_ text: String) -> Bool {
        let text = text.lowercased()
        return [
            tooLongCode, "context length", "context window", "context size", "prompt is too long", "input is too long",
        ].contains { text.contains($0) }
    }

    package var code: String {
        switch kind {
        case .unreachable: "provider_unreachable"
        case .timedOut: "provider_timeout"
        case .status(429, _): "provider_rate_limited"
        case .status(_, let text) where refusesRequest: Self.isOfLength(text) ? Self.tooLongCode : "provider_refused"
        case .status: "provider_status"
        case .garbage: "provider_garbage"
        case .cutOff: "provider_cut_off"
        case .service: "provider_error"
        case .missingKey: "provider_key_missing"
        case .unusableKey: "provider_key_invalid"
        case .cancelled: "cancelled"
        }
    }

    package var message: String {
        switch kind {
        case .unreachable(let why): "Provider '\(provider)' could not be reached: \(why)."
        case .timedOut(let phase): "Provider '\(provider)' did not answer in time (\(phase.rawValue) timeout)."
        case .status(let status, let text):
            "Provider '\(provider)'\(model.map { " (model '\($0)')" } ?? "") answered HTTP \(status): \(text)"
        case .garbage(let what): "Provider '\(provider)' sent an answer that can't be read: \(what)."
        case .cutOff: "Provider '\(provider)' broke the stream off before the answer was complete."
        case .service(let text): "Provider '\(provider)' reported an error: \(text)"
        case .missingKey(let variable): "Provider '\(provider)' needs a key, and \(variable) is not set."
        case .unusableKey(let variable):
            "Provider '\(provider)' has a key in \(variable) that holds a line break or another control character."
        case .cancelled: "The call to provider '\(provider)' was cancelled."
        }
    }

    package var remedy: String? {
        switch kind {
        case .unreachable: "check that it runs and that its base_url is right: chassis check"
        case .status(401, _), .status(403, _): "check its key: chassis check"
        case .status(404, _): "check its base_url and the model's name in chassis.yaml"
        case .status(429, _): nil
        case .status(500..., _): "see how its service is; meanwhile a model of another provider in its tier answers"
        case .status where code == "provider_status": "check its base_url and the account at its service"
        case .unusableKey(let variable): "export \(variable) anew, the key alone"
        case .timedOut: "see whether its service is overloaded or out of reach"
        case .missingKey(let variable): "export \(variable)=…, or remove the provider from chassis.yaml"
        default: nil
        }
    }
}
