import ChassisCore
import ChassisStore
import ChassisSurface

/// What was spent and earned, by whom and on what, over a span of time; each row leads to its jobs.
struct CostsScreen: Screen {
    static let name = ScreenName.costs
    static let dimensions: [CostDimension] = [.tenant, .plan, .feature, .model, .prompt]

    var period = CostPeriod.week
    var dimension = CostDimension.tenant
    var sort = CostSort.cost
    var isDescending = true
    var table = StickyTable<CostLine>()
    /// What the store said last; `nil` until it has.
    var rows: [CostRow]?
    var series: [CostPoint] = []
    var figures: CostFigures?
    var failure: Failure?
    /// The span that the figures are of.
    var since = Timestamp(milliseconds: 0)
    /// Other routes that are tried on the span; `nil` while none are.
    var whatIf: WhatIfView?
    /// Routes that were typed, oldest first.
    var routes: [String] = []
    private var asking = Asking()
    /// How long the figures stand where nothing is committed.
    private static let pause = Duration.seconds(60)

    init() {}

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .shown, .opened:
            resize(context)
            return ask(context) + askReplay()
        case .storeChanged:
            return ask(context)
        case .tick:
            table.settle(context.now)
            whatIf?.table.settle(context.now)
            return asking.isDue(after: Self.pause, at: context.now) ? ask(context) : []
        case .resized:
            resize(context)
            return []
        case .action(let id):
            touch(context.now)
            return act(id, context)
        case .pick(let id, .done(let choice)):
            return choose(choice, for: id, context)
        case .prompt(RoutePrompt.id, let event): return routePrompt(event, context)
        case .pick, .prompt, .confirmed: return []
        }
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .costs(let rows):
            failure = nil
            self.rows = rows
        case .costSeries(let points): series = points
        case .priced(let portion): return take(portion, context)
        case .failed(let failure):
            if slot == Self.replaySlot { stopReplay() }
            self.failure = failure
        default: return []
        }
        show(context)
        return []
    }

    /// All questions of the span and dimension at hand.
    mutating func ask(_ context: ScreenContext) -> [Effect] {
        asking.note(context.now)
        since = period.since(context.now)
        let until = period.until(context.now)
        return [
            .ask(.costs(dimension, since: since, until: until), "rows"),
            .ask(.costSeries(bucket: period.bucket, since: since, until: until, only: nil), "series"),
        ]
    }

    /// Puts figures and order anew; the table keeps the cursor on its row.
    mutating func show(_ context: ScreenContext) {
        guard let rows else { return }
        let economics = context.workspace.map { Economics($0) }
        let figures = CostFigures(rows, economics: economics)
        let sorted = sort.sorted(figures.lines, descending: isDescending)
        self.figures = figures
        resize(context)
        table.take(TableWindow(rows: sorted, offset: 0, total: sorted.count), now: context.now)
        showWhatIf(context)
    }

    private mutating func touch(_ now: Timestamp) {
        if whatIf == nil { table.touch(now) } else { whatIf?.table.touch(now) }
    }

    mutating func resize(_ context: ScreenContext) {
        table.resize(lines: max(1, Table.visibleRows(in: layout(in: context.body).table)))
        let lines = max(1, Table.visibleRows(in: whatIfLayout(in: context.body).table))
        whatIf?.table.resize(lines: lines)
    }

    /// Another span or dimension: what is shown is of the old one, so it goes at once.
    mutating func restart(_ context: ScreenContext) -> [Effect] {
        rows = nil
        figures = nil
        series = []
        table = StickyTable()
        let effects = ask(context)
        restartReplay()
        resize(context)
        showWhatIf(context)
        return effects + askReplay()
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? {
        [table.nextTick, whatIf?.table.nextTick, asking.next(after: Self.pause)].compactMap(\.self).min()
    }

    func status(_ context: ScreenContext) -> StatusLine {
        if let failure { return StatusLine([Table.Content(Shown.failure(failure.message, failure.remedy), .danger)]) }
        if let whatIf { return whatIfStatus(whatIf) }
        guard let figures, !figures.lines.isEmpty else { return StatusLine() }
        let held = table.heldCount
        var parts = [
            Table.Content("\(figures.lines.count) \(noun(figures.lines.count))", .text),
            Table.Content("by \(sort.title.string.lowercased())\(isDescending ? " ▼" : " ▲")", .muted),
        ]
        if figures.lines.contains(where: { if case .atLeast = $0.revenue { true } else { false } }) {
            parts.append(Table.Content("revenue ≥ where nobody knows what a credit was worth", .muted))
        }
        if figures.total.row.unknownCostCount > 0 {
            parts.append(Table.Content("≥ ≤ where jobs of unknown cost come on top", .warning))
        }
        return StatusLine(
            parts, trailing: held > 0 ? Table.Content("order held · \(held) moved", .info) : nil)
    }

    private func noun(_ count: Int) -> SafeText {
        switch dimension {
        case .tenant: count == 1 ? "tenant" : "tenants"
        case .plan: count == 1 ? "plan" : "plans"
        case .feature: count == 1 ? "feature" : "features"
        case .model: count == 1 ? "model" : "models"
        case .prompt: count == 1 ? "prompt version" : "prompt versions"
        case .day: count == 1 ? "day" : "days"
        }
    }
}
