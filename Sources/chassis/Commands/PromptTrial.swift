import ArgumentParser
import ChassisCore
import ChassisEngine

extension PromptsCommand {
    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ab",
            abstract: "The canary against the version beside it, as far as is known; look as often as you like.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The prompt's name.") var name: String

        func run() async throws {
            let engine = try await global.makeEngine(toLook: true)
            guard let (trial, activation) = try await engine.trial(ofPrompt: name) else {
                StandardStream.output.writeLine(
                    ["prompt": .string(name), "canary_version": .null],
                    or: "'\(name)' has no canary. Begin one: chassis prompts activate \(name) VERSION --canary 10%",
                    isJSON: global.json)
                return
            }
            let edited = engine.setup.editedVersions.filter { $0.prompt == name }
            StandardStream.output.writeLine(
                trial.row(activation)
                    .with("edited_versions", .array(edited.map { .integer(Int64($0.version)) })),
                or: TrialPrinting(trial, activation).text, isJSON: global.json)
            for version in edited { Report.say(version.text) }
        }
    }
}

/// A canary's figures for people.
struct TrialPrinting {
    let trial: BundleTrial
    let activation: Activation

    init(_ trial: BundleTrial, _ activation: Activation) {
        self.trial = trial
        self.activation = activation
    }

    var text: String {
        let (control, canary) = (trial.control, trial.canary)
        var table = TextTable(
            ["", "@\(control.version)", "@\(canary.version)", "DIFFERENCE", "SURELY WITHIN", "EVIDENCE", ""],
            figures: Set(1...5))
        table.add(["jobs", String(control.jobs), String(canary.jobs), "", "", "", ""])
        for metric in BundleTrial.Metric.allCases {
            let result = trial.result(metric)
            table.add([
                metric.title, written(result.before, metric), written(result.after, metric),
                written(result.difference, metric, isSigned: true),
                result.interval.map {
                    written($0.lowerBound, metric, isSigned: true) + " to "
                        + written($0.upperBound, metric, isSigned: true)
                } ?? "–",
                evidence(result.evidence), ["worse", "", "better"][trial.decision(metric) + 1],
            ])
        }
        let since =
            "\(trial.prompt)@\(canary.version) gets \(PromptPrinting.percent(activation.canary?.share ?? 0)) of"
            + " the jobs since \(activation.at.rfc3339); answers from the cache don't count."
        return [since, table.text, unknownCosts, sentence].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var unknownCosts: String {
        let count = trial.control.unknownCostCount + trial.canary.unknownCostCount
        return count == 0 ? "" : "The cost of \(count) jobs is unknown; they are left out there."
    }

    private var sentence: String {
        let name = trial.prompt
        switch trial.advice {
        case .wait where min(trial.control.jobs, trial.canary.jobs) < SequentialTest.fewest:
            return "Too few jobs: each version needs \(SequentialTest.fewest)."
        case .wait:
            return "Nothing is certain yet: let it go on. (Evidence from \(Int(BundleTrial.decisive)) on decides.)"
        case .activate:
            return "It may be stopped. → chassis prompts activate \(name) \(trial.canary.version)"
        case .takeBack: return "It may be stopped. → chassis prompts rollback \(name)"
        case .either: return "It may be stopped: no difference that matters is left. Take either."
        }
    }

    private func evidence(_ value: Double) -> String {
        value >= 1_000_000 ? "> 1000000" : value < 0.01 ? "< 0.01" : Figure.fixed(value, value < 10 ? 2 : 0)
    }

    private func written(_ value: Double?, _ metric: BundleTrial.Metric, isSigned: Bool = false) -> String {
        guard let value, value.isFinite else { return "–" }
        let sign = value < 0 ? "-" : isSigned ? "+" : ""
        switch metric {
        case .passed: return sign + Figure.fixed(abs(value) * 100, 1) + " %"
        case .confidence: return sign + Figure.fixed(abs(value), 3)
        case .cost: return sign + "$" + Figure.fixed(min(abs(value), 1e6), 6)
        }
    }
}

extension BundleTrial.Metric {
    fileprivate var title: String {
        switch self {
        case .passed: "completed, not flagged"
        case .confidence: "mean confidence"
        case .cost: "cost per job"
        }
    }
}

extension BundleTrial {
    func row(_ activation: Activation) -> JSON {
        let metrics = Metric.allCases.map { metric -> (String, JSON) in
            let result = result(metric)
            let scale = metric == .cost ? 1e9 : 1
            func number(_ value: Double?) -> JSON { value.flatMap { $0.isFinite ? .number($0 * scale) : nil } ?? .null }
            return (
                metric == .cost ? "cost_nano_usd" : metric.rawValue,
                [
                    "before": number(result.before), "after": number(result.after),
                    "difference": number(result.difference), "low": number(result.interval?.lowerBound),
                    "high": number(result.interval?.upperBound), "evidence": .number(result.evidence),
                    "decision": .string(["worse", "unknown", "better"][decision(metric) + 1]),
                ]
            )
        }
        return [
            "prompt": .string(prompt), "version": .integer(Int64(control.version)),
            "canary_version": .integer(Int64(canary.version)), "share": .number(activation.canary?.share ?? 0),
            "since": .init(activation.at), "control": control.row, "canary": canary.row,
            "metrics": .object(JSONObject(metrics)), "may_stop": .bool(mayStop), "advice": .string("\(advice)"),
        ]
    }
}

extension BundleTrial.Arm {
    fileprivate var row: JSON {
        [
            "version": .integer(Int64(version)), "jobs": .integer(jobs), "completed": .integer(completed),
            "flagged": .integer(flagged), "unknown_cost_count": .integer(unknownCostCount),
        ]
    }
}
