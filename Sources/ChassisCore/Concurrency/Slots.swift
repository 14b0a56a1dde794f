import Synchronization

/// Lets a fixed number of calls in at once; the others wait in the order they came, and may give up.
package final class Slots: Sendable {
    private struct State {
        var free: Int
        var nextID = 0
        var waiting: [(id: Int, wake: CheckedContinuation<Bool, Never>)] = []
        /// Gave up before they had begun to wait.
        var gaveUp: Set<Int> = []
    }

    private let state: Mutex<State>

    /// - Parameter count: 1 or more; less counts as 1, because a door that lets nobody in hangs whoever comes.
    package init(_ count: Int) { state = Mutex(State(free: max(1, count))) }

    /// Returns once there is a slot: `true`, give it back with `release`. `false` when the task was cancelled.
    package func acquire() async -> Bool {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let isIn = await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                let answer: Bool? = state.withLock { state in
                    if state.gaveUp.remove(id) != nil { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((id, wake))
                    return nil
                }
                if let answer { wake.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let index = state.waiting.firstIndex { $0.id == id }
                if index == nil { state.gaveUp.insert(id) }
                return index.map { state.waiting.remove(at: $0).wake }
            }
            waiter?.resume(returning: false)
        }
        // A cancellation after the slot was granted leaves a note that nobody would read.
        _ = state.withLock { $0.gaveUp.remove(id) }
        return isIn
    }

    /// Once for each `acquire` that returned `true`. The slot goes to whoever has waited longest.
    package func release() {
        let next = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return CheckedContinuation<Bool, Never>?.none
            }
            return state.waiting.removeFirst().wake
        }
        next?.resume(returning: true)
    }
}
