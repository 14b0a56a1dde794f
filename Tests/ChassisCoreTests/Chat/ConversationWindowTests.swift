import ChassisCore
import ChassisTestSupport
import Testing

struct ConversationWindowTests {
    private static let call = ToolCall(id: "c1", name: "search", arguments: #"{"q":"void"}"#)

    private func turn(_ number: Int, usesTool: Bool) -> [Message] {
        let words = Array(repeating: "word", count: 10).joined(separator: " ")
        let tool = [
            Message(.assistant, "", toolCalls: [Self.call]), Message(.tool, "found \(number)", toolCallID: "c1"),
        ]
        return [Message(.user, "\(number) \(words)")] + (usesTool ? tool : []) + [Message(.assistant, "done \(number)")]
    }

    @Test(arguments: 0..<60) func `no tool's result is kept without its call, nor a call without its result`(seed: Int)
    {
        var noise = Noise(state: UInt64(seed))
        let messages = (0..<12).flatMap { turn($0, usesTool: Bool.random(using: &noise)) }

        let window = ConversationWindow(messages, tokens: Int.random(in: 0...300, using: &noise))

        #expect(window.dropped + window.kept == messages)
        #expect(window.kept.first.map { $0.role == .user } ?? true)
        #expect(window.kept.count { $0.role == .tool } == window.kept.count { !$0.toolCalls.isEmpty })
    }

    @Test func `a conversation that is quoted to be summed up is no forged one to the guard`() {
        let said = [Message(.user, "Hi"), Message(.assistant, "Hello")] + turn(1, usesTool: true)

        let prompt = ConversationWindow.summaryPrompt(ConversationWindow.quoted(said), tokens: 400)

        #expect(prompt.last?.content.contains("asked: Hi\nanswered: Hello\nasked: 1 word") == true)
        for message in prompt {
            #expect(InjectionGuard.standard.evaluate(message.content, isLearnedAsked: true).score < 0.4)
        }
    }

    @Test func `what fits stays whole, and a summary stands apart`() {
        let summary = Message(.user, ConversationWindow.summaryLead + "They met.")
        let messages = [summary] + turn(1, usesTool: true)

        let window = ConversationWindow(messages, tokens: 1000)

        #expect(window.summary == summary)
        #expect(window.kept == turn(1, usesTool: true))
        #expect(window.dropped.isEmpty)
        #expect(ConversationWindow(messages, tokens: 0).kept.isEmpty)
    }
}
