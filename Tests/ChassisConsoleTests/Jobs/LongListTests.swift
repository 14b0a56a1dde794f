import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

/// Lists that are longer than what the console holds of them.
struct LongListTests {
    /// The newest first, as they are listed.
    private static func jobs(_ count: Int64, failed: Set<Int64> = []) -> [Job] {
        (1...count).map { SampleJobs.job($0, failed.contains($0) ? .failed : .completed) }
    }

    private func times(_ count: Int, _ key: String) -> String {
        Array(repeating: key, count: count).joined(separator: " ")
    }

    @Test(arguments: ["g", "I g", "s j j j enter g"])
    func `the next failed job is found however far away it is, in any order`(order: String) throws {
        var console = try ConsoleHarness(Self.jobs(1_300, failed: [100, 1_200, 1_210]))
        try console.press(order)
        var seen: [JobID] = []
        for _ in 0..<3 {
            try console.press("e")
            if let row = console.table.cursorRow { seen.append(row.id) }
            #expect(console.table.cursorRow?.state == .failed)
        }

        try console.press("e")
        #expect(Set(seen.map(\.number)) == [100, 1_200, 1_210])
        #expect(console.status.contains("no failed job further down"))
        try console.press("E E")
        #expect(console.table.cursor == seen.first)
        try console.press("E")
        #expect(console.status.contains("no failed job further up"))
    }

    @Test func `next and previous lead through traces that are not held yet`() throws {
        var console = try ConsoleHarness(
            Self.jobs(1_200), screens: [TracesScreen(), JobsScreen()], screen: .traces)
        for job in console.jobs { console.traces[job.id] = Trace(job: job) }
        try console.press(times(499, "j") + " enter")
        #expect(console.text.contains("trace_701") && console.text.contains("500 of 1"))

        try console.press("J J")
        #expect(console.text.contains("trace_699") && console.text.contains("502 of 1"))
        try console.press("K K K")
        #expect(console.text.contains("trace_702") && console.text.contains("499 of 1"))
        try console.press("J J J J esc")
        let screen = console.state.screens[.traces] as? TracesScreen
        #expect(screen?.table.cursor == JobID(698))
    }

    @Test func `the first and the last trace say that they are`() throws {
        var console = try ConsoleHarness(Self.jobs(3), screens: [TracesScreen()], screen: .traces)
        for job in console.jobs { console.traces[job.id] = Trace(job: job) }

        try console.press("enter K")
        #expect(console.status.contains("this is the first one"))
        try console.press("J J J")
        #expect(console.text.contains("trace_1") && console.status.contains("this is the last one"))
    }

    @Test func `a trace that was opened from the list of jobs leads on beyond what that held`() throws {
        var console = try ConsoleHarness(Self.jobs(1_200), screens: [TracesScreen(), JobsScreen()])
        for job in console.jobs { console.traces[job.id] = Trace(job: job) }

        try console.press(times(499, "j") + " enter J")

        #expect(console.text.contains("trace_700") && console.text.contains("501 of 1"))
    }

    @Test func `a range that grows beyond what is held marks nothing and says so`() throws {
        var console = try ConsoleHarness(Self.jobs(2_000))

        try console.press("v G")

        #expect(console.table.rangeStart == nil && console.table.markCount == 0)
        #expect(console.status.contains("it began more than 500 rows away"))
        try console.press("k v")
        #expect(console.status.contains("range: 1"), "What was told is over with the next thing done.")
        try console.press("k k v")
        #expect(console.table.markCount == 3)
    }

    @Test func `a range holds what lies within 500 rows, wherever the window's edges are`() throws {
        var console = try ConsoleHarness(Self.jobs(3_000))

        try console.press(times(300, "j") + " v " + times(480, "j") + " v")

        #expect(console.table.markCount == 481)
    }

    @Test func `more marks than one question names stay`() throws {
        var console = try ConsoleHarness(Self.jobs(3_000))
        // Each of them within the rows that are held around the cursor.
        for _ in 0..<6 { try console.press("v " + times(200, "j") + " v " + times(100, "j")) }
        let marked = console.table.markCount
        #expect(marked == 6 * 201)

        console.change { _ in }

        #expect(console.table.markCount == marked)
    }
}
