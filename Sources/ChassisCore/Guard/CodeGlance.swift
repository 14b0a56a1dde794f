/// Whether a text has as many numbers in a row, or as many digits of base32, as a recital in them takes.
struct CodeGlance {
    private(set) var isSuspicious = false
    /// Numbers that no letter stands between, and whether the last byte was a digit.
    private var numbers = 0
    private var wasDigit = false
    /// Digits of base32 that nothing but blanks stands between.
    private var digits = 0

    /// Takes the next byte of ASCII; 0 for any other character.
    @inline(__always)
    mutating func read(_ byte: UInt8) {
        if byte &- 0x61 < 26 {
            // Most of a text.
            (numbers, digits, wasDigit) = (0, 0, false)
            return
        }
        if byte &- 0x30 < 10 {
            if !wasDigit { numbers += 1 }
            wasDigit = true
        } else {
            wasDigit = false
            if byte &- 0x41 < 26 || byte == 0 { numbers = 0 }
        }
        if CodeReader.isBase32(byte) {
            digits += 1
        } else if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x3D {
            digits = 0
        }
        // Eight digits say five letters.
        if numbers >= PromptWords.fewestFromStart || digits >= PromptWords.fewestFromStart { isSuspicious = true }
    }
}
