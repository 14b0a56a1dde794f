/// An answer with what its model thought before it, as one text: so traces keep both, and so models that nobody reads
/// the thoughts out of write them themselves.
///
///     ThoughtText(reasoning: "2 + 2…", answer: "4").joined    // <think>\n2 + 2…\n</think>\n\n4
package struct ThoughtText: Hashable, Sendable {
    /// Empty where the answer has none.
    package var reasoning: String
    package var answer: String

    private static let begin = "<think>"
    private static let end = "</think>"

    package init(reasoning: String, answer: String) {
        self.reasoning = reasoning
        self.answer = answer
    }

    /// Takes the thoughts from the beginning of a text; one that doesn't begin with any, or doesn't end them, is all answer.
    package init(_ text: String) {
        self.init(reasoning: "", answer: text)
        guard text.utf8.starts(with: Self.begin.utf8), let end = text.utf8.firstRange(of: Array(Self.end.utf8)) else {
            return
        }
        let start = text.utf8.index(text.startIndex, offsetBy: Self.begin.utf8.count)
        reasoning = String(text[start..<end.lowerBound]).trimmed
        answer = String(text[end.upperBound...].drop { $0.isNewline })
    }

    package var joined: String {
        reasoning.isEmpty ? answer : "\(Self.begin)\n\(reasoning)\n\(Self.end)\n\n\(answer)"
    }
}
