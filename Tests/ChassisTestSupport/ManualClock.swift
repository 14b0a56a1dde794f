package import ChassisCore
import Foundation
import Synchronization

/// A clock that stands still until it is told to go on.
package final class ManualClock: WallClock {
    private struct State {
        var milliseconds: Int64
        /// How far the time of day was put forward.
        var offset: Int64 = 0
        var sleepers: [(until: Int64, id: Int, wake: @Sendable () -> Void)] = []
        var nextID = 0
        var watchers: [(isSo: @Sendable (State) -> Bool, wake: CheckedContinuation<Void, Never>)] = []

        /// Takes out who waits for sleepers such as there are now.
        mutating func dueWatchers() -> [CheckedContinuation<Void, Never>] {
            let isDue = watchers.map { $0.isSo(self) }
            defer { watchers = zip(watchers, isDue).filter { !$0.1 }.map(\.0) }
            return zip(watchers, isDue).filter(\.1).map(\.0.wake)
        }
    }

    private let state: Mutex<State>

    package init(at start: Timestamp = Timestamp(milliseconds: 1_700_000_000_000)) {
        state = Mutex(State(milliseconds: start.milliseconds))
    }

    package func now() -> Timestamp { Timestamp(milliseconds: state.withLock { $0.milliseconds + $0.offset }) }

    package func monotonicNanoseconds() -> Int64 { state.withLock { $0.milliseconds * 1_000_000 } }

    package func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                let (isDue, watchers) = state.withLock { state in
                    let until = state.milliseconds + duration.milliseconds
                    if until <= state.milliseconds || Task.isCancelled {
                        return (true, [CheckedContinuation<Void, Never>]())
                    }
                    state.sleepers.append((until, id, { wake.resume() }))
                    return (false, state.dueWatchers())
                }
                if isDue { wake.resume() }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            remove(id)?()
        }
        try Task.checkCancellation()
    }

    package func alarm(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Alarm {
        alarm(at: now() + time, action)
    }

    /// Counts as a sleeper from the moment it returns.
    package func alarm(at moment: Timestamp, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let (id, watchers) = state.withLock { state in
            state.nextID += 1
            let until = moment.milliseconds - state.offset
            guard until > state.milliseconds else {
                return (Int?.none, [CheckedContinuation<Void, Never>]())
            }
            state.sleepers.append((until, state.nextID, action))
            return (state.nextID, state.dueWatchers())
        }
        for watcher in watchers { watcher.resume() }
        guard let id else {
            action()
            return Alarm {}
        }
        return Alarm { [self] in _ = remove(id) }
    }

    private func remove(_ id: Int) -> (@Sendable () -> Void)? {
        state.withLock { state in
            state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0).wake }
        }
    }

    /// Returns once so many tasks sleep by this clock.
    package func waitForSleepers(_ count: Int) async { await wait { $0.sleepers.count >= count } }

    /// Returns once a task sleeps that wakes after exactly this time from now: one of several, known by its patience.
    package func waitForSleeper(of duration: Duration) async {
        await wait { state in
            state.sleepers.contains { $0.until == state.milliseconds + duration.milliseconds }
        }
    }

    private func wait(until isSo: @escaping @Sendable (State) -> Bool) async {
        await withCheckedContinuation { wake in
            let isDue = state.withLock { state in
                if isSo(state) { return true }
                state.watchers.append((isSo, wake))
                return false
            }
            if isDue { wake.resume() }
        }
    }

    /// Puts the time of day forward, as if the machine had slept: no time goes by for those who wait.
    package func putForward(by duration: Duration) { state.withLock { $0.offset += duration.milliseconds } }

    /// Moves the time on and wakes whoever is due.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.milliseconds += duration.milliseconds
            let now = state.milliseconds
            let due = state.sleepers.filter { $0.until <= now }
            state.sleepers.removeAll { $0.until <= now }
            return due
        }
        for sleeper in due { sleeper.wake() }
    }
}
