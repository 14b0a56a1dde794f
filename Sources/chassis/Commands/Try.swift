import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisWorkspace
import Foundation

/// One stage alone: JSON lines in, JSON lines out, in order. A line that can't be read gives `{"error"}`.
struct TryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Run one stage alone: JSON lines in, JSON lines out.",
        subcommands: [
            MaskTry.self, GuardTry.self, ValidateTry.self, RepairTry.self, RetrieveTry.self, RouteTry.self,
            TokensTry.self,
        ])
}

/// Reads standard input line by line and answers each.
enum LineByLine {
    static func run(_ answer: (JSON) throws -> JSON) {
        for line in InputLines() { write { try answer(try json(line)) } }
    }

    /// The same for answers that have to be waited for.
    static func run(_ answer: (JSON) async throws -> JSON) async {
        for line in InputLines() {
            let result: Result<JSON, any Error>
            do { result = .success(try await answer(try json(line))) } catch { result = .failure(error) }
            write { try result.get() }
        }
    }

    /// A blank line has its answer as any other, so that answers can be told apart by their places.
    private static func json(_ line: [UInt8]) throws -> JSON {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            throw CommandError.badLine("the line is blank, and a JSON object is expected")
        }
        return try JSON(parsing: line)
    }

    private static func write(_ answer: () throws -> JSON) {
        let result: JSON
        do {
            result = try answer()
        } catch {
            result = ["error": .string((error as? any OperatorError)?.message ?? "\(error)")]
        }
        // At once: a program may wait for this answer before it asks the next question.
        StandardStream.output.writeLine(result.text)
    }

    static func text(_ json: JSON, _ field: String) throws -> String {
        guard let text = json[field]?.string else {
            throw CommandError.badLine("the field '\(field)' is missing or is no text")
        }
        return text
    }
}

/// The lines of standard input as bytes: reading them as text would mend what is no UTF-8 instead of naming it.
struct InputLines: Sequence, IteratorProtocol {
    private let input = fdopen(STDIN_FILENO, "r")
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    mutating func next() -> [UInt8]? {
        if let input, case let count = getline(&buffer, &capacity, input), count > 0, let buffer {
            let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
            return Array(bytes.last == 0x0A ? bytes.dropLast() : bytes[...])
        }
        free(buffer)
        buffer = nil
        return nil
    }
}

struct MaskTry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mask", abstract: #"{"text"} → {"text", "spans": [{"start", "end", "type"}]}"#)

    @OptionGroup var global: GlobalOptions
    @Option(help: "Region of phone numbers without a country code.") var region = "US"

    func run() throws {
        let masker = Masker.standard(Set(PersonalData.allCases))
        LineByLine.run { json in
            let text = try LineByLine.text(json, "text")
            let region = json["region"]?.string ?? region
            var map = MaskMap()
            let spans = masker.matches(in: text, region: region)
            let offsets = ScalarOffsets(text)
            return [
                "text": .string(masker.mask(text, region: region, map: &map)),
                "spans": .array(
                    spans.map {
                        [
                            "start": .integer(Int64(offsets[$0.range.lowerBound])),
                            "end": .integer(Int64(offsets[$0.range.upperBound])), "type": .string($0.kind.rawValue),
                        ]
                    }),
            ]
        }
    }
}

/// Turns UTF-8 offsets of a text into counts of Unicode scalars.
struct ScalarOffsets {
    private var counts: [Int]

    init(_ text: String) {
        var counts: [Int] = []
        counts.reserveCapacity(text.utf8.count + 1)
        var scalars = 0
        for byte in text.utf8 {
            counts.append(scalars)
            // A scalar is complete before the next byte that does not continue one.
            if byte & 0xC0 != 0x80 { scalars += 1 }
        }
        counts.append(scalars)
        self.counts = counts
    }

    subscript(utf8: Int) -> Int { counts[utf8] }
}

