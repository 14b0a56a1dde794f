/// Bounds between which a figure lies with 95 % confidence.
enum Interval {
    /// The 97.5 % point of the normal distribution.
    static let z = 1.959_963_984_540_054

    /// Of a share of samples that pass. (Wilson's score interval, which holds near 0 and 1 and for few samples.)
    ///
    /// - SeeAlso: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927;
    ///   recommended by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", 2001.
    static func wilson(passed: Int, of count: Int) -> ClosedRange<Double> {
        guard count > 0 else { return 0...1 }
        let n = Double(count)
        let share = Double(passed) / n
        let middle = share + z * z / (2 * n)
        let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        let low = passed == 0 ? 0 : max(0, (middle - half) / scale)
        let high = passed == count ? 1 : min(1, (middle + half) / scale)
        return low...max(low, high)
    }

    /// Of the mean of scores that are more than yes and no, from 0 to 1. (Student, 1908.) One score says nothing.
    static func mean(_ values: [Double]) -> ClosedRange<Double> {
        guard values.count > 1 else { return 0...1 }
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        let half = studentQuantile(freedom: values.count - 1) * (variance / n).squareRoot()
        return max(0, mean - half)...min(1, mean + half)
    }

    /// Of the mean of differences between pairs, each from −1 to 1.
    ///
    /// With half a pair for better, half a pair for worse and one for equal added, so that few samples or none that
    /// differ don't pretend to certainty.
    ///
    /// - SeeAlso: A. Agresti and Y. Min, "Simple improved confidence intervals for comparing matched proportions",
    ///   2005; for differences of −1, 0 and 1 this is theirs.
    static func difference(_ differences: [Double]) -> ClosedRange<Double> {
        let n = Double(differences.count) + 2
        let sum = differences.reduce(0, +)
        let squares = differences.reduce(1) { $0 + $1 * $1 }
        let mean = sum / n
        let half = z * (max(0, squares / n - mean * mean) / n).squareRoot()
        return max(-1, mean - half)...min(1, mean + half)
    }

    /// The 97.5 % point of Student's distribution, within 0.2 %.
    ///
    /// - SeeAlso: Abramowitz and Stegun, "Handbook of mathematical functions", 26.7.5.
    static func studentQuantile(freedom: Int) -> Double {
        switch freedom {
        case ...1: return 12.7062
        case 2: return 4.3027
        default:
            let (x, n) = (z, Double(freedom))
            let (x3, x5, x7) = (x * x * x, x * x * x * x * x, x * x * x * x * x * x * x)
            let x9 = x7 * x * x
            let first = (x3 + x) / 4
            let second = (5 * x5 + 16 * x3 + 3 * x) / 96
            let third = (3 * x7 + 19 * x5 + 17 * x3 - 15 * x) / 384
            let fourth = (79 * x9 + 776 * x7 + 1482 * x5 - 1920 * x3 - 945 * x) / 92_160
            return x + first / n + second / (n * n) + third / (n * n * n) + fourth / (n * n * n * n)
        }
    }
}
