import ChassisCore
import ChassisStore
import ChassisSurface

extension CostsScreen {
    struct Layout {
        var tabs: Rect
        var sums: Rect
        var chart: Rect
        var axis: Rect
        var table: Rect
        var total: Rect
    }

    /// The chart gives way first, then the sums shrink to a line; the table stays.
    func layout(in area: Rect) -> Layout {
        let (tabs, afterTabs) = area.split(top: 1)
        let sumRows = area.height >= 14 ? 4 : 1
        let (sums, afterSums) = afterTabs.split(top: sumRows)
        let chartRows = area.height >= 30 ? 5 : area.height >= 18 ? 2 : 0
        let (chart, afterChart) = afterSums.split(top: chartRows)
        let (axis, afterAxis) = afterChart.split(top: chartRows > 0 ? 2 : 0)
        let (table, total) = afterAxis.split(bottom: afterAxis.height >= 6 ? 2 : 0)
        return Layout(
            tabs: tabs, sums: sums, chart: chart.inset(x: 1), axis: axis.inset(x: 1), table: table, total: total)
    }

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        surface.fill(area)
        let layout = layout(in: area)
        drawTabs(in: layout.tabs, on: &surface)
        if let whatIf { return draw(whatIf, in: area, on: &surface) }
        guard let figures else { return drawNothingYet(in: area.split(top: 1).1, on: &surface) }
        guard !figures.lines.isEmpty else {
            return surface.draw(
                EmptyState(
                    "Nothing was spent or earned \(period.phrase).",
                    text: "Figures appear here as soon as a job ends.",
                    next: period == .month
                        ? "chassis submit --feature F --tenant T --input TEXT" : "] for a longer time"),
                in: area.split(top: 1).1)
        }
        drawSums(CostText.sums(figures.total), in: layout.sums, on: &surface)
        drawChart(layout.chart, axis: layout.axis, context, on: &surface)
        drawTable(figures, layout, on: &surface)
    }

    private func drawNothingYet(in area: Rect, on surface: inout Surface) {
        guard let failure else { return }
        surface.draw(
            EmptyState(
                "The figures could not be read.", text: SafeText(failure.message, breaks: .spaces, upTo: 400),
                next: SafeText(failure.remedy ?? "", breaks: .spaces, upTo: 400)),
            in: area)
    }

    /// The span of time at the left, what the rows are at the right.
    private func drawTabs(in line: Rect, on surface: inout Surface) {
        let periods = CostPeriod.allCases.map(\.name)
        let chosen = CostPeriod.allCases.firstIndex(of: period) ?? 0
        let names = dimensions.map {
            SafeText($0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst())
        }
        let by = dimensions.firstIndex(of: dimension) ?? 0
        let periodWidth = periods.reduce(0) { $0 + $1.width + 3 }
        let nameWidth = names.reduce(0) { $0 + $1.width + 3 }
        guard periodWidth + nameWidth + 6 <= line.width else {
            let (left, right) = line.split(left: line.width / 3)
            surface.draw(Tabs(periods, selected: chosen), in: left.split(right: 1).0)
            return surface.draw(Tabs(names, selected: by), in: right)
        }
        let (left, rest) = line.split(left: periodWidth)
        surface.draw(Tabs(periods, selected: chosen), in: left)
        let (gap, right) = rest.split(right: nameWidth)
        surface.draw(Tabs(names, selected: by), in: right)
        surface.draw("by ", .muted, x: gap.maxX - 3, y: gap.y, in: gap)
    }

    func drawSums(_ sums: [(label: SafeText, value: Table.Content)], in area: Rect, on surface: inout Surface) {
        guard area.height > 1 else {
            let line = StyledLine(
                segments: sums.map { Table.Content("\($0.label) \($0.value.text)", $0.value.role) },
                width: area.width - 2)
            return line.draw(in: area.inset(x: 1), &surface)
        }
        var x = area.x + 1
        for (index, sum) in sums.enumerated() {
            // Wider for a long figure: half a figure is a wrong one.
            let width = max(15, sum.value.text.width + 2)
            guard index == 0 || x + width <= area.maxX else { break }
            surface.draw(sum.label.truncated(to: width - 1), .label, x: x, y: area.y + 1, in: area)
            surface.draw(sum.value.text.truncated(to: width - 1), sum.value.role, x: x, y: area.y + 2, in: area, .bold)
            x += width
        }
    }

    private func drawChart(_ area: Rect, axis: Rect, _ context: ScreenContext, on surface: inout Surface) {
        guard !area.isEmpty, !series.isEmpty else { return }
        surface.draw(ColumnChart(values: series.map(\.cost.dollars)), in: area)
        // The axis is as long as the columns are together.
        let line = axis.split(top: 1).0.split(left: ColumnChart.width(series.count, in: area.width)).0
        let first = Shown.clock(series[0].start, context)
        surface.draw(first, .muted, x: line.x, y: line.y, in: line)
        surface.draw("now", .muted, x: line.maxX - 3, y: line.y, in: line)
        guard let peak = series.max(by: { $0.cost < $1.cost }), peak.cost > .zero else { return }
        let text: SafeText =
            "cost per \(period.bucketName), at most \(Shown.money(peak.cost)) from \(Shown.clock(peak.start, context))"
        let room = line.width - first.width - 3 - 4
        guard text.width <= room else { return }
        surface.draw(text, .muted, x: line.x + (line.width - text.width) / 2, y: line.y, in: line)
    }

    private func drawTable(_ figures: CostFigures, _ layout: Layout, on surface: inout Surface) {
        let most = figures.lines.map(\.row.cost.dollars).max() ?? 0
        let columns = CostText.columns(dimension)
        let rows = table.visible.map { line -> Table.Row in
            var row = Table.Row(CostText.cells(line, dimension: dimension, most: most))
            if table.ghost == line.id { row.ghost = "nothing any more" }
            return row
        }
        let scrolls = table.shownTotal > table.height
        let sorted = CostText.column(of: sort).map { (column: $0, descending: isDescending) }
        surface.draw(
            Table(
                columns: columns, rows: rows, selected: table.cursorLine, firstRow: table.top,
                totalRows: table.shownTotal, sort: sorted),
            in: layout.table)
        guard layout.total.height == 2 else { return }
        drawTotal(
            CostText.totalRow(figures.total), columns, rows.count, table: layout.table, last: layout.total,
            scrolls: scrolls, on: &surface)
    }

    /// A table of its own, so that its columns stand under the others; its header becomes the rule. It follows the last
    /// row, where there are few.
    func drawTotal(
        _ total: Table.Row, _ columns: [Table.Column], _ rows: Int, table: Rect, last: Rect, scrolls: Bool,
        on surface: inout Surface
    ) {
        let area = Rect(
            x: last.x, y: min(table.y + 1 + rows, last.y), width: last.width - (scrolls ? 1 : 0), height: 2)
        surface.draw(Table(columns: columns, rows: [total]), in: area)
        surface.fill(area.split(top: 1).0, "─", .border)
    }
}
