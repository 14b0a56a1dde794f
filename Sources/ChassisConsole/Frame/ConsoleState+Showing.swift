import ChassisCore
import ChassisSurface

extension ConsoleState {
    /// Drills to a place, remembering the way back.
    mutating func open(_ destination: Destination, remembering: Bool) -> [Work] {
        let to = destination.screen
        guard let target = screens[to] else {
            show(Toast("There is no \(to.title) screen yet.", .failed))
            return []
        }
        if remembering {
            drills.append(Drill(from: shown, replaced: target))
            if drills.count > 32 { drills.removeFirst() }
        }
        forgetQuestions(of: to)
        move(to: to)
        return tell(.resized) + tell(.opened(destination))
    }

    /// Shows another screen as it was left; the way back of a drill is given up.
    mutating func show(_ to: ScreenName) -> [Work] {
        guard to != shown, screens[to] != nil else { return [] }
        drills = []
        move(to: to)
        return tell(.resized) + tell(.shown)
    }

    /// One step back: inside the screen, else to where a drill began; `nil` when there is no way.
    mutating func goBack() -> [Work]? {
        var effects: [Effect]?
        let work = with(shown) { screen, context in
            effects = screen.back(context)
            return effects ?? []
        }
        if effects != nil { return work }
        guard let drill = drills.popLast() else { return nil }
        forgetQuestions(of: shown)
        screens[shown] = drill.replaced
        move(to: drill.from)
        return tell(.resized) + tell(.shown)
    }

    private mutating func move(to: ScreenName) {
        if to != shown {
            lastShown = shown
            // Why something can't be done is told of the screen that was left.
            if toast?.toast.kind == .failed { toast = nil }
        }
        shown = to
        overlay = nil
        hasUnseenChange = false
    }

    mutating func togglePause() -> [Work] {
        guard pause != nil else {
            pause = (now, summary)
            return []
        }
        pause = nil
        return tell(.tick) + tell(.storeChanged)
    }

    mutating func neighbour(_ step: Int) -> [Work] {
        guard let place = screenNames.firstIndex(of: shown), screenNames.count > 1 else { return [] }
        return show(screenNames[(place + step + screenNames.count) % screenNames.count])
    }
}
