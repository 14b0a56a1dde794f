import Dispatch
import Foundation
import Synchronization

/// Something that happens after a time, unless it is called off before.
package struct Alarm: Sendable {
    private let callOff: @Sendable () -> Void

    package init(callOff: @escaping @Sendable () -> Void) { self.callOff = callOff }

    /// Does nothing once the time is up.
    package func cancel() { callOff() }
}

/// The process's alarms, waited for by one thread.
///
/// Nearly all alarms are time limits that are called off long before. Here that costs an entry in a table each; a
/// `Task.sleep` takes a task, a timer of the kernel and two threads' attention, and keeps its memory until its time is
/// up even when it was cancelled.
final class Alarms: Sendable {
    static let shared = Alarms()

    private struct Entry {
        /// Monotonic nanoseconds.
        var due: UInt64
        var action: @Sendable () -> Void
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var newest = 0
        /// When the thread looks again; 0 before it is there.
        var nextLook: UInt64 = 0
        var hasThread = false
    }

    /// A century and more: what callers say for "never".
    private static let longest = Duration.seconds(1 << 32)

    private let state = Mutex(State())
    private let sooner = Bell()

    /// - Parameter action: Runs on the alarms' thread, so it must be over at once.
    /// - Complexity: O(1); O(n) whenever one goes off, for n that are set.
    func set(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let id = newID()
        _ = add(id, after: time, action)
        return Alarm { self.take(id) }
    }

    /// Returns after the time; throws `CancellationError` at once when the task is cancelled.
    func sleep(for time: Duration) async throws {
        let id = newID()
        await withTaskCancellationHandler {
            await withUnsafeContinuation { (waiter: UnsafeContinuation<Void, Never>) in
                // A cancellation from here on finds the entry.
                if !add(id, after: time, unlessCancelled: true, { waiter.resume() }) { waiter.resume() }
            }
        } onCancel: {
            take(id)?()
        }
        try Task.checkCancellation()
    }

    private func newID() -> Int {
        state.withLock { state in
            state.newest += 1
            return state.newest
        }
    }

    /// - Returns: Whether it was added.
    private func add(
        _ id: Int, after time: Duration, unlessCancelled: Bool = false, _ action: @escaping @Sendable () -> Void
    ) -> Bool {
        let time = min(max(time, .zero), Self.longest)
        let due = DispatchTime.now().uptimeNanoseconds + UInt64(time.nanoseconds)
        let (isAdded, isSooner, isFirst) = state.withLock { state in
            if unlessCancelled, Task.isCancelled { return (false, false, false) }
            state.entries[id] = Entry(due: due, action: action)
            let isFirst = !state.hasThread
            state.hasThread = true
            let isSooner = due < state.nextLook
            if isSooner { state.nextLook = due }
            return (true, isSooner, isFirst)
        }
        if isFirst { start() } else if isSooner { sooner.ring() }
        return isAdded
    }

    @discardableResult
    private func take(_ id: Int) -> (@Sendable () -> Void)? {
        state.withLock { $0.entries.removeValue(forKey: id)?.action }
    }

    private func start() {
        let thread = Thread { self.run() }
        thread.name = "alarms"
        thread.stackSize = 1 << 18
        thread.start()
    }

    private func run() -> Never {
        while true {
            let (due, next) = dueActions()
            for action in due { action() }
            sooner.wait(until: next)
        }
    }

    private func dueActions() -> ([@Sendable () -> Void], next: UInt64) {
        state.withLock { state in
            let now = DispatchTime.now().uptimeNanoseconds
            var due: [@Sendable () -> Void] = []
            var next = UInt64.max
            for (id, entry) in state.entries {
                if entry.due <= now {
                    due.append(entry.action)
                    state.entries[id] = nil
                } else {
                    next = min(next, entry.due)
                }
            }
            state.nextLook = next
            return (due, next)
        }
    }
}
