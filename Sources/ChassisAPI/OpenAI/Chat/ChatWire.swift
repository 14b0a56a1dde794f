import ChassisCore

/// A chat's answer in the shapes `chat.completion` and `chat.completion.chunk`.
struct ChatWire: Sendable {
    let id: String
    let created: Int64
    /// As it was asked for: a feature's client knows no other name.
    let model: String
    private let includesUsage: Bool

    init(_ chat: ChatRequest, _ job: Job) {
        id = "chatcmpl-\(job.id)"
        created = job.createdAt.milliseconds / 1000
        model = chat.model
        includesUsage = chat.includesUsage
    }

    /// - Parameters:
    ///   - answers: In their order, or why there is none.
    ///   - usage: Of all answers together.
    func whole(_ answers: [Result<ChatAnswer, APIError>], usage: Usage) -> JSON {
        [
            "id": .string(id), "object": "chat.completion", "created": .integer(created), "model": .string(model),
            "choices": .array(
                answers.enumerated().map { index, answer in
                    switch answer {
                    case .success(let answer): Self.choice(answer, at: index)
                    case .failure(let error):
                        Self.failure(
                            error, at: index, "message",
                            [
                                "role": "assistant", "content": .null, "refusal": .string(error.message),
                                "annotations": [],
                            ])
                    }
                }),
            "usage": usage.chatJSON, "system_fingerprint": .null,
        ]
    }

    private static func choice(_ answer: ChatAnswer, at index: Int) -> JSON {
        var message = JSONObject([
            ("role", "assistant"), ("content", .string(answer.text)), ("refusal", .null), ("annotations", []),
        ])
        if answer.text.isEmpty, !answer.toolCalls.isEmpty { message["content"] = .null }
        if answer.isRefusal {
            message["content"] = .null
            message["refusal"] = .string(answer.text)
        }
        if !answer.toolCalls.isEmpty { message["tool_calls"] = .array(answer.toolCalls.map(\.json)) }
        // OpenAI has no member for it; services of open models agree on this one.
        if !answer.reasoning.isEmpty { message["reasoning_content"] = .string(answer.reasoning) }
        return [
            "index": .integer(Int64(index)), "message": .object(message), "logprobs": json(answer.logProbabilities),
            "finish_reason": .string(answer.wireReason.wireName),
        ]
    }

    func chunk(
        _ delta: JSON, at index: Int, finishReason: InferenceResponse.FinishReason? = nil, logProbabilities: [JSON] = []
    ) -> JSON {
        chunk(choices: [
            [
                "index": .integer(Int64(index)), "delta": delta, "logprobs": Self.json(logProbabilities),
                "finish_reason": finishReason.map { .string($0.wireName) } ?? .null,
            ]
        ])
    }

    /// The end of one of several answers that there is none of.
    func failureChunk(_ error: APIError, at index: Int) -> JSON {
        chunk(choices: [Self.failure(error, at: index, "delta", ["refusal": .string(error.message)])])
    }

    /// The others are paid for and good, so one that failed stands among them with its reason. Chat Completions has no
    /// form for it, and strict clients take no finish reason but its own: so it ends as a refusal does, which they show
    /// as no answer, and says in `error` what it is.
    private static func failure(_ error: APIError, at index: Int, _ part: String, _ content: JSON) -> JSON {
        var choice = JSONObject([
            ("index", .integer(Int64(index))), (part, content), ("logprobs", .null), ("finish_reason", "stop"),
        ])
        choice["error"] = error.json["error"]
        return .object(choice)
    }

    func usageChunk(_ usage: Usage) -> JSON { chunk(choices: [], usage: usage) }

    private func chunk(choices: JSON, usage: Usage? = nil) -> JSON {
        var chunk = JSONObject([
            ("id", .string(id)), ("object", "chat.completion.chunk"), ("created", .integer(created)),
            ("model", .string(model)), ("system_fingerprint", .null), ("choices", choices),
        ])
        if includesUsage { chunk["usage"] = usage?.chatJSON ?? .null }
        return .object(chunk)
    }

    static func delta(of text: String, isRefusal: Bool) -> JSON { [isRefusal ? "refusal" : "content": .string(text)] }

    /// A call as its client expects it in pieces: the name first, then the arguments.
    static func deltas(of call: ToolCall, at index: Int) -> [JSON] {
        [
            [
                "index": .integer(Int64(index)), "id": .string(call.id), "type": "function",
                "function": ["name": .string(call.name), "arguments": ""],
            ],
            ["index": .integer(Int64(index)), "function": ["arguments": .string(call.arguments)]],
        ]
    }

    private static func json(_ logProbabilities: [JSON]) -> JSON {
        logProbabilities.isEmpty ? .null : ["content": .array(logProbabilities), "refusal": .null]
    }
}

extension ChatAnswer {
    /// As Chat Completions has it: a model that refuses has come to its end, and `refusal` says the rest.
    var wireReason: InferenceResponse.FinishReason {
        isRefusal && finishReason == .contentFilter ? .stop : finishReason
    }
}

extension InferenceResponse.FinishReason {
    /// What Chat Completions knows; a reason of no known name counts as an end.
    var wireName: String { self == .other ? "stop" : rawValue }
}

extension Usage {
    /// `null` where nobody knows: unknown is not 0.
    var chatJSON: JSON {
        guard state != .absent else { return .null }
        return [
            "prompt_tokens": .integer(inputTokens), "completion_tokens": .integer(outputTokens),
            "total_tokens": .integer(inputTokens + outputTokens),
            "prompt_tokens_details": [
                "cached_tokens": .integer(cacheReadTokens), "cache_write_tokens": .integer(cacheCreationTokens),
                "audio_tokens": 0,
            ],
            "completion_tokens_details": [
                "reasoning_tokens": .integer(reasoningTokens), "audio_tokens": 0, "accepted_prediction_tokens": 0,
                "rejected_prediction_tokens": 0,
            ],
        ]
    }

    var responsesJSON: JSON {
        guard state != .absent else { return .null }
        return [
            "input_tokens": .integer(inputTokens),
            "input_tokens_details": [
                "cached_tokens": .integer(cacheReadTokens), "cache_write_tokens": .integer(cacheCreationTokens),
            ],
            "output_tokens": .integer(outputTokens),
            "output_tokens_details": ["reasoning_tokens": .integer(reasoningTokens)],
            "total_tokens": .integer(inputTokens + outputTokens),
        ]
    }
}
