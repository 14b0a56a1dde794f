import ChassisCore
import ChassisSurface

/// One eval run in full: how it went, and its samples with the failing ones first.
struct RunView: Sendable {
    private(set) var detail: RunDetail
    var table = StickyTable<SampleRow>()

    init(_ detail: RunDetail, lines: Int, now: Timestamp) {
        self.detail = detail
        table.isFollowing = false
        table.resize(lines: lines)
        take(detail, now: now)
    }

    var run: EvalRun { detail.run }

    mutating func take(_ detail: RunDetail, now: Timestamp) {
        self.detail = detail
        let rows = SampleRow.rows(of: detail)
        table.take(TableWindow(rows: rows, offset: 0, total: rows.count), now: now)
    }

    /// Goes to the next failing sample below, or the one above; `false` when there is none.
    mutating func goToFailure(_ step: Int) -> Bool {
        guard let place = table.cursorPlace else { return false }
        let found =
            step > 0
            ? table.rows[(place + 1)...].firstIndex { $0.kind.isFailure }
            : table.rows[..<place].lastIndex { $0.kind.isFailure }
        guard let found else { return false }
        table.go(to: found)
        return true
    }

    var jobs: [JobID] { table.rows.compactMap(\.result.job) }

    struct Layout {
        var header: Rect
        var table: Rect
    }

