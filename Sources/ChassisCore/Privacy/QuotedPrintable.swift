/// Bytes as mails have them that go through old servers: `alice=40example.com`, `DE89=203704=…` (RFC 2045 §6.7).
///
/// An equals sign and two digits stand in programs and addresses too (`limit=40`), so what is no `@` counts only in a text
/// that shows it is such a mail.
enum QuotedPrintable {
    /// The byte that the equals sign at `index` leads to, or nil.
    ///
    /// - Parameter isMail: Whether the text shows that it is encoded so; asked for seldom, and dear.
    static func byte(at index: Int, isMail: () -> Bool, in utf8: [UInt8]) -> UInt8? {
        guard let byte = code(at: index, in: utf8), (0x20..<0x7F).contains(byte) else { return nil }
        let (before, after) = (utf8.at(index - 1), utf8.at(index + 3))
        guard byte == 0x40 else { return isMail() ? byte : nil }
        return (before.isASCIIAlphanumeric || marks.contains(before)) && (after.isASCIIAlphanumeric || after == 0x3D)
            ? byte : nil
    }

    /// Whether an equals sign is encoded, or a letter of another script, or three blanks are, or a line goes on.
    ///
    /// - Complexity: O(length).
    static func isUsed(in utf8: [UInt8]) -> Bool {
        var (blanks, lineStart) = (0, 0)
        for index in utf8.indices where utf8[index] == 0x3D || utf8[index] == 0x0A {
            if utf8[index] == 0x0A {
                // A setting may be empty: `NAME=`; a mail's lines are broken where they are long.
                let sign = utf8.at(index - 1) == 0x0D ? index - 2 : index - 1
                if utf8.at(sign) == 0x3D, sign - lineStart >= 60 { return true }
                lineStart = index + 1
                continue
            }
            guard let byte = code(at: index, in: utf8) else { continue }
            if byte == 0x3D || byte == 0x40 || byte >= 0xC3 && utf8.at(index + 3) == 0x3D { return true }
            if byte == 0x20 { blanks += 1 }
            if blanks >= 3 { return true }
        }
        return false
    }

    /// Two hexadecimal digits in capitals, as the standard has them.
    private static func code(at index: Int, in utf8: [UInt8]) -> UInt8? {
        let (first, second) = (utf8.at(index + 1), utf8.at(index + 2))
        guard let high = first.hexValue, let low = second.hexValue, first &- 0x61 >= 26, second &- 0x61 >= 26 else {
            return nil
        }
        return high << 4 | low
    }

    private static let marks = ByteSet("._-+".utf8)
}
