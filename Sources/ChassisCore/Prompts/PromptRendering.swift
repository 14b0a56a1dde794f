/// What stands for the variables of a prompt, and how they are written out.
///
/// One pass over the template: text put in for a variable is never looked at again, so an input that contains
/// `{{context}}` stays the user's words.
package struct PromptRendering: Sendable {
    private let values: [String: String]

    package init(input: String, passages: [Passage], schema: String?, examples: [PromptExample]) {
        let context = passages.enumerated().map { "[\($0.offset + 1)] \($0.element.title)\n\($0.element.text)" }
        let shown = examples.map { "Input: \($0.input)\nOutput: \($0.output)" }
        values = [
            "input": input,
            "context": context.isEmpty ? "(nothing found)" : context.joined(separator: "\n\n"),
            "schema": schema ?? "",
            "examples": shown.joined(separator: "\n\n"),
        ]
    }

    /// The system message, if the prompt has one, and the user's.
    package func messages(of prompt: Prompt) -> [Message] {
        let system = render(prompt.system)
        return (system.isEmpty ? [] : [Message(.system, system)]) + [Message(.user, render(prompt.user))]
    }

    private func render(_ template: String) -> String {
        var out = ""
        var rest = template.utf8[...]
        while let open = Self.firstPair(of: UInt8(ascii: "{"), in: rest) {
            out += Substring(rest[..<open.lowerBound])
            guard let close = Self.firstPair(of: UInt8(ascii: "}"), in: rest[open.upperBound...]) else {
                rest = rest[open.lowerBound...]
                break
            }
            let name = Substring(rest[open.upperBound..<close.lowerBound]).filter { $0 != " " }
            out += values[name] ?? String(Substring(rest[open.lowerBound..<close.upperBound]))
            rest = rest[close.upperBound...]
        }
        return out + Substring(rest)
    }

    /// Where a byte stands twice. A search by characters takes as long as all else that is done to a prompt.
    private static func firstPair(of byte: UInt8, in text: Substring.UTF8View) -> Range<String.Index>? {
        var place = text.firstIndex(of: byte)
        while let first = place {
            let second = text.index(after: first)
            guard second < text.endIndex else { return nil }
            if text[second] == byte { return first..<text.index(after: second) }
            place = text[second...].firstIndex(of: byte)
        }
        return nil
    }
}
