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
        /// Of the list of unhappy paths, those that the promise is about: `T16`.
        var tests: [String]
    }

    private(set) var lines: [Line] = []
    /// Told of each line as it is found.
    private let onLine: (Line) -> Void

    init(onLine: @escaping (Line) -> Void = { _ in }) { self.onLine = onLine }

    var failures: Int { lines.count { $0.verdict == .failed } }

    /// - Parameter problem: `nil` when the promise is kept.
    mutating func add(
        _ subject: String, _ promise: String, tests: [String] = [], problem: String? = nil, remedy: String? = nil
    ) {
        append(
            Line(
                verdict: problem == nil ? .passed : .failed, subject: subject, promise: promise, found: problem,
                remedy: problem == nil ? nil : remedy, tests: tests))
    }

    mutating func advise(
        _ subject: String, _ promise: String, tests: [String] = [], _ found: String, remedy: String?
    ) {
        append(
            Line(verdict: .advice, subject: subject, promise: promise, found: found, remedy: remedy, tests: tests))
    }

    private mutating func append(_ line: Line) {
        lines.append(line)
        onLine(line)
    }

    var summary: String {
        let advice = lines.count { $0.verdict == .advice }
        return "\(lines.count - failures - advice) kept, \(failures) broken, \(advice) could be better"
    }
}

extension AuditCard.Line {
    func print(json: Bool) {
        if json {
            let row: JSON = [
                "verdict": .string(verdict.rawValue), "subject": .string(subject), "promise": .string(promise),
                "found": .init(found), "remedy": .init(remedy), "tests": .array(tests.map { .string($0) }),
            ]
            return StandardStream.output.writeLine(row)
        }
        let mark =
            switch verdict {
            case .passed: "✓"
            case .failed: "✗"
            case .advice: "▲"
            }
        let names = tests.isEmpty ? "" : " (\(tests.joined(separator: ", ")))"
        StandardStream.output.writeLine("\(mark) \(subject.padding(20)) \(promise)\(names)")
        if let found { StandardStream.output.writeLine("    \(found)") }
        if let remedy { StandardStream.output.writeLine("    → \(remedy)") }
    }
}
