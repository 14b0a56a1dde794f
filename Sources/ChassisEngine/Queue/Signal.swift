import ChassisCore
import Synchronization

/// A flag that one task waits for and any may raise. Raising it twice before it is seen counts once.
final class Signal: Sendable {
    private struct State {
        var isRaised = false
        var waiter: CheckedContinuation<Void, Never>?
        var round = 0
        /// The last wait that its time or a cancellation ended, which may come before it has begun to wait.
        var ended = 0
    }

    private let state = Mutex(State())

    func raise() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.isRaised = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns when the signal is raised, at once if it was since the last wait, after the time is up, or when the
    /// task is cancelled.
    func wait(atMost time: Duration) async {
        let round: Int? = state.withLock { state in
            if state.isRaised {
                state.isRaised = false
                return nil
            }
            state.round += 1
            return state.round
        }
        guard let round else { return }
        // Not the engine's clock: this bounds a wait, it keeps no time.
        let alarm = SystemClock().alarm(after: time) { self.end(round) }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let isReady = state.withLock { state in
                    if state.isRaised || state.ended == round {
                        state.isRaised = false
                        return true
                    }
                    state.waiter = waiter
                    return false
                }
                if isReady { waiter.resume() }
            }
        } onCancel: {
            end(round)
        }
        alarm.cancel()
    }

    private func end(_ round: Int) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.round == round else { return nil }
            state.ended = round
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
