import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct ReviewScreenTests {
    private static func screen(_ console: ConsoleHarness) -> ReviewScreen {
        console.state.screens[.review] as? ReviewScreen ?? ReviewScreen()
    }

    @Test func `the inbox shows what waits, the oldest first, with why and whose it is`() throws {
        let console = try ReviewFixture.harness(height: 10)

        #expect(
            console.lines[1...4].joined(separator: "\n") == """
                 Open 3   Mine 1   Resolved 2   All 5
                  state           flag     age owner      tenant        feature            reason
                ▌ ○ open          flag_7    3h –          acme          support-answer@3   It says that reminders show the new accoun…
                  ◐ in review     flag_8    2h ada        brightside    support-answer@3   It says that reminders show the new accoun…
                """)
        #expect(console.state.draw().roles.split(separator: "\n")[3].hasPrefix("ASWWWWWW"))
    }

    @Test func `a narrow inbox keeps state, age, tenant and reason`() throws {
        let console = try ReviewFixture.harness(width: 80, height: 24)

        let header = console.lines[2]
        for title in ["state", "age", "tenant", "reason"] { #expect(header.contains(title)) }
        #expect(console.lines.allSatisfy { SafeText($0).width <= 80 })
    }

    @Test func `a flag opens with everything a reviewer needs`() throws {
        var console = try ReviewFixture.harness()
        try console.press("enter")

        let text = console.text
        for part in [
            "flag_7", "reason    It says that reminders", "question  Hi, I'm ⟦EMAIL_1⟧",
            "expected  Reminders show the account", "support-answer@3", "1 of 3", "by console jo",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(text.contains("once more"), "the final answer is shown first")
        try console.press("[ [")
        #expect(console.text.contains("✓ used"), "the context, with what was used of it")
    }

    @Test func `next and previous walk through the inbox without going back, on the same tab`() throws {
        var console = try ReviewFixture.harness()
        try console.press("enter ]")
        let tab = Self.screen(console).tab

        try console.press("J J")
        #expect(Self.screen(console).opened?.id == FlagID(9))
        #expect(Self.screen(console).tab == tab)
        try console.press("K esc")

        #expect(Self.screen(console).opened == nil)
        #expect(Self.screen(console).table.cursor == FlagID(8))
    }

    @Test func `a verdict is given with two keys, its row stays until the cursor leaves it, and u takes it back`()
        throws
    {
        var console = try ReviewFixture.harness()
        try console.press("v r")

        #expect(console.commands.count == 1)
        #expect(console.text.contains("flag_7: retrieval · u takes it back · g makes a golden sample of it"))
        console.wait(.seconds(3))
        console.change { _ in }
        #expect(console.text.contains("resolved: retrieval"))
        try console.press("u")
        #expect(console.quality.flags.first { $0.id == FlagID(7) }?.isOpen == true)
    }

    @Test func `a verdict is taken back at once as well`() throws {
        var console = try ReviewFixture.harness()
        try console.press("v r")
        console.change { _ in }

        try console.press("u")

        #expect(console.quality.flags.first { $0.id == FlagID(7) }?.isOpen == true)
    }

    @Test func `a verdict is given to the flag as it was seen`() throws {
        var console = try ReviewFixture.harness()
        try console.press("v")
        console.quality.flags[0].version += 1
        try console.press("p")

        guard case .resolve(let flag, .prompt) = console.commands.last else {
            Issue.record("no verdict was given")
            return
        }
        #expect(flag.id == FlagID(7) && flag.version == 1)
        #expect(console.status.contains("flag_7 has changed since it was shown. → look again"))
        #expect(console.quality.flags[0].isOpen)
    }

    @Test func `a golden sample takes the feature's suite and the expected answer of the flag, to be edited`() throws {
        var console = try ReviewFixture.harness()
        try console.press("g enter")
        #expect(console.text.contains("expected answer Reminders show the account"))
        console.type(" Always.")
        try console.press("enter")

        guard case .makeSample(let order) = console.commands.last else {
            Issue.record("no sample was made")
            return
        }
        #expect(order.suite == "support-answer" && order.flag == FlagID(7) && order.job == JobID(47))
        #expect(order.expected == "Reminders show the account that the invoice was sent with. Always.")
        #expect(console.status.contains("support-answer/flag-7 is a golden sample now"))
        console.change { _ in }
        try console.press("g")
        #expect(console.status.contains("it is support-answer/flag-7 already"))
    }

    @Test func `a suite that isn't there yet is made by its name`() throws {
        var console = try ReviewFixture.harness()
        try console.press("g + ctrl-u")
        console.type("hard-ones")
        try console.press("enter enter")

        guard case .makeSample(let order) = console.commands.last else {
            Issue.record("no sample was made")
            return
        }
        #expect(order.suite == "hard-ones")
    }

    @Test func `what was right is offered its own answer as the expected one`() throws {
        var console = try ReviewFixture.harness()
        try console.press("] ] ] G enter g enter")

        #expect(Self.screen(console).opened?.id == FlagID(2))
        guard case .prompt(let prompt) = console.state.overlay else {
            Issue.record("the expected answer is asked for")
            return
        }
        #expect(prompt.string.hasPrefix("Reminders repeat the invoice"))
    }

    @Test func `a flag is taken, given back, and noted on`() throws {
        var console = try ReviewFixture.harness()
        try console.press("a")
        #expect(console.quality.flags[0].owner == "ada")
        try console.press("a n")
        console.type("the article is out of date")
        try console.press("enter")

        #expect(console.quality.flags[0].owner == nil)
        #expect(console.quality.flags[0].notes == "the article is out of date")
        #expect(console.status.contains("noted on flag_7"))
    }

    @Test func `somebody whose name nobody knows can't take a flag`() throws {
        var console = try ReviewFixture.harness(user: "")
        try console.press("a")
        #expect(console.commands.isEmpty)
        #expect(console.status.contains("set USER"))
    }

    @Test(arguments: ["v", "g", "a", "n"]) func `a read-only console refuses every change`(key: String) throws {
        var console = try ReviewFixture.harness(isReadOnly: true)
        try console.press(key)

        #expect(console.status.contains("the console is read-only"))
        #expect(console.state.overlay == nil && console.commands.isEmpty)
    }

    @Test func `words narrow the inbox, and esc brings back what was shown`() throws {
        var console = try ReviewFixture.harness()
        try console.press("/")
        console.type("cobalt billing")
        #expect(Self.screen(console).table.rows.map(\.id) == [FlagID(9)])
        try console.press("esc")
        #expect(Self.screen(console).table.total == 3)
    }

    @Test func `an empty inbox says how an answer gets into it`() throws {
        let console = try ReviewFixture.harness([])

        #expect(console.text.contains("No answer was flagged yet."))
        #expect(console.text.contains("chassis flag TRACE --reason WHY"))
    }

    @Test func `the trace is one key away, and the way back leads to the flag`() throws {
        var console = try ReviewFixture.harness()
        try console.press("enter o")
        #expect(console.state.shown == .traces)
        #expect(console.text.contains("trace_47"))

        try console.press("esc")

        #expect(console.state.shown == .review)
        #expect(Self.screen(console).opened?.id == FlagID(7))
    }

    @Test func `no size, no key and no text can break the inbox`() throws {
        let hostile = TraceFixture.hostile
        let bad = ReviewFixture.flag(5) {
            ($0.tenant, $0.feature, $0.reason, $0.reporter) = (hostile, hostile, hostile, hostile)
            ($0.expected, $0.owner, $0.notes, $0.sample) = (hostile, hostile, hostile, hostile)
        }
        for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 50)] {
            var console = try ReviewFixture.harness([bad] + ReviewFixture.flags, width: width, height: height)
            for keys in ["", "G g", "enter", "] ]", "v", "esc n", "esc esc g", "esc", "esc ] ] ]"] {
                try console.press(keys)
                let surface = console.state.draw()
                #expect(isTame(surface))
                #expect(console.lines.allSatisfy { SafeText($0).width <= width })
            }
        }
    }
}

