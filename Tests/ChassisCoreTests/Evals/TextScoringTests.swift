import ChassisCore
import Testing

struct TextScoringTests {
    @Test(
        arguments: [
            ("Billing", " billing\n", true), ("Billing", "billings", false), ("9", "9", true),
            ("a  b", "a\tb", true), ("café", "cafe\u{301}", true), ("it's", "it’s", true),
            ("שלום", "\u{200F}שלום", true), ("👩‍👧", "👩‍👧", true), ("👩‍👧", "👩", false),
        ] as [(String, String, Bool)])
    func `exact is equal but for white space and case`(expected: String, answer: String, passes: Bool) {
        #expect(score(sample(.exact, expected: .string(expected)), answer).passed == passes)
    }

    @Test func `any of several expected texts will do`() {
        let nine = sample(.exact, expected: ["nine", 9])

        #expect(score(nine, "9").passed)
        #expect(score(nine, "Nine").passed)
        #expect(!score(nine, "ten").passed)
    }

    @Test func `exact compares an object as JSON`() {
        let object = sample(.exact, expected: ["a": 1, "b": [true]])

        #expect(score(object, "{\"b\": [true], \"a\": 1.0}").passed)
        #expect(!score(object, "{\"a\": 1}").passed)
    }

    @Test(
        arguments: [
            ("400 lines", "An invoice has at most 400\nlines.", true), ("9", "There are 19.", false),
            ("9", "It is 9.5 cm.", false), ("9", "It is 9.", true), ("9", "1,9", false), ("9", "a9b", true),
            ("10,000", "up to 10,000 EUR", true), ("", "x", false), ("Straße", "STRASSE straße", true),
        ] as [(String, String, Bool)])
    func `contains finds a text, and no part of a number`(expected: String, answer: String, passes: Bool) {
        #expect(score(sample(.contains, expected: .string(expected)), answer).passed == passes)
    }

    @Test func `contains wants one of its texts, or all of them`() {
        #expect(score(sample(.contains, expected: ["a1", "b2"]), "has b2").passed)

        let all = score(sample(.contains, expected: ["a1", "b2"], ("all", true)), "has b2")

        #expect(!all.passed)
        #expect(all.value == 0.5)
        #expect(all.explanation == "missing: 'a1'")
    }

    @Test func `case counts when the sample says so`() {
        #expect(!score(sample(.contains, expected: "SQL", ("case_sensitive", true)), "sql").passed)
        #expect(score(sample(.contains, expected: "SQL", ("case_sensitive", true)), "an SQL text").passed)
    }

    @Test func `a sample with 'not' passes what doesn't contain its text`() {
        let never = sample(.contains, expected: "password", ("not", true))

        #expect(score(never, "I can't help with that.").passed)
        #expect(!score(never, "Your Password is 123.").passed)
    }

    @Test(
        arguments: [
            ("^[A-Z]{2}-\\d+$", "DT-4013", true), ("^[A-Z]{2}-\\d+$", "see DT-4013", false), ("(", "(", false),
            ("ü+", "lüüü", true),
        ] as [(String, String, Bool)])
    func `regex matches anywhere unless it is anchored`(pattern: String, answer: String, passes: Bool) {
        #expect(score(sample(.regex, ("pattern", .string(pattern))), answer).passed == passes)
    }

    @Test(.timeLimit(.minutes(4)), arguments: ["(a+)+$", "^(a|a?)+$", "(?=(a+)+b)a", "(.*)*(.*)*x"])
    func `a hostile pattern comes to an end on a long answer, and doesn't pass it`(pattern: String) {
        let text = String(repeating: "a", count: 2_000) + "!"

        let score = score(sample(.regex, ("pattern", .string(pattern))), text)

        #expect(!score.passed)
    }

    @Test func `a member of a JSON answer can be asked for`() {
        let member = sample(.exact, expected: "billing", ("field", "ticket.category"))

        #expect(score(member, #"{"ticket": {"category": "Billing"}}"#).passed)
        #expect(score(member, #"{"ticket": {}}"#).failure == .format)
    }

    @Test(arguments: ScorerName.allCases.filter { ![.judge, .command].contains($0) })
    func `hostile answers get a score from every scorer`(scorer: ScorerName) {
        let words = (0..<50_000).map { "word\($0 % 997)" }.joined(separator: " ")
        let good = sample(
            scorer, expected: scorer == .json ? ["a": 1] : scorer == .numeric ? 12 : "word7 word8",
            ("choices", ["word7 word8", "other"]), ("pattern", "word7 (word8)+"), ("article", "a/b"))
        for text in [
            "", " \n\t", words, "NaN", "Infinity", "1e999", "👩‍👧‍👦 🇩🇪", "مرحبا ١٢ שלום", "\u{202E}21", "{\"a\": NaN}",
            String(repeating: "[", count: 5_000), "\u{0}\u{1B}[31m", String(repeating: "9", count: 5_000),
            String(repeating: "1,", count: 5_000),
        ] {
            let score = score(good, text, pages: [("a/b#1", true)])

            #expect((0...1).contains(score.value), "\(scorer): \(text.prefix(20))")
            #expect(score.passed == (score.failure == nil))
            #expect(score.explanation.count < 600)
        }
    }
}
