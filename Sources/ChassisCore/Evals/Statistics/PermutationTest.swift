/// The same question as `ConditionalTest` for scores between 0 and 1: answers before and after are dealt anew within
/// each sample. With one answer on each side this flips the signs of the differences.
///
/// Exact up to 4,096 arrangements (12 samples that differ, with one answer each), else from 9,999 that are drawn with a
/// fixed seed, so equal runs get equal verdicts.
///
/// - SeeAlso: R. A. Fisher, "The design of experiments", 1935; B. Phipson and G. K. Smyth, "Permutation P-values
///   should never be zero", 2010.
enum PermutationTest {
    private static let exactLimit = 4096
    private static let draws = 9_999
    /// Sums that differ by rounding alone are equal.
    private static let slack = 1e-9

    /// The chance of a sum of differences as low as the one seen, or lower; 1 when no sample's answers differ.
    static func chanceOfFall(_ pairs: [AnswerPair]) -> Double {
        let strata = pairs.filter { !$0.isConstant && !$0.after.values.isEmpty }.map(Stratum.init)
        guard !strata.isEmpty else { return 1 }
        let seen = strata.reduce(0) { $0 + $1.difference(ofFirst: $1.afterCount) }
        return exact(strata, seen: seen) ?? drawn(strata, seen: seen)
    }

    private struct Stratum {
        /// Those after the change first.
        var values: [Double]
        let afterCount: Int
        private let total: Double

        init(_ pair: AnswerPair) {
            values = pair.after.values + pair.before.values
            afterCount = pair.after.values.count
            total = values.reduce(0, +)
        }

        /// Mean after less mean before, when the first values are those after the change.
        func difference(ofFirst count: Int) -> Double { difference(sum: values.prefix(count).reduce(0, +)) }

        private func difference(sum: Double) -> Double {
            sum / Double(afterCount) - (total - sum) / Double(values.count - afterCount)
        }

        /// The differences of all ways to choose; `nil` when they are too many.
        func arrangements(limit: Int) -> [Double]? {
            // ways[k] are the sums of k values out of those looked at so far.
            var ways: [[Double]] = Array(repeating: [], count: afterCount + 1)
            ways[0] = [0]
            for value in values {
                for count in stride(from: afterCount, to: 0, by: -1) {
                    ways[count] += ways[count - 1].map { $0 + value }
                    if ways[count].count > limit * 8 { return nil }
                }
            }
            return ways[afterCount].count <= limit ? ways[afterCount].map(difference(sum:)) : nil
        }
    }

    private static func exact(_ strata: [Stratum], seen: Double) -> Double? {
        var sums = [0.0]
        for stratum in strata {
            guard let ways = stratum.arrangements(limit: exactLimit), sums.count * ways.count <= exactLimit else {
                return nil
            }
            sums = sums.flatMap { sum in ways.map { sum + $0 } }
        }
        return Double(sums.count { $0 <= seen + slack }) / Double(sums.count)
    }

    private static func drawn(_ strata: [Stratum], seen: Double) -> Double {
        var strata = strata
        var random = SplitMix(state: 0x5EED)
        var asLow = 1
        for _ in 0..<draws {
            var sum = 0.0
            for index in strata.indices {
                let count = strata[index].values.count
                for place in 0..<strata[index].afterCount {
                    strata[index].values.swapAt(place, place + random.below(count - place))
                }
                sum += strata[index].difference(ofFirst: strata[index].afterCount)
            }
            if sum <= seen + slack { asLow += 1 }
        }
        return Double(asLow) / Double(draws + 1)
    }
}
