import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct EvalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evals", abstract: "Put golden suites to bundles, and compare what comes back.",
        subcommands: [EvalsRun.self, List.self, Show.self, Compare.self, Cancel.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every eval run, oldest first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only runs of this suite.") var suite: String?
        @Option(help: "At most this many, the newest.") var limit: Int?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let store = try global.openStoreAlone()
            let runs = try await store.evalRuns(suite: suite, limit: limit ?? .max).reversed()
            let stopped = try await store.stoppedEvalRuns(of: runs, now: SystemClock().now())
            if global.json {
                for run in runs {
                    let row = run.row(EvalStatistics.summary(try await store.evalResults(run.id)))
                    StandardStream.output.writeLine(row.with("stopped", .bool(stopped.contains(run.id))))
                }
            } else if runs.isEmpty {
                StandardStream.output.writeLine("No eval runs yet. Start one: chassis evals run SUITE")
            } else {
                StandardStream.output.writeLine(
                    EvalPrinting.table(Array(runs), stopped: stopped, now: SystemClock().now()))
                if let run = stopped.max() {
                    StandardStream.output.writeLine(
                        "\nNobody works what is stopped. Go on, for example: chassis evals run --resume \(run)")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One run and its answers, failing ones first.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenRun
        @Flag(help: "Only the answers that failed.") var failed = false

        func run() async throws {
            let store = try global.openStoreAlone()
            guard let run = try await store.evalRun(chosen.run) else { throw StoreError.eval(.notFound(chosen.run)) }
            let results = try await store.evalResults(run.id)
            let shown = EvalPrinting.failuresFirst(results).filter { !failed || $0.hasFailed }
            let isStopped = try await !store.stoppedEvalRuns(of: [run], now: SystemClock().now()).isEmpty
            if global.json {
                let row = run.row(EvalStatistics.summary(results)).with("results", .array(shown.map(\.row)))
                StandardStream.output.writeLine(row.with("stopped", .bool(isStopped)))
            } else {
                StandardStream.output.writeLine(EvalPrinting.summary(of: run, results, isStopped: isStopped))
                if isStopped {
                    StandardStream.output.writeLine("go on: chassis evals run --resume \(run.id)")
                }
                if !shown.isEmpty { StandardStream.output.writeLine("\n" + EvalPrinting.table(shown)) }
            }
        }
    }

    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What has changed from run A to run B; exit code 3 when B is worse.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The run before the change.") var a: String
        @Argument(help: "The run after it.") var b: String
        @Flag(help: "Exit code 3 also when the samples can't tell.") var strict = false

        func validate() throws {
            for id in [a, b] where EvalRunID(id) == nil { throw ChosenRun.problem(id) }
        }

        func run() async throws {
            guard let a = EvalRunID(a), let b = EvalRunID(b) else { return }
            let engine = try await global.makeEngine()
            let comparison = try await engine.compareEvalRuns(a, b)
            EvalPrinting.warn(of: try await engine.evalRun(a), try await engine.evalRun(b))
            StandardStream.output.writeLine(comparison.row, or: EvalPrinting.text(of: comparison), isJSON: global.json)
            try EvalPrinting.exit(with: comparison.verdict, isStrict: strict, "\(b)", against: "\(a)")
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a run; what is scored stays.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var chosen: ChosenRun

        func run() async throws {
            let engine = try await global.makeEngine()
            let run = try await engine.cancelEvalRun(chosen.run)
            StandardStream.output.writeLine(
                run.row(EvalStatistics.summary(try await engine.store.evalResults(run.id))),
                or: "\(run.id) is cancelled, with \(run.done) of \(run.total) answers scored", isJSON: global.json)
        }
    }
}

/// The run that a command is about.
struct ChosenRun: ParsableArguments {
    @Argument(help: "The run's id, as 'chassis evals list' shows it.") var id: String

    func validate() throws {
        if EvalRunID(id) == nil { throw Self.problem(id) }
    }

    /// Read once `validate` has passed.
    var run: EvalRunID { EvalRunID(id) ?? EvalRunID(0) }

    static func problem(_ id: String) -> ValidationError {
        ValidationError("'\(id)' is not an eval run's id, such as run_7. Find it with: chassis evals list")
    }
}
