import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

/// How far confidences can be trusted: reliability curve and error, and the calibration that mends them.
struct ConfidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confidence",
        abstract: "How well confidences fit what came of the answers, and their calibration.",
        subcommands: [Show.self, Fit.self, Reset.self], defaultSubcommand: Show.self)

    /// Which answers to look at.
    struct Span: ParsableArguments {
        @Option(help: "Only this feature's answers.") var feature: String?
        @Option(help: "How far back, for example 24h or 30d.") var since = "90d"

        func validate() throws {
            if Duration(parsing: since) == nil { throw ValidationError("--since takes a duration such as 24h or 30d.") }
        }

        func samples(_ store: Store, _ workspace: Workspace) async throws -> [(
            sample: CalibrationSample, told: Double
        )] {
            if let feature, workspace.feature(feature) == nil {
                throw EngineError.unknownFeature(feature, known: workspace.features.map(\.name))
            }
            let start = SystemClock().now() - (Duration(parsing: since) ?? .zero)
            return try await store.calibrationSamples(since: start, feature: feature)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The reliability curve, the expected calibration error (ECE) and the Brier score.",
            discussion: """
                An answer counts as bad when the review of its flag said so, as good when it said so or nobody flagged it.
                Answers whose flag is open are left out.
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var span: Span

        func run() async throws {
            let (workspace, store) = try global.openStore()
            let samples = try await span.samples(store, workspace)
            let told = Reliability(samples.map { ($0.told, $0.sample.isGood) })
            let raw = Reliability(samples.map { ($0.sample.confidence, $0.sample.isGood) })
            let kept = try await store.calibrations()
            if global.json {
                StandardStream.output.writeLine(
                    JSON.object(
                        JSONObject([
                            ("told", told.json), ("measured", raw.json),
                            (
                                "calibrations",
                                .array(
                                    kept.map {
                                        [
                                            "feature": .string($0.feature), "at": .string($0.at.rfc3339),
                                            "samples": .integer(Int64($0.samples)),
                                        ]
                                    })
                            ),
                        ])
                    ))
                return
            }
            guard told.count > 0 else {
                StandardStream.output.writeLine("No answer was measured in the last \(span.since).")
                return
            }
            StandardStream.output.writeLine(told.table)
            StandardStream.output.writeLine(
                "\n\(told.count) answers, \(told.count - told.good) of them bad. ECE \(Figure.fixed(told.expectedError, 3))"
                    + " as told, \(Figure.fixed(raw.expectedError, 3)) as measured;"
                    + " Brier \(Figure.fixed(told.brier, 3)) and \(Figure.fixed(raw.brier, 3)).")
            for calibration in kept {
                StandardStream.output.writeLine(
                    "\(calibration.feature): calibrated on \(calibration.samples) answers at \(calibration.at.rfc3339)")
            }
        }
    }

    struct Fit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fit each feature's confidences to its flags, and put that in force for later answers.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var span: Span

        func run() async throws {
            let (workspace, store) = try global.openStore(toLook: false)
            let groups = Dictionary(grouping: try await span.samples(store, workspace).map(\.sample), by: \.feature)
            if groups.isEmpty, !global.json {
                StandardStream.output.writeLine("No answer was measured in the last \(span.since).")
            }
            for (feature, samples) in groups.sorted(by: { $0.key < $1.key }) {
                let fit = try await Self.fit(feature, samples, store)
                StandardStream.output.writeLine(fit.row, or: fit.words, isJSON: global.json)
            }
        }

        private static func fit(
            _ feature: String, _ samples: [CalibrationSample], _ store: Store
        ) async throws -> ConfidenceFit {
            var fit = ConfidenceFit(
                feature: feature, answers: samples.count, bad: samples.count { !$0.isGood }, errors: nil)
            guard let calibration = Calibration(fitting: samples) else { return fit }
            try await store.keepCalibration(
                KeptCalibration(
                    feature: feature, at: SystemClock().now(), samples: samples.count, calibration: calibration))
            let before = Reliability(samples.map { ($0.confidence, $0.isGood) })
            let after = Reliability(samples.map { (calibration.calibrated($0.confidence), $0.isGood) })
            fit.errors = (before.expectedError, after.expectedError)
            return fit
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a feature's calibration back: confidences are told as measured.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The feature.") var feature: String

        func run() async throws {
            let (workspace, store) = try global.openStore(toLook: false)
            // One that is not there any more may have left a calibration behind.
            let known = workspace.features.map(\.name)
            let isKept = try await store.calibrations().contains { $0.feature == feature }
            guard isKept || known.contains(feature) else { throw EngineError.unknownFeature(feature, known: known) }
            try await store.dropCalibration(of: feature)
            let row: JSON = ["feature": .string(feature), "calibrated": .bool(false)]
            StandardStream.output.writeLine(
                row, or: "\(feature): confidences are told as measured", isJSON: global.json)
        }
    }
}

/// What came of fitting a feature's confidences.
private struct ConfidenceFit {
    var feature: String
    var answers: Int
    var bad: Int
    /// Expected calibration errors on the same answers, before and after; `nil` when there were too few to fit.
    var errors: (before: Double, after: Double)?

    var row: JSON {
        [
            "feature": .string(feature), "fitted": .bool(errors != nil), "answers": .integer(Int64(answers)),
            "bad": .integer(Int64(bad)), "ece_before": errors.map { .number($0.before) } ?? .null,
            "ece_after": errors.map { .number($0.after) } ?? .null,
        ]
    }

    var words: String {
        guard let errors else {
            return "\(feature): not fitted, \(answers) answers with \(bad) bad ones; at least "
                + "\(Calibration.leastSamples) with \(Calibration.leastOfEach) of either kind are needed"
        }
        return "\(feature): fitted on \(answers) answers; ECE \(Figure.fixed(errors.before, 3)) → "
            + "\(Figure.fixed(errors.after, 3)) on the same answers"
    }
}

extension Reliability {
    fileprivate var json: JSON {
        [
            "answers": .integer(Int64(count)), "good": .integer(Int64(good)), "ece": .number(expectedError),
            "brier": .number(brier),
            "bins": .array(
                bins.map {
                    [
                        "low": .number($0.low), "answers": .integer(Int64($0.count)),
                        "confidence": .number($0.meanConfidence), "good": .number($0.shareGood),
                    ]
                }),
        ]
    }

    /// A row for each tenth; the bar is the share of good answers.
    fileprivate var table: String {
        var table = TextTable(["CONFIDENCE", "ANSWERS", "MEAN", "GOOD", ""], figures: [1, 2, 3])
        for bin in bins {
            let bar = String(repeating: "█", count: Int((bin.shareGood * 20).rounded()))
            table.add([
                "\(Figure.fixed(bin.low, 1))–\(Figure.fixed(bin.low + 0.1, 1))", String(bin.count),
                Figure.fixed(bin.meanConfidence, 3), Figure.fixed(bin.shareGood, 3), bar,
            ])
        }
        return table.text
    }
}
