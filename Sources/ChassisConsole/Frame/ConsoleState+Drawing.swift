import ChassisCore
import ChassisSurface

extension ConsoleState {
    /// The console as it stands, as one frame.
    func draw() -> Surface {
        var surface = Surface(width: width, height: height)
        let layout = FrameLayout(width: width, height: height)
        guard !layout.isTooSmall else {
            let least = FrameLayout.least
            EmptyState(
                "This window is too small", text: "\(width)×\(height); at least \(least.width)×\(least.height)"
            ).draw(in: surface.bounds, on: &surface)
            return surface
        }
        TitleRow(self).draw(in: layout.title, on: &surface)
        screens[shown]?.draw(in: layout.body, on: &surface, context)
        drawStatus(layout, on: &surface)
        drawFooter(layout, on: &surface)
        drawOverlay(layout, on: &surface)
        return surface
    }

    private func drawStatus(_ layout: FrameLayout, on surface: inout Surface) {
        let line = layout.status.inset(x: 1)
        if let toast = toast?.toast { return drawWhole(toast.text, toast.role, layout, on: &surface) }
        if let trouble = troubles.message { return drawWhole(trouble, .danger, layout, on: &surface) }
        guard let status = screens[shown]?.status(context) else { return }
        if let trouble = status.parts.first(where: { $0.role == .danger }), trouble.text.width > line.width {
            return drawWhole(trouble.text, trouble.role, layout, on: &surface)
        }
        var room = line
        if let trailing = status.trailing, !trailing.text.isEmpty {
            let text = trailing.text.truncated(to: line.width)
            surface.draw(text, trailing.role, x: line.maxX - text.width, y: line.y, in: line)
            room = line.split(right: text.width + 2).0
        }
        var x = room.x
        for (index, part) in status.parts.enumerated() {
            if index > 0 {
                guard x + 3 + part.text.width <= room.maxX else { break }
                x = surface.draw(" · ", .muted, x: x, y: line.y, in: room)
            }
            x = surface.draw(part.text.truncated(to: max(0, room.maxX - x)), part.role, x: x, y: line.y, in: room)
        }
    }

    /// A message above the footer; one that a line can't hold takes more of them, upwards, because its end says what to
    /// do.
    private func drawWhole(_ text: SafeText, _ role: Role, _ layout: FrameLayout, on surface: inout Surface) {
        let width = layout.status.width - 2
        let rows = text.wrapped(to: width, atMost: 1 + layout.body.height / 2)
        let area = layout.status.raised(by: rows.count - 1)
        if rows.count > 1 { surface.fill(area, " ", .text, on: .raised) }
        for (index, row) in rows.enumerated() {
            surface.draw(row, role, x: area.x + 1, y: area.y + index, in: area)
        }
    }

    private func drawFooter(_ layout: FrameLayout, on surface: inout Surface) {
        let context = context
        let shown = items.filter { $0.isInFooter && $0.refusal(context) == nil }
        // What comes and goes with the row stands last, so that the others keep their places; help never falls off.
        let steady = shown.filter { $0.danger == .none && $0.id != "frame.help" }
        let help = shown.filter { $0.id == "frame.help" }
        let order = steady.prefix(2) + help + steady.dropFirst(2) + shown.filter { $0.danger != .none }
        let entries = order.map { Footer.Entry(Keymap.shown($0), $0.name) }
        surface.fill(layout.footer, " ", .footer, on: .raised)
        Footer(entries, ground: nil).draw(in: layout.footer.inset(x: 1), on: &surface)
    }

    private func drawOverlay(_ layout: FrameLayout, on surface: inout Surface) {
        switch overlay {
        case .prompt(let prompt): draw(prompt, layout, on: &surface)
        case .pick(let pick):
            let items = pick.shown.map { index in
                let item = pick.request.items[index]
                let title = item.key.map { "\($0)  \(item.title)" as SafeText } ?? item.title
                return Picker.Item(title, detail: item.detail, disabled: item.disabled)
            }
            Picker(
                pick.request.title, query: pick.request.isSearchable ? SafeText(pick.query) : nil, items: items,
                selected: pick.selected
            ).draw(in: layout.body, on: &surface)
        case .confirm(let confirm):
            let request = confirm.request
            let keys: [Footer.Entry] =
                request.verb.isEmpty
                ? [Footer.Entry("esc", "close")]
                : [Footer.Entry("y", request.verb), Footer.Entry("n", "no, change nothing")]
            Dialog(request.title, lines: request.lines, keys: keys, isDangerous: request.isDangerous)
                .draw(in: layout.body, on: &surface)
        case .help(let help): HelpScreen(self, help).draw(on: &surface)
        case nil: break
        }
    }

    private func draw(_ prompt: PromptState, _ layout: FrameLayout, on surface: inout Surface) {
        // What is wrong with the line ends in what would be right: all of it shows.
        let notes = prompt.note.text.wrapped(to: width - 2, atMost: 1 + layout.body.height / 2)
        let above = layout.status.raised(by: notes.count - 1)
        let lines = Rect(x: above.x, y: above.y, width: above.width, height: above.height + 1)
        surface.fill(lines)
        // Positions count glyphs of the shown text: the part before the cursor says how many there are.
        let before = SafeText(String(prompt.text.prefix(prompt.cursor)))
        let role = prompt.note.role
        Prompt(
            prompt.request.label, input: SafeText(prompt.string),
            cursor: before.glyphs.reduce(0) { count, _ in count + 1 },
            error: role == .danger ? notes : [], hint: notes
        ).draw(in: lines.inset(x: 1), on: &surface)
    }
}
