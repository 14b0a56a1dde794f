import ChassisCore

/// What a look-over found, line by line.
struct Findings {
    enum Level: String { case ok, warning, error }
    private var lines: [(level: Level, subject: String, what: String, remedy: String?)] = []

    var hasError: Bool { lines.contains { $0.level == .error } }

    mutating func add(_ level: Level, _ subject: String, _ what: String, remedy: String? = nil) {
        lines.append((level, subject, what, remedy))
    }

    mutating func add(_ error: any Error, _ subject: String) {
        let known = error as? any OperatorError
        add(.error, subject, known?.message ?? "\(error)", remedy: known?.remedy)
    }

    func print(json: Bool) {
        for line in lines {
            if json {
                let row: JSON = [
                    "level": .string(line.level.rawValue), "subject": .string(line.subject),
                    "message": .string(line.what), "remedy": .init(line.remedy),
                ]
                StandardStream.output.writeLine(row)
            } else {
                let mark = line.level == .ok ? "ok     " : line.level == .warning ? "warning" : "error  "
                StandardStream.output.writeLine("\(mark)  \(line.subject): \(line.what)")
                if let remedy = line.remedy { StandardStream.output.writeLine("         → \(remedy)") }
            }
        }
    }
}
