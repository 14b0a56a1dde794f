/// What to look for: the letters, backwards, in rot13; three ways in base64; hexadecimal.
///
/// For each pattern and each ASCII character, a bit at every place where the pattern has it.
struct CanaryPatterns: Sendable {
    /// Which characters of a text are read; what stands between them is passed over.
    enum View: Int, CaseIterable { case letters, base64, hex }

    struct Pattern: Sendable {
        let view: View
        let length: Int
        /// So many of its characters in a row are the mark.
        let least: Int
    }

    /// So many letters of the mark in a row are it, or digits of its codes.
    static let (leastLetters, leastBase64, leastHex) = (10, 13, 20)

    let patterns: [Pattern]
    /// `128 * pattern + character`.
    let places: [UInt64]

    init(_ mark: [UInt8]) {
        let hex = mark.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }
        let spellings: [(View, [UInt8], least: Int)] = [
            (.letters, mark, Self.leastLetters), (.letters, mark.reversed(), Self.leastLetters),
            (.letters, mark.map { ($0 &- 0x61 &+ 13) % 26 &+ 0x61 }, Self.leastLetters),
            // What stands before the mark decides which of three ways its bytes are cut into groups of six bits.
            (.base64, Self.base64(mark, after: 0), Self.leastBase64),
            (.base64, Self.base64(mark, after: 1), Self.leastBase64),
            (.base64, Self.base64(mark, after: 2), Self.leastBase64), (.hex, hex, Self.leastHex),
        ]
        patterns = spellings.map { Pattern(view: $0, length: $1.count, least: $2) }
        var places = [UInt64](repeating: 0, count: 128 * spellings.count)
        for (number, spelling) in spellings.enumerated() {
            for (place, byte) in spelling.1.prefix(64).enumerated() {
                places[128 * number + Int(byte & 0x7F)] |= 1 << UInt64(place)
            }
        }
        self.places = places
    }

    /// The characters that the bytes alone decide, when `offset` unknown bytes stand before them.
    private static func base64(_ bytes: [UInt8], after offset: Int) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(8 * bytes.count / 6)
        var index = (6 - offset * 8 % 6) % 6
        while index + 6 <= 8 * bytes.count {
            // Six bits lie within two bytes.
            let next = index / 8 + 1 < bytes.count ? Int(bytes[index / 8 + 1]) : 0
            let pair = Int(bytes[index / 8]) << 8 | next
            encoded.append(sixBits[pair >> (10 - index % 8) & 0x3F])
            index += 6
        }
        return encoded
    }

    private static let digits = Array("0123456789abcdef".utf8)
    private static let sixBits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
