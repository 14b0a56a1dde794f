import ChassisCore
import Synchronization

/// Which models failed lately, as this process saw it.
///
/// Three failures in a row, or a `retry-after`, put a model behind the others for a while: 5 s, doubled with each
/// further failure up to 2 minutes.
package final class ModelHealth: Sendable {
    private struct Record {
        var failures = 0
        var avoidedUntil: Int64 = 0
    }

    private let records = Mutex<[String: Record]>([:])

    package init() {}

    /// - Parameter now: Monotonic nanoseconds.
    package func isHealthy(_ model: String, at now: Int64) -> Bool {
        records.withLock { ($0[model]?.avoidedUntil ?? 0) <= now }
    }

    package func succeeded(_ model: String) {
        records.withLock { $0[model] = nil }
    }

    package func failed(_ model: String, retryAfter: Duration?, at now: Int64) {
        records.withLock { records in
            var record = records[model] ?? Record()
            record.failures += 1
            if let retryAfter {
                record.avoidedUntil = now + min(retryAfter, .seconds(120)).nanoseconds
            } else if record.failures >= 3 {
                let seconds = min(5 << min(record.failures - 3, 5), 120)
                record.avoidedUntil = now + Int64(seconds) * 1_000_000_000
            }
            records[model] = record
        }
    }
}
