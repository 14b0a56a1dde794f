import ChassisCore
import ChassisStore
import Synchronization

/// How fast jobs have been done in the last minutes, by all processes.
final class Pace: Sendable {
    private let store: Store
    private let known = Mutex<(at: Timestamp, perSecond: Double)?>(nil)
    private static let span = Duration.seconds(300)

    init(store: Store) { self.store = store }

    /// Until so many jobs are done; `nil` while none has been done lately. Asked of the store once a second at most.
    func seconds(for jobs: Int, at now: Timestamp) async throws(StoreError) -> Int64? {
        let pace: Double
        if let known = known.withLock({ $0 }), now - known.at < .seconds(1) {
            pace = known.perSecond
        } else {
            let ended = try await store.endedJobs(since: now - Self.span, until: now)
            pace = Double(ended) / Double(Self.span.components.seconds)
            known.withLock { $0 = (now, pace) }
        }
        return pace > 0 ? Int64((Double(jobs) / pace).rounded(.up)) : nil
    }
}
