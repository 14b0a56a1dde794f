import ChassisSurface

extension ConsoleState {
    mutating func press(_ key: Key) -> [Work] {
        if key == .control("c") { return interrupt() }
        isQuitArmed = false
        if let overlay { return press(key, in: overlay) }
        guard let item = Keymap.item(for: key, in: items) else { return [] }
        return run(item)
    }

    /// The screen's own actions, then the frame's.
    var items: [ActionItem] { (screens[shown]?.actions(context) ?? []) + FrameActions.items(of: self) }

    /// Pasted text is typed where something is typed; anywhere else it does nothing.
    mutating func paste(_ text: String) -> [Work] {
        let line = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        switch overlay {
        case .prompt(var prompt):
            let outcome = prompt.insert(line)
            return settle(outcome, prompt)
        case .pick(var pick) where pick.request.isSearchable:
            pick.query += String(line.prefix(200))
            pick.narrow()
            return moved(pick)
        case .help(var help):
            help.query += String(line.prefix(200))
            overlay = .help(help)
        default: break
        }
        return []
    }

    private mutating func interrupt() -> [Work] {
        if isQuitArmed { return [.quit] }
        let closed = overlay.map { press(.escape, in: $0) } ?? []
        isQuitArmed = true
        show(Toast("press ^c again to leave"))
        return closed
    }

    mutating func run(_ item: ActionItem) -> [Work] {
        // What could not be done stays to be read while one looks round, not once something else is done.
        if item.group != TableActions.moveGroup, toast?.toast.kind == .failed { toast = nil }
        if let refusal = item.refusal(context) {
            show(Toast("not now: \(refusal)", .failed))
            return []
        }
        let name = item.id.rawValue
        if name.hasPrefix("screen.") {
            return ScreenName(rawValue: String(name.dropFirst(7))).map { show($0) } ?? []
        }
        guard name.hasPrefix("frame.") else { return tell(.action(item.id)) }
        return runOwn(item.id)
    }

    private mutating func runOwn(_ id: ActionID) -> [Work] {
        switch id {
        case "frame.help": overlay = .help(HelpState())
        case "frame.palette": overlay = .pick(PickState(palette, owner: nil))
        case "frame.pause": return togglePause()
        case "frame.copy": openCopyMenu()
        case "frame.refresh": return tell(.storeChanged)
        case "frame.theme": openThemes()
        case "frame.back": return goBack() ?? []
        case "frame.last": return lastShown.map { show($0) } ?? []
        case "frame.next": return neighbour(1)
        case "frame.previous": return neighbour(-1)
        case "frame.repaint": return [.repaint]
        case "frame.quit": return goBack() ?? [.quit]
        default: break
        }
        return []
    }

    private mutating func openThemes() {
        guard !themes.isEmpty else { return show(Toast("no other themes were found")) }
        let items = themes.map { PickRequest.Item($0, SafeText($0, upTo: 40), detail: $0 == theme ? "now" : .empty) }
        let request = PickRequest(
            "themes", "Theme", items: items, selected: themes.firstIndex(of: theme) ?? 0, isSearchable: true)
        overlay = .pick(PickState(request, owner: nil))
    }

    /// Everything that can be done here, to be found by typing.
    private var palette: PickRequest {
        let items = items.filter {
            $0.group != TableActions.moveGroup && $0.id != "frame.palette" && $0.id != "frame.back"
        }
        return PickRequest(
            "palette", "Commands",
            items: items.map { item in
                PickRequest.Item(
                    item.id.rawValue, item.description, detail: Keymap.shown(item), disabled: item.refusal(context))
            }, isSearchable: true)
    }
}
