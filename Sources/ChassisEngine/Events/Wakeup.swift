import Synchronization

/// Wakes one task, and says what for; what comes while it is busy is kept.
final class Wakeup: Sendable {
    struct Reasons: OptionSet, Sendable {
        let rawValue: Int
        /// The row may have changed, or what other processes wrote.
        static let row = Reasons(rawValue: 1)
        /// The answer grew in this process.
        static let text = Reasons(rawValue: 2)
        /// Whoever waits wanted to wait no longer.
        static let time = Reasons(rawValue: 4)
        /// Something else ends the waiting, as if the task were cancelled.
        static let leave = Reasons(rawValue: 8)
    }

    private struct State {
        var reasons: Reasons = []
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func raise(_ reasons: Reasons) {
        let waiter = state.withLock { state in
            state.reasons.formUnion(reasons)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// - Throws: `CancellationError` when the task is cancelled.
    func wait() async throws(CancellationError) -> Reasons {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let isReady = state.withLock { state in
                    if !state.reasons.isEmpty || Task.isCancelled { return true }
                    state.waiter = waiter
                    return false
                }
                if isReady { waiter.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
        if Task.isCancelled { throw CancellationError() }
        return state.withLock { state in
            defer { state.reasons = [] }
            return state.reasons
        }
    }
}
