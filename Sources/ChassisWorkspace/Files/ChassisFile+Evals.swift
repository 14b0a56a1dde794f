import ChassisCore

extension ChassisFile {
    private static let evalKeys = ["judge", "judge_runs", "cost_cap_usd", "epochs", "allow_commands"]

    static func evals(_ fields: Fields, models: [String]) -> EvalSettings {
        var evals = EvalSettings()
        guard let fields = fields.section("evals", keys: evalKeys) else { return evals }
        if fields.optional("judge") != nil { evals.judge = fields.reference("judge", to: "model", among: models) }
        evals.judgeRuns = fields.integer("judge_runs", 1...25, or: evals.judgeRuns)
        evals.costCap = fields.optionalDecimal(
            "cost_cap_usd", digits: 9, upTo: 1_000_000_000_000_000, unit: "USD"
        ).map(Money.init(nanoUSD:))
        evals.epochs = fields.integer("epochs", 1...100, or: evals.epochs)
        evals.allowsCommands = fields.boolean("allow_commands", or: false)
        return evals
    }
}
