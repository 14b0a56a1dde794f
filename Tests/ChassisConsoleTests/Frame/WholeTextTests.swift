import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole

/// Ids and errors are there to be read to their end.
struct WholeTextTests {
    private static func large(_ number: Int64) -> Job { SampleJobs.job(1_000_000 + number) }

    /// Lines as one, wherever they broke.
    private static func flowing(_ lines: some Sequence<String>) -> String {
        lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    @Test(arguments: [(120, 40), (80, 24), (40, 12)])
    func `an id is never cut, however many jobs there are`(_ width: Int, _ height: Int) throws {
        var console = try ConsoleHarness(
            (1...30).map(Self.large), width: width, height: height, screens: [JobsScreen(), TracesScreen()])
        #expect(console.text.contains("job_1000030"))
        try console.press("2")

        #expect(console.text.contains("trace_1000030"))
        #expect(console.text.contains("trace_1000029"))
        #expect(!console.text.contains("trace_1…"))
    }

    @Test(arguments: [
        ("state:faild", "retrying, final or unfinished"), ("nofield:x", "quote a word with a colon"),
    ])
    func `what is wrong with a filter is readable to its end`(_ filter: String, _ end: String) throws {
        for screen in [ScreenName.jobs, .traces] {
            var console = try ConsoleHarness(
                SampleJobs.day(20), width: 80, height: 24, screens: [JobsScreen(), TracesScreen()], screen: screen)
            try console.press("/")
            console.type(filter)

            let shown = Self.flowing(console.lines.suffix(4))
            #expect(shown.contains(end))
            #expect(!shown.contains("…"))
        }
    }

    @Test func `a refused configuration says all that it expected`() throws {
        var console = try ConsoleHarness(SampleJobs.day(20), width: 80, height: 24)
        let names = (1...30).map { "some_key_\($0)" }.joined(separator: ", ")
        let mistake = "chassis.yaml:7: unknown key, expected one of \(names), found 'nmae'"
        console.send(.rejected(mistake: mistake, count: 1))

        #expect(Self.flowing(console.lines).contains("not taken: chassis.yaml:7: unknown key"))
        #expect(Self.flowing(console.lines).contains("some_key_30, found 'nmae'"))
    }

    @Test func `a message too long for half a screen says that it goes on`() throws {
        var console = try ConsoleHarness(SampleJobs.day(20), width: 40, height: 12)
        console.send(.rejected(mistake: String(repeating: "word ", count: 200), count: 1))

        #expect(console.lines.dropLast().last?.contains("…") == true)
        #expect(console.lines.first?.contains("Jobs") == true)
    }

    @Test func `a name that nobody has is told, with the one that was meant`() throws {
        var workspace = TraceFixture.workspace
        workspace.tenants = [Tenant(id: "northwind", name: "Northwind", plan: "free")]
        var console = try ConsoleHarness(SampleJobs.day(20), workspace: workspace)
        try console.press("/")
        console.type("tenant:nortwind")
        #expect(console.footer.contains("no tenant 'nortwind': did you mean northwind?"))
        try console.press("enter")

        #expect(Self.flowing(console.lines).contains("did you mean northwind?"))
    }
}
