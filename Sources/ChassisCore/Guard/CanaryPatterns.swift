/// What to look for: the letters, and backwards; the steps from one to the next, which every shift of the alphabet leaves and
/// Atbash turns round; three ways in base64, five in base32; hexadecimal; the letters that numbers stand for.
///
/// For each pattern and each ASCII character, a bit at every place where the pattern has it.
struct CanaryPatterns: Sendable {
    /// Which characters of a text are read; what stands between them is passed over.
    enum View: Int, CaseIterable { case letters, steps, numbers, base64, base32, hex }

    struct Pattern: Sendable {
        let view: View
        let length: Int
        /// So many of its characters in a row are the mark.
        let least: Int
    }

    /// So many letters of the mark in a row are it, or digits of its codes.
    static let (leastLetters, leastBase64, leastBase32, leastHex) = (10, 13, 15, 20)

    let patterns: [Pattern]
    /// `128 * pattern + character`.
    let places: [UInt64]

    init(_ mark: [UInt8]) {
        let hex = mark.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }
        let steps = zip(mark, mark.dropFirst()).map { Self.step(from: $0, to: $1) }
        let once: [(View, [UInt8], least: Int)] = [
            (.letters, mark, Self.leastLetters), (.letters, mark.reversed(), Self.leastLetters),
            (.steps, steps, Self.leastLetters - 1), (.steps, steps.map(Self.opposite), Self.leastLetters - 1),
            (.steps, steps.reversed(), Self.leastLetters - 1),
            (.steps, steps.reversed().map(Self.opposite), Self.leastLetters - 1),
            (.numbers, mark, Self.leastLetters), (.numbers, mark.reversed(), Self.leastLetters),
            // What stands before the mark decides which of three ways its bytes are cut into groups of six bits.
            (.base64, Self.code(mark, after: 0), Self.leastBase64),
            (.base64, Self.code(mark, after: 1), Self.leastBase64),
            (.base64, Self.code(mark, after: 2), Self.leastBase64), (.hex, hex, Self.leastHex),
        ]
        let spellings = once + (0..<5).map { (.base32, Self.code(mark, after: $0, width: 5), Self.leastBase32) }
        patterns = spellings.map { Pattern(view: $0, length: $1.count, least: $2) }
        var places = [UInt64](repeating: 0, count: 128 * spellings.count)
        for (number, spelling) in spellings.enumerated() {
            for (place, byte) in spelling.1.prefix(64).enumerated() {
                places[128 * number + Int(byte & 0x7F)] |= 1 << UInt64(place)
            }
        }
        self.places = places
    }

    /// For each digit of base32, by the last five bits of its character, those that follow it in some spelling of the mark.
    static func followers32(_ mark: [UInt8]) -> [UInt32] {
        var followers = [UInt32](repeating: 0, count: 32)
        for digits in (0..<5).map({ code(mark, after: $0, width: 5) }) {
            for (one, next) in zip(digits, digits.dropFirst()) { followers[Int(one & 31)] |= 1 << UInt32(next & 31) }
        }
        return followers
    }

    /// From a small letter to another, as a small letter: `a` for none.
    @inline(__always)
    static func step(from first: UInt8, to second: UInt8) -> UInt8 {
        (second >= first ? second - first : second + 26 - first) + 0x61
    }

    static func opposite(_ step: UInt8) -> UInt8 { (26 - (step - 0x61)) % 26 + 0x61 }

    /// The characters of base64, or of five bits base32, that the bytes alone decide when `offset` unknown bytes stand before
    /// them.
    private static func code(_ bytes: [UInt8], after offset: Int, width: Int = 6) -> [UInt8] {
        let characters = width == 6 ? sixBits : fiveBits
        var encoded: [UInt8] = []
        encoded.reserveCapacity(8 * bytes.count / width)
        var index = (width - offset * 8 % width) % width
        while index + width <= 8 * bytes.count {
            // Some bits lie within two bytes.
            let next = index / 8 + 1 < bytes.count ? Int(bytes[index / 8 + 1]) : 0
            let pair = Int(bytes[index / 8]) << 8 | next
            encoded.append(characters[pair >> (16 - width - index % 8) & (1 << width - 1)])
            index += width
        }
        return encoded
    }

    private static let fiveBits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let digits = Array("0123456789abcdef".utf8)
    private static let sixBits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
