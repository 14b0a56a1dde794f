import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Submit recorded traffic: a line a request {tenant, feature, input, at?}.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A file of JSON lines.") var file: String
    @Option(help: "Requests a second, for example 50/s (default: as fast as they are accepted).") var rate: String?
    @Flag(help: "Wait until every job has ended; works them here when nobody else does.") var wait = false

    private var perSecond: Double? {
        guard let rate else { return nil }
        let number = rate.hasSuffix("/s") ? String(rate.dropLast(2)) : rate
        return Double(number).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    }

    func validate() throws {
        if rate != nil && perSecond == nil {
            throw ValidationError("--rate takes a number a second, for example 50/s.")
        }
    }

    func run() async throws {
        let requests = try RecordedTraffic.read(file)
        let engine = try await global.makeEngine(pages: wait)
        var tally = Tally()
        for problem in requests.problems {
            Report.say(CommandError.badLine(problem))
            tally.unreadable += 1
        }
        var bar = ProgressBar("replay", total: requests.submissions.count)
        let clock = ContinuousClock()
        let start = clock.now
        var sent = 0
        // One transaction takes a batch; with a rate, a batch is a fiftieth of a second's requests.
        let size = perSecond.map { max(1, Int($0 / 50)) } ?? 128
        while sent < requests.submissions.count {
            let batch = Array(requests.submissions[sent..<min(sent + size, requests.submissions.count)])
            for (line, result) in zip(batch, await engine.submit(batch.map(\.submission))) { tally.count(result, line) }
            sent += batch.count
            bar.show(sent, note: tally.refused.isEmpty ? "" : "\(tally.refused.values.reduce(0, +)) refused")
            if let perSecond {
                try await clock.sleep(until: start + .seconds(Double(sent) / perSecond), tolerance: .zero)
            }
        }
        bar.end()
        tally.print(json: global.json)
        if wait {
            try await waitForAll(engine, tally.accepted)
        } else if tally.accepted > 0, !ServingLock.isServed(storePath: engine.store.path) {
            Report.say(
                "the jobs are stored and wait: no engine works this workspace's jobs now.",
                remedy: "start one: chassis work")
        }
        if tally.unreadable > 0 { throw ExitCode(1) }
    }

    private func waitForAll(_ engine: Engine, _ count: Int) async throws {
        try await Waiting(engine).finishAll { left in
            var bar = ProgressBar("working", total: max(count, left))
            bar.show(max(count, left) - left)
        }
        ProgressBar("working", total: 0).end()
    }
}

/// What became of the lines of a replay.
private struct Tally {
    var accepted = 0
    var existing = 0
    var unreadable = 0
    var refused: [String: Int] = [:]
    private var examples: [String: (line: Int, error: EngineError)] = [:]

    mutating func count(_ result: Result<AdmissionOutcome, EngineError>, _ line: RecordedTraffic.Line) {
        switch result {
        case .success(.admitted), .success(.begun): accepted += 1
        case .success(.existing): existing += 1
        case .failure(let error):
            refused[error.code, default: 0] += 1
            if examples[error.code] == nil { examples[error.code] = (line.number, error) }
        }
    }

    func print(json: Bool) {
        if json {
            let counts = refused.sorted { $0.key < $1.key }.map { ($0.key, JSON.integer(Int64($0.value))) }
            let row: JSON = [
                "accepted": .integer(Int64(accepted)), "existing": .integer(Int64(existing)),
                "refused": .object(JSONObject(counts)), "unreadable": .integer(Int64(unreadable)),
            ]
            StandardStream.output.writeLine(row)
            return
        }
        var parts = ["\(accepted) accepted"]
        if existing > 0 { parts.append("\(existing) there already") }
        if unreadable > 0 { parts.append("\(unreadable.of("line")) not readable") }
        StandardStream.output.writeLine(parts.joined(separator: ", "))
        for (code, count) in refused.sorted(by: { $0.key < $1.key }) {
            let example = examples[code].map { " (line \($0.line): \($0.error.message))" } ?? ""
            StandardStream.output.writeLine("\(count) refused: \(code)\(example)")
            if let remedy = examples[code]?.error.remedy { StandardStream.output.writeLine("  → \(remedy)") }
        }
    }
}

/// Requests as they were recorded, a JSON object a line.
struct RecordedTraffic {
    struct Line {
        var number: Int
        var submission: Submission
    }

    var submissions: [Line] = []
    /// `FILE:LINE: what`, for lines that can't be used; the others go on.
    var problems: [String] = []

    static func read(_ path: String) throws(CommandError) -> RecordedTraffic {
        var bytes = try InputFile.read(path)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var traffic = RecordedTraffic()
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            let place = "\(path):\(index + 1)"
            do {
                let json = try JSON(parsing: Array(line))
                let (tenant, feature) = (try text(json, "tenant"), try text(json, "feature"))
                let input = try text(json, "input")
                let priority = json["priority"].map { $0.string.flatMap(Priority.init) } ?? .normal
                guard let priority else {
                    throw wrong(json, "priority", expected: "low, normal or high")
                }
                // Not used; but who wrote it wrongly may have more that is wrong.
                if let at = json["at"], at != .null, at.string.flatMap(Timestamp.init(rfc3339:)) == nil {
                    throw wrong(json, "at", expected: "a time such as 2026-01-31T09:30:00Z")
                }
                traffic.submissions.append(
                    Line(
                        number: index + 1,
                        submission: Submission(
                            tenant: tenant, feature: feature, input: Array(input.utf8),
                            priority: priority,
                            idempotencyKey: json["idempotency_key"]?.string.map { IdempotencyKey($0) })))
            } catch let error as JSONSyntaxError {
                traffic.problems.append("\(place): not valid JSON at column \(error.column): \(error.problem)")
            } catch {
                traffic.problems.append("\(place): \((error as? any OperatorError)?.message ?? "\(error)")")
            }
        }
        return traffic
    }

    private static func text(_ line: JSON, _ field: String) throws(CommandError) -> String {
        guard let text = line[field]?.string else { throw wrong(line, field, expected: "a text") }
        return text
    }

    private static func wrong(_ line: JSON, _ field: String, expected: String) -> CommandError {
        let found = line[field].map { String($0.text.prefix(80)) } ?? "nothing"
        return .badLine("the field '\(field)' can't be used, expected \(expected), found \(found)")
    }
}
