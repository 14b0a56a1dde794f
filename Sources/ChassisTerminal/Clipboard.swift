import Foundation

/// How a text gets to the clipboard of whoever looks at the terminal, also over SSH: OSC 52.
package nonisolated enum Clipboard {
    /// What stands between this program and the terminal.
    private enum Way {
        case terminal, tmux, screen
        /// `TERM` says "screen" and nothing says which of both it is: they are on the other machine.
        case screenOrTmux

        init(_ environment: [String: String]) {
            let type = environment["TERM"] ?? ""
            func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
            self =
                isSet("TMUX") || type.hasPrefix("tmux")
                ? .tmux : isSet("STY") ? .screen : type.hasPrefix("screen") ? .screenOrTmux : .terminal
        }
    }

    /// What an operator should know of the way, behind "through "; empty where nothing stands in it.
    package static func way(_ environment: [String: String]) -> String {
        switch Way(environment) {
        case .terminal: ""
        case .tmux, .screenOrTmux: "tmux, if its set-clipboard is on"
        case .screen: "screen"
        }
    }

    /// The sequence that sets the clipboard, wrapped so that what stands between passes it on.
    ///
    /// tmux takes it itself (`set-clipboard on`) or lets it through (`allow-passthrough on`): it gets both forms. screen
    /// only lets through, and at most 768 bytes at a time.
    static func sequence(_ text: String, environment: [String: String]) -> String {
        let data = Data(text.utf8).base64EncodedString()
        let plain = "\u{1B}]52;c;\(data)\u{07}"
        switch Way(environment) {
        case .terminal: return plain
        case .tmux: return plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\"
        case .screen: return inPieces(plain)
        // screen prints the rest of a string that is too long for it.
        case .screenOrTmux: return inPieces(plain) + (plain.utf8.count < 700 ? plain : "")
        }
    }

    private static func inPieces(_ sequence: String) -> String {
        let bytes = Array(sequence.utf8)
        return stride(from: 0, to: bytes.count, by: 512).map { start in
            "\u{1B}P" + String(decoding: bytes[start..<min(start + 512, bytes.count)], as: UTF8.self) + "\u{1B}\\"
        }.joined()
    }
}
