import ChassisCore
import ChassisStore
import ChassisSurface

extension PromptVersionStatus {
    /// `NAME@VERSION`.
    var id: String { "\(prompt)@\(version)" }
}

/// Every version of every prompt: its share of the jobs, how it does, and what may be put in force.
struct PromptsScreen: Screen {
    static let name = ScreenName.prompts

    var table = StickyTable<PromptRow>()
    /// What the engine said last; `nil` until it has.
    var statuses: [PromptVersionStatus]?
    var activations: [Activation] = []
    var runs: [RunFigures] = []
    var suites: [SuiteSummary] = []
    /// The version shown in full, `NAME@VERSION`.
    var opened: String?
    var detail: PromptDetail?
    /// Activations that the engine is at, by prompt.
    var pending: [String: ActivationOrder] = [:]
    /// What a gate refused, by `NAME@VERSION`, until it is tried again.
    var refusals: [String: (order: ActivationOrder, refusal: Refusal)] = [:]
    /// The activation or rollback that is being asked about, as it was when its key was pressed.
    var asked: ActivationOrder?
    var askedRollback: PromptStanding?
    /// The cursor goes to the version in force of this prompt.
    var wanted: String?
    var failure: Failure?

    init() { table.isFollowing = false }

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .shown: return refresh(context) + [.ask(.suites, "suites")]
        case .storeChanged: return refresh(context)
        case .opened(let destination):
            if case .prompts(let name?) = destination { (wanted, opened, detail) = (name, nil, nil) }
            return refresh(context) + [.ask(.suites, "suites")]
        case .tick:
            table.settle(context.now)
            return []
        case .resized:
            resize(context)
            return []
        case .action(let id): return act(id, context)
        case .prompt(let id, let event): return prompted(id, event, context)
        case .confirmed(let id): return confirmed(id)
        case .pick: return []
        }
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .promptVersions(let statuses):
            failure = nil
            self.statuses = statuses
        case .activations(let activations): self.activations = activations
        case .evalRuns(let runs): self.runs = runs
        case .suites(let suites):
            self.suites = suites
            return []
        case .commanded(let command, let result): return report(command, result)
        case .failed(let failure):
            // The versions are what it is about; without the rest it still tells them.
            if slot == "versions" { self.failure = failure }
            return []
        default: return []
        }
        list(context)
        return []
    }

    private mutating func refresh(_ context: ScreenContext) -> [Effect] {
        resize(context)
        return [.ask(.promptVersions, "versions"), .ask(.activations, "activations"), .ask(.evalRuns, "runs")]
    }

    private mutating func list(_ context: ScreenContext) {
        guard let statuses else { return }
        resize(context)
        let rows = statuses.map { PromptRow($0) }.sorted {
            ($0.status.prompt, -$0.number) < ($1.status.prompt, -$1.number)
        }
        table.take(TableWindow(rows: rows, offset: 0, total: rows.count), now: context.now)
        if let wanted,
            let row = rows.filter({ $0.status.prompt == wanted }).max(by: { $0.status.share < $1.status.share })
        {
            self.wanted = nil
            table.select(row.id)
            table.take(TableWindow(rows: rows, offset: 0, total: rows.count), now: context.now)
        }
        look(context)
    }

    /// Makes the open version's view anew, where it has changed.
    mutating func look(_ context: ScreenContext) {
        guard let opened, let status = statuses?.first(where: { $0.id == opened }),
            let prompt = context.workspace?.prompt(status.prompt, version: status.version)
        else {
            detail = nil
            return
        }
        let number = inForce(status.prompt)
        let base = context.workspace.flatMap { Self.base(of: prompt, inForce: number, in: $0) }
        if detail?.prompt != prompt || detail?.base != base {
            let next = PromptDetail(prompt, base: base, isBaseInForce: number != prompt.version)
            detail = detail?.replaced(by: next) ?? next
        }
        detail?.history = activations.filter { $0.prompt == prompt.name }
    }

    /// What a version is compared with: the one in force, or for that the one before it.
    private static func base(
        of prompt: ChassisCore.Prompt, inForce number: Int?, in workspace: Workspace
    ) -> ChassisCore.Prompt? {
        guard number == prompt.version else { return number.flatMap { workspace.prompt(prompt.name, version: $0) } }
        let older = workspace.prompts.filter { $0.name == prompt.name && $0.version < prompt.version }
        return older.max { $0.version < $1.version }
    }

    /// The version that jobs get which are not a canary's.
    func inForce(_ prompt: String) -> Int? {
        let versions = (statuses ?? []).filter { $0.prompt == prompt && $0.share > 0 && !isCanary($0) }
        return versions.max { $0.share < $1.share }?.version
    }

    func isCanary(_ status: PromptVersionStatus) -> Bool {
        status.share > 0 && status.share < 1
            && activations.first { $0.prompt == status.prompt }?.canary?.version == status.version
    }

    /// The eval run that an activation waits for.
    func gateRun(_ order: ActivationOrder, _ context: ScreenContext) -> EvalRun? {
        let features = Set(features(order.prompt, context))
        let running = runs.map(\.run).filter {
            $0.state == .running && $0.purpose != .manual && features.contains($0.bundle.feature)
        }
        return running.first { $0.bundle.version == order.version } ?? running.first
    }

    func features(_ prompt: String, _ context: ScreenContext) -> [String] {
        (context.workspace?.features ?? []).filter { $0.prompt == prompt }.map(\.name)
    }

    private mutating func resize(_ context: ScreenContext) {
        table.resize(lines: max(1, Table.visibleRows(in: context.body)))
    }

    mutating func back(_ context: ScreenContext) -> [Effect]? {
        guard opened != nil else { return nil }
        (opened, detail) = (nil, nil)
        return []
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? { table.nextTick }
}

/// A version as a row of the list.
struct PromptRow: TableRow, Hashable {
    var status: PromptVersionStatus

    init(_ status: PromptVersionStatus) { self.status = status }

    var id: String { status.id }
    /// The prompt's version.
    var number: Int { status.version }
    /// Of the row: nothing acts on it by its version.
    var version: Int64 { 0 }
}
