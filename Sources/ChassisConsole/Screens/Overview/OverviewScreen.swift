import ChassisCore
import ChassisStore
import ChassisSurface

/// One glance: queue, errors and their reasons, latency, spend, cache, flags, evals and drift, a line each; Enter goes to
/// the rows.
struct OverviewScreen: Screen {
    static let name = ScreenName.overview

    var figures = OverviewFigures()
    var table = StickyTable<OverviewRow>()
    var failure: Failure?
    private var asking = Asking()

    init() { table.isFollowing = false }

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .shown, .opened:
            resize(context)
            return ask(context) + [.ask(.suites, "suites")]
        case .storeChanged: return ask(context)
        case .tick:
            table.settle(context.now)
            list(context)
            return asking.isDue(after: pause, at: context.now) ? ask(context) : []
        case .resized:
            resize(context)
            return []
        case .action(let id): return act(id, context)
        case .prompt, .pick, .confirmed: return []
        }
    }

    /// More is no better estimate of a quantile, only slower.
    private static let latencyJobs = 1_000
    /// More of an hour's failures are not counted, and said to be more.
    static let mostFailures = 50_000

    private mutating func ask(_ context: ScreenContext) -> [Effect] {
        asking.note(context.now)
        let midnight = CostPeriod.today.since(context.now)
        let end = CostPeriod.today.until(context.now)
        let hour = end - .seconds(3_600)
        (figures.hourSince, figures.daySince) = (hour, midnight)
        return [
            .ask(.queueSummary, "queue"),
            .ask(.activity(bucket: .seconds(60), since: hour, until: end), "hour"),
            .ask(.activity(bucket: CostPeriod.today.bucket, since: midnight, until: end), "day"),
            .ask(.latency(last: Self.latencyJobs), "latency"),
            .ask(.failureReasons(since: hour, last: Self.mostFailures), "failures"),
            .ask(.flags, "flags"), .ask(.evalRuns, "runs"), .ask(.driftAlerts, "alerts"),
            .ask(.modelLoads, "models"), .ask(.modelOutages, "outages"),
        ]
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .queueSummary(let queue):
            failure = nil
            figures.queue = queue
        case .activity(let points): if slot == "hour" { figures.hour = points } else { figures.day = points }
        case .latency(let latency): figures.latency = latency
        case .failureReasons(let reasons): figures.failures = reasons
        case .flags(let flags): figures.flags = flags
        case .evalRuns(let runs): figures.runs = runs
        case .suites(let suites): figures.suites = suites
        case .driftAlerts(let alerts): figures.alerts = alerts
        case .modelLoads(let loads): figures.loads = loads
        case .modelOutages(let outages): figures.outages = outages
        case .commanded(let command, let result): return report(command, result)
        case .failed(let failure):
            self.failure = failure
            return []
        default: return []
        }
        list(context)
        return []
    }

    private mutating func list(_ context: ScreenContext) {
        let rows = figures.rows(context)
        // The queue's row is the first: the cursor must not settle on what happens to be answered before it.
        guard figures.queue != nil else { return }
        resize(context)
        table.take(TableWindow(rows: rows, offset: 0, total: rows.count), now: context.now)
    }

    private mutating func resize(_ context: ScreenContext) {
        table.resize(lines: max(1, Table.visibleRows(in: context.body)))
    }

    func actions(_ context: ScreenContext) -> [ActionItem] {
        let row = table.cursorRow
        return [
            ActionItem(
                "open", [.enter], "rows", "The rows that make this figure", group: "Drill",
                disabled: row?.destination == nil ? "there is nothing behind it" : nil, isInFooter: true),
            ActionItem(
                "acknowledge", [.character("a")], "acknowledge", "You know of this drift: take it off the list",
                group: "Drift", danger: .changes, disabled: alert == nil ? "only drift is acknowledged" : nil,
                isInFooter: alert != nil),
        ] + TableActions.moving
    }

    private var alert: DriftAlert? {
        guard case .drift(let id) = table.cursorRow?.id else { return nil }
        return figures.alerts?.first { $0.id == id }
    }

    private mutating func act(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if table.perform(id, now: context.now) { return [] }
        switch id {
        case "open":
            // Its filter is by ages, and those are of now.
            list(context)
            return table.cursorRow?.destination.map { [.open($0)] } ?? []
        case "acknowledge": return alert.map { [.command(.acknowledge($0), "command")] } ?? []
        default: return []
        }
    }

    private mutating func report(_ command: Command, _ result: CommandResult) -> [Effect] {
        guard case .acknowledge(let alert) = command else { return [] }
        if case .refused(let refusal) = result {
            return [.toast(Toast(Shown.failure(refusal.message, refusal.remedy), .failed))]
        }
        return [
            .toast(Toast("the drift of \(Shown.line(alert.feature, upTo: 40)) is acknowledged", .done)),
            .ask(.driftAlerts, "alerts"),
        ]
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? {
        // Ages of what waits.
        let waiting = (figures.flags ?? []).filter(\.isOpen).map(\.at).min()
        let age = waiting.map { Shown.nextAgeChange(since: $0, now: context.now) }
        return [age, table.nextTick, asking.next(after: pause)].compactMap(\.self).min()
    }

    /// The last hour, the day and the queue's age go on where nothing is committed: also where nobody works.
    private var pause: Duration { (figures.queue?.unfinished ?? 0) > 0 ? .seconds(5) : .seconds(60) }

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext) {
        surface.fill(area)
        guard table.isLoaded else {
            guard let failure else { return }
            return surface.draw(
                EmptyState(
                    "The figures could not be read.", text: Shown.line(failure.message),
                    next: Shown.line(failure.remedy ?? "")),
                in: area)
        }
        let isWide = area.width >= 110
        // What a figure means goes before how it came about.
        let spark = area.width >= 150 ? 30 : isWide ? 16 : 8
        let rows = table.visible.map { row in
            Table.Row(
                [
                    row.health.content, Table.Content(row.name, .title), row.value,
                    Table.Content(.sparkline(row.series, width: spark), row.seriesRole),
                    Table.Content(row.detail, .muted),
                ], ghost: table.ghost == row.id ? "no more" : nil)
        }
        surface.draw(
            Table(
                columns: [
                    Table.Column("", minimum: 1), Table.Column("", minimum: 14, ideal: isWide ? 24 : 16),
                    Table.Column("now", minimum: 13, ideal: isWide ? 15 : 13),
                    Table.Column(isWide ? "hour or day" : "", minimum: spark, priority: 1),
                    Table.Column("", minimum: 12, flex: 1, priority: 2),
                ], rows: rows, selected: table.cursorLine, firstRow: table.top, totalRows: table.shownTotal),
            in: area)
    }

    func status(_ context: ScreenContext) -> StatusLine {
        if let failure { return StatusLine([Table.Content(Shown.failure(failure.message, failure.remedy), .danger)]) }
        guard table.isLoaded else { return StatusLine() }
        // At a narrow window the line under the cursor is cut: here it is in full.
        return StatusLine([Table.Content(table.cursorRow?.detail ?? .empty, .muted)])
    }
}

extension SafeText {
    /// A run of values as blocks, the newest at the right; a gap where there is no value.
    static func sparkline(_ values: [Double], width: Int) -> SafeText {
        let columns = averaged(values, to: width)
        let whole = columns.filter(\.isFinite).max() ?? 0
        let blocks: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let shown = columns.map { value -> SafeText in
            guard value.isFinite else { return " " }
            let share = whole > 0 && value > 0 ? min(value / whole, 1) : 0
            return blocks[Int((share * 7).rounded())]
        }
        return SafeText(" ", times: width - shown.count) + shown.joined()
    }

    /// At most `limit` values: neighbours by their mean, gaps apart.
    private static func averaged(_ values: [Double], to limit: Int) -> [Double] {
        guard limit > 0, values.count > limit else { return values }
        return (0..<limit).map { column in
            let part = values[(column * values.count / limit)..<((column + 1) * values.count / limit)]
            let known = part.filter(\.isFinite)
            return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
        }
    }
}
