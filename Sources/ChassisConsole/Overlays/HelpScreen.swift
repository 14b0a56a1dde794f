import ChassisSurface

/// The keys of the present focus, by group, narrowed by what was typed.
struct HelpScreen {
    private let sections: [HelpList.Section]
    private let title: SafeText
    private let help: HelpState
    private let area: Rect

    init(_ state: ConsoleState, _ help: HelpState) {
        self.help = help
        title = "Keys · \(state.shown.title)"
        let items = state.items
        let texts = items.map { "\($0.name.string) \($0.description.string) \(Keymap.shown($0).string)" }
        let wanted = Set(Fuzzy.ranked(texts, by: help.query))
        var groups: [(SafeText, [Footer.Entry])] = []
        for (index, item) in items.enumerated() where wanted.contains(index) && !item.keys.contains(where: \.isWheel) {
            let label = item.refusal(state.context).map { "\(item.description) (not now: \($0))" as SafeText }
            let entry = Footer.Entry(Keymap.shown(item), label ?? item.description)
            if let place = groups.firstIndex(where: { $0.0 == item.group }) {
                groups[place].1.append(entry)
            } else {
                groups.append((item.group, [entry]))
            }
        }
        sections = groups.map { HelpList.Section($0.0, $0.1) }
        area = FrameLayout(width: state.width, height: state.height).body
    }

    private var box: Rect { area.centred(width: min(area.width, 118), height: area.height) }
    private var list: Rect { Box.content(in: box).inset(x: 1).split(top: 2).1 }

    var lastFirstRow: Int {
        max(0, HelpList(sections).rowCount(width: list.width) - list.height)
    }

    func draw(on surface: inout Surface) {
        surface.fill(box, " ", .text, on: .screen)
        Box(title, trailing: "type to search · esc closes", isFocused: true).draw(in: box, on: &surface)
        let line = Box.content(in: box).inset(x: 1).split(top: 1).0
        let x = surface.draw("› ", .key, x: line.x, y: line.y, in: line)
        let end = surface.draw(SafeText(help.query, upTo: 60), .input, x: x, y: line.y, in: line)
        surface.cursor = Surface.Point(x: min(end, line.maxX - 1), y: line.y)
        if sections.isEmpty {
            surface.draw("no key does that", .muted, x: list.x, y: list.y, in: list)
        } else {
            HelpList(sections, firstRow: help.firstRow).draw(in: list, on: &surface)
        }
    }
}

extension Key {
    fileprivate var isWheel: Bool { self == .wheelUp || self == .wheelDown }
}
