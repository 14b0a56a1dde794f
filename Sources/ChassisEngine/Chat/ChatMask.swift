import ChassisCore

/// Masks every text of a conversation: what was said, what tools were given and found, what tools and schemas say about
/// themselves, and the client's name of its user.
///
/// Names of functions stay, which are letters, digits, `_` and `-`: the client's own words for parts of its program.
struct ChatMask {
    private let json: JSONMask

    init(_ masker: Masker, region: String) {
        json = JSONMask { text, map in masker.mask(text, region: region, map: &map) }
    }

    func masked(_ chat: ChatRequest, _ map: inout MaskMap) -> ChatRequest {
        var chat = chat
        for index in chat.messages.indices {
            chat.messages[index].content = json.mask(text: chat.messages[index].content, &map)
            chat.messages[index].reasoning = chat.messages[index].reasoning.map { json.mask(text: $0, &map) }
            for call in chat.messages[index].toolCalls.indices {
                let arguments = chat.messages[index].toolCalls[call].arguments
                chat.messages[index].toolCalls[call].arguments = json.mask(text: arguments, &map)
                let id = chat.messages[index].toolCalls[call].id
                chat.messages[index].toolCalls[call].id = json.mask(id: id, &map)
            }
            chat.messages[index].toolCallID = chat.messages[index].toolCallID.map { json.mask(id: $0, &map) }
        }
        for index in chat.options.tools.indices {
            chat.options.tools[index].summary = chat.options.tools[index].summary.map { json.mask(text: $0, &map) }
            chat.options.tools[index].parameters = chat.options.tools[index].parameters.map {
                json.mask(schema: $0, &map)
            }
        }
        chat.options.stop = chat.options.stop.map { json.mask(text: $0, &map) }
        chat.options.user = chat.options.user.map { json.mask(text: $0, &map) }
        if case .schema(let name, let schema, let summary) = chat.format {
            chat.format = .schema(
                name: name, json.mask(schema: schema, &map), summary: summary.map { json.mask(text: $0, &map) })
        }
        // For nobody but the client.
        chat.metadata = JSONObject()
        return chat
    }
}
