import Foundation

/// Compares two means again and again, as often as one likes.
///
/// The mixture sequential probability ratio test with a normal mixture (Robbins, 1970; for A/B tests: Johari et al.,
/// 2017). Under no difference the evidence exceeds `x` at any time with a chance of at most 1 in `x`, however often one
/// looks; the interval holds at all times together. Both hold as closely as means of so many jobs are normal, which is
/// why nothing is said below `fewest` jobs.
package enum SequentialTest {
    /// Jobs of each version before anything is said.
    package static let fewest: Int64 = 50

    package struct Result: Hashable, Sendable {
        /// The means; `nil` without a value.
        package var before: Double?
        package var after: Double?
        /// Bounds of the difference, `after` less `before`; `nil` while there are too few jobs.
        package var interval: ClosedRange<Double>?
        /// How many times likelier the figures are under some difference than under none; 1 while there are too few.
        package var evidence: Double

        /// `after` less `before`; `nil` while either has no value.
        package var difference: Double? { before.flatMap { before in after.map { $0 - before } } }
    }

    /// - Parameters:
    ///   - scale: A difference that would matter, above 0; sets where the test is most sensitive.
    ///   - floor: The least variance of a value that is believed.
    ///   - error: The chance that the interval ever misses, over all looks.
    package static func compare(
        _ before: Moments, _ after: Moments, scale: Double, floor: Double, error: Double
    ) -> Result {
        var result = Result(before: before.mean, after: after.mean, interval: nil, evidence: 1)
        guard before.count >= fewest, after.count >= fewest, let difference = result.difference, difference.isFinite
        else { return result }
        let spread =
            max(before.variance, floor) / Double(before.count) + max(after.variance, floor) / Double(after.count)
        let mixture = scale * scale
        guard spread > 0, spread.isFinite, mixture > 0 else { return result }
        let logarithm =
            0.5 * log(spread / (spread + mixture))
            + mixture * difference * difference / (2 * spread * (spread + mixture))
        result.evidence = exp(min(logarithm, 690))
        let half = (spread * (spread + mixture) / mixture * (log((spread + mixture) / spread) - 2 * log(error)))
            .squareRoot()
        result.interval = (difference - half)...(difference + half)
        return result
    }
}
