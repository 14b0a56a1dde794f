/// A word, a field with its values, or a sign of a filter.
struct JobFilterToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word(String)
        case field(String, [FieldValue])
        case or, not, open, close
    }

    /// One of the alternatives behind a colon, with the comparison in front of it.
    struct FieldValue: Hashable, Sendable {
        var comparison: JobFilter.Comparison?
        var text: String
        /// Whether it was quoted, so that `*` means itself.
        var isQuoted: Bool
        var column: Int
    }

    var kind: Kind
    var text: String
    /// Of its first character, from 1.
    var column: Int
    /// Of its last character.
    var end: Int

    var isTerm: Bool {
        switch kind {
        case .word, .field: true
        default: false
        }
    }

    static func tokens(of text: String) throws(FilterError) -> [JobFilterToken] {
        var reader = Reader(Array(text))
        var tokens: [JobFilterToken] = []
        while let token = try reader.next() { tokens.append(token) }
        return tokens
    }
}

private struct Reader {
    private let characters: [Character]
    private var position = 0

    init(_ characters: [Character]) { self.characters = characters }

    private var peek: Character? { position < characters.count ? characters[position] : nil }

    mutating func next() throws(FilterError) -> JobFilterToken? {
        while let character = peek, character.isWhitespace { position += 1 }
        guard let character = peek else { return nil }
        let start = position
        switch character {
        case "(": return sign(.open)
        case ")": return sign(.close)
        case "-", "!":
            guard position + 1 < characters.count, !characters[position + 1].isWhitespace else {
                throw .missing("what to leave out", column: position + 2)
            }
            return sign(.not)
        default: break
        }
        if character == "\"" {
            let word = try quoted()
            return token(.word(word), from: start)
        }
        let word = bare { $0 == ":" }
        if peek == ":" {
            position += 1
            return token(.field(word, try values()), from: start)
        }
        return token(["or", "OR"].contains(word) ? .or : .word(word), from: start)
    }

    private mutating func values() throws(FilterError) -> [JobFilterToken.FieldValue] {
        var values: [JobFilterToken.FieldValue] = []
        repeat {
            if !values.isEmpty { position += 1 }
            let column = position + 1
            let comparison = comparison()
            let isQuoted = peek == "\""
            let text = isQuoted ? try quoted() : bare { $0 == "," }
            guard isQuoted || !text.isEmpty else { throw .missing("a value", column: column) }
            values.append(.init(comparison: comparison, text: text, isQuoted: isQuoted, column: column))
        } while peek == ","
        return values
    }

    private mutating func comparison() -> JobFilter.Comparison? {
        for sign in ["<=", ">=", "<", ">", "="] where characters[position...].starts(with: sign) {
            position += sign.count
            return JobFilter.Comparison(rawValue: sign)
        }
        return nil
    }

    private mutating func bare(until isEnd: (Character) -> Bool) -> String {
        let start = position
        while let character = peek, !character.isWhitespace, !"()\"".contains(character), !isEnd(character) {
            position += 1
        }
        return String(characters[start..<position])
    }

    /// A backslash keeps the next character as it is.
    private mutating func quoted() throws(FilterError) -> String {
        let start = position
        position += 1
        var text = ""
        while let character = peek {
            position += 1
            if character == "\"" { return text }
            if character == "\\", let next = peek {
                position += 1
                text.append(next)
            } else {
                text.append(character)
            }
        }
        throw .unclosedQuote(column: start + 1)
    }

    private mutating func sign(_ kind: JobFilterToken.Kind) -> JobFilterToken {
        position += 1
        return token(kind, from: position - 1)
    }

    private func token(_ kind: JobFilterToken.Kind, from start: Int) -> JobFilterToken {
        JobFilterToken(kind: kind, text: String(characters[start..<position]), column: start + 1, end: position)
    }
}
