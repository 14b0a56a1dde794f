import ChassisCore
import ChassisEngine
import ChassisSurface
import Testing

@testable import ChassisConsole

/// What somebody typed is not lost because it was not taken.
struct TypedAgainTests {
    private static let full = Refusal(message: "The disk is full.", remedy: "free disk space")

    private static func prompt(_ console: ConsoleHarness) throws -> PromptState {
        guard case .prompt(let prompt) = console.state.overlay else {
            throw Closed()
        }
        return prompt
    }

    private struct Closed: Error {}

    @Test func `a reason and an expected answer that were not taken come back with why, and are taken then`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .completed)])
        console.result = { _ in .refused(Self.full) }
        try console.press("f")
        console.type("it names the wrong plan")
        try console.press("enter")
        console.type("Growth")
        try console.press("enter")

        #expect(try Self.prompt(console).string == "it names the wrong plan")
        #expect(console.lines.suffix(3).joined().contains("The disk is full. → free disk space"))
        console.result = nil
        try console.press("enter enter")

        #expect(console.commands.last == .flag(JobID(1), reason: "it names the wrong plan", expected: "Growth"))
        #expect(console.quality.flags.count == 1)
        try console.press("f")
        #expect(try Self.prompt(console).string.isEmpty)
    }

    @Test func `what was not taken waits for another try where it was put aside`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .completed), SampleJobs.job(2, .completed)])
        console.result = { _ in .refused(Self.full) }
        try console.press("g f")
        console.type("wrong")
        try console.press("enter enter esc j f")
        #expect(try Self.prompt(console).string.isEmpty, "of another job nothing was typed")
        try console.press("esc k f")
        #expect(try Self.prompt(console).string == "wrong")
    }

    @Test func `what comes back takes no keys from what is typed meanwhile`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .completed)])
        console.result = { _ in nil }
        try console.press("f")
        console.type("wrong")
        try console.press("enter enter /")
        console.type("state:failed")

        console.finish(.refused(Self.full))

        #expect(try Self.prompt(console).string == "state:failed")
        try console.press("esc")
        #expect(console.status.contains("The disk is full."))
    }

    @Test func `a text that is too long stays to be shortened, and a paste is never cut`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .completed)])
        try console.press("f")
        console.send(.paste(String(repeating: "wrong ", count: 1_500)))
        #expect(console.lines.suffix(3).joined().contains("too long: 8,999 characters, and 2,000 are taken"))
        try console.press("enter")

        #expect(try Self.prompt(console).string.count == 9_000)
        console.send(.paste(String(repeating: "x", count: 40_000)))
        #expect(console.lines.suffix(3).joined().contains("nothing was put in: it has 40,000 characters"))
        #expect(try Self.prompt(console).string.count == 9_000)
        try console.press("ctrl-u")
        #expect(!console.lines.suffix(3).joined().contains("too long"))
        console.type("wrong")
        try console.press("enter enter")
        #expect(console.commands == [.flag(JobID(1), reason: "wrong", expected: nil)])
    }

    @Test func `one backspace too many closes nothing, so that what is typed next is typed`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .completed)])
        try console.press("f x backspace backspace backspace")
        console.type("qC")
        #expect(try Self.prompt(console).string == "qC" && console.acts.isEmpty)
        try console.press("esc")
        #expect(console.state.overlay == nil)
    }

    @Test func `notes come back where the flag has changed, and are taken of the flag as it is then`() throws {
        var console = try ReviewFixture.harness()
        try console.press("n")
        console.type("the article is out of date")
        console.quality.flags[0].version += 1
        try console.press("enter")

        #expect(try Self.prompt(console).string == "the article is out of date")
        #expect(console.lines.suffix(3).joined().contains("flag_7 has changed since it was shown. → look again"))
        try console.press("enter")

        #expect(console.quality.flags[0].notes == "the article is out of date")
        #expect(console.status.contains("noted on flag_7"))
    }

    @Test func `an expected answer comes back where the sample was not made, with another suite as well`() throws {
        var console = try ReviewFixture.harness()
        console.result = { _ in .refused(Refusal(message: "The suite is locked.", remedy: nil)) }
        try console.press("g enter ctrl-u")
        console.type("With the old account.")
        try console.press("enter")

        #expect(try Self.prompt(console).string == "With the old account.")
        #expect(console.lines.suffix(3).joined().contains("The suite is locked."))
        console.result = nil
        try console.press("esc g j enter")
        #expect(try Self.prompt(console).string == "With the old account.")
        try console.press("enter")
        guard case .makeSample(let order) = console.commands.last else {
            Issue.record("no sample was made")
            return
        }
        #expect(order.suite == "triage" && order.expected == "With the old account.")
    }

    @Test func `the name of a new suite comes back where it was not taken`() throws {
        var console = try ReviewFixture.harness()
        console.result = { _ in .refused(Refusal(message: "A suite can't be named 'a b'.", remedy: nil)) }
        try console.press("g + ctrl-u")
        console.type("a b")
        try console.press("enter ctrl-u")
        console.type("Yes.")
        try console.press("enter")

        #expect(try Self.prompt(console).string == "a b")
        console.result = nil
        try console.press("backspace backspace enter")
        #expect(try Self.prompt(console).string == "Yes.")
        try console.press("enter")
        #expect(console.quality.flags.first { $0.id == FlagID(7) }?.sample == "a/flag-7")
    }

    @Test func `suites of other features, and those with a mistake, are not offered, and say why`() throws {
        var console = try ReviewFixture.harness()
        console.quality.suites[1] = GoldenSuite(
            name: "triage", samples: [ReviewFixture.sample("c", feature: "ticket-triage")], version: "1")
        console.quality.suites.append(GoldenSuite(name: "broken", samples: [], version: "1"))
        console.quality.troubles["broken"] = "golden/broken.jsonl:3: not JSON"
        console.send(.open(.review(nil)))
        try console.press("g j enter")

        #expect(console.text.contains("of ticket-triage"))
        #expect(console.status.contains("not now: of ticket-triage"))
        try console.press("j enter")
        #expect(console.status.contains("not now: golden/broken.jsonl:3: not JSON"))
        try console.press("esc G g")
        guard case .pick(let pick) = console.state.overlay else {
            Issue.record("the suite is asked for")
            return
        }
        #expect(pick.item?.id == "triage", "the one that takes its feature")
    }
}
