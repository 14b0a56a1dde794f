import ChassisCore
import Testing

struct MaskerTests {
    private let masker = Masker(Masker.coreRecognizers)

    @Test func `an email never leaves the machine, and comes back in the answer`() {
        var map = MaskMap()

        let masked = masker.mask("Write to ann@example.com.", region: "US", map: &map)

        #expect(masked == "Write to ⟦EMAIL_1⟧.")
        #expect(map.restore("I wrote to ⟦EMAIL_1⟧.") == "I wrote to ann@example.com.")
        #expect(map.counts == ["EMAIL": 1])
    }

    @Test func `equal values share a placeholder, numbered by first appearance`() {
        var map = MaskMap()

        let text = "bob@example.com, ann@example.com, BOB@example.com; 4111 1111 1111 1111 or 4111-1111-1111-1111"

        #expect(
            masker.mask(text, region: "US", map: &map)
                == "⟦EMAIL_1⟧, ⟦EMAIL_2⟧, ⟦EMAIL_1⟧; ⟦CREDIT_CARD_1⟧ or ⟦CREDIT_CARD_1⟧")
        #expect(masker.mask("ann@example.com", region: "US", map: &map) == "⟦EMAIL_2⟧")
    }

    @Test func `what is masked already is no secret of its own`() {
        var map = MaskMap()
        let masked = masker.mask("password: Tr0ub4dor", region: "US", map: &map)

        let again = masker.maskedAgain(#"{"password":"⟦SECRET_1⟧"} and \#(masked)"#, region: "US", map: &map)

        #expect(again == #"{"password":"⟦SECRET_1⟧"} and password: ⟦SECRET_1⟧"#)
        #expect(map.restore(again) == #"{"password":"Tr0ub4dor"} and password: Tr0ub4dor"#)
    }

    @Test func `a value that was named once is masked where nothing names it`() {
        var map = MaskMap()

        #expect(
            masker.mask("BSN 111222333. Yes, 111222333!", region: "NL", map: &map)
                == "BSN ⟦NATIONAL_ID_1⟧. Yes, ⟦NATIONAL_ID_1⟧!")
        #expect(masker.mask("again 111222333", region: "NL", map: &map) == "again ⟦NATIONAL_ID_1⟧")
    }

    @Test(arguments: [
        "fødselsnummer 01010750160", "personnummer 811228-9874", "TFN 123 456 782", "NHS number: 943 476 5919",
        "Henkilötunnus 131052-308T",
    ])
    func `a number that is called a person's by its name is one`(text: String) {
        var map = MaskMap()

        #expect(masker.mask(text, region: "GB", map: &map).hasSuffix("⟦NATIONAL_ID_1⟧"))
    }

    @Test(arguments: [
        "⟦EMAIL_1⟧", "[[EMAIL_1]]", "[EMAIL_1]", "⟦email_1⟧", "⟦ EMAIL_1 ⟧", "⟦EMAIL 1⟧", "[EMAIL\\_1]",
        "\\[EMAIL\\_1\\]",
        "{EMAIL_1}", "【EMAIL_1】", "<EMAIL_1>", "⟦EMAIL_1",
    ])
    func `a placeholder that a model damaged still brings its value back`(damaged: String) {
        var map = MaskMap()
        _ = masker.mask("ann@example.com", region: "US", map: &map)

        #expect(map.restore("to \(damaged), ok") == "to ann@example.com, ok")
        #expect(map.restore(damaged) == "ann@example.com")
    }

    @Test(arguments: [
        "{email_1}", "<email-1>", "<email 1>", "list[email-1]", "[email 1]", "{ EMAIL_1 }", "${EMAIL_1}", "$[EMAIL_1]",
        "rows[EMAIL_1]", "m[0][EMAIL_1]", "f(x)[EMAIL_1]", "Map<EMAIL_1>", "{EMAIL-1}", "<Email_1>", "{{email_1}}",
        "{{ email_1 }}", "a1[EMAIL_1]", "_{EMAIL_1}", #"<input name="email">"#,
    ])
    func `a program's own names are no placeholders, whole or in pieces`(code: String) {
        var map = MaskMap()
        _ = masker.mask("ann@example.com", region: "US", map: &map)

        #expect(map.restore("run \(code), ok") == "run \(code), ok")
        #expect(map.restore(code) == code)
        #expect(masker.maskedAgain(code, region: "US", map: &map) == code)
        for cut in code.indices {
            var restorer = StreamingRestorer(map)
            let pieces = [restorer.push(String(code[..<cut])), restorer.push(String(code[cut...])), restorer.finish()]
            #expect(pieces.joined() == code)
        }
    }

    @Test(arguments: [
        "([EMAIL_1])", "Ann <[EMAIL_1]>", "<b>[EMAIL_1]</b>", "邮箱[EMAIL_1]", "\"{EMAIL_1}\"", "(<EMAIL_1>)",
    ])
    func `a damaged placeholder among marks of a sentence brings its value back`(text: String) {
        var map = MaskMap()
        _ = masker.mask("ann@example.com", region: "US", map: &map)

        #expect(map.restore(text).contains("ann@example.com"))
    }

    @Test func `what a user types right behind a value comes back as typed`() {
        for typed in ["ann@example.com[EMAIL_1]", "ann@example.com{EMAIL_1}<EMAIL_1>", "+[EMAIL_1]ann@example.com"] {
            var map = MaskMap()
            let masked = masker.mask(typed, region: "US", map: &map)
            #expect(map.restore(masked) == typed)
        }
    }

    @Test(arguments: ["⟦EMAIL_2⟧", "⟦EMAIL_0⟧", "[IBAN_1]", "⟦EMAIL_99999999999999999999⟧", "EMAIL_1", "[EMAIL]", "⟦"])
    func `a placeholder that was never issued stays`(text: String) {
        var map = MaskMap()
        _ = masker.mask("ann@example.com", region: "US", map: &map)

        #expect(map.restore("a \(text) b") == "a \(text) b")
    }

    @Test(arguments: ["⟦EMAIL_1⟧", "[EMAIL_1]", "[[email 1]]", "⟦LITERAL_1⟧"])
    func `a typed placeholder pulls out nothing and comes back as typed`(typed: String) {
        var map = MaskMap()
        let text = "\(typed) ann@example.com \(typed)"

        let masked = masker.mask(text, region: "US", map: &map)

        #expect(masked == "⟦LITERAL_1⟧ ⟦EMAIL_1⟧ ⟦LITERAL_1⟧")
        #expect(map.restore(masked) == text)
    }

    @Test func `an answer is masked again without touching what was issued`() {
        var map = MaskMap()
        _ = masker.mask("ann@example.com", region: "US", map: &map)

        let again = masker.maskedAgain(
            "[EMAIL_1] is ANN@example.com, not bob@example.com or [EMAIL_2]", region: "US", map: &map)

        #expect(again == "⟦EMAIL_1⟧ is ⟦EMAIL_2⟧, not ⟦EMAIL_3⟧ or ⟦LITERAL_1⟧")
        #expect(map.restore(again) == "ann@example.com is ANN@example.com, not bob@example.com or [EMAIL_2]")
    }

    @Test func `an article's spellings are values of their own, unless a user's is equal to them`() {
        var map = MaskMap()
        _ = masker.mask("4111 1111 1111 1111", region: "US", map: &map)

        let article = "4111111111111111, Ann@example.com, ann@example.com"
        let masked = masker.mask(article, by: .article, region: "US", map: &map)

        #expect(masked == "⟦CREDIT_CARD_1⟧, ⟦EMAIL_1⟧, ⟦EMAIL_2⟧")
        #expect(masker.mask("ANN@example.com", region: "US", map: &map) == "⟦EMAIL_1⟧")
    }

    @Test func `a value that one text names is masked in the next, in each spelling`() {
        var map = MaskMap()
        _ = masker.mask("BSN 111222333 or BSN 111.222.333", region: "NL", map: &map)

        #expect(masker.mask("111.222.333, 111222333", region: "NL", map: &map) == "⟦NATIONAL_ID_1⟧, ⟦NATIONAL_ID_1⟧")
    }

    @Test func `a streamed answer never shows half a placeholder`() {
        var map = MaskMap()
        _ = masker.mask("ann@example.com", region: "US", map: &map)
        let answer = "a [list], ⟦EMAIL_1⟧ and[[EMAIL_1]] <b> [EMAIL_7] ⟦EMAIL_1"

        for size in 1...9 {
            var restorer = StreamingRestorer(map)
            var pieces: [String] = []
            var rest = answer[...]
            while !rest.isEmpty {
                pieces.append(restorer.push(String(rest.prefix(size))))
                rest = rest.dropFirst(size)
            }
            pieces.append(restorer.finish())

            #expect(pieces.joined() == "a [list], ann@example.com andann@example.com <b> [EMAIL_7] ann@example.com")
            #expect(pieces.allSatisfy { !$0.contains("⟦") })
        }
    }

    @Test func `kinds that are not asked for stay`() {
        var map = MaskMap()
        let masker = Masker(Masker.coreRecognizers, kinds: [.iban])

        #expect(masker.mask("ann@example.com", region: "US", map: &map) == "ann@example.com")
        #expect(map.isEmpty)
    }

    @Test func `what is masked comes back exactly, whatever the text`() {
        let parts = [
            "ann@example.com", "⟦EMAIL_1⟧", "4111111111111111", "[", "⟦", "é", "日本", " ", "10.0.0.1", "\\", "12", "\n",
        ]
        var seed: UInt64 = 7
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<8 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(seed >> 33) % parts.count]
            }
            var map = MaskMap()
            let masked = masker.mask(text, region: "US", map: &map)
            #expect(map.restore(masked) == text)
        }
    }
}
