/// The meta-schemas of draft 2020-12, so that a schema may refer to them without a network.
enum Metaschema {
    static let uri = base + "schema"
    private static let base = "https://json-schema.org/draft/2020-12/"

    static func document(at uri: String) -> JSON? { documents[uri] }

    private static let documents: [String: JSON] = {
        let subschema: JSON = ["$dynamicRef": "#meta"]
        let list: JSON = ["type": "array", "minItems": 1, "items": subschema]
        let named: JSON = ["type": "object", "additionalProperties": subschema, "default": [:]]
        var table: [String: JSON] = [uri: whole]
        func add(_ name: String, _ properties: JSON, _ definitions: JSON = [:]) {
            table[base + "meta/" + name] = [
                "$schema": .string(uri), "$id": .string(base + "meta/" + name), "$dynamicAnchor": "meta",
                "type": ["object", "boolean"], "properties": properties, "$defs": definitions,
            ]
        }
        add("core", coreProperties(named))
        add(
            "applicator",
            [
                "prefixItems": list, "items": subschema, "contains": subschema, "additionalProperties": subschema,
                "properties": named, "patternProperties": named, "dependentSchemas": named,
                "propertyNames": subschema, "if": subschema, "then": subschema, "else": subschema,
                "allOf": list, "anyOf": list, "oneOf": list, "not": subschema,
            ])
        add("unevaluated", ["unevaluatedItems": subschema, "unevaluatedProperties": subschema])
        add("validation", validationProperties, validationDefinitions)
        let text: JSON = ["type": "string"]
        let flag: JSON = ["type": "boolean", "default": false]
        add(
            "meta-data",
            [
                "title": text, "description": text, "default": true, "deprecated": flag, "readOnly": flag,
                "writeOnly": flag, "examples": ["type": "array", "items": true],
            ])
        add("format-annotation", ["format": text])
        add("format-assertion", ["format": text])
        add("content", ["contentEncoding": text, "contentMediaType": text, "contentSchema": subschema])
        return table
    }()

    private static let whole: JSON = {
        let names = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"]
        let vocabularies = names.map { (base + "vocab/" + $0, JSON.bool(true)) }
        return [
            "$schema": .string(uri), "$id": .string(uri), "$dynamicAnchor": "meta",
            "$vocabulary": .object(JSONObject(vocabularies)),
            "allOf": .array(names.map { ["$ref": .string("meta/" + $0)] }),
            "type": ["object", "boolean"],
            "properties": [
                "definitions": [
                    "type": "object", "additionalProperties": ["$dynamicRef": "#meta"], "deprecated": true,
                ],
                "dependencies": [
                    "type": "object", "deprecated": true,
                    "additionalProperties": [
                        "anyOf": [["$dynamicRef": "#meta"], ["$ref": "meta/validation#/$defs/stringArray"]]
                    ],
                ],
                "$recursiveAnchor": ["type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$", "deprecated": true],
                "$recursiveRef": ["type": "string", "format": "uri-reference", "deprecated": true],
            ],
        ]
    }()

    private static func coreProperties(_ named: JSON) -> JSON {
        let reference: JSON = ["type": "string", "format": "uri-reference"]
        let anchor: JSON = ["type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"]
        return [
            "$id": ["type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$"],
            "$schema": ["type": "string", "format": "uri"], "$ref": reference, "$dynamicRef": reference,
            "$anchor": anchor, "$dynamicAnchor": anchor, "$comment": ["type": "string"], "$defs": named,
            "$vocabulary": [
                "type": "object", "propertyNames": ["type": "string", "format": "uri"],
                "additionalProperties": ["type": "boolean"],
            ],
        ]
    }

    private static let validationProperties: JSON = {
        let count: JSON = ["$ref": "#/$defs/nonNegativeInteger"]
        let countFromZero: JSON = ["$ref": "#/$defs/nonNegativeIntegerDefault0"]
        let number: JSON = ["type": "number"]
        let names: JSON = ["$ref": "#/$defs/stringArray"]
        return [
            "type": [
                "anyOf": [
                    ["$ref": "#/$defs/simpleTypes"],
                    ["type": "array", "items": ["$ref": "#/$defs/simpleTypes"], "minItems": 1, "uniqueItems": true],
                ]
            ],
            "const": true, "enum": ["type": "array", "items": true],
            "multipleOf": ["type": "number", "exclusiveMinimum": 0],
            "maximum": number, "exclusiveMaximum": number, "minimum": number, "exclusiveMinimum": number,
            "maxLength": count, "minLength": countFromZero, "pattern": ["type": "string", "format": "regex"],
            "maxItems": count, "minItems": countFromZero, "uniqueItems": ["type": "boolean", "default": false],
            "maxContains": count, "minContains": ["$ref": "#/$defs/nonNegativeInteger", "default": 1],
            "maxProperties": count, "minProperties": countFromZero, "required": names,
            "dependentRequired": ["type": "object", "additionalProperties": names],
        ]
    }()

    private static let validationDefinitions: JSON = [
        "nonNegativeInteger": ["type": "integer", "minimum": 0],
        "nonNegativeIntegerDefault0": ["$ref": "#/$defs/nonNegativeInteger", "default": 0],
        "simpleTypes": ["enum": ["array", "boolean", "integer", "null", "number", "object", "string"]],
        "stringArray": ["type": "array", "items": ["type": "string"], "uniqueItems": true, "default": []],
    ]
}
