/// The small letters that a text writes as numbers, decimal, octal or binary: `113 122`, `161 172`, `01110001 01111010`.
struct NumberLetters: Sendable {
    private var value = 0
    private var digits = 0
    private var (isOctal, isBinary) = (true, true)

    /// Whether a digit was the last.
    var isOpen: Bool { digits > 0 }

    /// - Parameter byte: The next byte of ASCII; 0 for any other character, and at the end.
    /// - Returns: The letter that a number stands for which ends before this byte.
    @inline(__always)
    mutating func read(_ byte: UInt8) -> UInt8? {
        let digit = Int(byte &- 0x30)
        guard digit >= 10 else {
            if digits < Self.longest { value = 10 * value + digit }
            digits += 1
            if digit >= 8 { isOctal = false }
            if digit >= 2 { isBinary = false }
            return nil
        }
        return digits == 0 ? nil : finish()
    }

    private mutating func finish() -> UInt8? {
        defer { self = NumberLetters() }
        switch digits {
        case 2, 3:
            if let letter = Self.letter(value) { return letter }
            return isOctal ? Self.letter(value / 100 * 64 + value / 10 % 10 * 8 + value % 10) : nil
        case 7, 8:
            guard isBinary else { return nil }
            return Self.letter(Int(String(value), radix: 2) ?? 0)
        default: return nil
        }
    }

    private static func letter(_ value: Int) -> UInt8? {
        switch value {
        case 0x61...0x7A: UInt8(value)
        case 0x41...0x5A: UInt8(value + 0x20)
        default: nil
        }
    }

    private static let longest = 9
}
