import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct JobsScreenTests {
    @Test func `a job whose answer was cut for length has a note of it`() {
        var job = SampleJobs.job(1)
        (job.state, job.error, job.finishReason) = (.completed, nil, .length)

        #expect(
            Shown.note(job, ScreenContext(now: ConsoleHarness.noon, body: Rect(x: 0, y: 0, width: 80, height: 24))).text
                == "cut for length")
    }

    @Test func `a narrow screen shows state, job, time and tenant in words`() throws {
        let console = try ConsoleHarness(SampleJobs.day(9), width: 40, height: 12)

        #expect(
            console.text == """
                  1 Jobs    4 queued · engine working 2
                  state       job       time▼ tenant
                ▌ ○ queued    job_9       10m kaito    █
                  ○ queued    job_8       10m bluebird…█
                  ○ queued    job_7       10m acme     █
                  ↻ retrying  job_6       10m northwind█
                  ● running   job_5       11m ünïcode-…█
                  ● running   job_4       11m globex   █
                  ● running   job_3       11m kaito    █
                  ✓ completed job_2  11:48:34 bluebird…│
                 1 of 9 jobs · newest first
                 enter trace  x actions  ? help
                """)
    }

    @Test func `a filter applies while it is typed, and a broken one leaves the last good one in force`() throws {
        var console = try ConsoleHarness(SampleJobs.day(30))
        try console.press("/")
        console.type("state:failed")
        #expect(console.screen.filterText == "state:failed")
        #expect(!console.text.contains("completed"))

        console.type(",nonsense")

        #expect(console.text.contains("'nonsense' is no value of state"))
        #expect(console.screen.filterText == "state:failed")
        try console.press("enter")
        #expect(console.text.contains("'nonsense' is"))
        try console.press("esc")
        #expect(console.screen.filter == .all)
    }

    @Test func `earlier filters come back with the up arrow`() throws {
        var console = try ConsoleHarness(SampleJobs.day(30))
        for filter in ["tenant:acme", "state:failed"] {
            try console.press("/ ctrl-u")
            console.type(filter)
            try console.press("enter")
        }
        try console.press("/ up up")
        #expect(console.screen.filterText == "tenant:acme")
    }

    @Test func `a filter without a match says how to get back`() throws {
        var console = try ConsoleHarness(SampleJobs.day(30))
        try console.press("/")
        console.type("tenant:nobody")
        try console.press("enter")
        #expect(console.text.contains("No job matches"))
        try console.press("\\")
        #expect(console.text.contains("job_30"))
    }

    @Test func `a bulk action names hidden jobs first and hits exactly what was marked`() throws {
        let jobs = (1...6).map { SampleJobs.job($0, .queued) }
        var console = try ConsoleHarness(jobs)
        try console.press("space space")
        try console.press("/")
        console.type("id:5")
        try console.press("enter")
        #expect(console.status.contains("2 marked, 1 hidden"))

        try console.press("C")

        let text = console.text
        #expect(text.contains("Cancel 2 jobs?"))
        #expect(text.contains("1 job hidden by the filter:"))
        #expect(text.contains("2 held credits go back"))
        #expect(console.acts.isEmpty)
        try console.press("enter")
        #expect(console.acts.isEmpty, "enter never does what destroys")
        try console.press("C y")
        #expect(
            console.acts.last?.targets == [JobTarget(id: JobID(6), version: 3), JobTarget(id: JobID(5), version: 3)])
        #expect(console.status.contains("2 jobs cancelled"))
    }

    @Test func `a job that changed since is left alone, and the console says what changed`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .failed)])
        try console.press("r")
        console.change { jobs in
            jobs[0].state = .running
            jobs[0].version = 4
        }

        try console.press("y")

        #expect(console.text.contains("Changed since you looked"))
        #expect(console.text.contains("job_1: was failed, attempt 3; is running"))
    }

    @Test func `an action on a ghost is refused with the reason it is one`() throws {
        var console = try ConsoleHarness((1...4).map { SampleJobs.job($0, .queued) })
        try console.press("/")
        console.type("state:queued")
        try console.press("enter j")
        console.wait(.seconds(3))
        console.change { jobs in jobs[2].state = .completed }
        #expect(console.text.contains("✓ completed, outside the filter"))
        #expect(console.status.contains("3 jobs") && !console.status.contains(" of 3 jobs"), "a ghost has no place")

        try console.press("C")

        #expect(console.status.contains("job_3 is no longer in this list"))
        #expect(!console.text.contains("Cancel"))
    }

    @Test func `hostile names show as visible marks`() throws {
        var job = SampleJobs.job(1, .failed)
        job.tenant = "a\u{1B}[31m\nb\u{202E}c"
        job.model = "m\u{9B}2J\u{200B}"
        job.error = JobError(code: "x\u{7}\r", message: "m\u{1B}]0;t\u{7}", remedy: nil)
        var console = try ConsoleHarness([job], width: 200, height: 20)

        try console.press("r")

        let forbidden = console.text.unicodeScalars.filter { scalar in
            scalar != "\n"
                && (scalar.properties.generalCategory == .control || "\u{202E}\u{200B}".unicodeScalars.contains(scalar))
        }
        #expect(forbidden.isEmpty)
        #expect(console.text.contains("␛"))
    }

    @Test func `enter opens the trace's screen and escape comes back to the same place`() throws {
        var console = try ConsoleHarness(SampleJobs.day(200), screens: [JobsScreen(), StubTraces()])
        try console.press("pgdn j j s j enter")
        let before = (console.table.cursor, console.table.cursorLine, console.table.top)

        try console.press("enter")
        #expect(console.state.shown == .traces)
        console.wait(.seconds(3))
        try console.press("esc")

        #expect(console.state.shown == .jobs)
        #expect((console.table.cursor, console.table.cursorLine, console.table.top) == before)
        #expect(before.2 > 0)
    }
}

private struct StubTraces: Screen {
    static let name = ScreenName.traces
    func actions(_ context: ScreenContext) -> [ActionItem] { [] }
    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] { [] }
    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] { [] }
    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {}
    func status(_ context: ScreenContext) -> StatusLine { StatusLine() }
}
