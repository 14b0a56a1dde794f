import ChassisSurface

/// What terminals send for keys that are no characters.
nonisolated enum KeySequences {
    /// A byte below 0x80 by itself.
    static func plain(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x1B: .escape
        case 0x20: .space
        case 0x00: .control("@")
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
        default: .character(Character(Unicode.Scalar(byte)))
        }
    }

    /// After ESC O.
    static let singleShift: [UInt8: Key] = {
        var keys = letters
        keys[UInt8(ascii: "M")] = .enter
        return keys
    }()

    private static let letters: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
        UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
        // rxvt with control
        UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down, UInt8(ascii: "c"): .right, UInt8(ascii: "d"): .left,
    ]

    private static let numbers: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12),
    ]

    /// After ESC [: the parameters and the byte that ended them. Modifiers on movement keys are ignored.
    static func key(final: UInt8, parameters: String) -> Key? {
        if parameters.hasPrefix("<") { return wheel(parameters.dropFirst(), final) }
        let values = parameters.split(separator: ";", omittingEmptySubsequences: false).map { part in
            Int(part.prefix { $0 != ":" }) ?? 1
        }
        // An answer of the terminal such as ESC [ ? 62 c is no key.
        guard parameters.utf8.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
        switch final {
        case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"):
            return values.first.flatMap { numbers[$0] }
        case UInt8(ascii: "Z"): return .backtab
        case UInt8(ascii: "u"): return values.first.flatMap { unicode($0, modifiers: values.count > 1 ? values[1] : 1) }
        // ESC [ 3 ; 7 R is the answer to where the cursor is; F3 with a modifier is 1 ; 2 R.
        case UInt8(ascii: "R") where values.first != 1 && !parameters.isEmpty: return nil
        default: return letters[final]
        }
    }

    /// kitty's and xterm's form for keys with modifiers: a code point and 1 + a bit set (1 shift, 2 alt, 4 control).
    private static func unicode(_ code: Int, modifiers: Int) -> Key? {
        guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
        let held = max(0, modifiers - 1)
        switch code {
        case 9: return held & 1 != 0 ? .backtab : .tab
        case 13: return .enter
        case 27: return .escape
        case 127: return .backspace
        case ..<32: return nil
        default: break
        }
        if held & 4 != 0 { return Key("ctrl-\(Character(scalar))") }
        if held & 2 != 0 { return .alt(Character(scalar)) }
        return Key(typed: Character(scalar))
    }

    private static func wheel(_ parameters: Substring, _ final: UInt8) -> Key? {
        guard final == UInt8(ascii: "M"), let button = parameters.split(separator: ";").first.flatMap({ Int($0) })
        else { return nil }
        // Modifiers are bits 2 to 4 of the button.
        switch button & ~0b11100 {
        case 64: return .wheelUp
        case 65: return .wheelDown
        default: return nil
        }
    }
}
