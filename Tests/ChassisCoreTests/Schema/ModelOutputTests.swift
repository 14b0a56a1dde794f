import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Malformed JSON with what another library makes of it, read in place.
enum MalformedFacts {
    static let path = "malformed-json/visible.jsonl"

    static func rows() throws -> [(id: String, input: String, expected: JSON, kind: String)] {
        try SharedData.text(path).split(separator: "\n").map { line in
            let row = try JSON(parsing: String(line))
            return (
                row["id"]?.string ?? "", row["input"]?.string ?? "", row["expected"] ?? .null, row["kind"]?.string ?? ""
            )
        }
    }
}

struct ModelOutputTests {
    @Test(.enabled(if: SharedData.holds(MalformedFacts.path), "the shared data are not here"))
    func `what was meant is read from nineteen malformed texts in twenty`() throws {
        let rows = try MalformedFacts.rows()

        let wrong = rows.filter { row in
            let output = ModelOutput.parse(row.input)
            return row.kind == "no_json" ? output.value != nil : output.value != row.expected
        }
        for row in wrong {
            let found = ModelOutput.parse(row.input)
            print("wrong \(row.id): \(row.input) → \(found.value?.text ?? "nothing"), not \(row.expected.text)")
        }
        print("malformed: \(rows.count - wrong.count)/\(rows.count)")

        #expect(Double(wrong.count) <= 0.05 * Double(rows.count))
    }

    @Test func `references in prose are no values beside one`() {
        #expect(ModelOutput.parse("{\"a\": 1}\n\nSources: [1], [2]").value == ["a": 1])
    }

