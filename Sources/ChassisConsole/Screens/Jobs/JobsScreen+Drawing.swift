import ChassisCore
import ChassisSurface

extension JobsScreen {
    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        guard table.isLoaded else {
            EmptyState(trouble ?? "Reading the jobs…").draw(in: area, on: &surface)
            return
        }
        guard !table.rows.isEmpty else {
            emptyState(context).draw(in: area, on: &surface)
            return
        }
        let rows = table.visible.map { job in
            Table.Row(
                JobColumns.cells(job, context), isMarked: table.isMarked(job.id),
                ghost: table.ghost == job.id ? ghostReason ?? "gone" : nil)
        }
        Table(
            columns: JobColumns.columns(table.visible, context), rows: rows, selected: table.cursorLine,
            firstRow: table.top,
            totalRows: table.shownTotal,
            sort: JobColumns.index(of: order.key).map { (column: $0, descending: !order.isAscending) }
        ).draw(in: area, on: &surface)
    }

    private func emptyState(_ context: ScreenContext) -> EmptyState {
        if filter != .all {
            return EmptyState(
                "No job matches", text: SafeText(filterText, upTo: 200),
                next: (Shown.strangeName(in: filter, context).map { $0 + " · " } ?? .empty)
                    + "press \\ to see all jobs again")
        }
        return EmptyState(
            "No jobs yet", text: "They appear here as soon as one is submitted.",
            next: "chassis submit --feature F --tenant T --input TEXT")
    }

    func status(_ context: ScreenContext) -> StatusLine {
        var parts: [Table.Content] = []
        if let trouble { parts.append(Table.Content(trouble, .danger)) }
        if table.isLoaded {
            let place = table.cursorNumber.map { "\(Shown.count($0)) of \(Shown.jobs(table.total))" as SafeText }
            parts.append(Table.Content(table.rows.isEmpty ? "no jobs" : place ?? Shown.jobs(table.total), .text))
        }
        if filter != .all { parts.append(Table.Content("filter \(SafeText(filterText, upTo: 60))", .accent)) }
        if table.rangeStart != nil {
            parts.append(Table.Content("range: \(table.markCount)", .mark))
        } else if table.markCount > 0 {
            parts.append(Table.Content(marksText(context), .mark))
        }
        parts.append(Table.Content(order.text, .muted))
        if table.isFollowing, order == JobOrder(), table.shownTotal > 0 {
            parts.append(Table.Content("following the newest", .muted))
        }
        let held = table.heldCount
        return StatusLine(
            parts, trailing: held > 0 ? Table.Content("order held · \(Shown.count(held)) moved", .info) : nil)
    }

    private func marksText(_ context: ScreenContext) -> SafeText {
        let hidden = table.marks.values.count { isHidden($0, context) }
        let marked = "\(Shown.count(table.markCount)) marked" as SafeText
        return hidden == 0 ? marked : "\(marked), \(Shown.count(hidden)) hidden"
    }

    /// Whether a marked job is not in the list as it is filtered.
    func isHidden(_ job: Job, _ context: ScreenContext) -> Bool { !filter.matches(job, now: context.now) }
}
