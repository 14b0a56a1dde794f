import ChassisCore
import ChassisSurface

extension PromptsScreen {
    struct Layout {
        var header: Rect
        var tabs: Rect
        var rule: Rect
        var body: Rect
    }

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        surface.fill(area)
        if opened != nil { return drawVersion(in: area, on: &surface, context) }
        guard statuses != nil else {
            guard let failure else { return }
            return surface.draw(
                EmptyState(
                    "The prompts could not be read.", text: Shown.line(failure.message),
                    next: Shown.line(failure.remedy ?? "")),
                in: area)
        }
        guard table.shownTotal > 0 else {
            return surface.draw(
                EmptyState(
                    "There are no prompts yet.", text: "A prompt is a folder of numbered versions.",
                    next: "write prompts/NAME/1.md, and name it in features/FEATURE.yaml"),
                in: area)
        }
        let rows = table.visible.map { row in
            Table.Row(cells(row.status, context), ghost: table.ghost == row.id ? "its file is gone" : nil)
        }
        surface.draw(
            Table(
                columns: Self.columns, rows: rows, selected: table.cursorLine, firstRow: table.top,
                totalRows: table.shownTotal),
            in: area)
    }

    private static let columns: [Table.Column] = [
        Table.Column("prompt", minimum: 14, ideal: 18, flex: 1),
        Table.Column("v", minimum: 3, alignment: .right),
        Table.Column("share", minimum: 14),
        Table.Column("jobs 7d", minimum: 7, alignment: .right, priority: 5),
        Table.Column("ok", minimum: 4, alignment: .right, priority: 2),
        Table.Column("flags", minimum: 5, alignment: .right, priority: 3),
        Table.Column("conf", minimum: 4, alignment: .right, priority: 7),
        Table.Column("took", minimum: 6, alignment: .right, priority: 8),
        Table.Column("a job", minimum: 9, alignment: .right, priority: 4),
        Table.Column(" last eval", minimum: 14, ideal: 15, priority: 1),
        Table.Column("since", minimum: 12, priority: 9),
        Table.Column("note", minimum: 12, ideal: 16, flex: 2, priority: 10),
    ]

    private func cells(_ status: PromptVersionStatus, _ context: ScreenContext) -> [Table.Content] {
        let isOff = status.share <= 0
        let ended = status.completed + status.failed
        let okay = ended > 0 ? Double(status.completed) / Double(ended) : nil
        return [
            Table.Content(Shown.line(status.prompt, upTo: 60), isOff ? .muted : .text),
            Table.Content("\(status.version)", isOff ? .muted : .accent), shareContent(status, context),
            Table.Content(status.jobs > 0 ? Shown.count(status.jobs) : "–", status.jobs > 0 ? .text : .muted),
            Table.Content(Shown.share(okay), okay.map { $0 < 0.9 ? .warning : .text } ?? .muted),
            Table.Content(
                status.flagged > 0 ? Shown.count(status.flagged) : "–", status.flagged > 0 ? .warning : .muted),
            Table.Content(Shown.share(status.meanConfidence), status.meanConfidence == nil ? .muted : .text),
            Table.Content(Shown.duration(status.meanLatency), .muted), Self.costPerJob(status),
            lastRunContent(status, context),
            Table.Content(status.activatedAt.map { Shown.clock($0, context) } ?? "–", .muted),
            Table.Content(Shown.line(status.note, upTo: 200), .muted),
        ]
    }

    /// What it gets now, or what is being done about that.
    func shareContent(_ status: PromptVersionStatus, _ context: ScreenContext) -> Table.Content {
        if let order = pending[status.prompt], order.version == status.version {
            let run = gateRun(order, context)
            return Table.Content(
                run.map { "… suite \(Shown.count($0.done))/\(Shown.count($0.total))" } ?? "… activating", .running)
        }
        let isEdited = status.editedSince != nil
        let mark: SafeText = isEdited ? " ≠" : .empty
        if isCanary(status) {
            return Table.Content("◐ canary \(Shown.share(status.share))" + mark, isEdited ? .warning : .info)
        }
        if status.share >= 1 { return Table.Content("● in force" + mark, isEdited ? .warning : .ok) }
        if status.share > 0 {
            return Table.Content("● \(Shown.share(status.share)) of jobs" + mark, isEdited ? .warning : .ok)
        }
        return refusals[status.id] == nil ? Table.Content("–", .muted) : Table.Content("✗ refused", .danger)
    }

    static func costPerJob(_ status: PromptVersionStatus) -> Table.Content {
        let known = status.jobs - status.unknownCostCount
        guard status.jobs > 0 else { return Table.Content("–", .muted) }
        guard known > 0 else { return Table.Content(Shown.money(nil), .warning) }
        return Table.Content(Shown.money(Money(nanoUSD: status.cost.nanoUSD / known)))
    }

    /// The newest run of a version that has ended.
    func lastRun(_ status: PromptVersionStatus, _ context: ScreenContext) -> EvalRun? {
        let features = Set(features(status.prompt, context))
        return runs.map(\.run).filter {
            $0.state.isFinal && $0.bundle.version == status.version && features.contains($0.bundle.feature)
        }.max { $0.id < $1.id } ?? status.lastRun
    }

    func lastRunContent(_ status: PromptVersionStatus, _ context: ScreenContext) -> Table.Content {
        guard let run = lastRun(status, context) else { return Table.Content(" –", .muted) }
        let state = Shown.state(run)
        let share: SafeText = run.decided > 0 ? " \(Shown.score(Double(run.passed) / Double(run.decided)))" : ""
        // Its verdict was on another state of the bundle.
        let isOld = status.isOutdated(run)
        return Table.Content(" " + state.text + share + (isOld ? " ≠" : .empty), isOld ? .muted : state.role)
    }

    func status(_ context: ScreenContext) -> StatusLine {
        if let failure { return StatusLine([Table.Content(Shown.failure(failure.message, failure.remedy), .danger)]) }
        guard let statuses else { return StatusLine() }
        let names = Set(statuses.map(\.prompt)).count
        var parts = [
            Table.Content("\(Shown.count(names)) \(names == 1 ? "prompt" : "prompts")"),
            Table.Content("\(Shown.count(statuses.count)) \(statuses.count == 1 ? "version" : "versions")", .muted),
        ]
        if statuses.contains(where: { $0.editedSince != nil }) {
            parts.append(Table.Content("≠ edited since", .warning))
        }
        for order in pending.values.sorted(by: { $0.prompt < $1.prompt }) {
            parts.insert(progress(order, context), at: 0)
        }
        let held = table.heldCount
        return StatusLine(
            parts, trailing: held > 0 ? Table.Content("order held · \(Shown.count(held)) moved", .info) : nil)
    }

    /// `activating support-answer v3: running suite support 34/60`.
    private func progress(_ order: ActivationOrder, _ context: ScreenContext) -> Table.Content {
        let name: SafeText = "activating \(Shown.line(order.prompt, upTo: 30)) v\(order.version)"
        guard let run = gateRun(order, context) else { return Table.Content(name + "…", .running) }
        let suite = Shown.line(run.suite, upTo: 30)
        return Table.Content(
            "\(name): running suite \(suite) \(Shown.count(run.done))/\(Shown.count(run.total))", .running)
    }
}

