import ChassisCore
import ChassisStore
import ChassisSurface

/// What the list and the open trace want to know.
extension TracesScreen {
    /// Jobs that were never tried have no trace.
    static let tried = JobFilter.Expression.field(.attempts, [.integer(.greater, 0)])

    func askList() -> [Effect] {
        if found != nil { return [.ask(.searchTraces(words: words, limit: TracesScreen.foundLimit), "words")] }
        let request = table.request
        return [
            .ask(
                .jobs(
                    JobsRequest(
                        filter: listFilter, sort: listSort, offset: request.offset, limit: request.limit,
                        around: request.around)),
                "list")
        ]
    }

    var listFilter: JobFilter {
        JobFilter(filter == .all ? TracesScreen.tried : .and([TracesScreen.tried, filter.expression]))
    }
    var listSort: JobSort { sort.jobSort(isInverted: isInverted) }

    static let foundLimit = 500

    func askIfNeeded() -> [Effect] { found == nil && table.isLoaded && table.needsWindow ? askList() : [] }

    /// Another filter or order.
    mutating func relist() -> [Effect] {
        table.relist()
        return askList()
    }

    func askDetail() -> [Effect] {
        (opening ?? detail?.trace.job.id).map { [.ask(.trace($0), "trace")] } ?? []
    }

    /// Asks for the row only: the texts are read again when it has changed.
    func watch() -> [Effect] {
        detail.map { [.ask(.jobsByID([$0.trace.job.id]), "watch")] } ?? []
    }

    mutating func resize(_ context: ScreenContext) {
        table.resize(lines: max(1, Table.visibleRows(in: context.body)))
    }

    mutating func openTrace(_ id: JobID) -> [Effect] {
        detail?.conceal()
        opening = id
        return [.ask(.trace(id), "trace")]
    }
}

/// What is typed.
extension TracesScreen {
    mutating func prompted(_ id: PromptID, _ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        switch id {
        case "filter": filtered(event, context)
        case "words": searched(event)
        case "find": looked(event, context)
        default: []
        }
    }

    /// The last good filter stays applied while a bad one is typed; esc brings back the one before.
    private mutating func filtered(_ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        switch event {
        case .changed(let text):
            do throws(FilterError) {
                let parsed = try JobFilter(parsing: text)
                (filterText, filter) = (text, parsed)
                return relist() + [.promptNote(Shown.strangeName(in: parsed, context) ?? .empty, isError: false)]
            } catch {
                return [.promptNote(Shown.mistake(error), isError: true)]
            }
        case .done(let text):
            do throws(FilterError) {
                let parsed = try JobFilter(parsing: text)
                if !text.isEmpty { filterHistory = Array((filterHistory.filter { $0 != text } + [text]).suffix(50)) }
                guard parsed != filter || text != filterText else { return [] }
                (filterText, filter) = (text, parsed)
                return relist()
            } catch {
                // What was typed is not lost: the prompt comes back with what is wrong.
                return [filterRequest(text), .promptNote(Shown.mistake(error), isError: true)]
            }
        case .cancelled:
            guard let parsed = try? JobFilter(parsing: filterBefore) else { return [] }
            (filterText, filter) = (filterBefore, parsed)
            return relist()
        }
    }

    func filterRequest(_ text: String) -> Effect {
        .prompt(
            PromptRequest(
                "filter", label: "/", text: text, history: filterHistory,
                hint: "tenant:acme  confidence:<0.5  cache:stale  cost:unknown  state:failed  word"))
    }

    private mutating func searched(_ event: PromptEvent) -> [Effect] {
        guard case .done(let text) = event else { return [] }
        words = text
        found = text.isEmpty ? nil : []
        isLooking = !text.isEmpty
        return relist()
    }

    /// Short texts are searched at each letter, long ones at enter.
    private mutating func looked(_ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        guard let area = detail?.layout(in: context.body, context).body, let shown = detail else { return [] }
        switch event {
        case .changed(let text):
            guard shown.text(of: shown.tab).byteCount <= SectionedText.countedBytes else { return [] }
            detail?.find(SafeText(text), in: area)
            let search = detail?.search
            return [.promptNote(search?.status ?? .empty, isError: search?.isMissing ?? false)]
        case .done(let text):
            if shown.search.query != SafeText(text) || shown.search.hit == nil {
                detail?.find(SafeText(text), in: area)
            }
            if !text.isEmpty { searchHistory = Array((searchHistory.filter { $0 != text } + [text]).suffix(50)) }
            return []
        case .cancelled:
            detail?.find(searchBefore, in: area)
            return []
        }
    }
}
