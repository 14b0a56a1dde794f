extension WrappedText {
    /// Where a search found its query, apart from any width.
    package struct Hit: Hashable, Comparable, Sendable {
        package let piece: Int
        /// Cells before it in its piece.
        package let cell: Int

        package static func < (left: Hit, right: Hit) -> Bool { (left.piece, left.cell) < (right.piece, right.cell) }
    }

    /// The next place of `query` after `hit` (from the start when `nil`), upper and lower case alike.
    ///
    /// Searches what is shown, so a mark such as `␛` can be found too. Stops at the end; the caller wraps around.
    /// Cost: the text up to the hit.
    package func find(_ query: SafeText, after hit: Hit?) -> Hit? {
        let needle = Needle(query)
        guard !needle.isEmpty else { return nil }
        var piece = hit?.piece ?? 0
        var from = hit.map { $0.cell + 1 } ?? 0
        while let bytes = bytes(ofPiece: piece) {
            if needle.mayBe(in: bytes), let cells = cells(ofPiece: piece),
                let cell = needle.places(in: cells).first(where: { $0.lowerBound >= from })?.lowerBound
            {
                return Hit(piece: piece, cell: cell)
            }
            piece += 1
            from = 0
        }
        return nil
    }

    /// The last place of `query` before `hit` (from the end when `nil`).
    package func find(_ query: SafeText, before hit: Hit?) -> Hit? {
        let needle = Needle(query)
        guard !needle.isEmpty else { return nil }
        var piece = hit?.piece ?? pieceCount - 1
        var limit = hit?.cell ?? .max
        while piece >= 0, let bytes = bytes(ofPiece: piece) {
            if needle.mayBe(in: bytes), let cells = cells(ofPiece: piece),
                let cell = needle.places(in: cells).last(where: { $0.lowerBound < limit })?.lowerBound
            {
                return Hit(piece: piece, cell: cell)
            }
            piece -= 1
            limit = .max
        }
        return nil
    }

    /// The row that shows a hit at that width.
    package func position(of hit: Hit, width: Int) -> Position {
        guard let cells = cells(ofPiece: hit.piece) else { return .start }
        let rows = LineBreaker.rows(of: cells, width: width)
        let row = rows.lastIndex { $0.lowerBound <= hit.cell } ?? 0
        return Position(piece: hit.piece, row: row)
    }
}

/// A query folded for comparison cell by cell.
struct Needle {
    private let folded: [String]
    /// Lower and upper case of the first byte when the query is ASCII, to pass over pieces without it.
    private let first: (UInt8, UInt8)?

    init(_ query: SafeText) {
        folded = query.glyphs.map(Needle.fold)
        let bytes = Array(query.string.utf8)
        if let byte = bytes.first, bytes.allSatisfy({ $0 < 0x80 }), byte != 0x20 {
            let letter = Character(Unicode.Scalar(byte))
            first = (letter.lowercased().utf8.first ?? byte, letter.uppercased().utf8.first ?? byte)
        } else {
            first = nil
        }
    }

    var isEmpty: Bool { folded.isEmpty }

    /// False only when the query can't be there. Marks that the gate writes are looked for in the cells.
    func mayBe(in bytes: ArraySlice<UInt8>) -> Bool {
        guard let first else { return true }
        return bytes.contains { $0 == first.0 || $0 == first.1 || $0 < 0x20 || $0 >= 0x7F }
    }

    /// Ranges of cells that match, not overlapping.
    func places(in cells: [Glyph]) -> [Range<Int>] {
        guard !folded.isEmpty, cells.count >= folded.count else { return [] }
        let text = cells.map(Needle.fold)
        var places: [Range<Int>] = []
        var index = 0
        while index + folded.count <= text.count {
            if text[index] == folded[0], text[index..<(index + folded.count)].elementsEqual(folded) {
                places.append(index..<(index + folded.count))
                index += folded.count
            } else {
                index += 1
            }
        }
        return places
    }

    private static func fold(_ glyph: Glyph) -> String {
        let base =
            glyph.base.isASCII ? String(Character(glyph.base)).lowercased() : glyph.base.properties.lowercaseMapping
        return glyph.marks.reduce(into: base) { $0.unicodeScalars.append($1) }
    }
}
