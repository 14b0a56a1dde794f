import ChassisCore
import ChassisEngine
import Testing

struct InputLimitsTests {
    private func check(_ input: String, limit: Int = 50_000, plan: Int? = nil) throws(StageError) -> Int {
        let feature = Feature(name: "answer", prompt: "answer", limits: .init(inputCharacters: limit))
        let plan = plan.map { Plan(name: "free", monthlyCredits: .zero, maxInputCharacters: $0) }
        return try InputLimits(feature: feature, plan: plan).check(input)
    }

    @Test(arguments: [
        "", " ", "\n\t \r\n", "\u{200B}", "\u{200B}\u{FEFF}\u{2060}", "\u{3000}\u{A0}", "\u{E0041}\u{E0042}",
        "\u{01}\u{02}\u{7F}", "\u{202E}\u{2066}",
    ])
    func `an input in which nothing can be seen is empty`(input: String) {
        #expect(throws: StageError.emptyInput) { try check(input) }
    }

    @Test(arguments: ["x", "?", " \u{200B}é ", "你", "👍", "\u{200B}\u{200B}1"])
    func `one thing to be seen is an input`(input: String) throws {
        #expect(try check(input) == input.unicodeScalars.count)
    }

    @Test func `a NUL is named by its byte`() {
        #expect(throws: StageError.notText(offset: 3)) { try check("aé\0b") }
        #expect(throws: StageError.notText(offset: 0)) { try check("\0") }
    }

    @Test func `fifty thousand words are too long, by how much and by whose limit`() {
        let words = String(repeating: "lorem ", count: 50_000)

        #expect(throws: StageError.inputTooLong(limit: 50_000, found: 300_000, whose: "feature 'answer'")) {
            try check(words)
        }
        #expect(throws: StageError.inputTooLong(limit: 10, found: 300_000, whose: "plan 'free'")) {
            try check(words, plan: 10)
        }
    }

    @Test func `the limit itself is allowed, and counts characters, not bytes`() throws {
        #expect(try check("äöüß", limit: 4) == 4)
        #expect(throws: StageError.inputTooLong(limit: 4, found: 5, whose: "feature 'answer'")) {
            try check("äöüß!", limit: 4)
        }
    }

    @Test(
        arguments: [
            ([0xFF], 0), ([0x61, 0xC3], 1), ([0x61, 0x62, 0x80, 0x63], 2), ([0xC3, 0xA9, 0xED, 0xA0, 0x80], 2),
            ([0x61, 0xF5, 0x80, 0x80, 0x80], 1), ([0xE2, 0x82, 0xAC, 0xC0, 0x80], 3),
        ] as [([UInt8], Int)])
    func `bytes that are no text are refused where they stand`(bytes: [UInt8], offset: Int) {
        #expect(throws: StageError.notText(offset: offset)) { try InputLimits.text(bytes) }
    }

    @Test func `twenty megabytes of what is no text end in an error`() {
        var bytes = [UInt8](repeating: 0x61, count: 20 << 20)
        bytes[bytes.count - 1] = 0xFE

        #expect(throws: StageError.notText(offset: (20 << 20) - 1)) { try InputLimits.text(bytes) }
    }
}

struct PromptRenderingTests {
    private let prompt = Prompt(
        name: "answer", version: 1, system: "Use: {{context}}", user: "{{ input }} / {{schema}} / {{unknown}} / {{")

    @Test func `an input that looks like a variable stays the user's words`() {
        let rendering = PromptRendering(
            input: "{{context}} {{input}} }} {{schema", passages: [], schema: "{{input}}", examples: [])

        let messages = rendering.messages(of: prompt)

        #expect(messages.map(\.role) == [.system, .user])
        #expect(messages[0].content == "Use: (nothing found)")
        #expect(messages[1].content == "{{context}} {{input}} }} {{schema / {{input}} / {{unknown}} / {{")
    }

    @Test func `a prompt without a system part sends none`() {
        let messages = PromptRendering(input: "Hi", passages: [], schema: nil, examples: [])
            .messages(of: Prompt(name: "p", version: 1, system: "", user: "{{input}}"))

        #expect(messages == [Message(.user, "Hi")])
    }
}

