import Testing

@testable import ChassisTerminal

struct FramePaceTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    /// Whether a frame may go out at that moment.
    private func isFree(_ pace: FramePace, _ seconds: Double, isForKey: Bool = false) -> Bool {
        var pace = pace
        return pace.wait(isForKey: isForKey, at: after(seconds)) == .none
    }

    @Test func `a line that takes everything holds nothing up`() {
        var pace = FramePace()
        pace.noteAnswer()
        for tick in 0..<100 { pace.noteTaken(20_000, at: after(Double(tick) / 100)) }

        #expect(isFree(pace, 1))
    }

    @Test func `the next frame waits until the terminal has the last one, a key's does not`() {
        var pace = FramePace()
        pace.noteAsked(at: start)
        pace.noteAnswer()
        pace.noteAsked(at: start)

        #expect(!isFree(pace, 0.1))
        #expect(isFree(pace, 0.1, isForKey: true))
        #expect(!isFree(pace, 5))

        pace.noteAnswer()

        #expect(isFree(pace, 0.2))
    }

    @Test func `keys pressed while the terminal is far behind are shown together`() {
        var pace = FramePace()
        pace.noteAnswer()
        pace.noteAsked(at: start)

        #expect(!isFree(pace, 0.4, isForKey: true))
        #expect(isFree(pace, 2.1, isForKey: true))
    }

    @Test func `a terminal that answers nothing is asked once and waited for a moment`() {
        var pace = FramePace()
        #expect(pace.shouldAsk)
        pace.noteAsked(at: start)

        #expect(!isFree(pace, 0.02))
        #expect(isFree(pace, 0.05))
        _ = pace.wait(isForKey: false, at: after(21))
        #expect(!pace.shouldAsk)
        #expect(!pace.awaitsAnswer)
    }

    @Test func `a terminal that answers nothing gets no more than a slow line carries, the first rows at once`() {
        var pace = FramePace()
        pace.noteTaken(1_000, at: start)
        pace.noteAsked(at: start)
        #expect(isFree(pace, 0.05))
        pace.noteTaken(8_000, at: after(0.05))
        var sent = 0
        // A frame of 700 bytes is there every 33 ms.
        for tick in 2..<900 {
            let now = after(Double(tick) / 30)
            guard pace.wait(isForKey: false, at: now) == .none else { continue }
            pace.noteTaken(700, at: now)
            sent += 700
        }

        #expect((60_000...90_000).contains(sent), "in 30 s: \(sent)")
        #expect(isFree(pace, 30, isForKey: true), "a key waits for none of this")
    }

    @Test func `a terminal that answers late is asked no patience afterwards`() {
        var pace = FramePace()
        pace.noteTaken(9_000, at: start)
        pace.noteAsked(at: start)
        #expect(!isFree(pace, 0.1))

        pace.noteAnswer()

        #expect(isFree(pace, 0.1))
    }

    @Test func `what a line took from full to full says when it will be empty`() {
        var pace = FramePace()
        pace.noteAnswer()
        pace.noteTaken(20_000, at: start)
        pace.noteFull(at: start)
        pace.noteTaken(100, at: after(0.01))
        #expect(isFree(pace, 0.02), "one moment says nothing of speed")
        pace.noteTaken(5_900, at: after(1))
        pace.noteFull(at: after(2))

        // 24 KiB are under way at 3,000 bytes a second.
        #expect(!isFree(pace, 9))
        #expect(isFree(pace, 10.3))

        _ = pace.wait(isForKey: false, at: after(20))
        pace.noteTaken(1_500, at: after(20))

        #expect(!isFree(pace, 20.1))
        #expect(!isFree(pace, 20.1, isForKey: true))
        #expect(isFree(pace, 20.25, isForKey: true))
        #expect(isFree(pace, 20.5))
        #expect(isFree(pace, 400))
    }
}
