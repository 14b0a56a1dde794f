/// The ASCII character that stands in for a drawn glyph where the terminal has no UTF-8.
enum ASCIIGlyph {
    static func nearest(to scalar: Unicode.Scalar) -> UInt8 {
        if scalar.isASCII { return UInt8(scalar.value) }
        if let known = known[scalar] { return known }
        switch scalar.value {
        case 0x2500...0x257F: return UInt8(ascii: "+")
        case 0x2591...0x2593: return UInt8(ascii: ".")
        case 0x2580...0x259F: return UInt8(ascii: "#")
        default: return UInt8(ascii: "?")
        }
    }

    private static let known: [Unicode.Scalar: UInt8] = {
        let pairs: [(String, String)] = [
            ("─━═╌┄┈╴╶", "-"), ("│┃║╎┆┊", "|"), ("…", "~"), ("▌▐▶▸►→›❯", ">"), ("◀◂←‹", "<"), ("▲↑", "^"), ("▼↓", "v"),
            ("·•", "."), ("●◆✓✔", "*"), ("○◇", "o"), ("✗✘×", "x"), ("░", "."), ("▒", ":"), ("▁", "_"), ("▂", "."),
            ("▃", ":"), ("▄", "-"), ("▅", "="), ("▆", "+"), ("▇", "*"), ("–—", "-"), ("“”", "\""), ("‘’", "'"),
            ("⟦", "["), ("⟧", "]"), ("▏▎▍", "|"), ("↵⏎", "$"), ("±", "~"), ("≤", "<"), ("≥", ">"),
        ]
        var map: [Unicode.Scalar: UInt8] = [:]
        for (glyphs, ascii) in pairs {
            for scalar in glyphs.unicodeScalars { map[scalar] = ascii.utf8.first ?? UInt8(ascii: "?") }
        }
        return map
    }()
}
