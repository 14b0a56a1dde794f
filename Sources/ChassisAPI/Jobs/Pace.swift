import ChassisCore
import ChassisStore
import Synchronization

/// How fast jobs have been done in the last minutes, by all processes.
final class Pace: Sendable {
    private let store: Store
    private let known = Mutex<(at: Timestamp, perSecond: Double)?>(nil)
    /// The last minute where enough was done in it, else five.
    private static let spans = [Duration.seconds(60), .seconds(300)]
    /// Fewer tell nothing: most of the time there was nothing to do.
    private static let enough = 5

    init(store: Store) { self.store = store }

    /// Until so many jobs are done; `nil` while hardly any was done lately. Asked of the store once a second at most.
    func seconds(for jobs: Int, at now: Timestamp) async throws(StoreError) -> Int64? {
        let pace: Double
        if let known = known.withLock({ $0 }), now - known.at < .seconds(1) {
            pace = known.perSecond
        } else {
            pace = try await measured(at: now)
            known.withLock { $0 = (now, pace) }
        }
        return pace > 0 ? Int64((Double(jobs) / pace).rounded(.up)) : nil
    }

    private func measured(at now: Timestamp) async throws(StoreError) -> Double {
        for span in Self.spans {
            // The store counts whole minutes.
            let since = Timestamp(milliseconds: (now - span).milliseconds / 60_000 * 60_000)
            let ended = try await store.endedJobs(since: since, until: now)
            if ended >= Self.enough { return Double(ended) / (Double((now - since).milliseconds) / 1000) }
        }
        return 0
    }
}
