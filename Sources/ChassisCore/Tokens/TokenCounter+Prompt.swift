extension TokenCounter {
    /// What services put around the texts of a chat: its role and its ends around each message, an id around each call of
    /// a function, and the place where the answer begins.
    package static func frame(of messages: some Sequence<Message>) -> Int {
        messages.reduce(answerFrame) { $0 + messageFrame * (1 + $1.toolCalls.count) }
    }

    private static let messageFrame = 4
    private static let answerFrame = 3

    /// Tokens of the functions that a model is offered, as their definitions are written; 0 for none.
    package func count(_ tools: [ToolDefinition]) -> Int { tools.reduce(0) { $0 + count($1.json.text) } }

    /// Tokens of a whole prompt as its service counts it: texts, functions and frame.
    ///
    /// - Parameter schema: What the answer is to be like, where the service is told.
    package func prompt(
        _ messages: some Sequence<Message>, tools: [ToolDefinition] = [], schema: String = ""
    ) -> Int {
        guard case .calibrated(let calibration) = method else {
            return count(messages) + count(tools) + count(schema) + Self.frame(of: messages)
        }
        // What was reported has the frame in it.
        return calibration.prompt(Self.estimate.texts(messages, tools: tools) + Self.estimate.count(schema))
    }

    /// The same where the estimate of its texts is known: counting them again would cost as much once more.
    ///
    /// - Parameter estimated: What `estimate.texts` says of the messages and tools.
    package func prompt(_ messages: some Sequence<Message>, tools: [ToolDefinition], estimated: Int) -> Int {
        switch method {
        case .calibrated(let calibration): calibration.prompt(estimated)
        case .estimated where family == Self.estimate.family: estimated + Self.frame(of: messages)
        default: prompt(messages, tools: tools)
        }
    }

    /// Tokens of what is written in a prompt, without its frame.
    package func texts(_ messages: some Sequence<Message>, tools: [ToolDefinition]) -> Int {
        count(messages) + count(tools)
    }
}
