/// A diff as rows: one column with `-` and `+`, or both texts side by side where there is room.
package struct DiffView: Widget, Sendable {
    package var diff: TextDiff
    package var firstRow: Int
    /// `nil` decides by the width: side by side from 100 columns.
    package var isSideBySide: Bool?

    package init(_ diff: TextDiff, firstRow: Int = 0, isSideBySide: Bool? = nil) {
        self.diff = diff
        self.firstRow = max(0, firstRow)
        self.isSideBySide = isSideBySide
    }

    private struct Part {
        let text: SafeText
        let role: Role
    }

    private typealias Row = (left: [Part], right: [Part])

    /// Rows in all, for a caller that scrolls. Cost: the diff.
    package func rowCount(in area: Rect) -> Int {
        let columns = columnWidth(area)
        return diff.lines.reduce(0) { $0 + rows($1, columns, area).count }
    }

    private func sideBySide(_ area: Rect) -> Bool { isSideBySide ?? (area.width >= 100) }

    private func columnWidth(_ area: Rect) -> Int {
        max(2, sideBySide(area) ? (area.width - 1) / 2 - 2 : area.width - 2)
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard area.width > 4, area.height > 0 else { return }
        surface.fill(area)
        let width = columnWidth(area)
        let rightX = area.x + width + 3
        var skip = firstRow
        var y = area.y
        for line in diff.lines {
            for row in rows(line, width, area) {
                if skip > 0 {
                    skip -= 1
                    continue
                }
                guard y < area.maxY else { return }
                draw(row.left, x: area.x, y: y, in: area, on: &surface)
                if sideBySide(area) {
                    surface.draw("│", .border, x: rightX - 1, y: y, in: area)
                    draw(row.right, x: rightX, y: y, in: area, on: &surface)
                }
                y += 1
            }
        }
        if diff.isCut, y < area.maxY {
            surface.draw("… the rest was not compared", .warning, x: area.x, y: y, in: area)
        }
    }

    private func draw(_ parts: [Part], x: Int, y: Int, in area: Rect, on surface: inout Surface) {
        var x = x
        for part in parts { x = surface.draw(part.text, part.role, x: x, y: y, in: area) }
    }

    private func rows(_ line: TextDiff.Line, _ width: Int, _ area: Rect) -> [Row] {
        let both = sideBySide(area)
        switch line {
        case .same(let text):
            let parts = column("  ", [Part(text: text, role: .text)], width)
            return parts.map { ($0, both ? $0 : []) }
        case .removed(let text): return column("- ", [Part(text: text, role: .removed)], width).map { ($0, []) }
        case .added(let text):
            let parts = column("+ ", [Part(text: text, role: .added)], width)
            return parts.map { both ? ([], $0) : ($0, []) }
        case .changed(let old, let new):
            let left = column(
                "- ", old.map { Part(text: $0.text, role: $0.isChanged ? .removedWord : .removed) }, width)
            let right = column("+ ", new.map { Part(text: $0.text, role: $0.isChanged ? .addedWord : .added) }, width)
            guard both else { return (left + right).map { ($0, []) } }
            return (0..<max(left.count, right.count)).map { index in
                (index < left.count ? left[index] : [], index < right.count ? right[index] : [])
            }
        }
    }

    /// Wraps parts as one text; the sign stands in the first row.
    private func column(_ sign: SafeText, _ parts: [Part], _ width: Int) -> [[Part]] {
        let first = parts.first?.role ?? .text
        if parts.reduce(0, { $0 + $1.text.width }) <= width { return [[Part(text: sign, role: first)] + parts] }
        let cells = parts.flatMap { part in part.text.glyphs.map { (glyph: $0, role: part.role) } }
        return LineBreaker.rows(of: cells.map(\.glyph), width: width).enumerated().map { index, range in
            var row = [Part(text: index == 0 ? sign : "  ", role: first)]
            var start = range.lowerBound
            while start < range.upperBound {
                var end = start + 1
                while end < range.upperBound, cells[end].role == cells[start].role { end += 1 }
                row.append(Part(text: SafeText(cells[start..<end].map(\.glyph)), role: cells[start].role))
                start = end
            }
            return row
        }
    }
}
