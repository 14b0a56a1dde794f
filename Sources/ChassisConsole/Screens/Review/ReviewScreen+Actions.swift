import ChassisCore
import ChassisSurface

extension ReviewScreen {
    func actions(_ context: ScreenContext) -> [ActionItem] {
        opened == nil ? listActions(context) : detailActions(context)
    }

    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])] {
        [("review", listActions(context)), ("flag", detailActions(context))]
    }

    private func listActions(_ context: ScreenContext) -> [ActionItem] {
        [
            ActionItem(
                "open", [.enter], "open", "Read the answer and what it was made of", group: "Drill",
                disabled: table.cursorRow == nil ? "there is no flag here" : nil, isInFooter: true),
            ActionItem(
                "later", [.character("]")], "more", "Open, mine, resolved, all", group: "What is shown",
                isInFooter: true),
            ActionItem(
                "earlier", [.character("[")], "less", "All, resolved, mine, open", group: "What is shown"),
            ActionItem(
                "filter", [.character("/")], "filter", "Show only flags that have some words", group: "What is shown",
                isInFooter: true),
            ActionItem(
                "clear", [.character("\\")], "clear", "Forget the words", group: "What is shown",
                disabled: words.isEmpty ? "nothing is filtered" : nil),
        ] + reviewing(context) + TableActions.movingWithoutG
    }

    private func detailActions(_ context: ScreenContext) -> [ActionItem] {
        let notText: SafeText? = detail?.tab.isText == true ? nil : "only texts"
        return [
            ActionItem("next-tab", [.character("]")], "tab", "Next tab", group: "Answer", isInFooter: true),
            ActionItem("previous-tab", [.character("[")], "tab", "Previous tab", group: "Answer"),
            ActionItem(
                "next", [.character("J")], "next", "The next flag of the list", group: "Answer",
                disabled: neighbour(1) == nil ? "this is the last one" : nil, isInFooter: true),
            ActionItem(
                "previous", [.character("K")], "previous", "The flag above in the list", group: "Answer",
                disabled: neighbour(-1) == nil ? "this is the first one" : nil, isInFooter: true),
            ActionItem("list", [.backspace], "all flags", "Close it and show the list", group: "Answer"),
            ActionItem(
                "next-section", [.character("}")], "section", "The next message, passage or step", group: "Answer"),
            ActionItem(
                "previous-section", [.character("{")], "section", "The message, passage or step before",
                group: "Answer"),
            ActionItem("right", [.right, .character("l")], "right", "The next tab", group: "Answer"),
            ActionItem("left", [.left, .character("h")], "left", "The tab before", group: "Answer"),
            ActionItem(
                "wrap", [.character("w")], "wrap", "Break long lines, or let them run on", group: "Answer",
                disabled: notText),
            ActionItem(
                "diff-mode", [.character("d")], "diff mode", "Raw and final side by side, or one below the other",
                group: "Answer", disabled: detail?.tab == .diff ? nil : "only in the Diff tab"),
        ] + reviewing(context) + TableActions.movingWithoutG
    }

    /// What a reviewer does, in both focuses.
    private func reviewing(_ context: ScreenContext) -> [ActionItem] {
        let flag = target
        let none: SafeText? = flag == nil ? "there is no flag here" : nil
        let resolved: SafeText? = none ?? (flag?.isOpen == false ? "it is resolved: u opens it again" : nil)
        let isMine = flag?.owner != nil && flag?.owner == context.user
        let nobody: SafeText? = context.user.isEmpty ? "nobody knows who you are: set USER" : nil
        return [
            ActionItem(
                "verdict", [.character("v")], "verdict", "Say whose fault it is, or that it was right",
                group: "Review", danger: .changes, disabled: resolved, isInFooter: true),
            ActionItem(
                "sample", [.character("g")], "golden sample", "Make a golden sample of it", group: "Review",
                danger: .changes,
                disabled: none ?? flag?.sample.map { "it is \(Shown.line($0, upTo: 60)) already" }, isInFooter: true),
            ActionItem(
                "assign", [.character("a")], isMine ? "give back" : "take",
                isMine ? "Give it back: nobody's any more" : "Take it: you review it", group: "Review",
                danger: .changes, disabled: resolved ?? nobody, isInFooter: true),
            ActionItem(
                "notes", [.character("n")], "notes", "Write down what you found", group: "Review", danger: .changes,
                disabled: none, isInFooter: true),
            ActionItem(
                "reopen", [.character("u")], "reopen", "Take the verdict back: it is open again", group: "Review",
                danger: .changes, disabled: none ?? (flag?.isOpen == true ? "it is open" : nil),
                isInFooter: flag?.isOpen == false),
            ActionItem(
                "trace", [.character("o")], "trace", "The whole trace, with search, timeline and cost",
                group: "Review", disabled: none, isInFooter: true),
        ]
    }

    /// The flag that an action hits, as it is shown.
    var target: FlaggedAnswer? { opened ?? table.cursorRow }

    func neighbour(_ step: Int) -> FlaggedAnswer? {
        guard let opened, let place = table.place(of: opened.id) else { return nil }
        return table.rows.indices.contains(place + step) ? table.rows[place + step] : nil
    }

    mutating func act(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if opened == nil, table.perform(id, now: context.now) { return [] }
        table.touch(context.now)
        switch id {
        case "open": return table.cursorRow.map { show($0) } ?? []
        case "later", "earlier":
            shelf = shelf.moved(by: id == "later" ? 1 : -1)
            relist(context)
            return []
        case "filter":
            wordsBefore = words
            return [filterRequest(words)]
        case "clear":
            clear(context)
            return []
        case "next", "previous":
            guard let next = neighbour(id == "next" ? 1 : -1) else { return [] }
            isDrilled = false
            return show(next)
        case "list":
            (opened, detail, isDrilled) = (nil, nil, false)
            return []
        default: return review(id, context) ?? look(id, context)
        }
    }

    /// What concerns the trace of the flag alone.
    private mutating func look(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        var inside = context
        inside.body = layout(in: context.body, context).trace
        detail?.perform(id, inside)
        if let shown = detail?.tab { tab = shown }
        return []
    }
}
