/// How numbers that can't be drawn (NaN, infinity, below 0) become a share that can.
enum Share {
    static func of(_ value: Double, _ whole: Double) -> Double {
        guard value > 0, whole > 0 else { return 0 }
        let share = value / whole
        return share.isNaN ? 0 : min(share, 1)
    }
}

/// A share of a limit: label, bar, per cent. From 80 % it warns, from 100 % it alarms.
package struct Gauge: Widget, Sendable {
    package var label: SafeText
    package var ratio: Double

    /// - Parameter ratio: 1 is full; NaN and negative values show as 0, a limit of 0 (infinity) as over.
    package init(_ label: SafeText, ratio: Double) {
        self.label = label
        self.ratio = ratio.isNaN ? 0 : min(max(0, ratio), 9.99)
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        let percent: SafeText = "\(Int((ratio * 100).rounded()))%"
        let barX = area.x + label.width + 1
        let percentX = area.maxX - percent.width
        let width = percentX - 1 - barX
        let role: Role = ratio < 0.8 ? .ok : ratio < 1 ? .warning : .danger
        guard width > 0 else {
            surface.draw(label.truncated(to: area.width - percent.width - 1), .muted, x: area.x, y: area.y, in: area)
            surface.draw(percent, role, x: max(area.x, percentX), y: area.y, in: area)
            return
        }
        let full = Int((min(ratio, 1) * Double(width)).rounded())
        surface.draw(label, .muted, x: area.x, y: area.y, in: area)
        surface.draw(SafeText("█", times: full), role, x: barX, y: area.y, in: area)
        surface.draw(SafeText("░", times: width - full), .muted, x: barX + full, y: area.y, in: area)
        surface.draw(percent, role, x: percentX, y: area.y, in: area)
    }
}

/// Horizontal bars, one a row, in eighths of a cell: label, bar, value. Rows that don't fit are counted.
package struct BarChart: Widget, Sendable {
    package struct Bar: Sendable, Hashable {
        package var label: SafeText
        package var value: Double
        /// The value as it reads, with its unit.
        package var text: SafeText
        package var role: Role

        package init(_ label: SafeText, _ value: Double, text: SafeText, _ role: Role = .chart1) {
            self.label = label
            self.value = value
            self.text = text
            self.role = role
        }
    }

    package var bars: [Bar]
    /// The value of a full bar; the largest finite one when `nil`.
    package var whole: Double?

    package init(_ bars: [Bar], whole: Double? = nil) {
        self.bars = bars
        self.whole = whole
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        let whole = whole ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
        let textWidth = min(bars.map(\.text.width).max() ?? 0, area.width / 3)
        let labelWidth = min(bars.map(\.label.width).max() ?? 0, max(4, area.width / 3))
        let barWidth = area.width - labelWidth - textWidth - 2
        let shown = bars.count > area.height ? max(0, area.height - 1) : bars.count
        for (index, bar) in bars.prefix(shown).enumerated() {
            let y = area.y + index
            surface.draw(bar.label.padded(to: labelWidth), .label, x: area.x, y: y, in: area)
            if barWidth > 0 {
                let cells = SafeText.bar(Share.of(bar.value, whole), width: barWidth)
                surface.draw(cells, bar.role, x: area.x + labelWidth + 1, y: y, in: area)
            }
            surface.draw(bar.text.padded(to: textWidth, .right), .text, x: area.maxX - textWidth, y: y, in: area)
        }
        if shown < bars.count {
            surface.draw("… \(bars.count - shown) more", .muted, x: area.x, y: area.y + shown, in: area)
        }
    }
}

extension SafeText {
    /// A bar of `share` (0 to 1) of `width` cells, in eighths; a value above 0 always shows.
    package static func bar(_ share: Double, width: Int) -> SafeText {
        guard width > 0, share > 0 else { return .empty }
        let eighths = max(1, Int((min(share, 1) * Double(width) * 8).rounded()))
        let parts: [SafeText] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return SafeText("█", times: eighths / 8) + parts[eighths % 8]
    }
}

/// A run of values as one row of blocks `▁▂▃▄▅▆▇█`, the newest at the right edge.
///
/// A gap (NaN, or no sample) is a space, so that nothing measured doesn't look like 0.
package struct Sparkline: Widget, Sendable {
    package var values: [Double]
    package var role: Role
    /// The value of a full block; the largest finite one when `nil`.
    package var whole: Double?

    package init(_ values: [Double], _ role: Role = .chart1, whole: Double? = nil) {
        self.values = values
        self.role = role
        self.whole = whole
    }

    package func draw(in area: Rect, on surface: inout Surface) {
        guard !area.isEmpty else { return }
        let shown = values.suffix(area.width)
        let whole = whole ?? shown.filter(\.isFinite).max() ?? 0
        let blocks: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let text = shown.map { value -> SafeText in
            value.isNaN ? " " : blocks[Int((Share.of(value, whole) * 7).rounded())]
        }.joined()
        surface.draw(text, role, x: area.maxX - text.width, y: area.y, in: area)
    }
}
