/// A live table: columns are data, rows are already text, and the caller knows rows by id, not by index.
///
/// Only the rows on screen need to be given: `rows` starts at `firstRow` of `totalRows`. Columns that don't fit are
/// dropped from the highest `priority` down, then flexible ones share what is left. The selected row always has a
/// mark `▌` beside its colour.
package struct Table: Widget, Sendable {
    package struct Column: Sendable, Hashable {
        package var title: SafeText
        /// Columns below which it is dropped or, with priority 0, cut.
        package var minimum: Int
        /// Columns it takes when there is room.
        package var ideal: Int
        /// Share of the room left over; 0 stays at `ideal`.
        package var flex: Int
        package var alignment: Alignment
        /// 0 is never dropped; the highest goes first.
        package var priority: Int

        package init(
            _ title: SafeText, minimum: Int, ideal: Int? = nil, flex: Int = 0, alignment: Alignment = .left,
            priority: Int = 0
        ) {
            self.title = title
            self.minimum = max(1, minimum)
            self.ideal = max(ideal ?? minimum, self.minimum)
            self.flex = max(0, flex)
            self.alignment = alignment
            self.priority = priority
        }
    }

    package struct Content: Sendable, Hashable {
        package var text: SafeText
        package var role: Role
        /// The end of `text` that stays where the text is cut: a version, without which two rows look the same.
        package var end: SafeText

        package init(_ text: SafeText, _ role: Role = .text, keeping end: SafeText = .empty) {
            self.text = text
            self.role = role
            self.end = end
        }

        func padded(to width: Int, _ alignment: Alignment) -> SafeText {
            guard !end.isEmpty, text.width > width, end.width + 2 <= width else {
                return text.padded(to: width, alignment)
            }
            return (text.truncated(to: width - end.width) + end).padded(to: width, alignment)
        }
    }

    package struct Row: Sendable, Hashable {
        /// One per column; missing ones are blank.
        package var cells: [Content]
        /// Chosen for a bulk action.
        package var isMarked: Bool
        /// Why the row is only a ghost (finished, filtered out, deleted); shown in place of what doesn't matter now.
        package var ghost: SafeText?

        package init(_ cells: [Content], isMarked: Bool = false, ghost: SafeText? = nil) {
            self.cells = cells
            self.isMarked = isMarked
            self.ghost = ghost
        }
    }

    package var columns: [Column]
    package var rows: [Row]
    /// Index into `rows`; `nil` when it isn't on screen.
    package var selected: Int?
    package var firstRow: Int
    package var totalRows: Int
    package var sort: (column: Int, descending: Bool)?
    package var isFocused: Bool

    package init(
        columns: [Column], rows: [Row], selected: Int? = nil, firstRow: Int = 0, totalRows: Int? = nil,
        sort: (column: Int, descending: Bool)? = nil, isFocused: Bool = true
    ) {
        self.columns = columns
        self.rows = rows
        self.selected = selected
        self.firstRow = max(0, firstRow)
        self.totalRows = max(totalRows ?? rows.count, rows.count)
        self.sort = sort
        self.isFocused = isFocused
    }

    /// Rows that fit below the header.
    package static func visibleRows(in area: Rect) -> Int { max(0, area.height - 1) }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        surface.fill(area)
        let bodyHeight = Table.visibleRows(in: area)
        let scrolls = totalRows > bodyHeight
        let (_, below) = area.split(top: 1)
        let (content, bar) = below.split(right: scrolls ? 1 : 0)
        // A column for the cursor, one for the mark of a bulk choice.
        let spans = TableLayout.spans(of: columns, width: content.width - 2)
        drawHeader(spans, in: area.split(top: 1).0, on: &surface)
        for (index, row) in rows.prefix(bodyHeight).enumerated() {
            let line = Rect(x: content.x, y: content.y + index, width: content.width, height: 1)
            draw(row, spans, isSelected: index == selected, in: line, on: &surface)
        }
        if scrolls { ScrollBar(first: firstRow, visible: bodyHeight, total: totalRows).draw(in: bar, on: &surface) }
    }

    private func drawHeader(_ spans: [TableLayout.Span], in line: Rect, on surface: inout Surface) {
        surface.fill(line, " ", .header)
        for span in spans {
            let column = columns[span.column]
            var title = column.title
            if let sort, sort.column == span.column {
                title = title.truncated(to: span.width - 1) + (sort.descending ? "▼" : "▲")
            }
            surface.draw(
                title.padded(to: span.width, column.alignment), .header, x: line.x + 2 + span.x, y: line.y, in: line)
        }
    }

    private func draw(
        _ row: Row, _ spans: [TableLayout.Span], isSelected: Bool, in line: Rect, on surface: inout Surface
    ) {
        let ground: Ground = isSelected ? .selected : .screen
        surface.fill(line, " ", isSelected ? .selected : .text, on: ground)
        if isSelected { surface.draw("▌", isFocused ? .accent : .muted, x: line.x, y: line.y, in: line, on: ground) }
        if row.isMarked { surface.draw("●", .mark, x: line.x + 1, y: line.y, in: line, on: ground) }
        let label = row.ghost.map { (" " + $0 + " ").truncated(to: max(0, line.width - 2)) } ?? .empty
        let room = line.maxX - label.width - (line.x + 2)
        for span in spans where span.column < row.cells.count {
            // Half a figure would be another one, and half a text says by its end that it is half.
            let isRight = columns[span.column].alignment == .right
            let width = isRight && span.x + span.width > room ? 0 : min(span.width, room - span.x)
            guard width > 0 else { continue }
            let cell = row.cells[span.column]
            let role: Role = row.ghost != nil ? .ghost : isSelected && cell.role.isPlain ? .selected : cell.role
            surface.draw(
                cell.padded(to: width, columns[span.column].alignment), role, x: line.x + 2 + span.x,
                y: line.y,
                in: line, on: ground)
        }
        surface.draw(label, .warning, x: line.maxX - label.width, y: line.y, in: line, on: ground)
    }
}

