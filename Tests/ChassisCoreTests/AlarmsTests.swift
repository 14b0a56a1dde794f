import ChassisCore
import Synchronization
import Testing

struct AlarmsTests {
    private let clock = SystemClock()

    @Test func `an alarm goes off once, and those that are called off never do`() async throws {
        let heard = Mutex<[String]>([])
        let calledOff = clock.alarm(after: .milliseconds(5)) { heard.withLock { $0.append("called off") } }
        calledOff.cancel()
        await withCheckedContinuation { last in
            _ = clock.alarm(after: .milliseconds(20)) {
                heard.withLock { $0.append("second") }
                last.resume()
            }
            // Sooner than the one that the thread waits for already.
            _ = clock.alarm(after: .milliseconds(10)) { heard.withLock { $0.append("first") } }
        }
        #expect(heard.withLock { $0 } == ["first", "second"])
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
