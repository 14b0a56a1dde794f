import ChassisCore
import ChassisSurface

/// A trace from top to bottom: what it is, why it failed, the tabs, the chosen tab.
extension TraceDetail {
    struct Layout {
        var header: Rect
        var tabs: Rect
        var rule: Rect
        var body: Rect
    }

    func layout(in area: Rect, _ context: ScreenContext) -> Layout {
        let isLow = area.height < 16
        let (header, afterHeader) = area.split(
            top: hasHeader
                ? min(headerLines(width: area.width, isLow: isLow, context).count, area.height / 2) : 0)
        let (tabs, afterTabs) = afterHeader.split(top: 1)
        let (rule, afterRule) = afterTabs.split(top: isLow ? 0 : 1)
        return Layout(header: header, tabs: tabs, rule: rule, body: afterRule.inset(x: 1))
    }

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        surface.fill(area)
        let layout = layout(in: area, context)
        for (index, line) in headerLines(width: area.width, isLow: area.height < 16, context).enumerated() {
            line.draw(
                in: Rect(x: area.x + 1, y: area.y + index, width: area.width - 2, height: 1).intersection(
                    layout.header), &surface)
        }
        drawPlace(in: layout.header, on: &surface)
        drawTabs(in: layout.tabs, on: &surface)
        surface.draw(
            SafeText("─", times: layout.rule.width), .border, x: layout.rule.x, y: layout.rule.y, in: layout.rule)
        drawBody(in: layout.body, on: &surface)
    }

    private func drawPlace(in header: Rect, on surface: inout Surface) {
        guard let place, header.width >= 60 else { return }
        let text: SafeText = " \(place.number) of \(place.total)"
        surface.draw(text, .muted, x: header.maxX - text.width - 1, y: header.y, in: header)
    }

    private func drawTabs(in line: Rect, on surface: inout Surface) {
        let titles = TraceTab.allCases.map { tab -> SafeText in
            let count = count(of: tab)
            return count > 0 ? "\(tab.name) \(count)" : tab.name
        }
        surface.draw(Tabs(titles, selected: tab.rawValue), in: line)
    }

    private func count(of tab: TraceTab) -> Int {
        switch tab {
        case .prompt: trace.prompt.count > 1 ? trace.prompt.count : 0
        case .context: trace.context.count
        case .timeline: timeline.spanCount
        case .cost: trace.calls.count
        default: 0
        }
    }

    private func drawBody(in body: Rect, on surface: inout Surface) {
        switch tab {
        case .prompt, .context, .raw, .final:
            let text = text(of: tab)
            guard !text.isEmpty else { return surface.draw(trace.emptyState(of: tab), in: body) }
            surface.draw(
                SectionedTextView(
                    text: text, top: top(of: tab), query: search.query, current: search.hit, wraps: wraps, left: left),
                in: body)
        case .diff: drawDiff(in: body, on: &surface)
        case .timeline: drawTimeline(in: body, on: &surface)
        case .cost: drawCost(in: body, on: &surface)
        }
    }

    static func diffBody(in body: Rect) -> Rect { body.split(top: body.height >= 6 ? 2 : 0).1 }

    private func drawDiff(in body: Rect, on surface: inout Surface) {
        guard let diff else { return surface.draw(trace.emptyState(of: .diff), in: body) }
        if diff.isIdentical {
            return surface.draw(
                EmptyState(
                    "Raw and final are the same.", text: "Nothing was repaired or changed on the way to the user."),
                in: body)
        }
        let inside = TraceDetail.diffBody(in: body)
        if inside.y > body.y {
            var x = surface.draw("- raw", .removed, x: body.x, y: body.y, in: body)
            x = surface.draw("  + final", .added, x: x, y: body.y, in: body)
            surface.draw("   \(diff.summary)", .muted, x: x, y: body.y, in: body)
        }
        surface.draw(DiffView(diff, firstRow: diffRow, isSideBySide: isSideBySide), in: inside)
    }
}

extension TextDiff {
    /// `2 lines changed, 1 added`.
    var summary: SafeText {
        var changed = 0
        var added = 0
        var removed = 0
        for line in lines {
            switch line {
            case .same: break
            case .changed: changed += 1
            case .added: added += 1
            case .removed: removed += 1
            }
        }
        let parts: [(Int, SafeText)] = [(changed, "changed"), (added, "added"), (removed, "removed")]
        return parts.filter { $0.0 > 0 }.enumerated().map { index, part -> SafeText in
            index == 0 ? "\(part.0) \(part.0 == 1 ? "line" : "lines") \(part.1)" : "\(part.0) \(part.1)"
        }.joined(separator: ", ")
    }
}

/// One row made of parts, each with its role.
struct StyledLine: Sendable {
    var parts: [Table.Content]

    init(_ parts: [Table.Content]) { self.parts = parts }

    /// As many of the segments, most important first, as fit in `width`; ` · ` between them.
    init(segments: [Table.Content], width: Int) {
        var parts: [Table.Content] = []
        var used = 0
        for segment in segments where !segment.text.isEmpty {
            let gap = parts.isEmpty ? 0 : 3
            guard used + gap + segment.text.width <= width || parts.isEmpty else { continue }
            if gap > 0 { parts.append(Table.Content(" · ", .border)) }
            parts.append(segment)
            used += gap + segment.text.width
        }
        self.parts = parts
    }

    func draw(in line: Rect, _ surface: inout Surface) {
        guard !line.isEmpty else { return }
        var x = line.x
        for part in parts { x = surface.drawMarked(part.text, part.role, x: x, y: line.y, in: line) }
    }
}
