import CEpoll
import Glibc

/// Says which of many connections have something to read, at a cost that does not grow with those that have nothing.
/// Only for measuring, where load and model share the machine with what is measured.
final class Readiness {
    private let descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    private var events = [epoll_event](repeating: epoll_event(), count: 256)

    deinit { close(descriptor) }

    /// Until it is closed.
    func watch(_ connection: Int32) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue
        event.data.fd = connection
        epoll_ctl(descriptor, EPOLL_CTL_ADD, connection, &event)
    }

    /// Waits until one can be read or the time is up.
    ///
    /// - Parameter nanoseconds: `nil` for as long as it takes.
    /// - Returns: Those that can be read, or have ended.
    func wait(nanoseconds: UInt64?) -> [Int32] {
        let count: Int32
        if let nanoseconds {
            var time = timespec(
                tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
            count = epoll_pwait2(descriptor, &events, Int32(events.count), &time, nil)
        } else {
            count = epoll_wait(descriptor, &events, Int32(events.count), -1)
        }
        return events.prefix(Int(max(0, count))).map(\.data.fd)
    }
}
