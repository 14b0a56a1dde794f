import ChassisCore
import Testing

struct TextAnalysisTests {
    @Test(arguments: [
        ("Überweisung an Müller & Söhne", ["uberweisung", "an", "muller", "sohne"]),
        ("L’échéance d'une facture", ["l'echeance", "d'une", "facture"]),
        ("Straße œuvre Łódź ﬁnal", ["strasse", "oeuvre", "lodz", "final"]),
        (
            "Version 3.11 costs 1,234.56 on 2026-03-03",
            ["version", "3.11", "costs", "1234.56", "on", "2026", "03", "03"]
        ),
        ("snake_case API-key 'quoted' don't", ["snake", "case", "api", "key", "quoted", "don't"]),
        ("e\u{301}t\u{e9}", ["ete"]), ("請求書を送る", ["請求書を送る"]), ("ＦＵＬＬ　ｗｉｄｔｈ１２", ["full", "width12"]),
        ("mail ⟦EMAIL_1⟧ now ⟦", ["mail", "⟦EMAIL_1⟧", "now"]), ("", []), ("\u{0}\u{202E}…", []),
        ("Ωμέγα ΆΛΦΑ", ["ωμεγα", "αλφα"]),
    ])
    func `words are folded and split at what is no letter or digit`(text: String, expected: [String]) {
        #expect(TextAnalysis.words(in: text).map(\.folded) == expected)
    }

    @Test func `a word's range is its place in the text`() {
        let text = "Zahlung für Łódź, 発票 ⟦IBAN_1⟧!"
        let bytes = Array(text.utf8)

        let pieces = TextAnalysis.words(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }

        #expect(pieces == ["Zahlung", "für", "Łódź", "発票", "⟦IBAN_1⟧"])
    }

    @Test(arguments: [
        ("How do I export my invoices?", ["export", "invoic"]), ("the customer's payments", ["custom", "payment"]),
        ("請求書", ["請求", "求書"]), ("Ask ⟦EMAIL_1⟧", ["ask"]), ("what is it", ["what", "is", "it"]),
    ])
    func `terms leave out stop words and placeholders and pair ideographs`(text: String, expected: [String]) {
        #expect(TextAnalysis.terms(in: text) == expected)
    }

    @Test(arguments: [
        ("Dr. Lund paid 3.50 EUR. It took 2 days!", ["Dr. Lund paid 3.50 EUR.", "It took 2 days!"]),
        ("Use e.g. Export. Then wait.", ["Use e.g. Export.", "Then wait."]),
        (
            "Am 3. März fällig. Bitte z.B. Überweisung nutzen.",
            ["Am 3. März fällig.", "Bitte z.B. Überweisung nutzen."]
        ),
        ("送金できません。どうしてですか？助けて", ["送金できません。", "どうしてですか？", "助けて"]),
        ("He said \"Stop.\" Then he left.", ["He said \"Stop.\"", "Then he left."]),
        (
            "# Title\n\nOne. Two.\n\n1. First step\n2. Second step",
            ["Title", "One.", "Two.", "First step", "Second step"]
        ),
        (
            "a long line that goes on in the next one without any stop\nand ends here.",
            ["a long line that goes on in the next one without any stop and ends here."]
        ),
        ("**Retries.** We try again. Then we stop.", ["**Retries.** We try again.", "Then we stop."]),
        ("", []), ("...", ["..."]), ("?!\n\n\n!", ["?!", "!"]),
    ])
    func `sentences end where a reader would end them`(text: String, expected: [String]) {
        #expect(TextAnalysis.sentences(in: text).map(\.text) == expected)
    }

    @Test func `a sentence of a numbered list keeps its number`() {
        let sentences = TextAnalysis.sentences(in: "1. Open it. It takes a second.\n2) Close it.\n- done")

        #expect(sentences.map(\.marker) == ["1.", "", "2)", "-"])
        #expect(sentences.allSatisfy { $0.kind == .listItem })
    }

    @Test(arguments: [
        "#", "####### x", "-", "1.", "```", "|", ">", "\r\n\r\n", "* ", "⟦", "\u{301}", "12345678901234567890. x",
    ])
    func `broken Markdown is text`(text: String) {
        let sentences = TextAnalysis.sentences(in: text + "\nplain words here")

        #expect(sentences.last?.text.hasSuffix("plain words here") ?? false)
    }
}
