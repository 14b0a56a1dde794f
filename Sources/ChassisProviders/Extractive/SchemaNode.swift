import ChassisCore

/// The parts of a JSON Schema that a form needs, with references followed and null set apart.
struct SchemaNode {
    private let root: JSON
    let schema: JSONObject
    let isNullable: Bool
    /// `object`, `array`, `string`, `number`, `integer`, `boolean`; `nil` when the schema doesn't say.
    let type: String?

    init(root: JSON) { self.init(root, root: root) }

    private init(_ schema: JSON, root: JSON) {
        self.root = root
        var object = Self.resolved(schema, root: root)
        var nullable = false
        for keyword in ["anyOf", "oneOf"] {
            guard let branches = object[keyword]?.array else { continue }
            let resolved = branches.prefix(64).map { Self.resolved($0, root: root) }
            nullable = nullable || resolved.contains { $0["type"]?.string == "null" }
            guard let first = resolved.first(where: { $0["type"]?.string != "null" }) else { continue }
            for (name, value) in first.members where object[name] == nil { object[name] = value }
        }
        for branch in object["allOf"]?.array?.prefix(64) ?? [] {
            for (name, value) in Self.resolved(branch, root: root).members where object[name] == nil {
                object[name] = value
            }
        }
        let types = object["type"]?.array?.compactMap(\.string) ?? object["type"]?.string.map { [$0] } ?? []
        let holdsNull = object["enum"]?.array?.contains { if case .null = $0 { true } else { false } } ?? false
        isNullable =
            nullable || (types.contains("null") && (object["enum"] == nil || holdsNull)) || (types.isEmpty && holdsNull)
        let isObject = object["properties"] != nil || object["required"] != nil
        type = types.first { $0 != "null" } ?? (isObject ? "object" : nil)
        self.schema = object
    }

    /// Follows `#/…` references, at most 16 in a row; an unknown one is an empty schema.
    private static func resolved(_ schema: JSON, root: JSON) -> JSONObject {
        var current = schema
        for _ in 0..<16 {
            guard let object = current.object else { return JSONObject() }
            guard let reference = object["$ref"]?.string else { return object }
            guard reference.hasPrefix("#") else { return JSONObject() }
            var target: JSON? = root
            for step in reference.dropFirst().split(separator: "/").prefix(32) {
                target = target?[String(step)]
            }
            guard let target else { return JSONObject() }
            current = target
        }
        return JSONObject()
    }

    /// Those that are described, and those that are required and may be anything.
    var properties: [(name: String, node: SchemaNode)] {
        let described = (schema["properties"]?.object?.members ?? []).prefix(256)
        let others = (schema["required"]?.array?.compactMap(\.string) ?? []).prefix(256).filter { name in
            !described.contains { $0.name == name }
        }
        return described.map { ($0.name, SchemaNode($0.value, root: root)) }
            + others.map { ($0, SchemaNode(.object(JSONObject()), root: root)) }
    }
    var required: Set<String> { Set(schema["required"]?.array?.compactMap(\.string) ?? []) }
    var items: SchemaNode? { schema["items"].map { SchemaNode($0, root: root) } }
    /// Without null.
    var choices: [JSON]? {
        schema["enum"]?.array?.filter { if case .null = $0 { false } else { true } }
    }
    var constant: JSON? { schema["const"] }
    var format: String? { schema["format"]?.string }
    var description: String { (schema["description"]?.string ?? "") + " " + (schema["title"]?.string ?? "") }

    func limit(_ keyword: String) -> Int? {
        schema[keyword]?.integer.map { Int(clamping: $0) }
    }

    /// Lowest and highest number allowed; exclusive ones too.
    var bounds: (low: Double?, high: Double?) {
        (
            schema["minimum"]?.double ?? schema["exclusiveMinimum"]?.double,
            schema["maximum"]?.double ?? schema["exclusiveMaximum"]?.double
        )
    }

    func allows(_ value: Double) -> Bool {
        if let low = schema["minimum"]?.double, value < low { return false }
        if let high = schema["maximum"]?.double, value > high { return false }
        if let low = schema["exclusiveMinimum"]?.double, value <= low { return false }
        if let high = schema["exclusiveMaximum"]?.double, value >= high { return false }
        return true
    }

    /// Whole numbers from a small range: a grade rather than a quantity.
    var isGrade: Bool {
        guard type == "integer", let low = bounds.low, let high = bounds.high else { return false }
        return high >= low && high - low <= 20
    }
}
