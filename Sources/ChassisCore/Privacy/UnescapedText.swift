/// A text as its reader means it: without invisible characters, with escapes of URLs, HTML, mails and programs undone,
/// and with the digits and signs of other keyboards as those of this one.
///
/// Made only where the text has such signs. What is found in it can be told where it stands in the text itself.
struct UnescapedText {
    /// Where bytes of the unescaped text came from an escape; all others are as they were.
    private struct Edit {
        /// Of the unescaped text; empty for a character that was passed over.
        var range: Range<Int>
        /// Of the text.
        var source: Range<Int>
    }

    private(set) var utf8: [UInt8] = []
    private var edits: [Edit] = []

    /// - Returns: `nil` for a text in which nothing is escaped or hidden.
    init?(_ text: [UInt8]) {
        var done = 0
        var index = Self.next(from: 0, in: text)
        var isMail: Bool?
        while index < text.count {
            if let escape = Self.escape(at: index, in: text, isMail: &isMail) {
                if edits.isEmpty { utf8.reserveCapacity(text.count) }
                // Blanks before `[at]` go with it.
                var index = index
                if Self.isBracket(text[index]) { while index > done, text[index - 1] == 0x20 { index -= 1 } }
                utf8 += text[done..<index]
                let start = utf8.count
                for shift in 0..<escape.count { utf8.append(UInt8(truncatingIfNeeded: escape.bytes >> (8 * shift))) }
                edits.append(Edit(range: start..<utf8.count, source: index..<escape.end))
                done = escape.end
            }
            index = Self.next(from: max(done, index + 1), in: text)
        }
        guard !edits.isEmpty else { return nil }
        utf8 += text[done...]
        if utf8.isEmpty { return nil }
    }

    /// Where a range of the unescaped text stands in the text, whole escapes with it.
    func range(of range: Range<Int>) -> Range<Int> {
        source(of: range.lowerBound).lowerBound..<source(of: range.upperBound - 1).upperBound
    }

    private func source(of index: Int) -> Range<Int> {
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.lowerBound <= index { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return index..<index + 1 }
        let edit = edits[low - 1]
        if edit.range.contains(index) { return edit.source }
        let place = edit.source.upperBound + index - edit.range.upperBound
        return place..<place + 1
    }

    /// The next byte that may begin an escape or an invisible character.
    private static func next(from index: Int, in text: [UInt8]) -> Int {
        text.withUnsafeBufferPointer { bytes in
            var index = index
            while index < bytes.count {
                let byte = bytes[index]
                // Most of a text is words.
                if (byte | 0x20) &- 0x61 < 26 || byte == 0x20 {
                    index += 1
                    continue
                }
                let isOpening =
                    byte < 0x80
                    ? byte == 0x25 || byte == 0x26 || byte == 0x5C || byte == 0x3D || byte == 0x3C || byte == 0x5F
                        || byte == 0x1B || isBracket(byte)
                    : byte >= 0xC0 && leads >> UInt64(byte &- 0xC0) & 1 == 1
                if isOpening { break }
                index += 1
            }
            return index
        }
    }

    /// First bytes of 0xC0 and above that may begin an escape or a digit, a bit each.
    private static let leads: UInt64 = [0xC2, 0xD9, 0xDB, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0].reduce(0) {
        $0 | 1 << ($1 - 0xC0)
    }

    /// What an escape stands for, the first byte lowest, and where it ends; no bytes for an invisible character.
    private typealias Escape = (bytes: UInt32, count: Int, end: Int)

    /// - Parameter isMail: Whether the text is a mail in quoted-printable, once that was asked.
    private static func escape(at index: Int, in text: [UInt8], isMail: inout Bool?) -> Escape? {
        switch text[index] {
        case 0x25:
            guard let high = text.at(index + 1).hexValue, let low = text.at(index + 2).hexValue else { return nil }
            let byte = high << 4 | low
            return byte >= 0x20 && byte != 0x7F ? (UInt32(byte), 1, index + 3) : nil
        case 0x26: return entity(at: index, in: text)
        case 0x5C: return programEscape(at: index, in: text)
        case 0x3D:
            if let escape = softBreak(at: index, in: text) { return escape }
            let byte = QuotedPrintable.byte(
                at: index,
                isMail: {
                    let answer = isMail ?? QuotedPrintable.isUsed(in: text)
                    isMail = answer
                    return answer
                }, in: text)
            return byte.map { (UInt32($0), 1, index + 3) }
        case 0x3C: return tag(at: index, in: text)
        case 0x28, 0x5B, 0x7B: return sign(at: index, in: text)
        case 0x1B: return terminalCode(at: index, in: text)
        case 0x5F: return EmphasisMarks.isMark(at: index, in: text) ? (0x2A, 1, index + 1) : nil
        case 0xC2:
            if GroupMarks.isPoint(at: index, length: 2, in: text) { return (0x2D, 1, index + 2) }
            return text.at(index + 1) == 0xAD ? (0, 0, index + 2) : nil
        case 0xE2:
            if GroupMarks.isPoint(at: index, length: 3, in: text) { return (0x2D, 1, index + 3) }
            return isInvisible(text.at(index + 1), text.at(index + 2)) ? (0, 0, index + 3) : nil
        case 0xEF where text.at(index + 1) == 0xBB:
            return text.at(index + 2) == 0xBF ? (0, 0, index + 3) : nil
        default: return OtherDigits.ascii(at: index, in: text).map { (UInt32($0.byte), 1, index + $0.length) }
        }
    }

    @inline(__always) private static func isBracket(_ byte: UInt8) -> Bool {
        byte == 0x28 || byte == 0x5B || byte == 0x7B
    }

