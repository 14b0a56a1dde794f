import ChassisCore
import ChassisStore
import ChassisSurface

extension TracesScreen {
    func actions(_ context: ScreenContext) -> [ActionItem] {
        detail == nil && opening == nil ? listActions : detailActions(context)
    }

    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])] {
        [("traces", listActions), ("trace", detailActions(context))]
    }

    private var listActions: [ActionItem] {
        let noRow: SafeText? = table.cursorRow == nil ? "no trace is selected" : nil
        return [
            ActionItem(
                "open", [.enter], "open", "Open the trace", group: "Drill", disabled: noRow, isInFooter: true),
            ActionItem(
                "job", [.character("o")], "job", "Show its job in Jobs, to retry or cancel it", group: "Drill",
                disabled: noRow, isInFooter: true),
            FlagDialog.action("flag", table.isCursorGhost ? nil : table.cursorRow, group: "Drill"),
            ActionItem(
                "filter", [.character("/")], "filter",
                "Show only what matches, for example tenant:acme confidence:<0.5",
                group: "What is shown", isInFooter: true),
            ActionItem(
                "clear", [.character("\\")], "clear", "Show all traces again", group: "What is shown",
                disabled: filterText.isEmpty && found == nil ? "nothing is filtered" : nil),
            ActionItem(
                "words", [.character("S")], "search", "Look for words in all questions and answers",
                group: "What is shown", isInFooter: true),
            ActionItem(
                "sort", [.character("s")], "sort", "Choose the order", group: "What is shown",
                disabled: found == nil ? nil : "what was found stands newest first", isInFooter: true),
            ActionItem(
                "invert", [.character("I")], "invert", "Turn the order around", group: "What is shown",
                disabled: found == nil ? nil : "what was found stands newest first"),
            ActionItem(
                "follow", [.character("F")], "follow", "Stay on the newest trace", group: "What is shown",
                isInFooter: true),
        ] + TableActions.moving
    }

    private func detailActions(_ context: ScreenContext) -> [ActionItem] {
        let tab = detail?.tab ?? .prompt
        let notText: SafeText? = tab.isText ? nil : "only texts can be searched"
        let noQuery: SafeText? =
            notText ?? (detail?.search.query.isEmpty == false ? nil : "nothing is looked for: press /")
        let hasErrors = detail?.trace.spans.contains { $0.status == .error } ?? false
        return [
            ActionItem("next-tab", [.character("]")], "tab", "Next tab", group: "Trace", isInFooter: true),
            ActionItem("previous-tab", [.character("[")], "tab", "Previous tab", group: "Trace"),
            ActionItem(
                "next-trace", [.character("J")], "next", "The next trace of the list", group: "Trace",
                disabled: hasNeighbour(1) ? nil : "this is the last one", isInFooter: true),
            ActionItem(
                "previous-trace", [.character("K")], "previous", "The trace above in the list", group: "Trace",
                disabled: hasNeighbour(-1) ? nil : "this is the first one", isInFooter: true),
            ActionItem(
                "list", [.backspace], "all traces", "Close this trace and show the list", group: "Trace"),
            ActionItem(
                "job", [.character("o")], "job", "Show its job in Jobs, to retry or cancel it", group: "Trace",
                disabled: detail == nil ? "the trace isn't here yet" : nil),
            FlagDialog.action("flag", detail?.trace.job, group: "Trace"),
            UnmaskDialog.action(detail, context),
            ActionItem(
                "find", [.character("/")], "search", "Look for a text in this tab", group: "Text", disabled: notText,
                isInFooter: true),
            ActionItem(
                "find-next", [.character("n")], "next place", "The next place of what was looked for", group: "Text",
                disabled: noQuery),
            ActionItem(
                "find-previous", [.character("N")], "previous place", "The place before", group: "Text",
                disabled: noQuery),
            ActionItem(
                "find-clear", [.character("\\")], "clear search", "Forget what was looked for", group: "Text",
                disabled: noQuery),
            ActionItem(
                "next-section", [.character("}")], "section", "The next message, passage or step", group: "Text"),
            ActionItem(
                "previous-section", [.character("{")], "section", "The message, passage or step before", group: "Text"),
            ActionItem(
                "wrap", [.character("w")], "wrap", "Break long lines, or let them run on", group: "Text",
                disabled: notText),
            ActionItem(
                "right", [.right, .character("l")], "right", "The next tab; in lines that run on, scroll right",
                group: "Text"),
            ActionItem(
                "left", [.left, .character("h")], "left", "The tab before; in lines that run on, scroll left",
                group: "Text"),
            ActionItem(
                "diff-mode", [.character("d")], "diff mode", "Raw and final side by side, or one below the other",
                group: "Text", disabled: tab == .diff ? nil : "only in the Diff tab", isInFooter: tab == .diff),
            ActionItem(
                "next-error", [.character("e")], "next error", "The next step that failed", group: "Text",
                disabled: hasErrors ? nil : "no step failed"),
            ActionItem(
                "previous-error", [.character("E")], "previous error", "The step before that failed", group: "Text",
                disabled: hasErrors ? nil : "no step failed"),
        ] + TableActions.moving
    }

    mutating func actOnList(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if table.perform(id, now: context.now) { return askIfNeeded() }
        table.touch(context.now)
        switch id {
        case "open":
            guard let row = table.cursorRow else { return [] }
            isDrilled = false
            among = table.rows.map(\.id)
            // What was found by words is all there is.
            let all = JobList(filter: listFilter, sort: listSort, offset: table.offset, total: table.total)
            list = found == nil ? all : nil
            hitWords = found == nil ? "" : words
            return openTrace(row.id)
        case "job": return table.cursorRow.map { [.open(.jobs(filter: nil, select: $0.id))] } ?? []
        case "flag": return table.cursor.map { flagging.begin($0) } ?? []
        case "filter":
            filterBefore = filterText
            (found, words, isLooking) = (nil, "", false)
            return [filterRequest(filterText)]
        case "clear":
            (filterText, filter, found, words, isLooking) = ("", .all, nil, "", false)
            return relist()
        case "words":
            return [
                .prompt(
                    PromptRequest(
                        "words", label: "search", text: words, hint: "all of these words; a * ends a part of one"))
            ]
        case "sort":
            let items = TraceSort.allCases.map { PickRequest.Item($0.rawValue, $0.title) }
            return [
                .pick(
                    PickRequest(
                        "sort", "Order by", items: items, selected: TraceSort.allCases.firstIndex(of: sort) ?? 0))
            ]
        case "invert":
            isInverted.toggle()
            return relist()
        case "follow":
            table.follow()
            return askList()
        default: return []
        }
    }

    mutating func actOnDetail(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if id == "next-trace" || id == "previous-trace" {
            return openNeighbour(id == "next-trace" ? 1 : -1)
        }
        if id == "list" { return closeDetail() }
        if id == UnmaskDialog.actionID { return unmaskOrMask() }
        guard let shown = detail else { return [] }
        if id == "job" { return [.open(.jobs(filter: nil, select: shown.trace.job.id))] }
        if id == "flag" { return flagging.begin(shown.trace.job.id) }
        if id == "find" {
            searchBefore = shown.search.query
            return [.prompt(PromptRequest("find", label: "/", text: searchBefore.string, history: searchHistory))]
        }
        detail?.perform(id, context)
        return []
    }
}