/// One version in full.
extension PromptsScreen {
    func layout(in area: Rect, _ context: ScreenContext) -> Layout {
        let (header, afterHeader) = area.split(
            top: min(headerLines(width: area.width - 2, context).count, area.height / 2))
        let (tabs, afterTabs) = afterHeader.split(top: 1)
        let (rule, body) = afterTabs.split(top: area.height < 16 ? 0 : 1)
        return Layout(header: header.inset(x: 1), tabs: tabs, rule: rule, body: body.inset(x: 1))
    }

    private func drawVersion(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        let layout = layout(in: area, context)
        for (index, line) in headerLines(width: layout.header.width, context).prefix(layout.header.height).enumerated()
        {
            line.draw(
                in: Rect(x: layout.header.x, y: layout.header.y + index, width: layout.header.width, height: 1),
                &surface)
        }
        guard let detail else {
            return surface.draw(
                EmptyState(
                    "The text of this version is not in the workspace.",
                    text: "Its file is gone, or can't be read now.",
                    next: "chassis check"),
                in: layout.body)
        }
        let titles = PromptDetail.Tab.allCases.map { tab -> SafeText in
            tab == .history && !detail.history.isEmpty ? "\(tab.name) \(detail.history.count)" : tab.name
        }
        surface.draw(Tabs(titles, selected: detail.tab.rawValue), in: layout.tabs)
        surface.draw(
            SafeText("─", times: layout.rule.width), .border, x: layout.rule.x, y: layout.rule.y, in: layout.rule)
        detail.draw(in: layout.body, on: &surface, context)
    }

