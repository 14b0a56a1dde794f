import ChassisCore

/// The keys of one mapping, read one by one with their checks.
///
/// Each reader reports what is wrong and then gives some value of the right type, so that reading goes on and finds
/// the other mistakes; a workspace with an error in its log is never used.
struct Fields {
    let place: Place
    let log: ProblemLog
    /// `engine`, `models.gpt-x`, or nothing at the top of a file.
    private let path: String
    private let members: [String: YAMLNode]
    private let lines: [String: Int]

    /// Reports unknown keys and keys that look like secrets; `nil` (and reported) when the node is no mapping.
    init?(_ node: YAMLNode, path: String = "", keys: [String], log: ProblemLog) {
        let name = path.isEmpty ? "the file" : path
        guard case .map(let members) = node.kind else {
            log.error(
                node.place, "\(printable(name)) is not a mapping",
                expected: "keys and values (\(choice(keys)))", found: node.foundKind)
            return nil
        }
        self.place = node.place
        self.path = printable(path)
        self.log = log
        for member in members where !keys.contains(member.name) {
            Self.reportUnknown(member, path: path, keys: keys, file: node.place.file, log: log)
        }
        self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
        self.lines = Dictionary(members.map { ($0.name, $0.line) }) { first, _ in first }
    }

    func has(_ key: String) -> Bool { members[key] != nil }

    /// Where the key stands, or where the mapping starts when it isn't there.
    func place(of key: String) -> Place { lines[key].map { Place(place.file, line: $0) } ?? place }

    func label(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The value under a key, or `nil` when it is missing.
    func node(_ key: String) -> YAMLNode? { members[key] }

    /// The value under a key that must be there.
    func required(_ key: String, expected: String) -> YAMLNode? {
        if let node = members[key] { return node }
        log.error(place, "\(label(key)) is missing", expected: expected, found: "nothing")
        return nil
    }

    /// The value under a key, or `nil` when it is missing or null, and (reported) when nothing stands behind it: a rule whose
    /// lines are commented out must not mean "anything goes".
    func optional(_ key: String) -> YAMLNode? {
        guard let node = members[key], !node.isNull else {
            if members[key]?.isBlank == true {
                wrong(key, "has no value", expected: "a value, null or no such key", found: "nothing")
            }
            return nil
        }
        return node
    }

    func wrong(_ key: String, _ what: String, expected: String, found: String) {
        log.error(place(of: key), "\(label(key)) \(what)", expected: expected, found: found)
    }

    private static func reportUnknown(
        _ member: YAMLNode.Member, path: String, keys: [String], file: String, log: ProblemLog
    ) {
        let place = Place(file, line: member.line)
        if isSecretName(member.name) {
            log.error(
                place, "a secret in a workspace file: put the key into the environment",
                expected: "key_env: NAME_OF_THE_VARIABLE in the provider", found: quoted(member.name))
            return
        }
        log.error(
            place,
            "unknown key" + (path.isEmpty ? "" : " in \(printable(path))") + suggestion(for: member.name, among: keys),
            expected: choice(keys), found: quoted(member.name))
    }

    /// Whether a key's name says that its value is a secret.
    static func isSecretName(_ name: String) -> Bool {
        let name = name.lowercased().replacing("-", with: "_")
        return ["key", "apikey", "token", "secret", "password", "passwd", "authorization", "credentials"].contains(name)
            || ["_key", "_token", "_secret", "_password"].contains { name.hasSuffix($0) }
    }

    /// Whether a line of a file that can't be read looks as if it gave a secret away.
    static func holdsSecret(_ line: some StringProtocol) -> Bool {
        line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }.contains { isSecretName(String($0)) }
            || line.contains("sk-")
    }
}

extension Fields {
    /// The text of a required scalar, trimmed; empty (and reported) when it is missing or no text.
    func text(_ key: String, expected: String, atMost limit: Int = 1000) -> String {
        guard let node = required(key, expected: expected) else { return "" }
        return text(node, key, expected: expected, atMost: limit)
    }

    /// The text of a scalar that may be missing.
    func text(_ key: String, or fallback: String, expected: String, atMost limit: Int = 1000) -> String {
        guard let node = members[key] else { return fallback }
        return text(node, key, expected: expected, atMost: limit)
    }

    private func text(_ node: YAMLNode, _ key: String, expected: String, atMost limit: Int) -> String {
        guard let text = node.text.map({ String($0.trimmingSpace()) }) else {
            wrong(key, "is not text", expected: expected, found: node.found)
            return ""
        }
        guard !text.isEmpty, text.unicodeScalars.count <= limit else {
            let found = text.isEmpty ? "an empty text" : "\(text.unicodeScalars.count) characters"
            wrong(
                key, text.isEmpty ? "is empty" : "is too long", expected: "\(expected), 1 to \(limit) characters",
                found: found)
            return ""
        }
        return text
    }

