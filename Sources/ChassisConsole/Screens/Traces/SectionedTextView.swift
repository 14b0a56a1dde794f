import ChassisSurface

/// A window on a `SectionedText`: titles as rules, texts below them, hits and masked values marked.
struct SectionedTextView: Widget {
    var text: SectionedText
    var top: SectionedText.Place
    var query: SafeText = .empty
    var current: SectionedText.Hit?
    var wraps = true
    var left = 0

    func draw(in area: Rect, on surface: inout Surface) {
        surface.fill(area)
        let width = TextView.textWidth(in: area, wraps: wraps)
        var place = top
        var rest = area
        while rest.height > 0, text.sections.indices.contains(place.section) {
            let section = text.sections[place.section]
            guard let position = place.position else {
                let (line, below) = rest.split(top: 1)
                draw(section.title, in: line, on: &surface)
                place.position = .start
                rest = below
                continue
            }
            let used = rows(of: section.text, from: position, atMost: rest.height, width: width)
            TextView(
                section.text, top: position, query: query,
                current: current.flatMap { $0.section == place.section ? $0.hit : nil }, wraps: wraps, left: left,
                role: section.role
            ).draw(in: rest.split(top: used).0, on: &surface)
            rest = rest.split(top: used).1
            place = text.first(of: place.section + 1)
            if place.section == 0 { break }
        }
    }

    private func draw(_ title: [Table.Content], in line: Rect, on surface: inout Surface) {
        var x = surface.draw("── ", .border, x: line.x, y: line.y, in: line)
        for part in title { x = surface.drawMarked(part.text, part.role, x: x, y: line.y, in: line) }
        let room = line.maxX - 1 - (x + 1)
        if room > 0 { surface.draw(SafeText("─", times: room), .border, x: x + 1, y: line.y, in: line) }
    }

    /// Rows that a text takes from a position on, at most `limit`.
    private func rows(of text: WrappedText, from position: WrappedText.Position, atMost limit: Int, width: Int) -> Int {
        let start = text.moved(position, by: 0, width: width)
        let last = text.moved(start, by: limit - 1, width: width)
        return 1 + text.steps(from: start, to: last, atMost: limit - 1, width: width)
    }
}
