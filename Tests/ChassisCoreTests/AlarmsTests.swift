import ChassisCore
import Synchronization
import Testing

/// Their times are tens of milliseconds; a limit is only there to end a test that hangs, and counts how long it waits for a
/// thread while tests of accuracy have both.
struct AlarmsTests {
    private let clock = SystemClock()

    @Test(.timeLimit(.minutes(4))) func `an alarm goes off before a later one that was set sooner`() async {
        let heard = Mutex<[String]>([])
        let later = clock.alarm(after: .seconds(3600)) { heard.withLock { $0.append("later") } }
        await withCheckedContinuation { first in
            // A second time would be a crash.
            _ = clock.alarm(after: .milliseconds(10)) {
                heard.withLock { $0.append("first") }
                first.resume()
            }
        }
        later.cancel()

        #expect(heard.withLock { $0 } == ["first"])
    }

    @Test func `an alarm that is called off is gone at once, with what it holds`() {
        final class Held: Sendable {}
        var held: Held? = Held()
        weak let watched = held
        let alarm = clock.alarm(after: .seconds(3600)) { [held] in _ = held }
        held = nil

        let isHeldBefore = watched != nil
        alarm.cancel()

        #expect(isHeldBefore)
        #expect(watched == nil)
    }

    @Test func `a sleep ends with its time`() async throws {
        let begin = clock.monotonicNanoseconds()
        try await clock.sleep(for: .milliseconds(10))
        #expect(clock.monotonicNanoseconds() - begin >= 10_000_000)
        try await clock.sleep(for: .seconds(-1))
    }

    @Test(arguments: 0..<50)
    func `a cancelled sleep ends at once, whenever the cancellation comes`(_ round: Int)
        async throws
    {
        let task = Task { try await SystemClock().sleep(for: .seconds(1 << 40)) }
        for _ in 0..<round { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a thousand sleepers of one moment all wake`() async {
        let woken = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<1000 {
                group.addTask { (try? await SystemClock().sleep(for: .milliseconds(15))) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(woken == 1000)
    }
}
