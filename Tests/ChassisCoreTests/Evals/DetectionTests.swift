import ChassisCore
import ChassisTestSupport
import Testing

/// The promise of a gate: it finds a regression of 5 points, and raises no alarm where nothing has changed.
///
/// Simulated: 8 categories of 100 samples, a tenth of which pass by the toss of a coin. Each pair of runs answers every
/// sample once, then the samples that differ five times more with both bundles.
struct DetectionTests {
    private static let categories = 8
    private static let samples = 100
    private static let freshAnswers = 5

    /// - Parameter planted: How many samples of the fourth category pass before and never after.
    private func verdicts(of comparisons: Int, planted: Int, seed: UInt64) -> [EvalComparison] {
        var noise = Noise(state: seed)
        return (0..<comparisons).map { _ in comparison(planted: planted, &noise) }
    }

    private func comparison(planted: Int, _ noise: inout Noise) -> EvalComparison {
        var before: [EvalResult] = []
        var after: [EvalResult] = []
        var freshBefore: [EvalResult] = []
        var freshAfter: [EvalResult] = []
        for category in 0..<Self.categories {
            for index in 0..<Self.samples {
                // Of each ten samples one wavers; of the rest every other passes.
                let chance = index % 10 == 9 ? 0.5 : index % 2 == 0 ? 1 : 0
                let isPlanted = category == 3 && index % 10 == 0 && index / 10 < planted
                func answer(_ chance: Double) -> Double {
                    Double.random(in: 0..<1, using: &noise) < chance ? 1 : 0
                }
                func run(_ chance: Double, answers: Int) -> [EvalResult] {
                    results([("\(category)/\(index)", "c\(category)", (0..<answers).map { _ in answer(chance) })])
                }
                let (old, new) = (run(chance, answers: 1), run(isPlanted ? 0 : chance, answers: 1))
                before += old
                after += new
                guard old.first?.score?.passed != new.first?.score?.passed else { continue }
                freshBefore += run(chance, answers: Self.freshAnswers)
                freshAfter += run(isPlanted ? 0 : chance, answers: Self.freshAnswers)
            }
        }
        return EvalStatistics.compare(before, after, confirmation: (freshBefore, freshAfter))
    }

    @Test func `a regression of 5 points in one of 8 categories is found in 95 of 100 comparisons`() {
        let found = verdicts(of: 200, planted: 5, seed: 20_26).filter { comparison in
            comparison.verdict == .fail && comparison.categories[3].verdict == .fail
        }

        #expect(found.count >= 190, "found \(found.count) of 200")
    }

    @Test func `equal bundles raise a false alarm in at most 5 of 100 comparisons`() {
        let alarms = verdicts(of: 200, planted: 0, seed: 7).filter { $0.verdict == .fail }

        #expect(alarms.count <= 10, "\(alarms.count) alarms of 200")
    }

    @Test func `the planted samples are named as regressions`() {
        for comparison in verdicts(of: 10, planted: 5, seed: 3) where comparison.verdict == .fail {
            let planted = Set((0..<5).map { "3/\($0 * 10)" })

            #expect(planted.isSubset(of: Set(comparison.regressions)))
            #expect(Set(comparison.regressions.prefix(5)) == planted)
        }
    }
}
