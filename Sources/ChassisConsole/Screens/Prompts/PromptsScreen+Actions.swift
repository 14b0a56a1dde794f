import ChassisCore
import ChassisSurface

extension PromptsScreen {
    func actions(_ context: ScreenContext) -> [ActionItem] {
        opened == nil ? listActions(context) : detailActions(context)
    }

    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])] {
        [("prompts", listActions(context)), ("prompt", detailActions(context))]
    }

    private func listActions(_ context: ScreenContext) -> [ActionItem] {
        [
            ActionItem(
                "open", [.enter], "open", "Read its text, what it changes, and its history", group: "Drill",
                disabled: table.cursorRow == nil ? "there is no prompt here" : nil, isInFooter: true)
        ] + changing(context) + TableActions.moving
    }

    private func detailActions(_ context: ScreenContext) -> [ActionItem] {
        [
            ActionItem(
                "next-tab", [.character("]"), .right, .character("l")], "tab", "Next tab", group: "Prompt",
                isInFooter: true),
            ActionItem(
                "previous-tab", [.character("["), .left, .character("h")], "tab", "Previous tab", group: "Prompt"),
            ActionItem(
                "next", [.character("J")], "next", "The next version of the list", group: "Prompt",
                disabled: neighbour(1) == nil ? "this is the last one" : nil, isInFooter: true),
            ActionItem(
                "previous", [.character("K")], "previous", "The version above in the list", group: "Prompt",
                disabled: neighbour(-1) == nil ? "this is the first one" : nil, isInFooter: true),
            ActionItem("list", [.backspace], "all prompts", "Close it and show the list", group: "Prompt"),
            ActionItem(
                "diff-mode", [.character("d")], "diff mode", "Both versions side by side, or one below the other",
                group: "Prompt", disabled: detail?.tab == .diff ? nil : "only in the Changes tab"),
        ] + changing(context) + TableActions.moving
    }

    /// What is done to a version, in both focuses.
    private func changing(_ context: ScreenContext) -> [ActionItem] {
        let status = target
        let run = status.flatMap { lastRun($0, context) }
        let none: SafeText? = status == nil ? "there is no prompt here" : nil
        let busy = status.flatMap { pending[$0.prompt] }.map { "v\($0.version) is being activated" as SafeText }
        let isAlone: SafeText? =
            status.map { $0.share >= 1 && $0.editedSince == nil } == true ? "it is in force for every job" : nil
        return [
            ActionItem(
                "activate", [.character("A")], "activate", "Put this version in force, for all jobs or a share",
                group: "Change", danger: .changes, disabled: none ?? busy ?? isAlone, isInFooter: true),
            ActionItem(
                "rollback", [.character("Z")], "roll back", "Bring back what was in force before", group: "Change",
                danger: .changes, disabled: none ?? busy ?? rollbackRefusal(status), isInFooter: true),
            ActionItem(
                "jobs", [.character("o")], "jobs", "Its jobs of the last seven days", group: "Drill", disabled: none,
                isInFooter: true),
            ActionItem(
                "run", [.character("e")], "eval run", "Its last eval run, sample by sample", group: "Drill",
                disabled: none ?? (run == nil ? "it was never evaluated" : nil), isInFooter: true),
        ]
    }

    private func rollbackRefusal(_ status: PromptVersionStatus?) -> SafeText? {
        guard let status, status.standing?.before == nil else { return nil }
        return "nothing was in force before"
    }

    /// The version that an action hits, as it is shown.
    var target: PromptVersionStatus? {
        guard let opened else { return table.isCursorGhost ? nil : table.cursorRow?.status }
        return statuses?.first { $0.id == opened }
    }

    func neighbour(_ step: Int) -> PromptRow? {
        guard let opened, let place = table.place(of: opened) else { return nil }
        return table.rows.indices.contains(place + step) ? table.rows[place + step] : nil
    }

    mutating func act(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if opened == nil, table.perform(id, now: context.now) { return [] }
        table.touch(context.now)
        switch id {
        case "open":
            guard let row = table.cursorRow else { return [] }
            opened = row.id
            look(context)
        case "list": (opened, detail) = (nil, nil)
        case "next", "previous":
            guard let next = neighbour(id == "next" ? 1 : -1) else { return [] }
            opened = next.id
            table.select(next.id)
            look(context)
        case "activate": return target.map { askShare($0) } ?? []
        case "rollback": return target.map { askRollback($0) } ?? []
        case "jobs":
            return target.map { [.open(.jobs(filter: Self.jobs(of: $0.id), select: nil))] } ?? []
        case "run":
            return target.flatMap { lastRun($0, context) }.map { [.open(.evals(run: $0.id, sample: nil))] } ?? []
        default: view(id, context)
        }
        return []
    }

    /// Those of eval runs stand in Evals, and the figures here are without them.
    private static func jobs(of version: String) -> String {
        "prompt:\(CostDrill.quoted(version)) age:<7d -tenant:\(CostDrill.quoted(InternalTenant.evals))"
    }

    private mutating func view(_ id: ActionID, _ context: ScreenContext) {
        let area = layout(in: context.body, context).body
        switch id {
        case "next-tab": detail?.moveTab(by: 1)
        case "previous-tab": detail?.moveTab(by: -1)
        case "diff-mode": detail?.toggleMode(in: area)
        case "table.down": detail?.move(by: 1, in: area)
        case "table.up": detail?.move(by: -1, in: area)
        case "table.first": detail?.moveToEdge(last: false, in: area)
        case "table.last": detail?.moveToEdge(last: true, in: area)
        case "table.half-down": detail?.move(by: max(1, area.height / 2), in: area)
        case "table.half-up": detail?.move(by: -max(1, area.height / 2), in: area)
        case "table.page-down": detail?.move(by: max(1, area.height - 1), in: area)
        case "table.page-up": detail?.move(by: -max(1, area.height - 1), in: area)
        case "table.wheel-down": detail?.move(by: 3, in: area)
        case "table.wheel-up": detail?.move(by: -3, in: area)
        default: break
        }
    }
}
