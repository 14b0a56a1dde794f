import ChassisSurface

extension ConsoleState {
    mutating func press(_ key: Key, in overlay: Overlay) -> [Work] {
        switch overlay {
        case .prompt(var prompt):
            let outcome = prompt.press(key)
            return settle(outcome, prompt)
        case .pick(var pick): return press(key, &pick)
        case .confirm(let confirm): return press(key, confirm)
        case .help(var help):
            press(key, &help)
            return []
        }
    }

    /// Puts a changed prompt back, or closes it, and tells its owner.
    mutating func settle(_ outcome: PromptState.Outcome, _ prompt: PromptState) -> [Work] {
        var prompt = prompt
        let event: PromptEvent
        switch outcome {
        case .none:
            overlay = .prompt(prompt)
            return []
        case .changed:
            prompt.noteLength()
            overlay = .prompt(prompt)
            event = .changed(prompt.string)
        case .done:
            if prompt.excess != nil {
                prompt.noteLength()
                overlay = .prompt(prompt)
                return []
            }
            overlay = nil
            event = .done(prompt.string)
        case .cancelled:
            overlay = nil
            event = .cancelled
        }
        return with(prompt.owner) { screen, context in screen.handle(.prompt(prompt.request.id, event), context) }
    }

    private mutating func press(_ key: Key, _ pick: inout PickState) -> [Work] {
        let last = max(0, pick.shown.count - 1)
        switch key {
        case .escape: return close(pick, .cancelled)
        case .enter: return choose(pick)
        case .up, .control("p"), .wheelUp: pick.selected = max(0, pick.selected - 1)
        case .down, .control("n"), .wheelDown, .tab: pick.selected = min(last, pick.selected + 1)
        case .pageUp: pick.selected = max(0, pick.selected - 10)
        case .pageDown: pick.selected = min(last, pick.selected + 10)
        case .home: pick.selected = 0
        case .end: pick.selected = last
        default:
            guard pick.request.isSearchable else { return press(shortcut: key, &pick) }
            guard type(key, into: &pick.query) else { return [] }
            pick.narrow()
        }
        return moved(pick)
    }

    /// In a list that isn't searched, letters choose at once, and `j` and `k` move.
    private mutating func press(shortcut key: Key, _ pick: inout PickState) -> [Work] {
        if case .character(let character) = key {
            if let place = pick.shown.firstIndex(where: { pick.request.items[$0].key == character }) {
                pick.selected = place
                return choose(pick)
            }
            switch character {
            case "j": pick.selected = min(max(0, pick.shown.count - 1), pick.selected + 1)
            case "k": pick.selected = max(0, pick.selected - 1)
            case "q": return close(pick, .cancelled)
            default: return []
            }
            return moved(pick)
        }
        return []
    }

    mutating func moved(_ pick: PickState) -> [Work] {
        overlay = .pick(pick)
        guard let item = pick.item else { return [] }
        if let owner = pick.owner {
            return with(owner) { screen, context in screen.handle(.pick(pick.request.id, .moved(item.id)), context) }
        }
        return pick.request.id == "themes" ? [.theme(item.id)] : []
    }

    private mutating func choose(_ pick: PickState) -> [Work] {
        guard let item = pick.item else { return [] }
        if let reason = item.disabled {
            show(Toast("not now: \(reason)", .failed))
            return []
        }
        return close(pick, .done(item.id))
    }

    private mutating func close(_ pick: PickState, _ event: PickEvent) -> [Work] {
        overlay = nil
        if let owner = pick.owner {
            return with(owner) { screen, context in screen.handle(.pick(pick.request.id, event), context) }
        }
        if pick.request.id == "themes" {
            if case .done(let name) = event { theme = name }
            return [.theme(theme)]
        }
        if pick.request.id == Self.copyMenu {
            guard case .done(let letter) = event else { return [] }
            return copy(letter)
        }
        guard case .done(let id) = event, let item = items.first(where: { $0.id.rawValue == id }) else { return [] }
        return run(item)
    }

    /// A question without a verb is only a message. Enter says no to a dangerous one: only `y` does it.
    private mutating func press(_ key: Key, _ confirm: ConfirmState) -> [Work] {
        let request = confirm.request
        let isYes = key == .character("y") || (key == .enter && !request.isDangerous)
        if isYes, !request.verb.isEmpty {
            overlay = nil
            return with(confirm.owner) { screen, context in screen.handle(.confirmed(request.id), context) }
        }
        if [.escape, .character("n"), .character("q"), .enter].contains(key) {
            overlay = nil
            if !request.verb.isEmpty { show(Toast("nothing was changed")) }
        }
        return []
    }

    private mutating func press(_ key: Key, _ help: inout HelpState) {
        switch key {
        case .escape, .enter:
            overlay = nil
            return
        case .character("q") where help.query.isEmpty, .character("?") where help.query.isEmpty:
            overlay = nil
            return
        case .up, .wheelUp: help.firstRow = max(0, help.firstRow - 1)
        case .down, .wheelDown: help.firstRow += 1
        case .pageUp: help.firstRow = max(0, help.firstRow - 10)
        case .pageDown: help.firstRow += 10
        case .home: help.firstRow = 0
        default: if type(key, into: &help.query) { help.firstRow = 0 }
        }
        help.firstRow = min(help.firstRow, HelpScreen(self, help).lastFirstRow)
        overlay = .help(help)
    }

    private func type(_ key: Key, into query: inout String) -> Bool {
        switch key {
        case .character(let character) where query.count < 200: query.append(character)
        case .space where query.count < 200: query.append(" ")
        case .backspace where !query.isEmpty: query.removeLast()
        case .control("u") where !query.isEmpty: query = ""
        default: return false
        }
        return true
    }
}
