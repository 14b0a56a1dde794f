import ChassisCore

/// Free text fields: copied where the text says the value, summed up where the field asks for that.
extension FormFiller {
    func fillText(_ node: SchemaNode, _ field: FieldName, _ example: @escaping (JSON) -> JSON?) -> Filled {
        var filled = typedText(node, field)
        if filled == nil {
            switch habit(example) {
            case .label(let known): filled = label(known)
            case .copy: filled = copied(node, field)
            case .prose: filled = prose(node, field)
            case .unknown: filled = wantsProse(field) ? prose(node, field) : copied(node, field)
            }
        }
        guard let filled, let text = filled.value?.string else { return .nothing }
        guard let fitted = fit(text, node, isProse: text.contains(" ")) else { return .nothing }
        return Filled(value: .string(fitted), certainty: filled.certainty)
    }

    /// What the format, the pattern or an unmistakable name asks for; `nil` when it may be any text.
    private func typedText(_ node: SchemaNode, _ field: FieldName) -> Filled? {
        let numbers = NumberField(evidence: evidence, field: field)
        switch node.format {
        case "date": return numbers.date(withTime: false)
        case "date-time": return numbers.date(withTime: true)
        case "email": return first(evidence.emails())
        case "uri", "url", "iri": return first(urls())
        case "time", "duration", "uuid", "ipv4", "ipv6", "hostname": return first(tokens(matching: node.format ?? ""))
        default: break
        }
        if field.concept([.date]) != nil, field.has("date", "datum", "fecha", "due", "issued", "data") {
            return numbers.date(withTime: false)
        }
        switch field.concept([.other]) {
        case .currency: return numbers.currency().map { Filled(value: .string($0), certainty: 0.9) } ?? .nothing
        case .email: return first(evidence.emails())
        case .phone:
            return first(evidence.placeholders("PHONE") + [evidence.lines.value(for: .phone)].compactMap { $0 })
        case .url: return first(urls())
        case .language:
            return LanguageGuess.code(of: evidence.text).map { Filled(value: .string($0), certainty: 0.85) } ?? .nothing
        default: break
        }
        if field.concept([.code]) == .vatID { return first(VATNumbers(evidence).values(ofBuyer: asksForBuyer(field))) }
        if field.concept([.code]) == .iban { return first(evidence.placeholders("IBAN") + ibans()) }
        let isNumbered = field.has("number", "no", "id", "nr", "code", "reference", "ref", "po", "sku", "nummer")
        if isNumbered, !field.has("name") { return code(node, numbers) }
        return nil
    }

    private func asksForBuyer(_ field: FieldName) -> Bool {
        Concept.matches(in: field.words, kinds: [.party]).contains { $0.concept == .customer }
    }

    private func code(_ node: SchemaNode, _ numbers: NumberField) -> Filled {
        let pattern = FieldPattern(node.schema["pattern"]?.string)
        let found = numbers.code { pattern.matches($0) }
        if found.value != nil { return found }
        let concept = numbers.field.concept([.code])
        let labelled = concept.flatMap(evidence.lines.value(for:)) ?? evidence.lines.value(named: numbers.field.terms)
        guard let labelled, labelled.utf8.count <= 64, pattern.matches(labelled),
            labelled.utf8.contains(where: { (0x30...0x39).contains($0) })
        else {
            return pattern.isSpecific ? first(numbers.evidence.codes.map(\.value).filter(pattern.matches)) : .nothing
        }
        return Filled(value: .string(labelled), certainty: 0.8)
    }

    private func first(_ values: [String]) -> Filled {
        values.first.map { Filled(value: .string($0), certainty: values.count == 1 ? 0.9 : 0.6) } ?? .nothing
    }

    private func urls() -> [String] {
        evidence.text.split(whereSeparator: { $0.isWhitespace || "<>()\"".contains($0) })
            .filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
            .map { url in String(url.last.map { ".,;:!?".contains($0) } == true ? url.dropLast() : url) }
    }

    private func ibans() -> [String] { [evidence.lines.value(for: .iban)].compactMap { $0 } }

    private func tokens(matching format: String) -> [String] {
        guard format == "uuid" else { return [] }
        return evidence.text.split(whereSeparator: { !($0.isHexDigit || $0 == "-") }).map(String.init)
            .filter { $0.utf8.count == 36 && $0.split(separator: "-").map(\.utf8.count) == [8, 4, 4, 4, 12] }
    }

    private enum Habit {
        case label([(similarity: Double, value: JSON)])
        case copy, prose, unknown
    }

