extension JobFilter.Test {
    /// Reads one alternative of a field.
    init(_ value: JobFilterToken.FieldValue, of field: JobFilter.Field) throws(FilterError) {
        let shown = (value.comparison?.rawValue ?? "") + value.text
        guard let test = Self.test(value, of: field) else {
            throw .badValue(field: field, value: shown, column: value.column)
        }
        self = test
    }

    private static func test(_ value: JobFilterToken.FieldValue, of field: JobFilter.Field) -> Self? {
        let text = value.text.lowercasedASCII
        let comparison = value.comparison ?? .equal
        switch field {
        case .state: return comparison == .equal ? JobFilter.StateName(rawValue: text).map(Self.state) : nil
        case .tenant, .feature, .model, .provider, .error:
            return comparison == .equal ? .text(.init(text, isPlain: value.isQuoted)) : nil
        case .prompt:
            guard comparison == .equal else { return nil }
            // A name alone is any of its versions.
            return .text(
                value.isQuoted || text.contains("@") ? .init(text, isPlain: value.isQuoted) : .init(text + "@*"))
        case .tier: return name(text, of: Tier.self, comparison)
        case .priority: return name(text, of: Priority.self, comparison)
        case .cache: return name(text, of: CacheResult.self, comparison)
        case .id: return (JobID(text) ?? nil).map { .integer(comparison, $0.number) }
        case .age, .ended, .latency: return Duration(parsing: text).map { .integer(comparison, $0.milliseconds) }
        case .cost:
            if text == "unknown", comparison == .equal { return .unknown }
            return Money(dollars: text).map { .integer(comparison, $0.nanoUSD) }
        case .tokens, .attempts:
            return Int64(text).flatMap { $0 >= 0 ? .integer(comparison, $0) : nil }
        case .confidence:
            return Double(text).flatMap { 0...1 ~= $0 ? .real(comparison, $0) : nil }
        }
    }

    private static func name<Name: RawRepresentable>(
        _ text: String, of: Name.Type, _ comparison: JobFilter.Comparison
    ) -> Self? where Name.RawValue == String {
        guard comparison == .equal, text.isEmpty || Name(rawValue: text) != nil else { return nil }
        return .text(.init(text, isPlain: true))
    }
}

extension JobFilter.Pattern {
    init(_ text: String, isPlain: Bool = false) {
        guard !isPlain else {
            self.init(pieces: [text])
            return
        }
        self.init(pieces: text.split(separator: "*", omittingEmptySubsequences: false).map(String.init))
    }
}

extension Money {
    /// Reads `0.05`, `$12` or `3`: at most nine decimals, up to a billion dollars, no sign; `nil` for anything else.
    package init?(dollars text: some StringProtocol) {
        let parts = (text.hasPrefix("$") ? text.dropFirst() : text[...])
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        let whole = parts.first ?? ""
        let decimals = parts.count > 1 ? parts[1] : ""
        guard !(whole.isEmpty && decimals.isEmpty), whole.count <= 9, decimals.count <= 9,
            (whole + decimals).utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
            let nano = Int64(whole + decimals + String(repeating: "0", count: 9 - decimals.count))
        else { return nil }
        self.init(nanoUSD: nano)
    }
}
