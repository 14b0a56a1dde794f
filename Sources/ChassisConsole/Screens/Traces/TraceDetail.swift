import ChassisCore
import ChassisEngine
import ChassisSurface

/// One trace as it is looked at: which tab, where in it, what is searched for.
struct TraceDetail: Sendable {
    private(set) var trace: Trace
    /// What credits earn; `nil` leaves the margin out.
    var economics: Economics?
    /// Where the trace stands in the list it was opened from: (7, 340), from 1.
    var place: (number: Int, total: Int)?
    private(set) var tab = TraceTab.prompt
    private(set) var texts: [TraceTab: SectionedText] = [:]
    private var tops: [TraceTab: SectionedText.Place] = [:]
    private(set) var wraps = true
    private(set) var left = 0
    private(set) var search = TextSearch()
    private(set) var diff: TextDiff?
    private(set) var diffRow = 0
    /// `nil` lets the width decide.
    private(set) var isSideBySide: Bool?
    private(set) var timeline: TraceTimeline
    private(set) var callRow = 0
    /// What is shown in clear, and what stands in its place once that ends; `nil` while everything is masked.
    private(set) var unmasked: (act: Unmasking, masked: Trace, until: Timestamp)?
    /// Where another screen has a header of its own above the tabs.
    var hasHeader = true

    init(_ trace: Trace, economics: Economics? = nil) {
        self.trace = trace
        self.economics = economics
        timeline = TraceTimeline(trace.spans)
        for tab in TraceTab.allCases where tab.isText { texts[tab] = trace.sections(of: tab) }
    }

    /// Takes a newer state of the same trace, or another trace to be seen the same way.
    mutating func replace(with trace: Trace) {
        let isSame = trace.job.id == self.trace.job.id
        if isSame, trace.job.version == self.trace.job.version, trace.spans.count == self.trace.spans.count { return }
        take(trace)
    }

    /// Shows the values of this trace until `conceal` or the next trace.
    mutating func reveal(_ trace: UnmaskedTrace, until: Timestamp) {
        let masked = unmasked?.masked ?? self.trace
        take(trace.trace)
        unmasked = (trace.act, masked, until)
    }

    /// Puts the placeholders back, where there are values.
    mutating func conceal() {
        if let unmasked { take(unmasked.masked) }
    }

    private mutating func take(_ trace: Trace) {
        let isSame = trace.job.id == self.trace.job.id
        var next = TraceDetail(trace, economics: economics)
        next.place = place
        next.hasHeader = hasHeader
        (next.wraps, next.isSideBySide) = (wraps, isSideBySide)
        next.search.query = search.query
        if isSame { (next.tops, next.left, next.diffRow) = (tops, left, diffRow) }
        if isSame { next.timeline.select(timeline.selected) }
        next.show(tab)
        self = next
    }

    func text(of tab: TraceTab) -> SectionedText { texts[tab] ?? SectionedText([]) }
    func top(of tab: TraceTab) -> SectionedText.Place { tops[tab] ?? text(of: tab).start }

    mutating func show(_ tab: TraceTab) {
        self.tab = tab
        search.hit = nil
        search.tally = nil
        if tab.isText { search.recount(in: text(of: tab)) }
        guard tab == .diff, diff == nil, let raw = trace.raw.map({ ThoughtText($0).answer }), let final = trace.final
        else { return }
        // Equal texts, however long, need no comparing line by line.
        diff = raw == final ? TextDiff(from: "", to: "") : TextDiff(from: raw, to: final)
    }

    /// Moves by rows: the window of a text or a diff, the selected span or call.
    mutating func move(by rows: Int, in area: Rect) {
        switch tab {
        case .prompt, .context, .raw, .final:
            let width = TextView.textWidth(in: area, wraps: wraps)
            tops[tab] = text(of: tab).scrolled(top(of: tab), by: rows, width: width, height: area.height)
        case .diff: diffRow = min(max(0, diffRow + rows), lastDiffRow(in: area))
        case .timeline: timeline.move(by: rows)
        case .cost: callRow = min(max(0, callRow + rows), max(0, trace.calls.count - 1))
        }
    }

    mutating func moveToStart() {
        tops[tab] = nil
        switch tab {
        case .diff: diffRow = 0
        case .timeline: timeline.select(0)
        case .cost: callRow = 0
        default: left = 0
        }
    }

    mutating func moveToEnd(in area: Rect) {
        switch tab {
        case .prompt, .context, .raw, .final:
            let width = TextView.textWidth(in: area, wraps: wraps)
            tops[tab] = text(of: tab).end(width: width, height: area.height)
        case .diff: diffRow = lastDiffRow(in: area)
        case .timeline: timeline.select(.max)
        case .cost: callRow = max(0, trace.calls.count - 1)
        }
    }

