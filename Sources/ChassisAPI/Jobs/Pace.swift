import ChassisCore
import ChassisStore
import Synchronization

/// How fast jobs are done, by what all processes did in the last minutes.
///
/// Jobs that ended tell what was asked for, not what can be done: a queue that was idle for minutes isn't slow. So the pace
/// is at least that of this process's workers with jobs as long as the last ones.
final class Pace: Sendable {
    private struct Known {
        var at: Timestamp
        var endedPerSecond: Double
        /// Seconds; 0 and more.
        var run: Double?
    }

    private let store: Store
    private let known = Mutex<Known?>(nil)
    private static let span = Duration.seconds(300)
    /// Completed jobs whose runs are looked at.
    private static let runs = 50

    init(store: Store) { self.store = store }

    /// Until `jobs` jobs are done, the last of them included; `nil` where none was completed yet. Asked of the store once a
    /// second at most.
    ///
    /// - Parameters:
    ///   - jobs: 1 or more.
    ///   - workers: Of this process; 1 or more.
    func seconds(for jobs: Int, workers: Int, at now: Timestamp) async throws(StoreError) -> Int64? {
        let pace: Known
        if let known = known.withLock({ $0 }), now - known.at < .seconds(1) {
            pace = known
        } else {
            pace = try await measured(at: now)
            known.withLock { $0 = pace }
        }
        guard let run = pace.run else { return nil }
        let perSecond = max(pace.endedPerSecond, Double(workers) / max(run, 0.001))
        return max(1, Int64((Double(jobs - 1) / perSecond + run).rounded(.up)))
    }

    private func measured(at now: Timestamp) async throws(StoreError) -> Known {
        Known(
            at: now, endedPerSecond: try await store.endedPerSecond(in: Self.span, until: now),
            run: try await store.meanRun(last: Self.runs).map { Double($0.milliseconds) / 1000 })
    }
}
