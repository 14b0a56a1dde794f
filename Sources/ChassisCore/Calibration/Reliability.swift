/// How well confidences fit what came of the answers: a reliability curve and its summary.
package struct Reliability: Hashable, Sendable {
    /// Answers whose confidence lies in one tenth.
    package struct Bin: Hashable, Sendable {
        /// The tenth: 0.3 for 0.3 to 0.4.
        package var low: Double
        package var count: Int
        package var meanConfidence: Double
        package var shareGood: Double
    }

    /// Of the tenths that have answers, in rising order.
    package let bins: [Bin]
    package let count: Int
    package let good: Int
    /// Expected calibration error: the mean distance of confidence and outcome over the bins, by their size; 0 is best.
    package let expectedError: Double
    /// The mean square of that distance, answer by answer; 0 is best.
    package let brier: Double

    /// - Parameter outcomes: Confidence, and whether the answer was good.
    package init(_ outcomes: [(confidence: Double, isGood: Bool)]) {
        var sums = [(count: Int, confidence: Double, good: Int)](repeating: (0, 0, 0), count: 10)
        var squares = 0.0
        for outcome in outcomes {
            let place = min(9, max(0, Int(outcome.confidence * 10)))
            sums[place].count += 1
            sums[place].confidence += outcome.confidence
            sums[place].good += outcome.isGood ? 1 : 0
            let distance = outcome.confidence - (outcome.isGood ? 1 : 0)
            squares += distance * distance
        }
        count = outcomes.count
        good = outcomes.filter(\.isGood).count
        bins = sums.enumerated().compactMap { place, sum in
            guard sum.count > 0 else { return nil }
            return Bin(
                low: Double(place) / 10, count: sum.count, meanConfidence: sum.confidence / Double(sum.count),
                shareGood: Double(sum.good) / Double(sum.count))
        }
        let total = Double(max(1, outcomes.count))
        expectedError = bins.reduce(0) { $0 + Double($1.count) / total * abs($1.meanConfidence - $1.shareGood) }
        brier = squares / total
    }
}
