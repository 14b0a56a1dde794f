/// What a cell means. Themes give roles their look; widgets and screens never name a colour.
///
/// A theme may style `status` for all of `status.*`: the longest dotted name that a theme has wins.
package enum Role: UInt8, CaseIterable, Sendable, Hashable {
    case text, muted, accent, title, border, borderFocused, header, selected
    case ok, warning, danger, info, running, queued, cancelled
    case masked, added, removed, addedWord, removedWord
    case chart1, chart2, chart3, chart4
    case key, badge, match, input, label, footer, ghost, mark

    /// The name in theme files.
    package var name: String { Role.table[Int(rawValue)].name }
    /// The letter in snapshots; unique, and never an upper-case one.
    package var letter: Character { Role.table[Int(rawValue)].letter }

    private static let table: [(name: String, letter: Character)] = [
        ("text", "t"), ("text.muted", "m"), ("text.accent", "a"), ("text.title", "n"),
        ("border", "b"), ("border.focused", "y"), ("table.header", "h"), ("table.selected", "s"),
        ("status.ok", "o"), ("status.warning", "w"), ("status.danger", "d"), ("status.info", "i"),
        ("status.running", "r"), ("status.queued", "q"), ("status.cancelled", "c"),
        ("text.masked", "x"), ("diff.added", "p"), ("diff.removed", "l"), ("diff.added.word", "+"),
        ("diff.removed.word", "-"),
        ("chart.1", "1"), ("chart.2", "2"), ("chart.3", "3"), ("chart.4", "4"),
        ("key", "k"), ("badge", "g"), ("match", "f"), ("input", "u"), ("text.label", "e"), ("footer", "z"),
        ("text.ghost", "v"), ("table.mark", "j"),
    ]
}

/// What lies under a cell's role: the background, when it isn't the screen's own.
package enum Ground: UInt8, CaseIterable, Sendable, Hashable {
    case screen, selected, raised

    /// The theme role whose background it takes.
    package var name: String {
        switch self {
        case .screen: "text"
        case .selected: "table.selected"
        case .raised: "raised"
        }
    }
}

/// Emphasis a widget adds by itself, apart from what the theme says.
package struct Emphasis: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Emphasis(rawValue: 1)
    package static let underline = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
    package static let dim = Emphasis(rawValue: 8)
    package static let italic = Emphasis(rawValue: 16)
    package static let strike = Emphasis(rawValue: 32)
}
