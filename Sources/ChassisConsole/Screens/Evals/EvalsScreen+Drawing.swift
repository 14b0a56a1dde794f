import ChassisCore
import ChassisStore
import ChassisSurface

extension EvalsScreen {
    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        surface.fill(area)
        if let sample { return sample.draw(in: area, on: &surface) }
        if opened != nil {
            view?.draw(in: area, on: &surface, context)
            return
        }
        let (line, below) = area.split(top: 1)
        let names = suiteNames
        if !names.isEmpty {
            surface.draw(
                Tabs(
                    names.map { Shown.line($0, upTo: 30) },
                    selected: shownSuite.flatMap { names.firstIndex(of: $0) } ?? 0), in: line)
        }
        guard runs != nil else {
            guard let failure else { return }
            return surface.draw(
                EmptyState(
                    "The eval runs could not be read.", text: Shown.line(failure.message),
                    next: Shown.line(failure.remedy ?? "")),
                in: below)
        }
        guard table.shownTotal > 0 else { return surface.draw(nothing, in: below) }
        let categories = categories
        let rows = table.visible.map { figures in
            Table.Row(
                cells(figures, categories, context), ghost: table.ghost == figures.id ? "no longer there" : nil)
        }
        surface.draw(
            Table(
                columns: columns(categories), rows: rows, selected: table.cursorLine, firstRow: table.top,
                totalRows: table.shownTotal),
            in: below)
    }

    private var nothing: EmptyState {
        guard let name = shownSuite else {
            return EmptyState(
                "No golden suite yet.", text: "A suite is a file of questions whose good answers are known.",
                next: "put samples in golden/NAME.jsonl, or press g on a flag in Review")
        }
        if let trouble = suites?.first(where: { $0.name == name })?.trouble {
            return EmptyState(
                "The suite \(Shown.line(name, upTo: 40)) can't be read.", text: Shown.line(trouble),
                next: "chassis golden check")
        }
        return EmptyState(
            "The suite \(Shown.line(name, upTo: 40)) was never run.",
            text: suites?.first { $0.name == name }.map { "It has \(Shown.count($0.samples)) samples." } ?? .empty,
            next: "N starts a run")
    }

    /// Of the listed runs, in the order of their first sample.
    private var categories: [String] {
        var seen: Set<String> = []
        return table.rows.flatMap { $0.categories.map(\.name) }.filter { seen.insert($0).inserted }
    }

    private func columns(_ categories: [String]) -> [Table.Column] {
        [
            Table.Column.id("run", table.visible.map { name(of: $0.run) }, atLeast: 8),
            Table.Column("state", minimum: 12),
            Table.Column("bundle", minimum: 14, ideal: 18, flex: 1),
            Table.Column("model", minimum: 10, ideal: 12, priority: 40),
            Table.Column("all", minimum: 10),
        ]
            + categories.enumerated().map { index, name in
                Table.Column(Shown.line(name, upTo: 30), minimum: 10, ideal: 11, priority: 5 + min(index, 20))
            }
            + [
                Table.Column("cost", minimum: 9, alignment: .right, priority: 31),
                Table.Column("when", minimum: 12, alignment: .right, priority: 30),
            ]
    }

    private func isChosen(_ run: EvalRun) -> Bool { chosen[run.suite] == run.id }

    /// With the mark of the run that the others are held against.
    private func name(of run: EvalRun) -> SafeText { "\(isChosen(run) ? "◆ " : "")\(run.id)" }

    private func cells(_ figures: RunFigures, _ categories: [String], _ context: ScreenContext) -> [Table.Content] {
        let run = figures.run
        let base = baseline(of: run).flatMap { base in runs?.first { $0.id == base.id } }
        // Means over other questions are no change.
        let isSame = base.map { $0.run.suiteVersion == run.suiteVersion } ?? true
        func cell(_ mean: Double?, _ before: Double?) -> Table.Content { Self.cell(mean, before, isSame: isSame) }
        return [
            Table.Content(name(of: run), isChosen(run) ? .accent : .muted),
            Shown.state(run, isStopped: figures.isStopped),
            Table.Content(Shown.line(run.bundle.description, upTo: 60)),
            Table.Content(run.model.map { Shown.line($0, upTo: 40) } ?? "its own", .muted),
            cell(figures.mean, base?.mean),
        ] + categories.map { cell(figures.category($0)?.mean, base?.category($0)?.mean) } + [
            Shown.moneyContent(run.totalCost), Table.Content(Shown.clock(run.createdAt, context), .muted),
        ]
    }

    /// `84% ▼-5.2`: the figure, then its change with sign and arrow; `84% ≠` where the suite was another one then.
    private static func cell(_ mean: Double?, _ before: Double?, isSame: Bool) -> Table.Content {
        guard let mean else { return Table.Content("–", .muted) }
        guard let before else { return Table.Content(Shown.score(mean)) }
        guard isSame else { return Table.Content(Shown.score(mean).padded(to: 4) + " ≠") }
        let change = Shown.change(mean - before)
        return Table.Content(
            Shown.score(mean).padded(to: 4) + " " + change.text, change.role == .muted ? .text : change.role)
    }

    func status(_ context: ScreenContext) -> StatusLine {
        if let failure { return StatusLine([Table.Content(Shown.failure(failure.message, failure.remedy), .danger)]) }
        if let sample { return StatusLine([Table.Content(place(of: sample.row), .muted)]) }
        if let view {
            let held = view.table.heldCount
            return StatusLine(
                [Table.Content(view.table.cursorRow.map { place(of: $0) } ?? "no samples", .text)],
                trailing: held > 0 ? Table.Content("order held · \(Shown.count(held)) moved", .info) : nil)
        }
        if let opened { return StatusLine([Table.Content("opening \(opened)", .muted)]) }
        guard runs != nil, let name = shownSuite else { return StatusLine() }
        var parts = [Table.Content("\(Shown.count(table.total)) \(table.total == 1 ? "run" : "runs")")]
        if let suite = suites?.first(where: { $0.name == name }) {
            parts.append(Table.Content("\(Shown.count(suite.samples)) samples", .muted))
        }
        let base = chosen[name].map { "◆ all against \($0)" as SafeText } ?? "each against its baseline"
        if table.total > 1 { parts.append(Table.Content(base, .muted)) }
        if table.visible.contains(where: { isOfOtherSuite($0.run) }) {
            parts.append(Table.Content("≠ the suite has changed since", .muted))
        }
        let held = table.heldCount
        return StatusLine(
            parts, trailing: held > 0 ? Table.Content("order held · \(Shown.count(held)) moved", .info) : nil)
    }

    private func isOfOtherSuite(_ run: EvalRun) -> Bool {
        baseline(of: run).map { $0.suiteVersion != run.suiteVersion } ?? false
    }

    private func place(of row: SampleRow) -> SafeText {
        guard let table = view?.table, let place = table.place(of: row.id) else { return .empty }
        return "\(Shown.count(place + 1)) of \(Shown.count(table.shownTotal)) answers"
    }
}
