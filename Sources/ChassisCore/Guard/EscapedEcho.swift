/// Reads what addresses, programs and pages write with escapes: `%20`, `\u0020`, `\x20`, `&#32;`, `&#x20;`.
///
/// It begins at the first character that may begin one, from where the plain reader stands: in most answers there is none.
struct EscapedEcho: Sendable {
    private(set) var reader: EchoReader
    /// Of an escape that is not whole yet, ASCII alone, and where it begins.
    private var begun: [UInt8] = []
    private var start = 0
    /// The bytes of a character that is not whole yet: `%C3%BC` is one.
    private var bytes: [UInt8] = []
    private var bytesStart = 0

    /// The longest escape, `&#x10FFFF;`.
    private static let longest = 10

    /// - Parameter reader: The plain reader, before the first escape.
    init(_ reader: EchoReader) { self.reader = reader }

    /// Whether a character may begin an escape.
    static func mayBegin(_ scalar: Unicode.Scalar) -> Bool { scalar == "%" || scalar == "\\" || scalar == "&" }

    /// Takes the next character of the text.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        guard scalar.isASCII, !begun.isEmpty || Self.mayBegin(scalar) else {
            giveUp()
            return tell(scalar, at: place)
        }
        let byte = UInt8(scalar.value)
        if begun.isEmpty { start = place }
        begun.append(byte)
        switch Self.meaning(of: begun) {
        case .open: if begun.count > Self.longest { giveUp() }
        case .byte(let byte): take(byte)
        case .scalar(let scalar):
            begun.removeAll(keepingCapacity: true)
            tell(scalar, at: start)
        case .none:
            begun.removeLast()
            giveUp()
            if Self.mayBegin(scalar) {
                start = place
                begun.append(byte)
            } else {
                tell(scalar, at: place)
            }
        }
    }

    mutating func finish() {
        giveUp()
        reader.finish()
    }

    private enum Meaning { case open, none, byte(UInt8), scalar(Unicode.Scalar) }

    private static func meaning(of escape: [UInt8]) -> Meaning {
        switch escape[0] {
        case UInt8(ascii: "%"): return digits(escape[1...], 2).map { $0.map { .byte(UInt8($0)) } ?? .open } ?? .none
        case UInt8(ascii: "\\"):
            guard escape.count > 1 else { return .open }
            let width = escape[1] == UInt8(ascii: "u") ? 4 : escape[1] == UInt8(ascii: "x") ? 2 : 0
            guard width > 0 else { return .none }
            return digits(escape[2...], width).map { $0.map(scalar) ?? .open } ?? .none
        default: return entity(escape.dropFirst())
        }
    }

    /// `nil` for what are no digits, `.some(nil)` for too few of them.
    private static func digits(_ text: ArraySlice<UInt8>, _ count: Int) -> UInt32?? {
        var value: UInt32 = 0
        for byte in text {
            guard let digit = byte.hexValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return text.count < count ? .some(nil) : .some(value)
    }

    /// Behind the `&`.
    private static func entity(_ text: ArraySlice<UInt8>) -> Meaning {
        guard let mark = text.first else { return .open }
        guard mark == UInt8(ascii: "#") else { return .none }
        var number = text.dropFirst()
        let isHex = number.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        if isHex { number = number.dropFirst() }
        let isWhole = number.last == UInt8(ascii: ";")
        if isWhole { number = number.dropLast() }
        var value: UInt32 = 0
        for byte in number.prefix(8) {
            guard let digit = byte.hexValue, isHex || digit < 10 else { return .none }
            value = value * (isHex ? 16 : 10) + UInt32(digit)
        }
        if isWhole { return number.isEmpty ? .none : scalar(value) }
        return .open
    }

    private static func scalar(_ value: UInt32) -> Meaning { Unicode.Scalar(value).map { .scalar($0) } ?? .none }

    /// A byte of an address: a character, or a part of one.
    private mutating func take(_ byte: UInt8) {
        begun.removeAll(keepingCapacity: true)
        if bytes.isEmpty { bytesStart = start }
        bytes.append(byte)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            if bytes.count > 3 { bytes.removeAll(keepingCapacity: true) }
            return
        }
        bytes.removeAll(keepingCapacity: true)
        for scalar in text.unicodeScalars { reader.read(scalar, at: bytesStart) }
    }

    private mutating func tell(_ scalar: Unicode.Scalar, at place: Int) {
        bytes.removeAll(keepingCapacity: true)
        reader.read(scalar, at: place)
    }

    /// What was begun is no escape: it is read as it stands.
    private mutating func giveUp() {
        guard !begun.isEmpty else { return }
        for (offset, byte) in begun.enumerated() { tell(Unicode.Scalar(byte), at: start + offset) }
        begun.removeAll(keepingCapacity: true)
    }
}
