/// Reads messages, answers and documents out of span attributes, in the forms that are in use.
///
/// OpenTelemetry's messages are JSON, as a value or as text of it: `[{"role", "parts": [{"type": "text", "content"}]}]`.
/// OpenInference's are flattened: `llm.input_messages.0.message.role`. Older instrumentation has events.
enum ForeignContent {
    /// Whether an attribute holds what users or models said.
    static func isContent(_ name: String) -> Bool {
        let prefixes = [
            "gen_ai.input", "gen_ai.output.messages", "gen_ai.system_instructions", "gen_ai.tool.definitions",
            "gen_ai.tool.call.arguments", "gen_ai.tool.call.result", "gen_ai.retrieval", "gen_ai.prompt.",
            "gen_ai.completion", "llm.input_messages", "llm.output_messages", "llm.prompts",
            "llm.invocation_parameters", "input.value", "output.value", "retrieval.documents", "embedding.",
            "tool.parameters", "reranker.",
            "document.", "ai.prompt", "ai.response.text", "ai.response.object", "ai.response.toolCalls",
            "ai.toolCall.args",
            "ai.toolCall.result", "db.query", "http.request.body", "http.response.body", "exception.",
        ]
        return prefixes.contains { name.hasPrefix($0) }
            && ![GenAI.promptName, OpenInference.embeddingModel].contains(name)
    }

    /// What a tool was called with and gave back; `nil` for what it is not told of. Not masked yet.
    static func toolWords(of span: ForeignSpan) -> (input: String?, output: String?) {
        guard span.text(OpenInference.kind)?.uppercased() == "TOOL" || span.text(GenAI.operation) == "execute_tool"
        else { return (nil, nil) }
        func words(_ names: [String]) -> String? {
            names.lazy.compactMap { span.attributes[$0] }.first.map { $0.string ?? $0.text }
        }
        return (
            words([GenAI.toolArguments, OpenInference.toolParameters, OpenInference.input]),
            words([GenAI.toolResult, OpenInference.output])
        )
    }

    static func prompt(of span: ForeignSpan) -> [Message] {
        let instructions = messages(span.attributes[GenAI.systemInstructions], role: .system)
        let given = messages(span.attributes[GenAI.inputMessages], role: .user)
        if !given.isEmpty || !instructions.isEmpty { return instructions + given }
        let flat = flattened(OpenInference.inputMessages, in: span)
        if !flat.isEmpty { return flat }
        let old = numbered("gen_ai.prompt", in: span)
        if !old.isEmpty { return old }
        let vercel = messages(span.attributes[VercelAI.messages], role: .user)
        if !vercel.isEmpty { return vercel }
        return span.events.flatMap { event -> [Message] in
            if event.name == "gen_ai.content.prompt" { return messages(event.attributes["gen_ai.prompt"], role: .user) }
            let names = [
                "gen_ai.system.message": Message.Role.system, "gen_ai.user.message": .user,
                "gen_ai.assistant.message": .assistant,
            ]
            guard let role = names[event.name], let text = event.attributes["content"]?.string else { return [] }
            return [Message(role, text)]
        }
    }

    static func answer(of span: ForeignSpan) -> String? {
        let given = messages(span.attributes[GenAI.outputMessages], role: .assistant)
        let flat = given.isEmpty ? flattened(OpenInference.outputMessages, in: span) : given
        let all = flat.isEmpty ? numbered("gen_ai.completion", in: span) : flat
        if !all.isEmpty { return all.map(\.content).joined(separator: "\n") }
        if let text = span.text(VercelAI.answer, OpenInference.output) { return text }
        let told = span.events.flatMap { event -> [Message] in
            switch event.name {
            case "gen_ai.content.completion": messages(event.attributes["gen_ai.completion"], role: .assistant)
            case "gen_ai.choice":
                messages(event.attributes["message"] ?? event.attributes["content"], role: .assistant)
            default: []
            }
        }
        return told.isEmpty ? nil : told.map(\.content).joined(separator: "\n")
    }

