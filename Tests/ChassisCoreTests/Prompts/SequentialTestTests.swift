import ChassisCore
import ChassisTestSupport
import Testing

struct SequentialTestTests {
    /// A stream of jobs of two versions, looked at after every twenty-fifth.
    private struct Stream {
        var share: Double
        var passes: (control: Double, canary: Double)
        /// Log-normal in shape: mean cost, and how much the canary's differs.
        var cost: (control: Double, canary: Double)
        var random: Noise

        mutating func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }

        mutating func job(_ trial: inout BundleTrial) {
            let isCanary = uniform() < share
            let passes = uniform() < (isCanary ? passes.canary : passes.control)
            // A product of uniforms has the long tail that real costs have.
            let spread = (0..<4).reduce(1.0) { product, _ in product * (0.5 + uniform()) }
            let dollars = (isCanary ? cost.canary : cost.control) * spread
            let confidence = 0.5 + 0.5 * uniform()
            func add(_ arm: inout BundleTrial.Arm) {
                arm.jobs += 1
                arm.cost.add(dollars)
                guard passes else { return }
                arm.completed += 1
                arm.confidence.add(confidence)
            }
            if isCanary { add(&trial.canary) } else { add(&trial.control) }
        }
    }

    private func trial() -> BundleTrial {
        BundleTrial(prompt: "p", control: .init(version: 1), canary: .init(version: 2))
    }

    /// The share of streams in which anything was ever decided, looking all the time.
    private func decided(
        streams: Int, jobs: Int, share: Double, passes: (Double, Double), cost: (Double, Double),
        isRight: (BundleTrial) -> Bool
    ) -> Double {
        var hits = 0
        for seed in 0..<streams {
            var stream = Stream(
                share: share, passes: passes, cost: cost, random: Noise(state: UInt64(seed) &* 7919 &+ 13))
            var trial = trial()
            for number in 0..<jobs {
                stream.job(&trial)
                guard number % 25 == 24, BundleTrial.Metric.allCases.contains(where: { trial.decision($0) != 0 })
                else { continue }
                if isRight(trial) { hits += 1 }
                break
            }
        }
        return Double(hits) / Double(streams)
    }

    @Test(arguments: [(0.1, 0.98), (0.1, 0.9), (0.5, 0.98), (0.5, 0.5), (0.05, 0.995)])
    func `equal versions are hardly ever told apart, however often one looks`(_ share: Double, _ pass: Double) {
        let alarms = decided(
            streams: 300, jobs: 4000, share: share, passes: (pass, pass), cost: (0.002, 0.002), isRight: { _ in true })

        // At most one in twenty is promised; 300 streams of exactly that would show up to 26 in 999 of 1000 cases.
        #expect(alarms <= 26.0 / 300)
    }

    @Test func `a canary that fails more often is found out`() {
        let found = decided(
            streams: 60, jobs: 8000, share: 0.2, passes: (0.95, 0.85), cost: (0.002, 0.002),
            isRight: { $0.advice == .takeBack })

        #expect(found >= 0.9)
    }

    @Test func `a canary that costs a third less is found out, and may be activated once it is known to be no worse`() {
        var stream = Stream(share: 0.5, passes: (0.97, 0.97), cost: (0.003, 0.002), random: Noise(state: 5))
        var trial = trial()
        for _ in 0..<20_000 { stream.job(&trial) }

        #expect(trial.decision(.cost) == 1)
        #expect(trial.decision(.passed) == 0)
        #expect(trial.advice == .activate && trial.mayStop)
    }

    @Test func `nothing is said of a handful of jobs, of nothing, or of figures that are no numbers`() {
        var few = trial()
        few.control = .init(version: 1, jobs: 49, completed: 49)
        few.canary = .init(version: 2, jobs: 1000, completed: 0)
        let broken = BundleTrial(
            prompt: "p",
            control: .init(
                version: 1, jobs: 100, completed: 100, confidence: Moments(count: 100, sum: .nan, squares: .infinity)),
            canary: .init(
                version: 2, jobs: 100, completed: 100, confidence: Moments(count: 100, sum: .infinity, squares: .nan)))

        #expect(trial().advice == .wait && trial().result(.passed).before == nil)
        #expect(few.advice == .wait && few.result(.passed).evidence == 1)
        #expect(broken.decision(.confidence) == 0)
    }

    @Test func `the interval covers the true difference at all looks`() {
        var misses = 0
        for seed in 0..<200 {
            var stream = Stream(
                share: 0.3, passes: (0.9, 0.93), cost: (0.002, 0.002), random: Noise(state: UInt64(seed) &+ 1000))
            var trial = trial()
            for number in 0..<3000 {
                stream.job(&trial)
                guard number % 50 == 49, let interval = trial.result(.passed).interval else { continue }
                if !interval.contains(0.03) {
                    misses += 1
                    break
                }
            }
        }

        #expect(misses <= 20)
    }

    @Test func `worse wins over cheaper, and dearer without being better is taken back`() {
        let cheap = Moments(count: 5000, sum: 5, squares: 0.006)
        let dear = Moments(count: 5000, sum: 10, squares: 0.022)
        let worse = BundleTrial(
            prompt: "p", control: .init(version: 1, jobs: 5000, completed: 4900, cost: dear),
            canary: .init(version: 2, jobs: 5000, completed: 4000, cost: cheap))
        let dearer = BundleTrial(
            prompt: "p", control: .init(version: 1, jobs: 5000, completed: 4900, cost: cheap),
            canary: .init(version: 2, jobs: 5000, completed: 4900, cost: dear))

        #expect(worse.decision(.cost) == 1 && worse.advice == .takeBack)
        #expect(dearer.decision(.cost) == -1 && dearer.advice == .takeBack)
    }
}
