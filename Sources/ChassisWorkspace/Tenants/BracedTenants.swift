import ChassisCore

/// Tenants in braces, `{acme: {plan: starter}, beta: {…}}`, on one line or several, taken apart.
struct BracedTenants {
    /// `id: {…}`, each on one line.
    private(set) var entries: [String] = []
    /// What stands behind the last brace on its line: nothing, or a comment.
    private(set) var behind = ""
    /// Of the text, counted from 0.
    private(set) var lastLine = 0

    private var entry = ""
    private var depth = 0
    private var quote: Unicode.Scalar?

    /// - Parameter text: From before the first brace on, with whatever follows the last one.
    /// - Returns: `nil` where it is no such thing, or has comments within, which would be lost.
    init?(_ text: some StringProtocol) {
        let scalars = Array(text.unicodeScalars)
        guard var place = scalars.firstIndex(where: { !$0.properties.isWhitespace }), scalars[place] == "{" else {
            return nil
        }
        lastLine = scalars[..<place].count { $0 == "\n" }
        depth = 1
        while depth > 0 {
            place += 1
            guard place < scalars.count else { return nil }
            if scalars[place] == "\n" { lastLine += 1 }
            guard read(scalars[place], after: scalars[place - 1]) else { return nil }
        }
        behind = String(String.UnicodeScalarView(scalars[(place + 1)...].prefix { $0 != "\n" }))
        guard behind.trimmingSpace().first.map({ $0 == "#" }) ?? true else { return nil }
    }

    private mutating func read(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
        let isSpace = scalar.properties.isWhitespace
        if let open = quote {
            if scalar == open, !(isEscaped && open == "\"") { quote = nil }
        } else if scalar == "#", last.properties.isWhitespace {
            return false
        } else if scalar == "\"" || scalar == "'", isValueDue || scalar == "'" && last == "'" {
            // Doubled within a text in single quotes, it is one of its letters.
            quote = scalar
        } else if scalar == "{" || scalar == "[" {
            depth += 1
        } else if scalar == "}" || scalar == "]" {
            depth -= 1
        }
        if depth == 0 || depth == 1 && scalar == "," && quote == nil { return endEntry() }
        if !isSpace {
            entry.unicodeScalars.append(scalar)
        } else if entry.unicodeScalars.last != " " || quote != nil && scalar != "\n" && scalar != "\r" {
            entry += " "
        }
        return true
    }

    /// Whether an odd number of backslashes stands before what comes.
    private var isEscaped: Bool {
        entry.unicodeScalars.reversed().prefix { $0 == "\\" }.count % 2 == 1
    }

    /// Whether a quote here begins a text, and is not an apostrophe within one.
    private var isValueDue: Bool {
        entry.unicodeScalars.last { $0 != " " }.map { "{[,:".unicodeScalars.contains($0) } ?? true
    }

    private mutating func endEntry() -> Bool {
        let said = entry.trimmingSpace()
        entry = ""
        // Behind the last one a comma may stand.
        if said.isEmpty { return depth == 0 }
        guard let brace = said.firstIndex(of: "{"), said[..<brace].trimmingSpace().hasSuffix(":") else { return false }
        entries.append("\(said[..<brace].trimmingSpace()) \(said[brace...])")
        return true
    }
}