struct FlaggingTests {
    @Test func `f on a job asks why, then what was expected, and flags exactly that job`() throws {
        var console = try ConsoleHarness(SampleJobs.day(20))
        try console.press("G k")
        let job = try #require(console.table.cursor)
        try console.press("f")
        console.type("it names the wrong plan")
        console.change { $0.insert(SampleJobs.job(21, .completed), at: 0) }
        try console.press("enter")
        console.type("Growth")
        try console.press("enter")

        #expect(console.commands == [.flag(job, reason: "it names the wrong plan", expected: "Growth")])
        #expect(console.status.contains("\(job) is flag_1 in Review"))
    }

    @Test func `a flag needs a reason, and its expected answer may be left out`() throws {
        var console = try ConsoleHarness(SampleJobs.day(20))
        try console.press("G f enter")
        #expect(console.footer.contains("a flag needs a reason"))
        console.type("wrong")
        try console.press("enter enter")

        guard case .flag(_, _, let expected) = console.commands.last else {
            Issue.record("nothing was flagged")
            return
        }
        #expect(expected == nil)
    }

    @Test func `what is not done yet can't be flagged, and esc flags nothing`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .running), SampleJobs.job(2, .completed)])
        try console.press("G f")
        #expect(console.status.contains("it hasn't ended yet"))
        try console.press("k f esc")
        #expect(console.commands.isEmpty)
        #expect(console.status.contains("nothing was flagged"))
    }

    @Test func `an open trace is flagged where it is read`() throws {
        var console = try ConsoleHarness([TraceFixture.job(42)], screens: [JobsScreen(), TracesScreen()])
        console.traces[JobID(42)] = TraceFixture.trace(42)
        try console.press("enter f")
        console.type("wrong")
        try console.press("enter enter")

        #expect(console.commands == [.flag(JobID(42), reason: "wrong", expected: nil)])
        #expect(console.text.contains("Timeline"))
    }

    @Test(arguments: [
        ("tenant:acme", true), ("tenant:globex", false), ("-tenant:acme", false), ("tenant:globex,acme", true),
        ("verdict:open", true), ("owner:ada", false), ("\"wrong price\"", true), ("wrong -price", false), ("", true),
        ("reason:price feature:answer", true),
    ]) func `a flag is found by words and by fields`(text: String, isFound: Bool) throws {
        let flag = FlaggedAnswer(
            id: FlagID(7), job: JobID(3), tenant: "acme", feature: "answer", promptName: "support", promptVersion: 2,
            at: ConsoleHarness.noon, reporter: "cli jo", reason: "Wrong price: 12")
        #expect(try FlagFilter(parsing: text).matches(flag) == isFound)
    }

    @Test func `a filter that can't be read says why, and keeps the prompt at enter`() throws {
        #expect(throws: FlagFilter.Mistake.unknownField("tenat", nearest: "tenant")) {
            try FlagFilter(parsing: "tenat:x")
        }
        #expect(throws: FlagFilter.Mistake.noValue(.owner)) { try FlagFilter(parsing: "owner:") }
        #expect(throws: FlagFilter.Mistake.openQuote) { try FlagFilter(parsing: "\"wrong") }
        #expect(try FlagFilter(parsing: "\"bogus:x\"") != FlagFilter.all)

        var console = try ConsoleHarness([], screens: [ReviewScreen()], screen: .review)
        try console.press("/")
        console.type("bogus:x")
        try console.press("enter")
        #expect(console.lines.suffix(3).joined().contains("there is no field 'bogus'"))
    }
}
