import Foundation

/// What some jobs of a feature said together.
///
/// Lengths, latencies and costs are added up as logarithms: they are skewed, and what matters is how many times longer
/// or dearer something has become.
package struct DriftSums: Hashable, Sendable {
    package var jobs: Int64 = 0
    package var refusals = Tally()
    package var schemaFailures = Tally()
    package var inputLength = Moments()
    package var confidence = Moments()
    package var latency = Moments()
    package var cost = Moments()
    package var judgeScore = Moments()
    package var languages: [String: Int64] = [:]
    package var topics: [String: Int64] = [:]

    package init() {}

    /// Adds one job, labels included. What it does not tell, such as an unknown cost, is left out of that mean alone.
    package mutating func add(_ job: DriftObservation) {
        addFigures(of: job)
        for (metric, label) in job.labels {
            if metric == .language { languages[label, default: 0] += 1 } else { topics[label, default: 0] += 1 }
        }
    }

    /// Adds all but the labels.
    package mutating func addFigures(of job: DriftObservation) {
        jobs += 1
        refusals.add(job.isRefusal)
        schemaFailures.add(job.isSchemaFailure)
        inputLength.add(DriftScale.characters.logarithm(of: Double(job.inputLength)))
        if let value = job.confidence, value.isFinite { confidence.add(value) }
        if let value = job.latency { latency.add(DriftScale.milliseconds.logarithm(of: Double(value.milliseconds))) }
        if let value = job.cost { cost.add(DriftScale.nanoDollars.logarithm(of: Double(value.nanoUSD))) }
        if let value = job.judgeScore, value.isFinite { judgeScore.add(value) }
    }

    package mutating func add(_ other: DriftSums) {
        jobs += other.jobs
        refusals.add(other.refusals)
        schemaFailures.add(other.schemaFailures)
        inputLength.add(other.inputLength)
        confidence.add(other.confidence)
        latency.add(other.latency)
        cost.add(other.cost)
        judgeScore.add(other.judgeScore)
        languages.merge(other.languages, uniquingKeysWith: +)
        topics.merge(other.topics, uniquingKeysWith: +)
    }
}

/// A quantity that is compared by its logarithm. The offset keeps differences among tiny values from counting.
package struct DriftScale: Sendable {
    package var offset: Double

    package static let characters = DriftScale(offset: 1)
    package static let milliseconds = DriftScale(offset: 100)
    package static let nanoDollars = DriftScale(offset: 10_000)

    func logarithm(of value: Double) -> Double { log(max(0, value) + offset) }
    func value(of logarithm: Double) -> Double { max(0, exp(logarithm) - offset) }
}

/// Jobs of a feature that ended one after the other, so many that their figures can be compared with others'.
package struct DriftBucket: Hashable, Sendable {
    package var number: Int64
    /// When the first and the last of them ended.
    package var first: Timestamp
    package var last: Timestamp
    package var sums: DriftSums

    package init(number: Int64, first: Timestamp, last: Timestamp, sums: DriftSums) {
        self.number = number
        self.first = first
        self.last = last
        self.sums = sums
    }

    /// Jobs that a bucket takes. It grows with the jobs there have been since the baseline began, so that a feature has
    /// a few thousand buckets however long it runs.
    package static func size(after jobs: Int64) -> Int64 { max(25, jobs / 200) }
}

/// How drift is watched for. (`drift:` in `chassis.yaml`.)
package struct DriftSettings: Hashable, Sendable {
    /// Jobs that a baseline has at least.
    package var baselineJobs: Int
    /// The time that a baseline spans at least: a day for traffic that differs by day and night.
    package var baselineTime: Duration

    package init(baselineJobs: Int = 300, baselineTime: Duration = .zero) {
        self.baselineJobs = baselineJobs
        self.baselineTime = baselineTime
    }
}
