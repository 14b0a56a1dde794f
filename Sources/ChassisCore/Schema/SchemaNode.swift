/// One compiled subschema.
struct SchemaNode: Sendable {
    var rules: [SchemaRule] = []
    /// The resource it stands in, for `$dynamicRef`.
    var resource: Int
    /// Whether it asks what its neighbours looked at.
    var needsEvaluated = false
}

/// What a keyword asks, with other subschemas by their number. Rules run in the order they have here for one node:
/// `unevaluated…` come last.
enum SchemaRule: Sendable {
    case never
    case type(JSONTypeSet)
    case constant(JSON)
    case oneOfValues(Set<JSON>, listed: String)
    case minimum(JSON, isExclusive: Bool)
    case maximum(JSON, isExclusive: Bool)
    case multipleOf(JSON)
    case minLength(Int)
    case maxLength(Int)
    case pattern(Pattern)
    case format(SchemaFormat)
    case minItems(Int)
    case maxItems(Int)
    case uniqueItems
    case items(prefix: [Int], rest: Int?)
    case contains(Int, minimum: Int, maximum: Int?)
    case minProperties(Int)
    case maxProperties(Int)
    case required([String])
    case dependentRequired([(name: String, required: [String])])
    case members(MemberRules)
    case propertyNames(Int)
    case dependentSchemas([(name: String, node: Int)])
    case reference(Int)
    case dynamicReference(Int, anchor: String)
    case allOf([Int])
    case anyOf([Int])
    case oneOf([Int])
    case not(Int)
    case condition(Int, then: Int?, otherwise: Int?)
    case unevaluatedItems(Int)
    case unevaluatedProperties(Int)
}

/// `properties`, `patternProperties` and `additionalProperties` of one schema, which only make sense together.
struct MemberRules: Sendable {
    var named: [ExactText: Int] = [:]
    var patterns: [(pattern: Pattern, node: Int)] = []
    var additional: Int?
    var additionalIsForbidden = false
}

/// The types of JSON Schema as a set of bits.
struct JSONTypeSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = JSONTypeSet(rawValue: 1)
    static let boolean = JSONTypeSet(rawValue: 2)
    static let integer = JSONTypeSet(rawValue: 4)
    static let number = JSONTypeSet(rawValue: 8)
    static let string = JSONTypeSet(rawValue: 16)
    static let array = JSONTypeSet(rawValue: 32)
    static let object = JSONTypeSet(rawValue: 64)

    static let names: [(name: String, type: JSONTypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
        ("array", .array), ("object", .object),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(named name: String) {
        guard let found = Self.names.first(where: { $0.name == name }) else { return nil }
        self = found.type
    }

    /// "number", "string or null".
    var listed: String { Self.names.filter { contains($0.type) }.map(\.name).joined(separator: " or ") }

    func accepts(_ value: JSON) -> Bool {
        switch value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .integer, .large: contains(.integer) || contains(.number)
        case .number(let value): contains(.number) || (contains(.integer) && value.rounded() == value)
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        }
    }
}

extension JSON {
    /// The name of the type as JSON Schema has it: "null", "boolean", "integer", "number", "string", "array", "object".
    package var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer, .large: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
