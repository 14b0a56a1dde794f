/// The keywords of draft 2020-12 by vocabulary, and where subschemas live.
enum SchemaKeyword {
    static let core: Set<String> = [
        "$id", "$schema", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs",
    ]
    static let validation: Set<String> = [
        "type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
        "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains",
        "maxProperties", "minProperties", "required", "dependentRequired",
    ]
    static let annotations: Set<String> = [
        "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples", "contentEncoding",
        "contentMediaType", "contentSchema", "format",
    ]
    /// Hold one subschema.
    static let holdsOne: Set<String> = [
        "items", "contains", "additionalProperties", "propertyNames", "if", "then", "else", "not", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema",
    ]
    /// Hold a list of subschemas.
    static let holdsList: Set<String> = ["prefixItems", "allOf", "anyOf", "oneOf"]
    /// Hold an object of subschemas.
    static let holdsNamed: Set<String> = ["properties", "patternProperties", "dependentSchemas", "$defs"]

    static let all = core.union(validation).union(annotations).union(holdsOne).union(holdsList).union(holdsNamed)

    /// What writers of older drafts mean.
    static let successors: [String: String] = [
        "definitions": "$defs", "dependencies": "dependentRequired' or 'dependentSchemas", "id": "$id",
        "additionalItems": "items", "$recursiveRef": "$dynamicRef", "$recursiveAnchor": "$dynamicAnchor",
        "nullable": "type", "divisibleBy": "multipleOf", "extends": "allOf",
    ]

    /// The subschemas directly under one, with the steps to them.
    static func children(of schema: JSONObject) -> [(steps: [String], schema: JSON)] {
        var out: [(steps: [String], schema: JSON)] = []
        for (name, value) in schema.members {
            if holdsOne.contains(name) {
                out.append(([name], value))
            } else if holdsList.contains(name), case .array(let elements) = value {
                for (index, element) in elements.enumerated() { out.append(([name, String(index)], element)) }
            } else if holdsNamed.contains(name), case .object(let object) = value {
                for member in object.members { out.append(([name, member.name], member.value)) }
            }
        }
        return out
    }
}