struct GuardTry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: #"{"text", "retrieved"?} → {"verdict": "allow|block", "score", "rule", "layers"}"#)

    @OptionGroup var global: GlobalOptions
    @Option(help: "Block at this score or more.") var blockAt = 0.5
    @Flag(help: "Weigh the texts as pages and results of tools, which have no business to give orders.")
    var retrieved = false
    @Flag(inversion: .prefixedNo, help: "Let the learned layer weigh the words too, as guard: {learned: true} does.")
    var learned = true

    func run() throws {
        LineByLine.run { json in
            let verdict = InjectionGuard.standard.evaluate(
                try LineByLine.text(json, "text"), isForeign: json["retrieved"]?.bool ?? retrieved,
                isLearnedAsked: learned)
            return [
                "verdict": .string(verdict.score >= blockAt ? "block" : "allow"), "score": .number(verdict.score),
                "rule": .init(verdict.rule), "layers": layers(of: verdict),
            ]
        }
    }

    /// What each layer says, and which words made the learned one say it.
    private func layers(of verdict: InjectionGuard.Verdict) -> JSON {
        let rules: JSON = ["score": .number(verdict.rules.score), "rule": .init(verdict.rules.rule)]
        guard let learned = verdict.learned else { return ["rules": rules] }
        let words = learned.phrases.map { phrase, weight -> JSON in
            ["phrase": .string(phrase), "weight": .number(weight.rounded(to: 2))]
        }
        return ["rules": rules, "learned": ["score": .number(learned.score), "words": .array(words)]]
    }
}

struct ValidateTry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: #"{"schema", "instance"} → {"valid", "errors": [{"path", "message"}]}"#)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        LineByLine.run { json in
            guard let schema = json["schema"], let instance = json["instance"] else {
                throw CommandError.badLine("the fields 'schema' and 'instance' are needed")
            }
            let violations = try JSONSchema(schema, options: .specification).validate(instance)
            return [
                "valid": .bool(violations.isEmpty),
                "errors": .array(violations.map { ["path": .string($0.path), "message": .string($0.message)] }),
            ]
        }
    }
}

struct RepairTry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair", abstract: #"{"text"} → {"ok", "value", "repairs"}"#)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        LineByLine.run { json in
            let parsed = ModelOutput.parse(try LineByLine.text(json, "text"))
            return [
                "ok": .bool(parsed.value != nil), "value": parsed.value ?? .null,
                "repairs": .array(parsed.repairs.map { .string($0) }), "truncated": .bool(parsed.isTruncated),
            ]
        }
    }
}

struct RetrieveTry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve",
        abstract: #"{"query", "tenant"?, "plan"?, "limit"?} → {"documents": [{"id", "score", "text"}]}"#)

    @OptionGroup var global: GlobalOptions
    @Option(help: "Search these documents, JSON lines {id, title, content}, instead of the workspace's.")
    var documents: String?

    @Flag(help: "Find by vectors too, and fuse both orders.") var vectors = false

    func run() throws {
        let weights = documents == nil ? try global.workspaceValue().search.weights : .init()
        let index = KnowledgeIndex(try knowledge(), weights: weights, withVectors: vectors)
        LineByLine.run { json in
            let limit = json["limit"]?.integer ?? 5
            guard (1...1000).contains(limit) else { throw CommandError.badLine("'limit' must be 1 to 1000") }
            let found = index.candidates(
                try LineByLine.text(json, "query"),
                for: KnowledgeReader(tenant: json["tenant"]?.string, plan: json["plan"]?.string), limit: Int(limit),
                withVectors: vectors)
            return [
                "documents": .array(
                    found.map {
                        [
                            "id": .string($0.passage.id), "score": .number($0.passage.score),
                            "title": .string($0.passage.title), "text": .string($0.passage.text),
                            "words": .number($0.lexical), "cosine": $0.cosine.map { .number($0) } ?? .null,
                        ]
                    })
            ]
        }
    }

    private func knowledge() throws -> [KnowledgeDocument] {
        guard let documents else { return try global.workspaceValue().knowledge }
        return try InputFile.read(documents).split(separator: 0x0A).map { line in
            let json = try JSON(parsing: Array(line))
            return KnowledgeDocument(
                id: try LineByLine.text(json, "id"), title: json["title"]?.string ?? "",
                text: try LineByLine.text(json, json["content"] == nil ? "text" : "content"))
        }
    }
}
