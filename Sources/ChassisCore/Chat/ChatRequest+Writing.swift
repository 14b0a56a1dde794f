extension ChatRequest {
    /// The request in the format that it is read from, without what was passed over.
    package var json: JSON {
        var body = JSONObject([("model", .string(model)), ("messages", .array(messages.map(\.json)))])
        switch format {
        case .text: break
        case .json: body["response_format"] = ["type": "json_object"]
        case .schema(let name, let schema, let summary):
            var form = JSONObject([("name", .string(name)), ("schema", schema)])
            if let summary { form["description"] = .string(summary) }
            body["response_format"] = ["type": "json_schema", "json_schema": .object(form)]
        }
        if let temperature { body["temperature"] = .number(temperature) }
        if let maxOutputTokens { body["max_completion_tokens"] = .integer(Int64(maxOutputTokens)) }
        options.write(to: &body)
        if isStreamed { body["stream"] = true }
        if includesUsage, isStreamed { body["stream_options"] = ["include_usage": true] }
        if !metadata.isEmpty { body["metadata"] = .object(metadata) }
        return .object(body)
    }

    /// No text that a user sends begins like this: a NUL is refused in inputs.
    private static let mark = "\0chassis.chat/1\n"

    /// The bytes that rest, sealed, where a plain input's text would.
    package var stored: [UInt8] {
        var whole = JSONObject([("request", json)])
        if let envelope { whole["envelope"] = envelope }
        if isAwaited { whole["awaited"] = true }
        if caching != .shared { whole["cache"] = .string(caching.rawValue) }
        if choice.count > 1 { whole["choice"] = [.integer(Int64(choice.index)), .integer(Int64(choice.count))] }
        return Array(Self.mark.utf8) + JSON.object(whole).utf8
    }

    /// Reads what `stored` wrote; `nil` for a plain text.
    ///
    /// - Throws: `ChatRequestError` for a request that an older or newer program wrote in another form.
    package init?(stored bytes: [UInt8]) throws(ChatRequestError) {
        guard bytes.starts(with: Self.mark.utf8) else {
            guard bytes.first == 0 else { return nil }
            throw ChatRequestError(.wrongValue, "input", "is stored in a form that this version doesn't know")
        }
        guard let whole = try? JSON(parsing: Array(bytes.dropFirst(Self.mark.utf8.count))),
            let request = whole["request"]
        else { throw ChatRequestError(.wrongValue, "input", "is no JSON in the store") }
        try self.init(request, isContinued: whole["envelope"]?["conversation_id"] != nil)
        envelope = whole["envelope"]
        isAwaited = whole["awaited"]?.bool ?? false
        caching = whole["cache"]?.string.flatMap(Caching.init(rawValue:)) ?? .shared
        if let index = whole["choice"]?[0]?.integer, let count = whole["choice"]?[1]?.integer {
            choice = Choice(index: Int(clamping: index), count: Int(clamping: count))
        }
    }
}

extension ChatAnswer {
    private static let mark = "\0chassis.answer/1\n"

    /// The bytes that rest, sealed, where a plain output's text would.
    package var stored: [UInt8] {
        var body = JSONObject([
            ("text", .string(text)), ("tool_calls", .array(toolCalls.map(\.json))),
            ("finish_reason", .string(finishReason.rawValue)), ("logprobs", .array(logProbabilities)),
            ("is_refusal", .bool(isRefusal)),
        ])
        if !reasoning.isEmpty { body["reasoning"] = .string(reasoning) }
        return Array(Self.mark.utf8) + JSON.object(body).utf8
    }

