import ChassisCore
import ChassisStore
import ChassisSurface

/// The first row: where one is, how the queue stands, who works it, and what is unusual about the display.
struct TitleRow: Widget {
    private let state: ConsoleState

    init(_ state: ConsoleState) { self.state = state }

    /// How much room the names of the screens take.
    private enum TabStyle {
        case padded, bare
        /// Digits alone, but for the screen that shows.
        case digits
    }

    func draw(in area: Rect, on surface: inout Surface) {
        surface.fill(area, " ", .text, on: .raised)
        let (style, isShort) = fitting(area.width)
        var facts = facts(isShort: isShort)
        let tabsWidth = width(of: style)
        let nameWidth = state.name.isEmpty ? 0 : state.name.width + 2
        // What doesn't fit goes: first the name, then the least important facts.
        let showsName =
            style == .padded
            && nameWidth + tabsWidth + width(facts.filter { $0.rank <= 2 }, isShort: isShort) <= area.width - 1
        let left = tabsWidth + (showsName ? nameWidth : 0) + 1
        while left + width(facts, isShort: isShort) > area.width, let worst = facts.map(\.rank).max() {
            facts.removeAll { $0.rank == worst }
        }
        var x = area.x + 1
        if showsName, !state.name.isEmpty {
            x = surface.draw(state.name, .title, x: x, y: area.y, in: area, .bold) + 2
        }
        drawTabs(style, from: x, in: area, on: &surface)
        let gap = Self.gap(isShort: isShort)
        var right = area.maxX - 1
        for (index, fact) in facts.enumerated().reversed() {
            right -= fact.text.width
            surface.draw(fact.text, fact.role, x: right, y: area.y, in: area)
            if index > 0 {
                right -= gap.width
                surface.draw(gap, .muted, x: right, y: area.y, in: area)
            }
        }
    }

    /// The widest form in which the facts that matter still stand beside them.
    private func fitting(_ width: Int) -> (TabStyle, isShort: Bool) {
        let forms: [(TabStyle, Bool)] = [
            (.padded, false), (.bare, false), (.padded, true), (.bare, true), (.digits, false),
        ]
        return forms.first { style, isShort in
            let facts = facts(isShort: isShort).filter { $0.rank <= 2 }
            return self.width(of: style) + 1 + self.width(facts, isShort: isShort) <= width
        } ?? (.digits, true)
    }

    private func width(of style: TabStyle) -> Int {
        state.screenNames.reduce(0) { width, screen in
            switch style {
            case .padded: width + screen.title.width + 5
            case .bare: width + screen.title.width + 3
            case .digits: width + (screen == state.shown ? screen.title.width + 3 : 2)
            }
        }
    }

    private static func gap(isShort: Bool) -> SafeText { isShort ? " " : " · " }

    /// With a column after the last one.
    private func width(_ facts: [Fact], isShort: Bool) -> Int {
        guard !facts.isEmpty else { return 0 }
        return facts.reduce(1) { $0 + $1.text.width } + Self.gap(isShort: isShort).width * (facts.count - 1)
    }

    private func drawTabs(_ style: TabStyle, from x: Int, in area: Rect, on surface: inout Surface) {
        var x = x
        for screen in state.screenNames {
            let isHere = screen == state.shown
            let ground: Ground = isHere ? .selected : .raised
            if style == .padded { x = surface.draw(" ", .selected, x: x, y: area.y, in: area, on: ground) }
            x = surface.draw(SafeText(String(screen.digit)), .key, x: x, y: area.y, in: area, on: ground)
            if style != .digits || isHere {
                let end: SafeText = style == .padded ? " " : ""
                x = surface.draw(
                    " \(screen.title)\(end)", isHere ? .selected : .muted, x: x, y: area.y, in: area, on: ground,
                    isHere ? .bold : [])
            }
            x += 1
        }
    }

    private struct Fact {
        var text: SafeText
        var role: Role
        /// 0 stays longest.
        var rank: Int
    }

    /// - Parameter isShort: States as the glyphs that their rows have.
    private func facts(isShort: Bool) -> [Fact] {
        var facts: [Fact] = []
        if let summary = state.summary {
            let failed = summary.failedTraffic
            // Of what tenants asked for; eval runs have their own screen.
            let queued = summary.queuedTraffic
            let running = summary.runningTraffic
            func text(_ count: Int, _ glyph: SafeText, _ word: SafeText) -> SafeText {
                isShort ? "\(glyph)\(Shown.compact(Int64(count)))" : "\(Shown.count(count)) \(word)"
            }
            facts.append(Fact(text: text(queued, "○", "queued"), role: .queued, rank: 2))
            facts.append(Fact(text: text(running, "●", "running"), role: .running, rank: 3))
            if failed > 0 { facts.append(Fact(text: text(failed, "✗", "failed"), role: .danger, rank: 2)) }
        }
        if let engine = engine(isShort: isShort) { facts.append(engine) }
        if let trouble = state.troubles.name { facts.append(Fact(text: "✗ " + trouble, role: .danger, rank: 0)) }
        if state.troubles.configuration != nil {
            facts.append(Fact(text: isShort ? "▲ config" : "▲ old configuration", role: .warning, rank: 0))
        }
        if state.isReadOnly { facts.append(Fact(text: "read-only", role: .warning, rank: 0)) }
        if state.pause != nil {
            let held = state.heldBack
            facts.append(
                Fact(text: held == 0 ? "paused" : "paused, \(Shown.count(held)) held", role: .warning, rank: 0))
        }
        return facts
    }

    /// Nothing where a trouble says it.
    private func engine(isShort: Bool) -> Fact? {
        switch state.engine {
        case .stuck: nil
        case .working(0):
            if state.troubles.name != nil {
                nil
            } else if state.summary?.counts[.queued, default: 0] ?? 0 > 0 {
                // For the time of another try, say: it has nothing to do, but work there is.
                Fact(text: isShort ? "waits" : "engine waits", role: .muted, rank: 1)
            } else {
                Fact(text: isShort ? "idle" : "engine idle", role: .muted, rank: 1)
            }
        case .working(let jobs):
            Fact(text: isShort ? "busy" : "engine working \(jobs)", role: .ok, rank: 1)
        case .elsewhere: Fact(text: isShort ? "served" : "served by another process", role: .info, rank: 1)
        case .none: Fact(text: "no engine", role: .warning, rank: 1)
        }
    }
}
