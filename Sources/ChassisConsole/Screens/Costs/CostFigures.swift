import ChassisCore
import ChassisStore
import ChassisSurface

/// A row of the costs table: what was spent on something, and what it earned.
struct CostLine: TableRow, Hashable {
    var row: CostRow
    var revenue: Revenue

    var id: String { row.name }
    var version: Int64 { 0 }

    /// At most this, as unknown costs come on top of the known ones.
    var margin: Money? { Economics.margin(revenue: revenue.money, cost: row.cost) }
    var isCostComplete: Bool { row.unknownCostCount == 0 }
    /// Margin as a share of revenue.
    var marginShare: Double? {
        guard let margin, let revenue = revenue.money, revenue > .zero else { return nil }
        return margin.dollars / revenue.dollars
    }
    var tokens: Int64 { row.inputTokens.addingTamely(row.outputTokens) }
}

/// All rows of a span of time by one dimension, with their sum.
struct CostFigures: Sendable {
    private(set) var lines: [CostLine]
    private(set) var total: CostLine

    /// - Parameter economics: Prices of credits; `nil` while they aren't known.
    init(_ rows: [CostRow], economics: Economics?) {
        let sum = rows.reduce(into: CostRow(named: "")) { $0.add($1) }
        let revenues =
            economics?.revenues(of: rows.map(\.creditsByBasis)) ?? rows.map { _ in .unknown }
        lines = zip(rows, revenues).map { CostLine(row: $0, revenue: $1) }
        total = CostLine(row: sum, revenue: economics?.revenues(of: [sum.creditsByBasis]).first ?? .unknown)
    }
}

/// What the table can be ordered by.
enum CostSort: String, CaseIterable, Sendable {
    case cost, revenue, margin, jobs, tokens, saved, unknown, name

    /// Names and margins start at the small end: the loss is what one looks for.
    var startsDescending: Bool { self != .name && self != .margin }

    var title: SafeText {
        switch self {
        case .cost: "Cost"
        case .revenue: "Revenue"
        case .margin: "Margin"
        case .jobs: "Jobs"
        case .tokens: "Tokens"
        case .saved: "Saved by the cache"
        case .unknown: "Jobs of unknown cost"
        case .name: "Name"
        }
    }

    /// Absent values last, whichever way; equal ones by name.
    func sorted(_ lines: [CostLine], descending: Bool) -> [CostLine] {
        if self == .name { return lines.sorted { descending ? $0.id > $1.id : $0.id < $1.id } }
        return lines.sorted { a, b in
            switch (value(a), value(b)) {
            case (let x?, let y?) where x != y: descending ? x > y : x < y
            case (.some, nil): true
            case (nil, .some): false
            default: a.id < b.id
            }
        }
    }

    private func value(_ line: CostLine) -> Int64? {
        switch self {
        case .cost: line.row.cost.nanoUSD
        case .revenue: line.revenue.money?.nanoUSD
        case .margin: line.margin?.nanoUSD
        case .jobs: line.row.jobs
        case .tokens: line.tokens
        case .saved: line.row.avoidedCost.nanoUSD
        case .unknown: line.row.unknownCostCount
        case .name: nil
        }
    }
}
