import ChassisCore
import ChassisStore
import ChassisSurface

extension CostsScreen {
    struct WhatIfLayout {
        var tabs: Rect
        var route: Rect
        var sums: Rect
        var table: Rect
        var total: Rect
    }

    func whatIfLayout(in area: Rect) -> WhatIfLayout {
        let (tabs, afterTabs) = area.split(top: 1)
        let (route, afterRoute) = afterTabs.split(top: 1)
        let (sums, afterSums) = afterRoute.split(top: area.height >= 14 ? 4 : 1)
        let (table, total) = afterSums.split(bottom: afterSums.height >= 6 ? 2 : 0)
        return WhatIfLayout(tabs: tabs, route: route.inset(x: 1), sums: sums, table: table, total: total)
    }

    func draw(_ view: WhatIfView, in area: Rect, on surface: inout Surface) {
        let layout = whatIfLayout(in: area)
        drawRoute(view, in: layout.route, on: &surface)
        guard view.replay.total.calls > 0 || view.replay.progress != .done else {
            return surface.draw(
                EmptyState(
                    "No model was called \(period.phrase).", text: "There is nothing to try other routes on.",
                    next: period == .month ? "esc to go back" : "] for a longer time"),
                in: area.split(top: 2).1)
        }
        drawSums(view.total.sums, in: layout.sums, on: &surface)
        drawRows(view, layout, on: &surface)
    }

    /// What is tried at the left, how far it is at the right.
    private func drawRoute(_ view: WhatIfView, in line: Rect, on surface: inout Surface) {
        let replay = view.replay
        let state = state(of: replay)
        let bar: SafeText = replay.progress == .running ? .bar(replay.share, width: 12).padded(to: 12) + " " : .empty
        let width = bar.width + state.text.width
        let (left, right) = line.split(right: min(line.width / 2, width))
        var x = surface.draw("what if ", .label, x: left.x, y: left.y, in: left)
        x = surface.draw(
            Shown.line(replay.text, upTo: 300).truncated(to: max(0, left.maxX - 1 - x)), .title, x: x, y: left.y,
            in: left)
        let next = surface.draw(bar, .chart1, x: right.x, y: right.y, in: right)
        surface.draw(state.text.truncated(to: max(0, right.maxX - next)), state.role, x: next, y: right.y, in: right)
    }

    private func state(of replay: RouteReplay) -> Table.Content {
        let calls = Shown.count(replay.total.calls)
        return switch replay.progress {
        case .running: Table.Content("\(Shown.share(replay.share)) · \(calls) calls · esc stops", .info)
        case .stopped: Table.Content("stopped at \(Shown.share(replay.share)) · \(calls) calls", .warning)
        case .done: Table.Content("\(calls) \(replay.total.calls == 1 ? "call" : "calls") replayed", .muted)
        }
    }

    private func drawRows(_ view: WhatIfView, _ layout: WhatIfLayout, on surface: inout Surface) {
        let columns = WhatIfLine.columns(dimension)
        let rows = view.table.visible.map { line -> Table.Row in
            var row = Table.Row(line.cells(dimension))
            if view.table.ghost == line.id { row.ghost = "nothing any more" }
            return row
        }
        let scrolls = view.table.shownTotal > view.table.height
        surface.draw(
            Table(
                columns: columns, rows: rows, selected: view.table.cursorLine, firstRow: view.table.top,
                totalRows: view.table.shownTotal),
            in: layout.table)
        guard layout.total.height == 2, !rows.isEmpty else { return }
        drawTotal(
            Table.Row(view.total.cells(dimension, isTotal: true)), columns, rows.count, table: layout.table,
            last: layout.total, scrolls: scrolls, on: &surface)
    }

    func whatIfStatus(_ view: WhatIfView) -> StatusLine {
        let sum = view.replay.total
        var parts: [Table.Content] = []
        if view.replay.progress == .done, sum.calls > 0, sum.moved == 0 {
            parts.append(Table.Content("no call went that way: nothing would have changed", .warning))
        }
        if sum.unknown > 0 {
            parts.append(
                Table.Content(
                    "\(Shown.count(sum.unknown)) \(sum.unknown == 1 ? "call" : "calls") of unknown cost in neither sum",
                    .warning))
        }
        if view.replay.progress == .stopped {
            parts.append(Table.Content("figures are of the part that was replayed", .warning))
        }
        parts.append(Table.Content("tokens as they were: a good guess, no bill", .muted))
        if let earned = figures?.total.row.cost, view.replay.progress == .done, sum.was < earned {
            parts.append(
                Table.Content("\(Shown.money(sum.was)) of the \(Shown.money(earned)) spent has its traces", .muted))
        }
        return StatusLine(parts)
    }
}
