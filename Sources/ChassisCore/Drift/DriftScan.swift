import Foundation

/// Looks for the moment since which a feature's jobs differ from those before.
///
/// Every bucket behind the baseline may be where a change began. For each, the jobs since are compared with the baseline
/// and with all jobs before. Each of these tests gets a share of the error that may be made (the k-th start
/// 1/((k+1)(k+2)), halved for the two comparisons, a ninth for each metric), so that by the union bound a feature that
/// never changes alarms with a chance of at most α, ever. The best start is the estimate of the change point.
///
/// What buckets differed by before counts as the traffic's own swing: it widens the margin and shrinks the evidence, so
/// that day and night are no drift once both have been seen. Until a whole day has been, what usually differs by the
/// hour has to differ by more.
///
/// - SeeAlso: Ville, "Étude critique de la notion de collectif" (1939); Shin, Ramdas, Rinaldo, "E-detectors" (2022) for
///   sums over start points; Johari, Koomen, Pekelis, Walsh, "Always valid inference" (2022).
package struct DriftScan: Sendable {
    /// The chance that a feature which never changes ever alarms.
    package static let alpha = 0.001
    /// What is tested of each feature; `modelVersion` is seen, not inferred.
    package static let metrics = DriftMetric.allCases.filter { $0 != .modelVersion }
    /// More than this is no news any more.
    package static let mostEvidence = 1e12
    /// Fewer jobs than these since a change are no drift yet.
    static let leastJobs = 30.0
    /// Fewer jobs than these are no baseline for a metric.
    static let leastBaseline = 100.0

    /// The best explanation of a metric by a change.
    package struct Finding: Hashable, Sendable {
        package var metric: DriftMetric
        /// The first bucket behind the change, as a place in those scanned.
        package var start: Int
        /// Corrected for all that was looked at: an alert from 1/α on.
        package var evidence: Double
        /// As people read them.
        package var before: String
        package var now: String

        package var isAlert: Bool { evidence >= 1 / DriftScan.alpha }
    }

    private let buckets: [DriftBucket]
    /// How many of the buckets are the baseline; `nil` while it fills.
    package let baseline: Int?

    /// - Parameter buckets: In order, from the first one of the baseline on.
    package init(_ buckets: [DriftBucket], settings: DriftSettings) {
        self.buckets = buckets
        var jobs: Int64 = 0
        baseline = buckets.firstIndex { bucket in
            jobs += bucket.sums.jobs
            return jobs >= settings.baselineJobs && bucket.last - buckets[0].first >= settings.baselineTime
        }.map { $0 + 1 }
    }

    /// What the jobs say of one metric.
    ///
    /// - Returns: `nil` while the baseline fills or has no figures for this metric, and until there is something to compare.
    /// - Complexity: O(buckets · labels).
    package func finding(of metric: DriftMetric) -> Finding? {
        guard let baseline, baseline < buckets.count else { return nil }
        let series = DriftSeries(metric, buckets, baseline: baseline)
        guard series.size(0..<baseline) >= Self.leastBaseline else { return nil }
        var best: (evidence: Double, before: Range<Int>, start: Int)?
        for start in baseline..<buckets.count {
            let now = start..<buckets.count
            guard series.size(now) >= Self.leastJobs else { break }
            let rank = Double(start - baseline)
            let share = -log((rank + 1) * (rank + 2)) - log(2) - log(Double(Self.metrics.count))
            let spread = series.spread(upTo: start)
            let hasSeenDay = buckets[start - 1].last - buckets[0].first >= .seconds(86_400)
            for (before, swings) in [(0..<start, 1.5), (0..<baseline, 3)] {
                let evidence =
                    share + series.evidence(before, now, spread: spread, swings: swings, hasSeenDay: hasSeenDay)
                if best.map({ evidence > $0.evidence }) ?? true { best = (evidence, before, start) }
            }
        }
        guard let best else { return nil }
        let words = series.words(best.before, best.start..<buckets.count)
        return Finding(
            metric: metric, start: best.start, evidence: min(exp(min(best.evidence, 690)), Self.mostEvidence),
            before: words.before, now: words.now)
    }
}

extension DriftSeries {
    /// - Parameter swings: How many deviations of the buckets' own spread count as no change.
    func evidence(
        _ before: Range<Int>, _ now: Range<Int>, spread: DriftTest.Spread, swings: Double, hasSeenDay: Bool
    ) -> Double {
        let least = metric.leastEffect(hasSeenDay: hasSeenDay)
        if isNumber {
            let (a, b) = (moments(before), moments(now))
            let freedom = Double(a.count + b.count - 2)
            guard freedom > 0 else { return 0 }
            let variance = max((a.scatter + b.scatter) / freedom, least.absolute * least.absolute / 4)
            let margin = max(least.absolute, least.relative * variance.squareRoot()) + swings * spread.deviation
            return DriftTest.means(a, b, margin: margin, variance: variance, inflation: spread.inflation)
        }
        let (a, b) = (counts(before), counts(now))
        guard distance(a, b) >= least.absolute + swings * spread.deviation else { return 0 }
        let inflation = spread.inflation
        return DriftTest.categories(a.map { $0 / inflation }, b.map { $0 / inflation })
    }

    /// Half the sum of the differences between two distributions: the share of jobs that moved.
    private func distance(_ a: [Double], _ b: [Double]) -> Double {
        let (sumA, sumB) = (a.reduce(0, +), b.reduce(0, +))
        guard sumA > 0, sumB > 0 else { return 0 }
        return zip(a, b).reduce(0) { $0 + abs($1.0 / sumA - $1.1 / sumB) } / 2
    }
}

extension Moments {
    /// The sum of squared differences from the mean.
    fileprivate var scatter: Double { count > 0 ? max(0, squares - sum * sum / Double(count)) : 0 }
}

extension DriftMetric {
    /// Differences up to this, in the metric's unit and in standard deviations, are not reported.
    func leastEffect(hasSeenDay: Bool) -> (absolute: Double, relative: Double) {
        switch self {
        case .inputLength: hasSeenDay ? (log(1.2), 0.2) : (log(1.4), 0.5)
        case .latency: hasSeenDay ? (log(1.35), 0.2) : (log(1.5), 0.2)
        case .language, .topic: (hasSeenDay ? 0.1 : 0.2, 0)
        case .cost: (log(1.2), 0.2)
        case .confidence: (0.03, 0.2)
        case .judgeScore: (0.05, 0.2)
        case .refusal, .schemaFailure: (0.03, 0)
        case .modelVersion: (0, 0)
        }
    }
}
