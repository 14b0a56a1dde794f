/// What changed between two foreign texts: lines aligned, and in changed lines the words.
package struct TextDiff: Sendable {
    /// A part of a line; changed words are told apart from those around them.
    package struct Piece: Hashable, Sendable {
        package let text: SafeText
        package let isChanged: Bool
    }

    package enum Line: Hashable, Sendable {
        case same(SafeText)
        case removed(SafeText)
        case added(SafeText)
        case changed(old: [Piece], new: [Piece])
    }

    package let lines: [Line]
    /// Lines of either text beyond the limit were not compared.
    package let isCut: Bool

    /// Texts that were cut are never called identical.
    package var isIdentical: Bool {
        !isCut && lines.allSatisfy { if case .same = $0 { true } else { false } }
    }

    /// - Parameter limit: At most this many lines of each text are compared.
    /// - Complexity: bounded: at most 600 edits are looked for before a block counts as replaced.
    package init(from old: String, to new: String, limit: Int = 4_000) {
        // A few long lines cost as much as many short ones.
        let bytes = 1 << 20
        let left = SafeText.lines(TextDiff.head(old, bytes))
        let right = SafeText.lines(TextDiff.head(new, bytes))
        isCut = left.count > limit || right.count > limit || old.utf8.count > bytes || new.utf8.count > bytes
        let a = Array(left.prefix(limit))
        let b = Array(right.prefix(limit))
        var lines: [Line] = []
        var removed: [SafeText] = []
        var added: [SafeText] = []
        for edit in Myers.edits(from: a, to: b) {
            switch edit {
            case .remove(let i): removed.append(a[i])
            case .add(let j): added.append(b[j])
            case .keep(let i, _):
                lines += TextDiff.block(&removed, &added)
                lines.append(.same(a[i]))
            }
        }
        lines += TextDiff.block(&removed, &added)
        self.lines = lines
    }

    private static func head(_ text: String, _ bytes: Int) -> String {
        text.utf8.count <= bytes ? text : String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
    }

    /// Pairs the lines of a replaced block in order; a pair with little in common stays a removal and an addition.
    private static func block(_ removed: inout [SafeText], _ added: inout [SafeText]) -> [Line] {
        defer {
            removed = []
            added = []
        }
        var lines: [Line] = []
        for index in 0..<max(removed.count, added.count) {
            switch (index < removed.count ? removed[index] : nil, index < added.count ? added[index] : nil) {
            case (let old?, let new?):
                if let pair = words(old, new) { lines.append(pair) } else { lines += [.removed(old), .added(new)] }
            case (let old?, nil): lines.append(.removed(old))
            case (nil, let new?): lines.append(.added(new))
            case (nil, nil): break
            }
        }
        return lines
    }

    private static func words(_ old: SafeText, _ new: SafeText) -> Line? {
        let a = tokens(old)
        let b = tokens(new)
        guard a.count <= 2_000, b.count <= 2_000 else { return nil }
        var left: [Piece] = []
        var right: [Piece] = []
        var kept = 0
        for edit in Myers.edits(from: a, to: b, bound: 200) {
            switch edit {
            case .keep(let i, _):
                kept += a[i].width
                left.append(Piece(text: a[i], isChanged: false))
                right.append(Piece(text: a[i], isChanged: false))
            case .remove(let i): left.append(Piece(text: a[i], isChanged: true))
            case .add(let j): right.append(Piece(text: b[j], isChanged: true))
            }
        }
        guard kept * 3 >= max(old.width, new.width) else { return nil }
        return .changed(old: merged(left), new: merged(right))
    }

    private static func merged(_ pieces: [Piece]) -> [Piece] {
        pieces.reduce(into: []) { merged, piece in
            if let last = merged.last, last.isChanged == piece.isChanged {
                merged[merged.count - 1] = Piece(text: last.text + piece.text, isChanged: piece.isChanged)
            } else {
                merged.append(piece)
            }
        }
    }

    /// Words, runs of spaces, and every other character by itself.
    private static func tokens(_ text: SafeText) -> [SafeText] {
        var tokens: [[Glyph]] = []
        var last: Int?
        for glyph in text.glyphs {
            let scalar = glyph.base
            let kind =
                scalar == " "
                ? 0 : scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" ? 1 : 2
            if kind == last, kind != 2 { tokens[tokens.count - 1].append(glyph) } else { tokens.append([glyph]) }
            last = kind
        }
        return tokens.map { SafeText($0) }
    }
}
