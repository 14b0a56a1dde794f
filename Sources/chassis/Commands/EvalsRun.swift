import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation
import Synchronization

struct EvalsRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Put every sample of a golden suite to a bundle, and score the answers.",
        discussion: """
            Answers are jobs: a run that was stopped or killed goes on with --resume. Exit code 3 when it is worse \
            than its --baseline, 4 when its cost cap ended it.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A suite's name, or the path of a .jsonl file.") var suite: String?
    @Option(help: "FEATURE@VERSION (default: the suite's feature with the version in force).") var bundle: String?
    @Option(help: "The only model to ask (default: the bundle's own).") var model: String?
    @Option(help: "A run to compare with.") var baseline: String?
    @Option(help: "Answers wanted of each sample (default: the workspace's, else 1).") var epochs: Int?
    @Option(help: "US dollars that the run may cost at most (default: the workspace's).") var costCap: String?
    @Flag(help: "Take answers from the cache, and put them there.") var cache = false
    @Option(help: "The model that judges (default: the workspace's).") var judge: String?
    @Option(help: "Jobs run at once (default: the workspace's).") var workers: Int?
    @Flag(help: "Say the run's id and leave it to other workers.") var noWait = false
    @Flag(help: "Exit code 3 also when the samples can't tell.") var strict = false
    @Option(help: "Go on with a run that is there.") var resume: String?

    private var cap: Money? {
        guard let costCap, let dollars = Double(costCap), dollars >= 0, dollars <= 1_000_000 else { return nil }
        return Money(nanoUSD: Int64((dollars * 1e9).rounded()))
    }

    func validate() throws {
        if suite != nil, resume != nil {
            throw ValidationError("Give a SUITE or --resume RUN, not both: a run knows its suite.")
        }
        if suite == nil, resume == nil { throw ValidationError("Give a SUITE, or --resume RUN.") }
        for id in [baseline, resume].compactMap(\.self) where EvalRunID(id) == nil { throw ChosenRun.problem(id) }
        if let bundle, BundleReference(bundle) == nil {
            throw ValidationError("--bundle takes FEATURE@VERSION, for example support-answer@3.")
        }
        if let epochs, !(1...100).contains(epochs) { throw ValidationError("--epochs takes 1 to 100.") }
        if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers takes 1 to 1024.") }
        if costCap != nil, cap == nil { throw ValidationError("--cost-cap takes US dollars, for example 0.50.") }
    }

    func run() async throws {
        let engine = try await global.makeEngine(pages: !noWait)
        let run = try await start(with: engine)
        if noWait {
            StandardStream.output.writeLine(
                run.row([]), or: "\(run.id): \(run.total) answers wanted, worked by whoever serves evals",
                isJSON: global.json)
            return
        }
        let ended = try await follow(run, engine)
        let results = try await engine.store.evalResults(ended.id)
        guard ended.isSettled else {
            Report.say(
                "Stopped. \(ended.id) has \(ended.done) of \(ended.total) answers, and keeps them.",
                remedy: "go on: chassis evals run --resume \(ended.id) — or end it: chassis evals cancel \(ended.id)")
            throw ExitCode(1)
        }
        try await printEnd(of: ended, results, engine)
    }

    private func start(with engine: Engine) async throws -> EvalRun {
        if let id = resume.flatMap({ EvalRunID($0) }) { return try await engine.evalRun(id) }
        return try await engine.startEvalRun(
            EvalRequest(
                suite: suite ?? "", bundle: bundle.flatMap { BundleReference($0) }, model: model,
                baseline: baseline.flatMap { EvalRunID($0) },
                epochs: epochs ?? engine.setup.workspace.evals.epochs, costCap: cap, usesCache: cache, judge: judge))
    }

    /// Works the run until it is settled; a signal stops that, and running jobs are finished or given back.
    private func follow(_ run: EvalRun, _ engine: Engine) async throws -> EvalRun {
        let bar = RunBar(run)
        let stop = StopSignals()
        let workers = workers
        defer { bar.end() }
        return try await withThrowingTaskGroup(of: EvalRun?.self) { group in
            group.addTask {
                try await engine.followEvalRun(run.id, workers: workers) { bar.show($0) }
            }
            group.addTask {
                await stop.wait()
                return nil
            }
            var ended = run
            // The first to end ends the other; the run comes in either case.
            for try await result in group {
                if let result { ended = result }
                stop.cancel()
                group.cancelAll()
            }
            return ended
        }
    }

    private func printEnd(of run: EvalRun, _ results: [EvalResult], _ engine: Engine) async throws {
        var comparison: EvalComparison?
        if let baseline = run.baseline, run.done > 0 {
            comparison = try await engine.compareEvalRuns(baseline, run.id)
        }
        if let id = run.baseline {
            let baseline = try await engine.evalRun(id)
            EvalPrinting.warn(of: baseline, run, canBeAsked: engine.canBeAskedAgain(baseline))
        }
        let undecided = results.filter { $0.score?.isInconclusive == true }
        if let why = undecided.first?.score?.explanation {
            Report.say("\(undecided.count) answers are undecided and count neither way. \(why)")
        }
        if global.json {
            StandardStream.output.writeLine(run.row(EvalStatistics.summary(results)))
        } else {
            if let comparison { StandardStream.output.writeLine(EvalPrinting.text(of: comparison) + "\n") }
            StandardStream.output.writeLine(EvalPrinting.summary(of: run, results))
        }
        switch run.state {
        case .capped:
            Report.say(
                "\(run.id) was stopped by its cost cap of \(Figure.money(run.costCap)): \(run.done) of \(run.total) answers.",
                remedy: "run it with a higher --cost-cap")
            throw ExitCode(4)
        case .cancelled:
            Report.say("\(run.id) was cancelled: \(run.done) of \(run.total) answers.")
            throw ExitCode(1)
        case .running, .completed: break
        }
        guard let verdict = run.verdict, let baseline = run.baseline else { return }
        try EvalPrinting.exit(with: verdict, isStrict: strict, "\(run.id)", against: "\(baseline)")
    }
}

/// The line that shows how far a run is; drawn from whichever task hears of a change.
private final class RunBar: Sendable {
    private let bar: Mutex<ProgressBar>

    init(_ run: EvalRun) { bar = Mutex(ProgressBar("\(run.id) \(run.bundle)", total: run.total)) }

    func show(_ run: EvalRun) {
        bar.withLock { $0.show(run.done, note: "\(run.passed) passed · \(Figure.money(run.cost))") }
    }

    func end() { bar.withLock { $0.end() } }
}
