import ChassisCore
import ChassisSurface

/// What the calls of a job used and cost, what its tenant paid, and what is left.
extension TraceDetail {
    func drawCost(in body: Rect, on surface: inout Surface) {
        let calls = trace.calls
        let lines = costLines
        guard !calls.isEmpty || !lines.isEmpty else { return surface.draw(trace.emptyState(of: .cost), in: body) }
        let tableHeight = calls.isEmpty ? 0 : min(calls.count + 1, max(2, body.height - lines.count - 1))
        let (top, rest) = body.split(top: tableHeight)
        if !calls.isEmpty {
            let first = min(max(0, callRow - (tableHeight - 2)), max(0, calls.count - (tableHeight - 1)))
            let shown = calls.dropFirst(first).prefix(max(1, tableHeight - 1))
            surface.draw(
                Table(
                    columns: TraceDetail.callColumns, rows: shown.map(TraceDetail.row),
                    selected: calls.count > 1 ? callRow - first : nil, firstRow: first, totalRows: calls.count),
                in: top)
        }
        let below = calls.isEmpty ? rest : rest.split(top: 1).1
        for (index, line) in lines.prefix(below.height).enumerated() {
            line.draw(in: Rect(x: below.x, y: below.y + index, width: below.width, height: 1), &surface)
        }
    }

    private static let callColumns: [Table.Column] = [
        Table.Column("try", minimum: 3, alignment: .right, priority: 6),
        Table.Column("purpose", minimum: 8, priority: 3),
        Table.Column("model", minimum: 10, ideal: 18, flex: 2),
        Table.Column("provider", minimum: 8, ideal: 10, priority: 7),
        Table.Column("in", minimum: 7, alignment: .right, priority: 2),
        Table.Column("cached", minimum: 7, alignment: .right, priority: 8),
        Table.Column("out", minimum: 6, alignment: .right, priority: 2),
        Table.Column("usage", minimum: 9, priority: 4),
        Table.Column("first", minimum: 7, alignment: .right, priority: 9),
        Table.Column("took", minimum: 7, alignment: .right, priority: 5),
        Table.Column("cost", minimum: 9, ideal: 11, alignment: .right),
        Table.Column("error", minimum: 10, ideal: 12, flex: 1, priority: 10),
    ]

    private static func row(_ call: CallRecord) -> Table.Row {
        let usage = call.usage
        func tokens(_ count: Int64) -> Table.Content {
            usage.state == .absent ? Table.Content("–", .muted) : Table.Content(Shown.count(count))
        }
        let isOther = call.responseModel.map { $0 != call.model } ?? false
        let model =
            SafeText(call.model, upTo: 40) + (isOther ? " → " + SafeText(call.responseModel ?? "", upTo: 40) : "")
        return Table.Row([
            Table.Content("\(call.attempt)", .muted),
            Table.Content(SafeText(call.purpose.rawValue), call.purpose == .first ? .text : .warning),
            Table.Content(model), Table.Content(SafeText(call.provider, upTo: 24), .muted), tokens(usage.inputTokens),
            tokens(usage.cacheReadTokens), tokens(usage.outputTokens),
            Table.Content(SafeText(usage.state.rawValue), usage.state == .reported ? .muted : .warning),
            Table.Content(Shown.duration(call.timeToFirstChunkMilliseconds.map { .milliseconds($0) }), .muted),
            Table.Content(Shown.duration(.milliseconds(call.durationMilliseconds)), .muted),
            Table.Content(Shown.money(call.cost), call.cost == nil ? .warning : .text),
            Table.Content(SafeText(call.error ?? "", breaks: .spaces, upTo: 60), .danger),
        ])
    }

    /// The sums below the calls, each with what it is made of.
    private var costLines: [StyledLine] {
        let job = trace.job
        let unknown = trace.calls.count { $0.cost == nil }
        let absent = trace.calls.count { $0.usage.state == .absent }
        let estimated = trace.calls.count { $0.usage.state == .estimated }
        var lines = [
            line(
                "cost to us", Table.Content(Shown.money(job.cost), job.cost == nil ? .warning : .text),
                note: costNote(unknown)),
            line("tenant pays", Table.Content(Shown.credits(job.credits)), note: chargeNote),
        ]
        if isCharged, let revenue = economics?.revenue(of: job.credits, by: trace.basis) {
            let margin = Economics.margin(revenue: revenue, cost: job.cost)
            lines.append(
                line(
                    "that earns", Table.Content(Shown.money(revenue)),
                    note: earningNote))
            lines.append(
                line(
                    "margin", Table.Content(Shown.money(margin), margin.map { $0 < .zero ? .danger : .ok } ?? .warning),
                    note: margin == nil ? "unknown, because a part of the cost is" : ""))
        }
        if absent > 0 {
            lines.append(
                note(
                    "\(absent) \(absent == 1 ? "call" : "calls") reported no usage: its tokens are not known, which isn't 0."
                ))
        }
        if estimated > 0 { lines.append(note("Estimated usage was counted by us, not reported by the provider.")) }
        return lines.map { StyledLine($0.parts) }
    }

    private func costNote(_ unknown: Int) -> SafeText {
        let job = trace.job
        if trace.calls.isEmpty {
            return job.cache == .exact || job.cache == .semantic ? "answered from the cache" : "no model was asked"
        }
        if unknown > 0 { return "\(unknown) of \(trace.calls.count) calls can't be priced" }
        return trace.calls.count == 1 ? "one call" : "\(trace.calls.count) calls, failed ones included"
    }

    private var chargeNote: SafeText {
        switch trace.job.state {
        case .completed: "charged"
        case .queued, .running: "held until the job ends"
        case _ where isCharged: "charged: part of the answer could be read"
        case .failed, .cancelled: "released: only completed jobs are paid for"
        }
    }

    /// One that was cancelled with a part of its answer read has paid, whatever became of it when it was retried.
    private var isCharged: Bool {
        trace.job.state == .completed || trace.job.state.isFinal && trace.job.credits > .zero
    }

    private var earningNote: SafeText {
        switch trace.basis {
        case .noted(let terms):
            "the price of plan '\(SafeText(terms.plan, upTo: 40))' as it was then, shared out over its credits"
        case .planOfNow: "its plan's price of now, shared out over its credits"
        }
    }

    private func line(_ label: SafeText, _ value: Table.Content, note: SafeText) -> StyledLine {
        StyledLine([
            Table.Content(label.padded(to: 13), .label), Table.Content(value.text.padded(to: 14), value.role),
            Table.Content(note, .muted),
        ])
    }

    private func note(_ text: SafeText) -> StyledLine { StyledLine([Table.Content(text, .warning)]) }
}
