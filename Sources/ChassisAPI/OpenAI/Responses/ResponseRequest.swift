import ChassisCore

/// The body of `POST /v1/responses`, as a chat with what the API has to remember of it.
struct ResponseRequest: Sendable {
    var chat: ChatRequest
    var previous: String?
    var isBackground: Bool
    /// The messages that are of this request: instructions, which later ones don't inherit, and input.
    private(set) var instructions: String?
    private(set) var items: [JSON]

    private static let known: Set<String> = [
        "model", "input", "instructions", "previous_response_id", "background", "store", "stream", "text", "tools",
        "tool_choice", "parallel_tool_calls", "reasoning", "max_output_tokens", "temperature", "top_p", "metadata",
        "user", "safety_identifier", "include", "top_logprobs",
    ]
    private static let logProbabilities = "message.output_text.logprobs"

    /// - Parameters:
    ///   - needsInput: Whether a response to go on from is not enough.
    ///   - open: The text of a compaction by its `encrypted_content`; `nil` where it is none of the tenant's.
    init(
        _ body: JSON, needsInput: Bool = true, openingSummaries open: (String) -> String? = { _ in nil }
    ) throws(ChatRequestError) {
        let fields = try WireFields(body)
        let model = try fields.required("model")
        instructions = try fields.string("instructions")
        previous = try fields.string("previous_response_id")
        isBackground = try fields.bool("background") ?? false
        // An answer without what these stand for would be one to another question.
        for member in ["conversation", "prompt"] where fields[member] != nil {
            throw ChatRequestError(.unsupported, member, "is not kept here: send what it stands for")
        }
        if let input = fields["input"] {
            items = try Self.items(input)
        } else {
            guard !needsInput, previous != nil else { throw fields.missing("input") }
            items = []
        }
        var messages: [Message] = []
        for (index, item) in items.enumerated() {
            try Self.add(try WireFields(item, at: "input[\(index)]"), to: &messages, open)
        }
        if let instructions { messages.insert(Message(.system, instructions), at: 0) }
        chat = ChatRequest(model: model, messages: messages)
        if let text = try fields.fields("text") {
            if let format = try text.fields("format") { chat.format = try ChatRequest.format(format, schema: format) }
            chat.options.verbosity = try ChatRequest.verbosity(text)
        }
        chat.options.wantsJSON = chat.format == .json
        chat.temperature = try fields.number("temperature", 0...2)
        chat.maxOutputTokens = try fields.integer("max_output_tokens", 1...100_000_000).map { Int($0) }
        chat.isStreamed = try fields.bool("stream") ?? false
        chat.metadata = try fields.metadata()
        try readOptions(fields)
        let isStored = try fields.bool("store") ?? true
        guard isStored || !isBackground else {
            throw ChatRequestError(.wrongValue, "store", "must be true for a response in the background")
        }
        chat.envelope = envelope(isStored: isStored)
    }

    static func ignoredMembers(of body: JSON) -> [String] {
        let included = body["include"]?.array ?? []
        return (body.object?.members ?? []).filter { member in
            switch member.name {
            case "include": included.contains { $0.string != logProbabilities }
            case "top_logprobs": member.value != .null && !included.contains(.string(logProbabilities))
            case "truncation": member.value == "auto"
            default:
                member.value != .null && !known.contains(member.name) && !ChatRequest.isMet(member.name, member.value)
            }
        }.map(\.name)
    }

    /// Puts the conversation so far before this request's messages.
    mutating func follow(_ earlier: ChatRequest, _ answer: ChatAnswer) {
        let skipped = earlier.envelope?["instructions"]?.string == nil ? 0 : 1
        let place = instructions == nil ? 0 : 1
        let before = earlier.messages.dropFirst(skipped) + [answer.message]
        chat.messages.insert(contentsOf: before, at: place)
        chat.followed = place..<(place + before.count)
    }

