import CCurl
import Glibc

/// The sockets of libcurl's transfers, watched by the kernel (epoll(7)).
///
/// Any thread may add and remove sockets, also while another waits: that takes effect at once and wakes nobody.
final class SocketWatch: Sendable {
    /// What has happened on a socket; `happened` is a mask of `CURL_CSELECT_…`.
    struct Event {
        let socket: curl_socket_t
        let happened: Int32
    }

    private let poll = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))

    init() { change(bell, EPOLL_CTL_ADD, EPOLLIN.rawValue) }

    deinit {
        if poll >= 0 { close(poll) }
        if bell >= 0 { close(bell) }
    }

    /// Whether the system gave it what it needs.
    var isUsable: Bool { poll >= 0 && bell >= 0 }

    /// - Parameter wish: What libcurl waits for: one of `CURL_POLL_…`.
    func set(_ socket: curl_socket_t, _ wish: Int32) {
        guard wish != CURL_POLL_REMOVE else {
            change(socket, EPOLL_CTL_DEL, 0)
            return
        }
        var events: UInt32 = 0
        if wish & CURL_POLL_IN != 0 { events |= EPOLLIN.rawValue }
        if wish & CURL_POLL_OUT != 0 { events |= EPOLLOUT.rawValue }
        // A socket that is closed is forgotten unasked, so what is watched is best known to the kernel.
        if !change(socket, EPOLL_CTL_ADD, events) { change(socket, EPOLL_CTL_MOD, events) }
    }

    @discardableResult
    private func change(_ descriptor: Int32, _ operation: Int32, _ events: UInt32) -> Bool {
        var event = epoll_event()
        event.events = events
        event.data.fd = descriptor
        return epoll_ctl(poll, operation, descriptor, &event) == 0
    }

    /// Ends the wait under way, or the next one.
    func wake() { eventfd_write(bell, 1) }

    /// Waits until something happens, `wake` is called or the time is up.
    func wait(milliseconds: Int32) -> [Event] {
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 64) { buffer in
            let count = epoll_wait(poll, buffer.baseAddress, Int32(buffer.count), milliseconds)
            return buffer.prefix(Int(max(0, count))).compactMap { event in
                if event.data.fd == bell {
                    var rings: eventfd_t = 0
                    eventfd_read(bell, &rings)
                    return nil
                }
                return Event(socket: event.data.fd, happened: Self.mask(of: event.events))
            }
        }
    }

    private static func mask(of events: UInt32) -> Int32 {
        var mask: Int32 = 0
        // libcurl finds out about a hang-up by reading.
        if events & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_IN }
        if events & EPOLLOUT.rawValue != 0 { mask |= CURL_CSELECT_OUT }
        if events & EPOLLERR.rawValue != 0 { mask |= CURL_CSELECT_ERR }
        return mask
    }
}
