import ChassisCore

/// Versions of prompts and their activations as text.
enum PromptPrinting {
    static func table(_ statuses: [PromptVersionStatus], now: Timestamp) -> String {
        var table = TextTable(
            [
                "PROMPT", "VERSION", "SHARE", "JOBS", "FAILED", "FLAGGED", "COST", "PER JOB", "CONFIDENCE", "ACTIVATED",
                "LABELS", "NOTE",
            ], figures: Set(1...8))
        for status in statuses {
            table.add([
                status.prompt, String(status.version), status.share > 0 ? percent(status.share) : "–",
                String(status.jobs), String(status.failed), String(status.flagged),
                status.jobs == 0 ? "–" : Figure.money(status.cost) + (status.unknownCostCount == 0 ? "" : "+?"),
                Figure.money(status.costPerJob).replacing("unknown", with: "–"),
                status.meanConfidence.map { Figure.fixed($0, 2) } ?? "–",
                status.activatedAt.map { Figure.duration(now - $0) + " ago" } ?? "–",
                status.labels.joined(separator: " "), shortened(status.note),
            ])
        }
        return table.text
    }

    static func table(_ history: [Activation]) -> String {
        var table = TextTable(["AT", "VERSION", "CANARY", "BY", "HOW", "RUN", "REASON"], figures: [1])
        for activation in history {
            table.add([
                activation.at.rfc3339, String(activation.version),
                activation.canary.map { "\($0.version) for \(percent($0.share))" } ?? "–", activation.actor,
                activation.isRollback ? "rollback" : activation.isForced ? "forced" : "activated",
                activation.evalRun?.description ?? "–", shortened(activation.reason, to: 200),
            ])
        }
        return table.text
    }

    static func announce(_ activation: Activation, json: Bool) {
        if json { return Terminalish.output.writeLine(activation.row.text) }
        let name = activation.prompt
        let verb = activation.isRollback ? "is in force again" : "is in force"
        let canary = activation.canary.map { ", \(name)@\($0.version) for \(percent($0.share)) of the jobs" } ?? ""
        Terminalish.output.writeLine("\(name)@\(activation.version) \(verb)\(canary)")
    }

    /// A version as its file says it, in one order of keys, so that two can be compared.
    static func text(of prompt: Prompt) -> String {
        var head = ["note: \(prompt.note)"]
        if !prompt.labels.isEmpty { head.append("labels: \(list(prompt.labels))") }
        let bundle = prompt.bundle
        if let schema = bundle.schema { head.append("schema: \(schema.value ?? "off")") }
        if let tier = bundle.tier { head.append("tier: \(tier.rawValue)") }
        if !bundle.models.isEmpty { head.append("models: \(list(bundle.models))") }
        if let temperature = bundle.temperature {
            head.append("parameters.temperature: \(temperature.value.map { "\($0)" } ?? "null")")
        }
        if let tokens = bundle.maxOutputTokens { head.append("parameters.max_output_tokens: \(tokens)") }
        if let policy = bundle.guardPolicy {
            head.append("guard: \(policy.value?.json.text ?? "off")")
        }
        for example in prompt.examples {
            head += ["- input: \(example.input)", "  output: \(example.output)"]
        }
        return "---\n" + head.joined(separator: "\n") + "\n---\n# system\n\(prompt.system)\n\n# user\n\(prompt.user)"
    }

    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }

    private static func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }

    /// One line of at most so many characters.
    private static func shortened(_ text: String, to limit: Int = 60) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}

extension PromptVersionStatus {
    /// `nil` when there was no job, or when a part of the cost is unknown.
    var costPerJob: Money? {
        jobs > 0 && unknownCostCount == 0 ? Money(nanoUSD: cost.nanoUSD / jobs) : nil
    }
}
