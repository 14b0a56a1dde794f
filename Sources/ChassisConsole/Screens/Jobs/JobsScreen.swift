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
    /// Marked jobs outside of the window that were asked about last.
    var askedMarks: [JobID] = []

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
        case .prompt(let id, let event): return flagging.take(id, event) ?? filterPrompt(event, context)
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
            return (table.needsWindow ? [askRows()] : []) + askAboutGhost() + tellLostRange()
        case .neighbour(let id): return go(toFailed: id, slot)
        case .jobsByID(let found): return take(found, for: slot, context)
        case .outcomes(let action, let outcomes): return report(action, outcomes)
        case .commanded(let command, let result): return flagging.report(command, result)
        case .failed(let failure):
            let text = Shown.failure(failure.message, failure.remedy)
            trouble = text
            return slot == "act" ? [.toast(Toast(text, .failed))] : []
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
            return (table.needsWindow ? [askRows()] : []) + tellLostRange()
        }
        table.touch(context.now)
        switch id {
        case "jobs.open":
            guard let job = table.cursorRow else { return [] }
            let list = JobList(filter: filter, sort: order.sort, offset: table.offset, total: table.total)
            return [.open(.trace(job.id, among: table.rows.map(\.id), of: list))]
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
        case "jobs.next-failed": return goToFailed(isAfter: true)
        case "jobs.previous-failed": return goToFailed(isAfter: false)
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
}
