import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole
@testable import ChassisStore

/// Three runs of a suite: a first one, a worse one, and one that still runs.
private enum EvalsFixture {
    static let now = ConsoleHarness.noon

    static func run(_ number: Int64, version: Int, _ change: (inout EvalRun) -> Void = { _ in }) -> EvalRun {
        var run = EvalRun(
            id: EvalRunID(number), suite: "support-answer", suiteVersion: "1",
            bundle: BundleReference(feature: "support-answer", version: version), state: .completed, total: 6, done: 6,
            passed: 5, cost: Money(nanoUSD: 12_000_000), createdAt: now - .seconds(7_200 - number * 600))
        change(&run)
        return run
    }

    static func figures(_ run: EvalRun, qa: Double, extraction: Double) -> RunFigures {
        RunFigures(
            run: run,
            categories: [
                CategorySum(name: "qa", samples: 3, passed: 2, mean: qa),
                CategorySum(name: "extraction", samples: 3, passed: 3, mean: extraction),
            ])
    }

    static func result(
        _ id: String, _ category: String, job: Int64?, _ value: Double?, _ failure: FailureClass? = nil,
        why: String = ""
    ) -> EvalResult {
        EvalResult(
            id: EvalResult.ID(sample: id, epoch: 1), category: category, job: job.map { JobID($0) },
            score: value.map { SampleScore(value: $0, passed: $0 >= 0.5, failure: failure, explanation: why) },
            model: "qwen2.5-7b", cost: Money(nanoUSD: 400_000), latency: .milliseconds(840))
    }

    static var quality: QualityFixture {
        var quality = QualityFixture()
        let first = run(3, version: 2)
        let second = run(4, version: 3) { ($0.verdict, $0.baseline, $0.passed) = (.fail, EvalRunID(3), 3) }
        let third = run(5, version: 4) { ($0.state, $0.done, $0.passed) = (.running, 2, 2) }
        quality.runs = [
            figures(first, qa: 0.9, extraction: 1), figures(second, qa: 0.66, extraction: 1),
            figures(third, qa: 1, extraction: 1),
        ]
        let before = [
            result("refund-07", "qa", job: 31, 1), result("refund-08", "qa", job: 32, 0, .retrieval, why: "not found"),
            result("vat-01", "extraction", job: 33, 1), result("vat-02", "extraction", job: 34, 0),
        ]
        let after = [
            result("vat-01", "extraction", job: 43, 1), result("vat-02", "extraction", job: 44, 1),
            result("refund-08", "qa", job: 42, 0, .retrieval, why: "'payments/bank' was not retrieved"),
            result("refund-07", "qa", job: 41, 0.2, .generation, why: "expected “14 days”, found “30 days”"),
            result("late-01", "qa", job: nil, nil),
        ]
        quality.details[second.id] = RunDetail(
            run: second, results: after, baseline: first, baselineResults: before,
            categories: [
                CategoryScore(name: "qa", samples: 2, passed: 0, mean: 0.1, low: 0, high: 0.3),
                CategoryScore(name: "extraction", samples: 2, passed: 2, mean: 1, low: 1, high: 1),
            ],
            comparison: EvalComparison(
                verdict: .fail,
                categories: [
                    CategoryDelta(
                        name: "qa", samples: 2, delta: -0.4, low: -0.6, high: -0.1, pValue: 0.01, verdict: .fail)
                ], regressions: ["refund-07"], improvements: ["vat-02"]))
        quality.details[first.id] = RunDetail(run: first, results: before, baselineResults: [], categories: [])
        quality.suites = [
            GoldenSuite(
                name: "support-answer",
                samples: [
                    GoldenSample(
                        id: "refund-07", category: "qa", input: "How long do I have to send it back?",
                        expected: .string("14 days"), scorer: .contains)
                ], version: "1"),
            GoldenSuite(name: "triage", samples: [ReviewFixture.sample("x", feature: "ticket-triage")], version: "1"),
        ]
        return quality
    }

    static var workspace: Workspace {
        var workspace = TraceFixture.workspace
        workspace.features = [Feature(name: "support-answer", prompt: "support-answer", promptVersion: 2)]
        workspace.prompts = [2, 3].map { Prompt(name: "support-answer", version: $0, system: "", user: "{{input}}") }
        workspace.models = [Model(name: "qwen2.5-7b", provider: "ollama", id: "qwen")]
        return workspace
    }

