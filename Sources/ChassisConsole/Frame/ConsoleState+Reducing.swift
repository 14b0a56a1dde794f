import ChassisCore
import ChassisSurface

extension ConsoleState {
    /// Takes one event; what has to be done outside comes back, in order.
    mutating func reduce(_ event: ConsoleEvent, now: Timestamp) -> [Work] {
        self.now = max(self.now, now)
        if let toast, toast.until <= self.now { self.toast = nil }
        switch event {
        case .key(let key): return press(key)
        case .paste(let text): return paste(text)
        case .resize(let width, let height):
            (self.width, self.height) = (width, height)
            return tell(.resized)
        case .resumed: return [.repaint]
        case .storeChanged: return storeChanged()
        case .tick: return pause == nil ? tell(.tick) : []
        case .open(let destination): return open(destination, remembering: false)
        case .engine(let engine):
            self.engine = engine
            troubles.engine = if case .stuck(let error) = engine { error } else { nil }
            return pause == nil ? tell(.tick) : []
        case .workspace(let workspace):
            self.workspace = workspace
            troubles.configuration = nil
            name = SafeText(workspace.name, upTo: 40)
            show(Toast("the changed configuration is in force", .done))
            return pause == nil ? tell(.storeChanged) : []
        case .rejected(let mistake, let count):
            let found = StandingTroubles.Mistake(text: Shown.line(mistake, upTo: 2_000), count: count)
            troubles.configuration = found
            show(Toast("not taken: " + found.whole, .failed))
            return pause == nil ? tell(.tick) : []
        case .notice(let text):
            show(Toast("not taken: " + Shown.line(text, upTo: 2_000), .failed))
            return []
        case .obstacle(let error):
            let wasFull = troubles.isDiskFull
            troubles.store = error
            guard error == nil else { return pause == nil ? tell(.tick) : [] }
            show(Toast(wasFull ? "the disk of the store has room again" : "the store is back in its place", .done))
            return storeChanged()
        case .answer(let ticket, let answer): return receive(answer, ticket)
        }
    }

    /// The first questions; once, before any other event but a resize.
    mutating func start(now: Timestamp) -> [Work] {
        self.now = max(self.now, now)
        return askSummary() + tell(.shown)
    }

    /// Changes a screen in place and does what it wants done.
    mutating func with(_ name: ScreenName, _ body: (inout any Screen, ScreenContext) -> [Effect]) -> [Work] {
        let context = context
        // Taken out, so that its rows are changed where they are instead of copied.
        guard var screen = screens.removeValue(forKey: name) else { return [] }
        let effects = body(&screen, context)
        screens[name] = screen
        return effects.flatMap { apply($0, of: name) }
    }

    mutating func tell(_ event: ScreenEvent) -> [Work] {
        with(shown) { screen, context in screen.handle(event, context) }
    }

    private mutating func storeChanged() -> [Work] {
        let summary = askSummary()
        guard pause == nil else { return summary }
        // A screen that still waits is told when its answers are there: it always gets one, however busy the store.
        guard !questions.keys.contains(where: { $0.screen == shown }) else {
            hasUnseenChange = true
            return summary
        }
        return summary + tell(.storeChanged)
    }

    private mutating func askSummary() -> [Work] { ask(.queueSummary, QuestionKey(screen: nil, slot: "summary")) }

    mutating func ask(_ query: Query, _ key: QuestionKey) -> [Work] {
        if questions[key] != nil {
            questions[key]?.next = query
            return []
        }
        lastNumber += 1
        questions[key] = Question(number: lastNumber)
        return [.ask(query, Ticket(screen: key.screen, slot: key.slot, number: lastNumber))]
    }

    /// No answer that is still under way to this screen will arrive.
    mutating func forgetQuestions(of name: ScreenName) { questions = questions.filter { $0.key.screen != name } }

    private mutating func receive(_ answer: Answer, _ ticket: Ticket) -> [Work] {
        if answer.isOfAction, let name = ticket.screen {
            return with(name) { screen, context in screen.receive(answer, for: ticket.slot, context) }
        }
        let key = QuestionKey(screen: ticket.screen, slot: ticket.slot)
        guard let question = questions[key], question.number == ticket.number else { return [] }
        questions[key] = nil
        if let next = question.next { return ask(next, key) }
        guard let name = ticket.screen else {
            if case .queueSummary(let summary) = answer { self.summary = summary }
            if self.pause != nil, self.pause?.summary == nil { self.pause?.summary = summary }
            return []
        }
        var work = with(name) { screen, context in screen.receive(answer, for: ticket.slot, context) }
        if hasUnseenChange, pause == nil, !questions.keys.contains(where: { $0.screen == shown }) {
            hasUnseenChange = false
            work += tell(.storeChanged)
        }
        return work
    }

    private mutating func apply(_ effect: Effect, of screen: ScreenName) -> [Work] {
        switch effect {
        case .ask(let query, let slot): return ask(query, QuestionKey(screen: screen, slot: slot))
        case .act(let action, let targets, let slot):
            // The last gate; the first one is the action list.
            guard !isReadOnly, !targets.isEmpty else { return [] }
            lastNumber += 1
            return [.act(action, targets, Ticket(screen: screen, slot: slot, number: lastNumber))]
        case .command(let command, let slot):
            guard !isReadOnly else { return [] }
            lastNumber += 1
            return [.command(command, Ticket(screen: screen, slot: slot, number: lastNumber))]
        case .open(let destination): return open(destination, remembering: true)
        case .toast(let toast): show(toast)
        case .prompt(let request): overlay = .prompt(PromptState(request, owner: screen))
        case .promptAgain(let request, let why):
            // What comes late never takes the keys away from what is being typed, nor from another screen.
            guard overlay == nil, screen == shown else {
                show(Toast(why, .failed))
                return []
            }
            var prompt = PromptState(request, owner: screen)
            prompt.note = Table.Content(why, .danger)
            overlay = .prompt(prompt)
        case .promptNote(let text, let isError):
            if case .prompt(var prompt) = overlay {
                prompt.note = Table.Content(text, isError ? .danger : .muted)
                overlay = .prompt(prompt)
            }
        case .pick(let request): overlay = .pick(PickState(request, owner: screen))
        case .confirm(let request):
            // What comes late never takes the keys away from what is being typed, nor from another screen.
            guard overlay == nil, screen == shown else {
                show(Toast(request.title, .failed))
                return []
            }
            overlay = .confirm(ConfirmState(request: request, owner: screen))
        }
        return []
    }

    mutating func show(_ toast: Toast) {
        // A long one takes longer to read: 20 columns a second.
        let least = toast.kind == .failed ? 8_000 : 4_000
        self.toast = (toast, now + .milliseconds(max(least, toast.text.width * 50)))
    }
}
