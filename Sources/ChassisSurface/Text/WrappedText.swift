import Glibc
import Synchronization

/// A long foreign text shown a window at a time: opening 5 MB costs the rows on screen.
///
/// Lines are found when something asks for them, and pass the gate when they are shown. A line longer than 8 KiB is
/// handled in pieces, so that one without line feeds is as cheap as any. Positions hold for every width; a row past
/// a piece's end after a resize counts as its last.
package struct WrappedText: Sendable {
    /// A row on screen: which piece of the text, and which row of it when wrapped.
    package struct Position: Hashable, Comparable, Sendable {
        package var piece: Int
        package var row: Int
        package static let start = Position(piece: 0, row: 0)

        package init(piece: Int, row: Int) {
            self.piece = piece
            self.row = row
        }

        package static func < (left: Position, right: Position) -> Bool {
            (left.piece, left.row) < (right.piece, right.row)
        }
    }

    static let longestPiece = 8_192
    private let source: Source

    package init(_ text: String) { source = Source(Array(text.utf8)) }

    /// Length of the text in UTF-8.
    package var byteCount: Int { source.bytes.count }

    package var isEmpty: Bool { source.bytes.isEmpty }

    /// The cells of a piece; `nil` past the end.
    func cells(ofPiece index: Int) -> [Glyph]? {
        source.piece(index).map { Array(SafeText.line(source.bytes[$0]).glyphs) }
    }

    /// The bytes of a piece, without its line feed.
    func bytes(ofPiece index: Int) -> ArraySlice<UInt8>? { source.piece(index).map { source.bytes[$0] } }

    func offset(ofPiece index: Int) -> Int { source.piece(index)?.lowerBound ?? byteCount }

    /// Finds all pieces: cheap, but the whole text is looked at.
    var pieceCount: Int { source.countPieces() }

    private func rows(ofPiece index: Int, width: Int) -> Int? {
        cells(ofPiece: index).map { LineBreaker.rows(of: $0, width: width).count }
    }

    /// `position` moved by `rows` (down when positive) at that width, kept inside the text.
    package func moved(_ position: Position, by rows: Int, width: Int) -> Position {
        var position = clamped(position, width: width)
        // No text has more rows; sums of it can't overflow.
        var left = min(max(rows, -1 << 40), 1 << 40)
        while left > 0 {
            let count = self.rows(ofPiece: position.piece, width: width) ?? 1
            if position.row + left < count { return Position(piece: position.piece, row: position.row + left) }
            guard source.piece(position.piece + 1) != nil else {
                return Position(piece: position.piece, row: count - 1)
            }
            left -= count - position.row
            position = Position(piece: position.piece + 1, row: 0)
        }
        while left < 0 {
            if position.row + left >= 0 { return Position(piece: position.piece, row: position.row + left) }
            guard position.piece > 0 else { return .start }
            left += position.row + 1
            let count = self.rows(ofPiece: position.piece - 1, width: width) ?? 1
            position = Position(piece: position.piece - 1, row: count - 1)
        }
        return position
    }

    /// The top position at which the text's end stands in the last of `height` rows.
    package func end(width: Int, height: Int) -> Position {
        let last = Position(piece: max(0, pieceCount - 1), row: .max)
        return moved(clamped(last, width: width), by: -max(0, height - 1), width: width)
    }

    private func clamped(_ position: Position, width: Int) -> Position {
        guard source.piece(max(0, position.piece)) != nil else {
            let last = max(0, pieceCount - 1)
            return Position(piece: last, row: (rows(ofPiece: last, width: width) ?? 1) - 1)
        }
        let piece = max(0, position.piece)
        guard position.row > 0 else { return Position(piece: piece, row: 0) }
        return Position(piece: piece, row: min(position.row, (rows(ofPiece: piece, width: width) ?? 1) - 1))
    }

    /// A row of the window: its place, and the range of its piece's cells.
    struct Row {
        let position: Position
        let cells: [Glyph]
        let range: Range<Int>
    }

    /// At most `count` rows from `top` on.
    func window(from top: Position, count: Int, width: Int) -> [Row] {
        var rows: [Row] = []
        var position = clamped(top, width: width)
        while rows.count < count, let cells = cells(ofPiece: position.piece) {
            let ranges = LineBreaker.rows(of: cells, width: width)
            for (index, range) in ranges.enumerated().dropFirst(position.row) where rows.count < count {
                rows.append(Row(position: Position(piece: position.piece, row: index), cells: cells, range: range))
            }
            position = Position(piece: position.piece + 1, row: 0)
        }
        return rows
    }

    /// The text and what is known of its lines; found on demand, so behind a lock.
    private final class Source: Sendable {
        let bytes: [UInt8]
        private let known = Mutex(Known())

        struct Known {
            var pieces: [Range<Int>] = []
            var next = 0
            var isComplete = false
        }

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func piece(_ index: Int) -> Range<Int>? {
            known.withLock { known in
                while known.pieces.count <= index, !known.isComplete { find(&known) }
                return index >= 0 && index < known.pieces.count ? known.pieces[index] : nil
            }
        }

        func countPieces() -> Int {
            known.withLock { known in
                while !known.isComplete { find(&known) }
                return known.pieces.count
            }
        }

        private func find(_ known: inout Known) {
            let start = known.next
            let window = min(WrappedText.longestPiece, bytes.count - start)
            let feed = bytes.withUnsafeBytes { raw -> Int? in
                guard window > 0, let base = raw.baseAddress, let hit = memchr(base + start, 0x0A, window) else {
                    return nil
                }
                return UnsafeRawPointer(hit) - base
            }
            if let feed {
                known.pieces.append(start..<feed)
                known.next = feed + 1
            } else if start + window == bytes.count {
                known.pieces.append(start..<bytes.count)
                known.isComplete = true
            } else {
                let end = cut(from: start, to: start + window)
                known.pieces.append(start..<end)
                known.next = end
            }
        }

        /// After a space near the end, else between two characters.
        private func cut(from start: Int, to end: Int) -> Int {
            if let space = bytes[(end - 512)..<end].lastIndex(of: 0x20) { return space + 1 }
            var end = end
            while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return end
        }
    }
}
