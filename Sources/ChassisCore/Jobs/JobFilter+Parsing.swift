extension JobFilter {
    /// Reads a filter; an empty text is every job.
    ///
    /// - Throws: `FilterError`, with the column of the mistake.
    package init(parsing text: String) throws(FilterError) {
        var parser = try JobFilterParser(text)
        self.init(try parser.parse())
    }
}

/// Recursive descent over the tokens: `or` binds weakest, then side by side, then negation.
struct JobFilterParser {
    static let maxCharacters = 4000
    static let maxTerms = 200
    static let maxDepth = 32

    private var tokens: [JobFilterToken]
    private var position = 0
    private var depth = 0

    init(_ text: String) throws(FilterError) {
        guard text.unicodeScalars.count <= Self.maxCharacters else { throw .tooLong(limit: Self.maxCharacters) }
        tokens = try JobFilterToken.tokens(of: text)
        guard tokens.count(where: { $0.isTerm }) <= Self.maxTerms else { throw .tooManyTerms(limit: Self.maxTerms) }
    }

    mutating func parse() throws(FilterError) -> JobFilter.Expression {
        guard !tokens.isEmpty else { return .and([]) }
        let expression = try alternatives()
        if let token = peek { throw .unexpected(token.text, column: token.column) }
        return expression
    }

    private var peek: JobFilterToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func alternatives() throws(FilterError) -> JobFilter.Expression {
        var parts = [try sequence()]
        while let token = peek, token.kind == .or {
            position += 1
            parts.append(try sequence())
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func sequence() throws(FilterError) -> JobFilter.Expression {
        var parts: [JobFilter.Expression] = []
        while let token = peek, token.kind != .or, token.kind != .close { parts.append(try factor()) }
        guard !parts.isEmpty else {
            if let token = peek { throw .unexpected(token.text, column: token.column) }
            throw .missing("a term", column: (tokens.last?.end ?? 0) + 1)
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func factor() throws(FilterError) -> JobFilter.Expression {
        guard let token = peek else { throw .missing("a term", column: (tokens.last?.end ?? 0) + 1) }
        position += 1
        switch token.kind {
        case .not:
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.maxDepth else { throw .tooDeep(limit: Self.maxDepth, column: token.column) }
            return .not(try factor())
        case .open:
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.maxDepth else { throw .tooDeep(limit: Self.maxDepth, column: token.column) }
            let inner = try alternatives()
            guard let close = peek, close.kind == .close else { throw .unclosedParenthesis(column: token.column) }
            position += 1
            return inner
        case .word(let word): return .word(word.lowercasedASCII)
        case .field(let name, let values):
            guard let field = JobFilter.Field(rawValue: name.lowercasedASCII) else {
                throw .unknownField(name, column: token.column, suggestion: Self.field(meantBy: name.lowercasedASCII))
            }
            var tests: [JobFilter.Test] = []
            for value in values { tests.append(try JobFilter.Test(value, of: field)) }
            return .field(field, tests)
        case .or, .close: throw .unexpected(token.text, column: token.column)
        }
    }

    private static func field(meantBy name: String) -> String? {
        let names = JobFilter.Field.allCases.map(\.rawValue)
        return Nearest.name(to: name, among: names) ?? names.first { name.count > 1 && $0.hasPrefix(name) }
    }
}
