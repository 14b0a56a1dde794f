extension ChatRequest {
    /// - Parameter schema: Where `name` and `schema` stand; in Responses that is the format itself.
    package static func format(_ format: WireFields, schema: WireFields?) throws(ChatRequestError) -> Format {
        switch try format.required("type") {
        case "text": return .text
        case "json_object": return .json
        case "json_schema":
            guard let schema else { throw format.missing("json_schema") }
            let name = try schema.required("name")
            guard name.unicodeScalars.count <= 64, name.unicodeScalars.allSatisfy(isNameScalar) else {
                throw ChatRequestError(
                    .wrongValue, schema.place("name"), "must be 1 to 64 letters, digits, '_' or '-'")
            }
            guard let json = schema["schema"] else { throw schema.missing("schema") }
            guard json.object != nil else { throw schema.wrongType("schema", "an object", json) }
            do throws(SchemaError) { _ = try JSONSchema(json, options: .client) } catch {
                throw ChatRequestError(.wrongValue, schema.place("schema"), "is no JSON Schema: \(error.message)")
            }
            return .schema(name: name, json, summary: try schema.string("description"))
        default:
            throw ChatRequestError(.wrongValue, format.place("type"), "must be text, json_object or json_schema")
        }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }

    static func options(_ fields: WireFields) throws(ChatRequestError) -> InferenceOptions {
        var options = InferenceOptions()
        options.topP = try fields.number("top_p", 0...1)
        options.frequencyPenalty = try fields.number("frequency_penalty", -2...2)
        options.presencePenalty = try fields.number("presence_penalty", -2...2)
        options.stop = try stop(fields)
        options.seed = try fields.integer("seed", .min ... .max)
        options.reasoningEffort = try effort(fields, "reasoning_effort")
        // As OpenRouter and Responses have it.
        if let reasoning = try fields.fields("reasoning"), options.reasoningEffort == nil {
            options.reasoningEffort = try effort(reasoning, "effort")
        }
        options.verbosity = try verbosity(fields)
        options.tokenBiases = try tokenBiases(fields)
        options.wantsLogProbabilities = try fields.bool("logprobs") ?? false
        options.topLogProbabilities = try fields.integer("top_logprobs", 0...20).map { Int($0) }
        if options.topLogProbabilities != nil, !options.wantsLogProbabilities {
            throw ChatRequestError(.wrongValue, "top_logprobs", "needs 'logprobs' to be true")
        }
        for (index, element) in (try fields.array("tools", atMost: mostTools) ?? []).enumerated() {
            let tool = try WireFields(element, at: "tools[\(index)]")
            options.tools.append(try Self.tool(tool, function: try tool.fields("function")))
        }
        if let choice = fields["tool_choice"] { options.toolChoice = try toolChoice(choice, of: options.tools) }
        options.allowsParallelCalls = try fields.bool("parallel_tool_calls")
        let user = try fields.string("user", atMost: 512)
        options.user = try fields.string("safety_identifier", atMost: 512) ?? user
        return options
    }

    /// How much a model is to think: a word that some service has for it.
    package static func effort(_ fields: WireFields, _ name: String) throws(ChatRequestError) -> String? {
        try word(fields, name, of: ["none", "minimal", "low", "medium", "high", "xhigh", "max"])
    }

    /// How much a model is to say.
    package static func verbosity(_ fields: WireFields) throws(ChatRequestError) -> String? {
        try word(fields, "verbosity", of: ["low", "medium", "high"])
    }

    private static func tokenBiases(_ fields: WireFields) throws(ChatRequestError) -> JSONObject {
        guard let biases = try fields.fields("logit_bias") else { return JSONObject() }
        guard biases.object.count <= mostBiases else {
            throw ChatRequestError(.wrongValue, "logit_bias", "has more than \(mostBiases) members")
        }
        for name in biases.object.names {
            guard Int32(name).map({ $0 >= 0 }) ?? false else {
                throw ChatRequestError(.wrongValue, "logit_bias", "must name tokens by their numbers")
            }
            guard try biases.number(name, -100...100) != nil else { throw biases.missing(name) }
        }
        return biases.object
    }

    private static let mostBiases = 1024

    /// Checks members that say how fast or how cheaply an answer comes, and not which: what they ask for is not had here,
    /// and is named among the ignored ones.
    package static func checkServing(_ fields: WireFields) throws(ChatRequestError) {
        _ = try word(fields, "service_tier", of: ["auto", "default", "flex", "scale", "priority"])
        _ = try word(fields, "prompt_cache_retention", of: ["in_memory", "in-memory", "24h"])
        _ = try fields.string("prompt_cache_key", atMost: 512)
        if let prediction = try fields.fields("prediction") {
            guard try prediction.required("type") == "content" else {
                throw ChatRequestError(.wrongValue, prediction.place("type"), "must be content")
            }
            guard let content = prediction["content"] else { throw prediction.missing("content") }
            if content.string == nil { _ = try texts(content, of: prediction, "content") }
        }
    }

    /// Whether a member that is not met asks for what happens anyway.
    package static func isMet(_ name: String, _ value: JSON) -> Bool {
        name == "service_tier" && (value == "auto" || value == "default")
    }

    package static func word(
        _ fields: WireFields, _ name: String, of words: [String]
    ) throws(ChatRequestError) -> String? {
        guard let word = try fields.string(name) else { return nil }
        guard words.contains(word) else {
            throw ChatRequestError(.wrongValue, fields.place(name), "must be one of \(words.joined(separator: ", "))")
        }
        return word
    }

    private static func stop(_ fields: WireFields) throws(ChatRequestError) -> [String] {
        if let text = fields["stop"]?.string {
            return text.isEmpty ? [] : [try WireFields.plain(text, at: fields.place("stop"))]
        }
        var stops: [String] = []
        for (index, element) in (try fields.array("stop", atMost: 4) ?? []).enumerated() {
            guard let text = element.string, !text.isEmpty else {
                throw ChatRequestError(.wrongType, "stop[\(index)]", "must be a string with something in it")
            }
            stops.append(try WireFields.plain(text, at: "stop[\(index)]"))
        }
        return stops
    }

    /// - Parameter function: Where `name` and `parameters` stand; in Responses that is the tool itself.
    package static func tool(_ tool: WireFields, function: WireFields?) throws(ChatRequestError) -> ToolDefinition {
        let type = try tool.required("type")
        guard type == "function" else {
            throw ChatRequestError(
                .unsupported, tool.place("type"), "is '\(type.prefix(40))', and only functions can be called here")
        }
        guard let function else { throw tool.missing("function") }
        let parameters = try function.fields("parameters").map { JSON.object($0.object) }
        return ToolDefinition(
            name: try toolName(function), summary: try function.string("description"), parameters: parameters,
            isStrict: try function.bool("strict"))
    }

    package static func toolName(_ function: WireFields) throws(ChatRequestError) -> String {
        let name = try function.required("name")
        guard name.unicodeScalars.count <= 64, name.unicodeScalars.allSatisfy(isNameScalar) else {
            throw ChatRequestError(
                .wrongValue, function.place("name"), "must be 1 to 64 letters, digits, '_' or '-'")
        }
        return name
    }

    /// `"auto"`, or an object that names a function, here or in a `function` of its own, or allowed ones, here or in
    /// `allowed_tools` of their own.
    package static func toolChoice(_ choice: JSON, of tools: [ToolDefinition]) throws(ChatRequestError) -> ToolChoice {
        if choice["type"] == "allowed_tools" {
            let fields = try WireFields(choice, at: "tool_choice")
            return try allowed(try fields.fields("allowed_tools") ?? fields, of: tools)
        }
        if let name = choice["function"]?["name"]?.string ?? choice["name"]?.string {
            guard tools.contains(where: { $0.name == name }) else {
                throw ChatRequestError(.wrongValue, "tool_choice", "names a function that 'tools' doesn't have")
            }
            return .named(name)
        }
        switch choice.string {
        case "auto": return .auto
        case "none": return .none
        case "required":
            guard !tools.isEmpty else {
                throw ChatRequestError(.wrongValue, "tool_choice", "needs 'tools' to choose from")
            }
            return .required
        default:
            throw ChatRequestError(
                .wrongValue, "tool_choice", "must be auto, none, required, a function or allowed tools")
        }
    }

    private static func allowed(
        _ fields: WireFields, of tools: [ToolDefinition]
    ) throws(ChatRequestError) -> ToolChoice {
        let mode = try fields.required("mode")
        guard ["auto", "required"].contains(mode) else {
            throw ChatRequestError(.wrongValue, fields.place("mode"), "must be auto or required")
        }
        guard let list = try fields.array("tools", atMost: mostTools) else { throw fields.missing("tools") }
        var names: [String] = []
        for (index, element) in list.enumerated() {
            let tool = try WireFields(element, at: "\(fields.place("tools"))[\(index)]")
            let function = try tool.fields("function") ?? tool
            let name = try function.required("name")
            guard tools.contains(where: { $0.name == name }) else {
                throw ChatRequestError(
                    .wrongValue, function.place("name"), "names a function that 'tools' doesn't have")
            }
            if !names.contains(name) { names.append(name) }
        }
        guard !names.isEmpty else {
            throw ChatRequestError(
                .wrongValue, fields.place("tools"), "is empty", remedy: "use 'none' to allow no tool")
        }
        return .allowed(names, isRequired: mode == "required")
    }
}
