/// What stands behind a word of a schema. Words that no draft has say something to people and programs, as values do.
enum SchemaWord {
    /// What a validator goes by: numbers, and texts that are masked only where they hold a value.
    case rule
    case schema
    /// Schemas by name.
    case members
    case value

    init(_ name: String) {
        self = Self.known[name] ?? .value
    }

    private static let known: [String: SchemaWord] = {
        let rules = [
            "type", "format", "pattern", "required", "dependentRequired", "minimum", "maximum", "exclusiveMinimum",
            "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minContains",
            "maxContains", "minProperties", "maxProperties", "uniqueItems", "$ref", "$id", "id", "$schema", "$anchor",
            "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "contentEncoding",
            "contentMediaType",
        ]
        let schemas = [
            "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
            "unevaluatedProperties", "propertyNames", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
            "contentSchema",
        ]
        let members = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"]
        var known: [String: SchemaWord] = [:]
        for name in rules { known[name] = .rule }
        for name in schemas { known[name] = .schema }
        for name in members { known[name] = .members }
        return known
    }()
}
