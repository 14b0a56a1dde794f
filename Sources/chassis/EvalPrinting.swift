import ArgumentParser
import ChassisCore

/// Eval runs, their answers and their comparisons, for people.
enum EvalPrinting {
    static func table(_ runs: [EvalRun], now: Timestamp) -> String {
        var table = TextTable(
            ["RUN", "AGE", "SUITE", "BUNDLE", "MODEL", "STATE", "ANSWERS", "PASSED", "COST", "VERDICT"],
            figures: [1, 6, 7, 8])
        for run in runs {
            table.add([
                run.id.description, Figure.duration(now - run.createdAt), run.suite, run.bundle.description,
                run.model ?? "–", run.state.rawValue, "\(run.done)/\(run.total)", percent(run.passed, of: run.done),
                Figure.money(run.cost),
                run.verdict.map { "\($0.rawValue) vs \(run.baseline?.description ?? "")" } ?? "",
            ])
        }
        return table.text
    }

    /// A run's figures: per category, then why answers failed.
    static func summary(of run: EvalRun, _ results: [EvalResult]) -> String {
        var table = TextTable(["CATEGORY", "SAMPLES", "PASSED", "MEAN", "95 %"], figures: [1, 2, 3])
        for category in EvalStatistics.summary(results) {
            table.add([
                category.name, String(category.samples), percent(category.passed, of: category.samples),
                Figure.fixed(category.mean, 3), "\(Figure.fixed(category.low, 3))–\(Figure.fixed(category.high, 3))",
            ])
        }
        let model = run.model.map { " on \($0)" } ?? ""
        var lines = [
            "\(run.id): \(run.suite), \(run.bundle)\(model), \(run.state.rawValue)", table.text,
            "\(run.passed) of \(run.done) answers passed; \(Figure.money(run.cost))"
                + (run.done < run.total ? "; \(run.total - run.done) without a score" : ""),
        ]
        let failures = failures(results)
        if !failures.isEmpty { lines.append("failures: \(failures)") }
        if let verdict = run.verdict, let baseline = run.baseline {
            lines.append("against \(baseline): \(verdict.rawValue)")
        }
        return lines.joined(separator: "\n")
    }

    private static func failures(_ results: [EvalResult]) -> String {
        var parts = FailureClass.allCases.compactMap { kind -> String? in
            let count = results.filter { $0.hasFailed && $0.score?.failure == kind }.count
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        let undecided = results.filter { $0.score?.isInconclusive == true }.count
        if undecided > 0 { parts.append("\(undecided) undecided") }
        return parts.joined(separator: " · ")
    }

    /// Failed ones, undecided ones, those without a score, then the good ones; each in the suite's order.
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
                ?? "no score"
            table.add([
                result.id.epoch == 1 ? result.id.sample : "\(result.id.sample) #\(result.id.epoch)", result.category,
                score.map { Figure.fixed($0.value, 2) } ?? "–", verdict, result.job?.trace ?? "–",
                score?.explanation ?? "",
            ])
        }
        return table.text
    }

    /// Regressions first.
    static func text(of comparison: EvalComparison) -> String {
        var lines: [String] = []
        for (title, samples) in [("worse", comparison.regressions), ("better", comparison.improvements)]
        where !samples.isEmpty {
            lines.append("\(samples.count) \(title): \(samples.prefix(20).joined(separator: ", "))")
            if samples.count > 20 { lines[lines.count - 1] += " …" }
        }
        var table = TextTable(["CATEGORY", "SAMPLES", "CHANGE", "95 %", "VERDICT"], figures: [1, 2])
        for delta in comparison.categories {
            table.add([
                delta.name, String(delta.samples), signed(delta.delta), "\(signed(delta.low)) to \(signed(delta.high))",
                delta.verdict.rawValue,
            ])
        }
        return (lines + [table.text, "verdict: \(comparison.verdict.rawValue)"]).joined(separator: "\n")
    }

    /// Says so where two runs did not get the same questions.
    static func warn(of before: EvalRun, _ after: EvalRun) {
        guard before.suiteVersion != after.suiteVersion else { return }
        Report.say("The suite has changed since \(before.id): only samples that both runs have are compared.")
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
