/// Words in quotes of any kind: `"…"`, `'…'`, `„…“`, `«…»`, `「…」`.
enum Quotation {
    /// What opens one, and what closes it.
    private static let pairs: [(opening: [UInt8], closings: [[UInt8]])] = [
        ("\"", ["\""]), ("'", ["'"]), ("`", ["`"]), ("“", ["”", "“"]), ("„", ["“", "”"]), ("‘", ["’"]),
        ("‚", ["‘", "’"]),
        ("«", ["»"]), ("‹", ["›"]), ("「", ["」"]), ("『", ["』"]), ("【", ["】"]),
    ].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }

    static func opens(at index: Int, in utf8: [UInt8]) -> Bool {
        pairs.contains { utf8.has($0.opening, at: index) }
    }

    /// What stands within the quotes that open at `start`: 128 bytes of one line at most; nil where none open or close.
    static func inside(from start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let pair = pairs.first(where: { utf8.has($0.opening, at: start) }) else { return nil }
        let first = start + pair.opening.count
        var end = first
        while end < utf8.count, end - first <= 128, utf8[end] != 0x0A {
            if pair.closings.contains(where: { utf8.has($0, at: end) }) { return end > first ? first..<end : nil }
            end += 1
        }
        return nil
    }
}
