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

    @Test(arguments: [
        "The fee is 1250 euros plus 12,5%.", "The fee is 1.250,00 € plus 12.5 percent.",
        "The fee is € 1 250.00 plus 0.125 of it.", "It is 1.25k euros for zorbulation.",
    ])
    func `a number that is written in another way is the same number`(_ answer: String) {
        let grounding = Grounding(answer: answer, sources: ["Zorbulation: the fee is €1,250.00 plus 12.5 %."])

        #expect(grounding.numbers == [])
    }

    @Test(arguments: [
        ("The fee is 1.251,00 €.", ["1.251,00"]), ("It takes 3 to 12 days from 2024-05-02.", ["3", "12", "02"]),
        ("It is 49, or 49.00.", ["49", "49.00"]),
    ])
    func `a number of another value is told as it was written`(_ answer: String, _ numbers: [String]) {
        let grounding = Grounding(answer: answer, sources: ["The fee is €1,250.00 since 2024-05-01."])

        #expect(grounding.numbers == numbers)
    }

    private static let fees = [
        "# Zorbulation\n\nThe fee for zorbulation is €1,250.00. Invoices can be voided before they are paid, but not "
            + "after that. You do not need a key for exports. Refunds are free of charge."
    ]

    @Test(arguments: [
        "There is no fee for zorbulation.", "Sorry: you never pay a fee for zorbulation.",
        "You need a key for exports.", "Invoices can't be voided before they are paid.",
    ])
    func `a sentence that denies what the sources say, or the other way round, is told`(_ answer: String) {
        let grounding = Grounding(answer: answer, sources: Self.fees)

        #expect(grounding.contradicted == [answer])
        #expect(grounding.unsupported == [answer])
        #expect(grounding.support == 0)
    }

    @Test(arguments: [
        "There is a fee for zorbulation.", "Yes, the fee for zorbulation is not only 10 euros.",
        "No, you don't need a key for exports.", "Invoices can be voided before they are paid.",
        "You do not need a key for exports, and there is a fee for zorbulation.", "No refunds.",
    ])
    func `a sentence that says what the sources say is none of them`(_ answer: String) {
        #expect(Grounding(answer: answer, sources: Self.fees).contradicted == [])
    }

    @Test(arguments: ["", "⟦EMAIL_1⟧", "...", "\u{202E}"])
    func `an answer of nothing is supported`(answer: String) {
        #expect(Grounding(answer: answer, sources: []).support == 1)
    }
}
