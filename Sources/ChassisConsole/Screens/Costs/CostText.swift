import ChassisCore
import ChassisStore
import ChassisSurface

/// Figures as they read in the costs table.
enum CostText {
    static func columns(_ dimension: CostDimension) -> [Table.Column] {
        [
            Table.Column(SafeText(dimension.rawValue), minimum: 12, ideal: 18, flex: 2),
            Table.Column("jobs", minimum: 7, alignment: .right, priority: 2),
            Table.Column("failed", minimum: 6, ideal: 7, alignment: .right, priority: 7),
            Table.Column("cost", minimum: 10, ideal: 11, alignment: .right),
            Table.Column("", minimum: barWidth, ideal: barWidth, priority: 5),
            Table.Column("unknown", minimum: 7, alignment: .right, priority: 8),
            Table.Column("revenue", minimum: 10, ideal: 11, alignment: .right, priority: 3),
            Table.Column("margin", minimum: 11, ideal: 12, alignment: .right, priority: 1),
            Table.Column("%", minimum: 6, alignment: .right, priority: 4),
            Table.Column("tokens", minimum: 7, alignment: .right, priority: 6),
            Table.Column("cache saved", minimum: 11, alignment: .right, priority: 9),
        ]
    }

    static let barWidth = 12

    /// The column that an order shows at.
    static func column(of sort: CostSort) -> Int? {
        switch sort {
        case .name: 0
        case .jobs: 1
        case .cost: 3
        case .unknown: 5
        case .revenue: 6
        case .margin: 7
        case .tokens: 9
        case .saved: 10
        }
    }

    static func cells(_ line: CostLine, dimension: CostDimension, most: Double) -> [Table.Content] {
        let share = most > 0 ? line.row.cost.dollars / most : 0
        return [name(line.id, dimension)] + figures(line, bar: .bar(share, width: barWidth))
    }

    static func totalRow(_ total: CostLine) -> Table.Row {
        Table.Row([Table.Content("total", .title)] + figures(total, bar: .empty))
    }

    private static func figures(_ line: CostLine, bar: SafeText) -> [Table.Content] {
        let row = line.row
        return [
            Table.Content(Shown.count(row.jobs)),
            row.failed > 0 ? Table.Content(Shown.count(row.failed), .danger) : none, cost(line),
            Table.Content(bar, .chart1),
            row.unknownCostCount > 0 ? Table.Content(Shown.count(row.unknownCostCount), .warning) : none, revenue(line),
            margin(line), share(line), Table.Content(Shown.compact(line.tokens), .muted),
            row.avoidedCost > .zero ? Table.Content(Shown.money(row.avoidedCost), .ok) : none,
        ]
    }

    static let none = Table.Content("–", .muted)

    static func name(_ name: String, _ dimension: CostDimension) -> Table.Content {
        guard name.isEmpty || name == "@0" else {
            guard dimension == .prompt, let at = name.lastIndex(of: "@") else {
                return Table.Content(SafeText(name, breaks: .spaces, upTo: 60))
            }
            let version = SafeText(String(name[at...]), breaks: .spaces, upTo: 12)
            return Table.Content(
                SafeText(String(name[..<at]), breaks: .spaces, upTo: 60) + version, keeping: version)
        }
        return Table.Content(dimension == .model ? "no model answered" : "not known", .muted)
    }

    /// At least what is known, when some jobs' cost is not.
    static func cost(_ line: CostLine) -> Table.Content {
        if line.isCostComplete { return Table.Content(Shown.money(line.row.cost)) }
        return line.row.cost > .zero
            ? Table.Content("≥ " + Shown.money(line.row.cost), .warning) : Table.Content(Shown.money(nil), .warning)
    }

    static func revenue(_ line: CostLine) -> Table.Content {
        switch line.revenue {
        case .exact(let money): Table.Content(Shown.money(money))
        case .atLeast(let money): Table.Content("≥ " + Shown.money(money), .warning)
        case .unknown: none
        }
    }

    /// At most what is left of the known costs, when some are not known, and at least, when some revenue is not.
    static func margin(_ line: CostLine) -> Table.Content {
        guard let margin = line.margin else { return none }
        let isWhole = line.revenue.exact != nil
        // More of both comes on top, and nobody knows which is more.
        guard isWhole || line.isCostComplete else { return none }
        let role: Role = !isWhole || !line.isCostComplete ? .warning : .ok
        let mark: SafeText = !isWhole ? "≥ " : line.isCostComplete ? "" : "≤ "
        return Table.Content(mark + Shown.money(margin), margin < .zero && isWhole ? .danger : role)
    }

    static func share(_ line: CostLine) -> Table.Content {
        guard let share = line.marginShare else { return none }
        return Table.Content(percent(share), share < 0 ? .danger : .muted)
    }

    /// `-1279%`, `+84%`, `<-999%`: whole where six columns hold it, and never cut, for half a figure is another one.
    static func percent(_ share: Double, isSigned: Bool = false) -> SafeText {
        guard share.isFinite else { return "–" }
        let percent = (share * 100).rounded()
        if percent < -9_999 { return "<-999%" }
        if percent > 9_999 { return ">9999%" }
        return "\(isSigned && share > 0 ? "+" : "")\(Int(percent))%"
    }

    /// The sums at the top, most important first.
    static func sums(_ total: CostLine) -> [(label: SafeText, value: Table.Content)] {
        let row = total.row
        var margin = margin(total)
        if let share = total.marginShare { margin.text += "  " + Shown.share(share) }
        var sums: [(label: SafeText, value: Table.Content)] = [
            ("cost", cost(total)), ("revenue", revenue(total)), ("margin", margin),
            ("jobs", Table.Content(Shown.count(row.jobs))),
            ("tokens", Table.Content(Shown.compact(total.tokens))),
            ("cache saved", row.avoidedCost > .zero ? Table.Content(Shown.money(row.avoidedCost), .ok) : none),
        ]
        if row.unknownCostCount > 0 {
            sums.append(("unknown cost", Table.Content(Shown.jobs(row.unknownCostCount), .warning)))
        }
        return sums
    }
}
