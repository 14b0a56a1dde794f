import ArgumentParser
import ChassisCore

/// How many answers of 2 KB are validated in a second, by a schema as features have it.
struct SchemaBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Validations of a 2 KB answer each second, valid and invalid ones.")

    @Option(help: "Validations of each kind.") var count = 50_000

    func validate() throws { if count < 1 { throw ValidationError("Give a number above 0.") } }

    func run() throws {
        print(Machine.text)
        let schema = try JSONSchema(try JSON(parsing: Self.schema))
        let good = try JSON(parsing: Self.answer(total: "10948.0"))
        let bad = try JSON(parsing: Self.answer(total: "\"10948.0\""))
        print(
            "answer: \(Self.answer(total: "10948.0").utf8.count) bytes, 16 lines of 6 members, 3 formats and patterns")
        guard schema.validate(good).isEmpty, schema.validate(bad).map(\.path) == ["/total"] else {
            throw ValidationError("The answers are not judged as they should be.")
        }
        measure("valid answers") { schema.validate(good).isEmpty }
        measure("invalid answers, explained") { !schema.validate(bad).isEmpty }
        let text = Self.answer(total: "10948.0")
        measure("read from text and validated") { ((try? JSON(parsing: text)).map(schema.isValid)) ?? false }
    }

    private func measure(_ what: String, _ body: () -> Bool) {
        var right = 0
        let took = ContinuousClock().measure { for _ in 0..<count where body() { right += 1 } }
        let rate = Double(count) / (Double(took.nanoseconds) / 1e9)
        print("\(what): \(Int(rate)) a second (\(right) of \(count) as expected)")
    }

    private static func answer(total: String) -> String {
        let lines = (1...16).map { number in
            #"{"text":"Consulting work, part \#(number) of the whole","quantity":\#(number),"unit":"hour","#
                + #""price":80.5,"amount":\#(80.5 * Double(number)),"tax":19}"#
        }
        return #"{"supplier":{"name":"Fictional Works Ltd","country":"GB","vat":null,"email":"post@works.example"},"#
            + #""number":"2026-0117","issued":"2026-11-23","due":"2026-12-23","currency":"EUR","lines":["#
            + lines.joined(separator: ",")
            + #"],"total":\#(total),"notes":["Payable within thirty days.","Thank you for your business."],"#
            + #""confidence":0.93}"#
    }

    private static let schema = """
        {"type": "object", "additionalProperties": false,
         "required": ["supplier", "number", "issued", "currency", "lines", "total"],
         "properties": {
            "supplier": {"type": "object", "required": ["name", "country"], "additionalProperties": false,
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 200},
                    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
                    "vat": {"type": ["string", "null"], "maxLength": 20},
                    "email": {"type": "string", "format": "email"}}},
            "number": {"type": "string", "minLength": 1, "maxLength": 40},
            "issued": {"type": "string", "format": "date"}, "due": {"type": ["string", "null"], "format": "date"},
            "currency": {"enum": ["EUR", "USD", "GBP", "CHF"]},
            "lines": {"type": "array", "minItems": 1, "maxItems": 200, "items": {"$ref": "#/$defs/line"}},
            "total": {"type": "number", "minimum": 0},
            "notes": {"type": "array", "items": {"type": "string", "maxLength": 500}},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1}},
         "$defs": {"line": {"type": "object", "required": ["text", "quantity", "amount"], "additionalProperties": false,
            "properties": {
                "text": {"type": "string", "minLength": 1, "maxLength": 300},
                "quantity": {"type": "number", "exclusiveMinimum": 0},
                "unit": {"enum": ["piece", "hour", "day", "kg"]}, "price": {"type": "number"},
                "amount": {"type": "number"}, "tax": {"type": "number", "minimum": 0, "maximum": 100}}}}}
        """
}