    @Test(arguments: [
        (#"{"a": 1,}"#, #"{"a":1}"#, "a comma too many"),
        ("Sure!\n```json\n{\"a\": 1}\n```\nBye", #"{"a":1}"#, "code fence removed"),
        ("{'a': True, b: None}", #"{"a":true,"b":null}"#, "quotes that aren't JSON's"),
        ("{\"a\": NaN}", #"{"a":null}"#, "a bare word read as JSON"),
        ("{\"a\": \"x\ny\"}", #"{"a":"x\ny"}"#, "a newline in a string"),
        ("{\"a\" 1}", #"{"a":1}"#, "a missing colon"),
        ("{\"a\": 1 /* one */}", #"{"a":1}"#, "a comment removed"),
        ("{\"a\": 1, # first\n \"b\": 2}", #"{"a":1,"b":2}"#, "a comment removed"),
        ("{\"a\": \"x\", # c\n \"b\": \"y\" # d\n}", #"{"a":"x","b":"y"}"#, "a comment removed"),
        ("> {\"a\": \"ok\",\n> \"b\": 3}", #"{"a":"ok","b":3}"#, "marks of a quotation removed"),
        ("Here it is:\n>{\"a\": \"x > y\"\n\n>}", #"{"a":"x > y"}"#, "marks of a quotation removed"),
        (#""a": "ok", "b": 3"#, #"{"a":"ok","b":3}"#, "braces missing"),
        (#"{\n  "a": "ok\n",\n  "b": 3\n}"#, #"{"a":"ok\n","b":3}"#, "line ends escaped between values"),
        ("{\"a\": 12345678901234567890,}", #"{"a":12345678901234567890}"#, "a comma too many"),
    ])
    func `a repair is made and named`(text: String, value: String, repair: String) {
        let output = ModelOutput.parse(text)

        #expect(output.value?.text == value)
        #expect(output.repairs.contains(repair))
        #expect(!output.isTruncated)
    }

    @Test(
        arguments: [
            (#"{"a": 1,}"#, ["a comma too many"]), ("[true null]", ["a missing comma"]), ("-1.5e3 ", []),
            (#"{"a"=2}"#, ["another mark for a colon"]), ("[1.]", ["a bare word read as JSON"]),
            ("[1_0, 2]", ["a bare word read as JSON"]),
        ] as [(String, [String])])
    func `what is JSON as it stands is no repair`(text: String, repairs: [String]) {
        #expect(ModelOutput.parse(text).repairs == repairs)
    }

    @Test(arguments: [
        ("[1 2 3]", "[1,2,3]", "a missing comma"), ("[1 2, 3\n4]", "[1,2,3,4]", "a missing comma"),
        (#"{"a": [true null -1.5 2e3]}"#, #"{"a":[true,null,-1.5,2000.0]}"#, "a missing comma"),
        (#""a": 1, "b": 2}"#, #"{"a":1,"b":2}"#, "an opener missing"),
        (#" "a": {"c": ["}"]}, "b": [1 2]} "#, #"{"a":{"c":["}"]},"b":[1,2]}"#, "an opener missing"),
        ("```json\n\"a\": 'x',\n\"b\": 2,\n}\n```", #"{"a":"x","b":2}"#, "an opener missing"),
    ])
    func `commas between plain values and the first brace may be missing`(text: String, value: String, repair: String) {
        let output = ModelOutput.parse(text)

        #expect(output.value?.text == value)
        #expect(output.repairs.contains(repair))
        #expect(!output.isTruncated)
    }

    @Test(arguments: [
        (#"{"total": [1 000, 2 500]}"#, #"{"total":["1 000","2 500"]}"#), ("[2024 05 01]", #"["2024 05 01"]"#),
        ("[1 of 2]", #"["1 of 2"]"#), (#""a", "b"}"#, nil), (#"The "a": 1}"#, nil), (#""a": 1 and so on"#, nil),
    ])
    func `what may mean something else is not taken apart`(text: String, value: String?) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test(arguments: [
        ("{\"a\"：1，\"b\"：［2］}", #"{"a":1,"b":[2]}"#), ("｛\"a\"：\"x，y：z\"｝", #"{"a":"x，y：z"}"#),
        (#"{\"a\": \"b\", \"c\": [\"d\"]}"#, #"{"a":"b","c":["d"]}"#),
        (##"{"tag": "#1, #2", "colour": "#fff"}"##, ##"{"tag":"#1, #2","colour":"#fff"}"##),
    ])
    func `marks of another keyboard and escaped objects are read`(text: String, value: String) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test(arguments: [
        (#"{"b": 1, "a": tru"#, #"{"b":1}"#), (#"{"a": 1, "b": "#, #"{"a":1}"#), (#"{"a": 1, "b"#, #"{"a":1}"#),
        (#"{"a": "so fa"#, #"{"a":"so fa"}"#),
        (#"{"a": [1, 2"#, #"{"a":[1,2]}"#), (#"{"a": "x\u00"#, #"{"a":"x"}"#), (#"[{"a": {"#, #"[{"a":{}}]"#),
        ("```json\n{\"a\": [\"x\", \"y", #"{"a":["x","y"]}"#),
    ])
    func `a text cut off keeps what is there, invents nothing and says so`(text: String, value: String) {
        let output = ModelOutput.parse(text)

        #expect(output.value?.text == value)
        #expect(output.isTruncated)
    }

    @Test(arguments: [
        (#"{"a": 1, "b": }"#, #"{"a":1,"b":""}"#), (#"{"a": , "b": 2}"#, #"{"a":"","b":2}"#),
        (#"{"a": 1}, "b": }"#, #"{"a":1,"b":""}"#),
    ])
    func `a name without a value is told as a gap, so that nobody takes the text for an answer`(
        text: String, value: String
    ) {
        let output = ModelOutput.parse(text)

        #expect(output.value?.text == value)
        #expect(output.gaps.count == 1)
    }

    @Test(arguments: [
        (#"{"k": [["a"], ["b"], "c", "d"], ["e"]]}"#, #"{"k":[["a"],["b"],["c","d"],["e"]]}"#),
        (#"{"k": [[1], "a", "b"], [[2], [3]]}"#, #"{"k":[[1],"a","b",[2],[3]]}"#),
        (#"[[1], "a", ["b"]]"#, #"[[1],"a",["b"]]"#),
    ])
    func `a list that lost its opener is one again where the brackets say so`(text: String, value: String) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test func `an empty text alone is no value`() { #expect(ModelOutput.parse(#" "" "#).value == nil) }

    @Test(arguments: ["", "I can't help with that.", "See [note] (1).", "]", "\u{1F600}", "/*"])
    func `text without JSON yields no value`(text: String) {
        #expect(ModelOutput.parse(text).value == nil)
    }

    @Test(arguments: [("{", "{}"), ("[", "[]"), ("[{", "[{}]")])
    func `an opener alone is a value cut off at its beginning`(text: String, value: String) {
        let output = ModelOutput.parse(text)

        #expect(output.value?.text == value)
        #expect(output.isTruncated)
    }

    @Test func `what follows the value in prose leaves it alone`() {
        let output = ModelOutput.parse(#"The answer is {"total": 12, "note": "see "A""} as you asked [1]."#)

        #expect(output.value?["total"] == 12)
    }

    @Test func `valid JSON is read as strict parsing reads it, and any mutation of it ends in an answer`() throws {
        var random = Noise(state: 42)
        let noise = Array("{}[]()\"'`\\,:/*#\n tn1-“” ".unicodeScalars)
        for _ in 0..<4_000 {
            let json = Self.value(depth: 4, &random)
            // An empty text alone says nothing.
            if json != "" { #expect(ModelOutput.parse(json.prettyText).value == json) }
            var scalars = Array(json.text.unicodeScalars)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0...scalars.count, using: &random)
                if Bool.random(using: &random), place < scalars.count {
                    scalars.remove(at: place)
                } else {
                    scalars.insert(noise.randomElement(using: &random) ?? " ", at: place)
                }
            }
            if Bool.random(using: &random) { scalars.removeLast(Int.random(in: 0...scalars.count, using: &random)) }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let output = ModelOutput.parse(String(text))
            if let value = output.value { #expect(try JSON(parsing: value.text) == value) }
        }
    }

    @Test(
        .timeLimit(.minutes(4)),
        arguments: [
            ("[", nil, "["), (#"{"a":"#, nil, "{"), ("(", nil, "("), ("\"", nil, ""), (#"{"```json {"#, "{}", "{"),
            ("/*", nil, "/"), ("{'", nil, "{"), (#"["a" "#, nil, "["), (#"{"a": "b" /* "#, #"{"a":"b"}"#, "{"),
            (#"{"} "#, #"["} {"]"#, nil), ("`", nil, "`"),
        ] as [(String, String?, String?)])
    func `a hostile text of the same again and again ends, alone and in a string`(
        part: String, alone: String?, beginning: String?
    ) {
        let again = String(repeating: part, count: 20_000)

        let inString = ModelOutput.parse(#"{"a": [""# + again).value

        #expect(ModelOutput.parse(again).value?.text == alone)
        #expect((inString?["a"]?[0]?.string?.prefix(1)).map(String.init) == beginning)
    }

    private static func value(depth: Int, _ random: inout Noise) -> JSON {
        let words = ["", "a", "it's", "say \"hi\", ok", "{x}", "[1]", "a: b", "line\nbreak", "```", "é\u{1F600}", "\\"]
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Int64.random(in: -999...999, using: &random))
        case 3: return .number(Double.random(in: -1...1, using: &random))
        case 4: return .string(words.randomElement(using: &random) ?? "")
        case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default:
            let members = (0..<Int.random(in: 0...4, using: &random)).map { index in
                ((words.randomElement(using: &random) ?? "") + "\(index)", value(depth: depth - 1, &random))
            }
            return .object(JSONObject(members))
        }
    }
}
