import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

/// `w` on the costs: what would this span have cost along other routes?
struct WhatIfTests {
    private func tried(_ routes: String, width: Int = 120, height: Int = 40) throws -> ConsoleHarness {
        var console = try WhatIfFixture.console(width: width, height: height)
        try console.press("w")
        console.type(routes)
        try console.press("enter")
        return console
    }

    private func line(_ console: ConsoleHarness, _ name: String) -> [String] {
        let line = console.lines.first { $0.drop { "▌ ".contains($0) }.hasPrefix(name + " ") } ?? ""
        return line.split(separator: " ").map(String.init).filter { $0 != "▌" }
    }

    @Test func `a model's calls are priced at another's, and each model shows now, then and the difference`() throws {
        let console = try tried("large=lean")

        #expect(line(console, "large") == ["large", "11", "0", "$0.04500", "$0", "-$0.04500", "-100%", "1"])
        #expect(line(console, "lean") == ["lean", "4", "15", "$0.00180", "$0.00630", "+$0.00450", "+250%", "–"])
        #expect(line(console, "total") == ["total", "15", "15", "$0.04680", "$0.00630", "-$0.04050", "-87%", "1"])
        #expect(console.text.contains("what if large=lean"))
        #expect(console.text.contains("15 calls replayed"))
        #expect(console.status.contains("1 call of unknown cost in neither sum"))
        #expect(console.status.contains("a good guess, no bill"))
    }

    @Test func `the margin is shown as it is and as it would be, in sum and by tenant`() throws {
        var console = try tried("complex=lean-2")
        let sums = console.lines.prefix(8).joined(separator: "\n")
        try console.press("} }")

        #expect(sums.contains("margin now") && sums.contains("margin then") && sums.contains("11 of 15"))
        // 1,190 credits of a plan of 49 dollars for 2,000 earn 29.155, less 4.1023; eight calls save 0.0348.
        #expect(
            line(console, "acme") == [
                "acme", "9", "9", "$0.03600", "$0.00120", "-$0.03480", "-97%", "$25.05", "$25.09", "1",
            ])
        // Of the free plan, and three jobs of unknown cost: at most that is left.
        #expect(line(console, "cobalt").suffix(5) == ["≤", "-$0.09640", "≤", "-$0.09640", "–"])
    }

    @Test func `the replay goes portion by portion, shows how far it is, and stops when told to`() throws {
        var console = try WhatIfFixture.console(attempts: (1...1_200).map { WhatIfFixture.attempt($0, "large") })
        try console.press("w")
        console.type("large=lean")
        console.answersAtOnce = false
        try console.press("enter")
        while console.text.contains(" 0 calls"), !console.work.isEmpty { console.answerOne() }
        let running = console.text
        // Nothing waits for it: keys are obeyed meanwhile.
        try console.press("?")
        #expect(console.text.contains("Keys · Costs"))
        try console.press("esc esc")
        console.answer()
        let stopped = console.text

        #expect(running.contains("500 calls · esc stops"))
        #expect(running.contains("█"))
        #expect(stopped.contains("stopped at 42% · 500 calls"))
        #expect(console.status.contains("figures are of the part that was replayed"))

        try console.press("esc")
        console.answer()
        #expect(!console.text.contains("what if large=lean"))
        #expect(console.text.contains("acme"))
    }

    @Test func `a whole replay counts every call once, however many portions it takes`() throws {
        var console = try WhatIfFixture.console(attempts: (1...1_200).map { WhatIfFixture.attempt($0, "large") })
        try console.press("w")
        console.type("large=lean")
        try console.press("enter")

        #expect(console.text.contains("1,200 calls replayed"))
        #expect(line(console, "total").prefix(3) == ["total", "1,200", "1,200"])
    }

    @Test(arguments: [
        ("large", "'large' is not FROM=TO. → FROM is a feature, tier or model"),
        ("larg=lean", "'larg' is no feature, tier or model of the workspace. → did you mean 'large'? there are:"),
        ("large=leen", "'leen' is no model or tier of the workspace. → did you mean 'lean'? there are: large, lean"),
        ("large=unpriced", "'unpriced' has no price. → give it one in chassis.yaml, or use one of: large, lean"),
        ("large=lean x", "'x' is not FROM=TO."),
    ])
    func `a route that can't be read keeps its line, with what is wrong and what could stand there`(
        routes: String, words: String
    ) throws {
        let console = try tried(routes)

        #expect(console.text.replacing(#/\s+/#, with: " ").contains(words), "\(console.text)")
        #expect(console.text.contains(routes))
    }

    @Test func `⇥ completes models, tiers and features, and then the models that have a price`() throws {
        var console = try WhatIfFixture.console()
        try console.press("w l a tab")
        #expect(console.text.contains("large="))
        console.type("le")
        try console.press("tab")
        #expect(console.text.contains("large=lean"))
        // What they share is there: one after the other now.
        try console.press("tab tab")
        #expect(console.text.contains("large=lean-2"))
        #expect(!console.text.contains("large=unpriced"))
        try console.press("space s u tab")
        #expect(console.text.contains("large=lean-2 support-answer="))
    }

    @Test func `a row leads to its jobs, and esc back to the figures`() throws {
        var console = try tried("large=lean")
        try console.press("enter")
        #expect(console.text.contains("model:large ended:<7d"))
        try console.press("esc")

        #expect(console.text.contains("what if large=lean"))
        #expect(line(console, "large").first == "large")
    }

    @Test func `another span replays its own calls, and no calls are told as such`() throws {
        var console = try tried("large=lean")
        console.quality.attempts = []
        try console.press("]")

        #expect(console.text.contains("No model was called in the last 30 days."))
        try console.press("y c")
        #expect(console.copied == ["chassis costs whatif --route large=lean --since 30d"])
    }

    @Test func `a route that no call went is told`() throws {
        let console = try tried("lean-2=lean")

        #expect(console.status.contains("no call went that way: nothing would have changed"))
    }

    @Test func `a store that can't be read ends the replay and is told`() throws {
        var console = try WhatIfFixture.console()
        console.quality.attempts = nil
        try console.press("w")
        console.type("large=lean")
        try console.press("enter")

        #expect(console.status.contains("not asked here"))
        #expect(console.text.contains("stopped at 0%"))
    }

    @Test func `without a configuration there is nothing to try`() throws {
        var console = try WhatIfFixture.console(workspace: nil)
        try console.press("w")

        #expect(console.status.contains("no configuration could be read"))
    }

    @Test func `a share of many times what was paid is a whole figure`() throws {
        var dear = WhatIfFixture.workspace
        dear.models.append(WhatIfFixture.model("dear", input: 300_000, output: 1_500_000))
        var console = try WhatIfFixture.console(width: 80, height: 24, workspace: dear)
        try console.press("w")
        console.type("lean=dear")
        try console.press("enter")

        #expect(console.lines.contains { $0.contains("total") && $0.contains(" +3842%") }, "\(console.text)")
    }

    @Test func `no size can break it, and the figures stay longest`() throws {
        for (width, height) in [(200, 50), (120, 40), (80, 24), (60, 14), (40, 12)] {
            let console = try tried("large=lean", width: width, height: height)
            #expect(isTame(console.state.draw()))
            #expect(console.text.contains("-$0.04500"), "\(width)×\(height)\n\(console.text)")
        }
    }
}
