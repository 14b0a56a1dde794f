import ChassisCore
import ChassisSurface

extension ReviewScreen {
    struct Layout {
        var header: Rect
        /// Tabs and body of the trace.
        var trace: Rect
    }

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        surface.fill(area)
        if opened != nil { return drawFlag(in: area, on: &surface, context) }
        let (tabs, below) = area.split(top: 1)
        drawShelves(in: tabs, on: &surface, context)
        guard let flags else {
            guard let failure else { return }
            return surface.draw(
                EmptyState(
                    "The flags could not be read.", text: Shown.line(failure.message),
                    next: Shown.line(failure.remedy ?? "")),
                in: below)
        }
        guard table.shownTotal > 0 else { return surface.draw(nothing(flags), in: below) }
        let rows = table.visible.map { flag -> Table.Row in
            Table.Row(Self.cells(flag, context), ghost: table.ghost == flag.id ? ghostReason(flag) : nil)
        }
        surface.draw(
            Table(
                columns: Self.columns(table.visible), rows: rows, selected: table.cursorLine, firstRow: table.top,
                totalRows: table.shownTotal),
            in: below)
    }

    private func drawShelves(in line: Rect, on surface: inout Surface, _ context: ScreenContext) {
        let titles = ReviewShelf.allCases.map { shelf -> SafeText in
            let count = flags?.count { shelf.has($0, user: context.user) } ?? 0
            return count > 0 ? "\(shelf.title) \(Shown.count(count))" : shelf.title
        }
        surface.draw(Tabs(titles, selected: shelf.rawValue), in: line)
    }

    private func ghostReason(_ flag: FlaggedAnswer) -> SafeText {
        flag.verdict.map { "resolved: \(SafeText($0.rawValue))" } ?? "no longer in this list"
    }

    private func nothing(_ flags: [FlaggedAnswer]) -> EmptyState {
        if !words.isEmpty {
            return EmptyState(
                "No flag has these words.", text: Shown.line(words, upTo: 100), next: "\\ to clear them, / to change")
        }
        if flags.isEmpty {
            return EmptyState(
                "No answer was flagged yet.", text: "Press f on a job in Jobs or Traces that was answered wrongly.",
                next: "chassis flag TRACE --reason WHY")
        }
        return switch shelf {
        case .mine: EmptyState("Nothing is yours.", text: "a takes a flag from the open ones.", next: "[ for those")
        case .resolved: EmptyState("Nothing was resolved yet.", next: "[ [ for the open ones")
        case .open, .all: EmptyState("Nothing waits for review.", next: "] ] for what was resolved")
        }
    }

    private static func columns(_ flags: some Sequence<FlaggedAnswer>) -> [Table.Column] {
        [
            Table.Column("state", minimum: 15),
            Table.Column.id("flag", flags.map { SafeText($0.id.description) }, atLeast: 7),
            Table.Column("age", minimum: 4, alignment: .right, priority: 1),
            Table.Column("owner", minimum: 8, ideal: 10, priority: 4),
            Table.Column("tenant", minimum: 10, ideal: 13, priority: 2),
            Table.Column("feature", minimum: 12, ideal: 18, priority: 3),
            Table.Column("reason", minimum: 20, ideal: 26, flex: 1),
            Table.Column("", minimum: 1, priority: 7),
        ]
    }

    static func cells(_ flag: FlaggedAnswer, _ context: ScreenContext) -> [Table.Content] {
        [
            Shown.state(flag), Table.Content(SafeText(flag.id.description), .muted),
            Table.Content(Shown.age(context.now - flag.at), flag.isOpen ? .text : .muted),
            Table.Content(flag.owner.map { Shown.line($0, upTo: 30) } ?? "–", flag.owner == nil ? .muted : .accent),
            Table.Content(Shown.line(flag.tenant, upTo: 40), .accent),
            Table.Content("\(Shown.line(flag.feature, upTo: 40))@\(flag.promptVersion)"),
            Table.Content(Shown.line(flag.reason, upTo: 200)),
            Table.Content(flag.sample == nil ? .empty : "◆", .info),
        ]
    }

    func status(_ context: ScreenContext) -> StatusLine {
        if let failure { return StatusLine([Table.Content(Shown.failure(failure.message, failure.remedy), .danger)]) }
        if opened != nil { return detail?.status ?? StatusLine() }
        guard flags != nil else { return StatusLine() }
        let count = table.total
        var parts = [Table.Content("\(Shown.count(count)) \(count == 1 ? "flag" : "flags")")]
        if !words.isEmpty { parts.append(Table.Content("/ \(Shown.line(words, upTo: 60))", .info)) }
        if !context.user.isEmpty {
            parts.append(Table.Content("you are \(Shown.line(context.user, upTo: 30))", .muted))
        }
        let held = table.heldCount
        return StatusLine(
            parts, trailing: held > 0 ? Table.Content("order held · \(Shown.count(held)) moved", .info) : nil)
    }
}

