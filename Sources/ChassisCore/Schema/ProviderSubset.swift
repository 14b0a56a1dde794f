/// Reduces a schema to what providers' strict structured output takes, which is less than we check afterwards.
///
/// Every member becomes required, and one that was optional may be null; objects take no other members. `allOf` is laid
/// together where its parts say different things. Other composition (`oneOf`, `not`, `if`), dependencies, `patternProperties`, `prefixItems`, `contains` and their like go,
/// as do formats the profile doesn't name. A root that is no object is put under the member `value`.
///
///     providerSubset(of: ["type": "object", "properties": ["a": ["type": "string", "not": false]]])
///     // {"type":"object","properties":{"a":{"type":["string","null"]}},"required":["a"],"additionalProperties":false}
///     // dropped: ["/properties/a/not"]
///
/// - Returns: The reduced schema, and as JSON Pointers the places in the original that lost something. Values must
///   still be checked against the original; null for an optional member stands for its absence.
/// - Complexity: O(n); beyond 10 levels of nesting subschemas are kept, because providers' caps differ and move.
/// - SeeAlso: OpenAI's structured outputs, strict profile of February 2026.
package func providerSubset(of schema: JSON) -> (schema: JSON, dropped: [String]) {
    var reducer = ProviderReducer()
    var root = reducer.reduce(schema, at: "", depth: 0)
    if !ProviderReducer.isObject(root) {
        var definitions: JSON?
        if case .object(var object) = root, let found = object["$defs"] {
            definitions = found
            object["$defs"] = nil
            root = .object(object)
        }
        var wrapper: JSONObject = ProviderReducer.wrapper(of: root)
        if let definitions { wrapper["$defs"] = definitions }
        reducer.dropped.append("")
        root = .object(wrapper)
    }
    return (root, reducer.dropped)
}

private struct ProviderReducer {
    var dropped: [String] = []

    private static let kept: Set<String> = [
        "type", "enum", "const", "title", "description", "pattern", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "$ref",
    ]
    private static let formats: Set<String> = [
        "date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid",
    ]

    static func isObject(_ schema: JSON) -> Bool { schema["type"] == "object" && schema["anyOf"] == nil }

    static func wrapper(of schema: JSON) -> JSONObject {
        JSONObject([
            ("type", "object"), ("properties", ["value": schema]), ("required", ["value"]),
            ("additionalProperties", false),
        ])
    }

    mutating func reduce(_ schema: JSON, at path: String, depth: Int) -> JSON {
        guard case .object(let object) = schema, depth < JSON.maximumDepth else {
            if schema != true { dropped.append(path) }
            return [:]
        }
        var out = JSONObject()
        for (name, value) in object.members {
            let inner = JSONPointer.appending(name, to: path)
            switch name {
            case "properties", "required", "additionalProperties", "$schema", "$id", "$comment": break
            case "items": out[name] = reduce(value, at: inner, depth: depth + 1)
            case "anyOf", "oneOf":
                // The profile has only anyOf; that exactly one form matches is checked afterwards.
                if name == "oneOf" { dropped.append(inner) }
                let forms = (value.array ?? []).enumerated()
                let reduced = forms.map { reduce($1, at: JSONPointer.appending($0, to: inner), depth: depth + 1) }
                if out["anyOf"] == nil { out["anyOf"] = .array(reduced) } else { dropped.append(inner) }
            case "$defs": out[name] = .object(reduceNamed(value, at: inner, depth: depth))
            case "format":
                if Self.formats.contains(value.string ?? "") { out[name] = value } else { dropped.append(inner) }
            case "allOf": if !lay(value, into: &out, of: object) { dropped.append(inner) }
            default: if Self.kept.contains(name) { out[name] = value } else { dropped.append(inner) }
            }
        }
        if takesObjects(object) { closeObject(object, at: path, depth: depth, into: &out) }
        return .object(out)
    }

    /// Takes the parts of an `allOf` for keywords of the schema itself: those that nobody else says, of values that are no
    /// objects.
    ///
    /// - Returns: Whether all was taken; else nothing is.
    private func lay(_ parts: JSON, into out: inout JSONObject, of schema: JSONObject) -> Bool {
        var laid = out
        for part in parts.array ?? [] {
            guard let part = part.object, !takesObjects(part) else { return false }
            for (name, value) in part.members {
                guard Self.kept.contains(name), name != "$ref", laid[name] == nil, schema[name] == nil else {
                    return false
                }
                laid[name] = value
            }
        }
        out = laid
        return true
    }

    private func takesObjects(_ object: JSONObject) -> Bool {
        if object["properties"] != nil || object["additionalProperties"] != nil { return true }
        return object["type"] == "object" || (object["type"]?.array ?? []).contains("object")
    }

    private mutating func reduceNamed(_ value: JSON, at path: String, depth: Int) -> JSONObject {
        let members = (value.object?.members ?? []).map { member in
            (member.name, reduce(member.value, at: JSONPointer.appending(member.name, to: path), depth: depth + 1))
        }
        return JSONObject(members)
    }

    private mutating func closeObject(_ object: JSONObject, at path: String, depth: Int, into out: inout JSONObject) {
        if let additional = object["additionalProperties"], additional != false {
            dropped.append(JSONPointer.appending("additionalProperties", to: path))
        }
        let required = Set((object["required"]?.array ?? []).compactMap(\.string).map(ExactText.init))
        var members = reduceNamed(
            object["properties"] ?? [:], at: JSONPointer.appending("properties", to: path), depth: depth)
        for (name, schema) in members.members where !required.contains(ExactText(name)) {
            members[name] = allowingNull(schema)
        }
        if out["type"] == nil { out["type"] = "object" }
        out["properties"] = .object(members)
        out["required"] = .array(members.names.map(JSON.string))
        out["additionalProperties"] = false
    }

    private func allowingNull(_ schema: JSON) -> JSON {
        guard case .object(var object) = schema, object["$ref"] == nil, object["const"] == nil else {
            return ["anyOf": [schema, ["type": "null"]]]
        }
        if case .array(let forms)? = object["anyOf"] {
            object["anyOf"] = .array(forms + [["type": "null"]])
            return .object(object)
        }
        switch object["type"] {
        case .string("null"): break
        case .string(let type): object["type"] = [.string(type), "null"]
        case .array(let types): object["type"] = .array(types.contains("null") ? types : types + ["null"])
        default: return object["enum"] == nil ? schema : ["anyOf": [schema, ["type": "null"]]]
        }
        if case .array(let values)? = object["enum"], !values.contains(.null) {
            object["enum"] = .array(values + [.null])
        }
        return .object(object)
    }
}
