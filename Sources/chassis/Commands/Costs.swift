import ArgumentParser
import ChassisCore
import ChassisStore

struct CostsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "costs", abstract: "What was spent and earned: by tenant, plan, feature, model, prompt or day.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "tenant, plan, feature, model, prompt or day.") var by: CostDimension = .tenant
    @Option(help: "How far back, for example 24h or 7d.") var since = "7d"
    @Flag(help: "Print CSV.") var csv = false

    func validate() throws {
        if Duration(parsing: since) == nil { throw ValidationError("--since takes a duration such as 90m, 24h or 7d.") }
    }

    func run() async throws {
        let (workspace, store) = try global.openStore()
        let now = SystemClock().now()
        let rows = try await store.costs(by: by, since: now - (Duration(parsing: since) ?? .zero), until: now + .seconds(60))
        let prices = Economics(workspace)
        if global.json {
            for row in rows { Terminalish.output.writeLine(prices.row(row, by: by).text) }
        } else if csv {
            Terminalish.output.writeLine(prices.csv(rows, by: by))
        } else if rows.isEmpty {
            Terminalish.output.writeLine("Nothing was spent or earned in the last \(since).")
        } else {
            Terminalish.output.writeLine(prices.table(rows, by: by))
        }
    }
}

extension CostDimension: ExpressibleByArgument {}

/// Joins what jobs cost us with what their credits earn.
struct Economics {
    /// What a credit earns: the plan's monthly price over its monthly credits. An average over all plans in use
    /// where a row spans several.
    private let workspace: Workspace

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// Revenue of consumed credits at the plan's price a credit; `nil` where the row names no one plan.
    func revenue(_ row: CostRow, by dimension: CostDimension) -> Money? {
        let plan: Plan?
        switch dimension {
        case .plan: plan = workspace.plan(row.name)
        case .tenant: plan = workspace.tenant(row.name).flatMap { workspace.plan($0.plan) }
        default: plan = nil
        }
        guard let plan, plan.monthlyCredits.milli > 0 else { return nil }
        // Price × credits / monthly credits, in steps that can't overflow for any plausible plan.
        let share = Double(row.credits.milli) / Double(plan.monthlyCredits.milli)
        return Money(nanoUSD: Int64((Double(plan.monthlyPrice.nanoUSD) * share).rounded()))
    }

    func row(_ row: CostRow, by dimension: CostDimension) -> JSON {
        let revenue = revenue(row, by: dimension)
        let margin = revenue.map { $0 - row.cost }
        return [
            dimension.rawValue: .string(row.name), "jobs": .integer(row.jobs), "completed": .integer(row.completed),
            "failed": .integer(row.failed), "cost_nano_usd": .integer(row.cost.nanoUSD),
            "unknown_cost_count": .integer(row.unknownCostCount), "revenue_nano_usd": .init(revenue),
            "margin_nano_usd": row.unknownCostCount > 0 ? .null : .init(margin),
            "credits_millicredits": .integer(row.credits.milli), "input_tokens": .integer(row.inputTokens),
            "output_tokens": .integer(row.outputTokens), "cached_tokens": .integer(row.cachedTokens),
            "cache_hits": .integer(row.cacheHits), "avoided_cost_nano_usd": .integer(row.avoidedCost.nanoUSD),
        ]
    }

    func csv(_ rows: [CostRow], by dimension: CostDimension) -> String {
        let objects = rows.compactMap { row($0, by: dimension).object }
        let header = objects.first?.names ?? []
        let lines = objects.map { object in
            object.members.map { Self.field($0.value) }.joined(separator: ",")
        }
        return ([header.joined(separator: ",")] + lines).joined(separator: "\n")
    }

    /// RFC 4180; a text that a spreadsheet would take for a formula gets a quote mark before it.
    private static func field(_ value: JSON) -> String {
        guard let text = value.string else { return value.text == "null" ? "" : value.text }
        let safe = "=+-@".contains(text.first ?? " ") ? "'" + text : text
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    func table(_ rows: [CostRow], by dimension: CostDimension) -> String {
        var table = TextTable(
            [
                dimension.rawValue.uppercased(), "JOBS", "FAILED", "COST", "UNKNOWN", "REVENUE", "MARGIN", "CREDITS",
                "TOKENS IN", "OUT", "CACHE HITS", "SAVED",
            ], figures: Set(1...11))
        for row in rows {
            let revenue = revenue(row, by: dimension)
            let isKnown = row.unknownCostCount == 0
            table.add([
                row.name, String(row.jobs), String(row.failed), Figure.money(row.cost),
                row.unknownCostCount == 0 ? "–" : String(row.unknownCostCount), revenue.map { Figure.money($0) } ?? "–",
                revenue.map { isKnown ? Figure.money($0 - row.cost) : "unknown" } ?? "–", row.credits.text,
                String(row.inputTokens), String(row.outputTokens), String(row.cacheHits), Figure.money(row.avoidedCost),
            ])
        }
        return table.text
    }
}
