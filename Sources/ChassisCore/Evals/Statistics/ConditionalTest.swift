/// How likely a fall as great as the one seen is when a change has changed nothing, for answers that pass or don't.
///
/// Each sample is a 2×2 table: answers before and after, passed and not. When nothing has changed, which of a sample's
/// answers passed is chance, so given how many did, those after the change are hypergeometric; the sum over samples is
/// their convolution. A sample whose answers all agree says nothing and needs no model of how flaky it is. With one
/// answer on each side this is the one-sided sign test on the samples that differ, McNemar's exact test.
///
/// - SeeAlso: D. R. Cox, "The analysis of binary data", 1970, on combining 2×2 tables; Q. McNemar, 1947.
enum ConditionalTest {
    /// The chance of so few passes after the change, or fewer; 1 when no sample's answers differ.
    ///
    /// - Complexity: O(answers · width), where the width is that of the sum's distribution: some √answers.
    static func chanceOfFall(_ pairs: [AnswerPair]) -> Double {
        var distribution: [Double] = [1]
        // The sum that the first entry stands for, and the sum that was seen.
        var lowest = 0
        var seen = 0
        for pair in pairs where !pair.isConstant {
            let (before, after) = (pair.before.values.count, pair.after.values.count)
            let beforePasses = pair.before.values.count { $0 == 1 }
            let afterPasses = pair.after.values.count { $0 == 1 }
            let table = hypergeometric(before: before, after: after, passes: beforePasses + afterPasses)
            lowest += table.lowest
            seen += afterPasses
            distribution = convolved(distribution, table.chances)
            while distribution.count > 1, (distribution.first ?? 1) < 1e-18 {
                distribution.removeFirst()
                lowest += 1
            }
            while distribution.count > 1, (distribution.last ?? 1) < 1e-18 { distribution.removeLast() }
        }
        guard seen >= lowest else { return 0 }
        return min(1, distribution.prefix(seen - lowest + 1).reduce(0, +))
    }

    /// How many of the passes fall on the answers after the change, when any answers may have passed alike.
    static func hypergeometric(before: Int, after: Int, passes: Int) -> (lowest: Int, chances: [Double]) {
        let lowest = max(0, passes - before)
        let highest = min(after, passes)
        // Each chance from its neighbour; the first is set to 1 and all are scaled in the end.
        var chances: [Double] = [1]
        var total = 1.0
        for count in lowest..<max(lowest, highest) {
            let ratio =
                Double(after - count) * Double(passes - count)
                / (Double(count + 1) * Double(before - passes + count + 1))
            var next = (chances.last ?? 0) * ratio
            if next > 1e250 {
                chances = chances.map { $0 * 1e-250 }
                total *= 1e-250
                next *= 1e-250
            }
            chances.append(next)
            total += next
        }
        return (lowest, chances.map { $0 / total })
    }

    private static func convolved(_ a: [Double], _ b: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: a.count + b.count - 1)
        for (i, x) in a.enumerated() where x > 0 {
            for (j, y) in b.enumerated() { result[i + j] += x * y }
        }
        return result
    }
}
