import ChassisCore
import ChassisTestSupport
import Foundation

/// A made-up feature's traffic and answers, the same in each run.
struct DriftWorld {
    var length = 5.0
    var confidence = 0.8
    var latency = 6.5
    var cost = 12.0
    var refusal = 0.03
    var schemaFailure = 0.02
    var languages = [("en", 0.7), ("de", 0.2), ("fr", 0.07), ("es", 0.03)]
    var topics = [("billing", 0.3), ("tax", 0.3), ("quotes", 0.2), ("mobile", 0.1), ("email", 0.1)]

    /// Swings with the hour, as traffic from several continents does.
    func swung(by strength: Double, at day: Double) -> DriftWorld {
        var world = self
        let swing = sin(2 * .pi * day) * strength
        world.length += 0.18 * swing
        world.languages[1].1 += 0.08 * swing
        world.topics[0].1 += 0.08 * swing
        world.latency += 0.25 * swing
        world.refusal += 0.01 * swing
        return world
    }

    func job(_ noise: inout Noise) -> DriftObservation {
        func normal(_ mean: Double, _ deviation: Double) -> Double {
            let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &noise))).squareRoot()
            return mean + deviation * radius * cos(2 * .pi * Double.random(in: 0..<1, using: &noise))
        }
        func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &noise) < share }
        func pick(_ shares: [(String, Double)]) -> String {
            var left = Double.random(in: 0..<shares.reduce(0) { $0 + $1.1 }, using: &noise)
            for (name, share) in shares {
                left -= share
                if left < 0 { return name }
            }
            return ""
        }
        return DriftObservation(
            inputLength: Int(exp(normal(length, 0.8))), language: pick(languages), topic: pick(topics),
            isRefusal: chance(refusal), isSchemaFailure: chance(schemaFailure),
            confidence: min(1, max(0, normal(confidence, 0.15))),
            latency: .milliseconds(Int64(exp(normal(latency, 0.5)))),
            cost: Money(nanoUSD: Int64(exp(normal(cost, 0.7)))))
    }
}

/// Buckets as the store fills them.
struct DriftStreamFixture {
    private(set) var buckets: [DriftBucket] = []
    private(set) var jobs: Int64 = 0
    private var noise: Noise
    /// Time from one job to the next.
    private let pace: Duration

    init(seed: UInt64, pace: Duration = .seconds(43)) {
        noise = Noise(state: seed &* 7919 &+ 1)
        self.pace = pace
    }

    var day: Double { Double(jobs) * Double(pace.milliseconds) / 86_400_000 }

    mutating func run(_ count: Int, _ world: (Double) -> DriftWorld) {
        for _ in 0..<count {
            let now = Timestamp(milliseconds: 1_700_000_000_000 + jobs * pace.milliseconds)
            if buckets.last.map({ $0.sums.jobs >= DriftBucket.size(after: jobs) }) ?? true {
                buckets.append(
                    DriftBucket(number: Int64(buckets.count), first: now, last: now, sums: DriftSums()))
            }
            buckets[buckets.count - 1].sums.add(world(day).job(&noise))
            buckets[buckets.count - 1].last = now
            jobs += 1
        }
    }

    func alarms(_ settings: DriftSettings = .init()) -> [DriftScan.Finding] {
        let scan = DriftScan(buckets, settings: settings)
        return DriftScan.metrics.compactMap { scan.finding(of: $0) }.filter(\.isAlert)
    }
}
