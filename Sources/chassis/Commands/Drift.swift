import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

struct DriftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift", abstract: "Features whose traffic or answers have changed, and what came before it.",
        subcommands: [List.self, Show.self, Acknowledge.self, Accept.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Alerts, the newest first.")

        @OptionGroup var global: GlobalOptions
        @Flag(help: "Only those that nobody has acknowledged.") var open = false
        @Option(help: "At most this many.") var limit: Int?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let store = try global.openStoreAlone()
            let alerts = try await store.driftAlerts(open: open ? true : nil, limit: limit ?? .max)
            if global.json {
                for alert in alerts { StandardStream.output.writeLine(alert.row) }
                return
            }
            guard !alerts.isEmpty else {
                StandardStream.output.writeLine("No drift. How a feature stands: chassis drift show FEATURE")
                return
            }
            var table = TextTable(["ID", "FEATURE", "METRIC", "AGE", "BEFORE", "NOW", "CAUSE"], figures: [3])
            for alert in alerts {
                table.add([
                    "drift_\(alert.id)" + (alert.acknowledgedAt == nil ? "" : " ✓"), alert.feature,
                    alert.metric.rawValue, Figure.duration(SystemClock().now() - alert.since), alert.before, alert.now,
                    alert.cause.map { "\($0.kind.rawValue): \($0.what)" } ?? "unknown",
                ])
            }
            StandardStream.output.writeLine(table.text)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A feature's baseline beside its jobs now, metric by metric, with the evidence of a change.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The feature's name.") var feature: String

        func run() async throws {
            let (workspace, store) = try global.openStore()
            let history = try await store.driftHistory(of: feature)
            guard history != nil || workspace.feature(feature) != nil else {
                throw EngineError.unknownFeature(feature, known: workspace.features.map(\.name))
            }
            let report = DriftReport(feature, history, settings: workspace.drift)
            if global.json {
                StandardStream.output.writeLine(report.row)
                return
            }
            StandardStream.output.writeLine(Self.heading(report, wanted: workspace.drift))
            guard !report.readings.isEmpty else { return }
            var table = TextTable(["METRIC", "BEFORE", "NOW", "EVIDENCE", ""], figures: [3])
            for reading in report.readings {
                let hasDrifted = reading.evidence >= 1 / DriftScan.alpha
                table.add([
                    reading.metric.rawValue, reading.before, reading.now, Self.evidence(reading.evidence),
                    hasDrifted ? "drifted since \(reading.since.rfc3339)" : "",
                ])
            }
            StandardStream.output.writeLine(table.text)
            StandardStream.output.writeLine("An alert needs evidence of \(Int(1 / DriftScan.alpha)).")
        }

        private static func heading(_ report: DriftReport, wanted: DriftSettings) -> String {
            guard let begin = report.begin else { return "\(report.feature): no job since its baseline was taken" }
            guard let baseline = report.baselineJobs else {
                return "\(report.feature): the baseline has \(report.jobs) of \(wanted.baselineJobs) jobs"
                    + (wanted.baselineTime > .zero ? " and spans \(wanted.baselineTime)" : "")
            }
            return
                "\(report.feature): baseline of \(baseline) jobs since \(begin.rfc3339), \(report.jobs - baseline) after it"
        }

        private static func evidence(_ value: Double) -> String {
            value < 0.01
                ? "< 0.01" : value < 10 ? Figure.fixed(value, 2) : value < 1e6 ? Figure.fixed(value, 0) : "> 1000000"
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ack", abstract: "Say that an alert was seen. It alarms again when the metric changes again.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The alert's id, as 'chassis drift list' shows it.") var id: String

        private var number: Int64? { Int64(id.hasPrefix("drift_") ? id.dropFirst(6) : id[...]) }

        func validate() throws {
            if number == nil {
                throw ValidationError("'\(id)' is not an alert's id, such as drift_3. Find it with: chassis drift list")
            }
        }

        func run() async throws {
            try await global.makeEngine().acknowledgeDrift(number ?? 0)
            StandardStream.output.writeLine("drift_\(number ?? 0) is acknowledged")
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the present of a feature as its new baseline, and acknowledge its alerts.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The feature's name.") var feature: String

        func run() async throws {
            let engine = try await global.makeEngine()
            let jobs = try await engine.acceptDrift(of: feature)
            let wanted = engine.setup.workspace.drift.baselineJobs
            StandardStream.output.writeLine("\(feature): the new baseline has \(jobs) of \(wanted) jobs")
        }
    }
}
