import NIOCore
import Synchronization

/// The connections of a server, so that those which wait for nothing don't take the last place from one that asks.
///
/// The one that takes the last place there is ends the one that has been idle longest: a health check gets through however
/// many clients keep their connections. Where all are being answered, a further one waits.
final class OpenConnections: Sendable {
    /// Since when a connection has no request.
    final class Idleness: Sendable {
        private let since = Atomic<UInt64>(NIODeadline.now().uptimeNanoseconds)

        /// `nil` while a request is in progress.
        fileprivate var start: UInt64? {
            let start = since.load(ordering: .relaxed)
            return start == 0 ? nil : start
        }

        func begin() { since.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed) }
        func end() { since.store(0, ordering: .relaxed) }
    }

    /// Tells a connection to end if it is still idle.
    struct MakeRoom {}

    private let most: Int
    private let open = Mutex<[ObjectIdentifier: (channel: any Channel, idleness: Idleness)]>([:])

    /// - Parameter most: As many as are accepted; 2 or more, or nobody makes room for anybody.
    init(most: Int) { self.most = most }

    /// Counts a connection until it closes.
    func enter(_ channel: any Channel, _ idleness: Idleness) {
        let id = ObjectIdentifier(channel)
        channel.closeFuture.whenComplete { [self] _ in open.withLock { _ = $0.removeValue(forKey: id) } }
        let longest = open.withLock { open -> (any Channel)? in
            let others = open
            open[id] = (channel, idleness)
            guard open.count >= most else { return nil }
            let idle = others.values.compactMap { other in other.idleness.start.map { (other.channel, $0) } }
            return idle.min { $0.1 < $1.1 }?.0
        }
        longest?.pipeline.fireUserInboundEventTriggered(MakeRoom())
    }
}
