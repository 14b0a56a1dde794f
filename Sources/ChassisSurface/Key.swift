/// A key press, apart from how a terminal tells it.
///
/// Its text form is used by `--keys`, by help and by the footer: `j`, `G`, `enter`, `ctrl-d`, `f5`, `space`.
package enum Key: Hashable, Sendable {
    /// A printable character as typed, upper case with shift; never a space or a control.
    case character(Character)
    /// A lower-case letter or one of `\ ] ^ _ @` held with control. Tab and enter have their own cases.
    case control(Character)
    /// A character typed with alt (meta).
    case alt(Character)
    case enter, escape, tab, backtab, space, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// 1 to 12.
    case function(Int)
    case wheelUp, wheelDown
}

extension Key: CustomStringConvertible {
    package var description: String {
        switch self {
        case .character(let character): String(character)
        case .control(let character): "ctrl-\(character)"
        case .alt(let character): "alt-\(character)"
        case .function(let number): "f\(number)"
        default: Key.names.first { $0.key == self }?.name ?? "?"
        }
    }

    private static let names: [(name: String, key: Key)] = [
        ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backtab", .backtab), ("space", .space),
        ("backspace", .backspace), ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down),
        ("left", .left), ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
        ("wheel-up", .wheelUp), ("wheel-down", .wheelDown),
    ]

    private static let aliases: [String: Key] = [
        "return": .enter, "escape": .escape, "shift-tab": .backtab, "bs": .backspace, "del": .delete,
        "pageup": .pageUp, "pagedown": .pageDown,
    ]

    /// Reads one key name; `nil` for an unknown one. A single character is itself; longer names ignore case.
    package init?(_ name: String) {
        if name.count == 1, let character = name.first {
            guard let key = Key(typed: character) else { return nil }
            self = key
            return
        }
        let lower = name.lowercased()
        if let known = Key.names.first(where: { $0.name == lower })?.key ?? Key.aliases[lower] {
            self = known
        } else if let held = Key.held(name, "ctrl-") ?? Key.held(name, "c-"), let key = Key(control: held) {
            self = key
        } else if let held = Key.held(name, "alt-") ?? Key.held(name, "m-") {
            self = .alt(held)
        } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...12).contains(number) {
            self = .function(number)
        } else {
            return nil
        }
    }

    /// The key that types a character; `nil` for a control character without a key of its own.
    package init?(typed character: Character) {
        switch character {
        case " ": self = .space
        case "\t": self = .tab
        case "\r", "\n", "\r\n": self = .enter
        default:
            guard let scalar = character.unicodeScalars.first else { return nil }
            guard ScalarClass(scalar) != .control, ScalarClass(scalar) != .hidden else { return nil }
            self = .character(character)
        }
    }

    private init?(control character: Character) {
        let lower = Character(character.lowercased())
        switch lower {
        case "i": self = .tab
        case "m": self = .enter
        case "[": self = .escape
        case "a"..."z", "\\", "]", "^", "_", "@": self = .control(lower)
        default: return nil
        }
    }

    private static func held(_ name: String, _ prefix: String) -> Character? {
        guard name.lowercased().hasPrefix(prefix), name.count == prefix.count + 1 else { return nil }
        return name.last
    }
}

extension Key {
    /// Reads key names separated by spaces, as `--keys "j j enter"` gives them.
    ///
    /// - Throws: `UnknownKey` with the first name that isn't one.
    package static func parse(_ names: String) throws(UnknownKey) -> [Key] {
        var keys: [Key] = []
        for name in names.split(whereSeparator: \.isWhitespace) {
            guard let key = Key(String(name)) else { throw UnknownKey(name: String(name)) }
            keys.append(key)
        }
        return keys
    }

    package struct UnknownKey: Error, Equatable {
        package let name: String
        package var message: String { "'\(SafeText(name, upTo: 40).string)' is not a key name." }
        package var remedy: String { "use j, G, enter, esc, space, tab, up, pgdn, ctrl-d, f5 and the like" }
    }
}
