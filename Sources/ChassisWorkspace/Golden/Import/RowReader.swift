import ChassisCore

/// Makes samples of rows that name their fields in one of many ways.
struct RowReader {
    /// What made-up ids begin with.
    let name: String
    let options: ImportOptions
    let log: ProblemLog
    private let ids = SeenIDs()

    init(name: String, options: ImportOptions, log: ProblemLog) {
        self.name = name
        self.options = options
        self.log = log
    }

    private static let inputs = ["input", "question", "prompt", "query", "messages", "text", "message", "instruction"]
    private static let expectations = [
        "expected", "expectedoutput", "ideal", "answer", "reference", "target", "groundtruth", "correctlabel", "label",
    ]

    /// - Parameters:
    ///   - fields: In the order of the file.
    ///   - number: Of the row, from 1; names it if it has no id.
    /// - Returns: `nil` (and reported) for a row that makes no sample.
    func sample(_ fields: JSONObject, number: Int, at place: Place) -> GoldenSample? {
        var rest = fields
        let input = taken(options.inputField, Self.inputs, from: &rest).flatMap { value in
            value.string ?? SampleReader.flattened(value) ?? value.plainText
        }
        guard let input else {
            let known = options.inputField.map { [$0] } ?? ["input", "question", "prompt", "messages"]
            let names = fields.names.prefix(8).map { printable($0) }
            log.error(
                place, "row \(number) says nothing that was asked", expected: choice(known),
                found: names.isEmpty ? "nothing" : "the fields " + names.joined(separator: ", "))
            return nil
        }
        let expected = taken(options.expectedField, Self.expectations, from: &rest)
        let id = taken(nil, ["id"], from: &rest).flatMap(\.plainText) ?? "\(name)-\(number)"
        let category = taken(nil, ["category"], from: &rest).flatMap(\.plainText)
        let scorer = taken(nil, ["scorer"], from: &rest)
        guard let how = self.scorer(scorer, expected, rest, number: number, at: place) else { return nil }
        return checked(
            GoldenSample(
                id: id, category: category ?? options.category ?? "general", input: input, expected: expected,
                scorer: how, options: Self.options(rest)), what: "row \(number)", at: place)
    }

    /// What is no field of ours is kept as metadata.
    private static func options(_ rest: JSONObject) -> JSONObject {
        let (names, kept) = (GoldenSample.optionNames, rest["metadata"]?.object)
        var metadata = kept ?? JSONObject()
        var options = JSONObject()
        for (name, value) in rest.members {
            if name == "metadata", kept != nil { continue }
            if names.contains(name), name != "metadata" { options[name] = value } else { metadata[name] = value }
        }
        if !metadata.isEmpty { options["metadata"] = .object(metadata) }
        return options
    }

    /// The sample, or `nil` (and reported) when it could not be scored, or its id is another's.
    func checked(_ sample: GoldenSample, what: String, at place: Place) -> GoldenSample? {
        let problems = sample.problems
        for problem in problems {
            log.error(
                place, "\(what) gives no sample: \(problem.what)", expected: problem.expected,
                found: printable(problem.found))
        }
        guard problems.isEmpty else { return nil }
        if let first = ids.first(sample.id, at: place) {
            log.error(
                place, "\(what) gives no sample: its id is used twice",
                expected: "an id that no other sample of the file has",
                found: "\(quoted(sample.id)) again (first on line \(first.line))")
            return nil
        }
        return sample
    }

    private func scorer(
        _ value: JSON?, _ expected: JSON?, _ rest: JSONObject, number: Int, at place: Place
    ) -> ScorerName? {
        guard let text = value?.plainText else { return options.scorer ?? SampleReader.guess(expected, rest) }
        if let scorer = ScorerName(rawValue: text) ?? SampleReader.aliases[text] { return scorer }
        let words = ScorerName.allCases.map(\.rawValue)
        log.error(
            place, "row \(number) gives no sample: its scorer is not known\(suggestion(for: text, among: words))",
            expected: choice(words), found: quoted(text))
        return nil
    }

    /// Takes the first field that is there under one of the names, whatever case and separators they are written with.
    private func taken(_ path: String?, _ names: [String], from rest: inout JSONObject) -> JSON? {
        if let path {
            if let value = rest[path] {
                rest[path] = nil
                return value.isNothing ? nil : value
            }
            var part: JSON? = .object(rest)
            for step in path.split(separator: ".") { part = part?[String(step)] ?? part?.array?[safe: Int(step)] }
            return part.flatMap { $0.isNothing ? nil : $0 }
        }
        for name in names {
            guard let field = rest.names.first(where: { Self.bare($0) == name }), let value = rest[field] else {
                continue
            }
            rest[field] = nil
            if !value.isNothing { return value }
        }
        return nil
    }

    private static func bare(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// Where the ids of a file stand first.
private final class SeenIDs {
    private var places: [String: Place] = [:]

    /// Where an id stood before; `nil` for a new one, which is noted.
    func first(_ id: String, at place: Place) -> Place? {
        if let first = places[id] { return first }
        places[id] = place
        return nil
    }
}

extension JSON {
    /// Null or an empty text, which is how tables leave a field out.
    fileprivate var isNothing: Bool { self == .null || string?.allSatisfy(\.isWhitespace) == true }

    /// A text, or a number or truth value as one.
    var plainText: String? {
        switch self {
        case .string(let text): text
        case .integer, .large, .number, .bool: text
        default: nil
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int?) -> Element? { index.flatMap { indices.contains($0) ? self[$0] : nil } }
}