struct TokenEstimateTests {
    @Test(arguments: [
        ("", 0...0), ("Hello", 1...1), ("How do I void an invoice?", 6...8), ("internationalization", 3...5),
        ("1234567890", 4...4), ("発行した請求書", 8...12), ("Здравствуйте", 4...8), ("a\n\n\nb", 2...2),
    ])
    func `the estimate is near what vocabularies give`(text: String, range: ClosedRange<Int>) {
        #expect(range.contains(TokenEstimate.count(text)))
    }

    /// What o200k_base makes of texts of ours.
    @Test(arguments: [
        (
            "Wiosną przenieśliśmy stronę z rachunkami, dlatego stara zakładka już się nie otwiera. "
                + "Proszę zalogować się ponownie i wybrać abonamenty z menu po lewej stronie ekranu, żeby "
                + "zobaczyć szczegóły.",
            61
        ),
        (
            "Wir haben die Rechnungsübersicht im Frühjahr verschoben, deshalb öffnet sich das alte "
                + "Lesezeichen nicht mehr. Bitte melden Sie sich erneut an und wählen Sie im Menü auf der "
                + "linken Seite die Tarife aus.",
            44
        ),
        (
            "Tavasszal áthelyeztük a számlázási oldalt, ezért a régi könyvjelző már nem nyílik meg. "
                + "Kérjük, jelentkezzen be újra, és válassza ki a díjcsomagokat a bal oldali menüből.",
            64
        ),
        ("🎉🚀😀👍🏽❤️🙏🔥👩‍💻🇩🇪✅⚠️🤷‍♂️😂🥳💡📦🧾", 39),
        (
            "PLEASE ANSWER MY QUESTION ABOUT THE INVOICE FROM SEPTEMBER BECAUSE NOBODY HAS REPLIED "
                + "SINCE LAST WEDNESDAY",
            27
        ),
        (
            "We moved the billing page last spring, so the old bookmark no longer opens. If your team "
                + "still uses it, please tell them to sign in again and choose Plans from the menu on the "
                + "left side of the screen.",
            44
        ),
    ])
    func `the estimate is not below what a vocabulary gives, and not twice as much`(text: String, real: Int) {
        let estimate = TokenEstimate.count(text)

        #expect(estimate >= real && estimate < 2 * real)
    }

    @Test(arguments: [0, 1, 5, 50, 1000])
    func `a cut text is a beginning and keeps to its limit`(limit: Int) {
        let text = String(repeating: "One sentence follows another. 您好。 ", count: 40)

        let cut = TokenEstimate.cut(text, to: limit)

        #expect(text.hasPrefix(cut))
        #expect(TokenEstimate.count(cut) <= limit)
        if limit >= 5 { #expect(TokenEstimate.count(cut) >= limit / 2 || cut == text) }
    }
}

struct AnswerCheckTests {
    private let schema: JSONSchema

    init() throws {
        schema = try JSONSchema(
            try JSON(
                parsing: #"{"type":"object","required":["category"],"properties":{"category":{"enum":["a","b"]}}}"#))
    }

    private func verdict(_ text: String, isFree: Bool = false) -> String {
        switch AnswerCheck(schema: isFree ? nil : schema).check(text).verdict {
        case .good(let answer): "good \(answer)"
        case .bad: "bad"
        }
    }

    @Test(arguments: [
        (#"{"category": "a"}"#, #"good {"category":"a"}"#),
        ("Sure!\n```json\n{\"category\": \"b\",}\n```", #"good {"category":"b"}"#),
        (#"{"category": "c"}"#, "bad"), (#"{}"#, "bad"), ("I can't.", "bad"), ("", "bad"),
        (#"{"category": "a", "note": "cut o"#, "bad"), ("\u{0}\u{1}{{{{[[[[", "bad"),
    ])
    func `only JSON of the schema's shape is an answer`(text: String, wanted: String) {
        #expect(verdict(text) == wanted)
    }

    @Test func `free text is any text that says something`() {
        #expect(verdict("  Yes. \n", isFree: true) == "good Yes.")
        #expect(verdict(" \n\u{A0}", isFree: true) == "bad")
    }

    @Test func `arrays deeper than any schema end in a verdict, not in a crash`() {
        #expect(verdict(String(repeating: "[", count: 200_000)) == "bad")
        #expect(verdict(String(repeating: #"{"a":"#, count: 200_000)) == "bad")
    }
}
