/// The text of an element that is called by a word for passwords: `<password>swordfish</password>`,
/// `<wsse:Password Type="…">…</wsse:Password>`.
enum SecretElement {
    /// The text between the tag that the label ends the name of and the one that closes it, or nil.
    ///
    /// - Complexity: O(1): 400 bytes at most.
    static func value(of label: Range<Int>, in utf8: [UInt8]) -> Range<Int>? {
        var start = label.lowerBound
        while label.lowerBound - start < 48,
            utf8.at(start - 1).isASCIIAlphanumeric || marks.contains(utf8.at(start - 1))
        {
            start -= 1
        }
        var end = label.upperBound
        guard utf8.at(start - 1) == 0x3C, utf8.at(end) == 0x3E || utf8.at(end) == 0x20 else { return nil }
        while utf8.at(end) != 0x3E {
            guard end < utf8.count, end - label.upperBound < 200, utf8[end] != 0x3C else { return nil }
            end += 1
        }
        guard utf8.at(end - 1) != 0x2F else { return nil }
        let first = utf8.gapEnd(from: end + 1)
        var last = first
        while last < utf8.count, last - first < 200, utf8[last] != 0x3C, utf8[last] != 0x0A { last += 1 }
        let closing = utf8.gapEnd(from: last)
        while last > first, utf8[last - 1] <= 0x20 { last -= 1 }
        let name = Array(utf8[start..<label.upperBound])
        guard last - first >= 4, utf8.at(closing) == 0x3C, utf8.at(closing + 1) == 0x2F,
            utf8.has(name, at: closing + 2),
            !SecretValue.isPlaceholder(utf8[first..<last]), !PasswordProse.speaks(from: first, to: last, in: utf8)
        else { return nil }
        return first..<last
    }

    private static let marks = ByteSet("-_.:".utf8)
}
