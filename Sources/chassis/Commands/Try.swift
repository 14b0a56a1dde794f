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
        // As the API reads it: two members of one name are a mistake, not the last of them.
        return try JSON(parsing: line, refusingDuplicateNames: true)
    }

    private static func write(_ answer: () throws -> JSON) {
        let result: JSON
        do {
            result = try answer()
        } catch {
            result = ["error": .string((error as? any OperatorError)?.message ?? "\(error)")]
        }
        // At once: a program may wait for this answer before it asks the next question.
        StandardStream.output.writeLine(result)
    }

    static func text(_ json: JSON, _ field: String) throws -> String {
        guard let text = json[field]?.string else {
            throw CommandError.badLine("the field '\(field)' is missing or is no text")
        }
        return text
    }

    /// The text of a field that may be missing or null.
    static func textIfAny(_ json: JSON, _ field: String) throws -> String? {
        guard let value = json[field], value != .null else { return nil }
        guard let text = value.string else { throw CommandError.badLine("the field '\(field)' is no text") }
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
        let privacy = try global.chosenWorkspace()?.privacy ?? PrivacySettings()
        let masker = Masker.standard(privacy.mask, patterns: privacy.patterns)
        LineByLine.run { json in
            let text = try LineByLine.text(json, "text")
            let region = try LineByLine.textIfAny(json, "region") ?? region
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
        _ = try global.chosenWorkspace()
        LineByLine.run { json in
            let isForeign = json["retrieved"].flatMap { $0 == .null ? nil : $0 } ?? .bool(retrieved)
            guard let isForeign = isForeign.bool else {
                throw CommandError.badLine("the field 'retrieved' is neither true nor false")
            }
            let verdict = InjectionGuard.standard.evaluate(
                try LineByLine.text(json, "text"), isForeign: isForeign, isLearnedAsked: learned)
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
        abstract: #"{"schema", "instance"} → {"valid", "errors": [{"path", "message"}]}"#,
        discussion: "As the specification has it: a format says what is meant. Features check formats too.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        _ = try global.chosenWorkspace()
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
        _ = try global.chosenWorkspace()
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
        // Who reads documents of a file is anybody; a workspace knows its tenants.
        let workspace = documents == nil ? try global.workspaceValue() : nil
        _ = try global.chosenWorkspace()
        let index = KnowledgeIndex(
            try documents.map(Self.read) ?? workspace?.knowledge ?? [], weights: workspace?.search.weights ?? .init(),
            withVectors: vectors)
        LineByLine.run { json in
            let found = index.candidates(
                try LineByLine.text(json, "query"), for: try Self.reader(json, in: workspace),
                limit: try Self.limit(json), withVectors: vectors)
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

    private static func limit(_ json: JSON) throws -> Int {
        let limit = json["limit"].flatMap { $0 == .null ? nil : $0 } ?? .integer(5)
        guard let limit = limit.integer, (1...1000).contains(limit) else {
            throw CommandError.badLine("'limit' must be a whole number from 1 to 1000")
        }
        return Int(limit)
    }

    private static func reader(_ json: JSON, in workspace: Workspace?) throws -> KnowledgeReader {
        let (tenant, plan) = (try LineByLine.textIfAny(json, "tenant"), try LineByLine.textIfAny(json, "plan"))
        if let workspace {
            if let tenant, workspace.tenant(tenant) == nil {
                throw EngineError.unknownTenant(tenant, known: workspace.tenants.map(\.id))
            }
            let plans = workspace.plans.map(\.name)
            if let plan, !plans.contains(plan) {
                throw CommandError.badLine(
                    "there is no plan '\(plan)'; the workspace has \(plans.joined(separator: ", "))")
            }
        }
        return KnowledgeReader(tenant: tenant, plan: plan ?? tenant.flatMap { workspace?.tenant($0)?.plan })
    }

    private static func read(_ documents: String) throws -> [KnowledgeDocument] {
        try InputFile.read(documents).split(separator: 0x0A).map { line in
            let json = try JSON(parsing: Array(line))
            return KnowledgeDocument(
                id: try LineByLine.text(json, "id"), title: json["title"]?.string ?? "",
                text: try LineByLine.text(json, json["content"] == nil ? "text" : "content"))
        }
    }
}