extension Role {
    /// Whether it says nothing that the bar would have to keep: there one colour reads better, and a move of the bar is
    /// half as many bytes.
    fileprivate var isPlain: Bool { self == .text || self == .muted }
}

/// Which columns show, where and how wide.
enum TableLayout {
    struct Span: Hashable {
        let column: Int
        /// From the left edge of the columns.
        let x: Int
        let width: Int
    }

    static func spans(of columns: [Table.Column], width: Int) -> [Span] {
        guard width > 0 else { return [] }
        var shown = Array(columns.indices)
        func least() -> Int { shown.reduce(0) { $0 + columns[$1].minimum } + max(0, shown.count - 1) }
        while least() > width, let worst = shown.max(by: { columns[$0].priority < columns[$1].priority }),
            columns[worst].priority > 0
        {
            // Of equal priority the rightmost goes first.
            let last = shown.last { columns[$0].priority == columns[worst].priority } ?? worst
            shown.removeAll { $0 == last }
        }
        var widths = shown.map { columns[$0].minimum }
        var free = width - least()
        for index in shown.indices where free > 0 {
            let more = min(free, columns[shown[index]].ideal - widths[index])
            widths[index] += more
            free -= more
        }
        let flex = shown.reduce(0) { $0 + min(columns[$1].flex, 1_000) }
        if flex > 0, free > 0 {
            let room = free
            for index in shown.indices {
                let more = room * min(columns[shown[index]].flex, 1_000) / flex
                widths[index] += more
                free -= more
            }
            if let first = shown.indices.first(where: { columns[shown[$0]].flex > 0 }) { widths[first] += free }
        }
        var spans: [Span] = []
        var x = 0
        for index in shown.indices where x < width {
            spans.append(Span(column: shown[index], x: x, width: min(widths[index], width - x)))
            x += widths[index] + 1
        }
        return spans
    }
}

/// Where a window lies in a longer list: a thumb on a track, one column wide.
package struct ScrollBar: Widget, Sendable {
    package var first: Int
    package var visible: Int
    package var total: Int

    package init(first: Int, visible: Int, total: Int) {
        self.first = first
        self.visible = visible
        self.total = total
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard total > 0, area.height > 0 else { return }
        let share = Double(max(0, visible)) / Double(total)
        let thumb = min(area.height, max(1, Int((share * Double(area.height)).rounded())))
        let span = Double(max(1, total - visible))
        let place = min(1, max(0, Double(first) / span))
        let top = Int((place * Double(area.height - thumb)).rounded())
        for row in 0..<area.height {
            let isThumb = row >= top && row < top + thumb
            surface.draw(isThumb ? "█" : "│", isThumb ? .muted : .border, x: area.x, y: area.y + row, in: area)
        }
    }
}
