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
            abstract: "What was spent and earned: by tenant, plan, feature, model, prompt or day.",
            discussion: """
                Revenue is what the credits that were charged cost on each tenant's plan, as it was when the job was taken on.
                A day is one in UTC, as budgets and grants have it.
                """)

        @OptionGroup var global: GlobalOptions
        @Option(help: "tenant, plan, feature, model, prompt or day (UTC).") var by: CostDimension = .tenant
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
                by: by, since: now - (Duration(parsing: since) ?? .zero), until: now + .seconds(60),
                worth: true)
            let printing = CostPrinting(rows, by: by, economics: Economics(workspace))
            if global.json {
                for object in printing.objects { StandardStream.output.writeLine(JSON.object(object)) }
            } else if csv {
                StandardStream.output.writeLine(printing.csv)
            } else if rows.isEmpty {
                StandardStream.output.writeLine("Nothing was spent or earned in the last \(since).")
            } else {
                StandardStream.output.writeLine(printing.table)
            }
        }
    }
}

extension CostDimension: ExpressibleByArgument {}

/// Rows of figures as JSON, CSV or a table, with what the credits earned.
struct CostPrinting {
    private let rows: [(row: CostRow, revenue: Revenue)]
    private let dimension: CostDimension

    init(_ rows: [CostRow], by dimension: CostDimension, economics: Economics) {
        self.rows = Array(zip(rows, economics.revenues(of: rows.map(\.creditsByBasis))))
        self.dimension = dimension
    }

    private static func margin(_ row: CostRow, _ revenue: Money?) -> Money? {
        Economics.margin(revenue: revenue, cost: row.unknownCostCount == 0 ? row.cost : nil)
    }

    var objects: [JSONObject] { rows.map { object($0.row, $0.revenue) } }

    private func object(_ row: CostRow, _ revenue: Revenue) -> JSONObject {
        JSONObject([
            (dimension.rawValue, .string(row.name)), ("jobs", .integer(row.jobs)),
            ("completed", .integer(row.completed)), ("failed", .integer(row.failed)),
            ("cost_nano_usd", .integer(row.cost.nanoUSD)), ("unknown_cost_count", .integer(row.unknownCostCount)),
            ("revenue_nano_usd", .init(revenue.exact)), ("margin_nano_usd", .init(Self.margin(row, revenue.exact))),
            ("credits_millicredits", .integer(row.credits.milli)), ("input_tokens", .integer(row.inputTokens)),
            ("output_tokens", .integer(row.outputTokens)), ("cached_tokens", .integer(row.cachedTokens)),
            ("cache_hits", .integer(row.cacheHits)), ("avoided_cost_nano_usd", .integer(row.avoidedCost.nanoUSD)),
        ])
    }

    var csv: String {
        // Also without rows, so that whoever reads it finds the columns.
        let header = object(.empty, .unknown).names
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

    var table: String {
        var table = TextTable(
            [
                dimension == .day ? "DAY (UTC)" : dimension.rawValue.uppercased(), "JOBS", "FAILED", "COST", "UNKNOWN",
                "REVENUE", "MARGIN", "CREDITS", "TOKENS IN", "OUT", "CACHE HITS", "SAVED",
            ], figures: Set(1...11))
        for (row, revenue) in rows {
            let margin = Self.margin(row, revenue.money)
            table.add([
                row.name.isEmpty ? "(none)" : row.name, String(row.jobs), String(row.failed), Figure.money(row.cost),
                row.unknownCostCount == 0 ? "–" : String(row.unknownCostCount),
                Self.text(revenue.money, revenue), revenue.money == nil ? "–" : Self.text(margin, revenue),
                row.credits.text, String(row.inputTokens), String(row.outputTokens), String(row.cacheHits),
                Figure.money(row.avoidedCost),
            ])
        }
        return table.text
    }

    /// At least so much, where a part of the revenue is not known.
    private static func text(_ money: Money?, _ revenue: Revenue) -> String {
        if case .unknown = revenue { return "–" }
        if case .atLeast = revenue, money != nil { return "≥ " + Figure.money(money) }
        return Figure.money(money)
    }
}
