import ArgumentParser
import ChassisCore
import ChassisStore

struct CostsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "costs", abstract: "What was spent and earned, and what another route would have cost.",
        subcommands: [Show.self, WhatIfCommand.self], defaultSubcommand: Show.self)

    // A command of its own: options of the parent would be taken for the child's, `--since` of `whatif` among them.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was spent and earned: by tenant, plan, feature, model, prompt or day.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "tenant, plan, feature, model, prompt or day.") var by: CostDimension = .tenant
        @Option(help: "How far back, for example 24h or 7d.") var since = "7d"
        @Flag(help: "Print CSV.") var csv = false

        func validate() throws {
            if Duration(parsing: since) == nil {
                throw ValidationError("--since takes a duration such as 90m, 24h or 7d.")
            }
        }

        func run() async throws {
            let (workspace, store) = try global.openStore()
            let now = SystemClock().now()
            let rows = try await store.costs(
                by: by, since: now - (Duration(parsing: since) ?? .zero), until: now + .seconds(60))
            let printing = CostPrinting(workspace)
            if global.json {
                for row in rows { StandardStream.output.writeLine(printing.row(row, by: by)) }
            } else if csv {
                StandardStream.output.writeLine(printing.csv(rows, by: by))
            } else if rows.isEmpty {
                StandardStream.output.writeLine("Nothing was spent or earned in the last \(since).")
            } else {
                StandardStream.output.writeLine(printing.table(rows, by: by))
            }
        }
    }
}

extension CostDimension: ExpressibleByArgument {}

/// Rows of figures as JSON, CSV or a table, with what the credits earned.
struct CostPrinting {
    private let economics: Economics

    init(_ workspace: Workspace) { economics = Economics(workspace) }

    /// `nil` where the row names no one plan.
    private func revenue(_ row: CostRow, by dimension: CostDimension) -> Money? {
        switch dimension {
        case .plan: economics.revenue(of: row.credits, plan: row.name)
        case .tenant: economics.revenue(of: row.credits, tenant: row.name)
        default: nil
        }
    }

    private func margin(_ row: CostRow, _ revenue: Money?) -> Money? {
        Economics.margin(revenue: revenue, cost: row.unknownCostCount == 0 ? row.cost : nil)
    }

    func row(_ row: CostRow, by dimension: CostDimension) -> JSON {
        let revenue = revenue(row, by: dimension)
        return [
            dimension.rawValue: .string(row.name), "jobs": .integer(row.jobs), "completed": .integer(row.completed),
            "failed": .integer(row.failed), "cost_nano_usd": .integer(row.cost.nanoUSD),
            "unknown_cost_count": .integer(row.unknownCostCount), "revenue_nano_usd": .init(revenue),
            "margin_nano_usd": .init(margin(row, revenue)),
            "credits_millicredits": .integer(row.credits.milli), "input_tokens": .integer(row.inputTokens),
            "output_tokens": .integer(row.outputTokens), "cached_tokens": .integer(row.cachedTokens),
            "cache_hits": .integer(row.cacheHits), "avoided_cost_nano_usd": .integer(row.avoidedCost.nanoUSD),
        ]
    }

    func csv(_ rows: [CostRow], by dimension: CostDimension) -> String {
        let objects = rows.compactMap { row($0, by: dimension).object }
        // Also without rows, so that whoever reads it finds the columns.
        let header = row(.empty, by: dimension).object?.names ?? []
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
            table.add([
                row.name.isEmpty ? "(none)" : row.name, String(row.jobs), String(row.failed), Figure.money(row.cost),
                row.unknownCostCount == 0 ? "–" : String(row.unknownCostCount), revenue.map { Figure.money($0) } ?? "–",
                revenue == nil ? "–" : Figure.money(margin(row, revenue)), row.credits.text,
                String(row.inputTokens), String(row.outputTokens), String(row.cacheHits), Figure.money(row.avoidedCost),
            ])
        }
        return table.text
    }
}
