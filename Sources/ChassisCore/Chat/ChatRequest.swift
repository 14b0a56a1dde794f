/// A conversation that a client wants continued, in the words of OpenAI's Chat Completions.
///
/// `model` names a feature, an LLM or a tier of the workspace; who reads the request decides which.
package struct ChatRequest: Hashable, Sendable {
    /// The form that the answer must have.
    package enum Format: Hashable, Sendable {
        case text
        /// Any JSON object.
        case json
        case schema(name: String, JSON, summary: String?)
    }

    /// Which of several answers to one request is asked for: 0 and more of 1 and more.
    package struct Choice: Hashable, Sendable {
        package var index = 0
        package var count = 1
    }

    /// What the client wants of answers that are kept, in the words of RFC 9111 §5.2.1.
    package enum Caching: String, Sendable {
        /// As its feature has it.
        case shared
        /// A new answer, which the next may get.
        case renewed = "no-cache"
        /// A new answer, which nobody else gets.
        case apart = "no-store"

        /// - Parameter header: The value of `Cache-Control`; `no-store` counts before `no-cache` and `max-age=0`, all else is
        ///   passed over.
        package init(header: String?) {
            let words = (header ?? "").lowercased().split { $0 == "," || $0 == " " }
            let isRenewed = words.contains { $0 == "no-cache" || $0 == "max-age=0" }
            self = words.contains("no-store") ? .apart : isRenewed ? .renewed : .shared
        }
    }

    package var model: String
    /// One or more. `developer` is read as `system`, which every service understands.
    package var messages: [Message]
    package var format: Format
    package var temperature: Double?
    package var maxOutputTokens: Int?
    @Boxed package var options: InferenceOptions
    package var isStreamed: Bool
    /// Whether a stream ends with the usage.
    package var includesUsage: Bool
    /// The client's own notes, given back as they came; never sent on.
    @Boxed package var metadata: JSONObject
    /// What the address that took the request keeps with it; never sent on, and no part of its body.
    package var envelope: JSON?
    /// As it comes from its client, the first of all.
    package var choice = Choice()
    /// Whether its client keeps a connection open for the answer, and would sooner be told to come again than wait long.
    package var isAwaited = false
    package var caching = Caching.shared

    package init(
        model: String, messages: [Message], format: Format = .text, temperature: Double? = nil,
        maxOutputTokens: Int? = nil, options: InferenceOptions = .init(), isStreamed: Bool = false,
        includesUsage: Bool = false, metadata: JSONObject = .init()
    ) {
        self.model = model
        self.messages = messages
        self.format = format
        self.temperature = temperature
        self.maxOutputTokens = maxOutputTokens
        self.options = options
        self.isStreamed = isStreamed
        self.includesUsage = includesUsage
        self.metadata = metadata
    }

    /// The request for each of its answers: equal ones would be one to what remembers requests, and equal seeds would bring
    /// equal answers.
    package var choices: [ChatRequest] {
        (0..<choice.count).map { index in
            var request = self
            request.choice.index = index
            request.options.seed = options.seed.map { $0 &+ Int64(index) }
            return request
        }
    }

    /// Where the last user message stands; what comes before and behind it is the conversation around it.
    package var inputPlace: Int? { messages.lastIndex { $0.role == .user } }

    /// What the user said last, or whoever spoke last where no user did.
    package var input: String { (inputPlace.map { messages[$0] } ?? messages.last)?.content ?? "" }

    /// What came from outside, which a guard has to look at: the user's words and what tools found.
    package var foreignTexts: [String] {
        messages.filter { $0.role == .user || $0.role == .tool }.map(\.content)
    }

    /// Every text a model would read, each once.
    package var texts: [String] {
        var texts = messages.flatMap {
            [$0.content, $0.reasoning ?? ""] + $0.toolCalls.flatMap { [$0.name, $0.arguments] }
        }
        for tool in options.tools { texts += [tool.name, tool.summary ?? "", tool.parameters?.text ?? ""] }
        if case .schema(_, let schema, let summary) = format { texts += [schema.text, summary ?? ""] }
        return texts + options.stop
    }

    /// The texts that its client sent with it: what it follows (`followed`) was sent before.
    package var sentTexts: [String] {
        guard let followed else { return texts }
        var own = self
        own.messages.removeSubrange(followed.clamped(to: own.messages.indices))
        return own.texts
    }

    private static let followedMember = "followed"

    /// Where messages stand that a request goes on from by the id of the response before it; `nil` for none.
    package var followed: Range<Int>? {
        get {
            guard let ends = envelope?[Self.followedMember]?.array?.compactMap({ $0.integer.map(Int.init) }),
                ends.count == 2, ends[0] >= 0, ends[0] < ends[1]
            else { return nil }
            return ends[0]..<ends[1]
        }
        set {
            var object = envelope?.object ?? JSONObject()
            object[Self.followedMember] = newValue.map {
                [.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]
            }
            envelope = .object(object)
        }
    }

    /// Whether it is one user message and nothing else, so that it asks what a plain text would.
    package var isPlain: Bool {
        messages.count == 1 && messages[0].role == .user && format == .text && temperature == nil
            && maxOutputTokens == nil && options.withoutUser == InferenceOptions()
    }

    /// Whether nobody speaks but tools, that were called in a turn before.
    package var answersTools: Bool { messages.first { $0.role != .system }?.role == .tool && inputPlace == nil }

    /// Whether the answer hangs on more than these words: tools act on the world.
    package var usesTools: Bool {
        !options.tools.isEmpty || messages.contains { $0.role == .tool || !$0.toolCalls.isEmpty }
    }

    /// All that the answer depends on, as text; equal for requests that differ only in how they are to be answered.
    package var meaning: String {
        var request = self
        (request.isStreamed, request.includesUsage, request.metadata) = (false, false, .init())
        request.options.user = nil
        return request.json.text
    }
}

extension InferenceOptions {
    fileprivate var withoutUser: InferenceOptions {
        var options = self
        options.user = nil
        return options
    }
}

/// What a model said to a `ChatRequest`.
package struct ChatAnswer: Hashable, Sendable {
    package var text: String
    package var toolCalls: [ToolCall]
    package var finishReason: InferenceResponse.FinishReason
    package var logProbabilities: [JSON]
    package var isRefusal: Bool
    /// What it thought before, where its service tells; empty otherwise.
    package var reasoning: String

    package init(
        text: String, toolCalls: [ToolCall] = [], finishReason: InferenceResponse.FinishReason = .stop,
        logProbabilities: [JSON] = [], isRefusal: Bool = false, reasoning: String = ""
    ) {
        self.reasoning = reasoning
        self.text = text
        self.toolCalls = toolCalls
        self.finishReason = finishReason
        self.logProbabilities = logProbabilities
        self.isRefusal = isRefusal
    }
}