    static func console(
        width: Int = 120, height: Int = 40, isReadOnly: Bool = false, quality: QualityFixture = quality
    ) throws -> ConsoleHarness {
        var console = try ConsoleHarness(
            [], width: width, height: height, screens: [JobsScreen(), TracesScreen(), EvalsScreen()], screen: .evals,
            isReadOnly: isReadOnly, workspace: workspace, quality: quality)
        for (job, text) in [(31, "You have 14 days to send it back."), (41, "You have 30 days to send it back.")] {
            console.traces[JobID(Int64(job))] = TraceFixture.trace(Int64(job)) { ($0.final, $0.raw) = (text, text) }
        }
        return console
    }

    static func screen(_ console: ConsoleHarness) -> EvalsScreen {
        console.state.screens[.evals] as? EvalsScreen ?? EvalsScreen()
    }
}

struct EvalsScreenTests {
    @Test func `the matrix shows each run by category, with its change in sign and arrow`() throws {
        let console = try EvalsFixture.console(height: 10)

        #expect(console.lines[1] == " support-answer   triage")
        #expect(
            console.lines[2].contains("all") && console.lines[2].contains("qa")
                && console.lines[2].contains("extraction"))
        #expect(console.lines[3].contains("▌ run_5") && console.lines[3].contains("● 2/6"))
        #expect(console.lines[4].contains("✗ fail") && console.lines[4].contains("66%  ▼-24"))
        #expect(console.lines[4].contains("100% ="))
        #expect(
            !console.lines[5].contains("▲") && !console.lines[5].contains("▼"), "the first run is compared with none")
    }

    @Test func `a run that nobody works is stopped, and says how it goes on`() throws {
        var quality = EvalsFixture.quality
        quality.runs[2].isStopped = true
        let run = quality.runs[2].run
        var detail = RunDetail(run: run, results: [], baselineResults: [], categories: [])
        detail.isStopped = true
        quality.details[run.id] = detail
        var console = try EvalsFixture.console(quality: quality)

        #expect(console.lines[3].contains("⊘ stopped"))
        try console.press("enter")
        #expect(console.text.contains("STOPPED") && console.text.contains("chassis evals run --resume run_5"))
    }

    @Test func `a narrow matrix keeps the whole and the first categories`() throws {
        let console = try EvalsFixture.console(width: 80, height: 24)

        for title in ["run", "state", "bundle", "all", "qa"] { #expect(console.lines[2].contains(title)) }
        #expect(console.lines.allSatisfy { SafeText($0).width <= 80 })
    }

    @Test func `any run can be what the others are compared with`() throws {
        var console = try EvalsFixture.console()
        try console.press("G b")

        #expect(console.text.contains("◆ run_3") && console.status.contains("◆ all against run_3"))
        #expect(console.lines[3].contains("100% ▲+10"))
        try console.press("b")
        #expect(!console.text.contains("◆"))
    }

    @Test func `a run lists regressions first, then other failures, then the rest`() throws {
        var console = try EvalsFixture.console()
        try console.press("j enter")

        let samples = EvalsFixture.screen(console).view?.table.rows.map(\.id.sample)
        #expect(samples == ["refund-07", "refund-08", "late-01", "vat-02", "vat-01"])
        for part in [
            "▼ regressed", "✗ failed", "– no answer", "▲ improved", "generation", "expected “14 days”", "qa 10% ▼-40 ✗",
        ] {
            #expect(console.text.contains(part), "\(part)")
        }
        try console.press("e")
        #expect(EvalsFixture.screen(console).view?.table.cursor?.sample == "refund-08")
        try console.press("e")
        #expect(console.status.contains("no failure further down"))
    }

    @Test func `what was changed or never judged is no failure, and no change of the bundle`() throws {
        var quality = EvalsFixture.quality
        let id = EvalRunID(4)
        var detail = try #require(quality.details[id])
        for index in detail.results.indices where detail.results[index].id.sample == "refund-07" {
            detail.results[index].question = "new"
        }
        for index in detail.baselineResults.indices { detail.baselineResults[index].question = "old" }
        for index in detail.results.indices where detail.results[index].id.sample == "refund-08" {
            detail.results[index].score = SampleScore(value: 0, passed: false, isInconclusive: true)
        }
        detail.categories[0] = CategoryScore(name: "qa", samples: 0, passed: 0, mean: nil, low: nil, high: nil)
        quality.details[id] = detail
        quality.runs[0].run.suiteVersion = "0"
        var console = try EvalsFixture.console(quality: quality)

        #expect(console.lines[4].contains("66%  ≠") && console.status.contains("≠ the suite has changed since"))
        try console.press("j enter")
        #expect(!console.text.contains("▼ regressed"))
        for part in ["passed 2 of 3", "2 without an answer", "≠ 1 changed, not compared", "? unclear", "qa –"] {
            #expect(console.text.contains(part), "\(part)")
        }
        try console.press("enter")
        #expect(console.text.contains("≠ the sample was changed between the runs"))
    }

    @Test func `a sample stands side by side with the baseline's answer to it`() throws {
        var console = try EvalsFixture.console()
        try console.press("j enter enter")

        for part in [
            "How long do I have to send it back?", "expected  14 days", "- run_3 support-answer@2",
            "+ run_4 support-answer@3", "You have 14 days", "You have 30 days", "100% → 20%", "generation failure",
        ] { #expect(console.text.contains(part), "\(part)") }
        #expect(console.state.draw().roles.contains("--") && console.state.draw().roles.contains("++"))
        try console.press("enter")
        #expect(console.state.shown == .traces)
        try console.press("esc")
        #expect(EvalsFixture.screen(console).sample?.row.id.sample == "refund-07")
        try console.press("esc esc")
        #expect(EvalsFixture.screen(console).opened == nil)
        #expect(EvalsFixture.screen(console).table.cursor == EvalRunID(4))
    }

    @Test func `the number of a category is three keys from the trace that made it`() throws {
        var console = try EvalsFixture.console()
        try console.press("j enter t")
        #expect(console.state.shown == .traces && console.text.contains("trace_41"))
    }

    @Test func `a new run asks for suite, bundle, model and cap, and says what it will do`() throws {
        var console = try EvalsFixture.console()
        console.result = { command in
            guard case .startRun(let order) = command else { return .done }
            return .run(EvalsFixture.run(6, version: order.bundle.version) { $0.state = .running })
        }
        try console.press("N enter enter enter")
        #expect(console.text.contains("cost cap in dollars 1.00"))
        try console.press("ctrl-u")
        console.type("lots")
        try console.press("enter")
        #expect(console.footer.contains("dollars, like 1.50"))
        try console.press("ctrl-u")
        console.type("0.25")
        try console.press("enter")
        for part in ["support-answer, 1 samples", "support-answer@3", "at most $0.25000", "against  run_4"] {
            #expect(console.text.contains(part), "\(part)")
        }
        try console.press("y")

        #expect(
            console.commands == [
                .startRun(
                    RunOrder(
                        suite: "support-answer", bundle: BundleReference(feature: "support-answer", version: 3),
                        baseline: EvalRunID(4), costCap: Money(nanoUSD: 250_000_000)))
            ])
        #expect(console.status.contains("run_6 has begun"))
    }

    @Test func `a suite with a mistake says in which file and line, and is not run`() throws {
        var quality = EvalsFixture.quality
        quality.troubles["triage"] = "golden/triage.jsonl:3: not JSON"
        var console = try EvalsFixture.console(quality: quality)
        try console.press("N j")
        #expect(console.text.contains("golden/triage.jsonl:3: not JSON"))
        try console.press("enter")
        #expect(console.status.contains("not now: golden/triage.jsonl:3: not JSON"))
    }

    @Test func `a run tells what asking again cost beside its own cost, and the matrix both together`() throws {
        var quality = EvalsFixture.quality
        quality.runs[1].run.confirmationCost = Money(nanoUSD: 30_000_000)
        quality.details[EvalRunID(4)]?.run.confirmationCost = Money(nanoUSD: 30_000_000)
        var console = try EvalsFixture.console(quality: quality)
        #expect(console.lines.first { $0.contains("run_4") }?.contains("$0.04200") == true)
        #expect(console.lines.first { $0.contains("run_3") }?.contains("$0.01200") == true)
        try console.press("j enter")
        #expect(console.text.contains("$0.01200") && console.text.contains("$0.03000 to ask again"))
    }

    @Test func `cancelling a run names it and needs a y`() throws {
        var console = try EvalsFixture.console()
        console.result = { _ in .run(EvalsFixture.run(5, version: 4) { $0.state = .cancelled }) }
        try console.press("C enter")
        #expect(console.commands.isEmpty, "enter never does what destroys")
        try console.press("C")
        #expect(console.text.contains("Cancel run_5?") && console.text.contains("2 of 6 answered"))
        try console.press("y")
        guard case .cancelRun(let run) = console.commands.last else {
            Issue.record("nothing was cancelled")
            return
        }
        #expect(run.id == EvalRunID(5))
        try console.press("j C")
        #expect(console.status.contains("it has ended"))
    }

    @Test(arguments: ["N", "C"]) func `a read-only console starts and stops nothing`(key: String) throws {
        var console = try EvalsFixture.console(isReadOnly: true)
        try console.press(key)
        #expect(console.status.contains("the console is read-only") && console.state.overlay == nil)
    }

    @Test func `no suite, and a suite without a run, say what to do`() throws {
        let none = try EvalsFixture.console(quality: QualityFixture())
        #expect(none.text.contains("No golden suite yet.") && none.text.contains("golden/NAME.jsonl"))
        var console = try EvalsFixture.console()
        try console.press("]")
        #expect(console.text.contains("The suite triage was never run.") && console.text.contains("N starts a run"))
    }

    @Test func `a run and its sample can be opened from elsewhere`() throws {
        var console = try EvalsFixture.console()
        console.send(.open(.evals(run: EvalRunID(4), sample: "refund-07")))
        #expect(EvalsFixture.screen(console).sample?.row.id.sample == "refund-07")
        #expect(console.text.contains("You have 30 days"))
    }

    @Test func `while a run is live the cursor stays on its sample, and what is opened is what stood there`() throws {
        var console = try EvalsFixture.console()
        try console.press("j enter j j")
        let seen = try #require(EvalsFixture.screen(console).view?.table.cursor)
        var detail = try #require(console.quality.details[EvalRunID(4)])
        for turn in 0..<4 {
            detail.results.shuffle()
            detail.results[0].score = SampleScore(value: turn % 2 == 0 ? 1 : 0, passed: turn % 2 == 0)
            detail.run.version += 1
            console.quality.details[EvalRunID(4)] = detail
            console.quality.runs[1].run.version += 1
            console.change { _ in }
            console.wait(.seconds(3))
            #expect(EvalsFixture.screen(console).view?.table.cursor == seen)
        }
        try console.press("enter")
        #expect(EvalsFixture.screen(console).sample?.row.id == seen)
    }

    @Test func `no size, no key and no text can break it`() throws {
        let hostile = TraceFixture.hostile
        var quality = EvalsFixture.quality
        quality.runs[1].run.bundle.feature = hostile
        quality.runs[1].run.model = hostile
        quality.runs[1].categories.append(CategorySum(name: hostile, samples: 1, passed: 0, mean: .nan))
        var detail = quality.details[EvalRunID(4)]
        detail?.results[3].score?.explanation = hostile
        detail?.results[3].category = hostile
        detail?.categories.append(CategoryScore(name: hostile, samples: 0, passed: 0, mean: .infinity, low: 0, high: 0))
        quality.details[EvalRunID(4)] = detail
        quality.suites[0].samples[0].input = hostile
        quality.suites[0].samples[0].expected = .string(hostile)
        for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 50)] {
            var console = try EvalsFixture.console(width: width, height: height, quality: quality)
            console.traces[JobID(41)] = TraceFixture.trace(41) { $0.final = hostile }
            for keys in [
                "", "j", "b b", "enter", "enter", "d j G g", "J K e E", "esc esc N", "enter enter", "esc", "C", "esc",
            ] {
                try console.press(keys)
                #expect(isTame(console.state.draw()))
                #expect(console.lines.allSatisfy { SafeText($0).width <= width })
            }
        }
    }
}
