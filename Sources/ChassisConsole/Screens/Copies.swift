import ChassisCore
import ChassisSurface

// What can be copied on each screen, masked as it is shown at first.

extension CopyItem {
    /// What a job leaves to be told of it: its error and the command that shows it all.
    static func facts(of job: Job) -> [CopyItem] {
        var items: [CopyItem] = []
        if let error = job.error {
            let text = error.remedy.map { "\(error.message) → \($0)" } ?? error.message
            items.append(CopyItem("e", "error", "\(error.code): \(text)"))
        }
        return items + [CopyItem("c", "command", "chassis traces show \(job.id.trace)")]
    }

    /// The texts of an open trace.
    ///
    /// - Parameter workspace: Knows which part of a prompt was the question.
    static func texts(of trace: Trace, _ workspace: Workspace?) -> [CopyItem] {
        var items: [CopyItem] = []
        func add(_ key: Character, _ name: SafeText, _ text: @escaping @Sendable () -> String) {
            items.append(CopyItem(key, name, text: text))
        }
        if trace.question(workspace) != nil { add("a", "question") { trace.question(workspace) ?? "" } }
        if !trace.prompt.isEmpty { add("p", "prompt") { trace.promptText } }
        if !trace.context.isEmpty { add("x", "context") { trace.contextText } }
        if let raw = trace.raw { add("w", "answer as the model gave it") { raw } }
        if let final = trace.final { add("o", "answer as the user got it") { final } }
        return items
    }
}

extension Trace {
    /// The messages, each under its role where there is more than one.
    fileprivate var promptText: String {
        guard prompt.count > 1 else { return prompt.first?.shownText ?? "" }
        return prompt.map { "# \($0.role.rawValue)\n\($0.shownText)" }.joined(separator: "\n\n")
    }

    fileprivate var contextText: String {
        context.map { "# \($0.passage.title) (\($0.passage.id))\n\($0.passage.text)" }.joined(separator: "\n\n")
    }
}

extension TraceDetail {
    /// What is shown in clear is never copied.
    var maskedTrace: Trace { unmasked?.masked ?? trace }
}

extension JobsScreen {
    /// The ids of all chosen jobs, the rest of the one at the cursor.
    func copies(_ context: ScreenContext) -> [CopyItem] {
        guard let job = table.cursorRow else { return [] }
        let chosen = chosen(context)
        let ids =
            chosen.count > 1
            ? CopyItem("i", "\(chosen.count) job ids", detail: "of the marked jobs, a line each") {
                chosen.map(\.id.description).joined(separator: "\n")
            }
            : CopyItem("i", "job id", (chosen.first ?? job).id.description)
        return [ids, CopyItem("t", "trace id", job.id.trace)] + CopyItem.facts(of: job)
            + [CopyItem(row: JobColumns.cells(job, context))]
    }
}

extension TracesScreen {
    func copies(_ context: ScreenContext) -> [CopyItem] {
        guard opening == nil, let job = detail?.trace.job ?? table.cursorRow else { return [] }
        let ids = [CopyItem("i", "trace id", job.id.trace), CopyItem("j", "job id", job.id.description)]
        let texts = detail.map { CopyItem.texts(of: $0.maskedTrace, context.workspace) } ?? []
        return ids + texts + CopyItem.facts(of: job) + [CopyItem(row: Self.cells(job, context))]
    }
}

extension ReviewScreen {
    func copies(_ context: ScreenContext) -> [CopyItem] {
        guard let flag = target else { return [] }
        let texts = opened == nil ? [] : detail.map { CopyItem.texts(of: $0.maskedTrace, context.workspace) } ?? []
        return [
            CopyItem("i", "flag id", flag.id.description), CopyItem("t", "trace id", flag.job.trace),
            CopyItem("n", "reason", flag.reason),
        ] + texts + [
            CopyItem("c", "command", "chassis flags show \(flag.id)"), CopyItem(row: Self.cells(flag, context)),
        ]
    }
}

extension EvalsScreen {
    func copies(_ context: ScreenContext) -> [CopyItem] {
        guard let run = view?.run ?? table.cursorRow?.run else { return [] }
        let row = sample?.row ?? view?.table.cursorRow
        let command = CopyItem("c", "command", "chassis evals show \(run.id)")
        guard let result = row?.result else { return [CopyItem("i", "run id", run.id.description), command] }
        let trace = result.job.map { [CopyItem("t", "trace id", $0.trace)] } ?? []
        return [CopyItem("i", "sample id", result.id.sample)] + trace
            + [CopyItem("j", "run id", run.id.description), command]
    }
}

extension PromptsScreen {
    func copies(_ context: ScreenContext) -> [CopyItem] {
        guard let version = target else { return [] }
        let name = CopyItem("i", "name and version", version.id)
        let text = detail.map { detail in [CopyItem("p", "prompt") { detail.prompt.shownText }] } ?? []
        return [name] + text + [CopyItem("c", "command", "chassis prompts show \(version.id)")]
    }
}

extension CostsScreen {
    func copies(_ context: ScreenContext) -> [CopyItem] {
        if let whatIf { return copies(of: whatIf) }
        guard let line = table.cursorRow else { return [] }
        return [CopyItem(row: CostText.cells(line, dimension: dimension, most: 0))]
    }

    private func copies(of view: WhatIfView) -> [CopyItem] {
        let routes = view.replay.text.split(separator: " ").map { " --route \($0)" }.joined()
        let command = CopyItem("c", "command", "chassis costs whatif\(routes) --since \(view.period.option)")
        return [command] + (view.table.cursorRow.map { [CopyItem(row: $0.cells(dimension))] } ?? [])
    }
}
