import ChassisCore
import ChassisStore
import ChassisSurface

/// The live list of jobs: what runs, what waits, what went wrong, and what can be done about it.
struct JobsScreen: Screen {
    static let name = ScreenName.jobs

    var table = StickyTable<Job>()
    var filter = JobFilter.all
    /// As it was typed.
    var filterText = ""
    var history: [String] = []
    /// The filter to go back to when the prompt is cancelled.
    var filterBefore: (JobFilter, String)?
    var order = JobOrder()
    /// What the confirm box asks about, as it was when its key was pressed.
    var pending: PendingAction?
    /// The jobs last acted on, as they were seen, to say what has changed since.
    var acted: [JobID: Job] = [:]
    /// Why the cursor's row is no longer in the list.
    var ghostReason: SafeText?
    /// What the store last refused to answer.
    var trouble: SafeText?
    var flagging = FlagDialog()

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .shown, .storeChanged: return refresh()
        case .opened(let destination): return open(destination)
        case .tick:
            table.settle(context.now)
            return askAboutGhost()
        case .resized:
            table.resize(lines: Table.visibleRows(in: context.body))
            return table.isLoaded && table.needsWindow ? [askRows()] : []
        case .action(let id): return perform(id, context)
        case .prompt(let id, let event): return flagging.take(id, event) ?? filterPrompt(event)
        case .pick(let id, .done(let choice)):
            if id == "sort" { return sort(by: choice) }
            return id == "menu" ? perform(ActionID(rawValue: choice), context) : []
        case .pick: return []
        case .confirmed: return act()
        }
    }

    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect] {
        switch answer {
        case .jobs(let window):
            trouble = nil
            table.take(window, now: context.now)
            return (table.needsWindow ? [askRows()] : []) + askAboutGhost()
        case .jobsByID(let found): return take(found, for: slot, context)
        case .outcomes(let action, let outcomes): return report(action, outcomes)
        case .commanded(let command, let result): return FlagDialog.report(command, result)
        case .failed(let failure):
            let text = failure.remedy.map { "\(failure.message) → \($0)" } ?? failure.message
            trouble = SafeText(text, upTo: 300)
            return slot == "act" ? [.toast(Toast(SafeText(text, upTo: 300), .failed))] : []
        default: return []
        }
    }

    func nextTick(_ context: ScreenContext) -> Timestamp? {
        let ages = table.visible.lazy.filter { !$0.state.isFinal }
            .map { Shown.nextAgeChange(since: $0.createdAt, now: context.now) }
        return [table.nextTick, ages.min()].compactMap(\.self).min()
    }

    private mutating func perform(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if table.perform(id, now: context.now) {
            if !table.isCursorGhost { ghostReason = nil }
            return table.needsWindow ? [askRows()] : []
        }
        table.touch(context.now)
        switch id {
        case "jobs.open":
            guard let job = table.cursorRow else { return [] }
            return [.open(.trace(job.id, among: table.rows.map(\.id)))]
        case "jobs.filter": return openFilter()
        case "jobs.clear": return apply(.all, "")
        case "jobs.sort": return [openSort()]
        case "jobs.invert": return reorder(order.inverted)
        case "jobs.follow":
            table.follow()
            return [askRows()]
        case "jobs.menu": return [menu(context)]
        case "jobs.retry": return ask(.retry, context)
        case "jobs.cancel": return ask(.cancel, context)
        case "jobs.flag": return table.cursor.map { flagging.begin($0) } ?? []
        case "jobs.next-failed": return goToFailed(step: 1)
        case "jobs.previous-failed": return goToFailed(step: -1)
        default: return []
        }
    }

    private mutating func open(_ destination: Destination) -> [Effect] {
        guard case .jobs(let text, let id) = destination else { return refresh() }
        if let text, let parsed = try? JobFilter(parsing: text) {
            filter = parsed
            filterText = text
            table.relist()
            table.isFollowing = true
        }
        if let id { table.select(id) }
        return refresh()
    }

    private func goTo(_ job: Job?) -> Int? { job.flatMap { table.place(of: $0.id) } }

    /// Among the rows that are held.
    private mutating func goToFailed(step: Int) -> [Effect] {
        guard let place = table.cursorPlace else { return [] }
        let found =
            step > 0
            ? table.rows[(place + 1)...].first { $0.state == .failed }
            : table.rows[..<place].last { $0.state == .failed }
        guard let target = goTo(found) else {
            return [.toast(Toast(step > 0 ? "no failed job further down" : "no failed job further up"))]
        }
        table.go(to: target)
        return []
    }
}
