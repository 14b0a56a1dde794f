import ChassisCore

/// Conversations and options in the words of Messages, where they differ from Chat Completions.
enum AnthropicMessages {
    /// Calls are blocks of the assistant's message, and what tools found comes as blocks of the user's next one.
    static func of(_ turns: [Message]) -> JSON {
        var messages: [JSON] = []
        var results: [JSON] = []
        for turn in turns {
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

    private static func content(of turn: Message) -> JSON {
        guard !turn.toolCalls.isEmpty else { return .string(turn.content) }
        let calls: [JSON] = turn.toolCalls.map { call in
            let input = try? JSON(parsing: call.arguments)
            return [
                "type": "tool_use", "id": .string(call.id), "name": .string(call.name),
                // Only an object may stand here; what a model garbled is passed on inside of one.
                "input": input?.object == nil ? ["arguments": .string(call.arguments)] : input ?? [:],
            ]
        }
        // An empty block of text is an error there.
        return .array((turn.content.isEmpty ? [] : [text(turn.content)]) + calls)
    }

    private static func message(_ role: Message.Role, _ content: JSON) -> JSON {
        ["role": .string(role.rawValue), "content": content]
    }

    private static func text(_ text: String) -> JSON { ["type": "text", "text": .string(text)] }

    /// What Messages has no word for (seed, penalties, log probabilities) is left out.
    static func write(_ options: InferenceOptions, to body: inout JSONObject) {
        let options = options.offeringAllowedTools
        if let topP = options.topP { body["top_p"] = .number(topP) }
        if !options.stop.isEmpty { body["stop_sequences"] = .array(options.stop.map(JSON.string)) }
        if let user = options.user { body["metadata"] = ["user_id": .string(user)] }
        guard !options.tools.isEmpty else { return }
        body["tools"] = .array(
            options.tools.map { tool in
                var definition = JSONObject([("name", .string(tool.name))])
                if let summary = tool.summary { definition["description"] = .string(summary) }
                definition["input_schema"] = tool.parameters ?? ["type": "object", "properties": [:]]
                return .object(definition)
            })
        if let choice = choice(options) { body["tool_choice"] = choice }
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
