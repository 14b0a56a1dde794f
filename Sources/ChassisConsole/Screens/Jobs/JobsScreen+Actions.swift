import ChassisCore
import ChassisStore
import ChassisSurface

extension JobsScreen {
    func actions(_ context: ScreenContext) -> [ActionItem] {
        let hasRow = table.cursorRow != nil
        let nothing: SafeText? = hasRow ? nil : "there is no job here"
        return [
            item("jobs.open", [.enter], "trace", "Open the job's trace", "Job", disabled: nothing, inFooter: true),
            item(
                "jobs.menu", [.character("x"), .function(9)], "actions", "Retry, cancel or flag the chosen jobs", "Job",
                disabled: hasRow || table.markCount > 0 ? nil : nothing, inFooter: true),
            ActionItem(
                "jobs.retry", [.character("r")], "retry", "Run again what failed", group: "Job",
                danger: .changes, disabled: refusal(.retry, context), isInFooter: true),
            ActionItem(
                "jobs.cancel", [.character("C")], "cancel", "Cancel what isn't finished", group: "Job",
                danger: .destroys, disabled: refusal(.cancel, context), isInFooter: true),
            FlagDialog.action("jobs.flag", table.isCursorGhost ? nil : table.cursorRow, group: "Job"),
            item(
                "jobs.filter", [.character("/"), .function(4), .function(3)], "filter",
                "Show only some jobs", "Look", inFooter: true),
            item(
                "jobs.clear", [.character("\\")], "all jobs", "Clear the filter", "Look",
                disabled: filter == .all ? "there is no filter" : nil, inFooter: filter != .all),
            item("jobs.sort", [.character("s")], "sort", "Choose the order", "Look", inFooter: true),
            item("jobs.invert", [.character("I")], "invert", "Turn the order round", "Look"),
            item("jobs.follow", [.character("F")], "follow", "Stay on the newest", "Look"),
            item("jobs.next-failed", [.character("e")], "next failed", "Next failed job", "Look"),
            item("jobs.previous-failed", [.character("E")], "previous failed", "Previous failed job", "Look"),
        ] + TableActions.marking + TableActions.moving
    }

    private func item(
        _ id: ActionID, _ keys: [Key], _ name: SafeText, _ description: SafeText, _ group: SafeText,
        disabled: SafeText? = nil, inFooter: Bool = false
    ) -> ActionItem {
        ActionItem(id, keys, name, description, group: group, disabled: disabled, isInFooter: inFooter)
    }

    /// The jobs an action would hit, the hidden ones first, then in the order of submission.
    func chosen(_ context: ScreenContext) -> [Job] {
        table.chosen { a, b in
            let (aHidden, bHidden) = (isHidden(a, context), isHidden(b, context))
            return aHidden == bHidden ? a.id < b.id : aHidden
        }
    }

    /// Why an action can't be done to any of the chosen jobs.
    func refusal(_ action: JobAction, _ context: ScreenContext) -> SafeText? {
        if table.markCount == 0, table.isCursorGhost, let id = table.cursor {
            return "\(id.description) is no longer in this list (\(ghostReason ?? "gone"))"
        }
        let jobs = chosen(context)
        guard let first = jobs.first else { return "there is no job here" }
        if jobs.contains(where: action.fits) { return nil }
        if jobs.count == 1 {
            return
                "\(first.id.description) is \(SafeText(first.state.rawValue)); only \(action.fitting) jobs can be \(action.participle)"
        }
        return "none of the \(Shown.count(jobs.count)) marked jobs is \(action.fitting)"
    }

    func menu(_ context: ScreenContext) -> Effect {
        let jobs = chosen(context)
        let title: SafeText =
            jobs.count == 1 ? SafeText(jobs[0].id.description) : "\(Shown.count(jobs.count)) marked jobs"
        let items = actions(context).filter { $0.danger != .none }
        return .pick(
            PickRequest(
                "menu", title,
                items: items.map { item in
                    PickRequest.Item(
                        item.id.rawValue, key: item.name.string.first, item.name, detail: item.description,
                        disabled: item.refusal(context))
                }))
    }
}

extension JobAction {
    func fits(_ job: Job) -> Bool {
        switch self {
        case .cancel: job.canBeCancelled
        case .retry: job.canBeRetried
        }
    }

    var fitting: SafeText {
        switch self {
        case .cancel: "queued or running"
        case .retry: "failed or cancelled"
        }
    }

    var participle: SafeText { self == .cancel ? "cancelled" : "retried" }

    var done: SafeText {
        switch self {
        case .cancel: "cancelled"
        case .retry: "put back in the queue"
        }
    }
}
