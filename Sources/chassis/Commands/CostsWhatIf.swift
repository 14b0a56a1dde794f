import ArgumentParser
import ChassisCore
import ChassisStore

/// Replays stored calls along other routes and prints what that would have cost.
struct WhatIfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract: "What a change of routing would have cost: stored calls at another model's prices.",
        discussion: """
            --route FROM=TO sends what went to FROM (a feature, a tier or a model) to TO (a model, or a tier for its
            first model with a price). Several are tried in order. Tokens are as the models used them that answered.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "FROM=TO, for example support-answer=gpt-6.1-terra or complex=small. May be given several times.")
    var route: [String] = []
    @Option(help: "How far back, for example 24h or 30d.") var since = "90d"

    func validate() throws {
        if Duration(parsing: since) == nil { throw ValidationError("--since takes a duration such as 24h or 30d.") }
        guard !route.isEmpty else { throw ValidationError("Say what to change: --route FROM=TO.") }
    }

    func run() async throws {
        let (workspace, store) = try global.openStore()
        let now = SystemClock().now()
        let changes = try route.map { try RouteChange(parsing: $0, in: workspace, at: now) }
        var whatIf = WhatIf(changes, tiers: workspace.tiers)
        try await store.eachPricedAttempt(since: now - (Duration(parsing: since) ?? .zero)) { attempts in
            for attempt in attempts {
                whatIf.add(
                    attempt.calls, job: attempt.job, feature: attempt.feature, tier: attempt.tier, at: attempt.at)
            }
        }
        write(whatIf.rows)
    }

    private func write(_ rows: [WhatIf.Row]) {
        if global.json {
            for row in rows { StandardStream.output.writeLine(row.json) }
            return
        }
        guard !rows.isEmpty else {
            StandardStream.output.writeLine("No model was called in the last \(since).")
            return
        }
        var table = TextTable(
            ["MONTH", "FEATURE", "JOBS", "CALLS", "MOVED", "WAS", "WOULD BE", "DIFFERENCE", "UNKNOWN"],
            figures: Set(2...8))
        for row in rows {
            table.add([
                row.month, row.feature, String(row.jobs), String(row.calls), String(row.moved), Figure.money(row.was),
                Figure.money(row.would), (row.difference > .zero ? "+" : "") + Figure.money(row.difference),
                row.unknown == 0 ? "–" : String(row.unknown),
            ])
        }
        StandardStream.output.writeLine(table.text)
    }
}

extension WhatIf.Row {
    fileprivate var json: JSON {
        [
            "month": .string(month), "feature": .string(feature), "jobs": .integer(Int64(jobs)),
            "calls": .integer(Int64(calls)), "moved_calls": .integer(Int64(moved)),
            "was_nano_usd": .integer(was.nanoUSD), "would_nano_usd": .integer(would.nanoUSD),
            "difference_nano_usd": .integer(difference.nanoUSD), "unknown_cost_count": .integer(Int64(unknown)),
        ]
    }
}
