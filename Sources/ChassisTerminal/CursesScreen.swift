import CNcurses
import CTerminal
import ChassisSurface
import Foundation
import Glibc

/// Opens, leaves, enters and closes the terminal through curses.
///
/// Keys are read without curses (see `KeyParser`): its `getch` would refresh the screen by itself, wait a second for
/// a lone ESC, and know nothing of pastes.
nonisolated final class CursesScreen {
    let type: String
    let depth: ColorDepth
    let isASCII: Bool
    /// Where everything to the terminal goes, curses' bytes and ours.
    let output = LineOutput()
    private let screen: OpaquePointer
    /// What curses takes for the terminal, and the file that catches what it writes there.
    private let wire: Int32
    private let wireFile: UnsafeMutablePointer<FILE>
    private let caught: Int32
    private var pen: PenFilter?
    private let logPath: String?
    private let usesMouse: Bool
    private var trueStderr: Int32 = -1
    private var isActive = false

    /// For every exit that can't ask curses: paste and mouse off, cursor on, plain text, the shell's own screen.
    private static let resetText = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h"

    init(options: Terminal.Options, wakePipe: Int32) throws(TerminalError) {
        let environment = ProcessInfo.processInfo.environment
        let name = environment["TERM"] ?? ""
        setlocale(LC_CTYPE, "")
        isASCII = String(cString: nl_langinfo(nl_item(CODESET))).uppercased() != "UTF-8"
        logPath = options.logPath
        usesMouse = options.usesMouse
        // Handlers come first: curses leaves those alone that aren't the default.
        ts_alternate_stack()
        ts_install(wakePipe)
        guard ts_arm(STDIN_FILENO, CursesScreen.resetText, CursesScreen.resetText.utf8.count, -1, "") == 0 else {
            ts_uninstall()
            throw .failed(String(cString: strerror(errno)))
        }
        wire = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard let file = fdopen(wire, "w") else {
            ts_disarm()
            ts_uninstall()
            throw .failed(String(cString: strerror(errno)))
        }
        wireFile = file
        caught = ts_memory_file()
        var opened: (OpaquePointer, String)?
        for candidate in CursesScreen.candidates(name, options, environment) where opened == nil {
            opened = candidate.withCString { cz_newterm($0, file, cz_stdin()) }.map { ($0, candidate) }
        }
        guard let opened else {
            fclose(file)
            Glibc.close(caught)
            ts_disarm()
            ts_uninstall()
            throw .unknownType(name)
        }
        (screen, type) = opened
        start_color()
        use_default_colors()
        depth = ColorDepth.choose(options.color, colors: Int(cz_COLORS()), environment: environment)
        if depth >= .indexed { pen = PenFilter() }
        // Updates go to memory, which takes all: none is ever broken off because a key waits.
        typeahead(-1)
        enterModes()
        isActive = true
        redirectStderr()
        followKernelSize()
    }

    /// The type's own entry, before it one for direct colour if the environment promises that.
    private static func candidates(
        _ name: String, _ options: Terminal.Options, _ environment: [String: String]
    ) -> [String] {
        guard !name.isEmpty, name != "dumb" else { return [] }
        let promised = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        let wished = ColorDepth.choose(options.color, colors: 1 << 24, environment: environment) == .direct
        guard promised, wished, options.usesDirectColor, name.hasSuffix("-256color") else { return [name] }
        let stem = name.dropLast("-256color".count)
        return ["\(stem == "screen" ? "tmux" : stem)-direct", name]
    }

    var size: (width: Int, height: Int) {
        var rows: Int32 = 0
        var columns: Int32 = 0
        cz_getmaxyx(cz_stdscr(), &rows, &columns)
        return (Int(columns), Int(rows))
    }

    /// Takes the kernel's size into curses; the contents are undefined afterwards.
    func resize() { followKernelSize() }

    private func followKernelSize() {
        var columns: Int32 = 0
        var rows: Int32 = 0
        ts_size(STDOUT_FILENO, &columns, &rows)
        guard columns > 0, rows > 0 else { return }
        resizeterm(min(rows, Int32(Surface.largestSide)), min(columns, Int32(Surface.largestSide)))
    }

    private func enterModes() {
        raw()
        noecho()
        nonl()
        catching { curs_set(0) }
        leaveok(cz_stdscr(), false)
        scrollok(cz_stdscr(), false)
        emit("\u{1B}[?2004h" + (usesMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : ""))
    }

    /// Outside curses, and only between its updates.
    func emit(_ text: String) { output.send(text.utf8) }

    /// Does what makes curses write, and sends what it wrote on its way.
    ///
    /// - Parameter isFrame: Whether that is a frame, which others wait behind.
    @discardableResult
    func catching<Value>(isFrame: Bool = false, _ body: () -> Value) -> Value {
        guard caught >= 0 else { return body() }
        dup2(caught, wire)
        let value = body()
        dup2(STDOUT_FILENO, wire)
        _ = fcntl(wire, F_SETFD, FD_CLOEXEC)
        var bytes = [UInt8](repeating: 0, count: max(0, Int(lseek(caught, 0, SEEK_END))))
        let count = pread(caught, &bytes, bytes.count, 0)
        ftruncate(caught, 0)
        lseek(caught, 0, SEEK_SET)
        let written = Array(bytes.prefix(max(0, count)))
        let least = pen?.pass(written) ?? written
        if isFrame { output.send(frame: least) } else { output.send(least) }
        return value
    }

    private func redirectStderr() {
        trueStderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        let log = Glibc.open(logPath ?? "/dev/null", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        if log >= 0 {
            dup2(log, STDERR_FILENO)
            Glibc.close(log)
        }
        let place = logPath.map { "; its last words are in \($0)" } ?? ""
        let farewell = "chassis: The console was ended by a fatal signal\(place).\n"
        _ = ts_arm_again(trueStderr, farewell)
    }

    private func restoreStderr() {
        guard trueStderr >= 0 else { return }
        dup2(trueStderr, STDERR_FILENO)
        Glibc.close(trueStderr)
        trueStderr = -1
    }

    /// Gives the terminal to the shell for a while.
    func leave() {
        guard isActive else { return }
        isActive = false
        output.finish(within: .seconds(1))
        emit("\u{1B}[?2004l" + (usesMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : ""))
        def_prog_mode()
        catching { endwin() }
        output.send(pen?.flush() ?? [])
        // Without a screen of its own (linux, vt100) the shell goes on in our last line: what stood there goes.
        emit("\u{1B}[K")
        output.finish(within: .seconds(2))
        // What curses did to the modes a moment ago was done to the file that caught its bytes.
        reset_shell_mode()
        ts_disarm()
        restoreStderr()
    }

    /// Takes it back, also when it was never given away properly (SIGSTOP).
    func enter() {
        if !isActive {
            _ = ts_arm(STDIN_FILENO, CursesScreen.resetText, CursesScreen.resetText.utf8.count, -1, "")
            redirectStderr()
            isActive = true
        }
        reset_prog_mode()
        enterModes()
        clearok(cz_curscr(), true)
        followKernelSize()
    }

    func close() {
        ts_block_background_writes()
        leave()
        delscreen(screen)
        fclose(wireFile)
        Glibc.close(caught)
        ts_uninstall()
    }
}
