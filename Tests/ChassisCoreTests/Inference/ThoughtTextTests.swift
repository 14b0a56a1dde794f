import ChassisCore
import Testing

struct ThoughtTextTests {
    @Test(arguments: [("First this.\nThen that.", "Yes."), ("", "Yes."), ("Hm.", ""), ("", "  Yes.\n")])
    func `what was joined is taken apart`(reasoning: String, answer: String) {
        let joined = ThoughtText(reasoning: reasoning, answer: answer).joined

        #expect(ThoughtText(joined) == ThoughtText(reasoning: reasoning, answer: answer))
    }

    @Test func `what a model wrote so itself is taken apart`() {
        #expect(ThoughtText("<think>Hm.</think>\nYes.") == ThoughtText(reasoning: "Hm.", answer: "Yes."))
    }

    @Test(arguments: ["<think>Hm.", "Yes: <think>Hm.</think>", "</think>Yes.", ""])
    func `a text that doesn't begin with whole thoughts is all answer`(text: String) {
        #expect(ThoughtText(text) == ThoughtText(reasoning: "", answer: text))
    }
}
