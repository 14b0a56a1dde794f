import Foundation

/// L2-regularised logistic regression by coordinate descent on the dual (Yu, Huang and Lin 2011, algorithm 5).
///
/// Deterministic: rows are taken in an order that a fixed seed gives.
enum LogisticRegression {
    /// Features that are there, all with one value.
    struct Row {
        var places: [Int32]
        var value: Double
        var isPositive: Bool
        /// How much a mistake costs; the bound of the dual variable.
        var cost: Double
    }

    private static let passes = 40

    /// - Returns: A weight for each dimension, and the bias behind them.
    static func fit(_ rows: [Row], dimensions: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: dimensions + 1)
        var duals = rows.map { row in
            let least = min(0.001 * row.cost, 1e-8)
            return (least, row.cost - least)
        }
        for (row, dual) in zip(rows, duals) { add(dual.0, row, to: &weights) }
        var order = Array(rows.indices)
        var seed: UInt64 = 1
        for _ in 0..<passes {
            for last in stride(from: order.count - 1, to: 0, by: -1) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                order.swapAt(last, Int(seed >> 33) % (last + 1))
            }
            for number in order { step(rows[number], &duals[number], &weights) }
        }
        return weights
    }

    /// Solves for one dual variable by Newton's method, and moves the weights along.
    private static func step(_ row: Row, _ dual: inout (Double, Double), _ weights: inout [Double]) {
        // The bias is a feature that is always 1.
        let curvature = row.value * row.value * Double(row.places.count) + 1
        var sum = 0.0
        for place in row.places { sum += weights[Int(place)] }
        let margin = (sum * row.value + weights[weights.count - 1]) * (row.isPositive ? 1 : -1)
        // The smaller of the two variables is the one that is solved for: it keeps its digits.
        let isSwapped = 0.5 * curvature * (dual.1 - dual.0) + margin < 0
        let old = isSwapped ? dual.1 : dual.0
        let slope = isSwapped ? -margin : margin
        var new = row.cost - old < 0.5 * row.cost ? 0.1 * old : old
        for _ in 0..<100 {
            let gradient = curvature * (new - old) + slope + log(new / (row.cost - new))
            if abs(gradient) < 1e-6 { break }
            let next = new - gradient / (curvature + row.cost / ((row.cost - new) * new))
            new = next <= 0 ? new * 0.1 : next
        }
        dual = isSwapped ? (row.cost - new, new) : (new, row.cost - new)
        add(isSwapped ? old - new : new - old, row, to: &weights)
    }

    private static func add(_ change: Double, _ row: Row, to weights: inout [Double]) {
        let signed = row.isPositive ? change : -change
        for place in row.places { weights[Int(place)] += signed * row.value }
        weights[weights.count - 1] += signed
    }
}
