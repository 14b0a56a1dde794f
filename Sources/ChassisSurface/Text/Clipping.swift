/// A text on its way to the clipboard of the operator's terminal: bounded, and harmless to paste.
///
/// Where it is pasted may be a shell: line feeds and tabs stay, other controls go, so that nothing in it can end a paste
/// or act as a key.
///
///     Clipping("a\u{1B}[201~rm").text     // "a[201~rm"
package struct Clipping: Hashable, Sendable {
    /// Bytes that terminals and what stands between take as one: 100,000 of base64, less what frames them.
    package static let longest = 74_994

    package let text: String
    /// Bytes of the whole text in UTF-8.
    package let total: Int
    /// Whether the end of it is missing.
    package let isCut: Bool

    /// - Complexity: O(`longest`), however long the text is.
    package init(_ foreign: String) {
        var kept = String.UnicodeScalarView()
        var length = 0
        var isWhole = true
        for scalar in foreign.unicodeScalars {
            guard scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control else { continue }
            length += UTF8.width(scalar)
            guard length <= Self.longest else {
                isWhole = false
                break
            }
            kept.append(scalar)
        }
        text = String(kept)
        total = foreign.utf8.count
        isCut = !isWhole
    }
}
