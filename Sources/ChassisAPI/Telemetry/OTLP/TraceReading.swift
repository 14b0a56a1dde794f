import ChassisCore
import NIOHTTP1
import Synchronization

/// Reads bodies full of spans one at a time, and not on the threads of connections: a large one takes a good part of a
/// second and many times its own size in memory, and other tenants' requests must not wait for it.
final class TraceReading: Sendable {
    /// Bodies of one tenant that wait for their turn, each of them packed and no longer than any body.
    private static let mostWaiting = 8
    private let turn = Slots(1)
    private let waiting = Mutex<[String: Int]>([:])

    /// - Throws: `APIError`, to be sent again in a second, where the tenant has too many waiting.
    func run<T: Sendable>(
        for tenant: String, _ read: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        let mayWait = waiting.withLock { waiting in
            guard waiting[tenant, default: 0] < Self.mostWaiting else { return false }
            waiting[tenant, default: 0] += 1
            return true
        }
        guard mayWait else {
            throw APIError.tooMany(
                "\(Self.mostWaiting) bodies of traces are being read already.", code: "too_many_traces",
                again: .seconds(1))
        }
        defer {
            waiting.withLock { waiting in
                waiting[tenant, default: 0] -= 1
                if waiting[tenant] == 0 { waiting[tenant] = nil }
            }
        }
        // A task of its own leaves the connection's executor behind; awaited here.
        return try await Task(priority: .utility) { [turn] in
            try await Place.$executor.withValue(nil) {
                guard await turn.acquire() else { throw CancellationError() }
                defer { turn.release() }
                return try await read()
            }
        }.value
    }
}
