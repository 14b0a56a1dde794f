import ChassisCore
import ChassisSurface

/// One sample side by side: what was asked and expected, what the baseline answered and what this run did.
struct SampleView: Sendable {
    /// An answer that is asked for, here, or gone.
    enum Side: Sendable {
        case none, loading, gone
        case here(Trace)

        var text: String? {
            guard case .here(let trace) = self else { return nil }
            if let answer = trace.final ?? trace.raw { return answer }
            return trace.job.error.map { "(no answer: \($0.message))" } ?? "(no answer)"
        }
    }

    let row: SampleRow
    let run: EvalRun
    let baseline: EvalRun?
    /// `nil` when the suite doesn't have it any more.
    var sample: GoldenSample?
    private(set) var now: Side
    private(set) var before: Side
    private var diff: TextDiff?
    private var text = SectionedText([])
    private var top: SectionedText.Place
    private var diffRow = 0
    private var isSideBySide: Bool?

    init(_ row: SampleRow, run: EvalRun, baseline: EvalRun?, sample: GoldenSample?) {
        self.row = row
        self.run = run
        self.baseline = baseline
        self.sample = sample
        now = row.result.job == nil ? .none : .loading
        before = row.before?.job == nil ? .none : .loading
        top = SectionedText([]).start
    }

    /// What is to be read of the store: the job that answered, and the baseline's.
    var jobs: (now: JobID?, before: JobID?) { (row.result.job, row.before?.job) }

    mutating func take(_ trace: Trace?, isBefore: Bool) {
        let side: Side = trace.map { .here($0) } ?? .gone
        if isBefore { before = side } else { now = side }
        let (old, new) = (before.text, now.text)
        if let old, let new { diff = TextDiff(from: old, to: new) }
        text = SectionedText((new ?? old).map { [SectionedText.Section([], $0)] } ?? [])
        top = text.start
    }

    /// The next one to be seen the same way.
    func styled(like other: SampleView) -> SampleView {
        var view = self
        view.isSideBySide = other.isSideBySide
        return view
    }

    mutating func toggleMode(in area: Rect) { isSideBySide = !(isSideBySide ?? (area.width >= 100)) }

    mutating func move(by rows: Int, in area: Rect) {
        let body = layout(in: area).body
        if let diff, !diff.isIdentical {
            let last = DiffView(diff, isSideBySide: isSideBySide).rowCount(in: body) - body.height
            diffRow = min(max(0, diffRow + rows), max(0, last))
        } else {
            top = text.scrolled(top, by: rows, width: TextView.textWidth(in: body), height: body.height)
        }
    }

    mutating func moveToEdge(last: Bool, in area: Rect) { move(by: last ? 1 << 20 : -(1 << 20), in: area) }

    struct Layout {
        var header: Rect
        var title: Rect
        var body: Rect
    }

    func layout(in area: Rect) -> Layout {
        let lines = headerLines(width: area.width - 2, isHigh: area.height >= 28)
        let (header, rest) = area.split(top: min(lines.count, max(1, area.height * 2 / 3)))
        let (title, body) = rest.split(top: rest.height >= 4 ? 2 : 0)
        return Layout(header: header.inset(x: 1), title: title.inset(x: 1), body: body.inset(x: 1))
    }

    func draw(in area: Rect, on surface: inout Surface) {
        let layout = layout(in: area)
        let lines = headerLines(width: layout.header.width, isHigh: area.height >= 28)
        for (index, line) in lines.prefix(layout.header.height).enumerated() {
            line.draw(
                in: Rect(x: layout.header.x, y: layout.header.y + index, width: layout.header.width, height: 1),
                &surface)
        }
        surface.draw(
            SafeText("─", times: layout.title.width), .border, x: layout.title.x, y: layout.title.y, in: layout.title)
        drawTitle(
            in: layout.title.split(bottom: 1).0.isEmpty ? layout.title : layout.title.split(top: 1).1, on: &surface)
        drawBody(in: layout.body, on: &surface)
    }