/// One flag in full: what was said against it, then the trace of its answer.
extension ReviewScreen {
    func layout(in area: Rect, _ context: ScreenContext) -> Layout {
        let lines = headerLines(width: area.width - 2, height: area.height, context)
        let (header, trace) = area.split(top: min(lines.count, max(1, area.height / 2)))
        return Layout(header: header.inset(x: 1), trace: trace)
    }

    private func drawFlag(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        let layout = layout(in: area, context)
        let lines = headerLines(width: layout.header.width, height: area.height, context)
        for (index, line) in lines.prefix(layout.header.height).enumerated() {
            line.draw(
                in: Rect(x: layout.header.x, y: layout.header.y + index, width: layout.header.width, height: 1),
                &surface)
        }
        if let opened, let place = table.place(of: opened.id), area.width >= 60 {
            let text: SafeText = " \(table.offset + place + 1) of \(table.shownTotal)"
            surface.draw(text, .muted, x: layout.header.maxX - text.width, y: layout.header.y, in: layout.header)
        }
        var inside = context
        inside.body = layout.trace
        if let detail, detail.trace.job.id == opened?.job {
            detail.draw(in: layout.trace, on: &surface, inside)
        } else if isTraceGone {
            surface.draw(
                EmptyState(
                    "The trace of this answer is gone.", text: "It was older than this workspace keeps traces.",
                    next: "retention: traces in chassis.yaml says how long"),
                in: layout.trace)
        }
    }

    private func headerLines(width: Int, height: Int, _ context: ScreenContext) -> [StyledLine] {
        guard let flag = opened else { return [] }
        let isHigh = height >= 28
        let owner = flag.owner.map { Table.Content("owner " + Shown.line($0, upTo: 30), .accent) }
        var lines = [
            StyledLine(
                segments: [
                    Table.Content(SafeText(flag.id.description), .title), Shown.state(flag),
                    Table.Content(Shown.age(context.now - flag.at)),
                    Table.Content(Shown.line(flag.tenant, upTo: 32), .accent),
                    Table.Content("\(Shown.line(flag.feature, upTo: 32))@\(flag.promptVersion)"),
                    owner ?? Table.Content("nobody's", .muted), Table.Content(SafeText(flag.job.description), .muted),
                    Table.Content("by " + Shown.line(flag.reporter, upTo: 30), .muted),
                    Table.Content(flag.sample.map { "◆ " + Shown.line($0, upTo: 40) } ?? .empty, .info),
                ], width: width - (width < 58 ? 0 : 12))
        ]
        func add(_ label: SafeText, _ text: Table.Content, rows: Int) {
            let wrapped = text.text.wrapped(to: max(8, width - 10))
            for (index, row) in wrapped.prefix(rows).enumerated() {
                let isCut = index == rows - 1 && wrapped.count > rows
                lines.append(
                    StyledLine([
                        Table.Content((index == 0 ? label : .empty).padded(to: 10), .label),
                        Table.Content(isCut ? (row + " …").truncated(to: max(8, width - 10)) : row, text.role),
                    ]))
            }
        }
        add("reason", Table.Content(Shown.line(flag.reason, upTo: 2_000)), rows: isHigh ? 3 : 1)
        if let question = detail.flatMap({ $0.trace.job.id == flag.job ? $0.trace.question(context.workspace) : nil }) {
            add("question", Table.Content(Shown.line(question, upTo: 2_000)), rows: isHigh ? 3 : 1)
        }
        add(
            "expected",
            flag.expected.map { Table.Content(Shown.line($0, upTo: 2_000), .ok) }
                ?? Table.Content("nobody said", .muted), rows: isHigh ? 3 : 1)
        if !flag.notes.isEmpty {
            add("notes", Table.Content(Shown.line(flag.notes, upTo: 2_000), .info), rows: isHigh ? 3 : 1)
        }
        return lines
    }
}
