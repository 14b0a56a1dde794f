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
                status.activatedAt.map {
                    Figure.duration(now - $0) + " ago" + (status.editedSince == nil ? "" : ", edited")
                }
                    ?? "–",
                status.labels.joined(separator: " "), shortened(status.note),
            ])
        }
        return table.text
    }

    static func table(_ history: [Activation]) -> String {
        var table = TextTable(["AT", "VERSION", "TEXT", "CANARY", "BY", "HOW", "RUN", "REASON"], figures: [1])
        for activation in history {
            table.add([
                activation.at.rfc3339, String(activation.version), activation.textHash ?? "–",
                activation.canary.map { "\($0.version) for \(percent($0.share))" } ?? "–", activation.actor,
                activation.isRollback ? "rollback" : activation.isForced ? "forced" : "activated",
                activation.evalRun?.description ?? "–", shortened(activation.reason, to: 200),
            ])
        }
        return table.text
    }

    static func announce(_ activation: Activation, json: Bool) {
        if json { return StandardStream.output.writeLine(activation.row) }
        let name = activation.prompt
        let verb = activation.isRollback ? "is in force again" : "is in force"
        let canary = activation.canary.map { ", \(name)@\($0.version) for \(percent($0.share)) of the jobs" } ?? ""
        StandardStream.output.writeLine("\(name)@\(activation.version) \(verb)\(canary)")
    }

    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }

    /// One line of at most `limit` characters.
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
