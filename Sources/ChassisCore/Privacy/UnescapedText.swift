/// A text as its reader means it: without invisible characters, with escapes of URLs, HTML and programs undone.
///
/// Made only where the text has such signs. Each byte knows where it came from, so that what is found in it can be
/// masked in the text itself.
struct UnescapedText {
    private(set) var utf8: [UInt8] = []
    /// For each byte, where what it was made of begins and ends.
    private var starts: [Int] = []
    private var ends: [Int] = []

    /// - Returns: `nil` for a text in which nothing is escaped or hidden.
    init?(_ text: [UInt8]) {
        guard Self.mayHold(text) else { return nil }
        utf8.reserveCapacity(text.count)
        starts.reserveCapacity(text.count)
        ends.reserveCapacity(text.count)
        var isChanged = false
        var index = 0
        while index < text.count {
            if let (bytes, end) = Self.escape(at: index, in: text) {
                for byte in bytes { append(byte, from: index, to: end) }
                index = end
                isChanged = true
            } else {
                append(text[index], from: index, to: index + 1)
                index += 1
            }
        }
        guard isChanged, !utf8.isEmpty else { return nil }
    }

    /// Where a range of the unescaped bytes stands in the text.
    func range(of range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<ends[range.upperBound - 1] }

    private mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
        utf8.append(byte)
        starts.append(start)
        ends.append(end)
    }

    private static func mayHold(_ text: [UInt8]) -> Bool {
        var index = 0
        while index < text.count {
            switch text[index] {
            case 0x25, 0x26, 0x5C, 0xC2, 0xE2, 0xEF: if escape(at: index, in: text) != nil { return true }
            default: break
            }
            index += 1
        }
        return false
    }

    /// What an escape at a place stands for, nothing for an invisible character, and where it ends.
    private static func escape(at index: Int, in text: [UInt8]) -> (bytes: [UInt8], end: Int)? {
        switch text[index] {
        case 0x25:
            guard let high = text.at(index + 1).hexValue, let low = text.at(index + 2).hexValue else { return nil }
            let byte = high << 4 | low
            return (0x20..<0x7F).contains(byte) ? ([byte], index + 3) : nil
        case 0x26: return entity(at: index, in: text)
        case 0x5C: return programEscape(at: index, in: text)
        case 0xC2: return text.at(index + 1) == 0xAD ? ([], index + 2) : nil
        case 0xE2: return isInvisible(text.at(index + 1), text.at(index + 2)) ? ([], index + 3) : nil
        case 0xEF: return text.at(index + 1) == 0xBB && text.at(index + 2) == 0xBF ? ([], index + 3) : nil
        default: return nil
        }
    }

    /// U+200B to U+200F, U+202A to U+202E, U+2060 to U+2064, behind 0xE2.
    private static func isInvisible(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x80 && ((0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third))
            || second == 0x81 && (0xA0...0xA4).contains(third)
    }

    /// `&#64;`, `&#x40;`, `&commat;`; the semicolon may be missing behind a number.
    private static func entity(at index: Int, in text: [UInt8]) -> (bytes: [UInt8], end: Int)? {
        guard text.at(index + 1) == 0x23 else {
            for (name, byte) in names where text.has(name, at: index + 1) {
                return ([byte], index + 1 + name.count)
            }
            return nil
        }
        let isHex = text.at(index + 2) | 0x20 == 0x78
        var (cursor, value) = (index + (isHex ? 3 : 2), UInt32(0))
        let first = cursor
        while cursor < text.count, cursor - first < 7 {
            guard let digit = text[cursor].hexValue, isHex || digit < 10 else { break }
            value = value * (isHex ? 16 : 10) + UInt32(digit)
            cursor += 1
        }
        guard cursor > first, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
        if text.at(cursor) == 0x3B { cursor += 1 }
        return (UTF8.encode(scalar).map(Array.init) ?? [], cursor)
    }

    /// `\u0040` and `\x40`, as programs and JSON write them.
    private static func programEscape(at index: Int, in text: [UInt8]) -> (bytes: [UInt8], end: Int)? {
        let length = text.at(index + 1) == 0x75 ? 4 : text.at(index + 1) == 0x78 ? 2 : 0
        guard length > 0, index + 2 + length <= text.count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<length {
            guard let digit = text[index + 2 + offset].hexValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        guard value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
        return (UTF8.encode(scalar).map(Array.init) ?? [], index + 2 + length)
    }

    private static let names: [([UInt8], UInt8)] = [
        ("commat;", 0x40), ("period;", 0x2E), ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22),
        ("nbsp;", 0x20), ("hyphen;", 0x2D), ("dash;", 0x2D), ("plus;", 0x2B), ("lowbar;", 0x5F), ("colon;", 0x3A),
        ("num;", 0x23),
    ].map { (Array($0.0.utf8), $0.1) }
}
