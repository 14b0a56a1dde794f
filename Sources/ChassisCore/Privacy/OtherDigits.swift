/// Decimal digits of other scripts, and digits, letters and signs of full width, as ASCII has them.
enum OtherDigits {
    /// - Returns: The ASCII byte that the character at an index stands for, and the character's length; `nil` for
    ///   any other.
    static func ascii(at index: Int, in utf8: [UInt8]) -> (byte: UInt8, length: Int)? {
        let (second, third) = (utf8.at(index + 1), utf8.at(index + 2))
        switch utf8[index] {
        // Arabic-Indic, and its eastern form.
        case 0xD9: return digit(second, from: 0xA0, length: 2)
        case 0xDB: return digit(second, from: 0xB0, length: 2)
        // Devanagari to Malayalam; Thai, Lao; Tibetan.
        case 0xE0:
            if second & 1 == 1, (0xA5...0xB5).contains(second) { return digit(third, from: 0xA6, length: 3) }
            if second == 0xB9 || second == 0xBB { return digit(third, from: 0x90, length: 3) }
            return second == 0xBC ? digit(third, from: 0xA0, length: 3) : nil
        // Myanmar, Khmer.
        case 0xE1:
            if second == 0x81 { return digit(third, from: 0x80, length: 3) }
            return second == 0x9F ? digit(third, from: 0xA0, length: 3) : nil
        case 0xEF: return fullWidth(second, third)
        // Mathematical alphabets have ten digits in each of five styles.
        case 0xF0:
            guard second == 0x9D, third == 0x9F, utf8.at(index + 3) >= 0x8E else { return nil }
            return (0x30 + (utf8.at(index + 3) - 0x8E) % 10, 4)
        default: return nil
        }
    }

    private static func digit(_ byte: UInt8, from zero: UInt8, length: Int) -> (byte: UInt8, length: Int)? {
        byte &- zero < 10 ? (0x30 + (byte - zero), length) : nil
    }

    /// U+FF01 to U+FF5E are ASCII's characters in order, and U+FE6B is a small `@`.
    ///
    /// Of the signs only those within addresses and numbers: the others are punctuation of Chinese and Japanese texts.
    private static func fullWidth(_ second: UInt8, _ third: UInt8) -> (byte: UInt8, length: Int)? {
        if second == 0xB9 { return third == 0xAB ? (0x40, 3) : nil }
        guard (0x80...0xBF).contains(third), second == 0xBC || second == 0xBD else { return nil }
        let byte = second == 0xBC ? third - 0x60 : third - 0x20
        return byte.isASCIIAlphanumeric || [0x2B, 0x2D, 0x2E, 0x40, 0x5F].contains(byte) ? (byte, 3) : nil
    }
}
