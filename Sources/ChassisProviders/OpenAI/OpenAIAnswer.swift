import ChassisCore
import Glibc

/// An answer in the shapes `chat.completion` and `chat.completion.chunk`.
struct OpenAIAnswer: Answer {
    private(set) var isOver = false
    private(set) var finishReason: InferenceResponse.FinishReason?
    private(set) var usage = Usage.absent
    private(set) var model: String?
    private(set) var logProbabilities: [JSON] = []
    private(set) var isRefusal = false
    private(set) var reasoning = ""
    private var calls = ToolCallDrafts()
    private var hasChoice = false
    private var probabilitySum = 0.0
    private var probabilityCount = 0

    init() {}

    var confidence: Double? {
        probabilityCount > 0 ? probabilitySum / Double(probabilityCount) : nil
    }

    var toolCalls: [ToolCall] { calls.calls }
    var argumentBytes: Int { calls.bytes }

    mutating func take(_ event: ServerSentEvent) throws(AnswerFault) -> String {
        let data = event.data.trimmingSpace()
        if data.isEmpty { return "" }
        if data.elementsEqual("[DONE]".utf8) {
            guard hasChoice else { throw .garbage("a stream without choices") }
            isOver = true
            return ""
        }
        let chunk = try AnswerFault.parse(Array(data))
        if event.name == "error", chunk["error"] == nil { throw .service(chunk) }
        try takeCommon(chunk)
        guard let choice = chunk["choices"]?.firstChoice else { return "" }
        return take(choice, part: choice["delta"] ?? choice["message"])
    }

    mutating func take(whole body: JSON) throws(AnswerFault) -> String {
        try takeCommon(body)
        guard let choice = body["choices"]?.firstChoice, let message = choice["message"], message.object != nil else {
            throw .garbage("no choices")
        }
        let text = take(choice, part: message)
        isOver = true
        return text
    }

    /// What comes outside of the choices; services report errors here under status 200.
    private mutating func takeCommon(_ chunk: JSON) throws(AnswerFault) {
        guard chunk.object != nil else { throw .garbage("not a JSON object") }
        switch chunk["error"] {
        case nil, .null, .bool(false): break
        case .some(let error): throw .service(error)
        }
        if chunk["object"]?.string == "error" { throw .service(chunk) }
        model = chunk["model"]?.modelName ?? model
        if let reported = chunk["usage"].flatMap(Usage.init(openAI:)) {
            // Some services end with zeros what they had counted before.
            if reported.inputTokens + reported.outputTokens > 0 || usage.state == .absent { usage = reported }
        }
    }

    private mutating func take(_ choice: JSON, part: JSON?) -> String {
        hasChoice = true
        takeProbabilities(choice["logprobs"])
        takeCalls(part?["tool_calls"])
        reasoning += part?.thought ?? ""
        let refusal = part?["refusal"]?.string ?? ""
        if !refusal.isEmpty { isRefusal = true }
        if let reason = choice["finish_reason"]?.string, !reason.isEmpty {
            finishReason = isRefusal ? .contentFilter : .init(openAI: reason)
            // Several local services say "stop" where they mean this.
            if finishReason == .stop, !calls.isEmpty { finishReason = .toolCalls }
        }
        return (part?["content"]?.plainText ?? "") + refusal
    }

    /// Whole calls, or the next pieces of some: then `index` says of which.
    private mutating func takeCalls(_ list: JSON?) {
        for (place, call) in (list?.array ?? []).enumerated() {
            let function = call["function"]
            // Some services send the arguments as the object that they are.
            let arguments = function?["arguments"]
            calls.take(
                call["index"]?.integer ?? Int64(place), id: call["id"]?.string, name: function?["name"]?.string,
                arguments: arguments?.string ?? arguments?.object.map { JSON.object($0).text })
        }
    }

    private mutating func takeProbabilities(_ logprobs: JSON?) {
        for token in logprobs?["content"]?.array ?? [] {
            logProbabilities.append(token)
            guard let logarithm = token["logprob"]?.double, logarithm.isFinite else { continue }
            probabilitySum += min(1, exp(logarithm))
            probabilityCount += 1
        }
    }
}

extension JSON {
    /// Of several choices the one with index 0; we never ask for more.
    fileprivate var firstChoice: JSON? {
        array?.first { choice in choice.object != nil && (choice["index"]?.integer ?? 0) == 0 }
    }

    /// What a model thinks aloud, by the first of the names that services have for it; some say it under two.
    fileprivate var thought: String? {
        for name in ["reasoning_content", "reasoning"] {
            if let text = self[name]?.string, !text.isEmpty { return text }
        }
        return self["reasoning_details"]?.array?.compactMap { $0["text"]?.string ?? $0["summary"]?.string }.joined()
    }

    /// `content` as a string, or as parts of which the texts are joined.
    fileprivate var plainText: String? {
        if let string { return string }
        return array?.compactMap { $0["text"]?.string }.joined()
    }
}

extension [UInt8] {
    fileprivate func trimmingSpace() -> ArraySlice<UInt8> {
        var slice = self[...]
        while let byte = slice.first, byte == 0x20 || (0x09...0x0D).contains(byte) { slice.removeFirst() }
        while let byte = slice.last, byte == 0x20 || (0x09...0x0D).contains(byte) { slice.removeLast() }
        return slice
    }
}

extension InferenceResponse.FinishReason {
    fileprivate init(openAI reason: String) {
        self =
            switch reason {
            case "stop", "eos": .stop
            case "length", "max_tokens": .length
            case "content_filter": .contentFilter
            case "tool_calls", "function_call": .toolCalls
            default: .other
            }
    }
}
