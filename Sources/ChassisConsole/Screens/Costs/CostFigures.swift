import ChassisCore
import ChassisStore
import ChassisSurface

/// A row of the costs table: what was spent on something, and what it earned.
struct CostLine: TableRow, Hashable {
    enum Revenue: Hashable, Sendable {
        /// By the plans of those who were charged.
        case exact(Money)
        /// By the average price of a credit, where a row spans tenants of several plans.
        case about(Money)
        case unknown

        var money: Money? {
            switch self {
            case .exact(let money), .about(let money): money
            case .unknown: nil
            }
        }
    }

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

    /// - Parameter tenants: The same span by tenant: what each was charged says what its credits earned.
    init(_ rows: [CostRow], by dimension: CostDimension, tenants: [CostRow], economics: Economics?) {
        let known = tenants.compactMap { row -> (credits: Credits, money: Money)? in
            economics?.revenue(of: row.credits, tenant: row.name).map { (row.credits, $0) }
        }
        let average = Average(known)
        lines = rows.map { row in
            let exact: Money? =
                switch dimension {
                case .tenant: economics?.revenue(of: row.credits, tenant: row.name)
                case .plan: economics?.revenue(of: row.credits, plan: row.name)
                default: nil
                }
            return CostLine(
                row: row, revenue: exact.map { .exact($0) } ?? Self.about(row, dimension, average))
        }
        let sum = rows.reduce(into: CostRow(named: "")) { $0.add($1) }
        let isWhole = tenants.allSatisfy { row in
            row.credits == .zero || economics?.revenue(of: row.credits, tenant: row.name) != nil
        }
        total = CostLine(row: sum, revenue: average.map { isWhole ? .exact($0.money) : .about($0.money) } ?? .unknown)
    }

    private static func about(_ row: CostRow, _ dimension: CostDimension, _ average: Average?) -> CostLine.Revenue {
        guard dimension != .tenant, dimension != .plan, let average else { return .unknown }
        return average.revenue(of: row.credits).map { .about($0) } ?? .unknown
    }

    /// What all credits earned together.
    private struct Average {
        var credits: Credits
        var money: Money

        init?(_ parts: [(credits: Credits, money: Money)]) {
            guard !parts.isEmpty else { return nil }
            credits = Credits(milli: parts.reduce(0) { $0.addingTamely($1.credits.milli) })
            money = Money(nanoUSD: parts.reduce(0) { $0.addingTamely($1.money.nanoUSD) })
        }

        func revenue(of credits: Credits) -> Money? {
            if credits == .zero { return .zero }
            return Economics.revenue(of: credits, on: Plan(name: "", monthlyCredits: self.credits, monthlyPrice: money))
        }
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
