import Synchronization

/// A flag that one task waits for and any may raise. Raising it twice before it is seen counts once.
final class Signal: Sendable {
    private struct State {
        var isRaised = false
        var waiter: CheckedContinuation<Void, Never>?
        var round = 0
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

    /// Returns when the signal is raised, at once if it was since the last wait, or after the time is up.
    func wait(atMost time: Duration) async {
        let round = state.withLock { state in
            state.round += 1
            return state.round
        }
        // Ends with this wait: cancelled below, and harmless when it comes late.
        let timer = Task {
            try? await Task.sleep(for: time)
            self.timeOut(round)
        }
        await withCheckedContinuation { waiter in
            let isReady = state.withLock { state in
                if state.isRaised {
                    state.isRaised = false
                    return true
                }
                state.waiter = waiter
                return false
            }
            if isReady { waiter.resume() }
        }
        timer.cancel()
    }

    private func timeOut(_ round: Int) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.round == round else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
