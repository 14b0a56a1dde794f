import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole
@testable import ChassisStore

struct OverviewScreenTests {
    private static let now = ConsoleHarness.noon

    private static var quality: QualityFixture {
        var quality = QualityFixture()
        quality.activity = (0..<60).map { minute(Int64($0)) }
        quality.latency = LatencySummary(
            jobs: 940, median: .milliseconds(840), p95: .milliseconds(4_200), since: now - .seconds(900))
        quality.flags = ReviewFixture.flags
        quality.suites = [GoldenSuite(name: "support-answer", samples: [ReviewFixture.sample("a")], version: "1")]
        quality.runs = [
            RunFigures(
                run: EvalRun(
                    id: EvalRunID(4), suite: "support-answer", suiteVersion: "1",
                    bundle: BundleReference(feature: "support-answer", version: 3), state: .completed, total: 60,
                    done: 60, passed: 51, verdict: .fail, createdAt: now - .seconds(600)),
                categories: [CategorySum(name: "qa", samples: 60, passed: 51, mean: 0.85)])
        ]
        quality.alerts = [
            DriftAlert(
                id: 1, feature: "ticket-triage", metric: .schemaFailure, at: now - .seconds(300),
                since: now - .seconds(1_800), before: "0.4 %", now: "6.1 %", evidence: 400,
                cause: ChangeRecord(
                    at: now - .seconds(1_900), kind: .model, feature: "",
                    what: "gpt-6-luna now answers as gpt-6-luna-1125"))
        ]
        return quality
    }

    private static func minute(_ index: Int64) -> ActivityPoint {
        var point = ActivityPoint(start: now - .seconds((60 - index) * 60), jobs: index % 7)
        point.failed = index % 20 == 3 ? 1 : 0
        point.cacheHits = index % 7 == 6 ? 1 : 0
        point.cost = Money(nanoUSD: (index % 7) * 400_000)
        point.unknownCostCount = index == 30 ? 2 : 0
        point.avoidedCost = Money(nanoUSD: 9_000)
        return point
    }

    private static func console(
        _ jobs: [Job] = SampleJobs.day(40), width: Int = 120, height: Int = 40, isReadOnly: Bool = false,
        quality: QualityFixture = quality
    ) throws -> ConsoleHarness {
        try ConsoleHarness(
            jobs, width: width, height: height,
            screens: [OverviewScreen(), JobsScreen(), TracesScreen(), CostsScreen(), EvalsScreen(), ReviewScreen()],
            screen: .overview, isReadOnly: isReadOnly, workspace: TraceFixture.workspace, quality: quality)
    }

    @Test func `one glance says how the queue, errors, latency, money, cache, flags, evals and drift stand`() throws {
        let console = try Self.console()

        for part in [
            "queue", "4 queued", "errors", "1.7% failed", "p50 840ms", "p95 4.2s", "of unknown cost · 2% of $3.",
            "≥ $0.06960", "cache", "3 waiting", "the oldest for 3h", "eval support-answer", "✗ fail",
            "passed 51 of 60", "drift ticket-triage", "schema failure", "0.4 % → 6.1 %",
            "after: gpt-6-luna now answers",
        ] { #expect(console.text.contains(part), "\(part)") }
        #expect(console.text.contains("▁") && console.text.contains("█"), "sparklines")
    }

    @Test func `a narrow overview tells the line under the cursor in full below`() throws {
        var console = try Self.console(width: 80, height: 24)
        #expect(console.lines.allSatisfy { SafeText($0).width <= 80 })
        try console.press("j j j")
        #expect(console.status.contains("that plans bring in a day, evals apart"))
    }

    @Test(arguments: [
        ("", ScreenName.jobs, "state:unfinished"), ("j", .jobs, "state:failed ended:<59m -tenant:\"~evals\""),
        ("j j", .jobs, "state:completed latency:>=4200ms ended:<15m -tenant:\"~evals\""),
        ("j j j j", .jobs, "cache:exact,semantic ended:<12h -tenant:\"~evals\""),
        ("G", .jobs, "feature:ticket-triage ended:<30m -tenant:\"~evals\""),
    ]) func `Enter goes to the jobs behind a figure`(keys: String, screen: ScreenName, filter: String) throws {
        var console = try Self.console()
        try console.press(keys + " enter")
        #expect(console.state.shown == screen)
        #expect(console.screen.filterText == filter)
        try console.press("esc")
        #expect(console.state.shown == .overview)
    }

    @Test func `reasons of failures stand below how many there were, and lead to their jobs`() throws {
        var quality = Self.quality
        quality.failures = [
            ("provider_timeout", 9), ("guard_blocked", 3), ("deadline", 2), ("schema_invalid", 1), ("a", 1), ("b", 1),
        ].map { code, jobs in
            FailureReason(
                code: code, jobs: jobs, newest: JobID(7), message: "The provider was silent.",
                at: Self.now - .seconds(65))
        }
        var console = try Self.console(quality: quality)

        let line = try #require(console.lines.first { $0.contains("provider_timeout") })
        #expect(line.contains("9 jobs") && line.contains("job_7 at 11:58:55: The provider was silent."))
        #expect(console.text.contains("2 other reasons") && console.text.contains("a, b"))
        try console.press("j j enter")
        #expect(
            console.screen.filterText == "state:failed error:provider_timeout ended:<59m -tenant:\"~evals\"")
        try console.press("esc j j j j enter")
        #expect(console.screen.filterText == "state:failed error:a,b ended:<59m -tenant:\"~evals\"")
    }