    /// Reads what `stored` wrote; a plain output is an answer of that text.
    package init(stored bytes: [UInt8]) {
        guard bytes.starts(with: Self.mark.utf8),
            let body = try? JSON(parsing: Array(bytes.dropFirst(Self.mark.utf8.count)))
        else {
            self.init(text: String(decoding: bytes, as: UTF8.self))
            return
        }
        self.init(
            text: body["text"]?.string ?? "",
            toolCalls: (body["tool_calls"]?.array ?? []).map { call in
                ToolCall(
                    id: call["id"]?.string ?? "", name: call["function"]?["name"]?.string ?? "",
                    arguments: call["function"]?["arguments"]?.string ?? "")
            },
            finishReason: (body["finish_reason"]?.string).flatMap { .init(rawValue: $0) } ?? .other,
            logProbabilities: body["logprobs"]?.array ?? [], isRefusal: body["is_refusal"]?.bool ?? false,
            reasoning: body["reasoning"]?.string ?? "")
    }

    /// As a turn of the conversation that goes on with it. What a model thought before it called a tool is a part of that:
    /// some services want it with the tool's answer.
    package var message: Message {
        Message(
            .assistant, text, toolCalls: toolCalls,
            reasoning: toolCalls.isEmpty || reasoning.isEmpty ? nil : reasoning)
    }

    /// The text with the calls behind it, as people read it.
    package var shownText: String { ToolCall.shown(text, toolCalls) }
}

extension Message {
    /// As Chat Completions has it.
    package var json: JSON {
        var message = JSONObject([("role", .string(role.rawValue)), ("content", .string(content))])
        if let reasoning { message["reasoning_content"] = .string(reasoning) }
        if !toolCalls.isEmpty {
            if content.isEmpty { message["content"] = .null }
            message["tool_calls"] = .array(toolCalls.map(\.json))
        }
        if let toolCallID { message["tool_call_id"] = .string(toolCallID) }
        return .object(message)
    }
}

extension ToolCall {
    /// As Chat Completions has it.
    package var json: JSON {
        [
            "id": .string(id), "type": "function",
            "function": ["name": .string(name), "arguments": .string(arguments)],
        ]
    }
}

extension InferenceOptions {
    /// Puts what is set into a Chat Completions body.
    package func write(to body: inout JSONObject) {
        if let topP { body["top_p"] = .number(topP) }
        if let frequencyPenalty { body["frequency_penalty"] = .number(frequencyPenalty) }
        if let presencePenalty { body["presence_penalty"] = .number(presencePenalty) }
        if !stop.isEmpty { body["stop"] = .array(stop.map(JSON.string)) }
        if let seed { body["seed"] = .integer(seed) }
        if let reasoningEffort { body["reasoning_effort"] = .string(reasoningEffort) }
        if let verbosity { body["verbosity"] = .string(verbosity) }
        if !tokenBiases.isEmpty { body["logit_bias"] = .object(tokenBiases) }
        if wantsLogProbabilities { body["logprobs"] = true }
        if let topLogProbabilities { body["top_logprobs"] = .integer(Int64(topLogProbabilities)) }
        if !tools.isEmpty { body["tools"] = .array(tools.map(\.json)) }
        if let toolChoice { body["tool_choice"] = toolChoice.json }
        if let allowsParallelCalls { body["parallel_tool_calls"] = .bool(allowsParallelCalls) }
        if let user { body["user"] = .string(user) }
    }
}

extension ToolDefinition {
    /// As Chat Completions has it.
    package var json: JSON {
        var function = JSONObject([("name", .string(name))])
        if let summary { function["description"] = .string(summary) }
        if let parameters { function["parameters"] = parameters }
        if let isStrict { function["strict"] = .bool(isStrict) }
        return ["type": "function", "function": .object(function)]
    }
}

extension ToolChoice {
    fileprivate var json: JSON {
        switch self {
        case .auto: "auto"
        case .none: "none"
        case .required: "required"
        case .named(let name): ["type": "function", "function": ["name": .string(name)]]
        case .allowed(let names, let isRequired):
            [
                "type": "allowed_tools",
                "allowed_tools": [
                    "mode": isRequired ? "required" : "auto",
                    "tools": .array(names.map { ["type": "function", "function": ["name": .string($0)]] }),
                ],
            ]
        }
    }
}
