/// Keeps each call of a tool with its result: models refuse a conversation that has one without the other, for good.
package enum ToolPairs {
    /// What may be put in front of a request's own messages.
    ///
    /// A call that nobody answered before somebody else spoke loses its place, and so does the result of a call that is
    /// not right before it. What the assistant said beside its calls stays.
    ///
    /// - Parameters:
    ///   - messages: What was said before.
    ///   - next: What follows it; may begin with results.
    /// - Returns: One for each message; `nil` for one of which nothing is left.
    package static func kept(of messages: [Message], before next: some Sequence<Message>) -> [Message?] {
        var kept: [Message?] = []
        var open: Set<String> = []
        for (index, message) in messages.enumerated() {
            if message.role == .tool {
                kept.append(message.toolCallID.flatMap { open.remove($0) } == nil ? nil : message)
                continue
            }
            open = []
            guard !message.toolCalls.isEmpty else {
                kept.append(message)
                continue
            }
            var answered = results(messages[(index + 1)...])
            if answered.isOpen { answered.ids.formUnion(results(next).ids) }
            var paired = message
            paired.toolCalls.removeAll { !answered.ids.contains($0.id) }
            open = Set(paired.toolCalls.map(\.id))
            kept.append(paired.toolCalls.isEmpty && paired.content.trimmingSpaces.isEmpty ? nil : paired)
        }
        return kept
    }

    /// The calls that the results at the beginning answer, and whether nothing else follows.
    private static func results(_ messages: some Sequence<Message>) -> (ids: Set<String>, isOpen: Bool) {
        var ids: Set<String> = []
        for message in messages {
            guard message.role == .tool else { return (ids, false) }
            if let id = message.toolCallID { ids.insert(id) }
        }
        return (ids, true)
    }
}
