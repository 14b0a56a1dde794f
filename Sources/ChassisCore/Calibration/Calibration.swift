/// Turns a measured confidence into how often answers of that confidence were good, by isotonic regression.
///
/// The measure's order is kept: who was trusted more is trusted no less. Between the fitted points it goes in a straight
/// line, outside of them it stays.
///
///     Calibration(fitting: samples)?.calibrated(0.8)   // 0.71, when 71 % of such answers were good
package struct Calibration: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package var raw: Double
        package var calibrated: Double

        package init(raw: Double, calibrated: Double) {
            self.raw = raw
            self.calibrated = calibrated
        }
    }

    /// In rising order of both.
    package let points: [Point]

    /// Fewer samples, or fewer of either kind, say nothing.
    package static let leastSamples = 50
    package static let leastOfEach = 5

    package init(points: [Point]) { self.points = points }

    /// - Returns: `nil` when the samples are too few to say anything: 50 in all, 5 good and 5 bad.
    /// - Complexity: O(n log n).
    package init?(fitting samples: [CalibrationSample]) {
        let good = samples.filter(\.isGood).count
        guard samples.count >= Self.leastSamples, good >= Self.leastOfEach,
            samples.count - good >= Self.leastOfEach
        else { return nil }
        // Pool adjacent violators: a pool that does better than the next one joins it.
        var pools: [(raw: Double, good: Double, count: Double)] = []
        for (raw, alike) in Dictionary(grouping: samples, by: \.confidence).sorted(by: { $0.key < $1.key }) {
            let (good, count) = (Double(alike.filter(\.isGood).count), Double(alike.count))
            pools.append((raw * count, good, count))
            while pools.count > 1 {
                let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
                if before.good / before.count < last.good / last.count { break }
                pools.removeLast()
                pools[pools.count - 1] = (before.raw + last.raw, before.good + last.good, before.count + last.count)
            }
        }
        // Half a good and half a bad answer more: a pool of three good ones is not certain.
        points = pools.map { pool in
            Point(raw: pool.raw / pool.count, calibrated: (pool.good + 0.5) / (pool.count + 1))
        }.reduce(into: []) { points, point in
            let least = points.last?.calibrated ?? 0
            points.append(Point(raw: point.raw, calibrated: max(point.calibrated, least)))
        }
    }

    /// To thousandths.
    package func calibrated(_ raw: Double) -> Double {
        guard let first = points.first, let last = points.last else { return raw }
        let value: Double
        if raw <= first.raw {
            value = first.calibrated
        } else if raw >= last.raw {
            value = last.calibrated
        } else {
            let place = points.firstIndex { $0.raw > raw } ?? points.count - 1
            let (low, high) = (points[place - 1], points[place])
            let share = high.raw > low.raw ? (raw - low.raw) / (high.raw - low.raw) : 0
            value = low.calibrated + share * (high.calibrated - low.calibrated)
        }
        return value.rounded(to: 3)
    }
}

/// One answer: how far it was trusted, and whether it was good.
package struct CalibrationSample: Hashable, Sendable {
    package var feature: String
    /// As measured, before any calibration.
    package var confidence: Double
    package var isGood: Bool

    package init(feature: String, confidence: Double, isGood: Bool) {
        self.feature = feature
        self.confidence = confidence
        self.isGood = isGood
    }
}

/// What is in force: a calibration for each feature that has one.
package struct Calibrations: Hashable, Sendable {
    package var byFeature: [String: Calibration]

    package init(byFeature: [String: Calibration] = [:]) { self.byFeature = byFeature }

    /// The measure itself where nobody calibrated the feature.
    package func calibrated(_ raw: Double, feature: String) -> Double {
        byFeature[feature]?.calibrated(raw) ?? raw
    }
}