    private func lastDiffRow(in area: Rect) -> Int {
        guard let diff else { return 0 }
        let body = TraceDetail.diffBody(in: area)
        return max(0, DiffView(diff, isSideBySide: isSideBySide).rowCount(in: body) - body.height)
    }

    /// The next or previous message, passage, span or call.
    mutating func moveSection(by step: Int, in area: Rect) {
        guard tab.isText else { return move(by: step, in: area) }
        let top = top(of: tab)
        let isAtTitle = top == text(of: tab).first(of: top.section)
        let target = step > 0 ? top.section + 1 : isAtTitle ? top.section - 1 : top.section
        guard text(of: tab).sections.indices.contains(target) else { return }
        tops[tab] = text(of: tab).first(of: target)
    }

    mutating func scroll(by columns: Int) { left = wraps ? 0 : max(0, left + columns) }

    mutating func toggleWrap() {
        wraps.toggle()
        left = 0
    }

    /// Side by side, or one column; at first the width decides.
    mutating func toggleDiffMode(in area: Rect) {
        isSideBySide = !(isSideBySide ?? (area.width >= 100))
        diffRow = min(diffRow, lastDiffRow(in: area))
    }
}

extension TraceDetail {
    /// Goes to a step that failed, in the timeline.
    mutating func showError(_ step: Int) {
        if tab != .timeline { show(.timeline) }
        timeline.selectError(step)
    }

    /// Looks for a text and goes to its first place from the top of the window on.
    mutating func find(_ query: SafeText, in area: Rect) {
        search.query = query
        search.hit = nil
        search.recount(in: text(of: tab))
        findNext(1, in: area)
    }

    /// Goes to where words of the full-text search stand, in the tab at hand or else in the first that has them: together,
    /// as they were typed, or else the longest that is there.
    mutating func find(words: String, in area: Rect) {
        let parts = words.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        let wanted = [parts.joined(separator: " ")] + parts.sorted { $0.count > $1.count }
        for query in wanted.map({ SafeText($0) }) where !query.isEmpty {
            let tabs = [tab] + TraceTab.allCases.filter(\.isText)
            guard let place = tabs.first(where: { text(of: $0).find(query, after: nil) != nil }) else { continue }
            if place != tab { show(place) }
            return find(query, in: area)
        }
    }

    /// Goes to the next (1) or previous (-1) place of what was looked for, around the ends.
    mutating func findNext(_ step: Int, in area: Rect) {
        guard tab.isText, !search.query.isEmpty else { return }
        let text = text(of: tab)
        let next =
            if step < 0, let hit = search.hit { text.find(search.query, before: hit) } else {
                text.find(search.query, after: search.hit)
            }
        search.hit = next
        search.isMissing = next == nil
        guard let next else { return }
        if search.tally != nil { search.tally = text.count(search.query, upTo: next) }
        show(next, in: area)
    }

    mutating func clearSearch() { search = TextSearch() }

    /// Scrolls only when the hit is out of sight, and then leaves it a third from the top.
    private mutating func show(_ hit: SectionedText.Hit, in area: Rect) {
        let width = TextView.textWidth(in: area, wraps: wraps)
        let text = text(of: tab)
        let row = text.place(of: hit, width: width)
        let top = top(of: tab)
        let bottom = text.moved(top, by: max(0, area.height - 1), width: width)
        guard row < top || row > bottom else { return }
        let target = text.moved(row, by: -(area.height / 3), width: width)
        tops[tab] = min(target, text.end(width: width, height: area.height))
    }
}

/// What is looked for in a trace's texts.
struct TextSearch: Sendable {
    var query = SafeText.empty
    var hit: SectionedText.Hit?
    var isMissing = false
    var tally: (number: Int, total: Int, isMore: Bool)?

    mutating func recount(in text: SectionedText) {
        isMissing = false
        tally = query.isEmpty ? nil : text.count(query, upTo: hit)
    }

    /// `3 of 17`, `no match`, or nothing while nothing is looked for.
    var status: SafeText {
        guard !query.isEmpty else { return .empty }
        let shown = query.truncated(to: 24)
        if isMissing || tally?.total == 0 { return "no match for “\(shown)”" }
        guard let tally else { return "“\(shown)”" }
        let total: SafeText = tally.isMore ? "\(tally.total)+" : "\(tally.total)"
        return tally.number > 0 ? "“\(shown)” \(tally.number) of \(total)" : "“\(shown)” \(total) places"
    }
}
