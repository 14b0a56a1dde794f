import Glibc

/// The kernel's file notifications for a set of folders and files, and the wait for them.
///
/// Used by one thread.
struct Inotify: ~Copyable {
    /// Something happened in a watched folder (`name` is set) or to a watched file or folder itself.
    struct Event {
        let watch: Int32
        let mask: UInt32
        let name: String?
    }

    private let descriptor: Int32
    private let wake: WakePipe

    /// Complete writes and changes of names. Not `IN_MODIFY`: a half-written file is no news, and a store that lies
    /// in the folder is written all the time.
    private static let interest = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB
    )

    /// `nil` when the system has no more to give; `errno` says why.
    ///
    /// - Parameter wake: Ends a wait from another thread.
    init?(wake: WakePipe) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
        self.wake = wake
    }

    deinit { _ = close(descriptor) }

    /// Watches a path, following links; the same number again for one that is watched. `nil`: see `errno`.
    borrowing func add(_ path: String) -> Int32? {
        let watch = inotify_add_watch(descriptor, path, Self.interest)
        return watch >= 0 ? watch : nil
    }

    borrowing func remove(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// Waits for events, for a wake-up, or for the time to pass; `milliseconds` below 0: as long as it takes.
    borrowing func wait(milliseconds: Int32) {
        var waiting = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.end, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&waiting, nfds_t(waiting.count), milliseconds)
    }

    /// The events that have come; none when there are none.
    borrowing func events() -> [Event] {
        var events: [Event] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return events }
            Self.parse(buffer[..<count], into: &events)
        }
    }

    /// `struct inotify_event`: watch, mask, cookie, length of the name, all 32 bits, then the name, padded with zeros.
    private static func parse(_ bytes: ArraySlice<UInt8>, into events: inout [Event]) {
        let headLength = 16
        bytes.withUnsafeBytes { raw in
            var offset = 0
            while offset + headLength <= raw.count {
                let watch = raw.loadUnaligned(fromByteOffset: offset, as: Int32.self)
                let mask = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                let end = min(offset + headLength + length, raw.count)
                let name = raw[(offset + headLength)..<end].prefix { $0 != 0 }
                events.append(
                    Event(watch: watch, mask: mask, name: name.isEmpty ? nil : String(decoding: name, as: UTF8.self)))
                offset = end
            }
        }
    }
}

/// Lets one thread end another's `poll`, once.
final class WakePipe: Sendable {
    /// To be polled; -1 when the system has no more descriptors.
    let end: Int32
    private let start: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        let isOpen = pipe(&ends) == 0
        // Programs that this process starts get neither end.
        if isOpen { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
        end = isOpen ? ends[0] : -1
        start = isOpen ? ends[1] : -1
    }

    deinit {
        guard end >= 0 else { return }
        close(end)
        close(start)
    }

    func wake() { _ = write(start, "!", 1) }
}
