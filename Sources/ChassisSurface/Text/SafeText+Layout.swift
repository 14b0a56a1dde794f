/// Where text stands in a cell that is wider.
package enum Alignment: Sendable { case left, right, centre }

extension SafeText {
    /// At most `columns` wide; what is cut off is told by `…`.
    package func truncated(to columns: Int) -> SafeText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        return prefix(columns: columns - 1) + "…"
    }

    /// Like `truncated`, but keeps the end: for paths and ids.
    package func truncatedAtStart(to columns: Int) -> SafeText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        return "…" + dropped(columns: width - columns + 1)
    }

    /// The cells that fit in `columns`; a wide one on the edge is left out.
    package func prefix(columns: Int) -> SafeText {
        if width <= columns { return self }
        var taken = 0
        return SafeText(
            glyphs.prefix { glyph in
                taken += glyph.width
                return taken <= columns
            })
    }

    /// What follows the first `columns` columns; a wide cell on the edge is left out.
    package func dropped(columns: Int) -> SafeText {
        guard columns > 0 else { return self }
        var passed = 0
        return SafeText(
            glyphs.drop { glyph in
                defer { passed += glyph.width }
                return passed < columns
            })
    }

    /// Exactly `columns` wide: cut with `…`, or filled with spaces.
    package func padded(to columns: Int, _ alignment: Alignment = .left) -> SafeText {
        let text = truncated(to: max(0, columns))
        let missing = max(0, columns - text.width)
        switch alignment {
        case .left: return text + SafeText(" ", times: missing)
        case .right: return SafeText(" ", times: missing) + text
        case .centre: return SafeText(" ", times: missing / 2) + text + SafeText(" ", times: missing - missing / 2)
        }
    }

    /// Rows of at most `columns`, broken at spaces where there are some; never empty. For short texts; long ones
    /// are a `WrappedText`.
    package func wrapped(to columns: Int) -> [SafeText] {
        let cells = Array(glyphs)
        return LineBreaker.rows(of: cells, width: columns).map { SafeText(cells[$0]) }
    }

    /// The first `limit` rows; a text that has more ends in `…`.
    package func wrapped(to columns: Int, atMost limit: Int) -> [SafeText] {
        let rows = wrapped(to: columns)
        guard rows.count > limit, limit > 0 else { return rows }
        return rows.prefix(limit - 1) + [(rows[limit - 1] + " …").truncated(to: columns)]
    }

    /// A text of several lines: line feeds (also after a carriage return) end a line, tabs go to the next multiple
    /// of 4 columns, all else passes the gate.
    package static func lines(_ foreign: String) -> [SafeText] {
        foreign.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line($0) }
    }

    /// One line without its line feed.
    static func line(_ bytes: some BidirectionalCollection<UInt8>) -> SafeText {
        var bytes = Array(bytes)
        if bytes.last == 0x0D { bytes.removeLast() }
        if !bytes.contains(0x09) { return SafeText(String(decoding: bytes, as: UTF8.self)) }
        var text = SafeText.empty
        for (index, part) in bytes.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { text += SafeText(" ", times: 4 - text.width % 4) }
            text += SafeText(String(decoding: part, as: UTF8.self))
        }
        return text
    }
}

/// Breaks a line of cells into rows.
enum LineBreaker {
    /// Rows as ranges of `cells`; one empty row for no cells. The space at a break is left out.
    static func rows(of cells: [Glyph], width: Int) -> [Range<Int>] {
        let width = max(2, width)
        var rows: [Range<Int>] = []
        var start = 0
        var columns = 0
        var lastSpace: Int?
        var index = 0
        while index < cells.count {
            let cell = cells[index]
            if columns + cell.width > width {
                if cell.base == " " {
                    rows.append(start..<index)
                    start = index + 1
                } else if let space = lastSpace, space >= start {
                    rows.append(start..<space)
                    start = space + 1
                } else {
                    rows.append(start..<index)
                    start = index
                }
                index = start
                columns = 0
                lastSpace = nil
                continue
            }
            if cell.base == " " { lastSpace = index }
            columns += cell.width
            index += 1
        }
        rows.append(start..<cells.count)
        return rows
    }
}
