import ChassisCore
import Testing

struct JSONSchemaTests {
    private static let invoice: JSON = [
        "type": "object", "required": ["total", "lines"], "additionalProperties": false,
        "properties": [
            "total": ["type": "number", "minimum": 0], "currency": ["enum": ["EUR", "USD"]],
            "lines": ["type": "array", "minItems": 1, "items": ["type": "object", "required": ["sku"]]],
            "due": ["type": "string", "format": "date"],
        ],
    ]

    @Test(arguments: [
        (#"{"total":"12","lines":[{"sku":1}]}"#, ["/total: expected number, found string"]),
        (
            #"{"lines":[{}],"x/y":1}"#,
            [
                "the value: required member 'total' is missing", "/lines/0: required member 'sku' is missing",
                "/x~1y: no such member is allowed",
            ]
        ),
        (
            #"{"total":-1,"lines":[],"currency":"GBP","due":"2024-02-30"}"#,
            [
                "/total: expected at least 0", "/lines: expected at least 1 element",
                #"/currency: expected one of "EUR", "USD""#, "/due: expected text in the format 'date'",
            ]
        ),
    ])
    func `a violation says where, what was expected and what was found`(text: String, messages: [String]) throws {
        let schema = try JSONSchema(Self.invoice)

        #expect(Set(schema.validate(try JSON(parsing: text)).map(\.message)) == Set(messages))
    }

    @Test func `a strict schema names everything it doesn't know`() {
        let schema: JSON = [
            "definitions": [:], "properties": ["a": ["typ": "string", "format": "phone", "minLength": -1]],
            "$ref": "#/nowhere", "pattern": "(",
        ]

        let error = #expect(throws: SchemaError.self) { try JSONSchema(schema) }

        #expect(
            error.map { Set($0.problems.map { $0.path + ": " + $0.text }) } == [
                "/definitions: unknown keyword; did you mean '$defs'?",
                "/properties/a/typ: unknown keyword",
                "/properties/a/format: 'phone' is no format that is known here",
                "/properties/a/minLength: expected a whole number, 0 or more",
                "/$ref: '#/nowhere' leads nowhere",
                "/pattern: '(' is no regular expression: a '(' is never closed",
            ])
    }