    private func drawTitle(in line: Rect, on surface: inout Surface) {
        guard !line.isEmpty else { return }
        var x = line.x
        if let diff, diff.isIdentical {
            surface.draw("Both answered the same:", .muted, x: x, y: line.y, in: line)
            return
        }
        if let baseline, before.text != nil {
            x = surface.draw(
                "- \(baseline.id) \(Shown.line("\(baseline.bundle)", upTo: 40))  ", .removed, x: x, y: line.y, in: line)
        }
        if now.text != nil {
            x = surface.draw("+ \(run.id) \(Shown.line("\(run.bundle)", upTo: 40))", .added, x: x, y: line.y, in: line)
        }
        if let diff { surface.draw("   \(diff.summary)", .muted, x: x, y: line.y, in: line) }
    }

    private func drawBody(in body: Rect, on surface: inout Surface) {
        if let diff, !diff.isIdentical {
            return surface.draw(DiffView(diff, firstRow: diffRow, isSideBySide: isSideBySide), in: body)
        }
        guard text.isEmpty else { return surface.draw(SectionedTextView(text: text, top: top), in: body) }
        switch now {
        case .none:
            surface.draw(EmptyState("It was not answered yet.", text: "It waits for its turn in the run."), in: body)
        case .gone:
            surface.draw(
                EmptyState(
                    "The answer is gone.", text: "Its texts were older than this workspace keeps them.",
                    next: "retention: payloads in chassis.yaml says how long"), in: body)
        case .loading, .here: break
        }
    }

    private func headerLines(width: Int, isHigh: Bool) -> [StyledLine] {
        let result = row.result
        var change: SafeText = Shown.score(result.score?.known)
        if let old = row.before?.score, !row.isChanged { change = "\(Shown.score(old.known)) → \(change)" }
        var lines = [
            StyledLine(
                segments: [
                    Table.Content(Shown.line(result.id.sample, upTo: 60), .title), row.kindContent,
                    Table.Content(change),
                    Table.Content(row.isChanged ? "≠ the sample was changed between the runs" : .empty, .warning),
                    Table.Content(Shown.line(result.category, upTo: 30), .accent),
                    Table.Content(result.score?.failure.map { "\($0.rawValue) failure" } ?? .empty, .warning),
                    Table.Content(sample.map { "scored by \($0.scorer.rawValue)" } ?? .empty, .muted),
                    Table.Content(result.model.map { Shown.line($0, upTo: 30) } ?? .empty, .muted),
                ], width: width)
        ]
        func add(_ label: SafeText, _ text: String?, _ role: Role, rows: Int) {
            guard let text, !text.isEmpty else { return }
            let wrapped = Shown.line(text, upTo: 2_000).wrapped(to: max(8, width - 10))
            for (index, row) in wrapped.prefix(rows).enumerated() {
                let isCut = index == rows - 1 && wrapped.count > rows
                lines.append(
                    StyledLine([
                        Table.Content((index == 0 ? label : .empty).padded(to: 10), .label),
                        Table.Content(isCut ? (row + " …").truncated(to: max(8, width - 10)) : row, role),
                    ]))
            }
        }
        add("input", sample?.input ?? "the suite doesn't have this sample any more", .text, rows: isHigh ? 4 : 2)
        add("expected", sample?.expected.map { $0.string ?? $0.text } ?? expectedElsewhere, .ok, rows: isHigh ? 3 : 1)
        add("now", result.score?.explanation, row.kind.isFailure ? .danger : .text, rows: isHigh ? 2 : 1)
        add("before", row.before?.score?.explanation, .muted, rows: 1)
        return lines
    }

    /// What a scorer without an expected answer goes by.
    private var expectedElsewhere: String? {
        sample?.options["rubric"]?.string.map { "rubric: " + $0 }
    }
}