    /// `ada [at] example (dot) com`, `192[.]168[.]17[.]44`.
    private static func sign(at index: Int, in text: [UInt8]) -> Escape? {
        // Most brackets hold something else, and are many.
        switch text.at(index + 1) {
        case 0x2E, 0x40, .of("A"), .of("a"), .of("D"), .of("d"), .of("P"), .of("p"), 0xC3: break
        default: return nil
        }
        for (name, byte) in signs where text.hasFolded(name, at: index + 1) {
            var end = index + 1 + name.count
            guard [0x29, 0x5D, 0x7D].contains(text.at(end)) else { continue }
            end += 1
            while text.at(end) == 0x20 { end += 1 }
            return (UInt32(byte), 1, end)
        }
        return nil
    }

    private static let signs: [([UInt8], UInt8)] = [
        ("at", 0x40), ("@", 0x40), ("ät", 0x40), ("dot", 0x2E), (".", 0x2E), ("punkt", 0x2E), ("point", 0x2E),
        ("punto", 0x2E),
    ].map { (Array($0.0.utf8), $0.1) }

    /// A tag right beside an `@`, a comment or a place to break within a word: what a page shows is one word.
    private static func tag(at index: Int, in text: [UInt8]) -> Escape? {
        let second = text.at(index + 1)
        guard second.isASCIILetter || second == 0x21 || second == 0x2F, text.at(index - 1) > 0x20 else { return nil }
        var end = index + 2
        while text.at(end) != 0x3E {
            guard end - index < 120, end < text.count, text[end] != 0x3C else { return nil }
            end += 1
        }
        end += 1
        let isBeside = text.at(index - 1) == 0x40 || text.at(end) == 0x40
        return isBeside || second == 0x21 || text.hasFolded(mayBreak, at: index + 1) ? (0, 0, end) : nil
    }

    private static let mayBreak = Array("wbr".utf8)

    /// ECMA-48 §5.4: colours and the like, as logs have them: `ESC [ 1 m`.
    private static func terminalCode(at index: Int, in text: [UInt8]) -> Escape? {
        guard text.at(index + 1) == .of("[") else { return nil }
        var end = index + 2
        while (0x20...0x3F).contains(text.at(end)), end - index < 24 { end += 1 }
        return (0x40...0x7E).contains(text.at(end)) ? (0, 0, end + 1) : nil
    }

    /// RFC 2045 §6.7: `=` at a line's end parts what belongs together.
    private static func softBreak(at index: Int, in text: [UInt8]) -> Escape? {
        guard text.at(index - 1).isASCIIAlphanumeric || text.at(index - 1) == 0x2E || text.at(index - 1) == 0x40 else {
            return nil
        }
        let end = text.at(index + 1) == 0x0D ? index + 2 : index + 1
        return text.at(end) == 0x0A && text.at(end + 1) > 0x20 ? (0, 0, end + 1) : nil
    }

    /// U+200B to U+200F, U+202A to U+202E, U+2060 to U+2064, behind 0xE2.
    private static func isInvisible(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x80 && ((0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third))
            || second == 0x81 && (0xA0...0xA4).contains(third)
    }

    /// `&#64;`, `&#x40;`, `&commat;`; the semicolon may be missing behind a number.
    private static func entity(at index: Int, in text: [UInt8]) -> Escape? {
        guard text.at(index + 1) == 0x23 else {
            guard text.at(index + 1).isASCIILetter else { return nil }
            for (name, byte) in names where text.has(name, at: index + 1) {
                return (UInt32(byte), 1, index + 1 + name.count)
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
        guard cursor > first else { return nil }
        return escape(of: value, end: text.at(cursor) == 0x3B ? cursor + 1 : cursor)
    }

    /// `\n`, `\"`, `\u0040` and `\x40`, as programs and JSON write them.
    private static func programEscape(at index: Int, in text: [UInt8]) -> Escape? {
        switch text.at(index + 1) {
        case 0x6E, 0x72: return (0x0A, 1, index + 2)
        case 0x74: return (0x20, 1, index + 2)
        case 0x22: return (0x22, 1, index + 2)
        case 0x2F: return (0x2F, 1, index + 2)
        // Markdown and TeX: `ada\_lovelace\@example.com`.
        case 0x2B, 0x2D, 0x2E, 0x40, 0x5F: return (UInt32(text[index + 1]), 1, index + 2)
        default: break
        }
        let length = text.at(index + 1) == 0x75 ? 4 : text.at(index + 1) == 0x78 ? 2 : 0
        guard length > 0, index + 2 + length <= text.count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<length {
            guard let digit = text[index + 2 + offset].hexValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return escape(of: value, end: index + 2 + length)
    }

    private static func escape(of value: UInt32, end: Int) -> Escape? {
        if value == 0x0A || value == 0x0D { return (0x0A, 1, end) }
        if value == 0x09 { return (0x20, 1, end) }
        guard value >= 0x20, let scalar = Unicode.Scalar(value), let code = UTF8.encode(scalar) else { return nil }
        var (bytes, count) = (UInt32(0), 0)
        for byte in code {
            bytes |= UInt32(byte) << (8 * UInt32(count))
            count += 1
        }
        return (bytes, count, end)
    }

    private static let names: [([UInt8], UInt8)] = [
        ("commat;", 0x40), ("period;", 0x2E), ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22),
        ("nbsp;", 0x20), ("hyphen;", 0x2D), ("dash;", 0x2D), ("plus;", 0x2B), ("lowbar;", 0x5F), ("colon;", 0x3A),
        ("num;", 0x23),
    ].map { (Array($0.0.utf8), $0.1) }
}
