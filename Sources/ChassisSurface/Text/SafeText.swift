/// One line of text that cannot move the cursor, hide a character or lie about its width.
///
/// It is the only text a `Surface` accepts. Foreign strings enter through one gate, `init(_:breaks:)`, which replaces
/// what a terminal would obey or swallow by visible marks; interpolated strings pass the same gate. Emoji joiners
/// and skin tones are dropped, because ncurses, tmux and terminals disagree on their width.
///
///     SafeText("a\u{1B}[31mb").string     // "a␛[31mb"
///     "tenant \(name)" as SafeText        // `name` is a String and passes the gate
package struct SafeText: Hashable, Sendable {
    /// Printable scalars only: each base is followed by at most 4 combining marks; never starts with a mark.
    package let string: String
    /// Columns on a terminal, 0 or more.
    package let width: Int

    package static let empty = SafeText(trusted: "", width: 0)

    /// How line feeds, carriage returns and tabs show in a single line.
    package enum Breaks: Sendable { case marks, spaces }

    /// The gate for text from outside: users, models, documents, files, providers.
    ///
    /// - Parameters:
    ///   - foreign: Anything. Its length is the cost; bound long text by `upTo`.
    ///   - breaks: Line breaks and tabs as `␊ ␍ ␉`, or as one space each.
    ///   - columns: Stops there and ends in `…`, so a cell of a 5 MB text costs a cell's work.
    package init(_ foreign: String, breaks: Breaks = .marks, upTo columns: Int = .max) {
        var gate = Gate(breaks: breaks)
        self = gate.pass(foreign, upTo: columns)
    }

    /// The same gate for bytes; invalid UTF-8 shows as `�`.
    package init(bytes: some Sequence<UInt8>, breaks: Breaks = .marks) {
        self.init(String(decoding: Array(bytes), as: UTF8.self), breaks: breaks)
    }

    /// `count` copies of a text; none when `count` is negative.
    package init(_ text: SafeText, times count: Int) {
        let count = max(0, count)
        self.init(trusted: String(repeating: text.string, count: count), width: text.width * count)
    }

    /// For parts of a text that passed the gate before.
    init(trusted string: String, width: Int) {
        self.string = string
        self.width = width
    }

    package var isEmpty: Bool { string.isEmpty }

    package static func + (left: SafeText, right: SafeText) -> SafeText {
        SafeText(trusted: left.string + right.string, width: left.width + right.width)
    }

    package static func += (left: inout SafeText, right: SafeText) { left = left + right }

    /// Cells in order: a base scalar with its marks.
    package var glyphs: Glyphs { Glyphs(scalars: string.unicodeScalars) }
}

extension SafeText: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(value) }

    package init(stringInterpolation: Interpolation) { self = stringInterpolation.text }

    /// Foreign parts pass the gate one by one; texts that passed it before are taken as they are.
    package struct Interpolation: StringInterpolationProtocol {
        var text = SafeText.empty

        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { text += SafeText(literal) } }
        package mutating func appendInterpolation(_ safe: SafeText) { text += safe }
        package mutating func appendInterpolation(_ foreign: String) { text += SafeText(foreign) }
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += SafeText(value.description)
        }
    }
}

extension Sequence<SafeText> {
    /// Grows one text, where `+` copies all of it each time.
    package func joined(separator: SafeText = .empty) -> SafeText {
        var string = ""
        var width = 0
        for (index, part) in enumerated() {
            if index > 0 {
                string += separator.string
                width += separator.width
            }
            string += part.string
            width += part.width
        }
        return SafeText(trusted: string, width: width)
    }
}
