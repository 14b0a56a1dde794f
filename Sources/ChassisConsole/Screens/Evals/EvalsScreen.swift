import ChassisCore
import ChassisStore
import ChassisSurface

/// Eval runs by suite and category, each with its change against a baseline; a run's failing samples; one sample side
/// by side with the baseline's answer.
struct EvalsScreen: Screen {
    static let name = ScreenName.evals

    /// The suite whose runs are listed, once one was chosen.
    var suite: String?
    /// The newest runs of all suites; `nil` until the store has said.
    var runs: [RunFigures]?
    var suites: [SuiteSummary]?
    var table = StickyTable<RunFigures>()
    /// Runs that the operator chose to compare with, by suite.
    var chosen: [String: EvalRunID] = [:]
    /// The run shown in full, and its samples once they are here.
    var opened: EvalRunID?
    var view: RunView?
    var sample: SampleView?
    /// The samples of the suite that is looked at, for what was asked and expected.
    var golden: GoldenSuite?
    /// To be opened as soon as it is here.
    var wanted: (run: EvalRunID, sample: String?)?
    var isDrilled = false
    /// The run that is being asked about.
    var order: RunOrder?
    /// The run that is to be cancelled, as it was when its key was pressed.
    var cancelling: EvalRun?
    var failure: Failure?

