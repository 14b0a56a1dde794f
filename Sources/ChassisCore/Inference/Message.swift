/// One message of a conversation, already masked wherever a provider or a trace sees it.
package struct Message: Hashable, Sendable, Codable {
    package enum Role: String, Hashable, Sendable, Codable { case system, user, assistant, tool }

    package var role: Role
    package var content: String
    /// What an assistant wanted called; empty in other messages.
    package var toolCalls: [ToolCall]
    /// The call that a tool's message answers.
    package var toolCallID: String?
    /// What an assistant thought before it said this, as its service told it; `nil` where nobody knows.
    package var reasoning: String?

    package init(
        _ role: Role, _ content: String, toolCalls: [ToolCall] = [], toolCallID: String? = nil,
        reasoning: String? = nil
    ) {
        self.role = role
        self.content = content
        self.toolCalls = toolCalls
        self.toolCallID = toolCallID
        self.reasoning = reasoning
    }

    /// The content with the calls behind it, as people read it.
    package var shownText: String { ToolCall.shown(content, toolCalls) }
}

/// A function that a model wants called.
package struct ToolCall: Hashable, Sendable, Codable {
    package var id: String
    package var name: String
    /// JSON as text, as the model wrote it; not always valid.
    package var arguments: String

    package init(id: String, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    /// A text with calls behind it, a line for each: `search({"q":"void"})`.
    package static func shown(_ text: String, _ calls: [ToolCall]) -> String {
        if calls.isEmpty { return text }
        return ((text.isEmpty ? [] : [text]) + calls.map { "\($0.name)(\($0.arguments))" }).joined(separator: "\n")
    }
}

/// A function that a model may want called.
package struct ToolDefinition: Hashable, Sendable {
    package var name: String
    package var summary: String?
    /// A JSON Schema of the arguments; `nil` for none.
    package var parameters: JSON?
    package var isStrict: Bool?

    package init(name: String, summary: String? = nil, parameters: JSON? = nil, isStrict: Bool? = nil) {
        self.name = name
        self.summary = summary
        self.parameters = parameters
        self.isStrict = isStrict
    }
}

/// Whether a model may, must or must not call functions.
package enum ToolChoice: Hashable, Sendable {
    case auto, none, required
    case named(String)
    /// Only these of the tools, in the client's order; one at least.
    case allowed([String], isRequired: Bool)
}

extension InferenceOptions {
    /// The same for a service that has no word for allowed tools: it is offered no others.
    ///
    /// Where a service has the word, all stay: its cache of the prompt holds them.
    package var offeringAllowedTools: InferenceOptions {
        guard case .allowed(let names, let isRequired) = toolChoice else { return self }
        var options = self
        options.tools = tools.filter { names.contains($0.name) }
        options.toolChoice = isRequired ? .required : .auto
        return options
    }
}

/// What a client may ask of an inference beside messages and schema. What is `nil` is left to the service.
package struct InferenceOptions: Hashable, Sendable {
    package var topP: Double?
    package var frequencyPenalty: Double?
    package var presencePenalty: Double?
    package var stop: [String] = []
    package var seed: Int64?
    package var reasoningEffort: String?
    /// `low`, `medium` or `high`: how much is said.
    package var verbosity: String?
    /// −100…100 by a token's number in the model's vocabulary, as it came; empty for none.
    package var tokenBiases = JSONObject()
    /// Any JSON object, without a schema.
    package var wantsJSON = false
    package var tools: [ToolDefinition] = []
    package var toolChoice: ToolChoice?
    package var allowsParallelCalls: Bool?
    package var wantsLogProbabilities = false
    /// 0…20 alternatives for each token.
    package var topLogProbabilities: Int?
    /// The client's own name of its end user.
    package var user: String?

    package init() {}
}
