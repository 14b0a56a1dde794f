import ChassisTestSupport
import Foundation
import Testing

/// A terminal of 120×40 that a test types into and reads: tmux, on a socket of its own.
final class Tmux: Sendable {
    private let folder: TemporaryFolder
    private let socket: String

    /// Whether tmux is on this machine; tests that need it say so when it is not.
    static var isInstalled: Bool {
        ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].contains(where: FileManager.default.isExecutableFile)
    }

    /// Starts a shell command on the terminal, and a shell behind it that outlives it.
    init(_ command: String, width: Int = 120, height: Int = 40) async throws {
        folder = try TemporaryFolder()
        socket = folder.file("tmux")
        _ = try await tmux([
            "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "env LC_ALL=C.UTF-8 sh",
        ])
        try await type(command)
        try await press("Enter")
    }

    func type(_ text: String) async throws { _ = try await tmux(["send-keys", "-l", "--", text]) }

    func press(_ keys: String...) async throws { _ = try await tmux(["send-keys"] + keys) }

    func resize(width: Int, height: Int) async throws {
        _ = try await tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// What the terminal shows now.
    func screen() async throws -> String { try await tmux(["capture-pane", "-p"]) }

    /// The same with its colours, as escape sequences.
    func picture() async throws -> String { try await tmux(["capture-pane", "-p", "-e"]) }

    /// The screen, once it is as wanted; the last one seen when it never is.
    @discardableResult
    func screen(
        within seconds: Int = 30, _ what: Comment, where isWanted: (String) -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let end = ContinuousClock.now + .seconds(seconds)
        var last = ""
        while ContinuousClock.now < end {
            last = try await screen()
            if isWanted(last) { return last }
            // A terminal has no event to wait for.
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("\(what.rawValue)\n\(last)", sourceLocation: sourceLocation)
        return last
    }

    /// One of tmux's own facts about the pane, for example `alternate_on`.
    func fact(_ name: String) async throws -> String {
        try await tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func end() async { _ = try? await tmux(["kill-server"]) }

    private func tmux(_ arguments: [String]) async throws -> String {
        try await Program.execute("/usr/bin/env", ["tmux", "-S", socket] + arguments, in: folder).out
    }
}
