import ChassisCore

@testable import ChassisConsole

/// A morning's inbox: two that wait, one in review, two resolved.
enum ReviewFixture {
    static let now = ConsoleHarness.noon

    static func flag(_ number: Int64, hoursAgo: Int64 = 1, _ change: (inout FlaggedAnswer) -> Void = { _ in })
        -> FlaggedAnswer
    {
        var flag = FlaggedAnswer(
            id: FlagID(number), job: JobID(number + 40), tenant: "acme", feature: "support-answer", promptVersion: 3,
            at: now - .seconds(hoursAgo * 3_600), reporter: "console jo",
            reason: "It says that reminders show the new account, and they don't.")
        change(&flag)
        return flag
    }

    static let flags = [
        flag(7, hoursAgo: 3) { $0.expected = "Reminders show the account that the invoice was sent with." },
        flag(8, hoursAgo: 2) { ($0.tenant, $0.owner) = ("brightside", "ada") },
        flag(9) {
            ($0.tenant, $0.feature, $0.reason) = ("cobalt", "ticket-triage", "Wrong queue: it is about billing.")
        },
        flag(3, hoursAgo: 30) { ($0.verdict, $0.owner, $0.sample) = (.retrieval, "ada", "support-answer/flag-3") },
        flag(2, hoursAgo: 50) { $0.verdict = .correct },
    ]

    static func harness(
        _ flags: [FlaggedAnswer] = flags, width: Int = 120, height: Int = 40, isReadOnly: Bool = false,
        user: String = "ada"
    ) throws -> ConsoleHarness {
        var quality = QualityFixture()
        quality.flags = flags
        quality.suites = [
            GoldenSuite(name: "support-answer", samples: [sample("a"), sample("b")], version: "1"),
            GoldenSuite(name: "triage", samples: [sample("c")], version: "1"),
        ]
        var console = try ConsoleHarness(
            flags.map { flag in TraceFixture.job(flag.job.number) }, width: width, height: height,
            screens: [JobsScreen(), TracesScreen(), ReviewScreen()], screen: .review, isReadOnly: isReadOnly,
            user: user, workspace: workspace, quality: quality)
        for flag in flags { console.traces[flag.job] = TraceFixture.trace(flag.job.number) }
        return console
    }

    static func sample(_ id: String, feature: String = "support-answer") -> GoldenSample {
        GoldenSample(
            id: id, category: "qa", input: "?", expected: .string("!"), scorer: .contains,
            options: JSONObject([("feature", .string(feature))]))
    }

    static var workspace: Workspace {
        var workspace = TraceFixture.workspace
        workspace.prompts = [Prompt(name: "support-answer", version: 3, system: "", user: "{{input}}")]
        return workspace
    }
}
