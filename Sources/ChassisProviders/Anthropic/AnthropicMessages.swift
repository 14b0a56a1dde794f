import ChassisCore

/// Conversations and options in the words of Messages, where they differ from Chat Completions.
enum AnthropicMessages {
    /// Calls are blocks of the assistant's message, and what tools found comes as blocks of the user's next one.
    ///
    /// A turn that says nothing is an error there and left out, as is white space behind an answer that is to go on.
    static func of(_ turns: [Message]) -> JSON {
        var messages: [JSON] = []
        var results: [JSON] = []
        for turn in told(turns) {
            if turn.role == .tool {
                results.append([
                    "type": "tool_result", "tool_use_id": .string(turn.toolCallID ?? ""),
                    "content": .string(turn.content),
                ])
                continue
            }
            if !results.isEmpty, turn.role == .user {
                messages.append(message(.user, .array(results + [text(turn.content)])))
                results = []
                continue
            }
            if !results.isEmpty {
                messages.append(message(.user, .array(results)))
                results = []
            }
            messages.append(message(turn.role, content(of: turn)))
        }
        if !results.isEmpty { messages.append(message(.user, .array(results))) }
        return .array(messages)
    }

    private static func told(_ turns: [Message]) -> [Message] {
        var told = turns.filter { $0.role == .tool || !$0.content.trimmed.isEmpty || !$0.toolCalls.isEmpty }
        if told.isEmpty { told = turns }
        if let last = told.indices.last, told[last].role == .assistant {
            while told[last].content.last?.isWhitespace == true { told[last].content.removeLast() }
        }
        return told
    }

    private static func content(of turn: Message) -> JSON {
        guard !turn.toolCalls.isEmpty else { return .string(turn.content) }
        let calls: [JSON] = turn.toolCalls.map { call in
            let input = call.arguments.trimmed.isEmpty ? [:] : try? JSON(parsing: call.arguments)
            return [
                "type": "tool_use", "id": .string(call.id), "name": .string(call.name),
                // Only an object may stand here; what a model garbled is passed on inside of one.
                "input": input?.object == nil ? ["arguments": .string(call.arguments)] : input ?? [:],
            ]
        }
        // An empty block of text is an error there.
        return .array((turn.content.trimmed.isEmpty ? [] : [text(turn.content)]) + calls)
    }

    private static func message(_ role: Message.Role, _ content: JSON) -> JSON {
        ["role": .string(role.rawValue), "content": content]
    }

    private static func text(_ text: String) -> JSON { ["type": "text", "text": .string(text)] }

    /// What Messages has no word for is left out (`leftOut`).
    ///
    /// - Parameter turns: Their calls need tools: where the client names none any more, stand-ins of the same names that
    ///   may not be called.
    static func write(_ options: InferenceOptions, of turns: [Message], to body: inout JSONObject) {
        let options = options.offeringAllowedTools
        if let topP = options.topP { body["top_p"] = .number(topP) }
        let stop = options.stop.filter { !$0.trimmed.isEmpty }
        if !stop.isEmpty { body["stop_sequences"] = .array(stop.map(JSON.string)) }
        if let user = options.user { body["metadata"] = ["user_id": .string(user)] }
        guard options.tools.isEmpty else {
            body["tools"] = .array(options.tools.map(definition))
            if let choice = choice(options) { body["tool_choice"] = choice }
            return
        }
        let used = Set(turns.flatMap(\.toolCalls).map(\.name)).sorted()
        guard !used.isEmpty else { return }
        body["tools"] = .array(used.map { definition(ToolDefinition(name: $0)) })
        body["tool_choice"] = ["type": "none"]
    }

    private static func definition(_ tool: ToolDefinition) -> JSON {
        var definition = JSONObject([("name", .string(tool.name))])
        if let summary = tool.summary { definition["description"] = .string(summary) }
        definition["input_schema"] = tool.parameters ?? ["type": "object", "properties": [:]]
        return .object(definition)
    }

    /// What of a request is not said, or otherwise, for a trace.
    static func leftOut(of request: InferenceRequest) -> [String] {
        let options = request.options
        var names: [String] = []
        if options.seed != nil { names.append("seed") }
        if options.frequencyPenalty != nil { names.append("frequency_penalty") }
        if options.presencePenalty != nil { names.append("presence_penalty") }
        if !options.tokenBiases.isEmpty { names.append("logit_bias") }
        if options.wantsLogProbabilities { names.append("logprobs") }
        if options.reasoningEffort != nil { names.append("reasoning_effort") }
        // It would need its service's signature, which Chat Completions has no place for.
        if request.messages.contains(where: { $0.reasoning != nil }) { names.append("reasoning_content") }
        if options.stop.contains(where: \.trimmed.isEmpty) { names.append("stop of white space") }
        var words = names.map { "\($0) left out" }
        if let temperature = request.temperature, temperature > 1 {
            words.append("temperature \(temperature) sent as 1")
        }
        return words
    }

    private static func choice(_ options: InferenceOptions) -> JSON? {
        var choice = JSONObject()
        switch options.toolChoice {
        case nil where options.allowsParallelCalls != false: return nil
        case nil, .auto, .allowed: choice["type"] = "auto"
        case .some(.none): return ["type": "none"]
        case .required: choice["type"] = "any"
        case .named(let name):
            choice["type"] = "tool"
            choice["name"] = .string(name)
        }
        if options.allowsParallelCalls == false { choice["disable_parallel_tool_use"] = true }
        return .object(choice)
    }
}
