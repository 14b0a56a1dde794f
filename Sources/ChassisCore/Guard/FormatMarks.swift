/// Marks of chat formats and of smuggled links, which words alone do not show.
enum FormatMarks {
    struct Mark {
        var rule: String
        var weight: Double
        var range: Range<Int>
    }

    static func found(in scalars: [Unicode.Scalar]) -> [Mark] {
        var marks: [Mark] = []
        var startsLine = true
        for index in scalars.indices {
            let scalar = scalars[index]
            // Most of a text is words.
            if !startsLine, scalar.isASCIILetter || scalar == " " { continue }
            if scalar == "<" || scalar == "[" || scalar == "#" {
                if let mark = template(at: index, in: scalars) { marks.append(mark) }
            } else if scalar == "!" {
                if let mark = image(at: index, in: scalars) { marks.append(mark) }
            }
            if startsLine {
                if let mark = speaker(at: index, in: scalars) { marks.append(mark) }
                if let mark = page(at: index, in: scalars) { marks.append(mark) }
            } else if scalar == ":", let mark = hiddenStyle(at: index, in: scalars) {
                marks.append(mark)
            } else if scalar == ";", let mark = statement(at: index, in: scalars) {
                marks.append(mark)
            }
            if scalar == "\n" || (scalar == "-" && opensComment(upTo: index, in: scalars)) {
                startsLine = true
            } else if scalar != " ", scalar != "\t" {
                startsLine = false
            }
        }
        if let mark = openTurn(in: scalars) { marks.append(mark) }
        return marks
    }

