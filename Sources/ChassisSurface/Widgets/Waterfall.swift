/// Spans over a shared time axis, a row each: name (indented by depth), bar, duration.
package struct Waterfall: Widget, Sendable {
    package struct Span: Sendable, Hashable {
        package var name: SafeText
        /// 0 for a root; deeper ones are indented.
        package var depth: Int
        package var start: Duration
        package var duration: Duration
        package var role: Role

        package init(_ name: SafeText, depth: Int = 0, start: Duration, duration: Duration, _ role: Role = .chart1) {
            self.name = name
            self.depth = depth
            self.start = start
            self.duration = duration
            self.role = role
        }
    }

    package var spans: [Span]
    package var selected: Int?
    package var firstRow: Int

    package init(_ spans: [Span], selected: Int? = nil, firstRow: Int = 0) {
        self.spans = spans
        self.selected = selected
        self.firstRow = max(0, firstRow)
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        let begin = spans.map { Waterfall.seconds($0.start) }.min() ?? 0
        let end = spans.map { Waterfall.seconds($0.start) + max(0, Waterfall.seconds($0.duration)) }.max() ?? 0
        let total = end - begin
        let nameWidth = min(max(8, spans.map { $0.name.width + 2 * $0.indent }.max() ?? 0), max(8, area.width * 2 / 5))
        let timeWidth = 8
        let barX = area.x + 1 + nameWidth + 1
        let barWidth = area.maxX - timeWidth - 1 - barX
        for (offset, span) in spans.dropFirst(firstRow).prefix(area.height).enumerated() {
            let line = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            let isSelected = selected == firstRow + offset
            let ground: Ground = isSelected ? .selected : .screen
            surface.fill(line, " ", on: ground)
            if isSelected { surface.draw("▌", .accent, x: line.x, y: line.y, in: line, on: ground) }
            let name = SafeText(" ", times: 2 * span.indent) + span.name
            surface.draw(name.padded(to: nameWidth), .text, x: line.x + 1, y: line.y, in: line)
            if barWidth > 0 {
                let from = Int(
                    (Share.of(Waterfall.seconds(span.start) - begin, total) * Double(barWidth)).rounded(.down))
                let start = min(from, barWidth - 1)
                let share = Share.of(Waterfall.seconds(span.duration), total)
                let length = min(max(1, Int((share * Double(barWidth)).rounded())), barWidth - start)
                surface.draw(SafeText("━", times: length), span.role, x: barX + start, y: line.y, in: line)
            }
            let time = SafeText.duration(span.duration).padded(to: timeWidth, .right)
            surface.draw(time, .muted, x: line.maxX - timeWidth, y: line.y, in: line)
        }
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}

extension Waterfall.Span {
    fileprivate var indent: Int { min(max(0, depth), 8) }
}

extension SafeText {
    /// A duration in at most 7 columns: `850 µs`, `12 ms`, `3.4 s`, `5m 20s`, `3h 10m`, `4d 2h`.
    package static func duration(_ duration: Duration) -> SafeText {
        let seconds = Waterfall.seconds(duration)
        if seconds < 0 { return "0 s" }
        if seconds < 0.0009995 { return "\(Int((seconds * 1e6).rounded())) µs" }
        if seconds < 0.9995 { return "\(Int((seconds * 1e3).rounded())) ms" }
        if seconds < 59.95 {
            let tenths = Int((seconds * 10).rounded())
            return "\(tenths / 10).\(tenths % 10) s"
        }
        let whole = Int(min(seconds.rounded(), 86_400_000_000))
        if whole < 3_600 { return "\(whole / 60)m \(whole % 60)s" }
        if whole < 86_400 { return "\(whole / 3_600)h \(whole % 3_600 / 60)m" }
        return "\(whole / 86_400)d \(whole % 86_400 / 3_600)h"
    }
}
