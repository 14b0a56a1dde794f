import ChassisSurface

/// Turns the bytes of a terminal into keys and pastes; pure, so that every sequence is a table row in a test.
///
/// Knows what xterm, tmux, screen, rxvt, the Linux console and kitty send. What it doesn't know is swallowed whole,
/// never shown as typed text.
nonisolated struct KeyParser {
    private enum State { case ground, escape, sequence, singleShift, linuxFunction, oldMouse, string, paste }

    static let longestPaste = 1 << 20
    private static let longestSequence = 64
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private var state = State.ground
    private var held: [UInt8] = []
    private var pasted: [UInt8] = []
    /// How much of the paste's end mark was just seen.
    private var endMatched = 0
    private var stringEndsNext = false
    /// Whether the terminal said since it was last asked that it is there.
    private var hasReport = false

    /// Whether an answer to `FramePace.question` has come; once for each time.
    mutating func takeReport() -> Bool {
        defer { hasReport = false }
        return hasReport
    }

    /// How long to wait for the rest before `flush` decides; `nil` when nothing is held back.
    var deadline: Duration? {
        switch state {
        case .ground: held.isEmpty ? nil : .milliseconds(25)
        case .paste: .seconds(1)
        case .string: .milliseconds(200)
        default: .milliseconds(25)
        }
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        for byte in bytes { step(byte, &events) }
        return events
    }

    /// The rest didn't come: a lone ESC was the key, half a sequence was noise, a paste ends here.
    mutating func flush() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        switch state {
        case .escape: events.append(.key(.escape))
        // Alt with `[` or `O` looks like the start of a sequence.
        case .sequence where held.isEmpty: events.append(.key(.alt("[")))
        case .singleShift: events.append(.key(.alt("O")))
        case .paste: events.append(.paste(KeyParser.clean(pasted)))
        default: break
        }
        reset()
        return events
    }

    private mutating func reset() {
        state = .ground
        held = []
        pasted = []
        endMatched = 0
        stringEndsNext = false
    }

    private mutating func step(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        switch state {
        case .ground: ground(byte, &events)
        case .escape: escape(byte, &events)
        case .sequence: sequence(byte, &events)
        case .singleShift:
            // Modifiers may stand before the letter: ESC O 5 P.
            if (0x30...0x39).contains(byte) || byte == 0x3B { return }
            reset()
            if let key = KeySequences.singleShift[byte] { events.append(.key(key)) }
        case .linuxFunction:
            reset()
            if (0x41...0x45).contains(byte) { events.append(.key(.function(Int(byte) - 0x40))) }
        case .oldMouse:
            held.append(byte)
            if held.count == 3 { reset() }
        case .string: string(byte)
        case .paste: paste(byte, &events)
        }
    }

    private mutating func ground(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        if held.isEmpty {
            if byte == 0x1B {
                state = .escape
            } else if byte < 0x80 {
                if let key = KeySequences.plain(byte) { events.append(.key(key)) }
            } else if (0xC2...0xF4).contains(byte) {
                held = [byte]
            }
            return
        }
        guard byte & 0xC0 == 0x80 else {
            held = []
            ground(byte, &events)
            return
        }
        held.append(byte)
        let length = held[0] < 0xE0 ? 2 : held[0] < 0xF0 ? 3 : 4
        guard held.count == length else { return }
        let text = String(decoding: held, as: UTF8.self)
        held = []
        if text.unicodeScalars.count == 1, text != "\u{FFFD}", let key = text.first.flatMap({ Key(typed: $0) }) {
            events.append(.key(key))
        }
    }

    private mutating func escape(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        switch byte {
        case UInt8(ascii: "["): state = .sequence
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            state = .string
        case 0x1B: events.append(.key(.escape))
        default:
            state = .ground
            if byte > 0x20, byte < 0x7F {
                events.append(.key(.alt(Character(Unicode.Scalar(byte)))))
            } else {
                events.append(.key(.escape))
                ground(byte, &events)
            }
        }
    }

    private mutating func sequence(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        switch byte {
        case 0x1B:
            reset()
            state = .escape
        case UInt8(ascii: "[") where held.isEmpty: state = .linuxFunction
        case UInt8(ascii: "M") where held.isEmpty: state = .oldMouse
        // `$` ends rxvt's shifted keys, although it is no final byte.
        case 0x40...0x7E, UInt8(ascii: "$"):
            let parameters = String(decoding: held, as: UTF8.self)
            reset()
            if parameters == "200", byte == UInt8(ascii: "~") {
                state = .paste
            } else if byte == UInt8(ascii: "n") {
                hasReport = hasReport || parameters == "0" || parameters == "3"
            } else if let key = KeySequences.key(final: byte, parameters: parameters) {
                events.append(.key(key))
            }
        case 0x20...0x3F:
            // An overlong one is read to its end and means nothing.
            if held.count < KeyParser.longestSequence { held.append(byte) }
        default: reset()
        }
    }

    /// Answers of the terminal (colours, clipboard, versions): swallowed up to BEL or ST.
    private mutating func string(_ byte: UInt8) {
        if byte == 0x07 || (stringEndsNext && byte == UInt8(ascii: "\\")) { return reset() }
        stringEndsNext = byte == 0x1B
    }

    private mutating func paste(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        if byte == KeyParser.pasteEnd[endMatched] {
            endMatched += 1
            if endMatched == KeyParser.pasteEnd.count {
                events.append(.paste(KeyParser.clean(pasted)))
                reset()
            }
            return
        }
        if endMatched > 0 {
            keep(KeyParser.pasteEnd.prefix(endMatched))
            endMatched = 0
            return paste(byte, &events)
        }
        keep(CollectionOfOne(byte))
    }

    private mutating func keep(_ bytes: some Collection<UInt8>) {
        if pasted.count + bytes.count <= KeyParser.longestPaste { pasted += bytes }
    }

    private static func clean(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\r" || (scalar == "\n" && last != "\r") {
                scalars.append("\n")
            } else if scalar == "\t" || scalar.properties.generalCategory != .control {
                scalars.append(scalar)
            }
            last = scalar
        }
        return String(scalars)
    }
}
