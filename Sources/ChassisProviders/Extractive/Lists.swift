import ChassisCore

/// Array fields: tags that examples vote for, sentences of a kind, line items of a table.
extension FormFiller {
    func fillArray(_ node: SchemaNode, _ field: FieldName, example: @escaping (JSON) -> JSON?) -> Filled {
        guard let items = node.items else { return bounded([], node, certainty: 0.3) }
        if items.type == "object" { return lineItems(node, items) }
        if let choices = items.choices { return bounded(tags(choices, example), node, certainty: 0.6) }
        guard items.type == "string" else { return bounded(numbers(items), node, certainty: 0.5) }
        let vocabulary = vocabulary(example)
        if !vocabulary.isEmpty { return bounded(tags(vocabulary, example), node, certainty: 0.5) }
        return bounded(texts(items, field, most: node.limit("maxItems") ?? 5), node, certainty: 0.5)
    }

    /// Cut to `maxItems`; with fewer than `minItems` there is no evidence for a list.
    private func bounded(_ values: [JSON], _ node: SchemaNode, certainty: Double) -> Filled {
        var kept: [JSON] = []
        var seen: Set<String> = []
        for value in values where node.schema["uniqueItems"]?.bool != true || seen.insert(value.text).inserted {
            kept.append(value)
        }
        if let most = node.limit("maxItems"), kept.count > most { kept = Array(kept.prefix(max(0, most))) }
        if kept.count < node.limit("minItems") ?? 0 { return .nothing }
        return Filled(value: .array(kept), certainty: kept.isEmpty ? 0.3 : certainty)
    }

    private func vocabulary(_ example: (JSON) -> JSON?) -> [JSON] {
        var values: [JSON] = []
        var counts: [String: Int] = [:]
        for output in votes.outputs {
            for value in output.flatMap(example)?.array ?? [] where value.string != nil {
                if counts[value.text] == nil { values.append(value) }
                counts[value.text, default: 0] += 1
            }
        }
        let repeated = counts.values.count { $0 > 1 }
        return values.count >= 2 && repeated * 3 >= values.count ? values : []
    }

    /// Values that more than half of the nearness votes for, or that the input names.
    private func tags(_ choices: [JSON], _ example: @escaping (JSON) -> JSON?) -> [JSON] {
        let known = votes.nearest { example($0)?.array.map { .array($0) } }.prefix(ExampleVotes.neighbours)
        let total = known.reduce(0) { $0 + $1.similarity * $1.similarity }
        return choices.filter { choice in
            let text = choice.text
            let share = known.reduce(0) { sum, vote in
                (vote.value.array ?? []).contains { $0.text == text } ? sum + vote.similarity * vote.similarity : sum
            }
            let terms = Set(TextAnalysis.terms(in: (choice.string ?? "").split(separator: "_").joined(separator: " ")))
            let isNamed = !terms.isEmpty && terms.isSubset(of: inputTerms)
            return (total > 0 && share / total >= 0.5) || isNamed
        }
    }

    private func numbers(_ items: SchemaNode) -> [JSON] {
        guard items.type == "number" || items.type == "integer" else { return [] }
        return evidence.amounts.filter { !$0.value.isPercent && items.allows($0.value.value) }.prefix(100).compactMap {
            items.type == "integer" ? $0.value.integer.map(JSON.integer) : NumberField.number($0.value)
        }
    }

    private func texts(_ items: SchemaNode, _ field: FieldName, most: Int) -> [JSON] {
        let most = max(0, min(most, 20))
        var texts: [String]
        switch items.format {
        case "email": texts = evidence.emails()
        case "date": texts = evidence.dates.map(\.value.iso)
        default: texts = sentences(field, most: most)
        }
        if let longest = items.limit("maxLength") { texts.removeAll { $0.unicodeScalars.count > longest } }
        let pattern = FieldPattern(items.schema["pattern"]?.string)
        return texts.filter(pattern.matches).prefix(most).map { .string($0) }
    }

    private func sentences(_ field: FieldName, most: Int) -> [String] {
        if field.has("question", "questions", "open") { return summary.texts(upTo: most, where: Cues.isQuestion) }
        if field.has("decision", "decisions", "agreements") { return summary.texts(upTo: most, where: Cues.isDecision) }
        if field.has("action", "actions", "todo", "todos", "tasks", "steps", "next") {
            return summary.texts(upTo: most) { Cues.isAction($0) && !Cues.isQuestion($0) }
        }
        if field.has("dates", "deadlines") { return evidence.dates.map(\.value.iso) }
        if field.has("emails") { return evidence.emails() }
        if field.has("amounts") {
            return evidence.amounts.filter { $0.value.currency != nil }.map { evidence.string($0.range) }
        }
        let asksForPoints = field.has(
            "points", "key", "highlights", "findings", "facts", "bullets", "summary", "topics", "evidence", "quotes",
            "issues",
            "problems", "risks", "recommendations", "requests")
        return asksForPoints ? summary.texts(upTo: min(most, 5)) : []
    }

    private func lineItems(_ node: SchemaNode, _ items: SchemaNode) -> Filled {
        let rows = LineItems(evidence).rows()
        let values = rows.compactMap { row -> JSON? in
            var object = JSONObject()
            for (name, property) in items.properties {
                if let value = row.value(for: FieldName(name, description: property.description), property) {
                    object[name] = value
                } else if property.isNullable {
                    object[name] = .null
                }
            }
            return object.isEmpty ? nil : .object(object)
        }
        return bounded(values, node, certainty: 0.7)
    }
}
