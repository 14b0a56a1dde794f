import Dispatch
import Foundation

/// The seam for time: everything that asks "what time is it" or waits does so through one of these.
package protocol WallClock: Sendable {
    /// The wall-clock time, for records that people read.
    func now() -> Timestamp
    /// Nanoseconds from some fixed moment, never going back, for durations and leases held in memory.
    func monotonicNanoseconds() -> Int64
    /// Returns after `duration`, or throws `CancellationError` at once when the task is cancelled.
    func sleep(for duration: Duration) async throws
    /// Runs `action` once the time is up, unless it is called off before; for time limits, which mostly are.
    ///
    /// - Parameter action: Over at once, and safe on any thread.
    func alarm(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Alarm
    /// The same for a moment: what was reckoned from a `now()` of before doesn't shift when the caller is held up.
    func alarm(at moment: Timestamp, _ action: @escaping @Sendable () -> Void) -> Alarm
}

/// The machine's own clock.
package struct SystemClock: WallClock {
    package init() {}

    package func now() -> Timestamp { Timestamp(Date()) }

    package func monotonicNanoseconds() -> Int64 {
        Int64(DispatchTime.now().uptimeNanoseconds)
    }

    package func sleep(for duration: Duration) async throws { try await Alarms.shared.sleep(for: duration) }

    package func alarm(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Alarm {
        Alarms.shared.set(after: time, action)
    }

    package func alarm(at moment: Timestamp, _ action: @escaping @Sendable () -> Void) -> Alarm {
        alarm(after: moment - now(), action)
    }
}
