import ChassisCore
import ChassisTestSupport
import Testing

struct StatisticsTests {
    private func run(_ values: [Double], category: String = "c", from start: Int = 0) -> [EvalResult] {
        results(values.enumerated().map { ("\(category)\(start + $0)", category, [$1]) })
    }

    @Test(
        arguments: [
            // Wilson's interval, as R's prop.test(correct = FALSE) has it.
            (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1), (5, 10, 0.2366, 0.7634), (90, 100, 0.8256, 0.9448),
            (1, 1, 0.2065, 1),
        ] as [(Int, Int, Double, Double)])
    func `shares that pass have Wilson's bounds`(passed: Int, count: Int, low: Double, high: Double) throws {
        let values = (0..<count).map { $0 < passed ? 1.0 : 0 }

        let score = try #require(EvalStatistics.summary(run(values)).first)

        #expect(score.passed == passed && score.samples == count)
        let bounds = (try #require(score.low), try #require(score.high))
        #expect(abs(bounds.0 - low) < 1e-3 && abs(bounds.1 - high) < 1e-3, "\(score)")
    }

    @Test func `scores between have Student's bounds`() throws {
        let score = try #require(EvalStatistics.summary(run([0.1, 0.5, 0.6, 0.8])).first)

        // t.test(c(0.1, 0.5, 0.6, 0.8)) in R: 0.5 ± 0.4683.
        #expect(try abs(#require(score.mean) - 0.5) < 1e-9)
        let bounds = (try #require(score.low), try #require(score.high))
        #expect(abs(bounds.0 - 0.0317) < 2e-3 && abs(bounds.1 - 0.9683) < 2e-3, "\(score)")
    }

    @Test func `one score that is neither pass nor fail bounds nothing`() {
        let score = EvalStatistics.overall(run([0.7]))

        #expect(score.low == 0 && score.high == 1)
    }

    @Test func `several answers of a sample are no more samples`() {
        let once = EvalStatistics.overall(results([("a", "c", [1]), ("b", "c", [0])]))
        let thrice = EvalStatistics.overall(results([("a", "c", [1, 1, 1]), ("b", "c", [0, 0, 0])]))

        #expect(thrice.samples == 6 && thrice.passed == 3)
        #expect(once.low == thrice.low && once.high == thrice.high)
    }

    @Test func `what has no score and what judges can't agree on counts neither way`() {
        var all = run([1, 1])
        all.append(EvalResult(id: .init(sample: "open", epoch: 1), category: "c"))
        all.append(
            EvalResult(
                id: .init(sample: "torn", epoch: 1), category: "c",
                score: SampleScore(value: 0.5, passed: false, isInconclusive: true)))

        #expect(EvalStatistics.overall(all).samples == 2)
        #expect(EvalStatistics.overall([]).samples == 0)
        #expect(EvalStatistics.overall(run([.nan])).mean == 0)
    }

    @Test func `a category without scores has no mean, and no bounds`() {
        let open = EvalResult(id: .init(sample: "open", epoch: 1), category: "d")

        let scores = EvalStatistics.summary(run([0, 1]) + [open])

        #expect(scores.map(\.mean) == [0.5, nil])
        #expect(scores.map(\.samples) == [2, 0])
        #expect(scores[1].low == nil && scores[1].high == nil)
    }

    @Test func `samples that were changed between two runs are told apart and count neither way`() {
        func asked(_ question: String?, _ results: [EvalResult]) -> [EvalResult] {
            results.map { result in
                var result = result
                result.question = question
                return result
            }
        }
        let before = asked("q", run([1, 1, 1])) + asked("old", run([1, 0], category: "d"))
        let after = asked("q", run([1, 1, 1])) + asked("new", run([0, 1], category: "d"))

        let comparison = EvalStatistics.compare(before, after, isDeterministic: true)

        #expect(comparison.verdict == .pass)
        #expect(comparison.changed == ["d0", "d1"])
        #expect(comparison.categories.map(\.name) == ["c"])
        #expect(comparison.regressions.isEmpty && comparison.improvements.isEmpty)
        #expect(EvalStatistics.compare(before, asked(nil, after)).changed.isEmpty, "nobody knows of those")
        let none = EvalStatistics.compare(asked("old", run([1])), asked("new", run([0])))
        #expect(none.verdict == .inconclusive && none.changed == ["c0"])
    }

    @Test func `equal runs pass`() {
        let comparison = EvalStatistics.compare(run([1, 0, 1]), run([1, 0, 1]))

        #expect(comparison.verdict == .pass)
        #expect(comparison.overall?.delta == 0 && comparison.overall?.pValue == 1)
        #expect(comparison.regressions.isEmpty && comparison.improvements.isEmpty)
    }

    @Test func `runs that share no sample say nothing`() {
        #expect(EvalStatistics.compare(run([1]), run([1], category: "d")).verdict == .inconclusive)
        #expect(EvalStatistics.compare([], []).verdict == .inconclusive)
    }

    @Test func `samples that differ are tested by their signs`() throws {
        // 8 fell and 1 rose: the binomial chance of so few rises among 9 is 10/512.
        let before = run(Array(repeating: 1, count: 19) + [0])
        let after = run(Array(repeating: 0, count: 8) + Array(repeating: 1, count: 12))

        let comparison = EvalStatistics.compare(before, after)

        let category = try #require(comparison.categories.first)
        #expect(abs(category.pValue - 10.0 / 512) < 1e-12)
        #expect(comparison.verdict == .fail)
        #expect(comparison.regressions == (0..<8).map { "c\($0)" })
        #expect(comparison.improvements == ["c19"])
    }

    @Test func `several answers of a sample are tested as tables`() throws {
        // One sample, 5 of 5 before and 0 of 5 after: one of the 252 ways to deal five passes out.
        let comparison = EvalStatistics.compare(
            results([("a", "c", [1, 1, 1, 1, 1])]), results([("a", "c", [0, 0, 0, 0, 0])]))

        #expect(abs((comparison.overall?.pValue ?? 1) - 1.0 / 252) < 1e-12)
    }

    @Test func `a fall that may be chance is inconclusive, and one below two points passes`() {
        let before = run(Array(repeating: 1, count: 40))

        #expect(EvalStatistics.compare(before, run([0] + Array(repeating: 1, count: 39))).verdict == .inconclusive)

        let large = run(Array(repeating: 1, count: 100))
        #expect(EvalStatistics.compare(large, run([0] + Array(repeating: 1, count: 99))).verdict == .pass)
    }

    @Test func `where answers never vary a fall needs no test`() {
        let before = run(Array(repeating: 1, count: 40))
        let after = run([0] + Array(repeating: 1, count: 39))

        let comparison = EvalStatistics.compare(before, after, isDeterministic: true)

        #expect(comparison.verdict == .fail)
        #expect(comparison.categories.first?.pValue == 0)
        #expect(EvalStatistics.compare(after, before, isDeterministic: true).verdict == .pass)
    }

    @Test func `asking about many categories makes each harder to fail`() {
        let fell = run([0, 0, 0, 0, 0, 0])
        let six = run([1, 1, 1, 1, 1, 1])
        let others = (0..<8).flatMap { run([1, 1], category: "other\($0)") }

        #expect(EvalStatistics.compare(six, fell).verdict == .fail)
        #expect(EvalStatistics.compare(six + others, fell + others).verdict == .inconclusive)
    }

    @Test func `only fresh answers count for samples that were asked again`() throws {
        let before = run(Array(repeating: 1, count: 50))
        let after = run([0, 0] + Array(repeating: 1, count: 48))
        let again = [("c0", "c", [1.0, 1, 1, 1, 1]), ("c1", "c", [1, 0, 1, 0, 1])] as [(String, String, [Double])]
        let steady = [("c0", "c", [1.0, 1, 1, 1, 1]), ("c1", "c", [0, 1, 1, 0, 1])] as [(String, String, [Double])]
        let gone = [("c0", "c", [0.0, 0, 0, 0, 0]), ("c1", "c", [0, 1, 1, 0, 1])] as [(String, String, [Double])]

        let wavering = EvalStatistics.compare(before, after, confirmation: (results(again), results(steady)))
        let broken = EvalStatistics.compare(before, after, confirmation: (results(again), results(gone)))

        #expect(wavering.verdict == .pass)
        #expect(wavering.overall?.delta == 0)
        #expect(broken.verdict == .fail)
        #expect(broken.regressions == ["c0"])
        #expect(try #require(broken.overall?.delta) == -0.02)
    }

    @Test func `a sample that differs and was not asked again to the end leaves it open`() {
        let before = run(Array(repeating: 1, count: 10))
        let after = run([0] + Array(repeating: 1, count: 9))

        #expect(EvalStatistics.compare(before, after, confirmation: ([], [])).verdict == .inconclusive)
    }

    @Test func `a run that was stopped, and judges who disagree, leave it open`() {
        let before = run(Array(repeating: 1, count: 10))
        var stopped = run(Array(repeating: 1, count: 9))
        stopped.append(EvalResult(id: .init(sample: "c9", epoch: 1), category: "c"))
        var torn = run(Array(repeating: 1, count: 9))
        torn.append(
            EvalResult(
                id: .init(sample: "c9", epoch: 1), category: "c",
                score: SampleScore(value: 0.5, passed: false, isInconclusive: true)))

        #expect(EvalStatistics.compare(before, stopped).verdict == .inconclusive)
        #expect(EvalStatistics.compare(before, torn).verdict == .inconclusive)
        #expect(EvalStatistics.compare(torn, before).verdict == .pass)
    }

    @Test func `scores between are tested by dealing them anew`() throws {
        let before = run(Array(repeating: 0.9, count: 8))
        let after = run((0..<8).map { 0.5 + Double($0) / 100 })

        let comparison = EvalStatistics.compare(before, after)

        // All eight fell: one of 2^8 ways to set their signs.
        #expect(try abs(#require(comparison.overall?.pValue) - 1.0 / 256) < 1e-12)
        #expect(comparison.verdict == .fail)
    }

    @Test func `the same runs get the same verdict each time`() throws {
        var noise = Noise(state: 7)
        let before = run((0..<60).map { _ in Double.random(in: 0...1, using: &noise) })
        let after = run((0..<60).map { _ in Double.random(in: 0...1, using: &noise) })

        #expect(EvalStatistics.compare(before, after) == EvalStatistics.compare(before, after))
    }

    @Test func `regressions of failed categories come first`() {
        let before =
            run(Array(repeating: 1, count: 100), category: "calm")
            + run(Array(repeating: 1, count: 20), category: "worse")
        let after =
            run([0] + Array(repeating: 1, count: 99), category: "calm")
            + run(Array(repeating: 0, count: 20), category: "worse")

        let comparison = EvalStatistics.compare(before, after)

        #expect(comparison.categories.map(\.verdict) == [.pass, .fail])
        #expect(comparison.regressions.last == "calm0")
    }

    @Test func `bounds of a difference hold it, and no sample is certain of nothing`() {
        for (count, fell) in [(1, 0), (1, 1), (10, 0), (10, 10), (200, 3)] {
            let before = run(Array(repeating: 1, count: count))
            let after = run((0..<count).map { $0 < fell ? 0 : 1 })
            let delta = EvalStatistics.compare(before, after).overall

            #expect((delta?.low ?? 1) <= (delta?.delta ?? 0) && (delta?.delta ?? 0) <= (delta?.high ?? -1))
            #expect((delta?.high ?? 0) - (delta?.low ?? 0) > 0)
        }
    }

    @Test func `thousands of wavering samples are no trouble`() {
        var noise = Noise(state: 11)
        func wavering() -> [EvalResult] {
            results((0..<2_000).map { ("s\($0)", "c", (0..<3).map { _ in Bool.random(using: &noise) ? 1 : 0 }) })
        }

        let comparison = EvalStatistics.compare(wavering(), wavering())

        #expect((0...1).contains(comparison.overall?.pValue ?? -1))
        #expect(comparison.verdict != .fail)
    }
}