    /// `Human: … Assistant:`: a turn in the user's name, and the assistant's that the model is to go on with.
    private static func openTurn(in scalars: [Unicode.Scalar]) -> Mark? {
        guard let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }), scalars[end] == ":",
            let line = scalars[..<end].lastIndex(of: "\n").map({ $0 + 1 }),
            answerers.contains(where: { $0.count == end + 1 - line && matches($0, at: line, in: scalars) })
        else { return nil }
        var start = 0
        while start < line {
            if askers.contains(where: { matches($0, at: start, in: scalars) }) {
                return Mark(rule: "open-turn", weight: 0.4, range: line..<end + 1)
            }
            start = (scalars[start...].firstIndex(of: "\n") ?? line) + 1
        }
        return nil
    }

    private static let askers = ["human:", "user:", "customer:"].map { Array($0.unicodeScalars) }
    private static let answerers = ["assistant:", "ai:", "bot:", "chatbot:", "model:"].map { Array($0.unicodeScalars) }

    /// Whether `<!--` ends here: what follows stands as at a line's start.
    private static func opensComment(upTo index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        index >= 3 && scalars[index - 1] == "-" && scalars[index - 2] == "!" && scalars[index - 3] == "<"
    }

    private static func template(at index: Int, in scalars: [Unicode.Scalar]) -> Mark? {
        for (text, weight) in templates where matches(text, at: index, in: scalars) {
            return Mark(rule: "forged-format", weight: weight, range: index..<index + text.count)
        }
        return nil
    }

    /// A line in the name of the system or the assistant, as if the conversation went on.
    private static func speaker(at index: Int, in scalars: [Unicode.Scalar]) -> Mark? {
        let first = scalars[index].value
        guard first >= 0x80 || speakerFirsts[Int(first)] else { return nil }
        for (text, weight) in speakers where matches(text, at: index, in: scalars) {
            return Mark(rule: "forged-format", weight: weight, range: index..<index + text.count)
        }
        return nil
    }

    /// What only pages have: a line of a table, a comment, a block of fields.
    private static func page(at index: Int, in scalars: [Unicode.Scalar]) -> Mark? {
        // No such line begins with a letter.
        guard !scalars[index].isASCIILetter else { return nil }
        for text in pageStarts where matches(text, at: index, in: scalars) {
            return Mark(rule: "page-form", weight: 0.22, range: index..<index + text.count)
        }
        return nil
    }

    /// `display:none`: text that no reader sees, for one that reads all.
    private static func hiddenStyle(at index: Int, in scalars: [Unicode.Scalar]) -> Mark? {
        for (name, values) in hiddenStyles where index >= name.count {
            guard matches(name, at: index - name.count, in: scalars) else { continue }
            let start = index + 1 < scalars.count && scalars[index + 1] == " " ? index + 2 : index + 1
            if values.contains(where: { matches($0, at: start, in: scalars) }) {
                return Mark(rule: "hidden-style", weight: 0.35, range: index - name.count..<start)
            }
        }
        return nil
    }

    /// `x'; DROP TABLE users; --`: a statement that is to run behind a value, and a comment that cuts off the rest.
    private static func statement(at index: Int, in scalars: [Unicode.Scalar]) -> Mark? {
        var end = index + 1
        while end < scalars.count, scalars[end] == " " { end += 1 }
        guard statements.contains(where: { matches($0, at: end, in: scalars) }) else { return nil }
        while end + 1 < scalars.count, end - index < 160, scalars[end] != "\n" {
            if scalars[end] == "-", scalars[end + 1] == "-" {
                return Mark(rule: "smuggled-statement", weight: 0.6, range: index..<end)
            }
            end += 1
        }
        return nil
    }

    /// `![](https://host/?q=…)`: showing the picture sends the query.
    private static func image(at index: Int, in scalars: [Unicode.Scalar]) -> Mark? {
        guard index + 1 < scalars.count, scalars[index + 1] == "[" else { return nil }
        var end = index + 2
        while end < scalars.count, end - index < 120, scalars[end] != "]" { end += 1 }
        guard matches(link, at: end, in: scalars) || matches(plainLink, at: end, in: scalars) else { return nil }
        var hasQuery = false
        var hasSlot = false
        while end < scalars.count, end - index < 600, scalars[end] != ")", scalars[end] != "\n" {
            if scalars[end] == "=" { hasQuery = true }
            if scalars[end] == "{" || (hasQuery && scalars[end] == "[") { hasSlot = true }
            end += 1
        }
        return hasQuery ? Mark(rule: "exfiltration", weight: hasSlot ? 0.7 : 0.3, range: index..<end) : nil
    }

    /// Whether the text, in lower case, stands at an index in any case.
    private static func matches(_ text: [Unicode.Scalar], at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard index + text.count <= scalars.count else { return false }
        for (offset, wanted) in text.enumerated() {
            let scalar = scalars[index + offset]
            let folded = scalar.value < 0x80 ? Unicode.Scalar(UInt8(scalar.value).asciiLowercased) : scalar
            if folded != wanted { return false }
        }
        return true
    }

    private static let pageStarts = ["---\n", "| ", "<!--", "> ", "[//]: #"].map { Array($0.unicodeScalars) }
    private static let statements = [
        "drop table", "drop database", "delete from", "truncate ", "insert into", "update ", "alter table", "grant ",
        "shutdown", "exec ",
    ].map { Array($0.unicodeScalars) }
    private static let hiddenStyles: [(name: [Unicode.Scalar], values: [[Unicode.Scalar]])] = [
        ("display", ["none"]), ("visibility", ["hidden"]), ("font-size", ["0", "1px"]),
        ("opacity", ["0;", "0\"", "0.0"]),
        ("color", ["white", "#fff", "transparent"]),
    ].map { (Array($0.0.unicodeScalars), $0.1.map { Array($0.unicodeScalars) }) }
    private static let link = Array("](https://".unicodeScalars)
    private static let plainLink = Array("](http://".unicodeScalars)

    private static let templates: [([Unicode.Scalar], Double)] = [
        ("<|im_start|>", 0.7), ("<|im_end|>", 0.6), ("<|system|>", 0.7), ("<|assistant|>", 0.6), ("<|user|>", 0.5),
        ("<|endoftext|>", 0.6), ("<|start_header_id|>", 0.7), ("<|eot_id|>", 0.6), ("<start_of_turn>", 0.6),
        ("[inst]", 0.55), ("[/inst]", 0.6), ("<<sys>>", 0.7), ("<</sys>>", 0.7), ("</system>", 0.6), ("<system>", 0.5),
        ("<system_prompt>", 0.6), ("</system_prompt>", 0.6), ("[system]", 0.45), ("[system message]", 0.6),
        ("[/system]", 0.55), ("[admin]", 0.4), ("### system", 0.45), ("### instruction:", 0.4), ("<admin>", 0.4),
        ("<assistant>", 0.4), ("</assistant>", 0.4), ("[system:", 0.45), ("[hidden", 0.4), ("[invisible", 0.4),
        ("<tool_call>", 0.5), ("</tool_call>", 0.5), ("<function_call", 0.5), ("</tool_result>", 0.55),
        ("</tool_response>", 0.55),
        ("### user", 0.45), ("### human", 0.45), ("### assistant", 0.45), ("[[system", 0.6), ("[[assistant", 0.55),
        ("[assistant", 0.4), ("[ai:", 0.45), ("[note to ai", 0.5), ("###system", 0.45), ("<important>", 0.35),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    private static let speakers: [([Unicode.Scalar], Double)] = [
        ("system message:", 0.55), ("system prompt:", 0.5), ("system:", 0.45), ("assistant:", 0.45),
        ("system override", 0.7), ("system note:", 0.5), ("nota del sistema:", 0.55), ("note systeme", 0.55),
        ("note système", 0.55), ("systemhinweis:", 0.55), ("new instructions:", 0.6), ("new instruction:", 0.6),
        ("nota di sistema:", 0.55), ("nota do sistema:", 0.55), ("systemnachricht:", 0.55), ("developer:", 0.4),
        ("admin override", 0.6), ("end of system", 0.5), ("system update", 0.3), ("important system", 0.3),
        ("security update:", 0.2), ("system alert", 0.3), ("系统：", 0.5), ("系统提示", 0.5), ("система:", 0.5),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    /// Which ASCII characters a speaker's name begins with, in any case.
    private static let speakerFirsts: [Bool] = (0..<0x80).map { (value: UInt8) in
        speakers.contains { $0.0.first == Unicode.Scalar(value.asciiLowercased) }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { (value | 0x20) &- 0x61 < 26 }
}
