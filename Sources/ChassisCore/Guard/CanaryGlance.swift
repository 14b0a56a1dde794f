/// Whether a text has anything at all that may be the mark, for a fortieth of what `CanaryWatch` takes: nearly none has.
///
/// Its letters must stand beside each other as in the mark. Its codes have the form of small letters' codes, whatever
/// letters they are: in base64 one digit of four is of `YZabcdef` and the next of `GHWXmn23`, and in hexadecimal each
/// second digit is 6 or 7. Gaps don't count, however wide, so that no more is passed over here than there.
struct CanaryGlance {
    private struct Kind: OptionSet {
        let rawValue: UInt8
        static let letter = Kind(rawValue: 1)
        static let base64 = Kind(rawValue: 2)
        /// Of the upper six bits of a small letter, and of its lower two and the next one's upper four.
        static let first = Kind(rawValue: 4)
        static let second = Kind(rawValue: 8)
        static let hex = Kind(rawValue: 16)
        /// Of the upper four bits of a small letter.
        static let upper = Kind(rawValue: 32)
    }

    /// For each small letter, those that follow it in the mark, in the mark backwards or in rot13, a bit each.
    private var followers = [UInt32](repeating: 0, count: 26)
    /// How many letters in a row follow each other so, and the last of them.
    private var (letters, last) = (0, 0)
    /// Whether the last base64 digit may be a letter's first one, and by digits whether it was one and the next fitted.
    private var wasFirst = false
    private var pairs: UInt64 = 0
    /// By hexadecimal digits.
    private var uppers: UInt64 = 0
    private var isSuspicious = false

    /// Whether `CanaryWatch` has to look. Where it may not hold the mark, it does not.
    static func mayHold(_ text: String, _ canary: Canary) -> Bool {
        var glance = CanaryGlance(canary)
        let kinds = Self.kinds
        text.forEachScalar { scalar in
            if scalar.value < 0x80 {
                glance.read(UInt8(scalar.value), kinds[Int(scalar.value)])
            } else if let letter = CanaryReader.letter(scalar) {
                glance.read(letter: Int(letter) - 0x61)
            }
        }
        return glance.isSuspicious
    }

    private init(_ canary: Canary) {
        let mark = canary.mark.utf8.map { Int($0) - 0x61 }
        for (one, next) in zip(mark, mark.dropFirst()) {
            followers[one] |= 1 << UInt32(next)
            followers[next] |= 1 << UInt32(one)
            followers[(one + 13) % 26] |= 1 << UInt32((next + 13) % 26)
        }
    }

    @inline(__always)
    private mutating func read(_ byte: UInt8, _ kind: Kind) {
        if kind.contains(.letter) { read(letter: Int(byte | 0x20) - 0x61) }
        if kind.contains(.base64) {
            pairs = pairs << 1 | (wasFirst && kind.contains(.second) ? 1 : 0)
            wasFirst = kind.contains(.first)
            // Thirteen digits in a row have three such pairs, four digits apart.
            if pairs & 0x111 == 0x111 { isSuspicious = true }
        }
        if kind.contains(.hex) {
            uppers = uppers << 1 | (kind.contains(.upper) ? 1 : 0)
            // Of twenty digits, each second one.
            if uppers & 0x5_5555 == 0x5_5555 { isSuspicious = true }
        }
    }

    /// - Parameter letter: 0 for `a`.
    @inline(__always)
    private mutating func read(letter: Int) {
        guard followers.indices.contains(letter) else {
            // A look-alike of a digit.
            letters = 0
            return
        }
        letters = followers[last] >> UInt32(letter) & 1 == 1 ? letters + 1 : 1
        last = letter
        if letters >= CanaryPatterns.leastLetters { isSuspicious = true }
    }

    private static let kinds: [Kind] = (0..<0x80).map { (byte: UInt8) in
        var kind: Kind = []
        if byte.isASCIILetter { kind.insert(.letter) }
        if CanaryReader.isBase64(byte) { kind.insert(.base64) }
        if "YZabcdef".utf8.contains(byte) { kind.insert(.first) }
        if "GHWXmn23".utf8.contains(byte) { kind.insert(.second) }
        if byte.hexValue != nil { kind.insert(.hex) }
        if byte == UInt8(ascii: "6") || byte == UInt8(ascii: "7") { kind.insert(.upper) }
        return kind
    }
}
