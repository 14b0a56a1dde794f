import ChassisCore
import ChassisSurface

/// Which flags are listed.
enum ReviewShelf: Int, CaseIterable, Sendable {
    case open, mine, resolved, all

    var title: SafeText {
        switch self {
        case .open: "Open"
        case .mine: "Mine"
        case .resolved: "Resolved"
        case .all: "All"
        }
    }

    func has(_ flag: FlaggedAnswer, user: String) -> Bool {
        switch self {
        case .open: flag.isOpen
        case .mine: flag.isOpen && !user.isEmpty && flag.owner == user
        case .resolved: !flag.isOpen
        case .all: true
        }
    }

    func moved(by step: Int) -> ReviewShelf {
        let count = Self.allCases.count
        return ReviewShelf(rawValue: ((rawValue + step) % count + count) % count) ?? self
    }
}

extension FlaggedAnswer: TableRow {
    /// Whether every word stands somewhere in what is known of it; letter case makes no difference.
    func matches(_ words: String) -> Bool {
        let text = [
            id.description, job.description, job.trace, tenant, "\(feature)@\(promptVersion)", reporter, reason,
            expected ?? "", owner ?? "", notes, verdict?.rawValue ?? "open", sample ?? "",
        ].joined(separator: "\n").lowercased()
        return words.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
    }
}

extension Trace {
    /// What the user asked, masked: the part of the user's message that stands for the template's `{{input}}`, else
    /// the whole message.
    func question(_ workspace: Workspace?) -> String? {
        guard let message = prompt.last(where: { $0.role == .user })?.content else { return input }
        guard let template = workspace?.prompt(job.promptName, version: job.promptVersion)?.user,
            let mark = template.firstRange(of: "{{input}}")
        else { return message }
        let before = template[..<mark.lowerBound]
        let after = template[mark.upperBound...]
        let lead = before.lastRange(of: "}}").map { before[$0.upperBound...] } ?? before
        let tail = after.firstRange(of: "{{").map { after[..<$0.lowerBound] } ?? after
        var rest = message[...]
        if !lead.isEmpty {
            guard let place = lead == before ? rest.firstRange(of: lead) : rest.lastRange(of: lead) else {
                return message
            }
            rest = rest[place.upperBound...]
        }
        if !tail.isEmpty, let place = rest.lastRange(of: tail) { rest = rest[..<place.lowerBound] }
        return String(rest).trimmed
    }
}

extension StringProtocol {
    /// The last place of a text.
    func lastRange(of text: some StringProtocol) -> Range<Index>? {
        var found: Range<Index>?
        var rest = self[...]
        while let next = rest.firstRange(of: text) {
            found = next
            rest = rest[index(after: next.lowerBound)...]
        }
        return found
    }
}
