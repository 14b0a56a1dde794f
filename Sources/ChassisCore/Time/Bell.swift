import Foundation

/// Wakes one thread that waits until a moment, by the monotonic clock.
///
/// Dispatch's semaphores wait by the wall clock on Linux: when that is set back an hour, a wait of a second takes an hour
/// and a second.
final class Bell: @unchecked Sendable {
    // Shared only under the mutex, and neither may move in memory.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var hasRung = false

    init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Ends the wait that is under way, or else the next one.
    func ring() {
        pthread_mutex_lock(mutex)
        hasRung = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// - Parameter moment: Monotonic nanoseconds; `.max` for no end.
    func wait(until moment: UInt64) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        var end = timespec(tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
        var code: Int32 = 0
        // A condition may wake for no reason.
        while !hasRung, code != ETIMEDOUT {
            code = moment == .max ? pthread_cond_wait(condition, mutex) : pthread_cond_timedwait(condition, mutex, &end)
        }
        hasRung = false
    }
}
