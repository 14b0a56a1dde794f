import Foundation

/// One metric of a feature over its buckets, so added up that any run of buckets is a subtraction.
///
/// A rate is a series of two labels; a number has moments. Labels are those of the baseline, most frequent first; what
/// comes up later counts as "other".
struct DriftSeries {
    enum Values {
        case numbers([Moments])
        case labels([[Int64]])
    }

    let metric: DriftMetric
    /// Names of the columns of counts; empty for numbers.
    let labels: [String]
    private let moments: [Moments]
    private let counts: [[Double]]
    /// Sums over buckets of squared sums by size: what the spread between buckets is computed from.
    private let squaredSums: [[Double]]
    private let filled: [Double]

    private static let mostLabels = 12
    static let other = "other"

    /// - Parameter baseline: How many of the buckets are the baseline.
    init(_ metric: DriftMetric, _ buckets: [DriftBucket], baseline: Int) {
        self.metric = metric
        var moments = [Moments()]
        var rows: [[Double]] = []
        labels = Self.labels(of: metric, in: buckets.prefix(baseline))
        for bucket in buckets {
            if let value = metric.moments(of: bucket.sums) {
                var sum = moments[moments.count - 1]
                sum.add(value)
                moments.append(sum)
                rows.append([value.sum, Double(value.count)])
            } else {
                let row = Self.row(of: metric.counts(of: bucket.sums), labels: labels)
                rows.append(row + [row.reduce(0, +)])
            }
        }
        self.moments = moments
        let width = labels.isEmpty ? 1 : labels.count
        var counts = [[Double](repeating: 0, count: width)]
        var squares = counts
        var filled = [0.0]
        for row in rows {
            let size = row[width]
            counts.append(zip(counts[counts.count - 1], row).map(+))
            squares.append(zip(squares[squares.count - 1], row).map { $0 + (size > 0 ? $1 * $1 / size : 0) })
            filled.append(filled[filled.count - 1] + (size > 0 ? 1 : 0))
        }
        (self.counts, squaredSums, self.filled) = (counts, squares, filled)
    }

    var isNumber: Bool { labels.isEmpty }

    func moments(_ range: Range<Int>) -> Moments {
        let (a, b) = (moments[range.lowerBound], moments[range.upperBound])
        return Moments(count: b.count - a.count, sum: b.sum - a.sum, squares: b.squares - a.squares)
    }

    func counts(_ range: Range<Int>) -> [Double] { zip(counts[range.upperBound], counts[range.lowerBound]).map(-) }

    /// Jobs that the metric is known of.
    func size(_ range: Range<Int>) -> Double {
        isNumber ? Double(moments(range).count) : counts(range).reduce(0, +)
    }

    /// The spread between the first buckets: the analysis of variance's F, less what chance may add to it.
    ///
    /// - SeeAlso: Searle, Casella, McCulloch, "Variance Components" (1992), the ANOVA estimator.
    func spread(upTo end: Int) -> DriftTest.Spread {
        let groups = filled[end]
        let size = size(0..<end)
        guard groups > 3, size > groups * 2 else { return .init() }
        let sums = counts[end]
        let between = zip(squaredSums[end], sums).map { max(0, $0 - $1 * $1 / size) }
        let perGroup = size / groups
        if isNumber {
            let all = moments[end]
            let within = max(0, all.squares - squaredSums[end][0]) / (size - groups)
            guard within > 0 else { return .init() }
            let ratio = between[0] / (groups - 1) / within
            let beyond = max(0, ratio - 1 - 2 * (2 / (groups - 1)).squareRoot())
            return .init(inflation: max(1, beyond + 1), deviation: (beyond * within / perGroup).squareRoot())
        }
        var inflation = 1.0
        var deviation = 0.0
        for (between, sum) in zip(between, sums) where sum > 0 && sum < size {
            let variance = sum / size * (1 - sum / size)
            let beyond = max(0, between / (groups - 1) / variance - 1 - 2 * (2 / (groups - 1)).squareRoot())
            inflation = max(inflation, beyond + 1)
            deviation += (beyond * variance / perGroup).squareRoot() / 2
        }
        return .init(inflation: inflation, deviation: deviation)
    }

    private static func labels(of metric: DriftMetric, in buckets: ArraySlice<DriftBucket>) -> [String] {
        switch metric {
        case .refusal, .schemaFailure: return ["yes", "no"]
        case .language, .topic:
            var sums: [String: Int64] = [:]
            for bucket in buckets { sums.merge(metric.counts(of: bucket.sums), uniquingKeysWith: +) }
            let ranked = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
            return ranked.filter { $0 != other }.prefix(mostLabels) + [other]
        default: return []
        }
    }

    private static func row(of counts: [String: Int64], labels: [String]) -> [Double] {
        guard !labels.isEmpty else { return [0] }
        var row = labels.map { Double(counts[$0] ?? 0) }
        if labels.last == other {
            row[row.count - 1] = Double(counts.reduce(0) { labels.dropLast().contains($1.key) ? $0 : $0 + $1.value })
        }
        return row
    }
}

extension DriftMetric {
    /// `nil` for what is counted by label.
    func moments(of sums: DriftSums) -> Moments? {
        switch self {
        case .inputLength: sums.inputLength
        case .confidence: sums.confidence
        case .latency: sums.latency
        case .cost: sums.cost
        case .judgeScore: sums.judgeScore
        case .language, .topic, .refusal, .schemaFailure, .modelVersion: nil
        }
    }

    func counts(of sums: DriftSums) -> [String: Int64] {
        switch self {
        case .language: sums.languages
        case .topic: sums.topics
        case .refusal: sums.refusals.labels
        case .schemaFailure: sums.schemaFailures.labels
        default: [:]
        }
    }
}

extension Tally {
    fileprivate var labels: [String: Int64] { ["yes": hits, "no": count - hits] }
}
