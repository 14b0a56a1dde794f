import ChassisCore
import ChassisSurface

/// Columns of text for people: a header, then rows, each column as wide as its widest cell.
struct TextTable {
    var header: [String]
    /// Columns of figures, flush right.
    var figures: Set<Int> = []
    private(set) var rows: [[String]] = []

    init(_ header: [String], figures: Set<Int> = []) {
        self.header = header
        self.figures = figures
    }

    mutating func add(_ row: [String]) { rows.append(row) }

    var text: String {
        let all = ([header] + rows).map { $0.map { SafeText($0) } }
        let widths = header.indices.map { column in all.map { $0[column].width }.max() ?? 0 }
        return all.map { row in
            row.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - row[column].width)
                return figures.contains(column) ? gap + row[column].string : row[column].string + gap
            }
            .joined(separator: "  ").trimmingTrailingSpaces
        }
        .joined(separator: "\n")
    }
}

extension String {
    var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// How figures are written for people.
enum Figure {
    /// `$0.0012`: four digits that count for small sums, cents for large ones; `unknown` where nobody knows.
    static func money(_ money: Money?) -> String {
        guard let money else { return "unknown" }
        if money.nanoUSD == 0 { return "$0" }
        let dollars = money.dollars
        let digits = abs(dollars) >= 100 ? 2 : abs(dollars) >= 0.1 ? 3 : abs(dollars) >= 0.0001 ? 5 : 7
        return (dollars < 0 ? "-$" : "$") + fixed(abs(dollars), digits)
    }

    /// `1 sample`, `3 samples`.
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int64((value * Double(scale)).rounded())
        guard digits > 0 else { return String(scaled) }
        return "\(scaled / scale)." + String(String(scaled % scale + scale).dropFirst())
    }

    /// `850 ms`, `12.4 s`, `3 m 20 s`, `2 h 5 m`, `3 d`.
    static func duration(_ duration: Duration) -> String {
        let milliseconds = max(0, duration.milliseconds)
        switch milliseconds {
        case ..<1000: return "\(milliseconds) ms"
        case ..<60_000: return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
        case ..<3_600_000: return "\(milliseconds / 60_000) m \(milliseconds % 60_000 / 1000) s"
        case ..<86_400_000: return "\(milliseconds / 3_600_000) h \(milliseconds % 3_600_000 / 60_000) m"
        default: return "\(milliseconds / 86_400_000) d"
        }
    }
}
