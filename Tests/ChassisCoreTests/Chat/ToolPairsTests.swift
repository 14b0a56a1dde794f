import ChassisCore
import Testing

struct ToolPairsTests {
    private static func asked(_ ids: String..., text: String = "") -> Message {
        Message(.assistant, text, toolCalls: ids.map { ToolCall(id: $0, name: "lookup", arguments: "{}") })
    }
    private static func result(_ id: String) -> Message { Message(.tool, "Found.", toolCallID: id) }
    private static let question = Message(.user, "Which plan?")

    @Test func `calls with all their results stay as they are`() {
        let messages = [
            Self.question, Self.asked("a", "b"), Self.result("b"), Self.result("a"), Message(.assistant, "Pro."),
        ]

        #expect(ToolPairs.kept(of: messages, before: [Self.question]) == messages)
    }

    @Test func `a call that nobody answered goes, what was said beside it stays`() {
        let messages = [Self.question, Self.asked("a", text: "I will look."), Self.question, Self.asked("b")]

        let kept = ToolPairs.kept(of: messages, before: [Self.question])

        #expect(kept == [Self.question, Message(.assistant, "I will look."), Self.question, nil])
    }

    @Test func `of several calls those stay that have results`() {
        let kept = ToolPairs.kept(of: [Self.asked("a", "b"), Self.result("b"), Self.question], before: [])

        #expect(kept == [Self.asked("b"), Self.result("b"), Self.question])
    }

    @Test func `a call whose result is the first of the messages behind it is kept`() {
        let messages = [Self.question, Self.asked("a", "b"), Self.result("a")]

        #expect(ToolPairs.kept(of: messages, before: [Self.result("b"), Self.question]) == messages)
        #expect(ToolPairs.kept(of: messages, before: [Self.question, Self.result("b")])[1] == Self.asked("a"))
    }

    @Test func `a result goes whose call is not right before it`() {
        let messages = [
            Self.result("x"), Self.asked("a"), Self.result("a"), Self.result("a"), Self.question, Self.result("a"),
        ]

        let kept = ToolPairs.kept(of: messages, before: [])

        #expect(kept == [nil, Self.asked("a"), Self.result("a"), nil, Self.question, nil])
    }
}
