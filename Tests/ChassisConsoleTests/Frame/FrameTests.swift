import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct FrameTests {
    @Test func `every action has a key and a description, and no key of a focus has two meanings`() throws {
        let state = try ConsoleState(now: ConsoleHarness.noon)

        for screen in ScreenRegistry.screens() {
            for focus in screen.everyFocus(state.context) {
                let items = FrameActions.items(of: state) + focus.actions
                try Keymap.check(focus.name, items)
                #expect(items.allSatisfy { !$0.keys.isEmpty && !$0.description.isEmpty && !$0.name.isEmpty })
                #expect(Set(items.map(\.id)).count == items.count)
            }
        }
    }

    @Test func `two keys for one focus are an error at the start`() {
        let twice = [
            ActionItem("a", [.character("j")], "one", "One", group: "G"),
            ActionItem("b", [.down, .character("j")], "two", "Two", group: "G"),
        ]
        #expect(throws: KeymapError.doubleKey("j", focus: "jobs", actions: ["a", "b"])) {
            try Keymap.check("jobs", twice)
        }
    }

    @Test(arguments: ["r", "C"]) func `a read-only console refuses what changes something, and says why`(
        key: String
    ) throws {
        var console = try ConsoleHarness([SampleJobs.job(1, key == "r" ? .failed : .queued)], isReadOnly: true)

        try console.press(key)

        #expect(console.status.contains("the console is read-only"))
        #expect(console.lines[0].contains("read-only"))
        try console.press("x enter")
        #expect(console.acts.isEmpty)
        guard case .pick = console.state.overlay else {
            Issue.record("the menu stays open")
            return
        }
    }

    @Test func `a pause holds the rows still and counts what it holds back`() throws {
        var console = try ConsoleHarness(SampleJobs.day(5))
        try console.press("p")

        console.change { $0.append(SampleJobs.job(6, .completed)) }

        #expect(console.lines[0].contains("paused, 2 held"))
        #expect(!console.text.contains("job_6"))
        try console.press("p")
        #expect(console.text.contains("job_6"))
        #expect(!console.lines[0].contains("paused"))
    }

    @Test func `nothing ticks when nothing on screen changes by itself`() throws {
        var console = try ConsoleHarness([SampleJobs.job(1, .completed), SampleJobs.job(2, .failed)])
        #expect(console.state.nextTick == nil)

        console.change { $0.append(SampleJobs.job(3, .running)) }

        #expect(console.state.nextTick != nil)
        try console.press("p")
        #expect(console.state.nextTick == nil)
    }

    @Test(arguments: ["q", "ctrl-c ctrl-c", "f10", "esc q"]) func `these keys leave the console`(keys: String) throws {
        var console = try ConsoleHarness([])
        console.answersAtOnce = false
        try console.press(keys)
        #expect(console.work.contains { if case .quit = $0 { true } else { false } })
    }

    @Test func `the palette finds an action by a few letters and does it`() throws {
        var console = try ConsoleHarness(SampleJobs.day(9))
        try console.press(":")
        console.type("turn round")
        try console.press("enter")
        #expect(console.status.contains("oldest first"))
    }

    @Test func `help is searched by typing`() throws {
        var console = try ConsoleHarness(SampleJobs.day(9))
        try console.press("?")
        console.type("failed job")
        #expect(console.text.contains("Previous failed job"))
        #expect(!console.text.contains("Choose the colours"))
        try console.press("esc")
        #expect(console.text.contains("job_9"))
    }

    @Test func `a theme is tried while the bar moves and taken back by escape`() throws {
        var console = try ConsoleHarness([], themes: ["dark", "light"])
        console.answersAtOnce = false
        console.work = []
        try console.press("T down esc")
        let names = console.work.compactMap { if case .theme(let name) = $0 { name } else { nil } }
        #expect(names == ["light", "dark"])
        #expect(console.state.theme == "dark")
    }

    @Test func `pasted text is typed into a prompt and never acts as keys`() throws {
        var console = try ConsoleHarness(SampleJobs.day(9))
        console.send(.paste("q\nqqq"))
        try console.press("/")
        console.send(.paste("tenant:\nacme"))
        guard case .prompt(let prompt) = console.state.overlay else {
            Issue.record("the prompt is open")
            return
        }
        #expect(prompt.string == "tenant: acme")
    }

    @Test(arguments: [(0, 0), (1, 1), (39, 12), (40, 10), (40, 12), (80, 24), (500, 200)])
    func `every size draws, with every overlay`(width: Int, height: Int) throws {
        for keys in ["j", "?", ":", "/", "s", "x", "C", "T"] {
            var console = try ConsoleHarness(SampleJobs.day(300), width: width, height: height, themes: ["dark"])
            try console.press(keys)
            let surface = console.state.draw()
            #expect(surface.width == width && surface.height == height)
        }
        let console = try ConsoleHarness(SampleJobs.day(30), width: width, height: height)
        #expect(width < 40 ? !console.text.contains("job_") : console.text.contains("job_30"))
    }
}
