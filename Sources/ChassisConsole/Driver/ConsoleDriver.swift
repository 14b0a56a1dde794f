package import ChassisCore
package import ChassisEngine
package import ChassisStore
package import ChassisSurface

/// What the console shows beside the store's contents.
package struct ConsoleOptions: Sendable {
    /// The workspace's name, shown first.
    package var name: String
    /// For plans and prices; `nil` when none could be read.
    package var workspace: Workspace?
    package var isReadOnly: Bool
    /// Who sits here: what "assign to me" writes.
    package var user: String
    /// How far local time is ahead of UTC.
    package var utcOffset: Duration
    /// Names to choose from, and the one in use.
    package var themes: [String]
    package var theme: String
    package var engineState: EngineState
    /// What stands between the console and the clipboard, such as "tmux"; empty for nothing.
    package var clipboardWay: String

    package init(
        name: String, workspace: Workspace? = nil, isReadOnly: Bool = false, user: String = "",
        utcOffset: Duration = .zero, themes: [String] = [], theme: String = "", engineState: EngineState = .none,
        clipboardWay: String = ""
    ) {
        self.name = name
        self.workspace = workspace
        self.isReadOnly = isReadOnly
        self.user = user
        self.utcOffset = utcOffset
        self.themes = themes
        self.theme = theme
        self.engineState = engineState
        self.clipboardWay = clipboardWay
    }
}

/// Joins the console's pure state to the store and the engine; knows no terminal.
package struct ConsoleDriver: Sendable {
    let reading: StoreReading
    let options: ConsoleOptions

    /// - Parameter engine: What actions go through; without one the console is read-only.
    package init(store: Store, engine: Engine?, clock: any WallClock, options: ConsoleOptions) {
        reading = StoreReading(store: store, engine: engine, clock: clock, user: options.user)
        var options = options
        if engine == nil { options.isReadOnly = true }
        self.options = options
    }

    var now: Timestamp { reading.clock.now() }

    func makeState(first: ScreenName, width: Int, height: Int) throws(KeymapError) -> ConsoleState {
        var state = try ConsoleState(
            first: first, now: now, name: SafeText(options.name, upTo: 40), isReadOnly: options.isReadOnly,
            user: options.user, utcOffset: options.utcOffset, themes: options.themes, theme: options.theme)
        state.engine = options.engineState
        state.workspace = options.workspace
        if !options.clipboardWay.isEmpty { state.clipboardWay = " through \(SafeText(options.clipboardWay, upTo: 60))" }
        _ = state.reduce(.resize(width: width, height: height), now: now)
        return state
    }

    /// Draws one frame without a terminal: each key is pressed once everything that the one before asked for is there.
    ///
    /// - Parameters:
    ///   - select: The place to begin at, on that screen.
    ///   - keys: As if typed; those after one that quits are not pressed.
    package func snapshot(
        screen: ScreenName, width: Int, height: Int, select: Destination? = nil, keys: [Key] = []
    ) async throws(KeymapError) -> Surface {
        var state = try makeState(first: screen, width: width, height: height)
        if let obstacle = reading.store.obstacle { _ = state.reduce(.obstacle(obstacle), now: now) }
        await settle(state.start(now: now), &state)
        if let select {
            await settle(state.reduce(.open(select), now: now), &state)
        }
        for key in keys {
            let work = state.reduce(.key(key), now: now)
            let quits = work.contains { if case .quit = $0 { true } else { false } }
            if quits { break }
            await settle(work, &state)
        }
        return state.draw()
    }

    /// Does all work, and what its answers lead to, until nothing is left to do.
    private func settle(_ work: [Work], _ state: inout ConsoleState) async {
        var queue = work
        // A screen that always asks again is our mistake; it must not hang a script.
        var budget = 1_000
        while !queue.isEmpty, budget > 0 {
            budget -= 1
            switch queue.removeFirst() {
            case .ask(let query, let ticket):
                queue += state.reduce(.answer(ticket, await reading.answer(query)), now: now)
            case .act(let action, let targets, let ticket):
                queue += state.reduce(.answer(ticket, await reading.act(action, targets)), now: now)
                queue += state.reduce(.storeChanged, now: now)
            case .command(let command, let ticket):
                queue += state.reduce(.answer(ticket, await reading.command(command)), now: now)
                queue += state.reduce(.storeChanged, now: now)
            case .theme, .repaint, .copy, .quit: break
            }
        }
    }
}
