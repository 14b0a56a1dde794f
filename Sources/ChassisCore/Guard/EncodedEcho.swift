/// Undoes a code while it comes, a character at a time, and reads what it says.
///
/// A word of prose is a code of nothing readable, which shows at its second or third letter: from there to the word's
/// end nothing is done.
struct EncodedEcho: Sendable {
    enum Code: Sendable { case base64, hex }

    private(set) var reader: EchoReader
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

    init(_ code: Code, _ reader: EchoReader) {
        self.code = code
        self.reader = reader
    }

    /// Takes the next character of the text.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        let byte = scalar.value < 0x80 ? UInt8(scalar.value) : 0
        guard let digit = code == .base64 ? byte.base64Value : byte.hexValue else { return part(at: byte, place) }
        if isDead { return }
        isEmpty = false
        let width = code == .base64 ? 6 : 4
        if bits == 0, bytes.isEmpty { start = place }
        buffer = (buffer << UInt32(width) | UInt32(digit)) & 0xFFFF
        bits += width
        guard bits >= 8 else { return }
        bits -= 8
        take(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        if bits > 0, bytes.isEmpty { start = place }
    }

    mutating func finish() { reader.finish() }

    /// What is no digit: a line's end, a blank or the marks between two digits part a code, all else ends it.
    private mutating func part(at byte: UInt8, _ place: Int) {
        let isMark = byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == 0x3D
        let isPair = code == .hex && [0x3A, 0x2C, 0x2D, 0x5C, 0x78].contains(byte)
        guard isMark || isPair, !isDead else {
            if !isEmpty { forget() }
            return
        }
        // The `0` of `0x59` is no digit.
        if code == .hex {
            bits = 0
        } else if byte != 0x0A && byte != 0x0D || bits > 0 {
            // Lines are cut at whole bytes; a code of its own for each word, and padding, end at one.
            if byte != 0x3D { reader.read(" ", at: place) }
            bits = 0
        }
    }

    private mutating func forget() {
        reader.forget()
        (buffer, bits, isDead, isEmpty) = (0, 0, false, true)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ byte: UInt8) {
        guard byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09, byte != 0x7F else { return die() }
        if bytes.isEmpty, byte < 0x80 { return reader.read(Unicode.Scalar(byte), at: start) }
        bytes.append(byte)
        let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
        guard bytes[0] >= 0xC2, bytes.count == 1 || byte & 0xC0 == 0x80 else { return die() }
        guard bytes.count == length else { return }
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return die() }
        bytes.removeAll(keepingCapacity: true)
        reader.read(scalar, at: start)
    }

    private mutating func die() {
        forget()
        (isDead, isEmpty) = (true, false)
    }
}
