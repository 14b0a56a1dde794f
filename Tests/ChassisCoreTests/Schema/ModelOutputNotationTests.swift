import ChassisCore
import Testing

/// What models write that comes from other notations, or that lost a mark on the way. Ours, not another library's cases.
struct ModelOutputNotationTests {
    @Test(arguments: [
        ("{'s': u'text', 'r': r'raw'}", #"{"s":"text","r":"raw"}"#),
        (#"{"_id": ObjectId("64f0"), "n": NumberLong(12)}"#, #"{"_id":"64f0","n":12}"#),
        (#"{"d": new Date("2024-05-01"), "p": Decimal('19.99')}"#, #"{"d":"2024-05-01","p":"19.99"}"#),
        (#"{"d": datetime.date(2024, 5, 1), "n": 1}"#, #"{"d":"datetime.date(2024, 5, 1)","n":1}"#),
        (#"{"text": "one, " + "two", "n": ["a" + "b"]}"#, #"{"text":"one, two","n":["ab"]}"#),
        ("{\"code\": \"\"\"print(\"hi\")\nx\"\"\", \"n\": 1}", #"{"code":"print(\"hi\")\nx","n":1}"#),
        ("{'code': '''it's''', 'n': 1}", #"{"code":"it's","n":1}"#),
        ("{`a`: `say \"x\"`, \"n\": 1}", #"{"a":"say \"x\"","n":1}"#),
        ("{«nom»: «Ada», \"n\": 1}", #"{"nom":"Ada","n":1}"#),
        ("{‘a’: ‘Ada’, ‘s’: ‘it’s’}", #"{"a":"Ada","s":"it’s"}"#),
        (#"{"a": 0x1F, "b": 0x52908400098527886E0907}"#, #"{"a":31,"b":"0x52908400098527886E0907"}"#),
        (#"{"a": "\x41\xe9"}"#, #"{"a":"Aé"}"#), (#"{"my\_key": "a\_b"}"#, #"{"my_key":"a\\_b"}"#),
        (#"{"a": 1; "b": "x"; "c": 2;}"#, #"{"a":1,"b":"x","c":2}"#),
        (#"{"a":: 1, "b"=2, "c" => 3}"#, #"{"a":1,"b":2,"c":3}"#),
        (#"{"colours": [#fff, #00ff00], "n": 1 # two"# + "\n}", ##"{"colours":["#fff","#00ff00"],"n":1}"##),
        (#"{&quot;a&quot;: &quot;R&amp;D&quot;}"#, #"{"a":"R&D"}"#),
        (#"{\n  \"a\": 1,\n  \"b\": \"x\"\n}"#, #"{"a":1,"b":"x"}"#),
        ("\u{FEFF}{\"a\":\u{200B} 1,\u{2060} \"b\":\u{3000}2,}", #"{"a":1,"b":2}"#),
    ])
    func `the notation of another language is read`(text: String, value: String) {
        let output = ModelOutput.parse(text)

        #expect(output.value?.text == value)
        #expect(!output.repairs.isEmpty)
        #expect(!output.isTruncated)
    }

    @Test(arguments: [
        (#"{"a": [1, 2, "b": 3}"#, #"{"a":[1,2],"b":3}"#),
        (#"{"a": ["x": 1, "y": 2]}"#, #"{"a":[{"x":1,"y":2}]}"#),
        (#"{"u": {"n": "A", "l": ["en", "fr"}, "ok": true}"#, #"{"u":{"n":"A","l":["en","fr"]},"ok":true}"#),
        (#"{"l": ["en", "fr"}, "ok": true}"#, #"{"l":["en","fr"],"ok":true}"#),
        (#"{"a": {"b": 1], "c": 2}"#, #"{"a":{"b":1},"c":2}"#), (#"{"a": 1], "b": 2}"#, #"{"a":1,"b":2}"#),
        (#"{"a": {"b": 1}}}, "c": 2}"#, #"{"a":{"b":1},"c":2}"#),
        (#"{"a" "x", "b" 2, "c" [3]}"#, #"{"a":"x","b":2,"c":[3]}"#),
        (#"{name": "Ada", born": 1815}"#, #"{"name":"Ada","born":1815}"#),
        (#"{"a': 1, 'b": 2,}"#, #"{"a":1,"b":2}"#), (#"{name: "Ada", "age: 36}"#, #"{"name":"Ada","age":36}"#),
    ])
    func `a mark that is missing or another is told from what stands behind`(text: String, value: String) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test(arguments: [
        (#"{"t": "Use "yes" or "no"", "n": 1}"#, #"{"t":"Use \"yes\" or \"no\"","n":1}"#),
        (#"{"t": ""Great" product", "n": 5}"#, #"{"t":"\"Great\" product","n":5}"#),
        (#"{"t": ""Great"", "n": ""x""}"#, #"{"t":"Great","n":"x"}"#),
        (#"{"args": "{"city": "Paris"}", "name": "w"}"#, #"{"args":"{\"city\": \"Paris\"}","name":"w"}"#),
        ("{'users': 'the users' names', 'n': 'it's'}", #"{"users":"the users' names","n":"it's"}"#),
        (#"{"t": "a "b" + c", "n": 1}"#, #"{"t":"a \"b\" + c","n":1}"#),
        (#"{"t": "wait, ... "really"?", "n": 1}"#, #"{"t":"wait, ... \"really\"?","n":1}"#),
        (#"{"t": "«oui» and `x`; 'y'", n: 1}"#, #"{"t":"«oui» and `x`; 'y'","n":1}"#),
    ])
    func `quotations inside of strings stay there`(text: String, value: String) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test(arguments: [
        (#"{"a": [1, 2, ...], "b": {...}}"#, #"{"a":[1,2],"b":{}}"#),
        ("{\"a\": 1,\n  ...\n}", #"{"a":1}"#), (#"{"a": "x", ..., "z": "y"}"#, #"{"a":"x","z":"y"}"#),
        (#"["a", … , "z"]"#, #"["a","z"]"#),
    ])
    func `dots for what was left out are no value`(text: String, value: String) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test(arguments: [
        ("{\"id\": 1}\n{\"id\": 2}\n{\"id\": 3}", #"[{"id":1},{"id":2},{"id":3}]"#),
        (#"First: {"id": 1}. Corrected: {"id": 2}"#, #"{"id":2}"#),
        ("<think>Maybe [1, 2] or {\"x\": 9}?</think>\n{\"answer\": 42}", #"{"answer":42}"#),
    ])
    func `lines are rows, a correction replaces, and thoughts are no answer`(text: String, value: String) {
        #expect(ModelOutput.parse(text).value?.text == value)
    }

    @Test(
        .timeLimit(.minutes(4)),
        arguments: [
            "\"\"\"", "f(\"a", "«", "'''a", "... ", #"\n"#, #""a" + "#, "<think>", "u'", "] ", "new f(1)",
        ])
    func `another notation again and again is no value, and takes none from before it`(part: String) {
        let again = String(repeating: part, count: 20_000)

        #expect(ModelOutput.parse(again).value == nil)
        #expect(ModelOutput.parse(#"{"a": [""# + again).value?["a"]?[0]?.string != nil)
        #expect(ModelOutput.parse(#"{"a": [1, "# + again).value?["a"]?[0] == 1)
        #expect(ModelOutput.parse(#"{"a": {"b": 1], "# + again).value?["a"]?["b"] == 1)
    }

    @Test(.timeLimit(.minutes(4))) func `objects again and again are rows, and half ones end as well`() {
        let rows = String(repeating: "{\"a\":1}\n", count: 20_000)
        let halves = String(repeating: #"{"a"; "#, count: 20_000)

        #expect(ModelOutput.parse(rows).value?.array?.count == 20_000)
        #expect(ModelOutput.parse(#"{"a": [1, "# + rows).value?["a"]?.array?.count == 20_001)
        #expect(ModelOutput.parse(halves).value == [:])
        #expect(ModelOutput.parse(#"{"a": [1, "# + halves).value?["a"] == [1, [:]])
    }

    @Test(.timeLimit(.minutes(4)), arguments: [#"{"a": [1, "b": "#, #"{'a": "#])
    func `openers again and again are no value, whatever stands before`(part: String) {
        for start in ["", #"{"a": [1, "#, #"{"a": {"b": 1], "#] {
            #expect(ModelOutput.parse(start + String(repeating: part, count: 20_000)).value == nil, "\(start)")
        }
    }
}
