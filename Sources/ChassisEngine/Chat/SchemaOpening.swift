import ChassisCore

/// Opens a schema to placeholders, for a service that holds its model to it: where a model may not write one, it invents
/// what the placeholder stands for.
///
/// The forms of texts go, and where a number may stand, the placeholder of one may. Answers are still checked against the
/// original, with their values put back.
///
///     SchemaOpening.opened(["type": "integer"], numbers: ["⟦PHONE_1⟧"])
///     // {"anyOf":[{"type":"integer"},{"type":"string","enum":["⟦PHONE_1⟧"]}]}
struct SchemaOpening {
    private static let forms: Set<String> = ["format", "pattern", "minLength", "maxLength"]
    private static let mostNumbers = 50

    /// What stands in a number's place; `nil` when no value is a number.
    private let number: JSON?
    private var dropped: [String] = []

    private init(_ numbers: [String]) {
        if numbers.isEmpty {
            number = nil
        } else if numbers.count <= Self.mostNumbers {
            number = ["type": "string", "enum": .array(numbers.map { .string($0) })]
        } else {
            number = ["type": "string"]
        }
    }

    /// - Parameter numbers: The placeholders of values that are numbers.
    /// - Returns: The opened schema, and as JSON Pointers what of the schema it does not ask for.
    static func opened(_ schema: JSON, numbers: [String]) -> (schema: JSON, dropped: [String]) {
        var opening = SchemaOpening(numbers)
        let opened = opening.open(schema, at: "")
        return (opened, opening.dropped)
    }

    private mutating func open(_ schema: JSON, at path: String) -> JSON {
        switch schema {
        case .array(let elements):
            return .array(elements.enumerated().map { open($1, at: JSONPointer.appending($0, to: path)) })
        case .object(let object):
            var members: [(String, JSON)] = []
            for member in object.members {
                let place = JSONPointer.appending(member.name, to: path)
                guard !Self.forms.contains(member.name) else {
                    dropped.append(place)
                    continue
                }
                switch SchemaWord(member.name) {
                case .schema: members.append((member.name, open(member.value, at: place)))
                case .members: members.append((member.name, openNamed(member.value, at: place)))
                case .rule, .value: members.append((member.name, member.value))
                }
            }
            let opened = JSON.object(JSONObject(members))
            guard let number, Self.takesNumbers(object) else { return opened }
            dropped.append(JSONPointer.appending("type", to: path))
            return ["anyOf": [opened, number]]
        default: return schema
        }
    }

    private mutating func openNamed(_ schemas: JSON, at path: String) -> JSON {
        guard let object = schemas.object else { return schemas }
        return .object(
            JSONObject(
                object.members.map { ($0.name, open($0.value, at: JSONPointer.appending($0.name, to: path))) }))
    }

    private static func takesNumbers(_ schema: JSONObject) -> Bool {
        let types = schema["type"].map { $0.array ?? [$0] } ?? []
        return types.contains("integer") || types.contains("number")
    }
}