    @Test func `the closest form explains why no form matches`() throws {
        let schema = try JSONSchema(["anyOf": [["type": "null"], ["type": "object", "required": ["id"]]]])

        #expect(
            schema.validate([:]).map(\.message) == [
                "the value: matches none of the 2 forms allowed; for the closest, the value: required member 'id' is missing"
            ])
    }

    @Test(
        arguments: [
            (["$ref": "#"], ""), (["allOf": [["$ref": "#"]]], ""),
            (["anyOf": [["type": "string"], ["$ref": "#"]]], ""), (["if": true, "then": ["$ref": "#"]], ""),
            (["properties": ["a": ["$ref": "#/$defs/b"]], "$defs": ["b": ["not": ["$ref": "#/$defs/b"]]]], "/$defs/b"),
            (["dependentSchemas": ["a": ["$ref": "#"]]], ""),
        ] as [(JSON, String)])
    func `a schema that goes round in circles is refused, and ends where it is not`(schema: JSON, path: String) throws {
        let error = #expect(throws: SchemaError.self) { try JSONSchema(schema) }

        #expect(error?.problems.count == 1)
        #expect(error?.problems.first?.path.hasPrefix(path) == true)
        #expect(throws: SchemaError.self) { try JSONSchema(schema, options: .client) }
        let loose = try JSONSchema(schema, options: .specification)
        if path.isEmpty { #expect(!loose.isValid(["a": 1])) }
    }

    @Test(
        arguments: [
            ["type": "object", "properties": ["next": ["$ref": "#"]]],
            ["type": "array", "items": ["$ref": "#"]],
            ["anyOf": [["type": "null"], ["additionalProperties": ["$ref": "#"]]]],
            ["allOf": [["$ref": "#/$defs/a"], ["$ref": "#/$defs/a"]], "$defs": ["a": ["contains": ["$ref": "#"]]]],
        ] as [JSON])
    func `a schema of a tree may refer to itself`(schema: JSON) throws {
        _ = try JSONSchema(schema)
    }

    @Test func `branches upon branches over a deep value end`() throws {
        let branch: JSON = ["items": ["$ref": "#"], "maxItems": 1]
        let other: JSON = ["items": ["$ref": "#"], "minItems": 0]
        let schema = try JSONSchema(["type": "array", "anyOf": [branch, other]])
        let deep = (0..<200).reduce(JSON.integer(1)) { value, _ in .array([value]) }

        #expect(!schema.validate(deep).isEmpty)
    }

    @Test(arguments: [
        ("^(a+)+$", String(repeating: "a", count: 5_000) + "b", false),
        ("(x+x+)+y", String(repeating: "x", count: 4_000), false),
        ("^(?=.*\\d)(?!.*\\s)\\S{8,}$", "abc12345", true), ("^(\\w)\\1$", "aa", true), ("^(\\w)\\1$", "ab", false),
        ("(?<=€)\\d+", "€12", true), ("(?<!a)b", "ab", false), ("\\bcat\\b", "a cat.", true), ("^.$", "😀", true),
        ("^[^a-c\\d]{2,3}$", "xyz", true), ("^(?<y>\\d{4})-\\k<y>$", "2024-2024", true), ("a|^$", "", true),
    ])
    func `patterns mean what ECMA-262 says and never run away`(pattern: String, text: String, matches: Bool) throws {
        let schema = try JSONSchema(["pattern": .string(pattern)])

        #expect(schema.isValid(.string(text)) == matches)
    }

    @Test(arguments: [
        #"{"additionalProperties": {"pattern": "^(a*)*\\1c$"}}"#,
        #"{"additionalProperties": {"not": {"pattern": "^(a*)*\\1c$"}}}"#,
        #"{"additionalProperties": {"anyOf": [{"pattern": "^(a*)*\\1c$"}, {"type": "string"}]}}"#,
        #"{"additionalProperties": {"pattern": "^(a*)*\\1c$"}, "unevaluatedProperties": false}"#,
        #"{"additionalProperties": {"pattern": "(?=(a|b)*c)(?=(a|aa)*d)(?=a(a|ab)*e)"}}"#,
        #"{"additionalProperties": {"propertyNames": true, "allOf": [{"pattern": "^(a*)*\\1c$"}, {"pattern": "^(a+)*\\1d$"}]}}"#,
    ])
    func `what takes too long to check never passes, and all of a value has one limit`(schema: String) throws {
        let schema = try JSONSchema(try JSON(parsing: schema))
        let long = String(repeating: "a", count: 5_000)
        let value = JSON.object(JSONObject((0..<50).map { ("m\($0)", JSON.string(long)) }))

        #expect(schema.validate(value) == [.tooLong])
        #expect(!schema.isValid(value))
    }

    @Test(arguments: ["*a", "a**", "[z-a]", "(?<n>a)(?<n>b)", "\\2(a)", "\\Z", "a{2,1}", "(?i)a", "\\p{Nope}", "a)"])
    func `a pattern that means nothing is refused`(pattern: String) {
        #expect(throws: SchemaError.self) { try JSONSchema(["pattern": .string(pattern)]) }
    }

    @Test(arguments: [
        (0.0075, 0.0001, true), (19.99, 0.01, true), (1e300, 3, false), (9e300, 3, true), (0.3, 0.1, true),
        (4.5, 2, false),
        (1e-7, 1e-8, true), (1, 3e20, false),
    ])
    func `multiples are those of the decimals as written`(value: Double, divisor: Double, isMultiple: Bool) throws {
        let schema = try JSONSchema(["multipleOf": .number(divisor)])

        #expect(schema.isValid(.number(value)) == isMultiple)
    }

    @Test func `the subset for providers closes objects, makes optional members nullable and tells what went`() throws {
        let (schema, dropped) = providerSubset(
            of: [
                "type": "object", "required": ["a"],
                "properties": [
                    "a": ["type": "string", "not": false, "format": "uri"], "b": ["enum": ["x"], "type": "string"],
                    "c": ["$ref": "#/$defs/d"],
                ],
                "$defs": ["d": ["type": "object", "patternProperties": ["^x": true]]],
            ])

        #expect(
            schema == [
                "type": "object", "required": ["a", "b", "c"], "additionalProperties": false,
                "properties": [
                    "a": ["type": "string"], "b": ["enum": ["x", nil], "type": ["string", "null"]],
                    "c": ["anyOf": [["$ref": "#/$defs/d"], ["type": "null"]]],
                ],
                "$defs": ["d": ["type": "object", "properties": [:], "required": [], "additionalProperties": false]],
            ])
        #expect(Set(dropped) == ["/properties/a/not", "/properties/a/format", "/$defs/d/patternProperties"])
    }

    @Test func `parts that say different things are laid together for providers`() {
        let (schema, dropped) = providerSubset(
            of: [
                "type": "object", "required": ["n", "m", "o"],
                "properties": [
                    "n": ["allOf": [["type": "integer"], ["minimum": 3]]],
                    "m": ["type": "integer", "allOf": [["minimum": 3], ["minimum": 5]]],
                    "o": ["allOf": [["type": "integer", "not": ["const": 1]]]],
                ],
            ])

        #expect(schema["properties"]?["n"] == ["type": "integer", "minimum": 3])
        #expect(schema["properties"]?["m"] == ["type": "integer"])
        #expect(schema["properties"]?["o"] == [:])
        #expect(Set(dropped) == ["/properties/m/allOf", "/properties/o/allOf"])
    }

    @Test func `a root that is no object is wrapped for providers`() {
        let (schema, dropped) = providerSubset(of: ["type": "array", "items": ["type": "integer"]])

        #expect(schema["properties"]?["value"] == ["type": "array", "items": ["type": "integer"]])
        #expect(dropped == [""])
    }
}
