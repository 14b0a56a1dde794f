/// Cuts a text that comes in any portions into the same pieces each time: words, with the white space before them.
///
/// A piece ends before white space that follows something else, or once it has 16 bytes. So how many pieces there are up
/// to a place depends on the text alone, and whoever reads it again, from wherever, counts them alike. What follows the
/// last end is held back until it is known where that piece ends.
///
///     var pieces = TextPieces()
///     pieces.push("It is un")    // ["It", " is"]
///     pieces.push("der Settings.")    // [" under"]
///     pieces.rest()    // " Settings."
package struct TextPieces: Sendable {
    private static let longest = 16
    private var held = String.UnicodeScalarView()
    private var size = 0
    private var hasWord = false

    package init() {}

    /// The pieces that are whole now, in order.
    package mutating func push(_ text: some StringProtocol) -> [String] {
        var pieces: [String] = []
        for scalar in text.unicodeScalars {
            let isBlank = Self.isBlank(scalar)
            if isBlank, hasWord { pieces.append(take()) }
            held.append(scalar)
            size += UTF8.width(scalar)
            if !isBlank { hasWord = true }
            if size >= Self.longest { pieces.append(take()) }
        }
        return pieces
    }

    /// What is left at the end of the text; `nil` when nothing is.
    package mutating func rest() -> String? { held.isEmpty ? nil : take() }

    /// How many whole pieces a text has that may go on.
    package static func count(in text: some StringProtocol) -> Int {
        var pieces = TextPieces()
        return pieces.push(text).count
    }

    private mutating func take() -> String {
        defer { (held, size, hasWord) = (.init(), 0, false) }
        return String(held)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || (9...13).contains(scalar.value) }
}