    static func documents(of span: ForeignSpan) -> [RetrievedDocument] {
        if let list = value(span.attributes[GenAI.retrievalDocuments])?.array {
            return list.prefix(200).enumerated().map { index, entry in
                document(id: entry["id"], text: entry["content"] ?? entry["text"], score: entry["score"], index)
            }
        }
        return (0..<200).prefix { index in
            ["id", "content"].contains { span.attributes["\(OpenInference.documents).\(index).document.\($0)"] != nil }
        }.map { index in
            let name = "\(OpenInference.documents).\(index).document."
            return document(
                id: span.attributes[name + "id"], text: span.attributes[name + "content"],
                score: span.attributes[name + "score"], index)
        }
    }

    private static func document(id: JSON?, text: JSON?, score: JSON?, _ index: Int) -> RetrievedDocument {
        let name = id.map { $0.string ?? $0.text } ?? "document \(index + 1)"
        return RetrievedDocument(
            Passage(id: name, title: "", text: text?.string ?? "", score: score?.double ?? 0),
            used: true)
    }

    /// A value, or the JSON that a text is.
    private static func value(_ json: JSON?) -> JSON? {
        guard let text = json?.string else { return json }
        return try? JSON(parsing: text)
    }

    private static func messages(_ json: JSON?, role: Message.Role) -> [Message] {
        guard let json else { return [] }
        let value = value(json)
        if value?.object != nil { return messages(.array([value ?? .null]), role: role) }
        guard let list = value?.array else { return json.string.map { [Message(role, $0)] } ?? [] }
        return list.prefix(1000).compactMap { entry in
            if let text = entry.string { return Message(role, text) }
            let text = text(of: entry)
            return text.isEmpty ? nil : Message(entry["role"].flatMap { Self.role($0.string) } ?? role, text)
        }
    }

    private static func text(of message: JSON) -> String {
        if let content = message["content"]?.string { return content }
        let parts = message["parts"]?.array ?? message["content"]?.array ?? [message]
        return parts.compactMap { part in
            part.string ?? part["content"]?.string ?? part["text"]?.string
                ?? (part["type"]?.string == "text" ? nil : part["name"].map { "[\($0.string ?? "tool")] \(part.text)" })
        }.joined(separator: "\n")
    }

    private static func flattened(_ prefix: String, in span: ForeignSpan) -> [Message] {
        (0..<1000).prefix { span.attributes["\(prefix).\($0).message.role"] != nil }.map { index in
            let name = "\(prefix).\(index).message."
            let parts = (0..<100).prefix { span.attributes["\(name)contents.\($0).message_content.type"] != nil }
                .compactMap { span.attributes["\(name)contents.\($0).message_content.text"]?.string }
            let text = span.attributes[name + "content"]?.string ?? parts.joined(separator: "\n")
            let calls = toolCalls(name + "tool_calls", in: span)
            return Message(role(span.attributes[name + "role"]?.string) ?? .user, ToolCall.shown(text, calls))
        }
    }

    private static func toolCalls(_ prefix: String, in span: ForeignSpan) -> [ToolCall] {
        (0..<100).map { "\(prefix).\($0).tool_call." }
            .prefix { span.attributes[$0 + "function.name"] != nil }
            .map { name in
                let arguments = span.attributes[name + "function.arguments"]
                return ToolCall(
                    id: span.text(name + "id") ?? "", name: span.text(name + "function.name") ?? "tool",
                    arguments: arguments.map { $0.string ?? $0.text } ?? "")
            }
    }

    private static func numbered(_ prefix: String, in span: ForeignSpan) -> [Message] {
        (0..<1000).prefix { span.attributes["\(prefix).\($0).content"] != nil }.map { index in
            Message(
                role(span.attributes["\(prefix).\(index).role"]?.string) ?? .user,
                span.attributes["\(prefix).\(index).content"]?.string ?? "")
        }
    }

    private static func role(_ text: String?) -> Message.Role? {
        switch text?.lowercased() {
        case "system", "developer": .system
        case "assistant", "model", "ai": .assistant
        case nil: nil
        default: .user
        }
    }
}
