import ChassisSurface

/// Values over time as columns some rows high, oldest at the left; a single row is a sparkline as wide as its area.
struct ColumnChart: Widget {
    var values: [Double]
    var role: Role = .chart1

    func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty, !values.isEmpty else { return }
        let columns = ColumnChart.merged(values, to: area.width)
        let step = ColumnChart.step(values.count, in: area.width)
        let whole = columns.filter(\.isFinite).max() ?? 0
        let blocks: [SafeText] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        for (index, value) in columns.enumerated() {
            let left = area.x + step * index
            // A gap between columns that are wide enough to bear it.
            let width = step >= 3 ? step - 1 : step
            let share = whole > 0 && value > 0 ? min(value / whole, 1) : 0
            let eighths = value > 0 ? max(1, Int((share * Double(area.height * 8)).rounded())) : 0
            for row in 0..<area.height {
                let fill = min(8, max(0, eighths - row * 8))
                guard fill > 0 || row == 0 else { break }
                // The ground line shows where nothing was spent.
                let text = SafeText(fill > 0 ? blocks[fill] : "▁", times: width)
                surface.draw(text, fill > 0 ? role : .border, x: left, y: area.maxY - 1 - row, in: area)
            }
        }
    }

    /// How wide a column and the gap after it are; all the same.
    private static func step(_ count: Int, in width: Int) -> Int {
        max(1, width / max(1, min(count, merged(Array(repeating: 0, count: count), to: width).count)))
    }

    /// What the columns take of an area so wide.
    static func width(_ count: Int, in width: Int) -> Int {
        min(width, step(count, in: width) * merged(Array(repeating: 0, count: count), to: width).count)
    }

    /// At most `limit` columns: neighbours are added up, because each stands for a sum.
    static func merged(_ values: [Double], to limit: Int) -> [Double] {
        guard limit > 0, values.count > limit else { return values }
        let step = (values.count + limit - 1) / limit
        // The newest column is a whole one; the oldest takes what is left.
        let spare = values.count % step
        let head = spare > 0 ? [values.prefix(spare).reduce(0, +)] : []
        return head
            + stride(from: spare, to: values.count, by: step).map { values[$0..<($0 + step)].reduce(0, +) }
    }
}