    init() {}

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .shown:
            resize(context)
            return [.ask(.evalRuns, "runs"), .ask(.suites, "suites")]
        case .opened(let destination): return open(destination, context)
        case .storeChanged: return [.ask(.evalRuns, "runs")]
        case .tick:
            table.settle(context.now)
            view?.table.settle(context.now)
            return []
        case .resized:
            resize(context)
            return []
        case .action(let id): return act(id, context)
        case .prompt(let id, let event): return prompted(id, event, context)
        case .pick(let id, .done(let choice)): return picked(id, choice, context)
        case .confirmed(let id): return confirmed(id)
        case .pick: return []
        }
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .evalRuns(let runs):
            failure = nil
            let old = self.runs
            self.runs = runs
            list(context)
            return openWanted() + refreshOpened(since: old)
        case .suites(let suites):
            self.suites = suites
            list(context)
            return []
        case .suite(let golden):
            self.golden = golden
            if let id = sample?.row.id.sample { sample?.sample = golden?.samples.first { $0.id == id } }
            return []
        case .evalRun(let detail): return take(detail, context)
        case .trace(let trace):
            // An answer to the sample before this one is no answer to this one.
            guard let jobs = sample?.jobs, let id = slot == "before" ? jobs.before : jobs.now,
                trace == nil || trace?.job.id == id
            else { return [] }
            sample?.take(trace, isBefore: slot == "before")
            return []
        case .commanded(let command, let result): return report(command, result)
        case .failed(let failure):
            if slot != "golden" { self.failure = failure }
            return []
        default: return []
        }
    }

    private mutating func open(_ destination: Destination, _ context: ScreenContext) -> [Effect] {
        close()
        if case .evals(let run?, let sample) = destination { (wanted, isDrilled) = ((run, sample), true) }
        resize(context)
        return [.ask(.evalRuns, "runs"), .ask(.suites, "suites")]
    }

    private mutating func openWanted() -> [Effect] {
        guard let wanted else { return [] }
        guard let figures = runs?.first(where: { $0.id == wanted.run }) else {
            // Older than those that are listed, or gone: the answer says which.
            opened = wanted.run
            return [.ask(.evalRun(wanted.run, against: nil), "run")]
        }
        if suite != figures.run.suite {
            suite = figures.run.suite
            table.relist()
        }
        return show(figures.run)
    }

    /// Opens a run's samples.
    mutating func show(_ run: EvalRun) -> [Effect] {
        opened = run.id
        (view, sample) = (nil, nil)
        if table.place(of: run.id) != nil, table.cursor != run.id { table.select(run.id) }
        // Asked each time: a sample may have been added since.
        return [.ask(.evalRun(run.id, against: baseline(of: run)?.id), "run"), .ask(.suite(run.suite), "golden")]
    }

    /// Asks again for the samples of the open run once it or its baseline has changed.
    private func refreshOpened(since old: [RunFigures]?) -> [Effect] {
        guard let opened, let run = runs?.first(where: { $0.id == opened })?.run else { return [] }
        let base = baseline(of: run)
        func version(_ runs: [RunFigures]?, _ id: EvalRunID?) -> Int64? { runs?.first { $0.id == id }?.version }
        guard version(old, opened) != run.version || version(old, base?.id) != base?.version else { return [] }
        return [.ask(.evalRun(opened, against: base?.id), "run")]
    }

    private mutating func take(_ detail: RunDetail?, _ context: ScreenContext) -> [Effect] {
        guard let detail else {
            let gone = opened
            close()
            return gone.map { [.toast(Toast("\($0.description) is no longer there", .failed))] } ?? []
        }
        guard detail.run.id == opened else { return [] }
        if view?.run.id == detail.run.id {
            view?.take(detail, now: context.now)
        } else {
            view = RunView(detail, lines: 1, now: context.now)
        }
        resize(context)
        guard let name = wanted?.sample, let row = view?.table.rows.first(where: { $0.id.sample == name }) else {
            if wanted?.run == opened { wanted = nil }
            return golden?.name == detail.run.suite ? [] : [.ask(.suite(detail.run.suite), "golden")]
        }
        wanted = nil
        return show(row)
    }

    /// Opens one sample beside the baseline's answer to it.
    mutating func show(_ row: SampleRow) -> [Effect] {
        guard let view else { return [] }
        let next = SampleView(
            row, run: view.run, baseline: view.detail.baseline,
            sample: golden?.samples.first { $0.id == row.id.sample })
        sample = sample.map { next.styled(like: $0) } ?? next
        if let place = view.table.place(of: row.id) { self.view?.table.go(to: place) }
        let jobs = next.jobs
        return (jobs.now.map { [.ask(.trace($0), "now")] } ?? [])
            + (jobs.before.map { [.ask(.trace($0), "before")] } ?? [])
    }

    /// What a run is compared with: what the operator chose, else its own baseline, else the run before it.
    func baseline(of run: EvalRun) -> EvalRun? {
        let others = (runs ?? []).map(\.run).filter { $0.suite == run.suite && $0.id != run.id }
        if let id = chosen[run.suite] { return others.first { $0.id == id } }
        if let id = run.baseline, let found = others.first(where: { $0.id == id }) { return found }
        return others.filter { $0.id < run.id && $0.state == .completed }.max { $0.id < $1.id }
    }

    /// Suites there are files for, then those that only have runs.
    var suiteNames: [String] {
        let known = (suites ?? []).map(\.name)
        let others = Set((runs ?? []).map(\.run.suite)).subtracting(known)
        return known + others.sorted()
    }

    /// The one that was chosen, else that of the newest run.
    var shownSuite: String? {
        let names = suiteNames
        return suite.flatMap { names.contains($0) ? $0 : nil } ?? runs?.max { $0.id < $1.id }?.run.suite ?? names.first
    }

    mutating func list(_ context: ScreenContext) {
        guard let runs else { return }
        resize(context)
        let rows = runs.filter { $0.run.suite == shownSuite }
        table.take(TableWindow(rows: rows, offset: 0, total: rows.count), now: context.now)
    }

    mutating func resize(_ context: ScreenContext) {
        table.resize(lines: max(1, Table.visibleRows(in: context.body.split(top: 1).1)))
        guard let view else { return }
        let lines = Table.visibleRows(in: view.layout(in: context.body, context).table)
        self.view?.table.resize(lines: max(1, lines))
    }

    mutating func close() {
        (opened, view, sample, wanted) = (nil, nil, nil, nil)
        isDrilled = false
    }

    mutating func back(_ context: ScreenContext) -> [Effect]? {
        if sample != nil {
            sample = nil
            return []
        }
        // The frame knows the way back to where the drill began.
        guard opened != nil, !isDrilled else { return nil }
        close()
        return []
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? {
        [table.nextTick, view?.table.nextTick].compactMap(\.self).min()
    }
}
