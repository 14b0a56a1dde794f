import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct PromptsScreenTests {
    private static let now = ConsoleHarness.noon

    private static var workspace: Workspace {
        var workspace = TraceFixture.workspace
        workspace.features = [
            Feature(name: "support-answer", prompt: "support-answer", promptVersion: 2),
            Feature(name: "ticket-triage", prompt: "ticket-triage", promptVersion: 1),
        ]
        workspace.prompts = [
            Prompt(
                name: "support-answer", version: 1, system: "Answer from the articles.",
                user: "{{context}}\n\n{{input}}"),
            Prompt(
                name: "support-answer", version: 2, note: "Say when nothing was found.",
                system: "Answer from the articles.\nSay so when they hold no answer.", user: "{{context}}\n\n{{input}}"),
            Prompt(
                name: "support-answer", version: 3, note: "Shorter.",
                system: "Answer from the articles, in two sentences.\nSay so when they hold no answer.",
                user: "{{context}}\n\n{{input}}"),
            Prompt(name: "ticket-triage", version: 1, system: "", user: "{{input}}"),
        ]
        return workspace
    }

    private static let standing = PromptStanding(prompt: "support-answer", version: 2, activation: 2, before: 1)

    private static var quality: QualityFixture {
        var quality = QualityFixture()
        quality.statuses = [
            PromptVersionStatus(
                prompt: "support-answer", version: 1, jobs: 12, completed: 9, failed: 3, flagged: 2,
                cost: Money(nanoUSD: 4_800_000)),
            PromptVersionStatus(
                prompt: "support-answer", version: 2, note: "Say when nothing was found.", share: 1, jobs: 1_604,
                completed: 1_590, failed: 14, flagged: 5, cost: Money(nanoUSD: 661_000_000), unknownCostCount: 4,
                meanConfidence: 0.81, meanLatency: .milliseconds(1_420), activatedAt: now - .seconds(86_400)),
            PromptVersionStatus(prompt: "support-answer", version: 3, note: "Shorter."),
            PromptVersionStatus(prompt: "ticket-triage", version: 1, share: 1, jobs: 300, completed: 300),
        ]
        for index in 0..<3 { quality.statuses[index].standing = standing }
        quality.activations = [
            Activation(
                id: 2, prompt: "support-answer", version: 2, at: now - .seconds(86_400), actor: "ada",
                reason: "fewer made-up answers", evalRun: EvalRunID(4), configuredVersion: 2),
            Activation(
                id: 1, prompt: "support-answer", version: 1, at: now - .seconds(864_000), actor: "jo",
                configuredVersion: 2),
        ]
        quality.suites = [
            GoldenSuite(
                name: "support-answer", samples: [ReviewFixture.sample("a"), ReviewFixture.sample("b")], version: "1")
        ]
        return quality
    }

    private static func console(
        width: Int = 120, height: Int = 40, isReadOnly: Bool = false, quality: QualityFixture = quality
    ) throws -> ConsoleHarness {
        try ConsoleHarness(
            [], width: width, height: height, screens: [JobsScreen(), PromptsScreen()], screen: .prompts,
            isReadOnly: isReadOnly, workspace: workspace, quality: quality)
    }

    private static func screen(_ console: ConsoleHarness) -> PromptsScreen {
        console.state.screens[.prompts] as? PromptsScreen ?? PromptsScreen()
    }

    private static func order(_ console: ConsoleHarness) -> ActivationOrder? {
        guard case .activate(let order) = console.commands.last else { return nil }
        return order
    }

    @Test func `versions stand newest first, with what they get and how they do`() throws {
        let console = try Self.console()

        let rows = console.lines[2...5].joined(separator: "\n")
        #expect(rows.contains("▌ support-answer"))
        #expect(console.lines[2].contains(" 3 –"))
        #expect(console.lines[3].contains("● in force") && console.lines[3].contains("1,604"))
        #expect(console.lines[3].contains("$0.00041") && console.lines[3].contains("81%"))
        #expect(console.lines[4].contains("75%"))
    }

    @Test func `a version edited since its activation says so, and can be activated as it is`() throws {
        var quality = Self.quality
        quality.statuses[1].editedSince = Self.now - .seconds(86_400)
        quality.statuses[1].lastRun = EvalRun(
            id: EvalRunID(4), suite: "s", suiteVersion: "1",
            bundle: BundleReference(feature: "support-answer", version: 2), state: .completed, total: 1, done: 1,
            passed: 1, bundleHash: "old", createdAt: Self.now)
        quality.statuses[1].bundleHashes = ["support-answer": "new"]
        var console = try Self.console(quality: quality)

        #expect(console.lines[3].contains("● in force ≠") && console.lines[3].contains("100% ≠"))
        #expect(console.status.contains("≠ edited since"))
        try console.press("j enter")
        #expect(console.text.contains("≠ its file was edited since its activation at"))
        try console.press("A")
        #expect(!console.status.contains("it is in force for every job"))
    }

    @Test func `a narrow screen keeps version, share, completed, flags, cost and last eval`() throws {
        let console = try Self.console(width: 80, height: 24)

        for title in ["prompt", "share", "ok", "flags", "a job", "last eval"] {
            #expect(console.lines[1].contains(title), "\(title)")
        }
        #expect(console.lines.allSatisfy { SafeText($0).width <= 80 })
    }

    @Test func `a version opens with what it changes against the one in force, its text and its history`() throws {
        var console = try Self.console()
        try console.press("enter")
        #expect(console.text.contains("- v2, in force  + v3"))
        #expect(console.text.contains("in two sentences"))
        try console.press("]")
        #expect(console.text.contains("── system"))
        try console.press("]")
        #expect(console.text.contains("fewer made-up answers") && console.text.contains("run_4"))
        try console.press("J [ [")
        #expect(console.text.contains("- v1  + v2"), "the one in force is compared with the one before it")
    }

    @Test
    func `activation asks for the share, names what is in force and what checks it, and goes on without blocking`()
        throws
    {
        var console = try Self.console()
        console.result = { _ in nil }
        try console.press("A enter")
        for part in ["in force now  v2", "v3 for all jobs", "golden suite 'support-answer' runs first, 2 samples"] {
            #expect(console.text.contains(part), "\(part)")
        }
        try console.press("y")
        #expect(Self.order(console) == ActivationOrder(prompt: "support-answer", version: 3, seen: Self.standing))

        console.quality.runs = [
            RunFigures(
                run: EvalRun(
                    id: EvalRunID(9), suite: "support-answer", suiteVersion: "1",
                    bundle: BundleReference(feature: "support-answer", version: 3), state: .running, total: 60,
                    done: 34,
                    purpose: .gate, createdAt: Self.now), categories: [])
        ]
        console.change { _ in }
        #expect(console.text.contains("… suite 34/60"))
        #expect(console.status.contains("running suite support-answer 34/60"))
        try console.press("j")
        #expect(Self.screen(console).table.cursor == "support-answer@2", "keys work meanwhile")
        try console.press("k A")
        #expect(console.status.contains("v3 is being activated"))

        console.finish(
            .activation(
                Activation(
                    id: 3, prompt: "support-answer", version: 3, at: Self.now, actor: "ada", configuredVersion: 2)))
        #expect(console.status.contains("support-answer v3 is in force for all jobs"))
        #expect(Self.screen(console).pending.isEmpty)
    }

    @Test(arguments: [("10%", 0.1), ("2.5 %", 0.025), ("99", 0.99), ("100", nil), ("", nil)] as [(String, Double?)])
    func `a share is what was typed in per cent, and nothing is all jobs`(text: String, share: Double?) throws {
        let parsed = try #require(PromptsScreen.share(text))
        #expect(parsed.value == share)
    }

    @Test(arguments: ["0", "-5", "101", "ten", "nan", "inf"]) func `what is no share is asked for again`(text: String)
        throws
    {
        var console = try Self.console()
        try console.press("A")
        console.type(text)
        try console.press("enter")
        #expect(console.footer.contains("a share is 1% to 99%"))
        #expect(console.commands.isEmpty)
    }

    @Test func `a gate's no shows the regressions, and overruling it needs a reason`() throws {
        var console = try Self.console()
        console.result = { command in
            guard case .activate(let order) = command, !order.isForced else { return .done }
            return .refused(
                Refusal(
                    message: "support-answer@3 is worse than support-answer@2.", remedy: "look at run_9", isGate: true,
                    regressions: ["refund-07", "vat-02"]))
        }
        try console.press("A enter y")
        for part in ["support-answer v3 was refused", "▼ refund-07", "▼ vat-02", "→ look at run_9"] {
            #expect(console.text.contains(part), "\(part)")
        }
        try console.press("enter")
        #expect(console.commands.count == 1, "enter never overrules")
        #expect(console.text.contains("✗ refused"))
        try console.press("A y enter")
        #expect(console.footer.contains("it needs a reason"))
        console.type("the samples are out of date")
        try console.press("enter")

        #expect(Self.order(console)?.isForced == true)
        #expect(Self.order(console)?.reason == "the samples are out of date")
    }

    @Test func `a refusal that comes while something is typed takes no keys away`() throws {
        var console = try Self.console()
        console.result = { _ in nil }
        try console.press("A enter y ?")
        console.finish(.refused(Refusal(message: "No.", remedy: nil, isGate: true, regressions: ["a"])))
        guard case .help? = console.state.overlay else {
            Issue.record("the refusal took the keys")
            return
        }
        try console.press("esc")
        #expect(console.status.contains("v3 was refused"))
        try console.press("A")
        #expect(console.text.contains("overrule it"))
    }

    @Test func `Z names what comes back, and brings it back`() throws {
        var console = try Self.console()
        console.result = { _ in
            .activation(
                Activation(
                    id: 3, prompt: "support-answer", version: 1, at: Self.now, actor: "ada", configuredVersion: 2))
        }
        try console.press("Z")
        #expect(console.text.contains("v1 comes back for every job, instead of v2."))
        try console.press("y")

        #expect(console.commands == [.rollback(Self.standing)])
        #expect(console.status.contains("support-answer is back at v1"))
    }

    @Test func `a rollback holds to what its dialog named, whatever has come since`() throws {
        var console = try Self.console()
        try console.press("Z")
        for index in 0..<3 { console.quality.statuses[index].standing?.before = 3 }
        console.change { _ in }
        #expect(console.text.contains("v1 comes back for every job, instead of v2."))
        try console.press("y")
        #expect(console.commands == [.rollback(Self.standing)])
    }

    @Test func `rolling a canary back ends it`() throws {
        var quality = Self.quality
        quality.statuses[1].share = 0.9
        quality.statuses[2].share = 0.1
        quality.activations.insert(
            Activation(
                id: 3, prompt: "support-answer", version: 2, canary: Activation.Canary(version: 3, share: 0.1),
                at: Self.now, actor: "ada", configuredVersion: 2), at: 0)
        for index in 0..<3 {
            quality.statuses[index].standing = PromptStanding(
                prompt: "support-answer", version: 2, canary: Activation.Canary(version: 3, share: 0.1), activation: 3,
                before: 2)
        }
        var console = try Self.console(quality: quality)
        #expect(console.text.contains("◐ canary 10%") && console.text.contains("● 90% of jobs"))

        try console.press("Z")
        #expect(console.text.contains("The canary v3 ends; v2 answers every job again."))
    }

    @Test(arguments: ["A", "Z"]) func `a read-only console changes no prompt`(key: String) throws {
        var console = try Self.console(isReadOnly: true)
        try console.press(key)
        #expect(console.status.contains("the console is read-only"))
        #expect(console.state.overlay == nil)
    }

    @Test func `a version leads to its jobs`() throws {
        var console = try Self.console()
        try console.press("j o")
        #expect(console.state.shown == .jobs)
        #expect(console.screen.filterText == "prompt:\"support-answer@2\" age:<7d -tenant:\"~evals\"")
    }

    @Test func `a workspace without prompts says how to begin`() throws {
        let console = try Self.console(quality: QualityFixture())
        #expect(console.text.contains("There are no prompts yet.") && console.text.contains("prompts/NAME/1.md"))
    }

    @Test func `no size, no key and no text can break it`() throws {
        let hostile = TraceFixture.hostile
        var quality = Self.quality
        quality.statuses.append(
            PromptVersionStatus(
                prompt: hostile, version: .max, note: hostile, labels: [hostile], share: .nan, jobs: .max))
        quality.activations.append(
            Activation(
                id: 9, prompt: "support-answer", version: 1, at: Self.now, actor: hostile, reason: hostile,
                configuredVersion: 1))
        for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 50)] {
            var console = try Self.console(width: width, height: height, quality: quality)
            console.result = { _ in
                .refused(Refusal(message: hostile, remedy: hostile, isGate: true, regressions: [hostile]))
            }
            for keys in ["", "G", "enter", "] ] d j", "esc", "home enter ] j G", "] d", "A enter y", "esc", "Z", "esc"]
            {
                try console.press(keys)
                #expect(isTame(console.state.draw()))
                #expect(console.lines.allSatisfy { SafeText($0).width <= width })
            }
        }
    }
}
