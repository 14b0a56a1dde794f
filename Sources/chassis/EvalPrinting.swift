import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

/// Eval runs, their answers and their comparisons, for people.
enum EvalPrinting {
    static func table(_ runs: [EvalRun], stopped: Set<EvalRunID> = [], now: Timestamp) -> String {
        var table = TextTable(
            ["RUN", "AGE", "SUITE", "BUNDLE", "MODEL", "STATE", "ANSWERS", "PASSED", "COST", "VERDICT"],
            figures: [1, 6, 7, 8])
        for run in runs {
            table.add([
                run.id.description, Figure.duration(now - run.createdAt), run.suite, run.bundle.description,
                run.model ?? "–", stopped.contains(run.id) ? "stopped" : run.state.rawValue, "\(run.done)/\(run.total)",
                percent(run.passed, of: run.decided),
                Figure.money(run.totalCost),
                run.verdict.map { "\($0.rawValue) vs \(run.baseline?.description ?? "")" } ?? "",
            ])
        }
        return table.text
    }

    /// A run's figures: per category, then why answers failed.
    static func summary(of run: EvalRun, _ results: [EvalResult], isStopped: Bool = false) -> String {
        var table = TextTable(["CATEGORY", "SAMPLES", "PASSED", "MEAN", "95 %"], figures: [1, 2, 3])
        for category in EvalStatistics.summary(results) {
            table.add([
                category.name, String(category.samples), percent(category.passed, of: category.samples),
                category.mean.map { Figure.fixed($0, 3) } ?? "–", bounds(category),
            ])
        }
        let model = run.model.map { " on \($0)" } ?? ""
        var lines = [
            "\(run.id): \(run.suite), \(run.bundle)\(model), \(isStopped ? "stopped" : run.state.rawValue)", table.text,
            "\(run.passed) of \(run.decided) answers passed; \(Figure.money(run.cost))"
                + again(run)
                + (run.undecided > 0 ? "; \(run.undecided) undecided count neither way" : "")
                + (run.done < run.total ? "; \(run.total - run.done) without an answer" : ""),
        ]
        let failures = failures(results)
        if !failures.isEmpty { lines.append("failures: \(failures)") }
        if let verdict = run.verdict, let baseline = run.baseline {
            lines.append("against \(baseline): \(verdict.rawValue)")
        }
        return lines.joined(separator: "\n")
    }

    /// What asking again cost, which stands in no list of runs.
    private static func again(_ run: EvalRun) -> String {
        guard run.confirmationCost != .zero else { return "" }
        return "; asking both again where they differed: \(Figure.money(run.confirmationCost))"
    }

    private static func bounds(_ category: CategoryScore) -> String {
        guard let low = category.low, let high = category.high else { return "–" }
        return "\(Figure.fixed(low, 3))–\(Figure.fixed(high, 3))"
    }

    private static func failures(_ results: [EvalResult]) -> String {
        let parts = FailureClass.allCases.compactMap { kind -> String? in
            let count = results.filter { $0.hasFailed && $0.score?.failure == kind }.count
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return parts.joined(separator: " · ")
    }

    /// Failed ones, undecided ones, those without an answer, then the good ones; each in the suite's order.
    static func failuresFirst(_ results: [EvalResult]) -> [EvalResult] {
        let groups = Dictionary(grouping: results) { result in
            result.hasFailed ? 0 : result.score?.isInconclusive == true ? 1 : result.score == nil ? 2 : 3
        }
        return (0...3).flatMap { groups[$0] ?? [] }
    }

    static func table(_ results: [EvalResult]) -> String {
        var table = TextTable(["SAMPLE", "CATEGORY", "SCORE", "RESULT", "TRACE", "WHY"], figures: [2])
        for result in results {
            let score = result.score
            let verdict =
                score.map { $0.isInconclusive ? "undecided" : $0.passed ? "passed" : $0.failure?.rawValue ?? "failed" }
                ?? "no answer"
            table.add([
                result.id.epoch == 1 ? result.id.sample : "\(result.id.sample) #\(result.id.epoch)", result.category,
                score?.known.map { Figure.fixed($0, 2) } ?? "–", verdict, result.job?.trace ?? "–",
                score?.explanation ?? "",
            ])
        }
        return table.text
    }

    /// Regressions first.
    static func text(of comparison: EvalComparison) -> String {
        var lines: [String] = []
        let groups = [
            ("worse", comparison.regressions), ("better", comparison.improvements),
            ("changed between the runs and left out", comparison.changed),
        ]
        for (title, samples) in groups where !samples.isEmpty {
            lines.append("\(samples.count) \(title): \(samples.prefix(20).joined(separator: ", "))")
            if samples.count > 20 { lines[lines.count - 1] += " …" }
        }
        var table = TextTable(["CATEGORY", "SAMPLES", "CHANGE", "95 %", "VERDICT"], figures: [1, 2])
        for delta in comparison.categories {
            table.add([
                delta.name, String(delta.samples), delta.samples > 0 ? signed(delta.delta) : "–",
                delta.samples > 0 ? "\(signed(delta.low)) to \(signed(delta.high))" : "–", delta.verdict.rawValue,
            ])
        }
        if !comparison.categories.isEmpty { lines.append(table.text) }
        return (lines + ["verdict: \(comparison.verdict.rawValue)"]).joined(separator: "\n")
    }

    /// Says so where two runs did not get the same questions, or not from what their bundles' names say.
    ///
    /// - Parameter canBeAsked: Whether the first is what it was, so that it could be asked again where the two differ;
    ///   `nil` where nobody wanted to ask it.
    static func warn(of before: EvalRun, _ after: EvalRun, canBeAsked: Bool? = nil) {
        if canBeAsked == false {
            Report.say(
                "What \(before.bundle) consists of has changed since \(before.id): the answers that it gave then are "
                    + "compared as they are stored, and nothing is asked again.",
                remedy: "for a sharper verdict ask more often (--epochs 3), or keep a changed prompt as a new version")
        } else if before.bundle == after.bundle, before.model == after.model, before.bundleHash != after.bundleHash {
            Report.say("Both runs are of \(after.bundle), and what it consists of was changed between them.")
        }
        guard before.suiteVersion != after.suiteVersion else { return }
        Report.say(
            "The suite has changed since \(before.id): only samples that both have unchanged are compared.")
    }

    /// Ends the command with status 3 when a gate says no.
    static func exit(with verdict: EvalVerdict, isStrict: Bool, _ run: String, against baseline: String) throws {
        let remedy = "see what got worse: chassis evals show \(run) --failed"
        switch verdict {
        case .pass: return
        case .fail:
            Report.say("\(run) is worse than \(baseline).", remedy: remedy)
            throw ExitCode(3)
        case .inconclusive:
            Report.say("\(run) may be worse than \(baseline); the samples can't tell.", remedy: remedy)
            if isStrict { throw ExitCode(3) }
        }
    }

    private static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "–" : "\(Int((Double(part) / Double(whole) * 100).rounded())) %"
    }

    private static func signed(_ value: Double) -> String {
        (value < 0 ? "−" : "+") + Figure.fixed(abs(value), 3)
    }
}
