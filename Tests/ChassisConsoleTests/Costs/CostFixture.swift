import ChassisCore
import ChassisStore
import ChassisSurface

@testable import ChassisConsole

/// A week of a small SaaS: one tenant earns well, one loses, one is on the free plan.
enum CostFixture {
    static let now = TraceFixture.now

    static func context(_ width: Int = 120, _ height: Int = 37) -> ScreenContext { TraceFixture.context(width, height) }

    static func row(
        _ name: String, jobs: Int64 = 10, failed: Int64 = 0, cost: Int64 = 0, unknown: Int64 = 0,
        tokens: Int64 = 0, saved: Int64 = 0, plans: [String: Int64] = [:]
    ) -> CostRow {
        var row = CostRow(named: name)
        (row.jobs, row.completed, row.failed) = (jobs, jobs - failed, failed)
        row.cost = Money(nanoUSD: cost)
        row.unknownCostCount = unknown
        for (plan, milli) in plans { row.creditsByBasis[.planOfNow(plan)] = Credits(milli: milli) }
        row.credits = Credits(milli: plans.values.reduce(0) { $0.addingTamely($1) })
        (row.inputTokens, row.outputTokens) = (tokens * 9 / 10, tokens / 10)
        row.avoidedCost = Money(nanoUSD: saved)
        return row
    }

    static let tenants = [
        row(
            "acme", jobs: 1_204, failed: 12, cost: 4_102_300_000, tokens: 1_204_000, saved: 312_000_000,
            plans: ["growth": 1_190_000]),
        row("brightside", jobs: 88, failed: 3, cost: 3_870_000_000, tokens: 912_400, plans: ["growth": 81_000]),
        row(
            "cobalt", jobs: 410, cost: 96_400_000, unknown: 3, tokens: 302_100, saved: 4_100_000,
            plans: ["free": 400_000]),
    ]

    static let features = [
        row(
            "deep-analysis", jobs: 96, failed: 3, cost: 5_900_000_000, tokens: 1_600_000,
            plans: ["growth": 500_000, "free": 400_000]),
        row(
            "support-answer", jobs: 1_606, cost: 2_168_700_000, unknown: 3, tokens: 818_500,
            plans: ["growth": 771_000]),
    ]

    static let series: [CostPoint] = (0..<43).map { index in
        let wave = [2, 3, 1, 0, 0, 4, 9, 14, 11, 6, 3, 2][index % 12]
        return CostPoint(
            start: now - .seconds(Int64(43 - index) * 14_400), cost: Money(nanoUSD: Int64(wave) * 31_000_000))
    }

    /// The screen with its answers in.
    static func screen(_ context: ScreenContext, rows: [CostRow] = tenants) -> CostsScreen {
        var screen = CostsScreen()
        _ = screen.handle(.shown, context)
        _ = screen.receive(.costSeries(series), for: "series", context)
        _ = screen.receive(.costs(rows), for: "rows", context)
        return screen
    }
}
