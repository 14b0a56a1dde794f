package import ChassisSurface
import CTerminal
import Dispatch
import Foundation
import Glibc
import Synchronization

/// The one terminal of this process, from `open` to `close`.
///
/// A dedicated thread makes every curses call, reads the keys and paints; curses is not thread-safe, and a slow
/// terminal must not hold up anyone else. Frames reach it through a mailbox where the newest wins, events leave as a
/// stream. Any way out gives the terminal back as it was: `close`, `exit`, SIGTERM and its like, Ctrl-Z, a crash.
///
///     let terminal = try Terminal.open(theme: theme, options: Terminal.Options())
///     defer { terminal.close() }
///     for await event in terminal.events { … terminal.present(surface) }
package nonisolated final class Terminal: Sendable {
    package struct Options: Sendable {
        /// `--color`.
        package var color: ColorDepth.Wish
        /// Where stderr goes while the screen is ours; nowhere when `nil`.
        package var logPath: String?
        /// Frames that follow no key are at least this far apart: 33 ms, or 1 s with `--slow`.
        package var frameInterval: Duration
        /// Direct colour where COLORTERM says that the terminal has it and terminfo knows how.
        package var usesDirectColor: Bool
        /// The wheel as keys; takes away the terminal's own selection with the mouse.
        package var usesMouse: Bool

        package init(
            color: ColorDepth.Wish = .auto, logPath: String? = nil, frameInterval: Duration = .milliseconds(33),
            usesDirectColor: Bool = true, usesMouse: Bool = false
        ) {
            self.color = color
            self.logPath = logPath
            self.frameInterval = frameInterval
            self.usesDirectColor = usesDirectColor
            self.usesMouse = usesMouse
        }
    }

    /// What was found at opening: for `:term` and `chassis check`.
    package struct Capabilities: Sendable, Equatable {
        package let type: String
        package let depth: ColorDepth
        /// No UTF-8 locale: everything is drawn in ASCII.
        package let isASCII: Bool
        package let width: Int
        package let height: Int
    }

    /// Keys, pastes, sizes; starts with a `resize` that tells the size, ends after `close`.
    package let events: AsyncStream<TerminalEvent>
    package let capabilities: Capabilities
    private let mailbox: Mailbox
    private let ended: DispatchSemaphore

    private static let isOpen = Mutex(false)

    private init(
        events: AsyncStream<TerminalEvent>, capabilities: Capabilities, mailbox: Mailbox, ended: DispatchSemaphore
    ) {
        self.events = events
        self.capabilities = capabilities
        self.mailbox = mailbox
        self.ended = ended
    }

    /// Takes over the terminal. Blocks for some milliseconds.
    ///
    /// - Throws: `TerminalError` with the terminal as it was.
    package static func open(theme: Theme, options: Options = Options()) throws(TerminalError) -> Terminal {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        guard
            isOpen.withLock({ wasOpen in
                defer { wasOpen = true }
                return !wasOpen
            })
        else { throw .alreadyOpen }
        // The caller's thread is the one that will run the console: endless recursion there shall not cost the terminal.
        ts_alternate_stack()
        do throws(TerminalError) {
            return try start(theme, options)
        } catch {
            isOpen.withLock { $0 = false }
            throw error
        }
    }

    private static func start(_ theme: Theme, _ options: Options) throws(TerminalError) -> Terminal {
        guard let mailbox = Mailbox() else { throw .failed("no pipe: \(String(cString: strerror(errno)))") }
        let (events, sink) = AsyncStream.makeStream(of: TerminalEvent.self)
        let opened = Mutex<Result<Capabilities, TerminalError>?>(nil)
        let answered = DispatchSemaphore(value: 0)
        let ended = DispatchSemaphore(value: 0)
        let answer = Handover(opened)
        let thread = Thread {
            let loop = TerminalLoop(theme: theme, options: options, mailbox: mailbox, sink: sink)
            let result = loop.open()
            answer.set(result)
            answered.signal()
            if case .success = result { loop.run() }
            sink.finish()
            ended.signal()
        }
        thread.name = "terminal"
        thread.stackSize = 1 << 20
        thread.start()
        answered.wait()
        switch answer.take() {
        case .success(let capabilities):
            return Terminal(events: events, capabilities: capabilities, mailbox: mailbox, ended: ended)
        case .failure(let error): throw error
        case nil: throw .failed("its thread gave no answer")
        }
    }

    /// Shows a frame. The newest wins: frames that no one had time to see are dropped, and one equal to the last
    /// writes nothing.
    ///
    /// - Parameter urgent: Paints at once: the frame answers a key. The first frame after a key is urgent anyway.
    package func present(_ surface: Surface, urgent: Bool = false) {
        mailbox.update { box in
            box.frame = surface
            box.isUrgent = box.isUrgent || urgent
        }
    }

    /// Repaints in another theme.
    package func use(_ theme: Theme) { mailbox.update { $0.theme = theme } }

    /// Paints everything anew, for when something else wrote to the terminal (`^l`).
    package func repaint() { mailbox.update { $0.wantsRepaint = true } }

    /// Sends a text to the clipboard (OSC 52). Whether the terminal takes it, it doesn't say.
    package func copy(_ clipping: Clipping) { mailbox.update { $0.clipping = clipping } }

    /// Gives the terminal back and stops this process until the shell continues it, as Ctrl-Z does (which the
    /// terminal handles by itself).
    package func suspend() { mailbox.update { $0.wantsSuspension = true } }

    /// Gives the terminal back. Returns when that is done; a second call does nothing.
    package func close() {
        let isFirst = mailbox.update { box in
            defer { box.isClosed = true }
            return !box.isClosed
        }
        guard isFirst else { return }
        ended.wait()
        Terminal.isOpen.withLock { $0 = false }
    }
}

/// Carries the answer from the terminal's thread to the one that opens it.
private nonisolated final class Handover: Sendable {
    private let result: Mutex<Result<Terminal.Capabilities, TerminalError>?>

    init(_ start: consuming sending Mutex<Result<Terminal.Capabilities, TerminalError>?>) { result = start }

    func set(_ value: Result<Terminal.Capabilities, TerminalError>) { result.withLock { $0 = value } }
    func take() -> Result<Terminal.Capabilities, TerminalError>? { result.withLock { $0 } }
}

/// What others want of the terminal's thread, and the pipe that wakes it.
nonisolated final class Mailbox: Sendable {
    struct Box {
        var frame: Surface?
        var isUrgent = false
        var theme: Theme?
        var clipping: Clipping?
        var wantsRepaint = false
        var wantsSuspension = false
        var isClosed = false
    }

    private let box = Mutex(Box())
    let readEnd: Int32
    let writeEnd: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard ts_pipe(&ends) == 0 else { return nil }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    @discardableResult
    func update<Value: Sendable>(_ change: (inout Box) -> Value) -> Value {
        let value = box.withLock { box in change(&box) }
        var wake: UInt8 = 0
        // A full pipe wakes its reader as well.
        _ = write(writeEnd, &wake, 1)
        return value
    }

    func read<Value: Sendable>(_ look: (inout Box) -> Value) -> Value { box.withLock { box in look(&box) } }
}
