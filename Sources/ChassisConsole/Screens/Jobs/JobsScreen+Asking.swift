import ChassisCore
import ChassisStore
import ChassisSurface

extension JobsScreen {
    func askRows() -> Effect {
        let window = table.request
        return .ask(
            .jobs(
                JobsRequest(
                    filter: filter, sort: order.sort, offset: window.offset, limit: window.limit,
                    around: window.around)), "rows")
    }

    /// The rows, and the marked jobs that may be outside of them.
    mutating func refresh() -> [Effect] {
        let held = Set(table.rows.map(\.id))
        // Of more than that each would be a question for too little: the others stay as they were seen.
        askedMarks = Array(table.marks.keys.filter { !held.contains($0) }.sorted().prefix(StoreReading.mostByID))
        return [askRows()] + (askedMarks.isEmpty ? [] : [.ask(.jobsByID(askedMarks), "marks")])
    }

    /// Finds out why the cursor's row has gone.
    mutating func askAboutGhost() -> [Effect] {
        guard table.isCursorGhost, let id = table.cursor else {
            ghostReason = nil
            return []
        }
        return [.ask(.jobsByID([id]), "ghost")]
    }

    mutating func take(_ found: [JobID: Job], for slot: Slot, _ context: ScreenContext) -> [Effect] {
        if slot == "ghost" {
            guard table.isCursorGhost, let id = table.cursor else { return [] }
            ghostReason = reason(found[id], context)
        } else if slot == "marks" {
            table.updateMarks(found, asked: askedMarks.filter { table.place(of: $0) == nil })
        } else if slot == "changed" {
            return [.confirm(changedMessage(found))]
        }
        return []
    }

    private func reason(_ job: Job?, _ context: ScreenContext) -> SafeText {
        guard let job else { return "deleted" }
        let state = Shown.state(job).text
        return filter.matches(job, now: context.now)
            ? "\(state), elsewhere in this order" : "\(state), outside the filter"
    }

    mutating func openFilter() -> [Effect] {
        filterBefore = (filter, filterText)
        return [filterRequest(filterText)]
    }

    private func filterRequest(_ text: String) -> Effect {
        .prompt(
            PromptRequest(
                "filter", label: "filter", text: text, history: history,
                hint: "words · state:failed,retrying · tenant:acme · age:<2h · cost:>0.05 · -feature:x"))
    }

    /// Every filter that can be read is applied while it is typed; one that can't leaves the last good one in force.
    mutating func filterPrompt(_ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .changed(let text):
            do throws(FilterError) {
                let parsed = try JobFilter(parsing: text)
                return apply(parsed, text) + [
                    .promptNote(
                        Shown.strangeName(in: parsed, context) ?? "enter keeps it · esc goes back · ↑ earlier ones",
                        isError: false)
                ]
            } catch {
                return [.promptNote(Shown.mistake(error), isError: true)]
            }
        case .done(let text):
            do throws(FilterError) {
                let parsed = try JobFilter(parsing: text)
                remember(text)
                filterBefore = nil
                return apply(parsed, text)
            } catch {
                // What was typed is not lost: the prompt comes back with what is wrong.
                return [filterRequest(text), .promptNote(Shown.mistake(error), isError: true)]
            }
        case .cancelled:
            defer { filterBefore = nil }
            guard let (filter, text) = filterBefore else { return [] }
            return apply(filter, text)
        }
    }

    private mutating func remember(_ text: String) {
        guard !text.isEmpty else { return }
        history.removeAll { $0 == text }
        history.append(text)
        if history.count > 50 { history.removeFirst() }
    }

    mutating func apply(_ filter: JobFilter, _ text: String) -> [Effect] {
        filterText = text.trimmed
        guard filter != self.filter else { return [] }
        self.filter = filter
        ghostReason = nil
        table.relist()
        return [askRows()]
    }

    func openSort() -> Effect {
        let keys = JobOrder.Key.allCases
        let items = keys.map { key in
            PickRequest.Item(
                key.rawValue, SafeText(key.name), detail: key == order.key ? order.text : .empty)
        }
        return .pick(
            PickRequest("sort", "Sort by", items: items, selected: keys.firstIndex(of: order.key) ?? 0))
    }

    mutating func sort(by name: String) -> [Effect] {
        guard let key = JobOrder.Key(rawValue: name) else { return [] }
        return reorder(key == order.key ? order.inverted : JobOrder(key: key))
    }

    mutating func reorder(_ order: JobOrder) -> [Effect] {
        self.order = order
        table.relist()
        return [askRows()]
    }
}
