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
    private var held: [UInt8] = []
    private var hasWord = false
    /// Whole pieces so far.
    package private(set) var count = 0

    package init() {}

    /// The pieces that are whole now, in order.
    ///
    /// - Parameter known: So many of them are counted and not made.
    /// - Complexity: O(bytes); what is not made costs a nanosecond or two each.
    package mutating func push(_ text: some StringProtocol, skipping known: Int64 = 0) -> [String] {
        var text = String(text)
        return text.withUTF8 { push($0, skipping: known) }
    }

    private mutating func push(_ bytes: UnsafeBufferPointer<UInt8>, skipping known: Int64) -> [String] {
        var made: [String] = []
        var left = known
        var (start, place) = (0, 0)
        func cut(_ pieces: inout TextPieces) {
            if left > 0 {
                left -= 1
            } else {
                made.append(String(decoding: pieces.held + bytes[start..<place], as: UTF8.self))
            }
            pieces.held = []
            pieces.hasWord = false
            pieces.count += 1
            start = place
        }
        while place < bytes.count {
            let isBlank = Self.isBlank(bytes[place])
            if isBlank, hasWord { cut(&self) }
            if !isBlank { hasWord = true }
            place += Self.width(bytes[place])
            if held.count + place - start >= Self.longest { cut(&self) }
        }
        held += bytes[start...]
        return made
    }

    /// What is left at the end of the text; `nil` when nothing is.
    package mutating func rest() -> String? {
        guard !held.isEmpty else { return nil }
        defer { (held, hasWord) = ([], false) }
        return String(decoding: held, as: UTF8.self)
    }

    /// How many whole pieces a text has that may go on.
    package static func count(in text: some StringProtocol) -> Int {
        var pieces = TextPieces()
        _ = pieces.push(text, skipping: .max)
        return pieces.count
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    /// Of the character that begins with a byte.
    private static func width(_ byte: UInt8) -> Int {
        switch byte {
        case ..<0x80: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }
}
