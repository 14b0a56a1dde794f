/// Digits in groups, as people write cards and account numbers: `4111 1111-1111 1111`.
package struct DigitGroups {
    /// One group without a separator in it, in bytes.
    struct Group {
        var range: Range<Int>
        var digits: Int
        /// Whether two blanks stand before it.
        var isApart: Bool
    }

    private(set) var groups: [Group] = []
    private(set) var digits: [UInt8] = []

    /// Reads the groups that start at `start`, a hyphen or one or two blanks apart, a line's end once; full-width digits
    /// count as digits.
    ///
    /// - Parameter limit: Stops after this many digits, so that a megabyte of digits costs no more than a line.
    init(from start: Int, in utf8: [UInt8], limit: Int) {
        var index = start
        var isBroken = false
        var isApart = false
        while digits.count <= limit {
            let begin = index
            let before = digits.count
            while digits.count <= limit, let (value, length) = Self.digit(at: index, in: utf8) {
                digits.append(value)
                index += length
            }
            guard digits.count > before else { break }
            groups.append(Group(range: begin..<index, digits: digits.count - before, isApart: isApart))
            var gap = utf8.groupGap(at: index, isBroken: &isBroken)
            let second = gap > 0 ? utf8.blankLength(at: index + gap) : 0
            isApart = second > 0
            gap += second
            guard gap > 0, Self.digit(at: index + gap, in: utf8) != nil else { break }
            index += gap
        }
    }

    /// Whether `least` digits may stand from `start` on with nothing between that groups can't have: a look that costs
    /// no memory, for the many short numbers of a text.
    package static func mayReach(_ least: Int, from start: Int, in utf8: [UInt8]) -> Bool {
        var digits = 0
        var index = start
        while index < utf8.count, digits < least {
            let byte = utf8[index]
            if byte.isASCIIDigit || byte == 0xEF {
                digits += 1
            } else if byte < 0x80, !byte.isMarkOfNumbers, byte != 0x0A, byte != 0x0D, byte != 0x3E, byte != 0x5F {
                return false
            }
            index += 1
        }
        return digits >= least
    }

    /// The digit at an index, in ASCII or full width (U+FF10 to U+FF19), and its length in bytes.
    static func digit(at index: Int, in utf8: [UInt8]) -> (value: UInt8, length: Int)? {
        let byte = utf8.at(index)
        if byte.isASCIIDigit { return (byte &- 0x30, 1) }
        guard byte == 0xEF, utf8.at(index + 1) == 0xBC else { return nil }
        let last = utf8.at(index + 2)
        return last >= 0x90 && last <= 0x99 ? (last &- 0x90, 3) : nil
    }

    /// Whether the digits before `index` or the byte there would make what starts at `index` a part of something
    /// longer: a word, a number with a decimal point, an id in hexadecimal groups.
    ///
    /// A comma parts the columns of a table: no number with decimals has as many digits as what is looked for here.
    static func isInside(_ index: Int, in utf8: [UInt8]) -> Bool {
        let before = utf8.at(index - 1)
        if before.isASCIIAlphanumeric || before == 0x5F { return true }
        if before == 0x2E { return utf8.at(index - 2).isASCIIDigit }
        if before == 0x2D { return utf8.at(index - 2).hexValue != nil }
        return before == 0x99 && digit(at: index - 3, in: utf8) != nil
    }

    /// Whether what ends at `index` goes on as a word or a number; behind a comma stands the next column.
    static func goesOn(_ index: Int, in utf8: [UInt8]) -> Bool {
        let after = utf8.at(index)
        if after.isASCIIAlphanumeric || after == 0x5F { return true }
        if after == 0x2E { return utf8.at(index + 1).isASCIIDigit }
        if after == 0x2D { return utf8.at(index + 1).isASCIIAlphanumeric }
        return digit(at: index, in: utf8) != nil
    }
}
