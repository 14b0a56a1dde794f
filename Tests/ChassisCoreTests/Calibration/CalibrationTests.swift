import ChassisCore
import ChassisTestSupport
import Testing

struct CalibrationTests {
    /// Answers that are good as often as the square of what is said.
    private func overconfident(_ count: Int, seed: UInt64) -> [CalibrationSample] {
        var random = Noise(state: seed)
        return (0..<count).map { _ in
            let confidence = Double.random(in: 0...1, using: &random)
            return CalibrationSample(
                feature: "answer", confidence: confidence,
                isGood: Double.random(in: 0...1, using: &random) < confidence * confidence)
        }
    }

    private func error(_ samples: [CalibrationSample], _ told: (Double) -> Double) -> Double {
        Reliability(samples.map { (told($0.confidence), $0.isGood) }).expectedError
    }

    @Test func `what is said too boldly is told as it turns out, also of answers that were not fitted`() throws {
        let calibration = try #require(Calibration(fitting: overconfident(4000, seed: 1)))
        let others = overconfident(4000, seed: 2)

        #expect(error(others) { $0 } > 0.12)
        #expect(error(others, calibration.calibrated) < 0.04)
    }

    @Test func `who was trusted more is trusted no less`() throws {
        let calibration = try #require(Calibration(fitting: overconfident(300, seed: 3)))

        let told = (0...1000).map { calibration.calibrated(Double($0) / 1000) }

        #expect(zip(told, told.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(told.allSatisfy { (0...1).contains($0) })
    }

    @Test func `too few answers, or none of one kind, say nothing`() {
        let good = (0..<100).map { CalibrationSample(feature: "a", confidence: Double($0) / 100, isGood: true) }

        #expect(Calibration(fitting: []) == nil)
        #expect(Calibration(fitting: good) == nil)
        #expect(Calibration(fitting: overconfident(49, seed: 4)) == nil)
    }

    @Test func `answers that were all told alike get their common share`() throws {
        let samples = (0..<100).map { CalibrationSample(feature: "a", confidence: 0.8, isGood: $0 % 4 != 0) }

        let calibration = try #require(Calibration(fitting: samples))

        #expect(abs(calibration.calibrated(0.8) - 0.75) < 0.01)
        #expect(calibration.calibrated(0.1) == calibration.calibrated(0.8))
    }

    @Test func `the reliability curve has a bin for each tenth that has answers`() {
        let reliability = Reliability([(0.95, true), (0.92, true), (0.31, false), (1, false), (0, false)])

        #expect(reliability.bins.map(\.low) == [0, 0.3, 0.9])
        #expect(reliability.bins.map(\.count) == [1, 1, 3])
        #expect((reliability.count, reliability.good) == (5, 2))
        #expect(Reliability([]).expectedError == 0)
    }
}

struct GroundingTests {
    @Test func `numbers, names and sentences that no source has are told`() {
        let grounding = Grounding(
            answer: "Open the invoice and choose Void. It costs 49 dollars, says Mira. Dragons sleep under mountains.",
            sources: ["To void an invoice, open the invoice and choose Void. It costs 39 dollars."])

        #expect(grounding.numbers == ["49"])
        #expect(grounding.names == ["Mira"])
        #expect(grounding.unsupported == ["It costs 49 dollars, says Mira.", "Dragons sleep under mountains."])
        #expect(grounding.sentences == 3)
    }

    @Test(arguments: ["", "⟦EMAIL_1⟧", "...", "\u{202E}"])
    func `an answer of nothing is supported`(answer: String) {
        #expect(Grounding(answer: answer, sources: []).support == 1)
    }
}
