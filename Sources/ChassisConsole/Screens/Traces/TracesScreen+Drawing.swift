import ChassisCore
import ChassisSurface

extension TracesScreen {
    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        if let detail { return detail.draw(in: area, on: &surface, context) }
        surface.fill(area)
        if let failure, !table.isLoaded {
            return surface.draw(
                EmptyState(
                    "The traces could not be read.", text: SafeText(failure.message, breaks: .spaces, upTo: 400),
                    next: SafeText(failure.remedy ?? "", breaks: .spaces, upTo: 400)),
                in: area)
        }
        guard opening == nil, table.isLoaded else { return }
        guard table.shownTotal > 0 else { return surface.draw(nothing(context), in: area) }
        let rows = table.visible.map { job -> Table.Row in
            Table.Row(TracesScreen.cells(job, context), ghost: table.ghost == job.id ? "no longer in the list" : nil)
        }
        surface.draw(
            Table(
                columns: TracesScreen.columns(table.visible), rows: rows, selected: table.cursorLine,
                firstRow: table.top, totalRows: table.shownTotal, sort: found == nil ? sortColumn : nil),
            in: area)
    }

    private func nothing(_ context: ScreenContext) -> EmptyState {
        if isLooking { return EmptyState("Looking for “\(SafeText(words, upTo: 60))”…") }
        if found != nil {
            return EmptyState(
                "No trace has these words.",
                text: "Looked for “\(SafeText(words, upTo: 60))” in questions and answers.",
                next: "S for other words, esc for all traces")
        }
        if !filterText.isEmpty {
            return EmptyState(
                "No trace matches the filter.", text: SafeText(filterText, upTo: 200),
                next: (Shown.strangeName(in: filter, context).map { $0 + " · " } ?? .empty)
                    + "\\ to clear it, / to change it")
        }
        return EmptyState(
            "There are no traces yet.", text: "Each job leaves one when it has run.",
            next: "chassis submit --feature F --tenant T --input TEXT")
    }

    private static func columns(_ rows: some Sequence<Job>) -> [Table.Column] {
        [
            Table.Column.id("trace", rows.map { SafeText($0.id.trace) }, atLeast: 9),
            Table.Column("state", minimum: 11),
            Table.Column("time", minimum: 8, ideal: 12, priority: 4),
            Table.Column("tenant", minimum: 10, ideal: 12, flex: 1, priority: 1),
            Table.Column("feature", minimum: 14, ideal: 16, flex: 2, priority: 2),
            Table.Column("model", minimum: 10, ideal: 12, flex: 1, priority: 6),
            Table.Column("conf", minimum: 4, alignment: .right, priority: 3),
            Table.Column("took", minimum: 6, alignment: .right, priority: 5),
            Table.Column("tokens", minimum: 11, alignment: .right, priority: 9),
            Table.Column("cost", minimum: 9, alignment: .right, priority: 7),
            Table.Column("note", minimum: 16, ideal: 17, flex: 2, priority: 8),
        ]
    }

    static func cells(_ job: Job, _ context: ScreenContext) -> [Table.Content] {
        let confidence = job.confidence
        let role: Role = confidence.map { $0 < 0.4 ? .danger : $0 < 0.7 ? .warning : .text } ?? .muted
        return [
            Table.Content(SafeText(job.id.trace), .muted), Shown.state(job),
            Table.Content(Shown.time(job, context), .muted),
            Table.Content(SafeText(job.tenant, breaks: .spaces, upTo: 40), .accent),
            Table.Content(SafeText(job.feature, breaks: .spaces, upTo: 40)),
            Table.Content(SafeText(job.model ?? "–", breaks: .spaces, upTo: 40), .muted),
            Table.Content(Shown.share(confidence), role), Table.Content(Shown.latency(job)),
            Table.Content(Shown.tokens(job), .muted), Shown.cost(job), Shown.note(job, context),
        ]
    }

    private var sortColumn: (column: Int, descending: Bool)? {
        let column: Int? =
            switch sort {
            case .newest: 2
            case .tenant: 3
            case .feature: 4
            case .model: 5
            case .confidence: 6
            case .latency: 7
            case .tokens: 8
            case .cost: 9
            case .attempts: nil
            }
        let startsAscending = sort == .tenant || sort == .feature || sort == .model || sort == .confidence
        return column.map { ($0, startsAscending == isInverted) }
    }

    func status(_ context: ScreenContext) -> StatusLine {
        if let failure { return StatusLine([Table.Content(Shown.failure(failure.message, failure.remedy), .danger)]) }
        if let detail { return detail.status }
        if let opening { return StatusLine([Table.Content("opening \(SafeText(opening.trace))", .muted)]) }
        guard table.isLoaded else { return StatusLine() }
        var parts = [Table.Content("\(Shown.count(table.total)) \(table.total == 1 ? "trace" : "traces")")]
        if isLooking {
            // The rows, and their number, are still those of before.
            return StatusLine(
                [Table.Content("looking for “\(SafeText(words, upTo: 40))” in all questions and answers…", .info)])
        }
        if found != nil { parts.append(Table.Content("with “\(SafeText(words, upTo: 40))”", .info)) }
        if !filterText.isEmpty { parts.append(Table.Content("/ \(SafeText(filterText, upTo: 80))", .info)) }
        let held = table.heldCount
        return StatusLine(
            parts, trailing: held > 0 ? Table.Content("order held · \(held) moved", .info) : nil)
    }
}

extension TraceDetail {
    /// What was found, and how the text is shown.
    var status: StatusLine {
        var parts: [Table.Content] = []
        if tab.isText, !search.status.isEmpty {
            parts.append(Table.Content(search.status, search.isMissing ? .warning : .info))
            if !search.isMissing { parts.append(Table.Content("n N", .key)) }
        }
        if tab.isText, !wraps { parts.append(Table.Content("lines run on", .muted)) }
        return StatusLine(parts)
    }
}
