/// Count, sum and sum of squares: all that a test of means needs, and all that has to be kept.
package struct Moments: Hashable, Sendable {
    package var count: Int64
    package var sum: Double
    package var squares: Double

    package init(count: Int64 = 0, sum: Double = 0, squares: Double = 0) {
        self.count = count
        self.sum = sum
        self.squares = squares
    }

    /// Of `count` trials, of which `successes` succeeded: each is 1 or 0.
    package static func successes(_ successes: Int64, of count: Int64) -> Moments {
        Moments(count: count, sum: Double(successes), squares: Double(successes))
    }

    /// - Precondition: finite, or every later mean is none.
    package mutating func add(_ value: Double) {
        count += 1
        sum += value
        squares += value * value
    }

    package mutating func add(_ other: Moments) {
        count += other.count
        sum += other.sum
        squares += other.squares
    }

    /// `nil` without a value.
    package var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// Of the values, unbiased; 0 for fewer than two.
    package var variance: Double {
        guard count > 1, let mean else { return 0 }
        return max(0, (squares - Double(count) * mean * mean) / Double(count - 1))
    }
}
