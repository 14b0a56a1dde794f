/// Reads the JSON a model meant, out of the text it wrote.
package enum ModelOutput {
    /// What was read.
    package struct ParsedOutput: Sendable, Hashable {
        /// Nil when there is no JSON in the text.
        package let value: JSON?
        /// What was mended, each kind once, in the order met: "code fence removed", "trailing comma", "2 brackets closed".
        package let repairs: [String]
        /// Whether the text ends in the middle: a list may lack elements, a string its end, an object members.
        package let isTruncated: Bool
        /// Names that stand there without a value, as in `{"a": }`. They read as empty texts, so that the rest of the
        /// value keeps its form, and whoever needs a whole answer refuses one with gaps.
        package let gaps: [String]
        /// What may have been meant instead, the likeliest first: each of several values, what a text has in it. Whoever
        /// has a schema tries them against it.
        package let alternatives: [JSON]
    }

    /// Reads JSON, strictly first and then with forgiveness.
    ///
    /// Mends fences, prose around, wrong or missing quotes, commas, colons and closers, comments, and what other
    /// languages write: Python's literals, tuples and long strings, `"a" + "b"`, `ObjectId("…")`, `0x1F`. It never
    /// invents a value: a name without one is told among the `gaps`, a cut string keeps what is there and sets
    /// `isTruncated`, so that a caller may refuse both. `""` alone says nothing and is no value. `NaN` and `undefined`
    /// become null. Of several values, a later one of the same form replaces an earlier one, unless they stand on lines
    /// of their own; others make a list.
    ///
    ///     ModelOutput.parse("Sure! ```json\n{'total': 12,}\n```").value   // {"total":12}
    ///
    /// - Complexity: O(n); nesting beyond `JSON.maximumDepth` gives no value.
    package static func parse(_ text: String) -> ParsedOutput {
        do throws(JSONSyntaxError) {
            let value = try JSON(parsing: text)
            return ParsedOutput(
                value: value == "" ? Optional.none : .some(value), repairs: [], isTruncated: false, gaps: [],
                alternatives: value.string.flatMap(encoded).map { [$0] } ?? [])
        } catch {
            var prepared = text
            var notes: [String] = []
            for (note, change) in preparations {
                guard let changed = change(prepared) else { continue }
                prepared = changed
                notes.append(note)
            }
            var reader = ForgivingReader(asASCII(prepared))
            for note in notes { reader.note(note) }
            let value = reader.readAll()
            return ParsedOutput(
                value: value, repairs: reader.repairs, isTruncated: reader.isTruncated && value != nil,
                gaps: value == nil ? [] : reader.gaps, alternatives: reader.alternatives)
        }
    }

    /// The object or array that was written as a string of JSON.
    private static func encoded(_ text: String) -> JSON? {
        guard let first = text.utf8.first(where: { !$0.isASCIIWhitespace }), first == 0x7B || first == 0x5B else {
            return nil
        }
        return try? JSON(parsing: text)
    }

    /// What is done to the text as a whole before it is read; nil where there is nothing to do.
    private static let preparations: [(note: String, change: @Sendable (String) -> String?)] = [
        ("thoughts before the answer removed", afterThinking), ("entities of a page read", withoutEntities),
        ("marks of a quotation removed", unquoted), ("an opener missing", withOpener),
        ("braces missing", withBraces), ("escaped once too often", unescaped),
        ("line ends escaped between values", withLineEnds),
    ]

    /// What a reasoning model thinks aloud, `<think>…</think>`, is no answer, whatever brackets are in it.
    @Sendable private static func afterThinking(_ text: String) -> String? {
        guard let start = text.firstIndex(where: { !$0.isWhitespace }), text[start] == "<" else { return nil }
        for name in ["think", "thinking", "thought", "reasoning"] where text[start...].hasPrefix("<\(name)>") {
            guard let end = text.utf8.firstRange(of: Array("</\(name)>".utf8)) else { continue }
            return String(text[end.upperBound...])
        }
        return nil
    }

    /// `{&quot;a&quot;: 1}`: as it stands in a page.
    @Sendable private static func withoutEntities(_ text: String) -> String? {
        let utf8 = Array(text.utf8)
        guard !utf8.contains(0x22), let opener = utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
            let next = utf8[(opener + 1)...].firstIndex(where: { !$0.isASCIIWhitespace })
        else { return nil }
        let entities: [(name: String, value: UInt8)] = [
            ("&quot;", 0x22), ("&#34;", 0x22), ("&#39;", 0x27), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26),
        ]
        guard utf8.has(Array("&quot;".utf8), at: next) || utf8.has(Array("&#34;".utf8), at: next) else { return nil }
        var out: [UInt8] = []
        var index = 0
        while index < utf8.count {
            if utf8[index] == 0x26, let entity = entities.first(where: { utf8.has(Array($0.name.utf8), at: index) }) {
                out.append(entity.value)
                index += entity.name.utf8.count
            } else {
                out.append(utf8[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Lines of a mail's quotation, `> {` and so on.
    @Sendable private static func unquoted(_ text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func isQuoted(_ line: Substring) -> Bool { line.first { $0 != " " } == ">" }
        guard let first = lines.firstIndex(where: isQuoted), let last = lines.lastIndex(where: isQuoted),
            lines[first...last].allSatisfy({ isQuoted($0) || $0.allSatisfy(\.isWhitespace) }),
            lines[first].contains("{") || lines[first].contains("[")
        else { return nil }
        for index in first...last { lines[index] = lines[index].drop { $0 == " " }.dropFirst() }
        return lines.joined(separator: "\n")
    }

    /// `"a": 1, "b": 2`: members without braces, and nothing else.
    @Sendable private static func withBraces(_ text: String) -> String? {
        guard text.utf8.first(where: { !$0.isASCIIWhitespace }) == 0x22 else { return nil }
        let whole = "{\(text)}"
        return (try? JSON(parsing: whole)) == nil ? nil : whole
    }

    /// `{\n "a": 1\n}` with its line ends escaped, though they stand between the values.
    @Sendable private static func withLineEnds(_ text: String) -> String? {
        let utf8 = Array(text.utf8)
        guard utf8.contains(0x5C) else { return nil }
        var out: [UInt8] = []
        var isString = false
        var index = 0
        while index < utf8.count {
            let next = utf8[index]
            if next == 0x22 { isString.toggle() }
            if next == 0x5C {
                let isLineEnd = !isString && [UInt8.of("n"), .of("r"), .of("t")].contains(utf8.at(index + 1))
                out += isLineEnd ? [0x20] : [next, utf8.at(index + 1)]
                index += 2
            } else {
                out.append(next)
                index += 1
            }
        }
        let changed = String(decoding: out, as: UTF8.self)
        return (try? JSON(parsing: changed)) == nil ? nil : changed
    }

    /// `"a": 1, "b": 2}`: members without the brace that opens them. That is so where a name in quotes begins the text
    /// and the brace that ends it is the one closer too many.
    @Sendable private static func withOpener(_ text: String) -> String? {
        let utf8 = Array(text.utf8)
        var start = 0
        if let fence = utf8.firstIndex(where: { !$0.isASCIIWhitespace }), utf8.has(Array("```".utf8), at: fence) {
            start = utf8[fence...].firstIndex(of: 0x0A) ?? utf8.count
        }
        while utf8.at(start).isASCIIWhitespace { start += 1 }
        var end = utf8.count
        while end > start, utf8[end - 1].isASCIIWhitespace || utf8[end - 1] == 0x60 { end -= 1 }
        guard end > start, utf8[start] == 0x22, utf8[end - 1] == 0x7D else { return nil }
        var depth = 0
        var isString = false
        var wasName = false
        var index = start
        while index < end {
            switch utf8[index] {
            case 0x5C where isString: index += 1
            case 0x22:
                isString.toggle()
                if !isString, !wasName {
                    var next = index + 1
                    while utf8.at(next).isASCIIWhitespace { next += 1 }
                    guard utf8.at(next) == 0x3A else { return nil }
                    wasName = true
                }
            case 0x7B where !isString, 0x5B where !isString: depth += 1
            case 0x7D where !isString, 0x5D where !isString:
                depth -= 1
                guard depth >= 0 || index == end - 1 else { return nil }
            default: break
            }
            index += 1
        }
        return depth == -1 && !isString ? "{" + String(decoding: utf8[start..<end], as: UTF8.self) : nil
    }

    /// `{\"a\": 1}`: an object that was written as a string, without the string's quotes.
    @Sendable private static func unescaped(_ text: String) -> String? {
        let utf8 = Array(text.utf8)
        guard let opener = utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
            let next = firstSolid(utf8, from: opener + 1), utf8[next] == 0x5C, utf8.at(next + 1) == 0x22
        else { return nil }
        var out: [UInt8] = []
        var index = 0
        while index < utf8.count {
            let following = utf8.at(index + 1)
            switch (utf8[index], following) {
            case (0x5C, 0x22), (0x5C, 0x5C): out.append(following)
            case (0x5C, .of("n")): out.append(0x0A)
            case (0x5C, .of("t")): out.append(0x09)
            default:
                out.append(utf8[index])
                index -= 1
            }
            index += 2
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Past blanks, and past those that are escaped.
    private static func firstSolid(_ utf8: [UInt8], from start: Int) -> Int? {
        var place = start
        while place < utf8.count {
            if utf8[place].isASCIIWhitespace {
                place += 1
            } else if utf8[place] == 0x5C, [UInt8.of("n"), .of("r"), .of("t")].contains(utf8.at(place + 1)) {
                place += 2
            } else {
                return place
            }
        }
        return nil
    }

    /// Brackets, colons and commas of full width outside of strings as JSON has them.
    private static func asASCII(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { fullWidth[$0] != nil }) else { return text }
        var out = String.UnicodeScalarView()
        var isString = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if scalar == "\"", !isEscaped { isString.toggle() }
            isEscaped = scalar == "\\" && !isEscaped
            out.append(isString ? scalar : fullWidth[scalar] ?? scalar)
        }
        // Where quotes are missing nobody can tell what is outside.
        return isString ? text : String(out)
    }

    private static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
        "：": ":", "，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]",
    ]
}
