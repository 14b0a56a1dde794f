import ChassisCore
import ChassisSurface

extension EvalsScreen {
    func actions(_ context: ScreenContext) -> [ActionItem] {
        if sample != nil { return sampleActions }
        return opened == nil ? listActions : runActions
    }

    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])] {
        [("evals", listActions), ("run", runActions), ("sample", sampleActions)]
    }

    private var listActions: [ActionItem] {
        let run = table.cursorRow?.run
        let none: SafeText? = run == nil ? "there is no run here" : nil
        let isOne: SafeText? = suiteNames.count < 2 ? "there is only one suite" : nil
        let isBase = run.map { chosen[$0.suite] == $0.id } ?? false
        return [
            ActionItem(
                "open", [.enter], "samples", "Its samples, failing ones first", group: "Drill", disabled: none,
                isInFooter: true),
            ActionItem(
                "later", [.character("]")], "suite", "The next suite", group: "What is shown", disabled: isOne,
                isInFooter: isOne == nil),
            ActionItem(
                "earlier", [.character("[")], "suite", "The suite before", group: "What is shown", disabled: isOne),
            ActionItem(
                "baseline", [.character("b")], isBase ? "no baseline" : "baseline",
                isBase ? "Compare each run with its own baseline again" : "Compare all runs with this one",
                group: "What is shown",
                disabled: none ?? (run?.state == .running ? "it hasn't ended yet" : nil), isInFooter: true),
        ] + running(run) + TableActions.moving
    }

    private var runActions: [ActionItem] {
        let row = view?.table.cursorRow
        let none: SafeText? = row == nil ? "there is no sample here" : nil
        return [
            ActionItem(
                "sample", [.enter], "compare", "Both answers side by side, with what was expected", group: "Drill",
                disabled: none, isInFooter: true),
            ActionItem(
                "trace", [.character("t"), .character("o")], "trace", "The trace of this answer", group: "Drill",
                disabled: none ?? (row?.result.job == nil ? "it was not answered yet" : nil), isInFooter: true),
            ActionItem(
                "next-failure", [.character("e")], "next failure", "The next sample that failed", group: "Drill",
                disabled: none, isInFooter: true),
            ActionItem(
                "previous-failure", [.character("E")], "previous failure", "The failed sample above", group: "Drill",
                disabled: none),
            ActionItem("list", [.backspace], "all runs", "Close it and show the runs", group: "Drill"),
        ] + running(view?.run) + TableActions.moving
    }

    private var sampleActions: [ActionItem] {
        let noAnswer: SafeText? = sample?.jobs.now == nil ? "it was not answered yet" : nil
        return [
            ActionItem(
                "trace", [.enter, .character("t"), .character("o")], "trace", "The trace of this answer",
                group: "Sample", disabled: noAnswer, isInFooter: true),
            ActionItem(
                "before", [.character("b")], "baseline's trace", "The trace of the baseline's answer",
                group: "Sample", disabled: sample?.jobs.before == nil ? "the baseline has no answer to it" : nil,
                isInFooter: true),
            ActionItem(
                "next", [.character("J")], "next", "The next sample of the run", group: "Sample",
                disabled: neighbour(1) == nil ? "this is the last one" : nil, isInFooter: true),
            ActionItem(
                "previous", [.character("K")], "previous", "The sample above in the run", group: "Sample",
                disabled: neighbour(-1) == nil ? "this is the first one" : nil, isInFooter: true),
            ActionItem(
                "next-failure", [.character("e")], "next failure", "The next sample that failed", group: "Sample",
                isInFooter: true),
            ActionItem(
                "previous-failure", [.character("E")], "previous failure", "The failed sample above", group: "Sample"),
            ActionItem(
                "diff-mode", [.character("d")], "diff mode", "Both answers side by side, or one below the other",
                group: "Sample"),
            ActionItem("list", [.backspace], "all samples", "Close it and show the run", group: "Sample"),
        ] + TableActions.moving
    }

    /// What is done with runs.
    private func running(_ run: EvalRun?) -> [ActionItem] {
        let hasSuites = (suites ?? []).contains { $0.trouble == nil }
        return [
            ActionItem(
                "start", [.character("N")], "new run", "Run a suite: choose suite, bundle and model", group: "Run",
                danger: .changes,
                disabled: hasSuites ? nil : "there is no golden suite: put samples in golden/NAME.jsonl",
                isInFooter: true),
            ActionItem(
                "cancel", [.character("C")], "cancel", "Stop this run; what is scored stays", group: "Run",
                danger: .destroys,
                disabled: run == nil ? "there is no run here" : run?.state == .running ? nil : "it has ended",
                isInFooter: run?.state == .running),
        ]
    }

    func neighbour(_ step: Int) -> SampleRow? {
        guard let sample, let table = view?.table, let place = table.place(of: sample.row.id),
            table.rows.indices.contains(place + step)
        else { return nil }
        return table.rows[place + step]
    }

    mutating func act(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if sample != nil { return actOnSample(id, context) }
        guard opened != nil else { return actOnList(id, context) }
        if view?.table.perform(id, now: context.now) == true { return [] }
        view?.table.touch(context.now)
        switch id {
        case "sample": return view?.table.cursorRow.map { show($0) } ?? []
        case "trace":
            guard let view, let job = view.table.cursorRow?.result.job else { return [] }
            return [.open(.trace(job, among: view.jobs))]
        case "next-failure", "previous-failure": return goToFailure(id == "next-failure" ? 1 : -1)
        case "list":
            close()
            return []
        case "start": return askSuite()
        case "cancel": return view.map { askCancel($0.run) } ?? []
        default: return []
        }
    }

    private mutating func actOnList(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if table.perform(id, now: context.now) { return [] }
        table.touch(context.now)
        switch id {
        case "open": return table.cursorRow.map { show($0.run) } ?? []
        case "later", "earlier":
            let names = suiteNames
            guard let name = shownSuite, let place = names.firstIndex(of: name) else { return [] }
            suite = names[(place + (id == "later" ? 1 : names.count - 1)) % names.count]
            table.relist()
            list(context)
            return []
        case "baseline":
            guard let run = table.cursorRow?.run else { return [] }
            chosen[run.suite] = chosen[run.suite] == run.id ? nil : run.id
            return []
        case "start": return askSuite()
        case "cancel": return table.cursorRow.map { askCancel($0.run) } ?? []
        default: return []
        }
    }

    private mutating func actOnSample(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        switch id {
        case "trace", "before":
            guard let sample, let view, let job = id == "trace" ? sample.jobs.now : sample.jobs.before else {
                return []
            }
            let among = id == "trace" ? view.jobs : view.table.rows.compactMap(\.before?.job)
            return [.open(.trace(job, among: among))]
        case "next", "previous": return neighbour(id == "next" ? 1 : -1).map { show($0) } ?? []
        case "next-failure", "previous-failure":
            let effects = goToFailure(id == "next-failure" ? 1 : -1)
            guard effects.isEmpty, let row = view?.table.cursorRow else { return effects }
            return show(row)
        case "list":
            sample = nil
            return []
        case "diff-mode": sample?.toggleMode(in: context.body)
        case "table.first": sample?.moveToEdge(last: false, in: context.body)
        case "table.last": sample?.moveToEdge(last: true, in: context.body)
        case "table.down": sample?.move(by: 1, in: context.body)
        case "table.up": sample?.move(by: -1, in: context.body)
        case "table.half-down": sample?.move(by: max(1, context.body.height / 4), in: context.body)
        case "table.half-up": sample?.move(by: -max(1, context.body.height / 4), in: context.body)
        case "table.page-down": sample?.move(by: max(1, context.body.height / 2), in: context.body)
        case "table.page-up": sample?.move(by: -max(1, context.body.height / 2), in: context.body)
        case "table.wheel-down": sample?.move(by: 3, in: context.body)
        case "table.wheel-up": sample?.move(by: -3, in: context.body)
        default: break
        }
        return []
    }

    private mutating func goToFailure(_ step: Int) -> [Effect] {
        guard view?.goToFailure(step) == true else {
            return [.toast(Toast(step > 0 ? "no failure further down" : "no failure further up"))]
        }
        return []
    }
}
