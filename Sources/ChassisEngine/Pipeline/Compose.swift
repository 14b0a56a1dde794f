import ChassisCore

/// Renders the prompt's version in force into messages, within the feature's token budget; a client's own messages go
/// out as they are.
package struct Compose: Stage {
    package static let name = "prompt"
    package static let isSkippedOnceAnswered = true

    package func run(_ call: inout Call) async throws(StageError) {
        if call.feature.isChat, let chat = call.chat {
            call.messages = chat.messages + schemaNote(call)
            call.notes["prompt"] = "the client's"
        } else {
            try compose(&call)
        }
        noteParts(&call)
    }

    /// Where the prompt's tokens went, by part, and how they were counted.
    private func noteParts(_ call: inout Call) {
        let counter = call.counter
        call.notes["tokens.method"] = counter.text
        if let problem = call.setup.vocabularyProblem(of: call.route.candidates.first) {
            call.notes["tokens.problem"] = problem.message
        }
        let tools = call.chat?.options.tools ?? []
        // What calibrations are made of, whatever counts.
        let estimated = TokenCounter.estimate.texts(call.messages, tools: tools)
        call.notes["tokens.estimated"] = String(estimated)
        call.notes["tokens.prompt"] = String(counter.prompt(call.messages, tools: tools, estimated: estimated))
        if !tools.isEmpty { call.notes["tokens.tools"] = String(counter.count(tools)) }
        call.notes["tokens.input"] = String(counter.count(call.input))
        call.notes["tokens.context"] = String(call.usedPassages.reduce(0) { $0 + counter.count($1.text) })
        call.notes["tokens.system"] = String(counter.count(call.messages.filter { $0.role == .system }))
        if let memory = call.memory, let chat = call.chat, memory.range.upperBound <= chat.messages.count {
            call.notes["tokens.history"] = String(counter.count(chat.messages[memory.range]))
        }
    }

    private func compose(_ call: inout Call) throws(StageError) {
        guard let prompt = call.setup.prompt(of: call.feature) else {
            throw .unknownFeature(call.feature.name)
        }
        try checkBudget(call)
        call.messages = PromptRendering(
            input: call.input, passages: call.usedPassages, schema: call.shape?.text, examples: prompt.examples
        ).messages(of: prompt)
        if let chat = call.chat {
            // What is remembered has been through the window.
            let isWindowed = call.memory.map { !$0.range.isEmpty } ?? false
            let turns = ChatTurns(of: chat, tokens: isWindowed ? .max : call.feature.budget.input, call.counter)
            call.messages = turns.around(call.messages)
            if turns.dropped > 0 { call.notes["turns.dropped"] = String(turns.dropped) }
        }
        call.notes["prompt"] = "\(prompt.name)@\(prompt.version)"
        guard call.feature.keptBundle == nil, let hash = call.setup.textHash(prompt.name, prompt.version) else {
            return
        }
        call.notes["prompt.text"] = hash
        if let since = call.setup.editedSince(call.feature) {
            call.notes["prompt.edited"] = "since its activation at \(since.rfc3339)"
        }
    }

    /// An input is answered whole or not at all: of half a contract, nobody would know which half was read.
    private func checkBudget(_ call: Call) throws(StageError) {
        let limit = call.feature.budget.input
        // No token is less than a byte.
        guard call.input.utf8.count > limit else { return }
        let found = call.counter.count(call.input)
        if found > limit {
            throw .inputOverBudget(limit: limit, found: found, feature: call.feature.name)
        }
    }

    /// Models that can't be held to a schema are told of it.
    private func schemaNote(_ call: Call) -> [Message] {
        guard let shape = call.shape, !call.route.candidates.allSatisfy(\.supportsSchema) else { return [] }
        let form = shape.isAnyObject ? "one JSON object" : "JSON that fits this schema:\n\(shape.text)"
        return [Message(.system, "Answer with \(form)")]
    }
}

/// The conversation around a feature's input: what the client's system says, earlier turns, and what came of the input.
struct ChatTurns {
    private var system: [Message]
    private var before: [Message]
    private let after: [Message]
    /// Messages left out, oldest first.
    private(set) var dropped = 0

    /// - Parameter tokens: What the earlier turns may have together. A turn is left out with all that belongs to it,
    ///   so that no tool answers a call that nobody made.
    init(of chat: ChatRequest, tokens: Int, _ counter: TokenCounter) {
        let place = chat.inputPlace ?? chat.messages.endIndex
        system = chat.messages[..<place].filter { $0.role == .system }
        before = chat.messages[..<place].filter { $0.role != .system }
        after = Array(chat.messages[place...].dropFirst())
        var sum = counter.count(before)
        while sum > tokens, !before.isEmpty {
            let next = before.dropFirst().firstIndex { $0.role == .user } ?? before.endIndex
            sum -= counter.count(before[..<next])
            dropped += next
            before.removeSubrange(..<next)
        }
    }

    /// - Parameter prompt: The feature's messages, the last of which holds the input.
    func around(_ prompt: [Message]) -> [Message] { prompt.dropLast() + system + before + prompt.suffix(1) + after }
}
