/// Texts as they are written into a YAML file, in the most readable form that reads back as the same text.
enum YAMLText {
    /// Plain, in single quotes, as a block of lines, or in double quotes with escapes.
    ///
    /// - Parameters:
    ///   - depth: Spaces before the key that the text stands behind.
    ///   - isInFlow: Whether it stands between brackets or braces, where commas and line breaks mean something.
    static func scalar(_ text: String, depth: Int = 0, isInFlow: Bool = false) -> String {
        if isPlain(text, isInFlow: isInFlow) { return text }
        guard text.unicodeScalars.allSatisfy({ isPrintable($0) || $0 == "\n" }) else { return escaped(text) }
        guard text.unicodeScalars.contains("\n") else { return "'" + text.replacing("'", with: "''") + "'" }
        let edges = [text.unicodeScalars.first, text.unicodeScalars.last].compactMap(\.self)
        guard !isInFlow, !edges.contains(where: \.properties.isWhitespace) else { return escaped(text) }
        let indent = String(repeating: " ", count: depth + 2)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return "|-\n" + lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
    }

    /// Whether it needs no quotes: nothing in it is a sign of YAML's, and it is not read as null, off or a number.
    private static func isPlain(_ text: String, isInFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, text.last != ":", text.last != " ",
            !text.contains(": "), !text.contains(" #"), text.unicodeScalars.allSatisfy(isPrintable),
            !["null", "off", "true", "false"].contains(text.lowercased())
        else { return false }
        return !isInFlow || !text.contains { ",[]{}:".contains($0) }
    }

    /// Whether a character may stand in a YAML file as it is, and is seen there.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    private static func escaped(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\"", "\\": out += "\\\(scalar)"
            case _ where isPrintable(scalar): out.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                out += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return out + "\""
    }
}
