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
    private struct Folded: Equatable {
        let base: UInt32
        let marks: [Unicode.Scalar]
    }

    private let folded: [Folded]
    /// The query in lower-case bytes, when it can be looked for before the gate: ASCII, and no part of the name of a
    /// hidden character (`‹ZWSP›`), which only the gate writes.
    private let bytes: [UInt8]?

    init(_ query: SafeText) {
        folded = query.glyphs.map(Needle.fold)
        let utf8 = Array(query.string.utf8)
        let isNameLike = utf8.allSatisfy {
            $0 == 0x20 || $0 == 0x2B || (0x30...0x39).contains($0) || (0x40...0x5F).contains($0)
        }
        bytes = isNameLike || !utf8.allSatisfy { $0 < 0x80 } ? nil : utf8.map(Needle.lower)
    }

    var isEmpty: Bool { folded.isEmpty }

    /// False only when the query can't be there.
    func mayBe(in text: ArraySlice<UInt8>) -> Bool {
        guard let bytes, let first = bytes.first else { return true }
        return text.withUnsafeBufferPointer { text in
            guard text.count >= bytes.count else { return false }
            for start in 0...(text.count - bytes.count) where Needle.lower(text[start]) == first {
                var length = 1
                while length < bytes.count, Needle.lower(text[start + length]) == bytes[length] { length += 1 }
                if length == bytes.count { return true }
            }
            return false
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// Ranges of cells that match, not overlapping.
    func places(in cells: [Glyph]) -> [Range<Int>] {
        guard let first = folded.first, cells.count >= folded.count else { return [] }
        var places: [Range<Int>] = []
        var index = 0
        while index + folded.count <= cells.count {
            if Needle.fold(cells[index]) == first, matches(cells, at: index) {
                places.append(index..<(index + folded.count))
                index += folded.count
            } else {
                index += 1
            }
        }
        return places
    }

    private func matches(_ cells: [Glyph], at index: Int) -> Bool {
        folded.indices.allSatisfy { Needle.fold(cells[index + $0]) == folded[$0] }
    }

    private static func fold(_ glyph: Glyph) -> Folded {
        if glyph.base.isASCII { return Folded(base: UInt32(lower(UInt8(glyph.base.value))), marks: glyph.marks) }
        let mapped = glyph.base.properties.lowercaseMapping.unicodeScalars
        return Folded(base: (mapped.count == 1 ? mapped.first : nil)?.value ?? glyph.base.value, marks: glyph.marks)
    }
}
