import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct CostsScreenTests {
    private static let context = CostFixture.context()

    private static func asked(_ effects: [Effect]) -> [Query] {
        effects.compactMap { if case .ask(let query, _) = $0 { query } else { nil } }
    }

    @Test func `days are UTC ones wherever the operator sits, and the screen says so`() {
        // 2025-11-23 14:00:00 UTC, which is the 24th in Brisbane.
        let now = CostFixture.now
        #expect(CostPeriod.today.since(now).rfc3339 == "2025-11-23T00:00:00.000Z")
        #expect(CostPeriod.week.since(now).rfc3339 == "2025-11-16T14:00:00.000Z")
        #expect(CostPeriod.month.since(now).rfc3339 == "2025-10-24T00:00:00.000Z")

        var context = Self.context
        context.utcOffset = .seconds(10 * 3_600)
        var screen = CostsScreen()
        screen.period = .today
        let asked = Self.asked(screen.handle(.shown, context))

        #expect(asked.contains(.costs(.tenant, since: CostPeriod.today.since(now), until: now + .seconds(60))))
        #expect(drawn(screen, context).text.contains("Today (UTC)"))
    }

    @Test func `another dimension asks again and shows nothing of the one before`() {
        var screen = CostFixture.screen(Self.context)

        let effects = screen.handle(.action("next-dimension"), Self.context)

        let dimensions = Self.asked(effects).compactMap { if case .costs(let by, _, _) = $0 { by } else { nil } }
        #expect(dimensions == [.plan])
        #expect(!drawn(screen, Self.context).text.contains("acme"))
    }

    @Test func `the figures are asked for again each minute, also where nothing is committed`() {
        var screen = CostFixture.screen(Self.context)
        let later = ScreenContext(now: CostFixture.now + .seconds(60), body: Self.context.body)

        #expect(screen.nextTick(Self.context) == later.now)
        #expect(Self.asked(screen.handle(.tick, Self.context)).isEmpty)
        #expect(Self.asked(screen.handle(.tick, later)).count == 2)
        #expect(screen.nextTick(later) == later.now + .seconds(60))
    }

    @Test func `versions of one prompt can be told apart at a usual width`() {
        var screen = CostsScreen()
        screen.dimension = .prompt
        _ = screen.handle(.shown, Self.context)
        let names = ["evals/support-answer@3", "evals/support-answer@4", "invoice-extraction@1"]
        _ = screen.receive(.costs(names.map { CostFixture.row($0, cost: 9) }), for: "rows", Self.context)

        let text = drawn(screen, Self.context).text

        for name in ["evals/suppor", "…@3", "…@4", "@1"] { #expect(text.contains(name), "\(name)") }
    }

    @Test func `the span of time goes round, and can be chosen`() {
        var screen = CostFixture.screen(Self.context)

        _ = screen.handle(.action("later"), Self.context)
        let month = screen.period
        _ = screen.handle(.action("later"), Self.context)
        let today = screen.period
        _ = screen.handle(.pick("period", .done("week")), Self.context)

        #expect(month == .month && today == .today && screen.period == .week)
    }

    @Test func `enter leads to the jobs of the row under the cursor`() {
        var screen = CostFixture.screen(Self.context)
        _ = screen.handle(.action("table.down"), Self.context)

        let effects = screen.handle(.action("jobs"), Self.context)

        guard case .open(.jobs(let filter, _))? = effects.first else {
            Issue.record("nothing was opened")
            return
        }
        #expect(filter == "tenant:brightside ended:<7d")
    }

    @Test func `the cursor stays on its row when figures change the order`() {
        var screen = CostFixture.screen(Self.context)
        _ = screen.handle(.action("table.down"), Self.context)
        let later = ScreenContext(
            now: CostFixture.now + .seconds(60), body: Self.context.body, workspace: TraceFixture.workspace)
        var rows = CostFixture.tenants
        rows[1].cost = Money(nanoUSD: 9_000_000_000)

        _ = screen.receive(.costs(rows), for: "rows", later)

        #expect(screen.table.rows.first?.id == "brightside")
        #expect(screen.table.cursor == "brightside")
    }

    @Test func `a chosen order holds at once, and its second choice turns it around`() {
        var screen = CostFixture.screen(Self.context)

        _ = screen.handle(.pick("sort", .done("margin")), Self.context)
        let losses = screen.table.rows.map(\.id)
        _ = screen.handle(.pick("sort", .done("margin")), Self.context)

        #expect(losses == ["brightside", "cobalt", "acme"])
        #expect(screen.table.rows.map(\.id) == ["acme", "cobalt", "brightside"])
    }

    @Test func `nothing spent says what to do next`() {
        let screen = CostFixture.screen(Self.context, rows: [])

        let text = drawn(screen, Self.context).text

        #expect(text.contains("Nothing was spent or earned in the last 7 days."))
        #expect(text.contains("] for a longer time"))
    }

    @Test func `a store that can't be read is told, and old figures stay`() {
        var fresh = CostsScreen()
        _ = fresh.handle(.shown, Self.context)
        _ = fresh.receive(.failed(Failure(message: "The store is busy.", remedy: "wait")), for: "rows", Self.context)
        var old = CostFixture.screen(Self.context)
        _ = old.receive(.failed(Failure(message: "The store is busy.")), for: "rows", Self.context)

        #expect(drawn(fresh, Self.context).text.contains("The store is busy."))
        #expect(drawn(old, Self.context).text.contains("acme"))
        #expect(old.status(Self.context).parts.first?.text.string == "The store is busy.")
    }

    @Test func `columns add up neighbours, and lose nothing`() {
        let values = (1...100).map(Double.init)

        let merged = ColumnChart.merged(values, to: 30)

        #expect(merged.count <= 30)
        #expect(merged.reduce(0, +) == 5_050)
        #expect(ColumnChart.merged(values, to: 100) == values)
        #expect(ColumnChart.merged(values, to: 0) == values)
    }

    @Test func `no size and no name can break the screen`() {
        for (width, height) in [(0, 0), (1, 1), (12, 4), (40, 9), (80, 21), (200, 50)] {
            let context = CostFixture.context(width, height)
            var rows = CostFixture.tenants
            rows.append(CostFixture.row(TraceFixture.hostile, cost: .max, unknown: 1))
            rows += (0..<200).map { CostFixture.row("t\($0)", cost: $0) }
            var screen = CostFixture.screen(context, rows: rows)
            for item in screen.actions(context) {
                _ = screen.handle(.action(item.id), context)
                _ = screen.receive(.costs(rows), for: "rows", context)
                #expect(isTame(drawn(screen, context)))
            }
        }
    }
}
