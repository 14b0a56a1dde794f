import ChassisCore
import ChassisStore
import ChassisSurface

/// The first row: where one is, how the queue stands, who works it, and what is unusual about the display.
struct TitleRow: Widget {
    private let state: ConsoleState

    init(_ state: ConsoleState) { self.state = state }

    func draw(in area: Rect, on surface: inout Surface) {
        surface.fill(area, " ", .text, on: .raised)
        let tabsWidth = state.panes.reduce(0) { $0 + $1.title.width + 5 }
        var facts = facts
        let nameWidth = state.name.isEmpty ? 0 : state.name.width + 2
        // What doesn't fit goes: first the name, then the least important facts.
        func width(_ facts: [Fact]) -> Int { facts.reduce(0) { $0 + $1.text.width + 3 } }
        let showsName = nameWidth + tabsWidth + width(facts.filter { $0.rank <= 2 }) <= area.width - 1
        let left = tabsWidth + (showsName ? nameWidth : 0) + 1
        while left + width(facts) > area.width, let worst = facts.map(\.rank).max() {
            facts.removeAll { $0.rank == worst }
        }
        var x = area.x + 1
        if showsName, !state.name.isEmpty {
            x = surface.draw(state.name, .title, x: x, y: area.y, in: area, .bold) + 2
        }
        drawTabs(from: x, in: area, on: &surface)
        var right = area.maxX - 1
        for (index, fact) in facts.enumerated().reversed() {
            right -= fact.text.width
            surface.draw(fact.text, fact.role, x: right, y: area.y, in: area)
            if index > 0 {
                right -= 3
                surface.draw(" · ", .muted, x: right, y: area.y, in: area)
            }
        }
    }

    private func drawTabs(from x: Int, in area: Rect, on surface: inout Surface) {
        var x = x
        for pane in state.panes {
            let isHere = pane == state.pane
            let ground: Ground = isHere ? .selected : .raised
            x = surface.draw(" ", .selected, x: x, y: area.y, in: area, on: ground)
            x = surface.draw(SafeText(String(pane.digit)), .key, x: x, y: area.y, in: area, on: ground)
            x = surface.draw(
                " \(pane.title) ", isHere ? .selected : .muted, x: x, y: area.y, in: area, on: ground,
                isHere ? .bold : [])
            x += 1
        }
    }

    private struct Fact {
        var text: SafeText
        var role: Role
        /// 0 stays longest.
        var rank: Int
    }

    private var facts: [Fact] {
        var facts: [Fact] = []
        if let summary = state.summary {
            let failed = summary.counts[.failed, default: 0]
            facts.append(
                Fact(text: "\(Shown.count(summary.counts[.queued, default: 0])) queued", role: .queued, rank: 2))
            facts.append(
                Fact(text: "\(Shown.count(summary.counts[.running, default: 0])) running", role: .running, rank: 3))
            if failed > 0 { facts.append(Fact(text: "\(Shown.count(failed)) failed", role: .danger, rank: 2)) }
        }
        switch state.engine {
        case .working(0): facts.append(Fact(text: "engine idle", role: .muted, rank: 1))
        case .working(let jobs): facts.append(Fact(text: "engine working \(jobs)", role: .ok, rank: 1))
        case .elsewhere: facts.append(Fact(text: "served by another process", role: .info, rank: 1))
        case .none: facts.append(Fact(text: "no engine", role: .warning, rank: 1))
        }
        if state.isReadOnly { facts.append(Fact(text: "read-only", role: .warning, rank: 0)) }
        if state.pause != nil {
            let held = state.heldBack
            facts.append(
                Fact(text: held == 0 ? "paused" : "paused, \(Shown.count(held)) held", role: .warning, rank: 0))
        }
        return facts
    }
}
