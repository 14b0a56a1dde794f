package import ChassisCore
import ChassisStore
package import ChassisSurface

/// What comes to a running console from outside.
package enum ConsoleInput: Sendable {
    case key(Key)
    case paste(String)
    case resize(width: Int, height: Int)
    /// Back from a stop.
    case resumed
    case engine(EngineState)
    /// The configuration was changed and is in force.
    case workspace(Workspace)
    /// A changed configuration has mistakes and is not in force: the first of them, and how many there are.
    case rejected(mistake: String, count: Int)
    /// What became of a change that a gate examines.
    case notice(String)
}

/// What a running console wants of its terminal, frames apart.
package enum ConsoleWish: Sendable {
    /// The name of a theme to paint with from now on.
    case theme(String)
    /// Paint everything, whatever was painted before.
    case repaint
    /// To the clipboard.
    case copy(Clipping)
}

extension ConsoleDriver {
    /// How often the store is asked again at most.
    private static var refreshInterval: Duration { .milliseconds(200) }
    /// How often the store's file is looked for, and room for it.
    static var placeInterval: Duration { .seconds(1) }

    private enum Arrival: Sendable {
        case input(ConsoleInput)
        case answer(Ticket, Answer)
        case storeChanged
        case obstacle(StoreError?)
        case tick
        case end
    }

    /// Shows the console until the operator leaves or `events` ends.
    ///
    /// Nothing happens while nothing happens: no timer runs unless something on screen changes by itself, but for a look
    /// each second whether the store's file is still there and has room to grow.
    ///
    /// - Parameters:
    ///   - select: The place to begin at, on that screen.
    ///   - events: Its first event should be the size.
    ///   - present: Called with each new frame, from one task; `true` when a key led to it, so that it should not wait.
    ///   - wish: Called for what else the terminal should do.
    package func run(
        screen: ScreenName = .jobs, select: Destination? = nil, events: AsyncStream<ConsoleInput>,
        present: @escaping @Sendable (Surface, _ isUrgent: Bool) async -> Void,
        wish: @escaping @Sendable (ConsoleWish) async -> Void
    ) async throws(KeymapError) {
        var state = try makeState(first: screen, width: 0, height: 0)
        let (arrivals, sink) = AsyncStream.makeStream(of: Arrival.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in events { sink.yield(.input(event)) }
                sink.yield(.end)
            }
            group.addTask { await watchStore { sink.yield(.storeChanged) } }
            group.addTask { await watchPlace { sink.yield(.obstacle($0)) } }
            var timer = Timer(clock: reading.clock) { sink.yield(.tick) }
            var work = state.start(now: now)
            if let select { work += state.reduce(.open(select), now: now) }
            var isLeaving = await perform(work, in: &group, sink, wish)
            for await arrival in arrivals where !isLeaving {
                guard let event = Self.event(arrival) else { break }
                if case .tick = event { timer.hasRung() }
                isLeaving = await perform(state.reduce(event, now: now), in: &group, sink, wish)
                if isLeaving { break }
                timer.set(state.nextTick)
                if state.width > 0 { await present(state.draw(), Self.isUrgent(event)) }
            }
            timer.set(nil)
            group.cancelAll()
        }
    }

    /// - Returns: Whether the console is left.
    private func perform(
        _ work: [Work], in group: inout TaskGroup<Void>, _ sink: AsyncStream<Arrival>.Continuation,
        _ wish: @Sendable (ConsoleWish) async -> Void
    ) async -> Bool {
        for piece in work {
            switch piece {
            case .ask(let query, let ticket):
                group.addTask { sink.yield(.answer(ticket, await reading.answer(query))) }
            case .act(let action, let targets, let ticket):
                group.addTask { sink.yield(.answer(ticket, await reading.act(action, targets))) }
            case .command(let command, let ticket):
                group.addTask { sink.yield(.answer(ticket, await reading.command(command))) }
            case .theme(let name): await wish(.theme(name))
            case .repaint: await wish(.repaint)
            case .copy(let clipping): await wish(.copy(clipping))
            case .quit: return true
            }
        }
        return false
    }

    /// Tells of commits, at most so often that reading stays a small part of the time.
    private func watchStore(_ changed: @Sendable () -> Void) async {
        for await _ in reading.store.changes() {
            changed()
            do { try await reading.clock.sleep(for: Self.refreshInterval) } catch { return }
        }
    }

    /// Tells when the store's file leaves its place or its disk is full, and when that is over. Whoever moves or deletes
    /// it or fills the disk commits nothing, so that no change of the store tells of it.
    private func watchPlace(_ changed: @Sendable (StoreError?) -> Void) async {
        var told: StoreError?
        while true {
            let now = reading.store.obstacle
            if now != told { changed(now) }
            told = now
            do { try await reading.clock.sleep(for: Self.placeInterval) } catch { return }
        }
    }

    private static func event(_ arrival: Arrival) -> ConsoleEvent? {
        switch arrival {
        case .input(.key(let key)): .key(key)
        case .input(.paste(let text)): .paste(text)
        case .input(.resize(let width, let height)): .resize(width: width, height: height)
        case .input(.resumed): .resumed
        case .input(.engine(let engine)): .engine(engine)
        case .input(.workspace(let workspace)): .workspace(workspace)
        case .input(.rejected(let mistake, let count)): .rejected(mistake: mistake, count: count)
        case .input(.notice(let text)): .notice(text)
        case .answer(let ticket, let answer): .answer(ticket, answer)
        case .obstacle(let error): .obstacle(error)
        case .storeChanged: .storeChanged
        case .tick: .tick
        case .end: nil
        }
    }

    private static func isUrgent(_ event: ConsoleEvent) -> Bool {
        switch event {
        case .key, .paste, .resize, .resumed: true
        default: false
        }
    }
}

/// Rings once at a moment, unless it is set anew before.
private struct Timer {
    let clock: any WallClock
    let ring: @Sendable () -> Void
    private var due: Timestamp?
    private var task: Task<Void, Never>?

    init(clock: any WallClock, ring: @escaping @Sendable () -> Void) {
        self.clock = clock
        self.ring = ring
    }

    /// The next `set` counts, also for the same moment.
    mutating func hasRung() { due = nil }

    mutating func set(_ moment: Timestamp?) {
        guard moment != due else { return }
        task?.cancel()
        due = moment
        guard let moment else {
            task = nil
            return
        }
        let wait = max(.milliseconds(10), moment - clock.now() + .milliseconds(1))
        // Awaited by nobody: it ends by itself or by the next `set`, and holds nothing but its clock.
        task = Task { [clock, ring] in
            do { try await clock.sleep(for: wait) } catch { return }
            ring()
        }
    }
}
