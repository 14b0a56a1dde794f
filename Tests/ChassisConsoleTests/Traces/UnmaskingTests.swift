import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

/// Values in clear are on one screen, for one trace, after a reason and a yes.
struct UnmaskingTests {
    private static let values = ["ada@example.com", "DE89 3704 0044 0532 0130 00"]
    private static let act = Unmasking(
        id: UnmaskingID(7), at: ConsoleHarness.noon, by: "ada", job: JobID(42), tenant: "acme", reason: "refund",
        kinds: ["email": 1, "iban": 1], isGranted: true)

    private static func workspace(_ operators: [Operator]) -> Workspace {
        var workspace = TraceFixture.workspace
        workspace.operators = operators
        return workspace
    }

    private static let allowed = workspace([Operator(name: "ada", roles: [.unmask])])

    private static func revealed(_ trace: Trace) -> Trace {
        func clear(_ text: String) -> String {
            text.replacing("⟦EMAIL_1⟧", with: "⟦\(values[0])⟧").replacing("⟦IBAN_1⟧", with: "⟦\(values[1])⟧")
        }
        var trace = trace
        for index in trace.prompt.indices { trace.prompt[index].content = clear(trace.prompt[index].content) }
        trace.raw = trace.raw.map(clear)
        trace.final = trace.final.map(clear)
        return trace
    }

    /// The console on trace 42 of 42 and 41, with a second screen to go to.
    private static func opened(
        user: String = "ada", workspace: Workspace = allowed, isReadOnly: Bool = false, width: Int = 120,
        height: Int = 40
    ) throws -> ConsoleHarness {
        var console = try ConsoleHarness(
            [TraceFixture.job(42), TraceFixture.job(41)], width: width, height: height,
            screens: [JobsScreen(), TracesScreen()], screen: .traces, isReadOnly: isReadOnly, user: user,
            workspace: workspace)
        console.traces = [JobID(42): TraceFixture.trace(42), JobID(41): TraceFixture.trace(41)]
        console.result = { command in
            guard case .unmask(let id, _) = command else { return nil }
            return .unmasked(UnmaskedTrace(act: act, trace: revealed(TraceFixture.trace(id.number))))
        }
        try console.press("enter ] ]")
        return console
    }

    private static func shows(_ console: ConsoleHarness) -> Bool { values.contains { console.text.contains($0) } }

    private static func unmask(_ console: inout ConsoleHarness) throws {
        try console.press("u")
        console.type("refund of April")
        try console.press("enter y")
    }

    @Test func `values show after a reason and a yes, and stand out`() throws {
        var console = try Self.opened()
        #expect(!Self.shows(console))

        try console.press("u")
        let asked = console.text
        console.type("refund of April")
        try console.press("enter")
        let question = console.text
        #expect(console.commands.isEmpty)
        try console.press("enter")
        #expect(console.commands.isEmpty, "enter alone is no yes")
        try Self.unmask(&console)

        #expect(asked.contains("why do you need the values of trace_42?"))
        #expect(question.contains("Show personal data of acme?") && question.contains("1 email, 1 iban"))
        #expect(question.contains("Reason: refund of April") && question.contains("Written down for good: ada"))
        #expect(console.commands == [.unmask(JobID(42), reason: "refund of April")])
        #expect(console.text.contains("⟦DE89 3704 0044 0532 0130 00⟧"))
        #expect(console.text.contains("▲ UNMASKED") && console.text.contains("unmask_7"))
        #expect(console.state.draw().roles.contains(String(repeating: "x", count: 20)))
    }

    @Test(arguments: ["u", "J", "backspace", "esc", "1 2", "1 -"])
    func `whatever way the trace is left, its values are gone`(keys: String) throws {
        var console = try Self.opened()
        try Self.unmask(&console)
        #expect(Self.shows(console))

        try console.press(keys)

        #expect(!Self.shows(console))
        if keys == "J" { try console.press("K") }
        if ["backspace", "esc"].contains(keys) { try console.press("enter") }
        #expect(console.text.contains("⟦IBAN_1⟧") || console.text.contains("trace_42"))
        #expect(!Self.shows(console), "nor are they there when one comes back")
    }

    @Test func `values go by themselves after five minutes`() throws {
        var console = try Self.opened()
        try Self.unmask(&console)

        console.wait(.seconds(299))
        #expect(Self.shows(console))
        #expect(console.state.nextTick != nil)
        console.wait(.seconds(1))

        #expect(!Self.shows(console))
        #expect(console.text.contains("⟦IBAN_1⟧"))
    }

    @Test func `values that come when the trace was left are not shown`() throws {
        var console = try Self.opened()
        console.result = { _ in nil }
        try Self.unmask(&console)

        try console.press("J")
        console.finish(.unmasked(UnmaskedTrace(act: Self.act, trace: Self.revealed(TraceFixture.trace(42)))))

        #expect(!Self.shows(console))
        #expect(console.text.contains("trace_42 was left"))
    }

    @Test func `values that are not kept are said to be so before a reason is asked for`() throws {
        var console = try Self.opened()
        console.traces[JobID(41)]?.keepsValues = false
        try console.press("J u")

        #expect(console.status.contains("its values are not kept"))
        #expect(console.commands.isEmpty)
        #expect(!console.footer.contains("unmask"))
    }

    @Test func `a blank reason is asked for again, and esc shows nothing`() throws {
        var console = try Self.opened()

        try console.press("u")
        console.type("   ")
        try console.press("enter")
        #expect(console.text.contains("unmasking needs a reason"))
        try console.press("esc")

        #expect(console.commands.isEmpty)
        #expect(console.text.contains("the values stay masked"))
    }

    @Test func `who lacks the role is told what to set`() throws {
        var console = try Self.opened(user: "bob")

        try console.press("u")

        #expect(console.text.contains("'bob' lacks the role: operators: {bob: {roles: [unmask]}} in chassis.yaml"))
        #expect(console.commands.isEmpty)
    }

    @Test func `a read-only console unmasks nothing`() throws {
        var console = try Self.opened(isReadOnly: true)

        try console.press("u")

        #expect(console.text.contains("read-only"))
        #expect(console.commands.isEmpty)
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func `the question and the values fit a small terminal`(width: Int, height: Int) throws {
        var console = try Self.opened(width: width, height: height)
        try console.press("u")
        console.type("refund of April")
        try console.press("enter")
        #expect(console.text.contains("Show personal data"))
        try console.press("y")

        #expect(console.text.contains("UNMASKED"))
        #expect(isTame(console.state.draw()))
    }
}
