/// How many colours the terminal shows; each step down still tells every role by more than hue.
package enum ColorDepth: Int, Sendable, CaseIterable, Comparable {
    case mono, ansi, indexed, direct

    package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }

    /// What `--color` says.
    package enum Wish: String, Sendable, CaseIterable { case auto, always, never }

    /// The ladder: `--color` over `NO_COLOR` over what the terminal has.
    ///
    /// - Parameters:
    ///   - colors: What terminfo gives for `TERM`; `nil` when nobody asked it, which judges by the name of `TERM`.
    ///   - environment: Of the process: `NO_COLOR`, `COLORTERM`, `TERM`.
    package static func choose(_ wish: Wish, colors: Int?, environment: [String: String]) -> ColorDepth {
        if wish == .never { return .mono }
        if wish == .auto, let no = environment["NO_COLOR"], !no.isEmpty { return .mono }
        let term = environment["TERM"] ?? ""
        let isTrue = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        if let colors {
            if colors > 0x10000 { return .direct }
            if colors >= 256 { return .indexed }
            return colors >= 8 ? .ansi : .mono
        }
        if isTrue || term.hasSuffix("-direct") { return .direct }
        if term.contains("256") { return .indexed }
        if wish == .auto, term.isEmpty || term == "dumb" || term.hasPrefix("vt") { return .mono }
        return .ansi
    }
}

/// What a cell is painted with at some depth.
package struct Ink: Hashable, Sendable {
    /// -1 is the terminal's own; else an index below 8 or 256, or `0xRRGGBB`.
    package var foreground: Int32
    package var background: Int32
    package var emphasis: Emphasis

    package init(foreground: Int32 = -1, background: Int32 = -1, emphasis: Emphasis = []) {
        self.foreground = foreground
        self.background = background
        self.emphasis = emphasis
    }
}

extension Role {
    /// The look with 8 colours and with none: themes don't reach down here, meaning does.
    var plain: (ansi: Int32, emphasis: Emphasis) {
        switch self {
        case .text, .label, .input, .selected, .header, .footer, .queued:
            (-1, self == .header ? [.bold, .underline] : [])
        case .muted, .border, .ghost: (-1, .dim)
        case .cancelled: (-1, [.dim])
        case .accent, .borderFocused: (6, .bold)
        case .title: (-1, .bold)
        case .ok, .added: (2, [])
        case .addedWord: (2, [.bold, .underline])
        case .warning: (3, [])
        case .danger: (1, .bold)
        case .removed: (1, [])
        case .removedWord: (1, [.bold, .underline])
        case .info, .running: (6, [])
        case .masked: (5, .underline)
        case .chart1: (6, [])
        case .chart2: (3, [])
        case .chart3: (5, [])
        case .chart4: (2, [])
        case .key: (3, .bold)
        case .badge, .match: (3, .reverse)
        case .mark: (3, .bold)
        }
    }
}
