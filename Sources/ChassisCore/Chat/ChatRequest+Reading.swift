extension ChatRequest {
    /// Reads the body of `POST /v1/chat/completions`. Members that nobody here knows are passed over.
    ///
    /// - Parameter isContinued: Whether a conversation that is kept here comes before it: then tools may answer calls of
    ///   that.
    /// - Throws: `ChatRequestError`, the first fault found, with its place.
    package init(_ body: JSON, isContinued: Bool = false) throws(ChatRequestError) {
        let fields = try WireFields(body)
        let model = try fields.required("model")
        guard let list = try fields.array("messages", atMost: Self.mostMessages) else {
            throw fields.missing("messages")
        }
        guard !list.isEmpty else { throw ChatRequestError(.wrongValue, "messages", "is empty") }
        var messages: [Message] = []
        for (index, element) in list.enumerated() {
            messages.append(try Self.message(try WireFields(element, at: "messages[\(index)]")))
        }
        try Self.refuseUnmet(fields)
        try Self.checkServing(fields)
        let count = Int(try fields.integer("n", 1...128) ?? 1)
        var format = Format.text
        if let form = try fields.fields("response_format") {
            format = try Self.format(form, schema: try form.fields("json_schema"))
        }
        let temperature = try fields.number("temperature", 0...2)
        let older = try fields.integer("max_tokens", 1...100_000_000)
        if fields["max_tokens"] != nil, fields["max_completion_tokens"] != nil {
            throw ChatRequestError(
                .combination, "max_tokens", "can't stand beside 'max_completion_tokens'",
                remedy: "leave out 'max_tokens', which is out of use")
        }
        let maxOutputTokens = try fields.integer("max_completion_tokens", 1...100_000_000) ?? older
        var options = try Self.options(fields)
        options.wantsJSON = format == .json
        let isStreamed = try fields.bool("stream") ?? false
        let streaming = try fields.fields("stream_options")
        guard streaming == nil || isStreamed else {
            throw ChatRequestError(
                .combination, "stream_options", "needs 'stream' to be true", remedy: "set 'stream', or leave it out")
        }
        self.init(
            model: model, messages: messages, format: format, temperature: temperature,
            maxOutputTokens: maxOutputTokens.map { Int($0) }, options: options, isStreamed: isStreamed,
            includesUsage: try streaming?.bool("include_usage") ?? false, metadata: try fields.metadata())
        choice.count = count
        if !isContinued { try checkCalls() }
    }

    /// Members whose answer would be one to another question without them; all others that are not known change its form
    /// or its likelihood, and are passed over.
    private static func refuseUnmet(_ fields: WireFields) throws(ChatRequestError) {
        let unmet = [
            ("functions", "is out of use", "use 'tools'"), ("function_call", "is out of use", "use 'tool_choice'"),
            ("audio", "can't be answered: only text is", "leave it out"),
            ("web_search_options", "can't be met: nothing is searched for here", "leave it out, or offer a tool"),
        ]
        for (name, problem, remedy) in unmet where fields[name] != nil {
            throw ChatRequestError(.unsupported, name, problem, remedy: remedy)
        }
        let modalities = try fields.array("modalities") ?? []
        guard modalities.allSatisfy({ $0 == "text" }) else {
            throw ChatRequestError(.unsupported, "modalities", "must be text alone", remedy: "leave it out")
        }
    }

    private static let mostMessages = 2048
    static let mostTools = 128

    /// Members of a body that are accepted and change nothing here, in its order.
    package static func ignoredMembers(of body: JSON) -> [String] {
        let ignored = (body.object?.names(besides: known) ?? []).filter { !isMet($0, body[$0] ?? .null) }
        let messages = body["messages"]?.array ?? []
        let ofMessages = ["name", "reasoning_details"].filter { name in
            messages.contains { ($0[name] ?? .null) != .null }
        }
        let ofReasoning = (body["reasoning"]?.object?.names ?? []).filter { $0 != "effort" }
        return ignored + ofMessages.map { "messages.\($0)" } + ofReasoning.map { "reasoning.\($0)" }
    }

    private static let known: Set<String> = [
        "model", "messages", "n", "response_format", "temperature", "max_completion_tokens", "max_tokens", "stop",
        "seed", "top_p", "frequency_penalty", "presence_penalty", "logprobs", "top_logprobs", "tools", "tool_choice",
        "parallel_tool_calls", "reasoning_effort", "user", "safety_identifier", "stream", "stream_options", "metadata",
        "conversation_id", "modalities", "verbosity", "logit_bias", "reasoning",
    ]

    package static func message(_ fields: WireFields) throws(ChatRequestError) -> Message {
        let name = try fields.required("role")
        let role: Message.Role
        switch name {
        case "developer": role = .system
        case "function":
            throw ChatRequestError(
                .unsupported, fields.place("role"), "is 'function', which is out of use", remedy: "use role 'tool'")
        default:
            guard let known = Message.Role(rawValue: name) else {
                throw ChatRequestError(
                    .wrongValue, fields.place("role"), "must be system, developer, user, assistant or tool")
            }
            role = known
        }
        // What they say would be missing from what the model reads.
        for member in ["function_call", "audio"] where (fields[member] ?? .null) != .null {
            throw ChatRequestError(
                .unsupported, fields.place(member), "can't be sent on", remedy: "use 'tool_calls', or text")
        }
        var message = Message(role, try content(fields, isOptional: role == .assistant))
        if role == .assistant {
            message.toolCalls = try calls(fields)
            message.reasoning = try reasoning(fields)
        }
        if role == .tool { message.toolCallID = try fields.required("tool_call_id") }
        return message
    }

    /// What services that tell a model's thoughts call them; one that is no text is passed over.
    private static func reasoning(_ fields: WireFields) throws(ChatRequestError) -> String? {
        for name in ["reasoning_content", "reasoning"] {
            guard let text = fields[name]?.string, !text.isEmpty else { continue }
            return try WireFields.plain(text, at: fields.place(name))
        }
        return nil
    }

    /// A string, or parts of which all are text.
    private static func content(_ fields: WireFields, isOptional: Bool) throws(ChatRequestError) -> String {
        guard let value = fields["content"] else {
            if let refusal = try fields.string("refusal"), isOptional { return refusal }
            guard isOptional else { throw fields.missing("content") }
            return ""
        }
        if let text = value.string {
            if text.isEmpty, isOptional, let refusal = try fields.string("refusal") { return refusal }
            return try WireFields.plain(text, at: fields.place("content"))
        }
        return try texts(value, of: fields, "content")
    }

    /// The texts of a member's parts, a line each.
    package static func texts(
        _ value: JSON, of fields: WireFields, _ member: String
    ) throws(ChatRequestError) -> String {
        guard let parts = value.array else { throw fields.wrongType(member, "a string or an array of parts", value) }
        var texts: [String] = []
        for (index, part) in parts.enumerated() {
            texts.append(try text(of: try WireFields(part, at: "\(fields.place(member))[\(index)]")))
        }
        return texts.joined(separator: "\n")
    }

    private static func text(of part: WireFields) throws(ChatRequestError) -> String {
        let type = try part.required("type")
        switch type {
        case "text", "input_text", "output_text":
            guard let text = try part.string("text") else { throw part.missing("text") }
            return text
        case "refusal": return try part.string("refusal") ?? ""
        default:
            throw ChatRequestError(
                .unsupported, part.place("type"), "is '\(type.prefix(40))', and only text can be masked and checked",
                remedy: "send text parts only")
        }
    }

    private static func calls(_ fields: WireFields) throws(ChatRequestError) -> [ToolCall] {
        var calls: [ToolCall] = []
        for (index, element) in (try fields.array("tool_calls", atMost: mostTools) ?? []).enumerated() {
            let call = try WireFields(element, at: "\(fields.place("tool_calls"))[\(index)]")
            guard let function = try call.fields("function") else { throw call.missing("function") }
            calls.append(
                ToolCall(
                    id: try call.required("id"), name: try toolName(function),
                    arguments: try function.string("arguments") ?? ""))
        }
        return calls
    }

    /// An answer of a tool needs its call before it; models refuse anything else, and less clearly.
    ///
    /// - Parameter remembered: Where messages stand that the client didn't send: places in complaints are in its own.
    package func checkCalls(remembered: Range<Int> = 0..<0) throws(ChatRequestError) {
        guard let orphan = orphanedResult else { return }
        let place = orphan.message < remembered.upperBound ? orphan.message : orphan.message - remembered.count
        throw ChatRequestError(
            .wrongValue, "messages[\(place)].tool_call_id", "answers a call that no message before it made")
    }

    /// The first call that no message answers: models refuse a conversation that goes on without.
    package var unansweredCall: String? {
        let answered = Set(messages.compactMap(\.toolCallID))
        return messages.lazy.flatMap(\.toolCalls).first { !answered.contains($0.id) }?.id
    }

    /// The first answer of a tool whose call no message before it made.
    package var orphanedResult: (message: Int, call: String)? {
        var asked: Set<String> = []
        for (index, message) in messages.enumerated() {
            for call in message.toolCalls { asked.insert(call.id) }
            if let id = message.toolCallID, !asked.contains(id) { return (index, id) }
        }
        return nil
    }
}
