import ChassisCore

/// What an audit found, a line for each promise.
struct AuditCard {
    enum Verdict: String {
        case passed, failed
        /// Safe as it is; better with the remedy.
        case advice
    }

    struct Line {
        var verdict: Verdict
        /// `workspace`, or a feature's name.
        var subject: String
        var promise: String
        /// What was seen instead, or what is missing.
        var found: String?
        /// The setting that would mend it.
        var remedy: String?
    }

    private(set) var lines: [Line] = []

    var failures: Int { lines.count { $0.verdict == .failed } }

    /// - Parameter problem: `nil` when the promise is kept.
    mutating func add(_ subject: String, _ promise: String, problem: String? = nil, remedy: String? = nil) {
        lines.append(
            Line(
                verdict: problem == nil ? .passed : .failed, subject: subject, promise: promise, found: problem,
                remedy: problem == nil ? nil : remedy))
    }

    mutating func advise(_ subject: String, _ promise: String, _ found: String, remedy: String) {
        lines.append(Line(verdict: .advice, subject: subject, promise: promise, found: found, remedy: remedy))
    }

    func print(json: Bool) {
        for line in lines {
            if json {
                let row: JSON = [
                    "verdict": .string(line.verdict.rawValue), "subject": .string(line.subject),
                    "promise": .string(line.promise), "found": .init(line.found), "remedy": .init(line.remedy),
                ]
                Terminalish.output.writeLine(row.text)
                continue
            }
            let mark =
                switch line.verdict {
                case .passed: "✓"
                case .failed: "✗"
                case .advice: "▲"
                }
            Terminalish.output.writeLine("\(mark) \(line.subject.padding(20)) \(line.promise)")
            if let found = line.found { Terminalish.output.writeLine("    \(found)") }
            if let remedy = line.remedy { Terminalish.output.writeLine("    → \(remedy)") }
        }
        guard !json else { return }
        let advice = lines.count { $0.verdict == .advice }
        Terminalish.output.writeLine(
            "\(lines.count - failures - advice) kept, \(failures) broken, \(advice) could be better")
    }
}
