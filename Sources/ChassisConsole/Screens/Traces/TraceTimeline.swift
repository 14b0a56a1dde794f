import ChassisCore
import ChassisSurface

/// The spans of a trace as rows of a waterfall: each attempt, and under it its steps by depth.
///
/// All attempts begin at the left edge on one scale: what lies between them (the wait in the queue) isn't a span.
struct TraceTimeline: Sendable {
    struct Row: Sendable {
        /// `nil` for the row of a whole attempt.
        var span: Span?
        var attempt: Int
        var depth: Int
        var start: Int64
        var duration: Int64
    }

    let rows: [Row]
    private(set) var selected = 0

    init(_ spans: [Span]) {
        let attempts = Dictionary(grouping: spans, by: \.attempt).sorted { $0.key < $1.key }
        rows = attempts.flatMap { Self.rows(of: $0.value, attempt: $0.key, isAlone: attempts.count == 1) }
    }

    private static func rows(of spans: [Span], attempt: Int, isAlone: Bool) -> [Row] {
        // An outer span is written after the inner ones; on screen it comes first.
        let ordered = spans.enumerated().sorted { a, b in
            (a.element.startNanoseconds, -a.element.tamed, -a.offset)
                < (b.element.startNanoseconds, -b.element.tamed, -b.offset)
        }.map(\.element)
        let end = ordered.map(\.end).max() ?? 0
        var open: [Int64] = []
        var rows = isAlone ? [] : [Row(span: nil, attempt: attempt, depth: 0, start: 0, duration: max(0, end))]
        for span in ordered {
            while let last = open.last, span.startNanoseconds >= last || span.end > last { open.removeLast() }
            rows.append(
                Row(
                    span: span, attempt: attempt, depth: open.count + (isAlone ? 0 : 1), start: span.startNanoseconds,
                    duration: span.tamed))
            open.append(span.end)
        }
        return rows
    }

    var isEmpty: Bool { rows.isEmpty }
    var selectedRow: Row? { rows.indices.contains(selected) ? rows[selected] : nil }
    var attempts: Int { Set(rows.map(\.attempt)).count }
    var spanCount: Int { rows.count { $0.span != nil } }

    mutating func select(_ row: Int) { selected = min(max(0, row), max(0, rows.count - 1)) }
    mutating func move(by step: Int) { select(selected.addingReportingOverflow(step).partialValue) }

    /// The next row that failed, around the end; `nil` when none did.
    mutating func selectError(_ step: Int) {
        for offset in 1...max(1, rows.count) {
            let index = ((selected + step * offset) % max(1, rows.count) + rows.count) % max(1, rows.count)
            if rows.indices.contains(index), rows[index].span?.status == .error { return select(index) }
        }
    }

    /// From the first start to the last end, of the longest attempt.
    var total: Int64 { rows.map { $0.start &+ $0.duration }.max() ?? 0 }

    var waterfall: Waterfall {
        let spans = rows.map { row -> Waterfall.Span in
            let role: Role =
                switch row.span {
                case nil: .muted
                case let span? where span.status == .error: .danger
                case let span?: span.isCall ? .chart2 : .chart1
                }
            let failed: SafeText = row.span?.status == .error ? "✗ " : ""
            let name = row.span.map { failed + SafeText($0.name, breaks: .spaces, upTo: 40) }
            return Waterfall.Span(
                name ?? "attempt \(row.attempt)", depth: row.depth, start: .nanoseconds(row.start),
                duration: .nanoseconds(row.duration), role)
        }
        return Waterfall(spans, selected: selected)
    }
}

extension Span {
    /// A length that can be drawn, whatever was stored.
    var tamed: Int64 { min(max(0, durationNanoseconds), 1 << 60) }
    var end: Int64 { min(max(0, startNanoseconds), 1 << 60) + tamed }
}
