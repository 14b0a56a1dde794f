/// Leaves out what a terminal need not be told of colours: curses names both colours of a cell whenever one of them
/// changes, and goes back to plain after each update.
///
/// Holds back what was asked for until something is drawn, and then says the difference to what the terminal paints
/// with. A blank shows no ink, so only its ground counts. Reads and writes the sequences of ECMA-48 with 256 or direct
/// colours; for other terminals there is none.
nonisolated struct PenFilter {
    private struct Pen: Equatable {
        /// Parameters of SGR; empty is the terminal's own.
        var foreground: [UInt8] = []
        var background: [UInt8] = []
        /// A bit for each of SGR 1 to 9.
        var marks: UInt16 = 0
    }

    private enum State { case ground, escape, sequence, charset(UInt8), string }

    /// What curses wants, and what the terminal has.
    private var wanted = Pen()
    private var shown = Pen()
    /// What curses designated as G0 last.
    private var charset: UInt8 = UInt8(ascii: "B")
    private var state = State.ground
    private var held: [UInt8] = []

    /// Marks that show on a blank too: underline, blink, reverse, strike.
    private static let onBlanks: UInt16 = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 9

    mutating func pass(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes { step(byte, &out) }
        return out
    }

    /// What was held back: before the terminal is given to somebody else.
    mutating func flush() -> [UInt8] {
        var out: [UInt8] = []
        if shown != wanted { tell(wanted, &out) }
        return out
    }

    private mutating func step(_ byte: UInt8, _ out: inout [UInt8]) {
        switch state {
        case .ground: ground(byte, &out)
        case .escape: escape(byte, &out)
        case .sequence:
            held.append(byte)
            guard (0x40...0x7E).contains(byte) else { return }
            state = .ground
            sequence(&out)
        case .charset(let which):
            state = .ground
            // G0 is set anew with each return to plain.
            if which == UInt8(ascii: "(") {
                guard byte != charset else { return }
                charset = byte
            }
            out += [0x1B, which, byte]
        case .string:
            out.append(byte)
            if byte == 0x07 || byte == UInt8(ascii: "\\") { state = .ground }
        }
    }

    private mutating func ground(_ byte: UInt8, _ out: inout [UInt8]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x20:
            preparePen(forBlank: true, &out)
            out.append(byte)
        case 0x21...0x7E, 0x80...:
            preparePen(forBlank: false, &out)
            out.append(byte)
        case 0x0A:
            preparePen(forBlank: true, &out)
            out.append(byte)
        default: out.append(byte)
        }
    }

    private mutating func escape(_ byte: UInt8, _ out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "["):
            held = []
            state = .sequence
        case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset(byte)
        case UInt8(ascii: "]"), UInt8(ascii: "P"):
            out += [0x1B, byte]
            state = .string
        default:
            // Index and reverse index can scroll, which uncovers ground.
            preparePen(forBlank: true, &out)
            out += [0x1B, byte]
            state = .ground
        }
    }

    private mutating func sequence(_ out: inout [UInt8]) {
        guard let final = held.last else { return }
        if final == UInt8(ascii: "m"), read(held.dropLast()) { return }
        switch final {
        // Erases, inserts, deletes and scrolls uncover ground.
        case UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "X"), UInt8(ascii: "P"), UInt8(ascii: "L"),
            UInt8(ascii: "M"), UInt8(ascii: "S"), UInt8(ascii: "T"), UInt8(ascii: "@"):
            preparePen(forBlank: true, &out)
        // A repeated character was drawn with the pen already.
        default: break
        }
        out += [0x1B, UInt8(ascii: "[")] + held
    }

    private mutating func preparePen(forBlank isBlank: Bool, _ out: inout [UInt8]) {
        guard shown != wanted else { return }
        if isBlank, shown.background == wanted.background, (shown.marks ^ wanted.marks) & Self.onBlanks == 0 { return }
        tell(wanted, &out)
    }

    /// Says the difference.
    private mutating func tell(_ pen: Pen, _ out: inout [UInt8]) {
        var parts: [[UInt8]] = []
        func number(_ value: Int) -> [UInt8] { Array("\(value)".utf8) }
        func color(_ new: [UInt8], _ old: [UInt8], plain: Int) {
            if new != old { parts.append(new.isEmpty ? number(plain) : new) }
        }
        var marks = shown.marks
        // Bold and dim have one end.
        if shown.marks & ~pen.marks & 0b110 != 0 {
            parts.append(number(22))
            marks &= ~0b110
        }
        for mark in 3...9 where marks & ~pen.marks & (1 << mark) != 0 { parts.append(number(20 + mark)) }
        for mark in 1...9 where pen.marks & ~marks & (1 << mark) != 0 { parts.append(number(mark)) }
        color(pen.foreground, shown.foreground, plain: 39)
        color(pen.background, shown.background, plain: 49)
        // Plain is said shortest by saying nothing else.
        if pen == Pen() { parts = [] }
        out += [0x1B, UInt8(ascii: "[")]
        out += parts.joined(separator: [UInt8(ascii: ";")])
        out.append(UInt8(ascii: "m"))
        shown = pen
    }

    /// Takes parameters of SGR into what is wanted; `false` for one that isn't known here: then it goes through.
    private mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
        var pen = wanted
        var rest = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(Array.init)[...]
        if bytes.isEmpty { rest = [[UInt8(ascii: "0")]] }
        while let part = rest.popFirst() {
            if part.contains(UInt8(ascii: ":")) {
                guard let color = Self.color(part) else { return false }
                if part.first == UInt8(ascii: "3") { pen.foreground = color } else { pen.background = color }
                continue
            }
            guard let value = part.isEmpty ? 0 : Int(String(decoding: part, as: UTF8.self)) else { return false }
            switch value {
            case 0: pen = Pen()
            case 1...9: pen.marks |= 1 << value
            case 22: pen.marks &= ~0b110
            case 23...25, 27...29: pen.marks &= ~(1 << (value - 20))
            case 30...37, 90...97: pen.foreground = part
            case 39: pen.foreground = []
            case 40...47, 100...107: pen.background = part
            case 49: pen.background = []
            case 38, 48:
                let count = rest.first == [UInt8(ascii: "5")] ? 2 : rest.first == [UInt8(ascii: "2")] ? 4 : 0
                guard count > 0, rest.count >= count else { return false }
                let color = ([part] + rest.prefix(count)).joined(separator: [UInt8(ascii: ";")])
                rest = rest.dropFirst(count)
                if value == 38 { pen.foreground = Array(color) } else { pen.background = Array(color) }
            default: return false
            }
        }
        wanted = pen
        return true
    }

    /// `38:2::r:g:b` as `38;2;r;g;b`, which is shorter and which more terminals know.
    private static func color(_ part: [UInt8]) -> [UInt8]? {
        let fields = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: true)
        let isDirect = fields.count == 5 && fields[1] == [UInt8(ascii: "2")]
        guard isDirect || (fields.count == 3 && fields[1] == [UInt8(ascii: "5")]),
            fields[0] == Array("38".utf8)[...] || fields[0] == Array("48".utf8)[...]
        else { return nil }
        return Array(fields.joined(separator: [UInt8(ascii: ";")]))
    }
}