extension TraceDetail {
    /// Does what concerns this trace alone.
    mutating func perform(_ id: ActionID, _ context: ScreenContext) {
        let area = layout(in: context.body, context).body
        switch id {
        case "next-tab": show(tab.moved(by: 1))
        case "previous-tab": show(tab.moved(by: -1))
        case "right": if wraps || !tab.isText { show(tab.moved(by: 1)) } else { scroll(by: 8) }
        case "left": if wraps || !tab.isText { show(tab.moved(by: -1)) } else { scroll(by: -8) }
        case "find-next": findNext(1, in: area)
        case "find-previous": findNext(-1, in: area)
        case "find-clear": clearSearch()
        case "next-section": moveSection(by: 1, in: area)
        case "previous-section": moveSection(by: -1, in: area)
        case "wrap": toggleWrap()
        case "diff-mode": toggleDiffMode(in: area)
        case "next-error", "previous-error": showError(id == "next-error" ? 1 : -1)
        default: perform(movement: id, in: area)
        }
    }

    private mutating func perform(movement id: ActionID, in area: Rect) {
        switch id {
        case "table.down": move(by: 1, in: area)
        case "table.up": move(by: -1, in: area)
        case "table.first": moveToStart()
        case "table.last": moveToEnd(in: area)
        case "table.half-down": move(by: max(1, area.height / 2), in: area)
        case "table.half-up": move(by: -max(1, area.height / 2), in: area)
        case "table.page-down": move(by: max(1, area.height - 1), in: area)
        case "table.page-up": move(by: -max(1, area.height - 1), in: area)
        case "table.wheel-down": move(by: 3, in: area)
        case "table.wheel-up": move(by: -3, in: area)
        default: break
        }
    }
}
