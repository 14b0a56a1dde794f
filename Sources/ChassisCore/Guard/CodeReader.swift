/// Undoes a code while it comes, a character at a time.
///
/// A word of prose is a code of nothing readable, which shows at its second or third letter: from there to the word's
/// end nothing is done.
struct CodeReader: Sendable {
    enum Code: Sendable { case base64, base32, hex }

    /// What a character of the code makes.
    enum Step {
        case nothing
        /// A character of what the code says, and where its code begins.
        case says(Unicode.Scalar, at: Int)
        /// What comes next does not go on what came before.
        case ends
    }

    private let code: Code
    /// Bits that are no whole byte yet.
    private var buffer: UInt32 = 0
    private var bits = 0
    /// The bytes of a character that is not whole yet, and where it begins.
    private var bytes: [UInt8] = []
    private var start = 0
    /// Whether this run of digits is no code.
    private var isDead = false
    private var isEmpty = true

    init(_ code: Code) { self.code = code }

    /// Takes the next byte of ASCII; 0 for any other character.
    @inline(__always)
    mutating func read(_ byte: UInt8, at place: Int) -> Step {
        guard let digit = value(of: byte) else { return part(at: byte, place) }
        if isDead { return .nothing }
        isEmpty = false
        let width = code == .base64 ? 6 : code == .base32 ? 5 : 4
        if bits == 0, bytes.isEmpty { start = place }
        buffer = (buffer << UInt32(width) | UInt32(digit)) & 0xFFFF
        bits += width
        guard bits >= 8 else { return .nothing }
        bits -= 8
        let step = take(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        if bits > 0, bytes.isEmpty { start = place }
        return step
    }

    @inline(__always)
    private func value(of byte: UInt8) -> UInt8? {
        switch code {
        case .base64: byte.base64Value
        case .base32: Self.isBase32(byte) ? (byte >= 0x41 ? byte - 0x41 : byte - 0x32 + 26) : nil
        case .hex: byte.hexValue
        }
    }

    /// Capitals, and 2 to 7: RFC 4648 §6.
    @inline(__always)
    static func isBase32(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte &- 0x32 < 6 }

    /// What is no digit: a line's end, a blank or the marks between two digits part a code, all else ends it.
    private mutating func part(at byte: UInt8, _ place: Int) -> Step {
        guard !isDead, parts(byte) else { return isEmpty ? .nothing : forget() }
        // The `0` of `0x59` is no digit.
        if code == .hex {
            bits = 0
        } else if byte != 0x0A && byte != 0x0D || bits > 0 {
            // Lines are cut at whole bytes; a code of its own for each word, and padding, end at one.
            bits = 0
            if byte != 0x3D { return .says(" ", at: place) }
        }
        return .nothing
    }

    private func parts(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A, 0x0D, 0x20, 0x3D: true
        case 0x3A, 0x2C, 0x2D, 0x5C, 0x78: code == .hex
        default: false
        }
    }

    private mutating func forget() -> Step {
        (buffer, bits, isDead, isEmpty) = (0, 0, false, true)
        if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
        return .ends
    }

    private mutating func take(_ byte: UInt8) -> Step {
        guard byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09, byte != 0x7F else { return die() }
        if bytes.isEmpty, byte < 0x80 { return .says(Unicode.Scalar(byte), at: start) }
        bytes.append(byte)
        let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
        guard bytes[0] >= 0xC2, bytes.count == 1 || byte & 0xC0 == 0x80 else { return die() }
        guard bytes.count == length else { return .nothing }
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return die() }
        bytes.removeAll(keepingCapacity: true)
        return .says(scalar, at: start)
    }

    private mutating func die() -> Step {
        _ = forget()
        (isDead, isEmpty) = (true, false)
        return .ends
    }
}
