import ChassisCore
import ChassisStore
import ChassisSurface

/// A row of a replay: what calls cost, what they would have, and what both leave of the revenue.
struct WhatIfLine: TableRow, Hashable {
    var id: String
    var sum: RouteSum
    /// What was earned and what is left of it now; `nil` where no revenue is known, as for a model: jobs move away from it.
    var earned: CostLine?

    var version: Int64 { 0 }
    var marginThen: Money? { earned?.margin.map { $0 - sum.difference } }

    /// The rows of a replay, the greatest difference first.
    ///
    /// - Parameter figures: Of the same span and dimension, for revenues.
    static func lines(
        _ replay: RouteReplay, by dimension: CostDimension, figures: CostFigures?
    ) -> [WhatIfLine] {
        let all = dimension == .model ? [] : figures?.lines ?? []
        let earned = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return sums(replay, by: dimension).map { WhatIfLine(id: $0, sum: $1, earned: earned[$0]) }.sorted {
            let (a, b) = ($0.sum.difference.nanoUSD.magnitude, $1.sum.difference.nanoUSD.magnitude)
            if a != b { return a > b }
            return $0.sum.was == $1.sum.was ? $0.id < $1.id : $0.sum.was > $1.sum.was
        }
    }

    private static func sums(_ replay: RouteReplay, by dimension: CostDimension) -> [String: RouteSum] {
        switch dimension {
        case .model: replay.models
        case .feature: replay.features
        case .tenant: replay.tenants
        case .plan: replay.plans
        case .prompt, .day: [:]
        }
    }

    static func total(_ replay: RouteReplay, figures: CostFigures?) -> WhatIfLine {
        WhatIfLine(id: "total", sum: replay.total, earned: figures?.total)
    }
}

/// Its figures as they read.
extension WhatIfLine {
    static func columns(_ dimension: CostDimension) -> [Table.Column] {
        let isModel = dimension == .model
        let margins = [
            Table.Column("margin now", minimum: 11, ideal: 12, alignment: .right, priority: 4),
            Table.Column("margin then", minimum: 11, ideal: 12, alignment: .right, priority: 3),
        ]
        return [
            Table.Column(SafeText(dimension.rawValue), minimum: 12, ideal: 18, flex: 2),
            Table.Column("calls", minimum: 7, alignment: .right, priority: 6),
            Table.Column(isModel ? "then" : "moved", minimum: 7, alignment: .right, priority: 7),
            Table.Column("cost now", minimum: 10, ideal: 11, alignment: .right, priority: 2),
            Table.Column("cost then", minimum: 10, ideal: 11, alignment: .right, priority: 1),
            Table.Column("difference", minimum: 10, ideal: 12, alignment: .right),
            Table.Column("%", minimum: 6, alignment: .right, priority: 5),
        ] + (isModel ? [] : margins) + [Table.Column("unknown", minimum: 7, alignment: .right, priority: 8)]
    }

    func cells(_ dimension: CostDimension, isTotal: Bool = false) -> [Table.Content] {
        let isModel = dimension == .model
        let share = sum.share.map { CostText.percent($0, isSigned: true) }
        return [
            isTotal ? Table.Content("total", .title) : CostText.name(id, dimension),
            Table.Content(Shown.count(sum.calls)),
            Table.Content(Shown.count(isModel ? sum.callsThen : sum.moved)),
            Table.Content(Shown.money(sum.was)), Table.Content(Shown.money(sum.would)), difference,
            share.map { Table.Content($0, .muted) } ?? CostText.none,
        ] + (isModel ? [] : [marginNowContent, marginThenContent])
            + [sum.unknown > 0 ? Table.Content(Shown.count(sum.unknown), .warning) : CostText.none]
    }

    /// With its sign, so that no colour is needed to tell a saving from a loss.
    var difference: Table.Content {
        let money = sum.difference
        guard money != .zero else { return Table.Content(Shown.money(money), .muted) }
        return Table.Content((money > .zero ? "+" : "") + Shown.money(money), money > .zero ? .danger : .ok)
    }

    var marginNowContent: Table.Content { earned.map(CostText.margin) ?? CostText.none }

    /// Marked as the margin of now is: what is not known of the one is not known of the other.
    var marginThenContent: Table.Content {
        guard var earned else { return CostText.none }
        earned.row.cost = earned.row.cost + sum.difference
        return CostText.margin(earned)
    }

    /// The sums at the top, most important first.
    var sums: [(label: SafeText, value: Table.Content)] {
        var difference = difference
        if let share = sum.share { difference.text += "  " + CostText.percent(share, isSigned: true) }
        return [
            ("cost now", Table.Content(Shown.money(sum.was))), ("cost then", Table.Content(Shown.money(sum.would))),
            ("difference", difference), ("margin now", marginNowContent), ("margin then", marginThenContent),
            ("calls moved", Table.Content("\(Shown.count(sum.moved)) of \(Shown.count(sum.calls))")),
        ]
    }
}
