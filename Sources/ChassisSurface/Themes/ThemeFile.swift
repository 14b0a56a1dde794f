import Yams

/// One theme file as written: names not resolved, nothing inherited. Collects every problem on the way.
struct ThemeFile {
    struct Entry {
        let name: String
        let line: Int
        let foreground: (text: String, line: Int)?
        let background: (text: String, line: Int)?
        let emphasis: Emphasis?
    }

    let file: String
    private(set) var inherits: (name: String, line: Int)?
    private(set) var variant: Theme.Variant?
    private(set) var palette: [String: Theme.Colour] = [:]
    private(set) var roles: [Entry] = []
    private(set) var problems: [ThemeError.Problem] = []

    static let longestFile = 256 * 1_024
    private static let keys = ["name", "author", "inherits", "variant", "palette", "roles"]

    init(file: String, yaml: String) {
        self.file = file
        guard yaml.utf8.count <= ThemeFile.longestFile else {
            note(0, "too large, expected at most 256 KiB, found \(yaml.utf8.count / 1_024) KiB")
            return
        }
        do {
            guard let root = try Yams.compose(yaml: yaml) else {
                note(1, "empty, expected a mapping with palette and roles, found nothing")
                return
            }
            read(root)
        } catch let error as YamlError {
            note(error)
        } catch {
            note(0, "not readable as YAML")
        }
    }

    private mutating func note(_ line: Int, _ text: String) {
        problems.append(ThemeError.Problem(file: file, line: line, text: SafeText(text, upTo: 300).string))
    }

