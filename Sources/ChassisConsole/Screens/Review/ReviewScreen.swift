import ChassisCore
import ChassisStore
import ChassisSurface

/// The support inbox: answers that somebody says are wrong, each with what it was made of, until a verdict.
struct ReviewScreen: Screen {
    static let name = ScreenName.review

    var shelf = ReviewShelf.open
    /// As typed, and what it means.
    var words = ""
    var filter = FlagFilter.all
    var wordsBefore = ""
    /// What the store said last; `nil` until it has.
    var flags: [FlaggedAnswer]?
    var table = StickyTable<FlaggedAnswer>()
    /// The flag that is shown in full.
    var opened: FlaggedAnswer?
    /// Its trace, once that is here.
    var detail: TraceDetail?
    var tab = TraceTab.final
    var isTraceGone = false
    /// A flag to be opened as soon as it is here.
    var wanted: FlagID?
    var isDrilled = false
    var suites: [SuiteSummary] = []
    /// The flag that a prompt or a list is about, as it was when its key was pressed.
    var acting: FlaggedAnswer?
    /// The golden sample that is being asked about.
    var sample: SampleOrder?
    /// What was typed last and not taken, until it is.
    var refused: Command?
    /// A flag to be acted on as it will be read next: it had changed, and the reviewer was told.
    var stale: FlagID?
    var failure: Failure?

    /// The cursor stays on its flag, first or not: what was just resolved is what `u` takes back.
    init() { table.isFollowing = false }

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .shown:
            // A question that was open when the screen was left is not open any more.
            (sample, acting) = (nil, nil)
            resize(context)
            return [.ask(.flags, "flags"), .ask(.suites, "suites")] + askTrace()
        case .opened(let destination): return open(destination, context)
        case .storeChanged: return [.ask(.flags, "flags")]
        case .tick:
            table.settle(context.now)
            return []
        case .resized:
            resize(context)
            return []
        case .action(let id): return act(id, context)
        case .prompt(let id, let event): return prompted(id, event, context)
        case .pick(let id, .done(let choice)): return picked(id, choice)
        case .pick(_, .cancelled):
            (sample, acting) = (nil, nil)
            return []
        case .pick, .confirmed: return []
        }
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .flags(let flags):
            failure = nil
            self.flags = flags
            list(context)
            return openWanted()
        case .trace(let trace):
            guard let opened else { return [] }
            guard let trace else {
                isTraceGone = true
                return []
            }
            guard trace.job.id == opened.job else { return [] }
            take(trace, context)
            return []
        case .suites(let suites):
            self.suites = suites
            return []
        case .commanded(let command, let result): return report(command, result, context)
        case .failed(let failure):
            // Without suites there is still a name to be typed.
            if slot != "suites" { self.failure = failure }
            return []
        default: return []
        }
    }

    private mutating func open(_ destination: Destination, _ context: ScreenContext) -> [Effect] {
        isDrilled = false
        (opened, detail) = (nil, nil)
        if case .review(let id) = destination {
            wanted = id
            isDrilled = id != nil
            (shelf, words, filter) = (.open, "", .all)
        }
        table.relist()
        resize(context)
        return [.ask(.flags, "flags"), .ask(.suites, "suites")]
    }

    private mutating func openWanted() -> [Effect] {
        guard let wanted else { return [] }
        self.wanted = nil
        guard let flag = flags?.first(where: { $0.id == wanted }) else {
            return [.toast(Toast("there is no \(wanted.description)", .failed))]
        }
        return show(flag)
    }

    /// Shows a flag in full; the cursor of the list goes with it.
    mutating func show(_ flag: FlaggedAnswer) -> [Effect] {
        opened = flag
        isTraceGone = false
        if detail?.trace.job.id != flag.job { detail = nil }
        if table.place(of: flag.id) != nil, table.cursor != flag.id { table.select(flag.id) }
        return askTrace()
    }

    private func askTrace() -> [Effect] { opened.map { [.ask(.trace($0.job), "trace")] } ?? [] }

    private mutating func take(_ trace: Trace, _ context: ScreenContext) {
        if detail == nil {
            detail = TraceDetail(trace)
            detail?.hasHeader = false
            detail?.show(tab)
        } else {
            detail?.replace(with: trace)
        }
        detail?.economics = context.workspace.map { Economics($0) }
    }

    /// Puts what the store said into the list; a flag that has left it is shown as it is now.
    mutating func list(_ context: ScreenContext) {
        guard let flags else { return }
        resize(context)
        let rows = flags.filter { shelf.has($0, user: context.user) && filter.matches($0) }
        table.take(TableWindow(rows: rows, offset: 0, total: rows.count), now: context.now)
        // A row that has left the list may stay for a moment; what is done with it is done as it is now.
        for place in table.rows.indices {
            if let now = flags.first(where: { $0.id == table.rows[place].id }) { table.rows[place] = now }
        }
        if let id = stale, acting?.id == id, let now = flags.first(where: { $0.id == id }) {
            (acting, stale) = (now, nil)
        }
        if let id = opened?.id, let now = flags.first(where: { $0.id == id }) { opened = now }
    }

    /// Another choice of rows.
    mutating func relist(_ context: ScreenContext) {
        table.relist()
        list(context)
    }

    mutating func clear(_ context: ScreenContext) {
        (words, filter) = ("", .all)
        relist(context)
    }

    private mutating func resize(_ context: ScreenContext) {
        table.resize(lines: max(1, Table.visibleRows(in: context.body.split(top: 1).1)))
    }

    mutating func back(_ context: ScreenContext) -> [Effect]? {
        guard opened != nil else {
            guard !words.isEmpty else { return nil }
            clear(context)
            return []
        }
        // The frame knows the way back to where the drill began.
        guard !isDrilled else { return nil }
        (opened, detail) = (nil, nil)
        return []
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? {
        let shown = opened.map { [$0] } ?? Array(table.visible)
        let ages = shown.filter(\.isOpen).map { Shown.nextAgeChange(since: $0.at, now: context.now) }
        return (ages + [table.nextTick].compactMap(\.self)).min()
    }
}
