import ChassisCore
import Testing

struct JSONTests {
    @Test(arguments: [
        "null", "true", "[1,-2,0.5]", #"{"a":{"b":[]},"c":""}"#, #""\"\\\n\u0001é☺""#, "-9223372036854775808",
    ])
    func `valid text comes back as it was`(text: String) throws {
        #expect(try JSON(parsing: text).text == text)
        #expect(try JSON(parsing: Array(text.utf8)).text == text)
    }

    @Test(arguments: [
        ("{\n  \"a\": 1,\n  \"b\" x}", "line 3, column 7: expected ':', found 'x'"),
        ("{\"a\": 1 x", "line 1, column 9: expected ',' or '}', found 'x'"),
        ("[1, 2,]", "line 1, column 7: expected a value, found ']'"),
        ("", "line 1, column 1: expected a value, found the end of the text"),
        ("[01]", "line 1, column 2: a number can't start with 0 and another digit"),
        ("1e999", "line 1, column 1: a number beyond ±1.8e308"),
        ("\"é\u{1}\"", "line 1, column 3: expected an escape for a control character, found U+0001"),
        ("{} {}", "line 1, column 4: expected the end of the text, found '{'"),
        ("\"abc", "line 1, column 1: a string that never ends"),
        ("[1.]", "line 1, column 4: expected a digit, found ']'"),
        ("tru", "line 1, column 1: expected a value, found 't'"),
        (#""\x""#, #"line 1, column 3: expected one of "\/bfnrtu after '\', found 'x'"#),
    ])
    func `an error names line, column, what was expected and what was found`(text: String, message: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }

        #expect(error?.message == message)
    }

    @Test func `of two members with one name the last wins in the first place`() throws {
        #expect(try JSON(parsing: #"{"a":1,"b":2,"a":3}"#).text == #"{"a":3,"b":2}"#)
    }

    @Test func `two spellings of one letter are two names`() throws {
        let object = try JSON(parsing: "{\"\u{e9}\":1,\"e\u{301}\":2}")

        #expect(object.object?.count == 2)
        #expect(object["\u{e9}"] == 1)
        #expect(JSON.string("\u{e9}") != JSON.string("e\u{301}"))
    }

    @Test func `many members are found by name, also after some are taken out`() {
        var object = JSONObject((0..<100).map { ("n\($0)", .integer($0)) })

        object["n3"] = nil
        object["n50"] = "new"
        for place in 20..<95 { object["n\(place)"] = nil }

        #expect(object.count == 24)
        #expect(object["n3"] == nil)
        #expect(object["n4"] == 4)
        #expect(object["n99"] == 99)
        #expect(object["n50"] == nil)
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00\ud83dx""#, "\u{FFFD}\u{FFFD}x"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\b\f\r\t\/""#, "\u{8}\u{c}\r\t/"),
    ])
    func `escapes are read, half a pair as the replacement character`(text: String, value: String) throws {
        #expect(try JSON(parsing: text) == .string(value))
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80],
            [0x22, 0xE2, 0x82],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are named with their offset`(bytes: [UInt8]) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: bytes) }

        #expect(error?.offset == 1)
        #expect(error?.problem == "byte 1 is not valid UTF-8")
    }

    @Test func `512 levels are read and one more is refused`() throws {
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)

        #expect(try JSON(parsing: deepest).text == deepest)
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "[" + deepest + "]") }
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
    }

    @Test(arguments: ["12345678901234567890", "-9223372036854775809", "9\(String(repeating: "0", count: 200))1"])
    func `a whole number beyond 64 bits keeps its digits`(digits: String) throws {
        let json = try JSON(parsing: #"{"id":\#(digits)}"#)

        #expect(json.text == #"{"id":\#(digits)}"#)
        #expect(json["id"] != nil && json["id"] != .number(Double(digits) ?? 0))
        #expect(json["id"]?.integer == nil)
        #expect(json["id"]?.double == Double(digits))
    }

    @Test func `a whole number is equal in whatever form it comes`() throws {
        #expect(try JSON(parsing: "1E2") == .integer(100))
        let large = try JSON(parsing: "18446744073709551616")
        #expect(large == .number(18_446_744_073_709_551_616))
        #expect(large.hashValue == JSON.number(18_446_744_073_709_551_616).hashValue)
        #expect(try JSON(parsing: "18446744073709551617") != large)
    }

    @Test(arguments: [
        ("12345678901234567890", true), ("12345678901234567891", false), ("-12345678901234567890", false),
        ("1e19", false), ("12345678901234567900", false),
    ])
    func `a schema judges large whole numbers by all their digits`(number: String, isValid: Bool) throws {
        let schema = try JSONSchema([
            "type": "integer", "multipleOf": 5, "minimum": try JSON(parsing: "12345678901234567885"),
            "maximum": try JSON(parsing: "12345678901234567895"),
        ])

        #expect(schema.validate(try JSON(parsing: number)).isEmpty == isValid)
    }

    @Test func `equal values hash alike whatever their order and number form`() throws {
        let left = try JSON(parsing: #"{"a":1,"b":[2.0,"x"],"c":9007199254740993}"#)
        let right = try JSON(parsing: #"{"b":[2,"x"],"c":9007199254740993,"a":1.0}"#)

        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(try JSON(parsing: "9007199254740993") != .number(9_007_199_254_740_992))
        #expect(JSON.bool(true) != 1)
        #expect(JSON.null != 0)
    }

    @Test func `pretty text has two spaces a level`() throws {
        let json = try JSON(parsing: #"{"a":[1,{"b":null}],"c":{},"d":[]}"#)

        #expect(
            json.prettyText == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": []
                }
                """)
        #expect(try JSON(parsing: json.prettyText) == json)
    }
}
