/// A list to choose one from, with what was typed to narrow it.
package struct Picker: Widget, Sendable {
    package struct Item: Sendable, Hashable {
        package var title: SafeText
        package var detail: SafeText
        /// Why it can't be chosen now; shown in place of the detail.
        package var disabled: SafeText?

        package init(_ title: SafeText, detail: SafeText = .empty, disabled: SafeText? = nil) {
            self.title = title
            self.detail = detail
            self.disabled = disabled
        }
    }

    package var title: SafeText
    package var query: SafeText?
    package var items: [Item]
    package var selected: Int

    package init(_ title: SafeText, query: SafeText? = nil, items: [Item], selected: Int) {
        self.title = title
        self.query = query
        self.items = items
        self.selected = selected
    }

    /// Draws a box in the middle of `area`, scrolled so that the selected item shows.
    package func draw(in area: Rect, on surface: inout Surface) {
        let widest = items.map { $0.title.width + ($0.disabled ?? $0.detail).width + 6 }.max() ?? 0
        let extra = query == nil ? 2 : 3
        let width = min(max(widest, title.width + 6, 30), area.width, 100)
        let box = area.centred(width: width, height: min(max(1, items.count) + extra, max(extra + 1, area.height - 2)))
        surface.fill(box, " ", .text, on: .raised)
        Box(title, isFocused: true).draw(in: box, on: &surface)
        var inside = Box.content(in: box)
        if let query {
            let (line, rest) = inside.split(top: 1)
            let x = surface.draw("› ", .key, x: line.x, y: line.y, in: line)
            let shown = query.truncatedAtStart(to: max(0, line.maxX - x - 1))
            let end = surface.draw(shown, .input, x: x, y: line.y, in: line)
            if line.height > 0 { surface.cursor = Surface.Point(x: min(end, line.maxX - 1), y: line.y) }
            inside = rest
        }
        if items.isEmpty { surface.draw("nothing matches", .muted, x: inside.x + 1, y: inside.y, in: inside) }
        let first = min(max(0, selected - inside.height + 1), max(0, items.count - inside.height))
        for (offset, item) in items.dropFirst(first).prefix(inside.height).enumerated() {
            let line = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
            draw(item, isSelected: first + offset == selected, in: line, on: &surface)
        }
        mark(first, "↑", at: box.y, of: box, on: &surface)
        mark(items.count - first - inside.height, "↓", at: box.maxY - 1, of: box, on: &surface)
    }

    /// Says on the frame how many items are out of sight.
    private func mark(_ count: Int, _ arrow: SafeText, at y: Int, of box: Rect, on surface: inout Surface) {
        guard count > 0 else { return }
        let text: SafeText = " \(arrow) \(count) more "
        surface.draw(text, .muted, x: box.maxX - 2 - text.width, y: y, in: box, on: .raised)
    }

    private func draw(_ item: Item, isSelected: Bool, in line: Rect, on surface: inout Surface) {
        let ground: Ground = isSelected ? .selected : .raised
        surface.fill(line, " ", isSelected ? .selected : .text, on: ground)
        if isSelected { surface.draw("▌", .accent, x: line.x, y: line.y, in: line) }
        let role: Role = item.disabled != nil ? .muted : isSelected ? .selected : .text
        let end = surface.draw(item.title.truncated(to: line.width - 2), role, x: line.x + 1, y: line.y, in: line)
        let detail = (item.disabled ?? item.detail).truncated(to: max(0, line.maxX - end - 2))
        surface.draw(detail, .muted, x: line.maxX - detail.width - 1, y: line.y, in: line)
    }
}

/// Sections of keys and what they do, in as many columns as fit.
package struct HelpList: Widget, Sendable {
    package struct Section: Sendable, Hashable {
        package var title: SafeText
        package var entries: [Footer.Entry]
        package init(_ title: SafeText, _ entries: [Footer.Entry]) {
            self.title = title
            self.entries = entries
        }
    }

    package var sections: [Section]
    /// Lines scrolled away at the top.
    package var firstRow: Int

    package init(_ sections: [Section], firstRow: Int = 0) {
        self.sections = sections
        self.firstRow = max(0, firstRow)
    }

    private enum Line {
        case title(SafeText), entry(Footer.Entry), blank
    }

    private var lines: [Line] {
        sections.enumerated().flatMap { index, section -> [Line] in
            (index > 0 ? [.blank] : []) + [.title(section.title)] + section.entries.map { .entry($0) }
        }
    }

    /// Rows it would take in a column of its own: what a caller scrolls through.
    package func rowCount(width: Int) -> Int {
        let columns = columnCount(width: width)
        return (lines.count + columns - 1) / columns
    }

    /// As many as leave every line whole, three at most.
    private func columnCount(width: Int) -> Int {
        let widest = sections.flatMap(\.entries).map(\.label.width).max() ?? 0
        let titles = sections.map(\.title.width).max() ?? 0
        let needed = max(38, max(titles, keyWidth + 2 + widest))
        return max(1, min(3, (width + Self.gap) / (needed + Self.gap)))
    }

    private var keyWidth: Int { min(12, sections.flatMap(\.entries).map(\.key.width).max() ?? 0) }
    private static let gap = 2

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        surface.fill(area)
        let lines = lines
        let keyWidth = keyWidth
        let columns = area.columns(columnCount(width: area.width), gap: Self.gap)
        let perColumn = max(1, (lines.count + columns.count - 1) / columns.count)
        for (index, column) in columns.enumerated() {
            let own = lines.dropFirst(index * perColumn).prefix(perColumn).dropFirst(firstRow).prefix(area.height)
            for (row, line) in own.enumerated() {
                let y = column.y + row
                switch line {
                case .blank: break
                case .title(let title):
                    surface.draw(title.truncated(to: column.width), .title, x: column.x, y: y, in: column)
                case .entry(let entry):
                    surface.draw(entry.key.padded(to: keyWidth, .right), .key, x: column.x, y: y, in: column)
                    let label = entry.label.truncated(to: max(0, column.width - keyWidth - 2))
                    surface.draw(label, .text, x: column.x + keyWidth + 2, y: y, in: column)
                }
            }
        }
    }
}
