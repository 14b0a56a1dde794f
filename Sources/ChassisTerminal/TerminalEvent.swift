package import ChassisSurface

/// What happened at the terminal, in order.
package nonisolated enum TerminalEvent: Sendable, Equatable {
    case key(Key)
    /// Pasted text as one event, so that it can never act as keys: line feeds and tabs stay, other controls are gone;
    /// at most 1 MiB.
    case paste(String)
    case resize(width: Int, height: Int)
    /// Back from Ctrl-Z or a stop; the screen has been painted again already.
    case resumed
    /// SIGTERM, SIGHUP, SIGINT or a terminal that went away: save and close. Asked again, the process just ends.
    case terminate
}

/// Why no terminal can be opened.
package nonisolated enum TerminalError: Error, Equatable, Sendable {
    case notATerminal
    case unknownType(String)
    case alreadyOpen
    case failed(String)

    package var code: String {
        switch self {
        case .notATerminal: "not_a_terminal"
        case .unknownType: "terminal_unknown"
        case .alreadyOpen: "terminal_open"
        case .failed: "terminal_failed"
        }
    }

    package var message: String {
        switch self {
        case .notATerminal: "The console needs a terminal for its input and output."
        case .unknownType(let name): "The terminal type TERM='\(SafeText(name, upTo: 40).string)' is not known here."
        case .alreadyOpen: "This process shows a console already."
        case .failed(let what): "The terminal cannot be opened: \(what)."
        }
    }

    package var remedy: String? {
        switch self {
        case .notATerminal: "print a screen instead: chassis console --snapshot --pane jobs --size 120x40"
        case .unknownType: "set TERM to xterm-256color, or install the terminal descriptions: apt install ncurses-term"
        case .alreadyOpen, .failed: nil
        }
    }
}
