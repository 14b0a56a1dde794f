import ChassisCore
import ChassisStore
import Synchronization

/// Tries that brought their clients no answer: they were refused, or their jobs failed. Whoever was refused comes again
/// with the same request, and is at its first try still: the job of another client that asked the same is not its own.
///
/// Known to this process alone: a client that comes again to another server may get the job of an equal request.
final class RefusedTries: Sendable {
    private struct Refusals {
        var count: Int
        var last: Timestamp
    }

    private let requests = Mutex<[[UInt8]: Refusals]>([:])
    /// Requests that differ; about 100 bytes each.
    private static let most = 10_000

    /// - Parameter hash: Of the request, which tells its tenant as well.
    func note(_ hash: [UInt8], at now: Timestamp) {
        requests.withLock { requests in
            if requests.count >= Self.most {
                requests = requests.filter { now - $0.value.last < Retrying.memory }
                // Then who comes again is taken for who was answered, as at another server.
                if requests.count >= Self.most { requests.removeAll() }
            }
            requests[hash] = Refusals(count: (requests[hash]?.count ?? 0) + 1, last: now)
        }
    }

    /// Whether one of those that were refused comes again, which is then one less.
    func take(_ hash: [UInt8], at now: Timestamp) -> Bool {
        requests.withLock { requests in
            guard let refusals = requests[hash] else { return false }
            requests[hash] = refusals.count > 1 ? Refusals(count: refusals.count - 1, last: refusals.last) : nil
            return now - refusals.last < Retrying.memory
        }
    }
}
