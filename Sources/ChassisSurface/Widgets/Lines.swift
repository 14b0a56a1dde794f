/// Titles in one row, one of them chosen; scrolls so that the chosen one shows.
package struct Tabs: Widget, Sendable {
    package var titles: [SafeText]
    package var selected: Int

    package init(_ titles: [SafeText], selected: Int) {
        self.titles = titles
        self.selected = selected
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        let line = area.split(top: 1).0
        surface.fill(line)
        var first = 0
        func end(from first: Int) -> Int {
            titles.indices.filter { $0 >= first && $0 <= selected }.reduce(first > 0 ? 2 : 0) {
                $0 + titles[$1].width + 3
            }
        }
        while first < selected, first < titles.count, end(from: first) > line.width { first += 1 }
        var x = line.x
        if first > 0 { x = surface.draw("‹ ", .muted, x: x, y: line.y, in: line) }
        for index in titles.indices.dropFirst(first) {
            if x + titles[index].width + 2 > line.maxX, index > first {
                surface.draw("›", .muted, x: line.maxX - 1, y: line.y, in: line)
                break
            }
            let isSelected = index == selected
            let title = " " + titles[index] + " "
            x = surface.draw(
                title, isSelected ? .selected : .muted, x: x, y: line.y, in: line, on: isSelected ? .selected : nil,
                isSelected ? .bold : [])
            x += 1
        }
    }
}

/// Keys and what they do, in one row; those that don't fit are left out from the end.
package struct Footer: Widget, Sendable {
    package struct Entry: Sendable, Hashable {
        package var key: SafeText
        package var label: SafeText
        package init(_ key: SafeText, _ label: SafeText) {
            self.key = key
            self.label = label
        }
        var width: Int { key.width + 1 + label.width }
    }

    package var entries: [Entry]
    /// Shown at the right edge first of all: a state such as "order held · 12 moved".
    package var status: SafeText
    package var ground: Ground?

    package init(_ entries: [Entry], status: SafeText = .empty, ground: Ground? = .screen) {
        self.entries = entries
        self.status = status
        self.ground = ground
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        let line = area.split(top: 1).0
        if let ground { surface.fill(line, " ", .footer, on: ground) }
        var room = line
        if !status.isEmpty {
            let shown = status.truncated(to: line.width)
            surface.draw(shown, .info, x: line.maxX - shown.width, y: line.y, in: line)
            room = line.split(right: shown.width + 1).0
        }
        var x = room.x
        for entry in entries {
            guard x + entry.width <= room.maxX else { break }
            x = surface.draw(entry.key, .key, x: x, y: line.y, in: room)
            x = surface.draw(entry.label, .footer, x: x + 1, y: line.y, in: room) + 2
        }
    }
}

/// A line of input with its cursor; what is wrong with it stands under it.
package struct Prompt: Widget, Sendable {
    package var label: SafeText
    package var input: SafeText
    /// In glyphs from the start; the end when `nil`.
    package var cursor: Int?
    /// In rows.
    package var error: [SafeText]
    package var hint: [SafeText]

    package init(
        _ label: SafeText, input: SafeText, cursor: Int? = nil, error: [SafeText] = [], hint: [SafeText] = []
    ) {
        self.label = label
        self.input = input
        self.cursor = cursor
        self.error = error
        self.hint = hint
    }

    /// Takes one row, more for `error` or `hint` as far as the area has them, and sets the surface's cursor.
    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        surface.fill(area)
        let shownLabel = label.truncated(to: area.width / 2)
        let start = surface.draw(shownLabel, .key, x: area.x, y: area.y, in: area) + (label.isEmpty ? 0 : 1)
        let room = area.maxX - start
        let glyphs = Array(input.glyphs)
        let at = min(max(0, cursor ?? glyphs.count), glyphs.count)
        let before = glyphs.prefix(at).reduce(0) { $0 + $1.width }
        guard room > 0 else { return }
        // The view follows the cursor, which stays a column inside.
        let skipped = max(0, before - room + 1)
        let shown = input.dropped(columns: skipped)
        let slack = skipped - (input.width - shown.width)
        surface.draw(shown, .input, x: start - slack, y: area.y, in: Rect(x: start, y: area.y, width: room, height: 1))
        surface.cursor = Surface.Point(x: start + before - skipped, y: area.y)
        let (rows, role): ([SafeText], Role) = error.isEmpty ? (hint, .muted) : (error, .danger)
        for (index, row) in rows.prefix(area.height - 1).enumerated() {
            surface.draw(row.truncated(to: area.width), role, x: area.x, y: area.y + 1 + index, in: area)
        }
    }
}