    func layout(in area: Rect, _ context: ScreenContext) -> Layout {
        let lines = headerLines(width: area.width - 2, context)
        let (header, table) = area.split(top: min(lines.count, max(1, area.height / 3)))
        return Layout(header: header.inset(x: 1), table: table)
    }

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        let layout = layout(in: area, context)
        for (index, line) in headerLines(width: layout.header.width, context).prefix(layout.header.height).enumerated()
        {
            line.draw(
                in: Rect(x: layout.header.x, y: layout.header.y + index, width: layout.header.width, height: 1),
                &surface)
        }
        let rows = table.visible.map { row in
            Table.Row(Self.cells(row), ghost: table.ghost == row.id ? "no longer in the run" : nil)
        }
        surface.draw(
            Table(
                columns: Self.columns(table.visible, hasBaseline: detail.baseline != nil), rows: rows,
                selected: table.cursorLine, firstRow: table.top, totalRows: table.shownTotal),
            in: layout.table)
    }

    private static func columns(_ rows: some Sequence<SampleRow>, hasBaseline: Bool) -> [Table.Column] {
        [
            Table.Column("result", minimum: 11), Table.Column.id("sample", rows.map { name(of: $0) }, atLeast: 12),
            Table.Column("category", minimum: 10, ideal: 14, priority: 4),
            Table.Column("score", minimum: 5, alignment: .right, priority: 1),
            Table.Column(hasBaseline ? "was" : "", minimum: 4, alignment: .right, priority: 2),
            Table.Column("class", minimum: 10, priority: 3),
            Table.Column("why", minimum: 12, ideal: 30, flex: 3),
            Table.Column("took", minimum: 6, alignment: .right, priority: 7),
            Table.Column("cost", minimum: 9, alignment: .right, priority: 6),
        ]
    }

    /// Samples are named by people: what is longer than any id of ours is cut.
    private static func name(of row: SampleRow) -> SafeText {
        let id = row.result.id
        return Shown.line(id.sample, upTo: 36) + (id.epoch > 1 ? " ·\(id.epoch)" : "")
    }

    private static func cells(_ row: SampleRow) -> [Table.Content] {
        let result = row.result
        return [
            row.kindContent, Table.Content(name(of: row)),
            Table.Content(Shown.line(result.category, upTo: 30), .muted),
            Table.Content(Shown.score(result.score?.known), result.score?.known == nil ? .muted : .text),
            Table.Content(
                row.isChanged ? "≠" : row.before == nil ? .empty : Shown.score(row.before?.score?.known), .muted),
            Table.Content(result.score?.failure.map { SafeText($0.rawValue) } ?? .empty, .warning),
            Table.Content(Shown.line(result.score?.explanation ?? "", upTo: 300), row.kind.isFailure ? .text : .muted),
            Table.Content(Shown.duration(result.latency), .muted),
            result.score == nil ? Table.Content("–", .muted) : Shown.moneyContent(result.cost),
        ]
    }

    private func headerLines(width: Int, _ context: ScreenContext) -> [StyledLine] {
        let scored = detail.results.compactMap(\.score)
        let decided = scored.filter { !$0.isInconclusive }
        let (passed, missing) = (decided.count(where: \.passed), run.total - scored.count)
        let changed = table.rows.count(where: \.isChanged)
        let cost = run.state == .running ? run.cost.map { "\(Shown.money($0)) so far" } : Shown.money(run.cost)
        var lines = [
            StyledLine(
                segments: [
                    Table.Content(SafeText(run.id.description), .title),
                    Shown.state(run, isStopped: detail.isStopped),
                    Table.Content(Shown.line("\(run.bundle)", upTo: 50), .accent),
                    Table.Content("suite " + Shown.line(run.suite, upTo: 40)),
                    Table.Content(
                        detail.baseline.map { "against \($0.id) \(Shown.line("\($0.bundle)", upTo: 40))" }
                            ?? "no run to compare with", .muted),
                    Table.Content(run.model.map { "only " + Shown.line($0, upTo: 40) } ?? .empty, .info),
                ], width: width),
            StyledLine(
                segments: [
                    Table.Content("passed \(Shown.count(passed)) of \(Shown.count(decided.count))"),
                    missing == 0
                        ? Table.Content(.empty)
                        : run.state.isFinal
                            ? Table.Content("\(Shown.count(missing)) without an answer", .muted)
                            : Table.Content("\(Shown.count(missing)) to come", .running),
                    Table.Content(count(.regressed, "regressed"), .danger),
                    Table.Content(count(.improved, "improved"), .ok),
                    Table.Content(count(.unclear, "unclear"), .warning),
                    Table.Content(changed > 0 ? "≠ \(Shown.count(changed)) changed, not compared" : .empty, .warning),
                    Table.Content(cost ?? "cost unknown", run.cost == nil ? .warning : .text),
                    run.confirmationCost == .zero
                        ? Table.Content(.empty)
                        : Table.Content(
                            "\(Shown.money(run.confirmationCost)) to ask again",
                            run.confirmationCost == nil ? .warning : .text),
                    Table.Content(run.costCap.map { "cap \(Shown.money($0))" } ?? .empty, .muted),
                    Table.Content(run.purpose == .manual ? .empty : SafeText(run.purpose.rawValue), .muted),
                    Table.Content(Shown.clock(run.createdAt, context), .muted),
                ], width: width),
        ]
        if detail.isStopped {
            lines.append(
                StyledLine([
                    Table.Content("▲ STOPPED  nobody works it  ", .warning),
                    Table.Content("→ chassis evals run --resume \(run.id)", .key),
                ]))
        }
        lines += categoryLines(width: width)
        return lines
    }

    private func count(_ kind: SampleRow.Kind, _ word: SafeText) -> SafeText {
        let count = table.rows.count { $0.kind == kind }
        return count > 0 ? "\(Shown.count(count)) \(word)" : .empty
    }

    /// `qa 71% ▼-12 ✗`: every category with its change, and whether that is more than chance.
    private func categoryLines(width: Int) -> [StyledLine] {
        let deltas = Dictionary(
            (detail.comparison?.categories ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [StyledLine] = []
        var parts: [Table.Content] = []
        var used = 0
        for score in detail.categories {
            let delta = deltas[score.name]
            var own = [
                Table.Content(Shown.line(score.name, upTo: 24) + " ", .label), Table.Content(Shown.score(score.mean)),
            ]
            if let delta, delta.samples > 0 {
                let change = Shown.change(delta.delta)
                let isSure = delta.verdict == .fail
                own.append(Table.Content(" " + change.text + (isSure ? " ✗" : ""), isSure ? .danger : .muted))
            }
            let needed = own.reduce(0) { $0 + $1.text.width }
            if used > 0, used + 3 + needed > width {
                lines.append(StyledLine(parts))
                (parts, used) = ([], 0)
            }
            if used > 0 { parts.append(Table.Content(" · ", .border)) }
            parts += own
            used += needed + (used > 0 ? 3 : 0)
        }
        return parts.isEmpty ? lines : lines + [StyledLine(parts)]
    }
}
