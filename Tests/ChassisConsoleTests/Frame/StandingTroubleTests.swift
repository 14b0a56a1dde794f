import ChassisCore
import ChassisStore
import ChassisSurface
import Testing

@testable import ChassisConsole

/// What stays wrong stays on screen, whatever is done meanwhile.
struct StandingTroubleTests {
    private static func console(_ width: Int = 120) throws -> ConsoleHarness {
        try ConsoleHarness(
            SampleJobs.day(20), width: width, height: 24, screens: ScreenRegistry.screens(), screen: .jobs)
    }

    @Test(arguments: [
        (true, "was moved away or deleted while it was in use"),
        (false, "another file was put in the place of the store"),
    ]) func `a store that is gone is told on every screen until it is back`(isGone: Bool, words: String) throws {
        var console = try Self.console()

        console.send(.obstacle(.replaced(path: "/shop/chassis.sqlite", isGone: isGone)))
        for key in ["j", "0", "3", "6", "1 j"] {
            try console.press(key)
            console.wait(.seconds(20))
            #expect(console.lines[0].contains("✗ store gone"), "\(key)")
            #expect(console.lines.suffix(3).joined().contains(words), "\(key)")
        }

        console.send(.obstacle(nil))
        #expect(console.status.contains("the store is back in its place"))
        console.wait(.seconds(20))
        #expect(!console.text.contains("store gone") && !console.text.contains(words))
    }

    @Test(arguments: [40, 80, 120])
    func `a full disk is told on every screen until there is room, and nothing is called idle`(width: Int) throws {
        var console = try Self.console(width)

        console.send(.engine(.working(0)))
        console.send(.obstacle(.diskFull(path: "/shop/chassis.sqlite")))
        for key in ["j", "0", "3", "6", "0"] {
            try console.press(key)
            console.wait(.seconds(20))
            #expect(console.lines[0].contains("✗ disk full") && !console.lines[0].contains("idle"), "\(key)")
            #expect(console.lines.suffix(5).joined().contains("disk of the store is full"), "\(key)")
        }
        let queue = try #require(console.lines.first { $0.contains(" queue ") })
        #expect(queue.contains("✗") && (width < 80 || queue.contains("disk full")), "\(queue)")

        console.send(.obstacle(nil))
        #expect(console.lines.suffix(3).joined().contains("has room again"))
        console.wait(.seconds(20))
        #expect(!console.text.contains("disk full"))
    }

    @Test func `an engine that can't take jobs says why until it can`() throws {
        var console = try Self.console()

        console.send(.engine(.stuck(.busy(path: "/shop/chassis.sqlite"))))
        try console.press("0")
        console.wait(.seconds(20))
        #expect(console.lines[0].hasSuffix("✗ engine stuck"))
        #expect(console.lines.suffix(3).joined().contains("no job can be taken"))
        #expect(console.lines.first { $0.contains(" queue ") }?.contains("✗") == true)

        console.send(.engine(.working(1)))
        console.wait(.seconds(20))
        #expect(console.lines[0].hasSuffix("engine working 1") && !console.text.contains("no job can be taken"))
    }

    @Test func `an engine is idle where nothing waits alone`() throws {
        var console = try Self.console()

        console.send(.engine(.working(0)))
        #expect(console.lines[0].hasSuffix("engine waits"))
        console.change { $0.removeAll { !$0.state.isFinal } }
        #expect(console.lines[0].hasSuffix("engine idle"))
    }

    @Test(arguments: [40, 80, 120]) func `a refused configuration is marked until a good one is in force`(width: Int)
        throws
    {
        var console = try Self.console(width)

        console.send(.rejected(mistake: "chassis.yaml:7: unknown key", count: 3))
        try console.press("0")
        console.wait(.seconds(60))
        #expect(console.lines[0].contains("▲ "))
        #expect(console.text.contains("configuration") && console.text.contains("refused"))
        try console.press("j")
        #expect(console.lines.suffix(3).joined().contains("chassis.yaml:7"))
        try console.press("k")

        console.send(.workspace(TraceFixture.workspace))
        console.wait(.seconds(60))
        #expect(!console.lines[0].contains("▲ ") && !console.text.contains("refused"))
    }

    @Test func `what a gate says of a change is a message, and no mistake of the files`() throws {
        var console = try Self.console()
        console.send(.notice("answer@2 waits for its gate"))
        #expect(console.status.contains("not taken: answer@2 waits for its gate"))
        #expect(console.state.troubles == StandingTroubles())
    }
}
