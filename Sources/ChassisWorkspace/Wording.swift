import ChassisCore

/// The text with everything that is not plainly visible written as `\u{…}`, and cut after `limit` characters.
///
/// File contents end up on terminals; an escape sequence or a bidirectional override must not.
func printable(_ text: some StringProtocol, limit: Int = 60) -> String {
    var out = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == limit { return out + "…" }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            out += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out
}

/// `'text'`, printable and clipped.
func quoted(_ text: some StringProtocol) -> String { "'\(printable(text))'" }

/// `a`, `a or b`, `one of a, b, c` in the given order; long lists are cut.
func choice(_ words: some Collection<String>) -> String {
    let list = words.prefix(30).map { printable($0) }
    switch list.count {
    case 0: return "one that exists (there is none)"
    case 1: return list[0]
    case 2: return "\(list[0]) or \(list[1])"
    default: return "one of " + list.joined(separator: ", ") + (words.count > list.count ? ", …" : "")
    }
}

/// ` (did you mean 'x'?)` for the word most like `word`, or nothing when none is near.
func suggestion(for word: String, among words: some Sequence<String>) -> String {
    Nearest.name(to: word, among: words).map { " (did you mean '\(printable($0))'?)" } ?? ""
}

/// The halves of `expected A, found B`, which other rooms' messages are made of; one of another form is found whole.
func halves(of problem: String, expected: String) -> (expected: String, found: String) {
    let text = printable(problem, limit: 300)
    guard text.hasPrefix("expected "), let middle = text.ranges(of: ", found ").last else { return (expected, text) }
    return (String(text[..<middle.lowerBound].dropFirst("expected ".count)), String(text[middle.upperBound...]))
}
