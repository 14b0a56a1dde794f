import ChassisCore

/// An answer in the shapes `message` and the `message_…` and `content_block_…` events.
struct AnthropicAnswer: Answer {
    private(set) var isOver = false
    private(set) var finishReason: InferenceResponse.FinishReason?
    private(set) var model: String?
    private var counts = AnthropicCounts()
    private(set) var reasoning = ""
    private var calls = ToolCallDrafts()

    init() {}

    var toolCalls: [ToolCall] {
        // A function without parameters gets no argument pieces at all.
        calls.calls.map { $0.arguments.isEmpty ? ToolCall(id: $0.id, name: $0.name, arguments: "{}") : $0 }
    }

    var argumentBytes: Int { calls.bytes }
    var usage: Usage { counts.usage }
    var confidence: Double? { nil }

    mutating func take(_ event: ServerSentEvent) throws(AnswerFault) -> String {
        let json = try AnswerFault.parse(event.data)
        guard json.object != nil else { throw .garbage("not a JSON object") }
        switch json["type"]?.string ?? event.name {
        case "message_start":
            model = json["message"]?["model"]?.modelName ?? model
            counts.take(json["message"]?["usage"], isFinal: false)
        case "content_block_start":
            takeCall(json["content_block"], at: json["index"]?.integer ?? 0, isWhole: false)
            takeThought(json["content_block"])
            return Self.text(of: json["content_block"])
        case "content_block_delta":
            if json["delta"]?["type"] == "input_json_delta" {
                calls.take(
                    json["index"]?.integer ?? 0, id: nil, name: nil, arguments: json["delta"]?["partial_json"]?.string)
            }
            takeThought(json["delta"])
            return Self.text(of: json["delta"])
        case "message_delta":
            if let reason = json["delta"]?["stop_reason"]?.string { finishReason = .init(anthropic: reason) }
            counts.take(json["usage"], isFinal: true)
        case "message_stop":
            guard model != nil || finishReason != nil else { throw .garbage("a stream without a message") }
            isOver = true
        case "error": throw .service(json["error"] ?? json)
        default: break
        }
        return ""
    }

    mutating func take(whole body: JSON) throws(AnswerFault) -> String {
        if body["type"]?.string == "error" { throw .service(body["error"] ?? body) }
        guard let content = body["content"]?.array else { throw .garbage("no content") }
        model = body["model"]?.modelName
        finishReason = body["stop_reason"]?.string.map { .init(anthropic: $0) }
        counts.take(body["usage"], isFinal: true)
        isOver = true
        for (place, block) in content.enumerated() {
            takeCall(block, at: Int64(place), isWhole: true)
            takeThought(block)
        }
        return content.map(Self.text(of:)).joined()
    }

    /// The beginning of a `tool_use` block; when it is streamed, its input is an empty object that pieces replace.
    private mutating func takeCall(_ block: JSON?, at place: Int64, isWhole: Bool) {
        guard let block, block["type"] == "tool_use" else { return }
        calls.take(
            place, id: block["id"]?.string, name: block["name"]?.string,
            arguments: isWhole ? block["input"]?.text : nil)
    }

    private mutating func takeThought(_ part: JSON?) { reasoning += part?["thinking"]?.string ?? "" }

    /// The text of a block or a delta; thinking and tool input are not the answer.
    private static func text(of part: JSON?) -> String {
        switch part?["type"]?.string {
        case "text", "text_delta": part?["text"]?.string ?? ""
        default: ""
        }
    }
}

/// The token counts of a message, which come in two portions when it is streamed.
///
/// `message_start` says what went in, with a first guess at what comes out; `message_delta` says what has come out, and
/// at newer services all of it again. Each portion replaces what the one before it said.
struct AnthropicCounts {
    private var input: Int64?
    private var cacheRead: Int64?
    private var cacheCreation: Int64?
    private var output: Int64?
    private var isFinal = false

    mutating func take(_ usage: JSON?, isFinal: Bool) {
        guard let usage, usage.object != nil else { return }
        input = usage["input_tokens"]?.tokenCount ?? input
        cacheRead = usage["cache_read_input_tokens"]?.tokenCount ?? cacheRead
        let byLifetime = usage["cache_creation"]?.object?.members.compactMap { $0.value.tokenCount }.prefix(8)
        cacheCreation =
            usage["cache_creation_input_tokens"]?.tokenCount ?? byLifetime?.reduce(0, +) ?? cacheCreation
        if let output = usage["output_tokens"]?.tokenCount {
            self.output = output
            self.isFinal = self.isFinal || isFinal
        }
    }

    /// Anthropic's `input_tokens` leaves the cached ones out; ours has them in. What a message that broke off came to is
    /// known in part, so it counts as estimated: its output is the guess made before its first word, and the least there is.
    var usage: Usage {
        guard let input, let output else { return .absent }
        let (read, creation) = (cacheRead ?? 0, cacheCreation ?? 0)
        return Usage(
            state: isFinal ? .reported : .estimated, inputTokens: input + read + creation, outputTokens: output,
            cacheReadTokens: read, cacheCreationTokens: creation)
    }
}

extension InferenceResponse.FinishReason {
    fileprivate init(anthropic reason: String) {
        self =
            switch reason {
            case "end_turn", "stop_sequence": .stop
            // A turn that pauses is not at its end either.
            case "max_tokens", "model_context_window_exceeded", "pause_turn": .length
            case "refusal": .contentFilter
            case "tool_use": .toolCalls
            default: .other
            }
    }
}