    /// What the examples do with the field: pick from few values, copy from the input, or write freely.
    private func habit(_ example: @escaping (JSON) -> JSON?) -> Habit {
        var values: [String] = []
        var copies = 0
        for (index, output) in votes.outputs.enumerated() {
            guard let output, let value = example(output)?.string, !value.isEmpty else { continue }
            values.append(value)
            if value.utf8.count < 400, votes.inputs[index].prefix(20_000).contains(value) { copies += 1 }
        }
        guard values.count >= 2 else { return .unknown }
        if copies * 10 >= values.count * 6 { return .copy }
        if values.count >= 4, Set(values).count * 2 <= values.count { return .label(votes.nearest { example($0) }) }
        return .prose
    }

    private func label(_ known: [(similarity: Double, value: JSON)]) -> Filled {
        var choices: [JSON] = []
        for vote in known where !choices.contains(where: { $0.text == vote.value.text }) { choices.append(vote.value) }
        let shares = voteShares(choices, known)
        guard let best = shares.indices.max(by: { (shares[$0], -$0) < (shares[$1], -$1) }), shares[best] > 0 else {
            return .nothing
        }
        return Filled(value: choices[best], certainty: shares[best] * min(1, votes.best / 0.3))
    }

    private func wantsProse(_ field: FieldName) -> Bool {
        field.has(
            "summary", "description", "reason", "title", "headline", "explanation", "abstract", "overview", "rationale",
            "message", "text", "problem", "issue", "topic", "note", "notes", "gist", "analysis", "answer", "conclusion",
            "recommendation", "zusammenfassung", "resume", "resumen", "request", "question", "decision", "outcome")
    }

    /// The value beside the field's label.
    private func copied(_ node: SchemaNode, _ field: FieldName) -> Filled {
        let pattern = FieldPattern(node.schema["pattern"]?.string)
        let concept = field.concept([.party, .other, .code])
        if let concept, let value = evidence.lines.value(for: concept), pattern.matches(value) {
            return Filled(value: .string(value), certainty: 0.85)
        }
        if let value = evidence.lines.value(named: field.terms), pattern.matches(value) {
            return Filled(value: .string(value), certainty: 0.75)
        }
        if concept == .vendor || concept == .customer, let name = PartyNames(evidence.lines).name(of: concept) {
            return Filled(value: .string(name), certainty: 0.5)
        }
        let isBill = evidence.amounts.contains { $0.concept == .total }
        if concept == .vendor, isBill, let name = PartyNames(evidence.lines).letterhead() {
            return Filled(value: .string(name), certainty: 0.4)
        }
        if concept?.kind == .code || pattern.isSpecific {
            return code(node, NumberField(evidence: evidence, field: field))
        }
        return .nothing
    }

    private func prose(_ node: SchemaNode, _ field: FieldName) -> Filled {
        let limit = node.limit("maxLength") ?? 300
        if field.has("question"), let question = summary.texts(upTo: 1, where: Cues.isQuestion).first {
            return Filled(value: .string(question), certainty: 0.7)
        }
        if field.has("decision", "outcome", "conclusion") {
            let found = summary.texts(upTo: 1, where: Cues.isDecision).first
            return found.map { Filled(value: .string($0), certainty: 0.6) } ?? .nothing
        }
        if field.has("title", "headline", "subject", "topic"), let subject = evidence.lines.value(for: .subject) {
            return Filled(value: .string(subject), certainty: 0.8)
        }
        let isShort = field.has("title", "headline", "topic", "gist") || limit <= 160
        var text = summary.texts(upTo: isShort ? 1 : 2).joined(separator: " ")
        if let least = node.limit("minLength"), text.unicodeScalars.count < least {
            text = summary.texts(upTo: 12).joined(separator: " ")
        }
        if text.isEmpty { return .nothing }
        return Filled(value: .string(text), certainty: 0.6)
    }

    /// Within the lengths and the pattern, cut between words; `nil` when it can't be.
    private func fit(_ text: String, _ node: SchemaNode, isProse: Bool) -> String? {
        var text = text
        if let most = node.limit("maxLength"), text.unicodeScalars.count > most {
            guard isProse, most > 0 else { return nil }
            var cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, most - 1))))
            if let space = cut.lastIndex(of: " "), cut.utf8.distance(from: cut.startIndex, to: space) > most / 2 {
                cut = String(cut[..<space])
            }
            text = cut + "…"
        }
        if let least = node.limit("minLength"), text.unicodeScalars.count < least { return nil }
        return FieldPattern(node.schema["pattern"]?.string).matches(text) ? text : nil
    }
}

/// A schema's `pattern`, tried on short values only: the expression is the workspace's, the value anyone's.
struct FieldPattern {
    private let regex: Regex<AnyRegexOutput>?
    private static let longest = 200

    init(_ pattern: String?) { regex = pattern.flatMap { $0.utf8.count <= 500 ? try? Regex($0) : nil } }

    var isSpecific: Bool { regex != nil }

    func matches(_ value: String) -> Bool {
        guard let regex else { return true }
        guard value.utf8.count <= Self.longest else { return false }
        return (try? regex.firstMatch(in: value)) != nil
    }
}