    /// A whole number; the key may be missing.
    func integer(_ key: String, _ range: ClosedRange<Int>, or fallback: Int) -> Int {
        guard let node = members[key] else { return fallback }
        let low = decimalText(Int64(range.lowerBound), digits: 0)
        let value = scaled(
            node, key, digits: 0, Int64(range.lowerBound)...Int64(range.upperBound), unit: "a whole number")
        return value.map(Int.init) ?? Int(low) ?? fallback
    }

    /// A decimal number times ten to the power of `digits`, exactly; the key may be missing if there is a fallback.
    func decimal(_ key: String, digits: Int, upTo limit: Int64, unit: String, or fallback: Int64?) -> Int64 {
        let range = 0...limit
        guard let fallback else {
            let expected = Self.wording(range, digits: digits, unit: unit)
            let node = required(key, expected: expected)
            return node.flatMap { scaled($0, key, digits: digits, range, unit: unit) } ?? 0
        }
        return members[key].map { scaled($0, key, digits: digits, range, unit: unit) ?? 0 } ?? fallback
    }

    /// The same for a price that may be left out or null, which means that it isn't known.
    func optionalDecimal(_ key: String, digits: Int, upTo limit: Int64, unit: String) -> Int64? {
        optional(key).flatMap { scaled($0, key, digits: digits, 0...limit, unit: unit) }
    }

    /// A number with up to six decimals, for scores and the like.
    func fraction(_ key: String, upTo limit: Int64 = 1, or fallback: Double) -> Double {
        guard let node = members[key] else { return fallback }
        return scaled(node, key, digits: 6, 0...limit * 1_000_000, unit: "a number").map { Double($0) / 1e6 } ?? 0
    }

    private static func wording(_ range: ClosedRange<Int64>, digits: Int, unit: String) -> String {
        "\(unit) from \(decimalText(range.lowerBound, digits: digits)) to \(decimalText(range.upperBound, digits: digits))"
    }

    private func scaled(
        _ node: YAMLNode, _ key: String, digits: Int, _ range: ClosedRange<Int64>, unit: String
    ) -> Int64? {
        let expected = Self.wording(range, digits: digits, unit: unit)
        switch node.plain.map({ ExactDecimal($0, digits: digits) }) ?? .notANumber {
        case .scaled(let value) where range.contains(value): return value
        case .scaled, .tooLarge: wrong(key, "is out of range", expected: expected, found: node.found)
        case .tooFine:
            let steps = digits == 0 ? expected : "steps of \(decimalText(1, digits: digits)) (\(unit))"
            wrong(key, digits == 0 ? "is not a whole number" : "is too fine", expected: steps, found: node.found)
        case .notANumber: wrong(key, "is not a number", expected: expected, found: node.found)
        }
        return nil
    }

    func boolean(_ key: String, or fallback: Bool) -> Bool {
        guard let node = members[key] else { return fallback }
        switch node.plain {
        case "true": return true
        case "false": return false
        default:
            wrong(key, "is not true or false", expected: "true or false", found: node.found)
            return fallback
        }
    }

    /// `30s`, within a range; the key may be missing.
    func duration(_ key: String, _ range: ClosedRange<Duration>, or fallback: Duration) -> Duration {
        guard let node = members[key] else { return fallback }
        let expected = "a duration from \(range.lowerBound.short) to \(range.upperBound.short)"
        guard let text = node.text, let value = Duration(parsing: text) else {
            wrong(
                key, "is not a duration", expected: expected + ", such as 500ms, 30s, 5m, 2h or 7d", found: node.found)
            return fallback
        }
        guard range.contains(value) else {
            wrong(key, "is out of range", expected: expected, found: node.found)
            return fallback
        }
        return value
    }

    /// One of a few words; the key may be missing if there is a fallback.
    func word<Word: RawRepresentable & CaseIterable>(_ key: String, or fallback: Word?) -> Word?
    where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        guard let node = fallback == nil ? required(key, expected: choice(words)) : members[key] else {
            return fallback
        }
        if let word = node.text.flatMap(Word.init(rawValue:)) { return word }
        let hint = suggestion(for: node.text ?? "", among: words)
        wrong(key, "is not known\(hint)", expected: choice(words), found: node.found)
        return fallback
    }
}

extension Duration {
    /// In the largest unit that leaves a whole number: `90s`, `1h`.
    var short: String {
        let units: [(String, Int64)] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)]
        let unit = units.first { milliseconds != 0 && milliseconds % $0.1 == 0 } ?? ("ms", 1)
        return "\(milliseconds / unit.1)\(unit.0)"
    }
}

extension StringProtocol {
    /// Without white space and line breaks at both ends.
    func trimmingSpace() -> SubSequence {
        let rest = drop(while: \.isWhitespace)
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return rest.prefix(0) }
        return rest[...last]
    }
}
