package import ChassisCore
package import ChassisStore

/// How a feature stands against its baseline.
package struct DriftReport: Sendable {
    package struct Reading: Sendable, Hashable {
        package var metric: DriftMetric
        package var before: String
        package var now: String
        /// An alert from `1 / DriftScan.alpha` on.
        package var evidence: Double
        /// When the change would have begun.
        package var since: Timestamp
    }

    package var feature: String
    /// Jobs since the baseline began.
    package var jobs: Int64
    /// When the baseline began; `nil` before its first job.
    package var begin: Timestamp?
    /// Jobs of the baseline; `nil` while it fills.
    package var baselineJobs: Int64?
    /// Empty while the baseline fills.
    package var readings: [Reading]

    /// - Parameter history: `nil` when no job of the feature was observed since the baseline was taken.
    package init(_ feature: String, _ history: DriftHistory?, settings: DriftSettings) {
        let buckets = history?.buckets ?? []
        let scan = DriftScan(buckets, settings: settings)
        self.feature = feature
        jobs = buckets.reduce(0) { $0 + $1.sums.jobs }
        begin = buckets.first?.first
        baselineJobs = scan.baseline.map { buckets[..<$0].reduce(0) { $0 + $1.sums.jobs } }
        readings = DriftScan.metrics.compactMap { metric in
            scan.finding(of: metric).map { finding in
                Reading(
                    metric: metric, before: finding.before, now: finding.now, evidence: finding.evidence,
                    since: buckets[finding.start].first)
            }
        }
    }
}
