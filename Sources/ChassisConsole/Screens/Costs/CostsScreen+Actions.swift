import ChassisCore
import ChassisStore
import ChassisSurface

extension CostsScreen {
    func actions(_ context: ScreenContext) -> [ActionItem] {
        if let whatIf { return spans(context) + whatIfItems(whatIf, context) + TableActions.moving }
        return spans(context) + [whatIfItem(context)] + orders + TableActions.moving
    }

    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])] {
        var trying = self
        let replay = RouteReplay("", RouteChanges([]), since: since)
        trying.whatIf = WhatIfView(
            replay: replay, total: WhatIfLine.total(replay, figures: nil), period: period, cameFrom: dimension)
        return [("costs", actions(context)), ("costs with other routes", trying.actions(context))]
    }

    /// Which figures are shown, of what, and where they lead.
    private func spans(_ context: ScreenContext) -> [ActionItem] {
        [
            ActionItem(
                "jobs", [.enter], "jobs", "Show the jobs that made this row's figures", group: "Drill",
                disabled: drillRefusal(context), isInFooter: true),
            ActionItem(
                "later", [.character("]")], "longer", "Look further back: today, 7 days, 30 days",
                group: "What is shown",
                isInFooter: true),
            ActionItem(
                "earlier", [.character("[")], "shorter", "Look less far back: 30 days, 7 days, today",
                group: "What is shown"),
            ActionItem(
                "period", [.character("t")], "time", "Choose the span of time", group: "What is shown", isInFooter: true
            ),
            ActionItem(
                "next-dimension", [.character("}"), .right, .character("l")], "by",
                "Group by the next of \(SafeText(dimensions.map(\.rawValue).joined(separator: ", ")))",
                group: "What is shown", isInFooter: true),
            ActionItem(
                "previous-dimension", [.character("{"), .left, .character("h")], "by",
                "Group by the one before", group: "What is shown"),
        ]
    }

    private var orders: [ActionItem] {
        [
            ActionItem(
                "sort", [.character("s")], "sort", "Choose what the rows are ordered by", group: "What is shown",
                isInFooter: true),
            ActionItem(
                "invert", [.character("I")], "invert", "Turn the order around", group: "What is shown", isInFooter: true
            ),
        ]
    }

    /// What rows can be: whom a route moves away from is told by the model, and nothing is replayed by prompt.
    var dimensions: [CostDimension] { whatIf == nil ? Self.dimensions : WhatIfView.dimensions }

    /// The row at the cursor, and whether it is still there.
    private var cursor: (name: String, isGhost: Bool)? {
        if let table = whatIf?.table { return table.cursorRow.map { ($0.id, table.isCursorGhost) } }
        return table.cursorRow.map { ($0.id, table.isCursorGhost) }
    }

    private func drillRefusal(_ context: ScreenContext) -> SafeText? {
        guard let cursor else { return "no row is selected" }
        if cursor.isGhost { return "nothing was spent on it in this span any more" }
        if let row = whatIf?.table.cursorRow, row.sum.calls == 0 { return "no job has called it yet" }
        if case .nowhere(let why) = target(cursor.name, context) { return why }
        return nil
    }

    private func target(_ name: String, _ context: ScreenContext) -> CostDrill.Target {
        let tenants = figures?.lines.first { $0.id == name }?.row.tenants ?? []
        return CostDrill.target(dimension, name, tenants: tenants, since: since, now: context.now)
    }

    mutating func act(_ id: ActionID, _ context: ScreenContext) -> [Effect] {
        if whatIf == nil ? table.perform(id, now: context.now) : whatIf?.table.perform(id, now: context.now) == true {
            return []
        }
        switch id {
        case "jobs":
            guard let cursor, case .filter(let filter) = target(cursor.name, context) else { return [] }
            return [.open(.jobs(filter: filter, select: nil))]
        case "later", "earlier":
            period = period.moved(by: id == "later" ? 1 : -1)
            return restart(context)
        case "period":
            let items = zip(CostPeriod.allCases, ["1", "2", "3"] as [Character]).map { period, key in
                PickRequest.Item(period.rawValue, key: key, period.name)
            }
            return [.pick(PickRequest("period", "Span of time", items: items, selected: index(of: period)))]
        case "next-dimension", "previous-dimension":
            let all = dimensions
            let place = all.firstIndex(of: dimension) ?? 0
            dimension = all[(place + (id == "next-dimension" ? 1 : all.count - 1)) % all.count]
            return restart(context)
        case "what-if": return askRoutes(context)
        case "stop":
            stopReplay()
            return []
        case "sort":
            let items = CostSort.allCases.map { PickRequest.Item($0.rawValue, $0.title) }
            let selected = CostSort.allCases.firstIndex(of: sort) ?? 0
            return [.pick(PickRequest("sort", "Order by", items: items, selected: selected))]
        case "invert":
            isDescending.toggle()
            reorder(context)
            return []
        default: return []
        }
    }

    private func index(of period: CostPeriod) -> Int { CostPeriod.allCases.firstIndex(of: period) ?? 0 }

    mutating func choose(_ choice: String, for id: PromptID, _ context: ScreenContext) -> [Effect] {
        if id == "period", let period = CostPeriod(rawValue: choice) {
            self.period = period
            return restart(context)
        }
        if id == "sort", let sort = CostSort(rawValue: choice) {
            if sort == self.sort { isDescending.toggle() } else { isDescending = sort.startsDescending }
            self.sort = sort
            reorder(context)
        }
        return []
    }

    /// The operator asked for another order, so it isn't held back.
    private mutating func reorder(_ context: ScreenContext) {
        table.relist()
        show(context)
    }
}
