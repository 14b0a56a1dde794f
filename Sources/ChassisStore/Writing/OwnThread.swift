import Dispatch
import Foundation
import Synchronization

/// A thread that works when it is woken, and always the same one while there is work.
///
/// Dispatch gives a serial queue's blocks to whichever thread of its pool is free: the work moves from core to core, and a
/// process that blocks all of the pool's threads stops it. This thread ends by itself once nobody has woken it for a few
/// seconds, so a store that nobody closes keeps none.
final class OwnThread: Sendable {
    typealias Work = @Sendable () -> Void

    private struct State {
        var isThere = false
        var isWorking = false
        var next: Work?
        /// Who waits for there to be nothing to do.
        var idlers: [DispatchSemaphore] = []
    }

    private static let patience = DispatchTimeInterval.seconds(5)

    private let name: String
    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    init(name: String) { self.name = name }

    /// Has the work done after what runs now. Of works that have not begun the last stands for all: each does whatever
    /// there is to do.
    func wake(_ work: @escaping Work) {
        let isThere = state.withLock { state in
            state.next = work
            defer { state.isThere = true }
            return state.isThere
        }
        if isThere { bell.signal() } else { begin() }
    }

    /// Returns once it has nothing to do. Not for use on the thread itself.
    func waitUntilIdle() {
        let idle = DispatchSemaphore(value: 0)
        let isIdle = state.withLock { state in
            if state.isWorking || state.next != nil { state.idlers.append(idle) }
            return state.idlers.isEmpty
        }
        if !isIdle { idle.wait() }
    }

    private func begin() {
        let thread = Thread { self.run() }
        thread.name = name
        thread.stackSize = 1 << 20
        thread.start()
    }

    private func run() {
        while true {
            if let work = takeWork() {
                work()
            } else if bell.wait(timeout: .now() + Self.patience) == .timedOut, isOver() {
                return
            }
        }
    }

    private func takeWork() -> Work? {
        state.withLock { state in
            defer { state.next = nil }
            state.isWorking = state.next != nil
            if !state.isWorking {
                for idler in state.idlers { idler.signal() }
                state.idlers = []
            }
            return state.next
        }
    }

    /// Whether nobody woke the thread in the last moment either.
    private func isOver() -> Bool {
        state.withLock { state in
            state.isThere = state.next != nil
            return !state.isThere
        }
    }
}
