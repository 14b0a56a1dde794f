import ChassisCore
import Testing

struct JSONScoringTests {
    @Test(
        arguments: [
            (#"{"a": 1, "more": true}"#, 1.0), (#"{"a": 1.0}"#, 1), (#"{"a": "1"}"#, 0), ("{}", 0), ("[1]", 0),
            ("Sure:\n```json\n{'a': 1,}\n```", 1),
        ] as [(String, Double)])
    func `expected members stand in the answer with their values`(answer: String, value: Double) {
        #expect(score(sample(.json, expected: ["a": 1]), answer).value == value)
    }

    @Test func `members are compared inside members and lists`() {
        let invoice = sample(
            .json, expected: ["lines": [["sku": "A", "net": 10], ["sku": "B", "net": 20]], "to": ["name": "Acme"]])

        let good = score(
            invoice, #"{"to":{"name":" ACME "},"lines":[{"sku":"A","net":10.0,"vat":2},{"sku":"B","net":20}]}"#)
        let bad = score(invoice, #"{"to":{"name":"Acme"},"lines":[{"sku":"A","net":11},{"sku":"B","net":20}]}"#)
        let swapped = score(invoice, #"{"to":{"name":"Acme"},"lines":[{"sku":"B","net":20},{"sku":"A","net":10}]}"#)

        #expect(good.passed)
        #expect(bad.value == 0.8)
        #expect(bad.explanation == "/lines/0/net: expected 10, found 11")
        #expect(!swapped.passed)
    }

    @Test func `the order of a list and the last cents can be left open`() {
        let open = sample(.json, expected: ["t": [1, 2.5]], ("unordered", true), ("tolerance", 0.01))

        #expect(score(open, #"{"t": [2.5, 1.001]}"#).passed)
        #expect(!score(open, #"{"t": [2.5, 1.5]}"#).passed)
        #expect(!score(open, #"{"t": [2.5, 1, 7]}"#).passed)
    }

    @Test func `an expected null may be missing`() {
        #expect(score(sample(.json, expected: ["due": nil, "a": 1]), #"{"a": 1}"#).passed)
        #expect(!score(sample(.json, expected: ["due": nil]), #"{"due": "today"}"#).passed)
    }

    @Test(arguments: ["no JSON here", #"{"a": 1, "b": "cut o"#, ""])
    func `what can't be read is the form's fault`(answer: String) {
        #expect(score(sample(.json, expected: ["a": 1]), answer).failure == .format)
        #expect(score(sample(.schema), answer).failure == .format)
    }

    @Test func `an answer of another shape than the feature's is the form's fault`() throws {
        let schema = try JSONSchema(["type": "object", "required": ["b"]])

        #expect(score(sample(.json, expected: ["a": 1]), #"{"a": 1}"#, schema: schema).failure == .format)
        #expect(score(sample(.json, expected: ["a": 1]), #"{"a": 2, "b": 1}"#, schema: schema).failure == .generation)
    }

    @Test func `a sample's own schema goes before the feature's`() throws {
        let feature = try JSONSchema(["type": "object"])

        #expect(score(sample(.schema), "{}", schema: feature).passed)
        #expect(score(sample(.schema), "[]", schema: feature).failure == .format)
        #expect(score(sample(.schema, ("schema", ["type": "array"])), "[]", schema: feature).passed)
        #expect(score(sample(.schema, ("schema", ["type": 7])), "[]").failure == .format)
    }
}
