import ChassisCore
import Synchronization

/// A flag that tasks wait for and any may raise. Raising it twice before it is seen counts once; it wakes all who wait.
final class Signal: Sendable {
    private struct State {
        var isRaised = false
        var newest = 0
        /// The waits that nothing has ended yet; one may not have begun to wait.
        var open: Set<Int> = []
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    func raise() {
        let waiters = state.withLock { state in
            if state.open.isEmpty { state.isRaised = true }
            state.open = []
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns when the signal is raised, at once if it was since the last wait, after the time is up, or when the
    /// task is cancelled.
    func wait(atMost time: Duration) async {
        let wait: Int? = state.withLock { state in
            if state.isRaised {
                state.isRaised = false
                return nil
            }
            state.newest += 1
            state.open.insert(state.newest)
            return state.newest
        }
        guard let wait else { return }
        // Not the engine's clock: this bounds a wait, it keeps no time.
        let alarm = SystemClock().alarm(after: time) { self.end(wait) }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let isOver = state.withLock { state in
                    guard state.open.contains(wait) else { return true }
                    state.waiters[wait] = waiter
                    return false
                }
                if isOver { waiter.resume() }
            }
        } onCancel: {
            end(wait)
        }
        alarm.cancel()
    }

    private func end(_ wait: Int) {
        let waiter = state.withLock { state in
            state.open.remove(wait)
            return state.waiters.removeValue(forKey: wait)
        }
        waiter?.resume()
    }
}
