import Synchronization
import Testing

@testable import ChassisEngine

@Suite(.timeLimit(.minutes(4)))
struct SignalTests {
    @Test func `a signal wakes all who wait for it, and is kept for one when nobody does`() async {
        let signal = Signal()
        signal.raise()
        signal.raise()
        await signal.wait(atMost: .seconds(600))

        await withTaskGroup(of: Void.self) { group in
            let waiting = Tally()
            for _ in 0..<8 {
                group.addTask {
                    waiting.add(1)
                    await signal.wait(atMost: .seconds(600))
                    waiting.add(-1)
                }
            }
            while waiting.count < 8 { await Task.yield() }
            // Some may not have begun to wait; they take the next.
            while waiting.count > 0 {
                signal.raise()
                await Task.yield()
            }
        }
    }

    @Test func `a wait ends with its time and with its task`() async {
        let signal = Signal()
        await signal.wait(atMost: .milliseconds(5))
        let task = Task { await signal.wait(atMost: .seconds(600)) }
        let other = Task { await signal.wait(atMost: .seconds(600)) }
        task.cancel()
        await task.value
        other.cancel()
        await other.value
    }

    @Test func `one at a time holds the turn, the next goes on with it, and who is cancelled lets it pass`() async {
        let turn = Turn()
        let inside = Tally()
        let done = Tally()
        let end = Signal()
        let first = Task {
            await turn.hold {
                inside.add(1)
                await end.wait(atMost: .seconds(600))
                inside.add(-1)
            }
        }
        while inside.count == 0 { await Task.yield() }
        let cancelled = Task { await turn.hold { Issue.record("the turn was another's") } }
        let second = Task {
            await turn.hold {
                #expect(inside.count == 0)
                done.add(1)
            }
        }
        cancelled.cancel()
        await cancelled.value
        end.raise()
        await first.value
        await second.value
        #expect(done.count == 1)
    }
}

private final class Tally: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .relaxed) }

    func add(_ change: Int) { value.add(change, ordering: .relaxed) }
}
