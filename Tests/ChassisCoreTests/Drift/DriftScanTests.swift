import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5)))
struct DriftScanTests {
    /// Streams that never change, each looked at eight times on its way: none of 40 may alarm more often than 5 %.
    @Test(arguments: [0.0, 1.0])
    func `traffic that stays as it is alarms in at most one of twenty streams`(swing: Double) {
        let alarmed = (0..<40).filter { seed in
            var stream = DriftStreamFixture(seed: UInt64(seed))
            let phase = Double(seed) / 40
            for _ in 0..<8 {
                stream.run(500) { DriftWorld().swung(by: swing, at: $0 + phase) }
                if !stream.alarms().isEmpty { return true }
            }
            return false
        }

        #expect(alarmed.count <= 2, "\(alarmed)")
    }

    @Test func `a strong swing by day and night is no drift once the baseline spans a day`() {
        let settings = DriftSettings(baselineTime: .seconds(86_400))
        let alarmed = (0..<20).filter { seed in
            var stream = DriftStreamFixture(seed: UInt64(seed) + 500)
            for _ in 0..<6 {
                stream.run(1000) { DriftWorld().swung(by: 1.9, at: $0 + Double(seed) / 20) }
                if !stream.alarms(settings).isEmpty { return true }
            }
            return false
        }

        #expect(alarmed.count <= 1, "\(alarmed)")
    }

    struct Shift: Sendable, CustomTestStringConvertible {
        var metric: DriftMetric
        /// Jobs after which it is found.
        var jobs: Int
        var change: @Sendable (inout DriftWorld) -> Void
        var testDescription: String { metric.rawValue }
    }

    static let shifts = [
        Shift(metric: .inputLength, jobs: 400) { $0.length += 0.8 },
        Shift(metric: .confidence, jobs: 500) { $0.confidence -= 0.1 },
        Shift(metric: .latency, jobs: 500) { $0.latency += 0.7 },
        Shift(metric: .cost, jobs: 600) { $0.cost += 0.55 },
        Shift(metric: .refusal, jobs: 500) { $0.refusal = 0.15 },
        Shift(metric: .schemaFailure, jobs: 250) { $0.schemaFailure = 0.2 },
        Shift(metric: .language, jobs: 300) { $0.languages = [("en", 0.4), ("de", 0.5), ("fr", 0.1)] },
        Shift(metric: .topic, jobs: 150) { $0.topics.append(("fraud", 0.3)) },
    ]

    @Test(arguments: shifts)
    func `a real shift is found within its number of jobs, where it began`(shift: Shift) throws {
        var found = 0
        var misplaced = 0
        for seed in 0..<10 {
            var stream = DriftStreamFixture(seed: UInt64(seed) + 900)
            stream.run(1000) { _ in DriftWorld() }
            #expect(stream.alarms().isEmpty)
            let begin = stream.buckets.count
            stream.run(shift.jobs) { _ in
                var world = DriftWorld()
                shift.change(&world)
                return world
            }
            guard let alarm = stream.alarms().first(where: { $0.metric == shift.metric }) else { continue }
            found += 1
            if abs(alarm.start - begin) > 4 { misplaced += 1 }
        }

        #expect(found >= 9)
        #expect(misplaced <= 1)
    }

    @Test func `small changes, one after another, never alarm`() {
        var stream = DriftStreamFixture(seed: 77)
        stream.run(1000) { _ in DriftWorld() }
        for _ in 0..<4 {
            stream.run(1000) { _ in
                var world = DriftWorld()
                world.length += 0.1
                world.confidence -= 0.01
                world.latency += 0.1
                world.cost += 0.1
                world.refusal += 0.005
                world.languages[1].1 += 0.03
                return world
            }
            #expect(stream.alarms().isEmpty)
        }
    }

    @Test func `nothing is found before the baseline is full`() {
        var stream = DriftStreamFixture(seed: 3)
        stream.run(290) { _ in DriftWorld() }
        #expect(DriftScan(stream.buckets, settings: .init()).baseline == nil)
        #expect(DriftScan([], settings: .init()).finding(of: .latency) == nil)

        stream.run(40) { _ in DriftWorld() }
        let scan = DriftScan(stream.buckets, settings: .init())
        #expect(scan.baseline == 12)
        #expect(DriftScan(stream.buckets, settings: .init(baselineTime: .seconds(86_400))).baseline == nil)
        // No judge has been asked, so there is nothing to say of its score.
        #expect(scan.finding(of: .judgeScore) == nil)
    }

    @Test func `a figure that never varied alarms when it does, not before`() throws {
        var noise = Noise(state: 5)
        func bucket(_ number: Int64, confidence: Double) -> DriftBucket {
            var sums = DriftSums()
            for _ in 0..<25 {
                var job = DriftWorld().job(&noise)
                job.confidence = confidence
                job.isRefusal = false
                sums.add(job)
            }
            let time = Timestamp(milliseconds: number * 60_000)
            return DriftBucket(number: number, first: time, last: time, sums: sums)
        }
        let same = (0..<40).map { bucket($0, confidence: 0.8) }

        let before = DriftScan(same, settings: .init()).finding(of: .confidence)
        let after = DriftScan(same + (40..<44).map { bucket($0, confidence: 0.6) }, settings: .init())
            .finding(of: .confidence)

        #expect(try !#require(before).isAlert)
        let finding = try #require(after)
        #expect(finding.isAlert)
        #expect(finding.start == 40)
        #expect(finding.before == "0.80")
        #expect(finding.now == "0.60")
    }

    @Test func `readings are written as people read them`() throws {
        var stream = DriftStreamFixture(seed: 8)
        stream.run(600) { _ in DriftWorld() }
        stream.run(400) { _ in
            var world = DriftWorld()
            world.languages = [("en", 0.2), ("de", 0.8)]
            world.refusal = 0.5
            return world
        }
        let alarms = Dictionary(uniqueKeysWithValues: stream.alarms().map { ($0.metric, $0) })

        let language = try #require(alarms[.language])
        #expect(language.before.hasPrefix("de ") && language.before.hasSuffix(" %"))
        #expect(language.now.hasPrefix("de 8") || language.now.hasPrefix("de 7"))
        #expect(try #require(alarms[.refusal]).now.hasSuffix(" %"))
        let scan = DriftScan(stream.buckets, settings: .init())
        #expect(try #require(scan.finding(of: .latency)).before.hasSuffix(" ms"))
        #expect(try #require(scan.finding(of: .cost)).before.hasPrefix("$0.0001"))
        #expect(try #require(scan.finding(of: .inputLength)).before.hasSuffix(" characters"))
    }
}
