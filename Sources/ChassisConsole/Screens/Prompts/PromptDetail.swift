import ChassisCore
import ChassisSurface

/// One version of a prompt as it is looked at: its text, what it changes, and when it was in force.
struct PromptDetail: Sendable {
    enum Tab: Int, CaseIterable, Sendable {
        case diff, text, history

        var name: SafeText {
            switch self {
            case .diff: "Changes"
            case .text: "Text"
            case .history: "History"
            }
        }
    }

    let prompt: ChassisCore.Prompt
    /// What it is compared with: the version in force, or the one before where it is in force itself.
    let base: ChassisCore.Prompt?
    let isBaseInForce: Bool
    private let diff: TextDiff?
    private let text: SectionedText
    private(set) var tab = Tab.diff
    private var top: SectionedText.Place
    private var diffRow = 0
    private var historyRow = 0
    /// `nil` lets the width decide.
    private var isSideBySide: Bool?
    var history: [Activation] = []

    init(_ prompt: ChassisCore.Prompt, base: ChassisCore.Prompt?, isBaseInForce: Bool) {
        self.prompt = prompt
        self.base = base
        self.isBaseInForce = isBaseInForce
        diff = base.map { TextDiff(from: $0.shownText, to: prompt.shownText) }
        text = prompt.sections
        top = text.start
        if base == nil { tab = .text }
    }

    /// The same prompt, or another one to be seen the same way.
    func replaced(by other: PromptDetail) -> PromptDetail {
        var next = other
        next.tab = tab == .diff && other.base == nil ? .text : tab
        next.isSideBySide = isSideBySide
        if other.prompt == prompt { (next.top, next.diffRow, next.historyRow) = (top, diffRow, historyRow) }
        return next
    }

    mutating func moveTab(by step: Int) {
        let count = Tab.allCases.count
        tab = Tab(rawValue: ((tab.rawValue + step) % count + count) % count) ?? tab
    }

    mutating func toggleMode(in area: Rect) { isSideBySide = !(isSideBySide ?? (area.width >= 100)) }

    mutating func move(by rows: Int, in area: Rect) {
        switch tab {
        case .diff: diffRow = min(max(0, diffRow.addingReportingOverflow(rows).partialValue), lastDiffRow(in: area))
        case .text:
            top = text.scrolled(top, by: rows, width: TextView.textWidth(in: area), height: area.height)
        case .history:
            historyRow = min(max(0, historyRow + rows), max(0, history.count - max(1, area.height - 1)))
        }
    }

    mutating func moveToEdge(last: Bool, in area: Rect) {
        switch tab {
        case .diff: diffRow = last ? lastDiffRow(in: area) : 0
        case .text: top = last ? text.end(width: TextView.textWidth(in: area), height: area.height) : text.start
        case .history: historyRow = last ? max(0, history.count - max(1, area.height - 1)) : 0
        }
    }

    private func lastDiffRow(in area: Rect) -> Int {
        guard let diff else { return 0 }
        let body = Self.diffBody(in: area)
        return max(0, DiffView(diff, isSideBySide: isSideBySide).rowCount(in: body) - body.height)
    }

    private static func diffBody(in body: Rect) -> Rect { body.split(top: body.height >= 6 ? 2 : 0).1 }

    func draw(in body: Rect, on surface: inout Surface, _ context: ScreenContext) {
        switch tab {
        case .text: surface.draw(SectionedTextView(text: text, top: top), in: body)
        case .diff: drawDiff(in: body, on: &surface)
        case .history: drawHistory(in: body, on: &surface, context)
        }
    }

    private func drawDiff(in body: Rect, on surface: inout Surface) {
        guard let diff, let base else {
            return surface.draw(
                EmptyState(
                    "There is nothing to compare it with.", text: "It is the only version of this prompt.",
                    next: "write prompts/\(Shown.line(prompt.name, upTo: 40))/\(prompt.version + 1).md"),
                in: body)
        }
        guard !diff.isIdentical else {
            return surface.draw(EmptyState("Its text is that of v\(base.version)."), in: body)
        }
        let inside = Self.diffBody(in: body)
        if inside.y > body.y {
            let role: SafeText = isBaseInForce ? ", in force" : ""
            var x = surface.draw("- v\(base.version)\(role)", .removed, x: body.x, y: body.y, in: body)
            x = surface.draw("  + v\(prompt.version)", .added, x: x, y: body.y, in: body)
            surface.draw("   \(diff.summary)", .muted, x: x, y: body.y, in: body)
        }
        surface.draw(DiffView(diff, firstRow: diffRow, isSideBySide: isSideBySide), in: inside)
    }

    private var historyColumns: [Table.Column] {
        var run = Table.Column.id(
            "eval run", history.compactMap { $0.evalRun.map { SafeText($0.description) } }, atLeast: 9)
        run.priority = 3
        return [
            Table.Column("when", minimum: 12), Table.Column("in force", minimum: 8),
            Table.Column("canary", minimum: 10), Table.Column("by", minimum: 8, ideal: 12, priority: 2),
            run, Table.Column("", minimum: 8, priority: 4),
            Table.Column("why", minimum: 12, flex: 1, priority: 1),
        ]
    }

    private func drawHistory(in body: Rect, on surface: inout Surface, _ context: ScreenContext) {
        guard !history.isEmpty else {
            return surface.draw(
                EmptyState(
                    "It was never activated.",
                    text: "The version that the features' files name is in force until one is.",
                    next: "A activates this one"),
                in: body)
        }
        let rows = history.dropFirst(historyRow).map { entry -> Table.Row in
            let canary = entry.canary.map { "v\($0.version) \(Shown.share($0.share))" as SafeText }
            let isOwn = entry.version == prompt.version || entry.canary?.version == prompt.version
            return Table.Row([
                Table.Content(Shown.clock(entry.at, context), .muted),
                Table.Content("v\(entry.version)", isOwn ? .accent : .text),
                Table.Content(canary ?? "–", canary == nil ? .muted : .info),
                Table.Content(Shown.line(entry.actor, upTo: 30)),
                Table.Content(entry.evalRun.map { SafeText($0.description) } ?? "–", .muted),
                Table.Content(entry.isForced ? "forced" : .empty, .warning),
                Table.Content(Shown.line(entry.reason, upTo: 200)),
            ])
        }
        surface.draw(
            Table(columns: historyColumns, rows: rows, firstRow: historyRow, totalRows: history.count), in: body)
    }
}

extension ChassisCore.Prompt {
    /// Its parts as its file has them, for reading and comparing.
    var shownText: String {
        var parts: [String] = []
        if !system.isEmpty { parts.append("# system\n" + system) }
        parts.append("# user\n" + user)
        parts += examples.enumerated().map { "# example \($0 + 1)\ninput: \($1.input)\noutput: \($1.output)" }
        return parts.joined(separator: "\n\n")
    }

    var sections: SectionedText {
        var sections: [SectionedText.Section] = []
        func add(_ title: SafeText, _ text: String) {
            sections.append(
                SectionedText.Section(
                    [Table.Content(title, .label), Table.Content("  ~\(TokenEstimate.count(text)) tokens", .muted)],
                    text))
        }
        if !system.isEmpty { add("system", system) }
        add("user", user)
        for (index, example) in examples.enumerated() {
            add("example \(index + 1)", "input: \(example.input)\noutput: \(example.output)")
        }
        return SectionedText(sections)
    }
}
