extension Trace {
    /// What the user asked, masked: the part of the user's message that stands for the template's `{{input}}`, else
    /// the whole message.
    package func question(_ workspace: Workspace?) -> String? {
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
    fileprivate func lastRange(of text: some StringProtocol) -> Range<Index>? {
        var found: Range<Index>?
        var rest = self[...]
        while let next = rest.firstRange(of: text) {
            found = next
            rest = rest[index(after: next.lowerBound)...]
        }
        return found
    }
}
