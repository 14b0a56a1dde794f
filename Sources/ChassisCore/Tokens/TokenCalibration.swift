/// How a service's own counts of prompts compare with our estimates of their texts.
///
/// A line through what was reported: each message, schema and tool has a frame that is not in the texts, so a prompt has
/// tokens beyond its share.
package struct TokenCalibration: Hashable, Sendable {
    /// Tokens for each estimated one.
    package let factor: Double
    /// Tokens of a prompt that no text has; 0 or more.
    package let frame: Double
    /// How far off counts were on average that had no part in it, as a share of what was reported.
    package let error: Double
    /// Calls that it was made of.
    package let samples: Int

    /// One call: what was estimated of its messages, and what its service reported.
    package struct Sample: Hashable, Sendable {
        package var model: String
        package var estimated: Int
        package var reported: Int

        package init(model: String, estimated: Int, reported: Int) {
            self.model = model
            self.estimated = estimated
            self.reported = reported
        }
    }

    /// Fewer calls say too little.
    package static let fewestSamples = 20

    /// - Returns: `nil` for fewer than 20 calls that say something, or where the estimate would be nearer.
    package init?(_ samples: [Sample]) {
        let samples = samples.filter { $0.estimated > 0 && $0.reported > 0 }
        guard samples.count >= Self.fewestSamples, let all = Line(samples) else { return nil }
        // Every fifth is left out in turn and counted by what the others say.
        var (off, plain) = (0.0, 0.0)
        for fold in 0..<5 {
            let rest = samples.enumerated().filter { $0.offset % 5 != fold }.map(\.element)
            guard let line = Line(rest) else { return nil }
            for (offset, sample) in samples.enumerated() where offset % 5 == fold {
                let reported = Double(sample.reported)
                off += abs(line.value(at: Double(sample.estimated)) - reported) / reported
                plain += abs(Double(sample.estimated) - reported) / reported
            }
        }
        guard off <= plain else { return nil }
        factor = all.slope
        frame = all.start
        error = off / Double(samples.count)
        self.samples = samples.count
    }

    /// Tokens of a text whose estimate is known; its share of the frame is not in it.
    package func corrected(_ estimate: Int) -> Int { Int((Double(estimate) * factor).rounded(.up)) }

    /// Tokens of a whole prompt.
    package func prompt(_ estimate: Int) -> Int { Int((Double(estimate) * factor + frame).rounded()) }

    package var text: String {
        let percent = Int((error * 100).rounded(.up))
        let hundredths = Int((factor * 100).rounded())
        let digits = hundredths % 100
        return "calibrated ×\(hundredths / 100).\(digits / 10)\(digits % 10) (±\(percent) % over \(samples) calls)"
    }

    /// Least squares of the relative errors, so that one long prompt doesn't outweigh a hundred short ones.
    private struct Line {
        var slope: Double
        var start: Double

        init?(_ samples: [Sample]) {
            var (w, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
            for sample in samples {
                let (estimated, reported) = (Double(sample.estimated), Double(sample.reported))
                let weight = 1 / (reported * reported)
                w += weight
                x += weight * estimated
                y += weight * reported
                xx += weight * estimated * estimated
                xy += weight * estimated * reported
            }
            let spread = w * xx - x * x
            if spread > 1e-9 * w * xx {
                slope = (w * xy - x * y) / spread
                start = (y - slope * x) / w
            } else {
                (slope, start) = (xy / xx, 0)
            }
            // A frame of less than nothing, or of all there is, is chance: then a share alone.
            if start < 0 || slope < 0.2 { (slope, start) = (xy / xx, 0) }
            guard slope.isFinite, slope > 0.05, slope < 20 else { return nil }
        }

        func value(at x: Double) -> Double { slope * x + start }
    }
}