    @Test func `more failures than are counted are said to be more`() throws {
        var quality = Self.quality
        quality.failures = [("guard_blocked", 40_000), ("deadline", 10_000)].map { code, jobs in
            FailureReason(code: code, jobs: jobs, newest: JobID(7), message: "", at: Self.now)
        }

        let text = try Self.console(quality: quality).text

        #expect(text.contains("≥ 40,000 jobs") && text.contains("≥ 10,000 jobs"))
        quality.failures.removeLast()
        #expect(try !Self.console(quality: quality).text.contains("≥ 40,000"))
    }

    @Test func `a model that fails stands there, and leads to its jobs`() throws {
        var quality = Self.quality
        quality.outages["gpt-6-luna"] = ModelOutage(
            model: "gpt-6-luna", since: Self.now - .seconds(720), until: Self.now + .seconds(40), failures: 9,
            reason: "HTTP 503")
        var console = try Self.console(quality: quality)

        let line = try #require(console.lines.first { $0.contains("asked last") })
        #expect(line.contains("models") && line.contains("gpt-6-luna fails for 12m: HTTP 503"))
        try console.press("j j j j j j enter")
        #expect(console.screen.filterText == "model:gpt-6-luna")
    }

    @Test func `a figure's filter counts from where the figure does, whenever Enter is pressed`() throws {
        var console = try Self.console()
        console.now = console.now + .seconds(40)

        try console.press("j enter")

        // Asked for at noon, so that the hour began at 11:01.
        #expect(console.screen.filterText == "state:failed ended:<3580s -tenant:\"~evals\"")
    }

    @Test func `figures go on by themselves where nothing is committed`() throws {
        var console = try Self.console()
        func minutes() throws -> Int {
            Int(try #require(console.text.firstMatch(of: /the oldest waits (\d+)m/)).1) ?? 0
        }
        let before = try minutes()
        #expect(console.state.nextTick.map { $0 <= console.now + .seconds(5) } == true)
        console.quality.activity = []
        console.quality.latency = LatencySummary()

        console.wait(.seconds(90))

        #expect(try minutes() > before && console.text.contains("no jobs"))
        console.jobs = console.jobs.filter(\.state.isFinal)
        console.quality.flags = []
        console.wait(.seconds(5))
        #expect(console.state.nextTick == console.now + .seconds(60), "an idle overview looks once a minute")
    }

    @Test func `jobs that wait where nobody works are no good state`() throws {
        var console = try Self.console()
        let queue = { (console: ConsoleHarness) in console.lines.first { $0.contains(" queue ") } ?? "" }

        console.send(.engine(.none))

        #expect(queue(console).contains("▲") && queue(console).contains("no engine works"))
        console.change { $0.removeAll { !$0.state.isFinal } }
        console.wait(.seconds(3))
        #expect(queue(console).contains("✓") && !queue(console).contains("no engine works"))
    }

    @Test(arguments: [("j j j", ScreenName.costs), ("j j j j j", .review), ("j j j j j j", .evals)])
    func `Enter goes to the screen behind a figure, and back`(keys: String, screen: ScreenName) throws {
        var console = try Self.console()
        try console.press(keys + " enter")
        #expect(console.state.shown == screen)
        try console.press("esc")
        #expect(console.state.shown == .overview)
    }

    @Test func `drift is acknowledged where it is seen`() throws {
        var console = try Self.console()
        console.result = { _ in .done }
        try console.press("a")
        #expect(console.status.contains("only drift is acknowledged"))
        try console.press("G a")
        guard case .acknowledge(let alert) = console.commands.last else {
            Issue.record("nothing was acknowledged")
            return
        }
        #expect(alert.id == 1)
    }

    @Test func `a read-only overview acknowledges nothing`() throws {
        var console = try Self.console(isReadOnly: true)
        try console.press("G a")
        #expect(console.commands.isEmpty && console.status.contains("the console is read-only"))
    }

    @Test func `the cursor stays on its line when lines come above it`() throws {
        var console = try Self.console()
        try console.press("G")
        console.quality.suites.append(GoldenSuite(name: "zeta", samples: [], version: "1"))
        console.send(.open(.overview))
        console.wait(.seconds(3))
        let screen = console.state.screens[.overview] as? OverviewScreen
        #expect(screen?.table.cursor == .drift(1))
        #expect(screen?.table.rows.contains { $0.id == .suite("zeta") } == true)
    }

    @Test func `an empty workspace claims nothing`() throws {
        let console = try Self.console([], quality: QualityFixture())
        #expect(console.text.contains("nothing has been completed yet"))
        #expect(console.text.contains("no answer was flagged yet"))
        #expect(!console.text.contains("0% failed") && !console.text.contains("nan"))
    }

    @Test func `no size and no text can break it`() throws {
        let hostile = TraceFixture.hostile
        var quality = Self.quality
        quality.alerts[0].feature = hostile
        quality.alerts[0].before = hostile
        quality.alerts[0].cause?.what = hostile
        quality.runs[0].run.suite = hostile
        quality.activity[0].jobs = .max
        quality.activity[1].cost = Money(nanoUSD: .max)
        for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 50)] {
            var console = try Self.console(width: width, height: height, quality: quality)
            for keys in ["", "G", "g", "ctrl-d", "?", "esc", ":"] {
                try console.press(keys)
                #expect(isTame(console.state.draw()))
                #expect(console.lines.allSatisfy { SafeText($0).width <= width })
            }
        }
    }

    @Test func `a sparkline keeps gaps apart from zero, and the newest at the right`() {
        #expect(SafeText.sparkline([0, 1, .nan, 2], width: 6).string == "  ▁▅ █")
        #expect(SafeText.sparkline([], width: 3).string == "   ")
        #expect(SafeText.sparkline(Array(repeating: 1, count: 100), width: 4).string == "████")
    }
}
