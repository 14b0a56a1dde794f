extension Surface {
    /// The screen as text with SGR colours, one line per row, for `--snapshot --ansi`. Resets at each line's end.
    package func ansi(_ theme: Theme, depth: ColorDepth) -> String {
        var inks: [UInt32: String] = [:]
        var out = ""
        for y in 0..<height {
            var last = ""
            for x in 0..<width {
                let cell = self.cell(x: x, y: y)
                if cell.isContinuation { continue }
                let key =
                    UInt32(cell.role.rawValue) << 16 | UInt32(cell.ground.rawValue) << 8
                    | UInt32(cell.emphasis.rawValue)
                let sgr = inks[key] ?? theme.ink(cell.role, on: cell.ground, cell.emphasis, depth: depth).sgr(depth)
                inks[key] = sgr
                if sgr != last { out += sgr }
                last = sgr
                for scalar in scalars(of: cell) { out.unicodeScalars.append(scalar) }
            }
            out += "\u{1B}[0m\n"
        }
        return out
    }
}

extension Ink {
    fileprivate func sgr(_ depth: ColorDepth) -> String {
        var parts = ["0"]
        let modifiers: [(Emphasis, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strike, "9"),
        ]
        for (modifier, code) in modifiers where emphasis.contains(modifier) { parts.append(code) }
        if let code = colour(foreground, 30, depth) { parts.append(code) }
        if let code = colour(background, 40, depth) { parts.append(code) }
        return "\u{1B}[\(parts.joined(separator: ";"))m"
    }

    private func colour(_ value: Int32, _ base: Int, _ depth: ColorDepth) -> String? {
        guard value >= 0 else { return nil }
        switch depth {
        case .mono: return nil
        case .ansi: return String(base + Int(value & 7))
        case .indexed: return "\(base + 8);5;\(value)"
        case .direct: return "\(base + 8);2;\(value >> 16 & 255);\(value >> 8 & 255);\(value & 255)"
        }
    }
}
