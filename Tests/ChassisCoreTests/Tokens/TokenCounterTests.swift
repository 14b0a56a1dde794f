@testable import ChassisCore
import Testing

struct TokenCounterTests {
    @Test func `a counter says how it counts`() throws {
        let calibration = try #require(TokenCalibration(Self.samples(factor: 1.25, frame: 12)))

        #expect(TokenCounter.estimate.text == "estimate")
        #expect(TokenCounter(.exact(try SampleVocabularies.byRanks())).text == "exact (sample)")
        #expect(TokenCounter(.calibrated(calibration)).text.hasPrefix("calibrated ×1.25 (±"))
    }

    @Test func `a calibration finds the share and the frame in what was reported`() throws {
        let calibration = try #require(TokenCalibration(Self.samples(factor: 1.25, frame: 12)))

        #expect(abs(calibration.factor - 1.25) < 0.02)
        #expect(abs(calibration.frame - 12) < 3)
        #expect(calibration.error < 0.02)
        #expect(abs(calibration.prompt(400) - 512) <= 6)
        #expect(calibration.samples == 60)
    }

    @Test func `few calls, or none that says anything, make no calibration`() {
        #expect(TokenCalibration(Array(Self.samples(factor: 1.25, frame: 12).prefix(19))) == nil)
        #expect(TokenCalibration([]) == nil)
        #expect(TokenCalibration(Array(repeating: .init(model: "m", estimated: 0, reported: 0), count: 50)) == nil)
    }

    @Test func `prompts of one length make a calibration without a frame`() throws {
        let samples = [TokenCalibration.Sample](
            repeating: .init(model: "m", estimated: 100, reported: 130), count: 40)

        let calibration = try #require(TokenCalibration(samples))

        #expect(abs(calibration.factor - 1.3) < 0.001 && calibration.frame == 0)
    }

    private static func samples(factor: Double, frame: Double) -> [TokenCalibration.Sample] {
        (0..<60).map { index in
            let estimated = 40 + index * 13
            return .init(
                model: "m", estimated: estimated, reported: Int(Double(estimated) * factor + frame) + index % 3 - 1)
        }
    }
}
