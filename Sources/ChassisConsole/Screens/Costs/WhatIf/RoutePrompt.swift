import ChassisCore
import ChassisSurface

/// The line in which routes to try are typed.
enum RoutePrompt {
    static let id: PromptID = "routes"

    /// - Parameter text: What was typed before, to be mended or changed.
    static func request(_ text: String, history: [String], _ workspace: Workspace, at now: Timestamp) -> PromptRequest {
        PromptRequest(
            id, label: "what if", text: text, history: history, hint: hint(text, workspace, at: now),
            completions: { completions(of: $0, workspace, at: now) })
    }

    /// Several routes stand a space apart; the first that concerns a call holds.
    static func read(
        _ text: String, _ workspace: Workspace, at now: Timestamp
    ) throws(RouteChangeError) -> RouteChanges {
        var changes: [RouteChange] = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            changes.append(try RouteChange(parsing: String(part), in: workspace, at: now))
        }
        return RouteChanges(changes, tiers: workspace.tiers)
    }

    /// What the line may go on as: whole lines, in the order of the names.
    static func completions(of text: String, _ workspace: Workspace, at now: Timestamp) -> [String] {
        let word = text.lastIndex(where: \.isWhitespace).map { text[text.index(after: $0)...] } ?? text[...]
        let head = text[..<word.startIndex]
        guard let sign = word.firstIndex(of: "=") else {
            return names(RouteChange.sources(in: workspace), from: word).map { "\(head)\($0)=" }
        }
        let left = word[...sign]
        return names(RouteChange.targets(in: workspace, at: now), from: word[word.index(after: sign)...])
            .map { "\(head)\(left)\($0)" }
    }

    private static func names(_ names: [String], from start: Substring) -> [String] {
        names.filter { $0.lowercased().hasPrefix(start.lowercased()) }
    }

    /// What may be typed next.
    static func hint(_ text: String, _ workspace: Workspace, at now: Timestamp) -> SafeText {
        let word = text.split(whereSeparator: \.isWhitespace).last ?? ""
        let isRight = word.contains("=") && text.last?.isWhitespace != true
        let start = text.last?.isWhitespace == true ? "" : isRight ? word.drop { $0 != "=" }.dropFirst() : word[...]
        let all = isRight ? RouteChange.targets(in: workspace, at: now) : RouteChange.sources(in: workspace)
        let fitting = names(all, from: start)
        let what: SafeText = isRight ? "to a model or tier" : "FROM=TO, for example complex=small · from"
        return what + ": " + Shown.line((fitting.isEmpty ? all : fitting).joined(separator: ", "), upTo: 300)
            + " · tab completes"
    }

    static func mistake(_ error: RouteChangeError) -> SafeText { Shown.failure(error.message, error.remedy) }
}
