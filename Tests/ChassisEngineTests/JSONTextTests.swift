import ChassisCore
@testable import ChassisEngine
import Testing

/// JSON that is masked and put back where it stands.
struct JSONTextTests {
    private let masker = Masker.standard(Set(PersonalData.allCases))

    private func masked(_ text: String, _ map: inout MaskMap) -> String {
        JSONMask { masker.mask($0, region: "US", map: &$1) }.mask(text: text, &map)
    }

    @Test(arguments: [
        (#"{"m":"V","n":0.1234567890123456789,"e":1E5}"#, #"{"m":"P","n":0.1234567890123456789,"e":1E5}"#),
        (#"{"a":1,"a":2,"m":"V"}"#, #"{"a":1,"a":2,"m":"P"}"#),
        ("[\n  \"V\" ,\n\t1.10 ]\n", "[\n  \"P\" ,\n\t1.10 ]\n"),
        (#" { "V" : { } , "b" : [ ] , "c" : null } "#, #" { "P" : { } , "b" : [ ] , "c" : null } "#),
        (#"{"m":"V","t":"a\/b\u00e9\n"}"#, #"{"m":"P","t":"a\/b\u00e9\n"}"#),
        (#"{"in":"{ \"m\": \"V\", \"n\": 1.0 }"}"#, #"{"in":"{ \"m\": \"P\", \"n\": 1.0 }"}"#),
        (#"[[],{},[[]],"",-0.0,1e-7,true,"V"]"#, #"[[],{},[[]],"",-0.0,1e-7,true,"P"]"#),
    ])
    func `all but the value stays as it was written, there and back`(form: String, wanted: String) {
        var map = MaskMap()
        let text = form.replacing("V", with: "<eve@example.com>")

        let result = masked(text, &map)

        #expect(result == wanted.replacing("P", with: "<⟦EMAIL_1⟧>"))
        #expect(map.restore(json: result) == text)
    }

    @Test func `a number that is a value comes back as it was written`() {
        var map = MaskMap()
        let text = #"{ "card": 4012888888881881, "amount": 10.50 }"#

        let result = masked(text, &map)

        #expect(result == #"{ "card": "⟦CREDIT_CARD_1⟧", "amount": 10.50 }"#)
        #expect(map.restore(json: result) == text)
    }

    @Test(arguments: ["{", "[1,", "{\"a\"", "\"", "{\"a\":}", "[", "", "x", "{\"a\\"])
    func `what is no JSON is read to its end`(text: String) {
        var seen = 0
        _ = JSONText.rewriting(text) { _, _ in
            seen += 1
            return nil
        }
        #expect(seen <= 2)
    }
}
