import ChassisCore
import ChassisStore
import ChassisSurface

/// The costs with other routes tried on what has happened.
struct WhatIfView: Sendable {
    static let dimensions: [CostDimension] = [.model, .feature, .tenant, .plan]

    var replay: RouteReplay
    var table = StickyTable<WhatIfLine>()
    var total: WhatIfLine
    /// The span that it is of.
    var period: CostPeriod
    /// What the costs were by before, to go back to.
    let cameFrom: CostDimension
}

extension CostsScreen {
    /// Attempts that one question asks for: few enough that it can be stopped at once.
    private static let portion = 500
    static let replaySlot: Slot = "replay"

    func whatIfItem(_ context: ScreenContext) -> ActionItem {
        ActionItem(
            "what-if", [.character("w")], "what if",
            "Try other routes on the calls of this span: what would they have cost, and what is left of the margin?",
            group: "What if", disabled: context.workspace == nil ? "no configuration could be read" : nil,
            isInFooter: true)
    }

    /// In place of sorting: rows stand by their difference.
    func whatIfItems(_ view: WhatIfView, _ context: ScreenContext) -> [ActionItem] {
        var item = whatIfItem(context)
        item.name = "other routes"
        guard view.replay.progress == .running else { return [item] }
        let stop = ActionItem(
            "stop", [.character("x")], "stop", "Stop the replay; the figures of its part stay", group: "What if",
            isInFooter: true)
        return [stop, item]
    }

    func askRoutes(_ context: ScreenContext, _ text: String? = nil) -> [Effect] {
        guard let workspace = context.workspace else { return [] }
        let text = text ?? whatIf?.replay.text ?? routes.last ?? ""
        return [.prompt(RoutePrompt.request(text, history: routes, workspace, at: context.now))]
    }

    mutating func routePrompt(_ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        guard let workspace = context.workspace else { return [] }
        switch event {
        case .changed(let text):
            return [.promptNote(RoutePrompt.hint(text, workspace, at: context.now), isError: false)]
        case .done(let text):
            guard !text.trimmed.isEmpty else { return [] }
            do throws(RouteChangeError) {
                let changes = try RoutePrompt.read(text, workspace, at: context.now)
                routes.removeAll { $0 == text.trimmed }
                routes = routes.suffix(49) + [text.trimmed]
                return begin(changes, text.trimmed, context)
            } catch {
                // What was typed is not lost: the prompt comes back with what is wrong.
                return askRoutes(context, text) + [.promptNote(RoutePrompt.mistake(error), isError: true)]
            }
        case .cancelled: return []
        }
    }

    private mutating func begin(_ changes: RouteChanges, _ text: String, _ context: ScreenContext) -> [Effect] {
        since = period.since(context.now)
        let replay = RouteReplay(text, changes, since: since)
        let wasOpen = whatIf != nil
        whatIf = WhatIfView(
            replay: replay, total: WhatIfLine.total(replay, figures: nil), period: period,
            cameFrom: whatIf?.cameFrom ?? dimension)
        failure = nil
        resize(context)
        if wasOpen { return askReplay() }
        dimension = .model
        return restart(context)
    }

    /// The next portion of the replay that is under way.
    func askReplay() -> [Effect] {
        guard let replay = whatIf?.replay, replay.progress == .running else { return [] }
        return [.ask(.pricedAttempts(since: replay.since, after: replay.mark, limit: Self.portion), Self.replaySlot)]
    }

    /// Another span: the calls of the old one say nothing about it.
    mutating func restartReplay() {
        guard let view = whatIf else { return }
        whatIf?.table = StickyTable()
        guard view.period != period else { return }
        whatIf?.period = period
        whatIf?.replay = view.replay.again(since: since)
    }

    mutating func take(_ portion: PricedPortion, _ context: ScreenContext) -> [Effect] {
        whatIf?.replay.take(portion)
        showWhatIf(context)
        return askReplay()
    }

    /// Puts rows and sums anew.
    mutating func showWhatIf(_ context: ScreenContext) {
        guard let replay = whatIf?.replay else { return }
        let lines = WhatIfLine.lines(replay, by: dimension, figures: figures)
        whatIf?.total = WhatIfLine.total(replay, figures: figures)
        whatIf?.table.take(TableWindow(rows: lines, offset: 0, total: lines.count), now: context.now)
    }

    mutating func stopReplay() {
        whatIf?.replay.stop()
        failure = nil
    }

    /// Stops what is under way, else leads back to the costs as they were.
    mutating func back(_ context: ScreenContext) -> [Effect]? {
        guard let view = whatIf else { return nil }
        guard view.replay.progress != .running else {
            stopReplay()
            return []
        }
        whatIf = nil
        dimension = view.cameFrom
        return restart(context)
    }
}
