import ChassisCore

/// A value for a field and how sure it is, 0…1. No value means no evidence.
struct Filled {
    var value: JSON?
    var certainty: Double

    static let nothing = Filled(value: nil, certainty: 0)
}

/// Fills a schema from evidence in the input and from worked examples, and leaves out what neither supports.
struct FormFiller {
    let root: SchemaNode
    let evidence: Evidence
    let votes: ExampleVotes
    let summary: Summary
    let inputTerms: Set<String>
    let inputWords: Set<String>

    private static let deepest = 12

    init(schema: JSON, material: InferenceMaterial) {
        root = SchemaNode(root: schema)
        evidence = Evidence(material.input)
        votes = ExampleVotes(input: material.input, examples: material.examples)
        summary = Summary(of: material.input)
        inputTerms = Set(TextAnalysis.terms(in: material.input))
        inputWords = Set(evidence.words.map(\.folded))
    }

    func answer() -> ExtractiveAnswer {
        let filled = fill(root, FieldName("", description: ""), depth: 0) { $0 }
        return ExtractiveAnswer(text: (filled.value ?? .object(JSONObject())).text, confidence: filled.certainty)
    }

    /// - Parameter example: Picks this field out of an example's output.
    func fill(_ node: SchemaNode, _ field: FieldName, depth: Int, example: @escaping (JSON) -> JSON?) -> Filled {
        guard depth <= Self.deepest else { return .nothing }
        if let constant = node.constant { return Filled(value: constant, certainty: 1) }
        let filled: Filled
        if node.choices != nil {
            filled = choose(node, field, example)
        } else {
            switch node.type {
            case "object": filled = fillObject(node, depth: depth, example: example)
            case "array": filled = fillArray(node, field, example: example)
            case "boolean": filled = chooseFlag(field, example)
            case "integer", "number": filled = fillNumber(node, field, example)
            case "string", nil: filled = fillText(node, field, example)
            default: filled = .nothing
            }
        }
        if filled.value == nil, node.isNullable { return Filled(value: .null, certainty: 0.5) }
        return filled
    }

    private func fillObject(_ node: SchemaNode, depth: Int, example: @escaping (JSON) -> JSON?) -> Filled {
        var object = JSONObject()
        var certainty = 0.0
        var asked = 0
        let required = node.required
        for (name, property) in node.properties {
            let field = FieldName(name, description: property.description)
            let filled = fill(property, field, depth: depth + 1) { example($0)?[name] }
            if let value = filled.value { object[name] = value }
            if filled.value != nil || required.contains(name) {
                certainty += filled.certainty
                asked += 1
            }
        }
        if asked == 0, !node.properties.isEmpty, depth > 0 { return .nothing }
        // An object within, in which nothing but nulls was found, is no evidence of its own.
        let holdsValue = object.members.contains { if case .null = $0.value { false } else { true } }
        if depth > 0, !holdsValue, !object.isEmpty, node.isNullable { return .nothing }
        return Filled(value: .object(object), certainty: asked > 0 ? certainty / Double(asked) : 0)
    }

    private func fillNumber(_ node: SchemaNode, _ field: FieldName, _ example: @escaping (JSON) -> JSON?) -> Filled {
        let known = votes.nearest { example($0)?.double.map { .number($0) } }
        if node.isGrade, !known.isEmpty { return grade(node, known) }
        let found = NumberField(evidence: evidence, field: field).read(node)
        if found.value != nil { return found }
        if field.has("confidence", "certainty"), node.allows(0.5), node.type == "number" {
            return Filled(value: .number((100 * min(1, votes.best * 2)).rounded() / 100), certainty: 0.5)
        }
        // A number between 0 and 1 (or the like) that examples give without its standing in their inputs is a judgement.
        if let low = node.bounds.low, let high = node.bounds.high, high - low <= 100, known.count >= 2 {
            return grade(node, known)
        }
        return .nothing
    }

    /// The mean of the nearest examples, weighted by nearness.
    private func grade(_ node: SchemaNode, _ known: [(similarity: Double, value: JSON)]) -> Filled {
        let near = known.prefix(3)
        let weight = near.reduce(0) { $0 + $1.similarity }
        guard weight > 0 else { return .nothing }
        let mean = near.reduce(0) { $0 + $1.similarity * ($1.value.double ?? 0) } / weight
        let value = node.type == "integer" ? mean.rounded() : (mean * 100).rounded() / 100
        guard node.allows(value) else { return .nothing }
        let json = node.type == "integer" ? Int64(exactly: value).map(JSON.integer) : JSON.number(value)
        return Filled(value: json, certainty: min(0.9, near.first.map { $0.similarity * 2 } ?? 0))
    }
}
