/// How roles look: resolved, checked for contrast, ready to paint.
///
/// Colours come lifted: text to at least 4.5:1 over what it stands on, borders and charts to 3:1. The selected ground
/// always differs from the screen, by reverse video if the theme's own colours don't do it.
package struct Theme: Sendable {
    package enum Variant: String, Sendable, CaseIterable { case dark, light }

    /// A colour of a theme: the terminal's own, or a fixed one.
    package enum Colour: Hashable, Sendable {
        case terminal
        case fixed(RGB)
    }

    package struct Style: Hashable, Sendable {
        package var foreground: Colour
        package var background: Colour
        package var emphasis: Emphasis
    }

    package let name: String
    package let variant: Variant
    /// `[ground][role]`.
    private let styles: [[Style]]

    init(name: String, variant: Variant, looks: ThemeLooks) {
        self.name = name
        self.variant = variant
        styles = Ground.allCases.map { ground in Role.allCases.map { looks.style($0, on: ground, variant) } }
    }

    /// A look-up in a table; `ink` is what a terminal of fewer colours gets.
    package func style(_ role: Role, on ground: Ground = .screen) -> Style {
        styles[Int(ground.rawValue)][Int(role.rawValue)]
    }

    /// What to paint a cell with. Nearest colours are searched anew each time: keep the answer.
    package func ink(_ role: Role, on ground: Ground, _ emphasis: Emphasis, depth: ColorDepth) -> Ink {
        let style = style(role, on: ground)
        switch depth {
        case .mono, .ansi:
            let plain = role.plain
            var ink = Ink(
                foreground: depth == .mono || ground == .selected ? -1 : plain.ansi,
                emphasis: plain.emphasis.union(emphasis))
            if ground == .selected { ink.emphasis.formUnion(.reverse) }
            return ink
        case .indexed, .direct:
            return Ink(
                foreground: Theme.code(style.foreground, depth), background: Theme.code(style.background, depth),
                emphasis: style.emphasis.union(emphasis))
        }
    }

    private static func code(_ colour: Colour, _ depth: ColorDepth) -> Int32 {
        guard case .fixed(let rgb) = colour else { return -1 }
        // terminfo's direct colours keep 0 to 7 for the ANSI ones.
        return depth == .direct ? max(8, Int32(rgb.hex)) : Int32(Palette256.nearest(to: rgb))
    }
}

/// What a theme says of roles, after inheritance and with palette names resolved.
struct ThemeLooks: Sendable {
    struct Look: Hashable, Sendable {
        var foreground: Theme.Colour?
        var background: Theme.Colour?
        var emphasis: Emphasis?
    }

    /// By dotted name.
    var looks: [String: Look] = [:]

    /// Each part from the longest dotted name that has it.
    func look(_ name: String) -> Look {
        var result = Look()
        var parts = name.split(separator: ".")
        while !parts.isEmpty {
            if let found = looks[parts.joined(separator: ".")] {
                result.foreground = result.foreground ?? found.foreground
                result.background = result.background ?? found.background
                result.emphasis = result.emphasis ?? found.emphasis
            }
            parts.removeLast()
        }
        return result
    }

    func style(_ role: Role, on ground: Ground, _ variant: Theme.Variant) -> Theme.Style {
        let base = look("text")
        let own = look(role.name)
        let under = look(ground.name)
        let screen = base.background ?? .terminal
        var background = own.background ?? screen
        if ground != .screen, background == screen || role == .selected { background = under.background ?? background }
        var style = Theme.Style(
            foreground: own.foreground ?? base.foreground ?? .terminal, background: background,
            emphasis: own.emphasis ?? [])
        if ground == .selected {
            style.emphasis.formUnion(under.emphasis ?? [])
            if !isVisible(under.background, over: screen, variant) { style.emphasis.formUnion(.reverse) }
        }
        if case .fixed(let colour) = style.foreground {
            let over = ThemeLooks.assumed(background, variant)
            style.foreground = .fixed(colour.lifted(over: over, to: ThemeLooks.ratio(for: role)))
        }
        return style
    }

    static func ratio(for role: Role) -> Double {
        switch role {
        case .border, .borderFocused, .chart1, .chart2, .chart3, .chart4: 3
        default: 4.5
        }
    }

    /// The terminal's own background is unknown; judged by the theme's variant.
    private static func assumed(_ colour: Theme.Colour, _ variant: Theme.Variant) -> RGB {
        if case .fixed(let rgb) = colour { return rgb }
        return variant == .dark ? RGB(0x1E1E1E) : RGB(0xFFFFFF)
    }

    private func isVisible(_ selected: Theme.Colour?, over screen: Theme.Colour, _ variant: Theme.Variant) -> Bool {
        guard case .fixed(let colour)? = selected else { return false }
        let under = ThemeLooks.assumed(screen, variant)
        return Lab(colour).difference(from: Lab(under)) >= 5
    }
}
