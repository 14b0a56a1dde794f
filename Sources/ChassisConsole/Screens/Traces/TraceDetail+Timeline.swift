import ChassisCore
import ChassisSurface

extension TraceDetail {
    func drawTimeline(in body: Rect, on surface: inout Surface) {
        guard !timeline.isEmpty else { return surface.draw(trace.emptyState(of: .timeline), in: body) }
        let (line, below) = body.split(top: body.height >= 8 ? 2 : 0)
        surface.draw(timeline.summary.truncated(to: line.width), .muted, x: line.x, y: line.y, in: line)
        let details = timeline.selectedDetails
        let wanted = min(timeline.rows.count, max(3, below.height - min(details.count + 2, below.height / 2)))
        let (waterfall, rest) = below.split(top: below.height < 6 ? below.height : wanted)
        let first = min(
            max(0, timeline.selected - waterfall.height + 1), max(0, timeline.rows.count - waterfall.height))
        var widget = timeline.waterfall
        widget.firstRow = first
        surface.draw(widget, in: waterfall)
        drawDetails(details, in: rest, on: &surface)
    }

    private func drawDetails(
        _ details: [(name: SafeText, value: Table.Content)], in area: Rect, on surface: inout Surface
    ) {
        guard area.height >= 2 else { return }
        let (line, below) = area.split(top: area.height >= 4 ? 2 : 1)
        surface.draw(SafeText("─", times: line.width), .border, x: line.x, y: line.maxY - 1, in: line)
        let nameWidth = min(details.map(\.name.width).max() ?? 0, max(8, below.width * 2 / 5))
        var y = below.y
        for (index, detail) in details.enumerated() {
            let rows = detail.value.text.wrapped(to: max(4, below.width - nameWidth - 2))
            if y + 1 >= below.maxY, index + 1 < details.count {
                surface.draw("… \(details.count - index) more", .muted, x: below.x, y: y, in: below)
                return
            }
            surface.draw(detail.name.truncated(to: nameWidth), .label, x: below.x, y: y, in: below)
            for row in rows.prefix(max(1, below.maxY - y)) {
                surface.drawMarked(row, detail.value.role, x: below.x + nameWidth + 2, y: y, in: below)
                y += 1
            }
        }
    }
}

extension TraceTimeline {
    /// `14 steps in 1.2 s · longest: chat qwen2.5 1.1 s (92%)`.
    var summary: SafeText {
        let steps: SafeText =
            "\(spanCount) \(spanCount == 1 ? "step" : "steps") in \(SafeText.duration(.nanoseconds(total)))"
        let tries: SafeText = attempts > 1 ? " · \(attempts) attempts, on one scale" : ""
        guard
            let longest = rows.filter({ $0.span.map { !$0.isEnclosing(rows) } ?? false }).max(by: {
                $0.duration < $1.duration
            }),
            let span = longest.span, total > 0
        else { return steps + tries }
        let share = Shown.share(Double(longest.duration) / Double(total))
        let name = SafeText(span.name, breaks: .spaces, upTo: 32)
        return steps + tries + " · longest: \(name) \(SafeText.duration(.nanoseconds(longest.duration))) (\(share))"
    }

    /// What is known of the selected row, names first.
    var selectedDetails: [(name: SafeText, value: Table.Content)] {
        guard let row = selectedRow else { return [] }
        guard let span = row.span else {
            let inside = rows.count { $0.attempt == row.attempt && $0.span != nil }
            return [
                (
                    "attempt \(row.attempt)",
                    Table.Content("\(inside) steps in \(SafeText.duration(.nanoseconds(row.duration)))")
                )
            ]
        }
        let status: Table.Content = span.status == .ok ? Table.Content("✓ ok", .ok) : Table.Content("✗ error", .danger)
        let when: SafeText =
            "\(SafeText.duration(.nanoseconds(row.duration))), \(SafeText.duration(.nanoseconds(row.start))) after the start"
        var details: [(name: SafeText, value: Table.Content)] = [
            (SafeText(span.name, breaks: .spaces, upTo: 40), status), ("took", Table.Content(when)),
        ]
        for (name, value) in span.attributes {
            details.append(
                (
                    SafeText(name, upTo: 48),
                    Table.Content(SafeText(value, upTo: 2_000), name.hasPrefix("error") ? .danger : .text)
                ))
        }
        return details
    }
}

extension Span {
    /// Whether other steps of its attempt lie inside it, so that its time is theirs.
    fileprivate func isEnclosing(_ rows: [TraceTimeline.Row]) -> Bool {
        rows.contains { row in
            guard let other = row.span, other != self, other.attempt == attempt else { return false }
            return other.startNanoseconds >= startNanoseconds && other.end <= end && other.tamed < tamed
        }
    }
}
