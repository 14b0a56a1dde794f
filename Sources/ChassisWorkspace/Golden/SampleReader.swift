import ChassisCore

/// Reads one sample out of a JSON object: our own form, and what other people's datasets say instead.
///
/// Our own files have to be exact, because results are kept by id for ever. Of datasets from outside a missing id,
/// scorer or `input` is made up from what is there: the line number, the type of the expected answer, the messages.
struct SampleReader {
    let isOwn: Bool
    let log: ProblemLog

    /// - Returns: `nil` (and reported) when a field is missing or of a wrong type.
    func sample(_ object: JSONObject, at place: Place) -> GoldenSample? {
        var rest = object
        let id = id(&rest, at: place)
        let category = category(&rest, at: place)
        let input = input(&rest, at: place)
        let expected = expected(&rest)
        let scorer = scorer(&rest, expected: expected, at: place)
        guard let id, let category, let input, let scorer else { return nil }
        let sample = GoldenSample(
            id: id, category: category, input: input, expected: expected == .null ? nil : expected, scorer: scorer,
            options: rest)
        let problems = sample.problems
        for problem in problems {
            log.error(place, problem.what, expected: problem.expected, found: quotedIfLoose(problem.found))
        }
        return problems.isEmpty ? sample : nil
    }

    private func quotedIfLoose(_ found: String) -> String {
        found == "nothing" || found.hasPrefix("an empty") || found.hasPrefix("a value of") ? found : quoted(found)
    }

    private func id(_ rest: inout JSONObject, at place: Place) -> String? {
        let value = rest["id"]
        rest["id"] = nil
        switch value {
        case .string(let text)?: return text
        case .integer(let number)?: return "\(number)"
        case nil where !isOwn: return "line-\(place.line)"
        default:
            wrong("id", "a text that no other sample of the file has", value, at: place)
            return nil
        }
    }

    private func category(_ rest: inout JSONObject, at place: Place) -> String? {
        let value = rest["category"]
        rest["category"] = nil
        if let text = value?.string { return text }
        if value == nil || value == .null { return "general" }
        wrong("category", "a text", value, at: place)
        return nil
    }

    private func input(_ rest: inout JSONObject, at place: Place) -> String? {
        for name in isOwn ? ["input", "messages"] : ["input", "messages", "question", "prompt"] {
            guard let value = rest[name], value != .null else { continue }
            if let text = value.string ?? Self.flattened(value) {
                if name == "input" || name == "question" || name == "prompt" { rest[name] = nil }
                return text
            }
            wrong(name, "a text, or a list of messages with role and content", value, at: place)
            return nil
        }
        wrong("input", "what a user would send", nil, at: place)
        return nil
    }

    private func expected(_ rest: inout JSONObject) -> JSON? {
        for name in isOwn ? ["expected"] : ["expected", "ideal", "answer", "target", "reference"] {
            guard let value = rest[name] else { continue }
            rest[name] = nil
            return value
        }
        return nil
    }

    private func scorer(_ rest: inout JSONObject, expected: JSON?, at place: Place) -> ScorerName? {
        let value = rest["scorer"]
        rest["scorer"] = nil
        let words = ScorerName.allCases.map(\.rawValue)
        guard let text = value?.string else {
            if value == nil, !isOwn { return Self.guess(expected, rest) }
            wrong("scorer", choice(words), value, at: place)
            return nil
        }
        if let scorer = ScorerName(rawValue: text) ?? Self.aliases[text] { return scorer }
        log.error(
            place, "the scorer is not known\(suggestion(for: text, among: words))", expected: choice(words),
            found: quoted(text))
        return nil
    }

    private func wrong(_ field: String, _ expected: String, _ value: JSON?, at place: Place) {
        guard let value, value != .null else {
            log.error(place, "\(field) is missing", expected: expected, found: "nothing")
            return
        }
        log.error(place, "\(field) is of a wrong type", expected: expected, found: quoted(value.text))
    }

    /// What other tools call our scorers.
    static let aliases: [String: ScorerName] = [
        "includes": .contains, "include": .contains, "reference": .similarity, "similar": .similarity,
        "rouge": .similarity, "match": .exact, "equals": .exact, "multiple_choice": .choice, "is-json": .schema,
        "llm-rubric": .judge, "model_graded": .judge,
    ]

    /// How an answer is compared when nobody says so: by the type of what is expected, and long texts by likeness.
    static func guess(_ expected: JSON?, _ options: JSONObject) -> ScorerName {
        if options["choices"]?.array != nil { return .choice }
        if options["pattern"] != nil { return .regex }
        switch expected {
        case nil, .null?: return options["schema"] != nil ? .schema : options["article"] != nil ? .retrieval : .judge
        case .integer?, .large?, .number?: return .numeric
        case .object?: return .json
        case .array(let elements)? where elements.contains { $0.object != nil }: return .json
        default:
            let texts = expected?.array?.compactMap(\.string) ?? [expected?.string].compactMap(\.self)
            let longest = texts.map { $0.split(whereSeparator: \.isWhitespace).count }.max() ?? 0
            return longest > 12 ? .similarity : .contains
        }
    }

    /// A list of chat messages as one text: a system message first and bare, then who says what when several speak.
    static func flattened(_ value: JSON) -> String? {
        guard let messages = value.array, !messages.isEmpty else { return nil }
        let isTalk = messages.contains { $0["role"]?.string == "assistant" }
        var parts: [String] = []
        for message in messages {
            guard message.object != nil, let content = content(of: message) else { return nil }
            let role = message["role"]?.string ?? "user"
            let isBare = !isTalk || role == "system" || role == "developer"
            parts.append(isBare ? content : "\(role.capitalizedFirst): \(content)")
        }
        return parts.joined(separator: "\n\n")
    }

    /// A text, or the texts among the parts.
    private static func content(of message: JSON) -> String? {
        if let text = message["content"]?.string { return text }
        let parts = message["content"]?.array?.compactMap { $0["text"]?.string } ?? []
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
