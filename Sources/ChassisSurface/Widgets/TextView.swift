/// A window on a long text: wrapped (or not) at the area's width, hits of a search and masked values marked.
///
/// Masked values `⟦EMAIL_1⟧` and the marks of the text gate have roles of their own wherever they stand. When the text
/// is longer than the area, the last column is a scroll bar; `textWidth(in:)` is what movement has to be told.
package struct TextView: Widget, Sendable {
    package var text: WrappedText
    package var top: WrappedText.Position
    package var query: SafeText
    /// The hit that `n` went to: stands out from the others.
    package var current: WrappedText.Hit?
    package var wraps: Bool
    /// Columns scrolled away at the left; only without wrapping.
    package var left: Int
    package var role: Role

    package init(
        _ text: WrappedText, top: WrappedText.Position = .start, query: SafeText = .empty,
        current: WrappedText.Hit? = nil, wraps: Bool = true, left: Int = 0, role: Role = .text
    ) {
        self.text = text
        self.top = top
        self.query = query
        self.current = current
        self.wraps = wraps
        self.left = max(0, left)
        self.role = role
    }

    /// The width to give to `WrappedText.moved`, `end` and `position(of:width:)` for this area.
    package static func textWidth(in area: Rect, wraps: Bool = true) -> Int { wraps ? max(2, area.width - 1) : .max }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard area.width > 1, area.height > 0 else { return }
        surface.fill(area)
        let width = TextView.textWidth(in: area, wraps: wraps)
        let window = text.window(from: top, count: area.height, width: width)
        let content = area.split(right: 1).0
        var roles: [Role] = []
        var piece: Int?
        for (offset, row) in window.enumerated() {
            if row.position.piece != piece {
                roles = self.roles(of: row.cells)
                piece = row.position.piece
            }
            draw(row, roles, y: area.y + offset, in: content, on: &surface)
        }
        drawScrollBar(window, in: area.split(right: 1).1, on: &surface)
    }

    private func draw(_ row: WrappedText.Row, _ roles: [Role], y: Int, in area: Rect, on surface: inout Surface) {
        var x = area.x - (wraps ? 0 : left)
        var index = row.range.lowerBound
        while index < row.range.upperBound, x < area.maxX {
            let role = roles[index]
            var end = index + 1
            while end < row.range.upperBound, roles[end] == role { end += 1 }
            let isCurrent = current?.piece == row.position.piece && role == .match && current?.cell == index
            x = surface.draw(
                SafeText(row.cells[index..<end]), role, x: x, y: y, in: area, isCurrent ? [.bold, .underline] : [])
            index = end
        }
        if !wraps, x > area.maxX { surface.draw("›", .muted, x: area.maxX - 1, y: y, in: area) }
    }

    private func drawScrollBar(_ window: [WrappedText.Row], in bar: Rect, on surface: inout Surface) {
        guard let first = window.first, let last = window.last else { return }
        let from = text.offset(ofPiece: first.position.piece)
        let to = text.offset(ofPiece: last.position.piece + 1)
        let isWhole = first.position == .start && to == text.byteCount && last.range.upperBound == last.cells.count
        if isWhole { return }
        ScrollBar(first: from, visible: to - from, total: text.byteCount).draw(in: bar, on: &surface)
    }

    /// A role per cell: search hits over masked values over the gate's marks.
    private func roles(of cells: [Glyph]) -> [Role] {
        var roles = Array(repeating: role, count: cells.count)
        for span in MarkedSpans.of(cells) {
            roles.replaceSubrange(span.range, with: repeatElement(span.role, count: span.range.count))
        }
        for place in Needle(query).places(in: cells) {
            roles.replaceSubrange(place, with: repeatElement(.match, count: place.count))
        }
        return roles
    }
}

/// Parts of a shown text that mean something by themselves.
enum MarkedSpans {
    struct Span: Equatable {
        let range: Range<Int>
        let role: Role
    }

    /// Longer than any placeholder or name of a hidden character.
    private static let longest = 48

    static func of(_ cells: [Glyph]) -> [Span] {
        var spans: [Span] = []
        var index = 0
        while index < cells.count {
            let base = cells[index].base
            if base == "⟦", let end = close("⟧", cells, from: index) {
                spans.append(Span(range: index..<end, role: .masked))
                index = end
            } else if base == "‹", let end = close("›", cells, from: index), isName(cells[(index + 1)..<(end - 1)]) {
                spans.append(Span(range: index..<end, role: .warning))
                index = end
            } else {
                if (0x2400...0x2424).contains(base.value) || base == "□" || base == "\u{FFFD}" {
                    spans.append(Span(range: index..<(index + 1), role: .warning))
                }
                index += 1
            }
        }
        return spans
    }

    private static func close(_ mark: Unicode.Scalar, _ cells: [Glyph], from index: Int) -> Int? {
        cells[index..<min(cells.count, index + longest)].firstIndex { $0.base == mark }.map { $0 + 1 }
    }

    private static func isName(_ cells: ArraySlice<Glyph>) -> Bool {
        !cells.isEmpty && cells.count <= 10
            && cells.dropLast().allSatisfy { $0.base.isASCII && !$0.base.properties.isLowercase }
    }
}

extension Surface {
    /// Draws one line with masked values and gate marks in their roles.
    @discardableResult
    package mutating func drawMarked(_ text: SafeText, _ role: Role = .text, x: Int, y: Int, in area: Rect? = nil)
        -> Int
    {
        let cells = Array(text.glyphs)
        var x = x
        var done = 0
        for span in MarkedSpans.of(cells) {
            x = draw(SafeText(cells[done..<span.range.lowerBound]), role, x: x, y: y, in: area)
            x = draw(SafeText(cells[span.range]), span.role, x: x, y: y, in: area)
            done = span.range.upperBound
        }
        return draw(SafeText(cells[done...]), role, x: x, y: y, in: area)
    }
}
