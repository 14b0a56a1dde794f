import ChassisCore
import ChassisStore
import ChassisSurface

/// The traces of jobs: a list, and one of them in full.
struct TracesScreen: Screen {
    static let name = ScreenName.traces

    var table = StickyTable<Job>()
    /// What was typed, and what of it is applied.
    var filterText = ""
    var filter = JobFilter.all
    var filterHistory: [String] = []
    /// The filter that stood before the prompt was opened, for esc.
    var filterBefore = ""
    /// Words that were looked for in all texts; the list shows where they were found.
    var words = ""
    var found: [JobID]?
    /// Whether the words are still being looked for, while the list shows what it showed before.
    var isLooking = false
    /// The words that led to the open trace: it opens where they stand.
    var hitWords = ""
    var sort = TraceSort.newest
    var isInverted = false
    var detail: TraceDetail?
    /// A trace that was asked for and isn't here yet.
    var opening: JobID?
    /// Where next and previous lead, in order.
    var among: [JobID] = []
    /// What those are a part of, where there may be more of it.
    var list: JobList?
    /// Opened from another screen, to which the way back leads.
    var isDrilled = false
    /// What was looked for before the prompt was opened, for esc.
    var searchBefore = SafeText.empty
    var searchHistory: [String] = []
    var failure: Failure?
    var flagging = FlagDialog()
    var unmasking = UnmaskDialog()

    init() {}

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .opened(let destination): return open(destination, context)
        case .shown:
            resize(context)
            // It was left, so what was in clear goes.
            detail?.conceal()
            return askList() + askDetail()
        case .storeChanged: return (detail == nil ? askList() : []) + watch()
        case .tick:
            table.settle(context.now)
            if let until = detail?.unmasked?.until, until <= context.now { detail?.conceal() }
            return []
        case .resized:
            resize(context)
            return askIfNeeded()
        case .action(let id):
            return detail == nil && opening == nil ? actOnList(id, context) : actOnDetail(id, context)
        case .prompt(let id, let event):
            return flagging.take(id, event) ?? unmasking.take(id, event, user: context.user)
                ?? prompted(id, event, context)
        case .pick(let id, .done(let choice)):
            guard id == "sort", let sort = TraceSort(rawValue: choice) else { return [] }
            if sort == self.sort { isInverted.toggle() } else { (self.sort, isInverted) = (sort, false) }
            return relist()
        case .confirmed(let id): return unmasking.confirmed(id) ?? []
        case .pick: return []
        }
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .jobs(let window):
            failure = nil
            guard found == nil else { return [] }
            table.take(window, now: context.now)
            return askIfNeeded()
        case .found(let ids):
            found = ids
            return ids.isEmpty ? list([], context) : [.ask(.jobsByID(ids), "found")]
        case .jobsByID(let jobs):
            if slot == "found" { return list((found ?? []).compactMap { jobs[$0] }, context) }
            guard let detail, let job = jobs[detail.trace.job.id], job.version != detail.trace.job.version else {
                return []
            }
            return [.ask(.trace(job.id), "trace")]
        case .neighbour(let id): return take(neighbour: id, slot)
        case .trace(let trace): return take(trace, context)
        case .commanded(let command, let result):
            return flagging.report(command, result) + show(command, result, context)
        case .failed(let failure):
            self.failure = failure
            isLooking = false
            opening = nil
            return []
        default: return []
        }
    }

    /// Shows the rows where words were found; they are all there is.
    private mutating func list(_ jobs: [Job], _ context: ScreenContext) -> [Effect] {
        isLooking = false
        table.take(TableWindow(rows: jobs, offset: 0, total: jobs.count), now: context.now)
        return []
    }

    private mutating func take(_ trace: Trace?, _ context: ScreenContext) -> [Effect] {
        failure = nil
        guard let trace else {
            let id = opening
            opening = nil
            return id.map { [.toast(Toast("\($0) is no longer there", .failed))] } ?? []
        }
        guard opening == nil || opening == trace.job.id else { return [] }
        let isOpened = opening != nil
        opening = nil
        if detail == nil { detail = TraceDetail(trace) } else { detail?.replace(with: trace) }
        detail?.economics = context.workspace.map { Economics($0) }
        let place = place(of: trace.job.id)
        detail?.place = place
        if isOpened, !hitWords.isEmpty, let area = detail?.layout(in: context.body, context).body {
            detail?.find(words: hitWords, in: area)
        }
        return []
    }

    /// In the list it was opened from.
    private func place(of id: JobID) -> (number: Int, total: Int)? {
        let offset = list?.offset ?? 0
        let total = max(list?.total ?? 0, offset + among.count)
        guard let index = among.firstIndex(of: id), total > 1 else { return nil }
        return (offset + index + 1, total)
    }

    private mutating func open(_ destination: Destination, _ context: ScreenContext) -> [Effect] {
        resize(context)
        switch destination {
        case .trace(let id, let among, let list):
            isDrilled = true
            hitWords = ""
            (self.among, self.list) = (among, list)
            detail = nil
            opening = id
            return [.ask(.trace(id), "trace")]
        case .traces(let text):
            (detail, opening, isDrilled) = (nil, nil, false)
            if let text, let parsed = try? JobFilter(parsing: text) { (filterText, filter) = (text, parsed) }
            return relist()
        default: return askList()
        }
    }

    mutating func back(_ context: ScreenContext) -> [Effect]? {
        if detail?.search.query.isEmpty == false {
            detail?.clearSearch()
            return []
        }
        guard detail != nil || opening != nil else {
            guard found != nil else { return nil }
            (found, words, isLooking) = (nil, "", false)
            return relist()
        }
        // The frame knows the way back to where the drill began.
        return isDrilled ? nil : closeDetail()
    }

    /// Back to the list, with the cursor on the trace that was open.
    mutating func closeDetail() -> [Effect] {
        let last = detail?.trace.job.id
        (detail, opening, isDrilled) = (nil, nil, false)
        if let last, last != table.cursor { table.select(last) }
        return askList()
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? {
        guard detail == nil else { return detail?.unmasked?.until }
        let ages = table.visible.filter { !$0.state.isFinal }
            .map { Shown.nextAgeChange(since: $0.createdAt, now: context.now) }
        return (ages + [table.nextTick].compactMap(\.self)).min()
    }
}

/// The orders of the list of traces.
enum TraceSort: String, CaseIterable, Sendable {
    case newest, cost, latency, tokens, confidence, attempts, tenant, feature, model

    var title: SafeText {
        switch self {
        case .newest: "Time"
        case .latency: "Time taken"
        default: SafeText(rawValue.prefix(1).uppercased() + rawValue.dropFirst())
        }
    }

    /// Low confidence first, names from A, everything else from the large end.
    func jobSort(isInverted: Bool) -> JobSort {
        switch self {
        case .newest: .created(ascending: isInverted)
        case .cost: .cost(ascending: isInverted)
        case .latency: .latency(ascending: isInverted)
        case .tokens: .tokens(ascending: isInverted)
        case .confidence: .confidence(ascending: !isInverted)
        case .attempts: .attempts(ascending: isInverted)
        case .tenant: .tenant(ascending: !isInverted)
        case .feature: .feature(ascending: !isInverted)
        case .model: .model(ascending: !isInverted)
        }
    }
}
