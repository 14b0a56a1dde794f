import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct TracesScreenTests {
    private static let context = TraceFixture.context()

    /// The list with these jobs in it.
    private static func list(_ jobs: [Job]) -> TracesScreen {
        var screen = TracesScreen()
        _ = screen.handle(.shown, context)
        _ = screen.receive(.jobs(TableWindow(rows: jobs, offset: 0, total: jobs.count)), for: "list", context)
        return screen
    }

    private static func press(_ screen: inout TracesScreen, _ id: ActionID) -> [Effect] {
        screen.handle(.action(id), context)
    }

    private static func asked(_ effects: [Effect]) -> [Query] {
        effects.compactMap { if case .ask(let query, _) = $0 { query } else { nil } }
    }

    @Test func `a row opens its trace, and the way back leads to the row that was seen last`() {
        var screen = Self.list([TraceFixture.job(9), TraceFixture.job(8), TraceFixture.job(7)])

        let effects = Self.press(&screen, "open")
        _ = screen.receive(.trace(TraceFixture.trace(9)), for: "trace", Self.context)
        let next = Self.press(&screen, "next-trace")
        _ = screen.receive(.trace(TraceFixture.trace(8)), for: "trace", Self.context)
        let place = screen.detail?.place
        let back = screen.back(Self.context)

        #expect(Self.asked(effects) == [.trace(JobID(9))])
        #expect(Self.asked(next) == [.trace(JobID(8))])
        #expect(place?.number == 2 && place?.total == 3)
        #expect(back != nil)
        #expect(screen.detail == nil)
        #expect(screen.table.cursor == JobID(8))
    }

    @Test func `while words are looked for, the list of before says so, and what is found opens where they stand`() {
        var screen = Self.list([TraceFixture.job(9), TraceFixture.job(8)])
        func status() -> String { screen.status(Self.context).parts.map(\.text.string).joined(separator: " · ") }
        var trace = TraceFixture.trace(8)
        let text = String(repeating: "x\n", count: 99) + "Quokka 1\nquokka 2"
        trace.prompt.append(Message(.user, text))

        _ = screen.handle(.prompt("words", .done("quokka*")), Self.context)
        let waiting = status()
        _ = screen.receive(.found([JobID(8)]), for: "words", Self.context)
        _ = screen.receive(.jobsByID([JobID(8): TraceFixture.job(8)]), for: "found", Self.context)
        let found = status()
        _ = Self.press(&screen, "open")
        _ = screen.receive(.trace(trace), for: "trace", Self.context)
        let opened = status()
        _ = Self.press(&screen, "find-next")

        #expect(waiting == "looking for “quokka*” in all questions and answers…")
        #expect(found == "1 trace · with “quokka*”")
        #expect(opened.hasPrefix("“quokka” 1 of 2"))
        #expect(status().hasPrefix("“quokka” 2 of 2"))
    }

    @Test func `words that stand in the answer open its tab, together where they stand so`() {
        var trace = TraceFixture.trace(8)
        trace.final = "The pale quokka and the dark one: a dark quokka."
        var detail = TraceDetail(trace)
        let area = detail.layout(in: Self.context.body, Self.context).body

        detail.find(words: "dark quokka", in: area)

        #expect(detail.tab == .final)
        #expect(detail.search.query == "dark quokka")
        #expect(detail.search.tally?.total == 1)
    }

    @Test func `a trace opened from another screen leads back there, and on among its rows`() {
        var screen = TracesScreen()

        let effects = screen.handle(.opened(.trace(JobID(5), among: [JobID(6), JobID(5), JobID(4)])), Self.context)
        _ = screen.receive(.trace(TraceFixture.trace(5)), for: "trace", Self.context)
        let next = Self.press(&screen, "next-trace")

        #expect(Self.asked(effects) == [.trace(JobID(5))])
        #expect(Self.asked(next) == [.trace(JobID(4))])
        #expect(screen.back(Self.context) == nil)
    }

    @Test func `next keeps the tab, and the answer to an older question is not shown`() {
        var screen = Self.list([TraceFixture.job(9), TraceFixture.job(8)])
        _ = Self.press(&screen, "open")
        _ = screen.receive(.trace(TraceFixture.trace(9)), for: "trace", Self.context)
        for _ in 0..<5 { _ = Self.press(&screen, "next-tab") }
        _ = Self.press(&screen, "next-trace")

        _ = screen.receive(.trace(TraceFixture.trace(9)), for: "trace", Self.context)
        let old = screen.opening
        _ = screen.receive(.trace(TraceFixture.trace(8)), for: "trace", Self.context)

        #expect(old == JobID(8))
        #expect(screen.detail?.trace.job.id == JobID(8))
        #expect(screen.detail?.tab == .timeline)
    }

    @Test func `an open trace is read again only when its row has changed`() {
        var screen = Self.list([TraceFixture.job(9)])
        _ = Self.press(&screen, "open")
        _ = screen.receive(.trace(TraceFixture.trace(9)), for: "trace", Self.context)

        let watch = screen.handle(.storeChanged, Self.context)
        let same = screen.receive(.jobsByID([JobID(9): TraceFixture.job(9)]), for: "watch", Self.context)
        let changed = screen.receive(
            .jobsByID([JobID(9): TraceFixture.job(9) { $0.version = 5 }]), for: "watch", Self.context)

        #expect(Self.asked(watch) == [.jobsByID([JobID(9)])])
        #expect(same.isEmpty)
        #expect(Self.asked(changed) == [.trace(JobID(9))])
    }

    @Test func `while a filter is wrong the last good one stays, and esc brings back the one before`() {
        var screen = Self.list([TraceFixture.job(9)])
        _ = Self.press(&screen, "filter")

        _ = screen.handle(.prompt("filter", .changed("tenant:acme")), Self.context)
        let good = screen.filter
        let effects = screen.handle(.prompt("filter", .changed("tenant:acme state:nowhere")), Self.context)
        let kept = screen.filter
        _ = screen.handle(.prompt("filter", .cancelled), Self.context)

        #expect(good != .all)
        #expect(kept == good)
        #expect(effects.contains { if case .promptNote(_, isError: true) = $0 { true } else { false } })
        #expect(screen.filter == .all)
    }

    @Test func `words found in texts list their traces, and esc leads back to all`() {
        var screen = Self.list([TraceFixture.job(9), TraceFixture.job(8)])

        let effects = screen.handle(.prompt("words", .done("grace period")), Self.context)
        let rows = screen.receive(.found([JobID(3)]), for: "words", Self.context)
        _ = screen.receive(.jobsByID([JobID(3): TraceFixture.job(3)]), for: "found", Self.context)
        let shown = screen.table.rows.map(\.id)
        let back = screen.back(Self.context)

        #expect(Self.asked(effects) == [.searchTraces(words: "grace period", limit: 500)])
        #expect(Self.asked(rows) == [.jobsByID([JobID(3)])])
        #expect(shown == [JobID(3)])
        #expect(back.map { Self.asked($0).count } == 1)
    }

    @Test func `jobs that never ran are not asked for`() {
        var screen = TracesScreen()
        let effects = screen.handle(.shown, Self.context)

        guard case .jobs(let request)? = Self.asked(effects).first else {
            Issue.record("no list was asked for")
            return
        }
        #expect(request.filter.matches(TraceFixture.job(1), now: TraceFixture.now))
        #expect(!request.filter.matches(TraceFixture.job(1) { $0.attempts = 0 }, now: TraceFixture.now))
    }

    @Test func `a trace that has gone says so`() {
        var screen = Self.list([TraceFixture.job(9)])
        _ = Self.press(&screen, "open")

        let effects = screen.receive(.trace(nil), for: "trace", Self.context)

        #expect(effects.contains { if case .toast(let toast) = $0 { toast.kind == .failed } else { false } })
        #expect(screen.opening == nil)
    }

    @Test func `a store that can't be read is told with its remedy`() {
        var screen = TracesScreen()
        _ = screen.handle(.shown, Self.context)
        _ = screen.receive(.failed(Failure(message: "The store is busy.", remedy: "wait")), for: "list", Self.context)

        let text = drawn(screen, Self.context).text

        #expect(text.contains("The store is busy.") && text.contains("wait"))
    }

    @Test func `every key of every focus has one meaning, together with the frame's`() throws {
        let state = try ConsoleState(screens: [TracesScreen(), CostsScreen()], now: TraceFixture.now)

        for screen in state.screens.values {
            for focus in screen.everyFocus(Self.context) {
                for item in focus.actions {
                    #expect(!item.keys.isEmpty && !item.name.isEmpty && !item.description.isEmpty)
                    #expect(item.danger == .none || ["flag", "unmask"].contains(item.id), "traces and costs only look")
                }
            }
        }
    }

    @Test func `the list shows what support looks for first`() {
        let screen = Self.list([
            TraceFixture.job(42), TraceFixture.job(41) { ($0.confidence, $0.cache) = (0.31, .stale) },
            TraceFixture.failed().job,
        ])

        let text = drawn(screen, Self.context).text

        #expect(text.contains("trace_42") && text.contains("82%") && text.contains("31%"))
        #expect(text.contains("STALE"))
        #expect(text.contains("provider_timeout"))
    }

    @Test func `enter on a filter that can't be read keeps the prompt, the mistake and the last good filter`() throws {
        var console = try ConsoleHarness(
            SampleJobs.day(20), width: 120, height: 24, screens: [TracesScreen()], screen: .traces)
        func screen() -> TracesScreen { console.state.screens[.traces] as? TracesScreen ?? TracesScreen() }
        try console.press("/")
        console.type("state:failed")
        try console.press("enter /")
        console.type(" conf:<0.2")
        try console.press("enter")

        #expect(console.lines.suffix(4).joined().contains("there is no field 'conf'"))
        #expect(console.footer.contains("state:failed conf:<0.2") || console.status.contains("state:failed conf:<0.2"))
        #expect(screen().filterHistory == ["state:failed"])

        try console.press("esc")
        #expect(screen().filterText == "state:failed")
    }

    @Test func `an open trace gives its row to the clipboard too`() throws {
        var console = try ConsoleHarness(
            [TraceFixture.job(9)], width: 120, height: 30, screens: [TracesScreen()], screen: .traces)
        console.traces[JobID(9)] = TraceFixture.trace(9)
        try console.press("enter y r")

        #expect(console.copied.first?.contains("acme") == true)
    }
}