    private func headerLines(width: Int, _ context: ScreenContext) -> [StyledLine] {
        guard let opened, let status = statuses?.first(where: { $0.id == opened }) else { return [] }
        let labels = status.labels.map { Table.Content("#" + Shown.line($0, upTo: 20), .badge) }
        var lines = [
            StyledLine(
                segments: [
                    Table.Content(Shown.line(status.id, upTo: 60), .title), shareContent(status, context),
                    Table.Content(Shown.line(status.note, upTo: 200), .muted),
                ] + labels, width: width),
            StyledLine(segments: figures(status, context), width: width),
        ]
        if let since = status.editedSince {
            let text: SafeText =
                "≠ its file was edited since its activation at \(Shown.clock(since, context)): jobs get it as it is now"
            lines.append(
                StyledLine([
                    Table.Content(text.truncated(to: max(8, width - 22)), .warning),
                    Table.Content("  A activates it so", .key),
                ]))
        }
        if let order = pending[status.prompt], order.version == status.version {
            lines.append(StyledLine([progress(order, context)]))
        }
        if let refused = refusals[status.id]?.refusal {
            let count = refused.regressions.count
            let names = refused.regressions.prefix(5).map { Shown.line($0, upTo: 30) }.joined(separator: ", ")
            let list: SafeText = count == 0 ? .empty : ": ▼ \(names)\(count > 5 ? ", … \(count - 5) more" : "")"
            lines.append(
                StyledLine([
                    Table.Content(("✗ refused" + list).truncated(to: max(8, width - 18)), .danger),
                    Table.Content("  A overrules it", .key),
                ]))
        }
        return lines
    }

    private func figures(_ status: PromptVersionStatus, _ context: ScreenContext) -> [Table.Content] {
        let run = lastRunContent(status, context)
        guard status.jobs > 0 else {
            return [
                Table.Content("no jobs in 7 days", .muted),
                Table.Content("last eval" + run.text, run.role),
            ]
        }
        let ended = status.completed + status.failed
        let cost = Self.costPerJob(status)
        return [
            Table.Content("\(Shown.jobs(status.jobs)) in 7 days"),
            Table.Content(
                ended > 0 ? "\(Shown.share(Double(status.completed) / Double(ended))) completed" : .empty,
                status.failed > 0 ? .warning : .ok),
            Table.Content(
                status.flagged > 0 ? "\(Shown.count(status.flagged)) flagged" : "none flagged",
                status.flagged > 0 ? .warning : .muted),
            Table.Content("last eval" + run.text, run.role),
            Table.Content("\(cost.text) a job", cost.role),
            Table.Content(status.meanConfidence.map { "confidence \(Shown.share($0))" } ?? .empty),
            Table.Content(status.meanLatency.map { Shown.duration($0) } ?? .empty, .muted),
            Table.Content(status.activatedAt.map { "in force since \(Shown.clock($0, context))" } ?? .empty, .muted),
        ]
    }
}
