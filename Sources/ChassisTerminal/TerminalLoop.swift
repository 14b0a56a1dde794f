import CNcurses
import CTerminal
import ChassisSurface
import Foundation
import Glibc

/// The terminal's thread: waits for keys, signals and frames, and sleeps when there is nothing to do.
///
/// Lives and dies on one thread.
nonisolated final class TerminalLoop {
    private let options: Terminal.Options
    private let mailbox: Mailbox
    private let sink: AsyncStream<TerminalEvent>.Continuation
    private var theme: Theme
    private var screen: CursesScreen?
    private var painter: Painter?
    private var parser = KeyParser()
    private var parserDeadline: ContinuousClock.Instant?
    private var lastFrame = ContinuousClock.now
    private var hasKeyWaiting = true
    private var isHungUp = false

    init(
        theme: Theme, options: Terminal.Options, mailbox: Mailbox, sink: AsyncStream<TerminalEvent>.Continuation
    ) {
        self.theme = theme
        self.options = options
        self.mailbox = mailbox
        self.sink = sink
    }

    func open() -> Result<Terminal.Capabilities, TerminalError> {
        do throws(TerminalError) {
            let screen = try CursesScreen(options: options, wakePipe: mailbox.writeEnd)
            self.screen = screen
            painter = Painter(theme: theme, depth: screen.depth, isASCII: screen.isASCII)
            let size = screen.size
            sink.yield(.resize(width: size.width, height: size.height))
            return .success(
                Terminal.Capabilities(
                    type: screen.type, depth: screen.depth, isASCII: screen.isASCII, width: size.width,
                    height: size.height))
        } catch {
            return .failure(error)
        }
    }

    func run() {
        while !mailbox.read({ $0.isClosed }) {
            serveWishes()
            let wait = paintIfDue()
            waitForInput(atMost: earlier(wait, parserDeadline.map { $0 - .now }))
            if let due = parserDeadline, due <= .now { deliver(parser.flush()) }
        }
        awaitAnswer()
        screen?.close()
    }

    /// What the terminal still answers must not reach the shell, which would take it for typing.
    private func awaitAnswer() {
        guard let output = screen?.output, !isHungUp else { return }
        let end = ContinuousClock.now + .seconds(1)
        output.finish(within: .seconds(1))
        while output.pace.awaitsAnswer, !isHungUp {
            let left = end - .now
            guard left > .zero else { return }
            var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&wait, 1, Int32(clamping: Int(left / .milliseconds(1)) + 1)) > 0 else { return }
            var bytes = [UInt8](repeating: 0, count: 512)
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            guard count > 0 else { return }
            _ = parser.feed(bytes.prefix(count))
            if parser.takeReport() { output.pace.noteAnswer() }
        }
    }

    private func serveWishes() {
        let (theme, repaint, suspension, clipping) = mailbox.read { box in
            defer {
                box.theme = nil
                box.clipping = nil
                box.wantsRepaint = false
                box.wantsSuspension = false
            }
            return (box.theme, box.wantsRepaint, box.wantsSuspension, box.clipping)
        }
        if let theme {
            self.theme = theme
            screen?.catching { painter?.use(theme) }
        }
        if suspension { suspend() }
        if repaint { screen?.catching { painter?.repaint() } }
        if let clipping {
            screen?.emit(Clipboard.sequence(clipping.text, environment: ProcessInfo.processInfo.environment))
        }
    }

    /// Paints the newest frame, or says how long it has to wait.
    private func paintIfDue() -> Duration? {
        // What the terminal hasn't taken yet comes first; when it has, the loop is woken.
        guard let screen, !screen.output.isPending else { return nil }
        let now = ContinuousClock.now
        let frame = mailbox.read { box -> (surface: Surface?, free: ContinuousClock.Instant?) in
            guard box.frame != nil else { return (nil, nil) }
            let isForKey = hasKeyWaiting || box.isUrgent
            var free = isForKey ? now : lastFrame + options.frameInterval
            if let moment = screen.output.pace.wait(isForKey: isForKey, at: now) { free = max(free, moment) }
            guard free <= now else { return (nil, free) }
            defer {
                box.frame = nil
                box.isUrgent = false
            }
            return (box.frame, nil)
        }
        if let free = frame.free { return free - now }
        guard let surface = frame.surface else { return nil }
        hasKeyWaiting = false
        if screen.catching(isFrame: true, { painter?.paint(surface) == true }) { lastFrame = .now }
        return nil
    }

    private func waitForInput(atMost limit: Duration?) {
        let timeout = limit.map {
            Int32(
                clamping: max(0, $0.components.seconds * 1_000 + $0.components.attoseconds / 1_000_000_000_000_000 + 1))
        }
        let output = screen?.output
        // After a hang-up the terminal is always "ready": only the pipe is worth waiting for.
        var waits = [
            pollfd(fd: mailbox.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isHungUp ? -1 : STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: output?.isPending == true ? output?.descriptor ?? -1 : -1, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&waits, 3, timeout ?? -1) > 0 else { return }
        if waits[2].revents != 0 { output?.drain() }
        if waits[0].revents != 0 { drainPipe() }
        if waits[1].revents & Int16(POLLIN) != 0 {
            readKeys()
        } else if waits[1].revents != 0 {
            hangUp()
        }
    }

    /// - Parameter afterStop: SIGCONT is ours then, and answered already.
    private func drainPipe(afterStop: Bool = false) {
        var bytes = [UInt8](repeating: 0, count: 512)
        var isResized = false
        while true {
            let count = read(mailbox.readEnd, &bytes, bytes.count)
            guard count > 0 else { break }
            for byte in bytes.prefix(count) {
                switch Int32(byte) {
                case SIGWINCH: isResized = true
                case SIGCONT: if !afterStop { comeBack() }
                case SIGTSTP: suspend()
                case SIGTERM, SIGHUP, SIGINT: sink.yield(.terminate)
                default: break
                }
            }
        }
        if isResized { resize() }
    }

    private func readKeys() {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        guard count > 0 else {
            if count == 0 || (errno != EINTR && errno != EAGAIN) { hangUp() }
            return
        }
        deliver(parser.feed(bytes.prefix(count)))
    }

    private func deliver(_ events: [TerminalEvent]) {
        parserDeadline = parser.deadline.map { .now + $0 }
        if parser.takeReport() { screen?.output.pace.noteAnswer() }
        for event in events {
            if event == .key(.control("z")) {
                suspend()
            } else {
                hasKeyWaiting = true
                sink.yield(event)
            }
        }
    }

    private func hangUp() {
        isHungUp = true
        sink.yield(.terminate)
    }

    private func resize() {
        guard let screen else { return }
        screen.resize()
        painter?.forget()
        hasKeyWaiting = true
        sink.yield(.resize(width: screen.size.width, height: screen.size.height))
    }

    private func suspend() {
        awaitAnswer()
        screen?.leave()
        ts_stop_self()
        comeBack()
        drainPipe(afterStop: true)
    }

    /// After a stop of any kind: someone else may have changed the terminal's modes, size and contents.
    private func comeBack() {
        let before = screen?.size.width
        screen?.enter()
        screen?.catching { painter?.repaint() }
        if before != screen?.size.width { resize() }
        sink.yield(.resumed)
    }

    private func earlier(_ a: Duration?, _ b: Duration?) -> Duration? {
        guard let a, let b else { return a ?? b }
        return min(a, b)
    }
}