    /// Refuses what could not be read back from the store: more messages than a request may have, which a conversation
    /// comes to by its responses, and what models said that no client may.
    func checkKept() throws(ChatRequestError) {
        if let orphan = chat.orphanedResult {
            let place = items.firstIndex { $0["call_id"]?.string == orphan.call } ?? 0
            throw ChatRequestError(
                .wrongValue, "input[\(place)].call_id", "answers a call that no item before it made")
        }
        if let call = chat.unansweredCall {
            throw ChatRequestError(.wrongValue, "input", "has no output for the function call '\(call)'")
        }
        do throws(ChatRequestError) { _ = try ChatRequest(stored: chat.stored) } catch {
            // Places among the messages are not those of the input.
            throw ChatRequestError(error.fault, "input", "can't be kept: \(error.param) \(error.problem)")
        }
    }

    private func envelope(isStored: Bool) -> JSON {
        [
            "kind": "response", "items": .array(items), "instructions": instructions.map { .string($0) } ?? .null,
            "previous": previous.map { .string($0) } ?? .null, "background": .bool(isBackground),
            "store": .bool(isStored),
        ]
    }

    private mutating func readOptions(_ fields: WireFields) throws(ChatRequestError) {
        try ChatRequest.checkServing(fields)
        // What "auto" would leave out of a long input is not guessed at: one that doesn't fit is refused as such.
        _ = try ChatRequest.word(fields, "truncation", of: ["auto", "disabled"])
        _ = try fields.integer("max_tool_calls", 0 ... .max)
        chat.options.topP = try fields.number("top_p", 0...1)
        chat.options.allowsParallelCalls = try fields.bool("parallel_tool_calls")
        if let reasoning = try fields.fields("reasoning") {
            chat.options.reasoningEffort = try ChatRequest.effort(reasoning, "effort")
        }
        for element in try fields.array("include", atMost: 16) ?? [] where element.string == Self.logProbabilities {
            chat.options.wantsLogProbabilities = true
            chat.options.topLogProbabilities = try fields.integer("top_logprobs", 0...20).map { Int($0) }
        }
        let user = try fields.string("user", atMost: 512)
        chat.options.user = try fields.string("safety_identifier", atMost: 512) ?? user
        for (index, element) in (try fields.array("tools", atMost: 128) ?? []).enumerated() {
            let tool = try WireFields(element, at: "tools[\(index)]")
            chat.options.tools.append(try ChatRequest.tool(tool, function: tool))
        }
        if let choice = fields["tool_choice"] {
            chat.options.toolChoice = try ChatRequest.toolChoice(choice, of: chat.options.tools)
        }
    }

    private static func items(_ input: JSON) throws(ChatRequestError) -> [JSON] {
        if let text = input.string {
            _ = try WireFields.plain(text, at: "input")
            return [["type": "message", "role": "user", "content": input]]
        }
        guard let items = input.array else {
            throw ChatRequestError(.wrongType, "input", "must be a string or an array, found \(input.kindName)")
        }
        guard !items.isEmpty else { throw ChatRequestError(.wrongValue, "input", "is empty") }
        return items
    }

    private static func add(
        _ item: WireFields, to messages: inout [Message], _ open: (String) -> String?
    ) throws(ChatRequestError) {
        switch try item.string("type") ?? "message" {
        case "message": messages.append(try ChatRequest.message(item))
        case "function_call":
            let call = ToolCall(
                id: try item.required("call_id"), name: try ChatRequest.toolName(item),
                arguments: try item.string("arguments") ?? "")
            // Calls that were made together stand in one message.
            if let last = messages.last, last.role == .assistant {
                messages[messages.count - 1].toolCalls.append(call)
            } else {
                messages.append(Message(.assistant, "", toolCalls: [call]))
            }
        case "function_call_output":
            guard let output = item["output"] else { throw item.missing("output") }
            let text =
                if let string = output.string { string } else { try ChatRequest.texts(output, of: item, "output") }
            _ = try WireFields.plain(text, at: item.place("output"))
            messages.append(Message(.tool, text, toolCallID: try item.required("call_id")))
        // What a model thought is not said again; nobody but the model's own service can read it.
        case "reasoning": break
        case "compaction":
            guard let summary = open(try item.required("encrypted_content")) else {
                throw ChatRequestError(
                    .wrongValue, item.place("encrypted_content"), "is no compaction of this account's",
                    remedy: "send what POST /v1/responses/compact returned, as it is")
            }
            messages.append(ConversationWindow.standIn(summary))
        default:
            throw ChatRequestError(
                .unsupported, item.place("type"),
                "must be message, function_call, function_call_output, item_reference, reasoning or compaction")
        }
    }
}
