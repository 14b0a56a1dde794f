import ChassisSurface
import Glibc

/// Writes to the terminal without ever waiting for it: what it doesn't take is kept in order and goes when it can.
///
/// Lives on the terminal's thread.
nonisolated final class LineOutput {
    /// A description of its own, so that not waiting is nobody else's affair; the process's output where there is none.
    let descriptor: Int32
    private let isOwn: Bool
    private var pending: [UInt8] = []
    private var first = 0
    private(set) var isBroken = false
    var pace = FramePace()

    init() {
        var name = [CChar](repeating: 0, count: 256)
        var opened: Int32 = -1
        if ttyname_r(STDOUT_FILENO, &name, name.count) == 0 {
            opened = Glibc.open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        }
        isOwn = opened >= 0
        descriptor = isOwn ? opened : STDOUT_FILENO
    }

    deinit { if isOwn { Glibc.close(descriptor) } }

    /// Whether something waits for the terminal to take it.
    var isPending: Bool { first < pending.count && !isBroken }

    func send(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, !isBroken else { return }
        pending += bytes
        drain()
    }

    /// A frame. Asks, if that is due, whether the terminal has come so far.
    func send(frame bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        guard pace.shouldAsk else { return send(bytes) }
        pace.noteAsked(at: .now)
        send(bytes + Array(FramePace.question.utf8))
    }

    /// Writes as much as the terminal takes now.
    func drain() {
        while isPending {
            let count = pending[first...].withUnsafeBytes { write(descriptor, $0.baseAddress, min($0.count, 4_096)) }
            if count > 0 {
                first += count
                pace.noteTaken(count, at: .now)
            } else if count < 0, errno == EINTR {
                continue
            } else if count == 0 || errno == EAGAIN {
                pace.noteFull(at: .now)
                break
            } else {
                isBroken = true
            }
        }
        if !isPending || first > 65_536 {
            pending.removeFirst(min(first, pending.count))
            first = 0
        }
    }

    /// Waits until all is taken, or for so long: what is left then is given up.
    func finish(within limit: Duration) {
        let end = ContinuousClock.now + limit
        while isPending {
            let left = end - .now
            guard left > .zero else { break }
            var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&wait, 1, Int32(clamping: Int(left / .milliseconds(1)) + 1))
            if wait.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { break }
            drain()
        }
        guard isPending else { return }
        // Half a sequence may have gone out: CAN ends it.
        pending = [0x18]
        first = 0
        drain()
        pending = []
        first = 0
    }
}
