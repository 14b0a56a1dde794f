package import ChassisCore
import Foundation
import Synchronization

/// A clock that stands still until it is told to go on.
package final class ManualClock: WallClock {
    private struct State {
        var milliseconds: Int64
        var sleepers: [(until: Int64, id: Int, wake: CheckedContinuation<Void, Never>)] = []
        var nextID = 0
    }

    private let state: Mutex<State>

    package init(at start: Timestamp = Timestamp(milliseconds: 1_700_000_000_000)) {
        state = Mutex(State(milliseconds: start.milliseconds))
    }

    package func now() -> Timestamp { Timestamp(milliseconds: state.withLock { $0.milliseconds }) }

    package func monotonicNanoseconds() -> Int64 { state.withLock { $0.milliseconds * 1_000_000 } }

    package func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                let isDue = state.withLock { state in
                    let until = state.milliseconds + duration.milliseconds
                    if until <= state.milliseconds || Task.isCancelled { return true }
                    state.sleepers.append((until, id, wake))
                    return false
                }
                if isDue { wake.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.wake.resume()
        }
        try Task.checkCancellation()
    }

    /// Moves the time on and wakes whoever is due.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.milliseconds += duration.milliseconds
            let now = state.milliseconds
            let due = state.sleepers.filter { $0.until <= now }
            state.sleepers.removeAll { $0.until <= now }
            return due
        }
        for sleeper in due { sleeper.wake.resume() }
    }
}
