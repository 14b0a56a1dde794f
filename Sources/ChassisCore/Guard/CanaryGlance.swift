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
        static let base32 = Kind(rawValue: 64)
    }

    /// For each step from one letter to the next those that follow it in the mark, a bit each; in the mark backwards and in
    /// a turned alphabet too.
    private var followers = [UInt32](repeating: 0, count: 26)
    /// How many letters in a row follow each other so, the last of them, and the last step.
    private var (letters, last, lastStep) = (0, 0, 0)
    /// The same for what numbers stand for.
    private var number = NumberLetters()
    private var (numbers, lastNumber, lastNumberStep) = (0, 0, 0)
    /// Those that follow a digit of base32 in the mark, by the digit's character, and how many in a row do.
    private var followers32: [UInt32]
    private var (digits32, last32) = (0, 0)
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
                glance.read(number: 0)
                glance.read(letter: Int(letter) - 0x61)
            } else {
                glance.read(number: 0)
            }
        }
        glance.read(number: 0)
        return glance.isSuspicious
    }

    private init(_ canary: Canary) {
        let mark = canary.mark.utf8.map { Int($0) - 0x61 }
        followers32 = CanaryPatterns.followers32(Array(canary.mark.utf8))
        let steps = zip(mark, mark.dropFirst()).map { ($1 - $0 + 26) % 26 }
        for (one, next) in zip(steps, steps.dropFirst()) {
            let (back, before) = ((26 - one) % 26, (26 - next) % 26)
            followers[one] |= 1 << UInt32(next)
            followers[back] |= 1 << UInt32(before)
            followers[next] |= 1 << UInt32(one)
            followers[before] |= 1 << UInt32(back)
        }
    }

    @inline(__always)
    private mutating func read(_ byte: UInt8, _ kind: Kind) {
        if kind.contains(.letter) { read(letter: Int(byte | 0x20) - 0x61) }
        if !kind.contains(.letter) || number.isOpen { read(number: byte) }
        if kind.contains(.base32) {
            let digit = Int(byte & 31)
            digits32 = followers32[last32] >> UInt32(digit) & 1 == 1 ? digits32 + 1 : 1
            last32 = digit
            if digits32 >= CanaryPatterns.leastBase32 { isSuspicious = true }
        }
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
        let step = letter >= last ? letter - last : letter + 26 - last
        letters = letters == 0 ? 1 : followers[lastStep] >> UInt32(step) & 1 == 1 ? max(letters, 2) + 1 : 2
        (last, lastStep) = (letter, step)
        if letters >= CanaryPatterns.leastLetters { isSuspicious = true }
    }

    @inline(__always)
    private mutating func read(number byte: UInt8) {
        guard let letter = number.read(byte).map({ Int($0) - 0x61 }) else { return }
        let step = letter >= lastNumber ? letter - lastNumber : letter + 26 - lastNumber
        numbers = numbers == 0 ? 1 : followers[lastNumberStep] >> UInt32(step) & 1 == 1 ? max(numbers, 2) + 1 : 2
        (lastNumber, lastNumberStep) = (letter, step)
        if numbers >= CanaryPatterns.leastLetters { isSuspicious = true }
    }

    private static let kinds: [Kind] = (0..<0x80).map { (byte: UInt8) in
        var kind: Kind = []
        if byte.isASCIILetter { kind.insert(.letter) }
        if CanaryReader.isBase64(byte) { kind.insert(.base64) }
        if "YZabcdef".utf8.contains(byte) { kind.insert(.first) }
        if "GHWXmn23".utf8.contains(byte) { kind.insert(.second) }
        if byte.hexValue != nil { kind.insert(.hex) }
        if CodeReader.isBase32(byte) { kind.insert(.base32) }
        if byte == UInt8(ascii: "6") || byte == UInt8(ascii: "7") { kind.insert(.upper) }
        return kind
    }
}
