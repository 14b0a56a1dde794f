/// A border with a title; `content(in:)` is what is left inside.
package struct Box: Widget, Sendable {
    package var title: SafeText
    package var trailing: SafeText
    package var isFocused: Bool

    package init(_ title: SafeText = .empty, trailing: SafeText = .empty, isFocused: Bool = false) {
        self.title = title
        self.trailing = trailing
        self.isFocused = isFocused
    }

    /// What the border leaves of `area`.
    package static func content(in area: Rect) -> Rect { area.inset(x: 1, y: 1) }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard area.width >= 2, area.height >= 2 else { return }
        let role: Role = isFocused ? .borderFocused : .border
        let bar = SafeText("─", times: area.width - 2)
        surface.draw("┌" + bar + "┐", role, x: area.x, y: area.y, in: area)
        for y in (area.y + 1)..<(area.maxY - 1) {
            surface.draw("│", role, x: area.x, y: y, in: area)
            surface.draw("│", role, x: area.maxX - 1, y: y, in: area)
        }
        surface.draw("└" + bar + "┘", role, x: area.x, y: area.maxY - 1, in: area)
        var used = 0
        if !title.isEmpty, area.width > 6 {
            let shown = (" " + title.truncated(to: area.width - 6) + " ")
            surface.draw(shown, .title, x: area.x + 2, y: area.y, in: area)
            used = shown.width
        }
        if !trailing.isEmpty, trailing.width + used + 7 <= area.width {
            surface.draw(
                " " + trailing + " ", .muted, x: area.maxX - trailing.width - 4, y: area.y, in: area)
        }
    }
}

/// A question or a message over the screen: a title, lines of text, and the keys that answer it.
package struct Dialog: Widget, Sendable {
    package var title: SafeText
    package var lines: [Table.Content]
    package var keys: [Footer.Entry]
    /// Colours the border: a dangerous question looks like one.
    package var isDangerous: Bool

    package init(
        _ title: SafeText, lines: [Table.Content], keys: [Footer.Entry] = [], isDangerous: Bool = false
    ) {
        self.title = title
        self.lines = lines
        self.keys = keys
        self.isDangerous = isDangerous
    }

    /// Draws in the middle of `area`, as large as needed and as fits; long lines wrap, and what doesn't fit is counted.
    package func draw(in area: Rect, on surface: inout Surface) {
        let keyWidth = keys.reduce(0) { $0 + $1.width + 2 }
        let widest = max(title.width + 2, keyWidth, lines.map(\.text.width).max() ?? 0)
        let width = min(max(widest + 4, 24), max(0, area.width - 2), 100)
        guard width >= 8 else { return }
        var wrapped = lines.flatMap { line in
            line.text.wrapped(to: width - 4).map { Table.Content($0, line.role) }
        }
        let room = max(1, area.height - 2 - (keys.isEmpty ? 0 : 2))
        if wrapped.count > room {
            let hidden = wrapped.count - room + 1
            wrapped = Array(wrapped.prefix(room - 1)) + [Table.Content("… \(hidden) more lines", .muted)]
        }
        let box = area.centred(width: width, height: wrapped.count + 2 + (keys.isEmpty ? 0 : 2))
        surface.fill(box, " ", .text, on: .raised)
        Box(title, isFocused: true).draw(in: box, on: &surface)
        if isDangerous { tintBorder(of: box, on: &surface) }
        let inside = box.inset(x: 2, y: 1)
        for (index, line) in wrapped.enumerated() {
            surface.draw(line.text, line.role, x: inside.x, y: inside.y + index, in: inside)
        }
        if !keys.isEmpty { Footer(keys, ground: nil).draw(in: inside.split(bottom: 1).1, on: &surface) }
    }

    private func tintBorder(of box: Rect, on surface: inout Surface) {
        surface.restyle(Rect(x: box.x, y: box.y, width: box.width, height: 1), role: .danger)
        surface.restyle(Rect(x: box.x, y: box.maxY - 1, width: box.width, height: 1), role: .danger)
        surface.restyle(Rect(x: box.x, y: box.y, width: 1, height: box.height), role: .danger)
        surface.restyle(Rect(x: box.maxX - 1, y: box.y, width: 1, height: box.height), role: .danger)
    }
}

/// What a screen shows when there is nothing to show: why, and the command that changes it.
package struct EmptyState: Widget, Sendable {
    package var title: SafeText
    package var text: SafeText
    package var next: SafeText

    package init(_ title: SafeText, text: SafeText = .empty, next: SafeText = .empty) {
        self.title = title
        self.text = text
        self.next = next
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        let width = min(area.width, 60)
        guard width > 0 else { return }
        var rows = title.wrapped(to: width).map { Table.Content($0, .title) }
        if !text.isEmpty { rows += text.wrapped(to: width).map { Table.Content($0, .muted) } }
        if !next.isEmpty { rows += [Table.Content(.empty)] + next.wrapped(to: width).map { Table.Content($0, .key) } }
        let top = area.y + max(0, (area.height - rows.count) / 2)
        for (index, row) in rows.enumerated() where top + index < area.maxY {
            let x = area.x + max(0, (area.width - row.text.width) / 2)
            surface.draw(row.text, row.role, x: x, y: top + index, in: area)
        }
    }
}