    private mutating func note(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // A list that was never closed is noticed lines later.
            let isOpen = context.map { $0.text.contains("flow ") && $0.mark.line < mark.line } ?? false
            let opening = isOpen ? context.map { ", in what was opened on line \($0.mark.line)" } : nil
            note(mark.line, "not YAML: \(problem)\(opening ?? "")")
        case .duplicatedKeysInMapping(let duplicates, let context):
            note(
                context.mark.line,
                "duplicate key, expected each once, found again: \(duplicates.map { "\($0)" }.sorted().joined(separator: ", "))"
            )
        default: note(0, "not YAML: \(error)")
        }
    }

    private mutating func read(_ root: Node) {
        guard let top = mapping(root, "theme") else { return }
        let names = top.map { $0.key.scalar?.string ?? "" }
        if names.contains("system") || names.contains("base00") { return readBase16(top) }
        for (key, value) in top {
            let name = key.scalar?.string ?? ""
            switch name {
            case "name", "author": break
            case "inherits": inherits = string(value, "inherits").map { ($0, line(value)) }
            case "variant": readVariant(value)
            case "palette": readPalette(value)
            case "roles": readRoles(value)
            default:
                note(line(key), "unknown key '\(name)', expected one of \(ThemeFile.keys.joined(separator: ", "))")
            }
        }
    }

    private mutating func readVariant(_ node: Node) {
        guard let text = string(node, "variant") else { return }
        variant = Theme.Variant(rawValue: text)
        if variant == nil { note(line(node), "variant, expected dark or light, found '\(text)'") }
    }

    private mutating func readPalette(_ node: Node) {
        guard let entries = mapping(node, "palette") else { return }
        for (key, value) in entries {
            let name = key.scalar?.string ?? ""
            guard let text = string(value, "colour '\(name)'") else { continue }
            if text == "default" {
                palette[name] = .terminal
            } else if let colour = RGB(text) {
                palette[name] = .fixed(colour)
            } else {
                note(line(value), "colour '\(name)', expected \"#RRGGBB\" or default, found '\(text)'")
            }
        }
    }

    private mutating func readRoles(_ node: Node) {
        guard let entries = mapping(node, "roles") else { return }
        for (key, value) in entries {
            let name = key.scalar?.string ?? ""
            guard ThemeFile.isRole(name) else {
                note(
                    line(key),
                    "unknown role '\(name)', expected a role or the start of one, such as text.muted or status")
                continue
            }
            if let text = value.scalar?.string {
                roles.append(
                    Entry(
                        name: name, line: line(value), foreground: (text, line(value)), background: nil, emphasis: nil))
            } else {
                readLook(name, value)
            }
        }
    }

    private mutating func readLook(_ role: String, _ node: Node) {
        guard let parts = mapping(node, "role '\(role)'") else { return }
        var foreground: (String, Int)?
        var background: (String, Int)?
        var emphasis: Emphasis?
        for (key, value) in parts {
            switch key.scalar?.string ?? "" {
            case "fg": foreground = string(value, "fg of '\(role)'").map { ($0, line(value)) }
            case "bg": background = string(value, "bg of '\(role)'").map { ($0, line(value)) }
            case "mods": emphasis = modifiers(value, role)
            case let other: note(line(key), "unknown key '\(other)' in role '\(role)', expected fg, bg or mods")
            }
        }
        roles.append(
            Entry(name: role, line: line(node), foreground: foreground, background: background, emphasis: emphasis))
    }

    private mutating func modifiers(_ node: Node, _ role: String) -> Emphasis? {
        let names: [String: Emphasis] = [
            "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "underlined": .underline,
            "reverse": .reverse, "reversed": .reverse, "crossed_out": .strike,
        ]
        guard case .sequence(let items) = node else {
            note(line(node), "mods of '\(role)', expected a list such as [bold], found \(ThemeFile.kind(node))")
            return nil
        }
        var result: Emphasis = []
        for item in items {
            let name = item.scalar?.string ?? ""
            if let known = names[name] {
                result.formUnion(known)
            } else {
                note(
                    line(item),
                    "mods of '\(role)', expected one of \(names.keys.sorted().joined(separator: ", ")), found '\(name)'"
                )
            }
        }
        return result
    }

    /// Schemes of base16 and base24: sixteen or more colours with fixed meanings; roles come from the built-in theme.
    private mutating func readBase16(_ top: Node.Mapping) {
        var colours: [String: RGB] = [:]
        func take(_ entries: Node.Mapping) -> [(Int, String)] {
            var wrong: [(Int, String)] = []
            for (key, value) in entries {
                guard let name = key.scalar?.string, name.hasPrefix("base"), name.count == 6 else { continue }
                let text = value.scalar?.string ?? ""
                if let colour = RGB(text) {
                    colours[name.lowercased()] = colour
                } else {
                    wrong.append((value.mark?.line ?? 0, "colour '\(name)', expected RRGGBB, found '\(text)'"))
                }
            }
            return wrong
        }
        var wrong = take(top)
        if let inner = top["palette"]?.mapping { wrong += take(inner) }
        for (line, text) in wrong { note(line, text) }
        let needed = (0..<16).map { "base0" + String($0, radix: 16) }
        let missing = needed.filter { colours[$0] == nil }
        guard missing.isEmpty else {
            if wrong.isEmpty {
                note(1, "base16 scheme, expected base00 to base0F, found none for \(missing.joined(separator: ", "))")
            }
            return
        }
        let meaning = [
            "bg": "base00", "raised": "base01", "selection": "base02", "muted": "base03", "fg": "base05",
            "bright": "base07",
            "red": "base08", "orange": "base09", "yellow": "base0a", "green": "base0b", "cyan": "base0c",
            "blue": "base0d",
            "magenta": "base0e", "line": "base03",
        ]
        for (name, base) in meaning { palette[name] = colours[base].map { .fixed($0) } }
        if let back = colours["base00"], let front = colours["base05"] {
            variant = back.luminance < front.luminance ? .dark : .light
        }
        inherits = (ThemeLibrary.fallbackName, 1)
    }

    private mutating func mapping(_ node: Node, _ what: String) -> Node.Mapping? {
        if let mapping = node.mapping { return mapping }
        note(line(node), "\(what), expected a mapping, found \(ThemeFile.kind(node))")
        return nil
    }

    private mutating func string(_ node: Node, _ what: String) -> String? {
        if let text = node.scalar?.string { return text }
        note(line(node), "\(what), expected a word, found \(ThemeFile.kind(node))")
        return nil
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 0 }

    private static func kind(_ node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string)'"
        case .alias: "an alias"
        }
    }

    static func isRole(_ name: String) -> Bool {
        (Role.allCases.map(\.name) + Ground.allCases.map(\.name)).contains { $0 == name || $0.hasPrefix(name + ".") }
    }
}
